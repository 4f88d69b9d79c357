"""Persons, organisations and units that no knowledge file names: actors of their own, with what the words around tell of them.

Takes a draft in which names and generic phrases are found, adds mentions of form ``name``. The recogniser proposes, the
knowledge base overrules: what it knows as a country, a place, a people or a month is nobody new.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from polemos.knowledge.models import RoleEntry
from polemos.model import Actor, ActorKind, ActorMention
from polemos.mention.actors_names import title_before
from polemos.mention.actors_record import found_actor
from polemos.mention.draft import Draft

_NO_NAME = frozenset(
    "january february march april june july august september october november december monday tuesday wednesday thursday friday saturday sunday"
    " covid coronavirus ramadan eid suhur nowruz hajj uss hms fs ins rfa hmas hmcs mv christmas easter thanksgiving gdp photo video reuters operation resolution treaty constitution act article bill accord agreement"
    " north south east west northern southern eastern western today yesterday tomorrow".split()
)
_UNIT = re.compile(
    r"\b(?:\d{1,4}(?:st|nd|rd|th)|(?:First|Second|Third|Fourth|Fifth|Sixth|Seventh|Eighth|Ninth|Tenth))\s(?:[A-Z][\w-]*\s){0,4}"
    r"(?:Battalions?|Brigades?|Divisions?|Regiments?|Corps|Army|Armies|Fleet|Squadrons?|Wing|Company|Marines|Infantry|Cavalry|Group|Platoon|Legion|Expeditionary Unit|Fighter Wing)"
    r"(?:,\s\d{1,3}(?:st|nd|rd|th)\s(?:[A-Z][\w-]*\s){0,3}(?:Marines|Regiment|Infantry|Division|Brigade|Cavalry|Battalion|Wing))?"
)
_ACRONYM = re.compile(r"[A-Z][A-Z0-9\-/]{2,8}")
_NOT_ORG = frozenset("GDP VBIED IED COVID TV DNA HIV AIDS UAV GPS CEO POW PTSD WMD RPG SUV GMT EST UTC PDF FAQ BTC ATM IDP".split())


@dataclass
class Introduced:
    """What persons are said to be: roles by which the document calls them, by actor id."""

    titles: dict[str, list[RoleEntry]] = field(default_factory=dict)

    def add(self, actor: str, role: RoleEntry) -> None:
        self.titles.setdefault(actor, []).append(role)


def find_unknown(draft: Draft) -> Introduced:
    """Adds units, persons and organisations that only the document knows; returns what persons were introduced as."""
    introduced = Introduced()
    _units(draft)
    for mention in list(draft.mentions):
        _note_title(draft, mention, introduced)
    _organisations(draft)
    _acronyms(draft)
    _persons(draft, introduced)
    return introduced


def _note_title(draft: Draft, mention: ActorMention, introduced: Introduced) -> None:
    if mention.form == "name" and mention.actors and draft.actors[mention.actors[0]].kind == "person":
        role = title_before(draft, draft.first_atom.get(mention.first, 0))
        if role is not None:
            introduced.add(mention.actors[0], role)


def _units(draft: Draft) -> None:
    for region in draft.document.regions:
        text = region.span.of(draft.document.text)
        for match in _UNIT.finditer(text):
            begin, end = region.span.start + match.start(), region.span.start + match.end()
            tokens = [t for t in range(len(draft.parse)) if draft.parse.starts[t] < end and draft.parse.ends[t] > begin]
            if not tokens:
                continue
            name = " ".join(match.group().split())
            owner = _owner_left(draft, tokens[0])
            actor = found_actor(name, "military", draft.document.id, country=owner.country if owner else None, sectors=("MIL",))
            last = tokens[-1] + 1
            draft.mentions = [m for m in draft.mentions if not (tokens[0] <= m.first and m.last <= last)]
            _reindex(draft)
            first_noun = next((t for t in tokens if draft.parse.words[t] == ","), last)
            draft.add(tokens[0], last, first_noun - 1, [actor], "name", "unit")


def _reindex(draft: Draft) -> None:
    draft.at = {m.head: number for number, m in enumerate(draft.mentions)}


def _owner_left(draft: Draft, token: int) -> Actor | None:
    """The state or force named right before the token ("Iraqi 9th Division", "the U.S. Army's 1st Division")."""
    for mention in draft.mentions:
        if mention.actors and 0 <= token - mention.last <= 1 and draft.parse.sentence_of[mention.head] == draft.parse.sentence_of[token]:
            return draft.actors[mention.actors[0]]
    return None


# -- persons --------------------------------------------------------------------------------------------------


def _persons(draft: Draft, introduced: Introduced) -> None:
    called: dict[str, Actor] = {}
    for mention in draft.mentions:
        for actor in (draft.actors[a] for a in mention.actors):
            if mention.form == "name" and actor.kind == "person":
                called.setdefault(_surname(actor.name), actor)
    spans = sorted(set(_person_spans(draft)))
    for first, last in sorted(spans, key=lambda s: (s[0] - s[1], s[0])):  # full names first, then what is cut short
        if any(m.first < last and first < m.last and m.form == "name" for m in draft.mentions):
            continue
        _person(draft, first, last, called, introduced)


def _surname(name: str) -> str:
    return re.split(r"[\s]", name)[-1].casefold()


def _person(draft: Draft, first: int, last: int, called: dict[str, Actor], introduced: Introduced) -> None:
    head = draft.head_of(first, last)
    name = " ".join(draft.parse.span(first, last).of(draft.document.text).split())
    earlier = called.get(_surname(name)) if last - first == 1 or _same_person(name, called.get(_surname(name))) else None
    role = title_before(draft, draft.first_atom.get(first, 0)) or _apposed_role(draft, head)
    if earlier is None:
        country, sectors = _described(draft, first, head, role)
        earlier = found_actor(name, "person", draft.document.id, country=country, sectors=sectors)
        called.setdefault(_surname(name), earlier)
    if role is not None:
        introduced.add(earlier.id, role)
    draft.add(first, last, head, [earlier], "name", "person")
    for other in _apposed(draft, head):
        number = draft.at.get(other)
        if number is not None and draft.mentions[number].form == "generic" and not _plural(draft, other):
            draft.mentions[number] = replace(draft.mentions[number], actors=(earlier.id,), rule="apposition")


def _same_person(name: str, known: Actor | None) -> bool:
    """Is the longer of two names that end alike the shorter one with more to it ("J. Davis", "Jeff Davis")?"""
    if known is None:
        return False
    mine, theirs = name.split(), known.name.split()
    return mine[0][0] == theirs[0][0] and (len(mine) == 1 or len(theirs) == 1 or mine[0].strip(".") in (theirs[0], theirs[0][0]) or theirs[0].strip(".") == mine[0][0])


def _person_spans(draft: Draft) -> Iterator[tuple[int, int]]:
    parse = draft.parse
    for first, last, label in parse.entities:
        if label == "PERSON":
            span = _trim(draft, first, last)
            if span is not None:
                yield span
    yield from _speakers(draft)
    for number, entry in _titles(draft):
        following = number + 1
        last = following
        while last < len(parse) and parse.tags[last] in ("NNP", "HYPH") and draft.starts_adjacent(last - 1, last) and last - following < 6:
            last += 1
        if last > following and entry.person:
            span = _trim(draft, following, last)
            if span is not None:
                yield span


def _speakers(draft: Draft) -> Iterator[tuple[int, int]]:
    """Single names that the recogniser passed over and that say something."""
    parse, reports = draft.parse, draft.knowledge.classes.get("report", frozenset())
    for token in range(len(parse)):
        if parse.tags[token] == "NNP" and parse.deps[token] == "nsubj" and parse.lemmas[parse.heads[token]].lower() in reports and not parse.children[token]:
            word = parse.words[token]
            if word[:1].isupper() and word[1:].islower() and len(word) > 2 and token not in draft.place_tokens and token not in draft.at:
                yield token, token + 1


def _titles(draft: Draft) -> Iterator[tuple[int, RoleEntry]]:
    index = draft.knowledge.index
    for at in range(len(draft.low)):
        found = index.role_at(draft.low, at)
        if found is not None and draft.whole(at, found[0]) and found[1][0].person:
            token = draft.token[found[0] - 1]
            if draft.parse.words[token][:1].isupper() or draft.parse.deps[token] == "compound":
                yield token, found[1][0]


def _trim(draft: Draft, first: int, last: int) -> tuple[int, int] | None:
    """The span without titles before and possessives after; None where it can be no person's name."""
    parse, index = draft.parse, draft.knowledge.index
    while first < last:
        atom = draft.first_atom.get(first)
        found = index.role_at(draft.low, atom) if atom is not None else None
        if found is not None and draft.token[found[0] - 1] < last - 1 and found[1][0].person:
            first = draft.token[found[0] - 1] + 1
        elif parse.tags[first] in ("DT", "PRP$", "HYPH", "POS", "IN", "CC", ",") or parse.words[first][0].islower() and parse.words[first].lower() not in _PARTICLES:
            first += 1
        else:
            break
    while last > first and (parse.tags[last - 1] in ("POS", ",", "HYPH", ".", ":") or parse.words[last - 1][0].islower()):
        last -= 1
    cut = next((t for t in range(first, last) if parse.words[t] in (",", "(", ")", ";", "–", "--", "and")), last)
    last = cut
    return (first, last) if first < last and _can_be_name(draft, first, last) else None


