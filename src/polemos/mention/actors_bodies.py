"""Organisations and military units that no knowledge file names: actors of their own, of the kind that their nouns tell.

Takes a draft in which names and generic phrases are found, adds mentions of form ``name``. The recogniser proposes; what the
knowledge base knows as somebody or something else is nobody new.
"""

from __future__ import annotations

import re

from polemos.knowledge.models import RoleEntry
from polemos.mention.actors_record import found_actor
from polemos.mention.draft import Draft
from polemos.model import STATES, Actor, ActorKind

_UNIT = re.compile(
    r"\b(?:\d{1,4}(?:st|nd|rd|th)|(?:First|Second|Third|Fourth|Fifth|Sixth|Seventh|Eighth|Ninth|Tenth))\s(?:[A-Z][\w-]*\s){0,4}"
    r"(?:Battalions?|Brigades?|Divisions?|Regiments?|Corps|Army|Armies|Fleet|Squadrons?|Wing|Company|Marines|Infantry|Cavalry|Group|Platoon|Legion"
    r"|Expeditionary Unit|Fighter Wing)"
    r"(?:,\s\d{1,3}(?:st|nd|rd|th)\s(?:[A-Z][\w-]*\s){0,3}(?:Marines|Regiment|Infantry|Division|Brigade|Cavalry|Battalion|Wing))?"
)
_ACRONYM = re.compile(r"[A-Z][A-Z0-9\-/]{2,8}")


def find_bodies(draft: Draft) -> None:
    """Adds units, organisations and the short forms that the document gives them."""
    _units(draft)
    _organisations(draft)
    _acronyms(draft)


def _units(draft: Draft) -> None:
    for region in draft.document.regions:
        text = region.span.of(draft.document.text)
        for match in _UNIT.finditer(text):
            begin, end = region.span.start + match.start(), region.span.start + match.end()
            tokens = [t for t in range(len(draft.parse)) if draft.parse.starts[t] < end and draft.parse.ends[t] > begin]
            covered = tokens and any(m.first <= tokens[0] and tokens[-1] < m.last and m.form == "name" for m in draft.mentions)
            if not tokens or covered:
                continue
            name = " ".join(match.group().split())
            owner = _owner_left(draft, tokens[0])
            actor = found_actor(name, "military", draft.document.id, country=owner.country if owner else None, sectors=("MIL",))
            last = tokens[-1] + 1
            draft.drop(lambda m, first=tokens[0], last=last: first <= m.first and m.last <= last)  # type: ignore[misc]  # bound at once
            first_noun = next((t for t in tokens if draft.parse.words[t] == ","), last)
            draft.add(tokens[0], last, first_noun - 1, [actor], "name", "unit")


def _owner_left(draft: Draft, token: int) -> Actor | None:
    """The state or force named right before the token ("Iraqi 9th Division", "the U.S. Army's 1st Division")."""
    for mention in draft.mentions:
        if mention.actors and 0 <= token - mention.last <= 1 and draft.parse.sentence_of[mention.head] == draft.parse.sentence_of[token]:
            return draft.actors[mention.actors[0]]
    return None


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
        _make_room(draft, first, last)
        draft.add(first, last, draft.head_of(first, last), [actor], "name", "organisation")
        if last + 2 < len(draft.parse) and draft.parse.words[last] == "(" and _ACRONYM.fullmatch(draft.parse.words[last + 1]):
            acronyms[draft.parse.words[last + 1]] = actor


def _make_room(draft: Draft, first: int, last: int) -> None:
    """Takes back what stands inside a longer name."""
    draft.drop(lambda m: first <= m.head < last and (m.form != "name" or last - first > m.last - m.first))


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
            if mention.form == "name" and draft.actors[mention.actors[0]].kind not in STATES:
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
    if (
        any(w.lower() in draft.knowledge.in_class("no_person") for w in words)
        or text in draft.knowledge.in_class("no_organisation")
        or any(c in text for c in "$€£%")
        or (last - first > 1 and any(c.isdigit() for c in text))
    ):
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
    return label == "ORG" and capitals >= 2 and words[0][:1].isupper() and ((role is not None and not role.person) or (capitals == len(words) and role is None))


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
