"""A phrase taken apart without a parse: its names and role nouns, and where its first noun phrase ends.

Takes words, gives :class:`Phrase`; works on atoms and the index alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from polemos.knowledge import Knowledge
from polemos.knowledge.atoms import Atom, atoms, singular, stand_together
from polemos.knowledge.index import Hit
from polemos.knowledge.models import RoleEntry
from polemos.mention.actors_names import foreign_owner
from polemos.mention.actors_places import is_place
from polemos.model import STATES

_BREAKS = frozenset({
    "of", "in", "from", "at", "on", "for", "to", "by", "with", "near", "who", "that", "which", "based", "ordered", "loyal", "against", "under", "over",
    "inside", "outside", "around", "across", "between", "whose", "living", "working", "named",
})  # fmt: skip
_STOP = re.compile(r"[,;:()]")


@dataclass(frozen=True)
class Phrase:
    """A phrase taken apart: atoms, names and role nouns over them, and where its first noun phrase ends."""

    text: str
    atoms: tuple[Atom, ...]
    keys: tuple[str, ...]
    low: tuple[str, ...]
    hits: tuple[Hit, ...]
    roles: tuple[tuple[int, int, RoleEntry], ...]
    end: int


def take_apart(text: str, knowledge: Knowledge, respell: bool = False) -> Phrase:
    """``respell``: words that are nothing known are taken for what they miss by a letter ("Etiopia")."""
    found = tuple(atoms(text))
    keys = tuple(a.key for a in found)
    if respell:
        keys = tuple(_respelt(k, knowledge) for k in keys)
    low = tuple(singular(k) for k in keys)
    hits = tuple(h for h in _hits(text, found, keys, knowledge) if not _part_of_name(text, found, keys, low, h, knowledge))
    inside = {i for h in hits for i in range(h.first, h.last) if any(n.kind == "name" for n in h.names)}
    roles = tuple(_roles(text, found, keys, low, knowledge, inside))
    whole = {i for h in hits for i in range(h.first + 1, h.last)} | {i for first, last, _ in roles for i in range(first + 1, last)}
    end = next((i for i in range(1, len(low)) if i not in whole and (low[i] in _BREAKS or _STOP.search(text[found[i - 1].end : found[i].start]))), len(low))
    return Phrase(text, found, keys, low, hits, roles, end)


def _respelt(key: str, knowledge: Knowledge) -> str:
    index = knowledge.index
    if len(key) < 6 or key in index.lengths or singular(key) in index.role_lengths or key.isupper():
        return key
    word = index.respelt(key) or index.respelt(singular(key))
    return word if word is not None and (word[0].isupper() == key[0].isupper()) and not is_place(key) else key


def _hits(text: str, found: tuple[Atom, ...], keys: tuple[str, ...], knowledge: Knowledge) -> Iterator[Hit]:
    index, at = knowledge.index, 0
    while at < len(keys):
        hit = index.at(keys, at) or _shouted(keys, at, knowledge)
        if hit is None or not stand_together(text, found, hit.first, hit.last):
            at += 1
            continue
        yield hit
        at = hit.last


def _part_of_name(text: str, found: tuple[Atom, ...], keys: tuple[str, ...], low: tuple[str, ...], hit: Hit, knowledge: Knowledge) -> bool:
    """Is it a part of a longer name that is not known ("Liberty" of "Liberty Bell Society"), or another country's ("Peru's Ministry of Defence")?"""
    entries = [knowledge.actors[n.actor] for n in hit.names]
    if any(e.kind in (*STATES, "person", "armed_group", "ethnic_group") for e in entries):
        return False
    if foreign_owner(keys, hit, entries[0], knowledge):
        return True
    if hit.last - hit.first > 1 and keys[hit.first] != "the":
        return False
    before, after = hit.first - 1, hit.last
    if (
        before >= 0
        and stand_together(text, found, before, hit.last)
        and ((keys[before][:1].isupper() and knowledge.index.at(keys, before) is None and not _is_role(low, before, knowledge)) or keys[before] == "s")
    ):
        return True
    if after >= len(keys) or not keys[after][:1].isupper() or not stand_together(text, found, hit.first, after + 1):
        return False
    role = knowledge.index.role_at(low, after)
    if role is not None:
        return role[1][0].collective and not keys[after - 1].isupper()
    return knowledge.index.at(keys, after) is None


def _is_role(low: tuple[str, ...], at: int, knowledge: Knowledge) -> bool:
    return knowledge.index.role_at(low, at) is not None


def _shouted(keys: tuple[str, ...], at: int, knowledge: Knowledge) -> Hit | None:
    if not (keys[at].isupper() and len(keys[at]) >= 4):
        return None
    hit = knowledge.index.at([k.capitalize() if k.isupper() and len(k) >= 4 else k for k in keys[at : at + 8]], 0)
    return None if hit is None else Hit(at, at + hit.last, hit.names)


def _roles(
    text: str, found: tuple[Atom, ...], keys: tuple[str, ...], low: tuple[str, ...], knowledge: Knowledge, inside: set[int]
) -> Iterator[tuple[int, int, RoleEntry]]:
    at = 0
    while at < len(low):
        end = at + 1
        for last, entries in knowledge.index.roles_at(low, at):
            plural, capital = keys[last - 1].lower() != low[last - 1], keys[last - 1][:1].isupper()
            role = next((r for r in entries if (plural or not r.plural_only) and (capital or not r.name_only)), None)
            if role is not None and not inside.intersection(range(at, last)) and stand_together(text, found, at, last):
                yield at, last, role
                end = last
                break
        at = end


def is_backed(phrase: Phrase, hit: Hit, knowledge: Knowledge) -> bool:
    """Is whom the name means only a backer, friend or foe ("Iran-backed", "pro-Iran")?"""
    text, found = phrase.text, phrase.atoms
    after = (
        hit.last < len(found) and phrase.low[hit.last] in knowledge.in_class("backed") and text[found[hit.last - 1].end : found[hit.last].start] in ("-", "–")
    )
    before = hit.first > 0 and phrase.low[hit.first - 1] in ("pro", "anti") and text[found[hit.first - 1].end : found[hit.first].start] in ("-", "–", "")
    return after or before