_WHERE = ("in", "near", "into", "throughout", "across", "outside", "inside", "at", "around", "toward", "towards")
_PARTICLES = frozenset("al el de da van von bin ibn abu ben del der la di dos du ould".split())


def _can_be_name(draft: Draft, first: int, last: int) -> bool:
    parse, names = draft.parse, draft.knowledge.index.names
    if last - first > 6 or any(c.isdigit() for t in range(first, last) for c in parse.words[t]):
        return False
    if not all(parse.tags[t] in ("NNP", "NNPS", "HYPH", "NN", "JJ", "FW", "IN") or parse.words[t].lower() in _PARTICLES for t in range(first, last)):
        return False
    if any(parse.words[t].lower() in _NO_NAME for t in range(first, last)) or parse.tags[draft.head_of(first, last)] not in ("NNP", "NNPS"):
        return False
    atom = draft.first_atom.get(first)
    titled = atom is not None and title_before(draft, atom) is not None
    placed = all(t in draft.place_tokens for t in range(first, last)) or draft.preposition(draft.head_of(first, last)) in _WHERE
    if not titled and (placed or any(m.first < last and first < m.last for m in draft.mentions if m.rule in ("seat", "adjective", "people", "unit"))):
        return False
    if any(n.kind in ("name", "seat", "adjective") for t in range(first, last) if (a := draft.first_atom.get(t)) is not None for n in names.get((draft.keys[a],), ()) if _is_state(draft, n.actor)):
        return titled and last - first > 1
    if last - first == 1:
        told = parse.deps[first] in ("nsubj", "nsubjpass", "poss") or draft.preposition(first) in ("by", "with", "against", "for")
        return titled or told and len(parse.words[first]) > 2 and not parse.words[first].isupper()
    return True


