"""Persons that no knowledge file names, and what the document calls anybody.

Takes a draft in which names, phrases and organisations are found, adds mentions of form ``name``. The recogniser proposes, titles
and verbs of saying add to it; what is known as a country, a place, a people or a month is nobody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from polemos.knowledge.models import RoleEntry
from polemos.mention.actors_names import title_before
from polemos.mention.actors_record import found_actor
from polemos.mention.draft import Draft
from polemos.model import STATES, Actor, ActorMention


@dataclass
class Introduced:
    """What persons are said to be: roles by which the document calls them, by actor id."""

    titles: dict[str, list[RoleEntry]] = field(default_factory=dict)

    def add(self, actor: str, role: RoleEntry) -> None:
        self.titles.setdefault(actor, []).append(role)


def find_persons(draft: Draft) -> Introduced:
    """Adds the persons that only the document knows; returns what persons, known or not, were introduced as."""
    introduced = Introduced()
    for mention in list(draft.mentions):
        _note_title(draft, mention, introduced)
    _persons(draft, introduced)
    return introduced


def _note_title(draft: Draft, mention: ActorMention, introduced: Introduced) -> None:
    if mention.form == "name" and mention.actors and draft.actors[mention.actors[0]].kind == "person":
        role = title_before(draft, draft.first_atom.get(mention.first, 0))
        if role is not None:
            introduced.add(mention.actors[0], role)


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
    return mine[0][0] == theirs[0][0] and (
        len(mine) == 1 or len(theirs) == 1 or mine[0].strip(".") in (theirs[0], theirs[0][0]) or theirs[0].strip(".") == mine[0][0]
    )


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
    parse, reports = draft.parse, draft.knowledge.in_class("report")
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
        elif parse.tags[first] in ("DT", "PRP$", "HYPH", "POS", "IN", "CC", ",") or (
            parse.words[first][0].islower() and parse.words[first].lower() not in _PARTICLES
        ):
            first += 1
        else:
            break
    while last > first and (parse.tags[last - 1] in ("POS", ",", "HYPH", ".", ":") or parse.words[last - 1][0].islower()):
        last -= 1
    cut = next((t for t in range(first, last) if parse.words[t] in (",", "(", ")", ";", "–", "--", "and")), last)
    last = cut
    return (first, last) if first < last and _can_be_name(draft, first, last) else None


_WHERE = ("in", "near", "into", "throughout", "across", "outside", "inside", "at", "around", "toward", "towards")
_PARTICLES = frozenset(["al", "el", "de", "da", "van", "von", "bin", "ibn", "abu", "ben", "del", "der", "la", "di", "dos", "du", "ould"])


def _can_be_name(draft: Draft, first: int, last: int) -> bool:
    parse, names = draft.parse, draft.knowledge.index.names
    if last - first > 6 or any(c.isdigit() for t in range(first, last) for c in parse.words[t]):
        return False
    if not all(parse.tags[t] in ("NNP", "NNPS", "HYPH", "NN", "JJ", "FW", "IN") or parse.words[t].lower() in _PARTICLES for t in range(first, last)):
        return False
    if any(parse.words[t].lower() in draft.knowledge.in_class("no_person") for t in range(first, last)) or parse.tags[draft.head_of(first, last)] not in (
        "NNP",
        "NNPS",
    ):
        return False
    atom = draft.first_atom.get(first)
    titled = atom is not None and title_before(draft, atom) is not None
    placed = all(t in draft.place_tokens for t in range(first, last)) or draft.preposition(draft.head_of(first, last)) in _WHERE
    if not titled and (placed or any(m.first < last and first < m.last for m in draft.mentions if m.rule in ("seat", "adjective", "people", "unit"))):
        return False
    if any(
        n.kind in ("name", "seat", "adjective")
        for t in range(first, last)
        if (a := draft.first_atom.get(t)) is not None
        for n in names.get((draft.keys[a],), ())
        if _is_state(draft, n.actor)
    ):
        return titled and last - first > 1
    if last - first == 1:
        told = parse.deps[first] in ("nsubj", "nsubjpass", "poss") or draft.preposition(first) in ("by", "with", "against", "for")
        return titled or (told and len(parse.words[first]) > 2 and not parse.words[first].isupper())
    return True


def _is_state(draft: Draft, actor: str) -> bool:
    return draft.knowledge.actors[actor].kind in STATES


def _described(draft: Draft, first: int, head: int, role: RoleEntry | None) -> tuple[str | None, tuple[str, ...]]:
    """Country and sectors of a person from the office words before the name or the noun in apposition to it."""
    owner = None
    for mention in draft.mentions:
        inside = (
            mention.last <= first
            and mention.actors
            and 0 <= first - mention.last <= 4
            and draft.parse.sentence_of[mention.head] == draft.parse.sentence_of[first]
        )
        if inside and all(draft.parse.tags[t].startswith(("NN", "JJ", "HYPH", "POS")) for t in range(mention.last, first)):
            owner = draft.actors[mention.actors[0]]
    for other in _apposed(draft, head):
        mention_there = draft.mention_at(other)
        if owner is None and (mention_there is None or not mention_there.actors):  # "a member of the Chilean parliament, X"
            behind = [o for p in draft.parse.dependents(other, "prep") if draft.parse.words[p] == "of" for o in draft.parse.dependents(p, "pobj")]
            mention_there = next((m for o in behind if (m := draft.mention_at(o)) is not None and m.actors), None)
        if owner is None and mention_there is not None and mention_there.actors:
            owner = draft.actors[mention_there.actors[0]]
    sectors = (role.sector,) if role is not None and role.sector else ()
    if owner is None:
        return None, sectors
    if owner.kind in (*STATES, "ethnic_group", "population"):
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