def _is_state(draft: Draft, actor: str) -> bool:
    return draft.knowledge.actors[actor].kind in ("state", "de_facto_state")


def _described(draft: Draft, first: int, head: int, role: RoleEntry | None) -> tuple[str | None, tuple[str, ...]]:
    """Country and sectors of a person from the office words before the name or the noun in apposition to it."""
    owner = None
    for mention in draft.mentions:
        inside = mention.last <= first and mention.actors and 0 <= first - mention.last <= 4 and draft.parse.sentence_of[mention.head] == draft.parse.sentence_of[first]
        if inside and all(draft.parse.tags[t].startswith(("NN", "JJ", "HYPH", "POS")) for t in range(mention.last, first)):
            owner = draft.actors[mention.actors[0]]
    for other in _apposed(draft, head):
        mention_there = draft.mention_at(other)
        if owner is None and mention_there is not None and mention_there.actors:
            owner = draft.actors[mention_there.actors[0]]
    sectors = (role.sector,) if role is not None and role.sector else ()
    if owner is None:
        return None, sectors
    if owner.kind in ("state", "de_facto_state", "ethnic_group", "population"):
        return owner.country, sectors
    return owner.country, (owner.sectors[:1] if role is None or role.sector in ("GOV", None) else sectors) or sectors


def _apposed(draft: Draft, head: int) -> list[int]:
    """The tokens that the head is in apposition to, either way."""
    parse = draft.parse
    found = list(parse.dependents(head, "appos"))
    if parse.deps[head] == "appos":
        at = parse.heads[head]
        found.append(at)
        while parse.deps[at] in ("pobj", "prep") and parse.heads[at] != at:  # "a nurse from Lomé, X": hung on the last noun
            at = parse.heads[at]
            if parse.tags[at].startswith("NN"):
                found.append(at)
    return found


def _apposed_role(draft: Draft, head: int) -> RoleEntry | None:
    for token in _apposed(draft, head):
        for length in (4, 3, 2, 1):
            begin = draft.first_atom.get(token - length + 1)
            if begin is None:
                continue
            found = draft.knowledge.index.role_at(draft.low, begin)
            if found is not None and draft.token[found[0] - 1] == token:
                return found[1][0]
    return None


def _plural(draft: Draft, token: int) -> bool:
    return draft.parse.tags[token] in ("NNS", "NNPS")


# -- organisations --------------------------------------------------------------------------------------------


def _organisations(draft: Draft) -> None:
    acronyms: dict[str, Actor] = {}
    for first, last, label in draft.parse.entities:
        if label not in ("ORG", "NORP") or _blocked(draft, first, last):
            continue
        span = _trim_org(draft, first, last)
        if span is None:
            continue
        first, last = span
        text = " ".join(draft.parse.span(first, last).of(draft.document.text).split())
        role = _org_role(draft, first, last)
        if not _org_fits(draft, first, last, text, role, label):
            continue
        actor = acronyms.get(text) or _org_actor(draft, first, last, text, role)
        draft.mentions = [m for m in draft.mentions if not (first <= m.head < last and (m.form != "name" or last - first > m.last - m.first))]
        _reindex(draft)
        draft.add(first, last, draft.head_of(first, last), [actor], "name", "organisation")
        if last + 2 < len(draft.parse) and draft.parse.words[last] == "(" and _ACRONYM.fullmatch(draft.parse.words[last + 1]):
            acronyms[draft.parse.words[last + 1]] = actor


def _acronyms(draft: Draft) -> None:
    """Short forms in brackets after a name, there and wherever else they stand."""
    parse, short = draft.parse, {}
    for mention in draft.mentions:
        at = mention.last
        if mention.form != "name" or at + 2 >= len(parse) or parse.words[at] != "(" or parse.words[at + 2] != ")":
            continue
        name, word = mention.span.of(draft.document.text), parse.words[at + 1]
        if _ACRONYM.fullmatch(word) and word[0] == name.removeprefix("the ")[:1].upper():
            short[word] = mention.actors
    for token in range(len(parse)):
        actors = short.get(parse.words[token])
        if actors and not any(m.first <= token < m.last for m in draft.mentions):
            draft.add(token, token + 1, token, [draft.actors[a] for a in actors], "name", "acronym")


def _trim_org(draft: Draft, first: int, last: int) -> tuple[int, int] | None:
    parse = draft.parse
    while first < last and parse.tags[first] in ("DT", "PRP$", "CD", "POS", "HYPH", ","):
        first += 1
    while last > first and parse.tags[last - 1] in ("POS", ",", "HYPH", ".", ":", "-RRB-", "-LRB-"):
        last -= 1
    return (first, last) if first < last else None


def _blocked(draft: Draft, first: int, last: int) -> bool:
    """Does a name that is known, or a phrase of a role, stand there already?"""
    for mention in draft.mentions:
        if mention.first < last and first < mention.last:
            if mention.form == "name" and draft.actors[mention.actors[0]].kind not in ("state", "de_facto_state") and mention.rule != "weak":
                return True
            if mention.form in ("name", "adjective", "generic") and mention.first <= first and mention.last >= last:
                return True
            if mention.form == "generic" and mention.actors and first <= mention.head < last:
                return True
    return False


def _org_role(draft: Draft, first: int, last: int) -> RoleEntry | None:
    """The role noun that tells what kind of body it is: the last one before "of", "for" or the end."""
    parse = draft.parse
    stop = next((t for t in range(first, last) if parse.words[t].lower() in ("of", "for", "on", "against", "to", "in")), last)
    found = None
    for token in range(first, stop):
        atom = draft.first_atom.get(token)
        hit = draft.knowledge.index.role_at(draft.low, atom) if atom is not None else None
        if hit is not None and draft.token[hit[0] - 1] == stop - 1:
            found = hit[1][0]
    return found


def _org_fits(draft: Draft, first: int, last: int, text: str, role: RoleEntry | None, label: str) -> bool:
    parse = draft.parse
    words = [parse.words[t] for t in range(first, last)]
    if any(w.lower() in _NO_NAME for w in words) or text in _NOT_ORG or any(c in text for c in "$€£%") or last - first > 1 and any(c.isdigit() for c in text):
        return False
    if not all(parse.tags[t] in ("NNP", "NNPS", "IN", "CC", "HYPH", "POS", "DT", "JJ", "NN", "NNS", "CD", "FW") for t in range(first, last)):
        return False
    capitals = sum(w[:1].isupper() for w in words)
    if all(t in draft.place_tokens for t in range(first, last)):
        return False
    if last - first == 1:
        return bool(_ACRONYM.fullmatch(text)) and parse.tags[first] in ("NNP", "NNPS", "NN")
    if role is None and _headline(draft, first):
        return False
    return label == "ORG" and capitals >= 2 and words[0][:1].isupper() and (role is not None and not role.person or capitals == len(words) and role is None)


def _headline(draft: Draft, token: int) -> bool:
    """Does the token stand in a sentence whose words are capitalised throughout?"""
    bounds = draft.parse.sentences[draft.parse.sentence_of[token]]
    words = [draft.parse.words[t] for t in range(bounds.first, bounds.last) if draft.parse.words[t].isalpha() and len(draft.parse.words[t]) > 3]
    return len(words) > 3 and sum(w[:1].isupper() for w in words) >= 0.7 * len(words)


def _org_actor(draft: Draft, first: int, last: int, text: str, role: RoleEntry | None) -> Actor:
    country = next(
        (c for m in draft.mentions if first <= m.first and m.last <= last and m.actors and (c := draft.actors[m.actors[0]].country)),
        next((draft.country_at[t] for t in range(first, last) if t in draft.country_at), None),
    )
    kind: ActorKind = role.kind if role is not None and role.kind not in ("person", "state", "population") else "other"
    return found_actor(text, kind, draft.document.id, country=country, sectors=(role.sector,) if role is not None and role.sector else ())
