"""Which coalition "the coalition" is: one that fits the time and whose members or foes the text names.

Takes the words and what the document names, gives an id or None. Coalitions are known by entries of kind alliance, or of
international forces, with "coalition" in one of their names.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass

from polemos.knowledge import Knowledge
from polemos.knowledge.atoms import keys
from polemos.knowledge.models import ActorEntry

NOUN = "coalition"


@dataclass(frozen=True, slots=True)
class _Known:
    entry: ActorEntry
    names: frozenset[str]
    related: frozenset[str]


_KNOWN: dict[str, tuple[_Known, ...]] = {}


def alliance(words: str, named: Collection[str], active: Callable[[ActorEntry], bool], knowledge: Knowledge) -> str | None:
    """The coalition that the words mean; ``named`` are actor ids and country codes of the document, ``active`` tells whom its time fits."""
    low = words.lower().removeprefix("the ").strip()
    known = _known(knowledge)
    called = [k for k in known if low in k.names]
    if len(called) == 1:
        return called[0].entry.id
    scored = [(len(k.related & set(named)), any(n.startswith(low) for n in k.names), k.entry.id) for k in called or known if active(k.entry)]
    fitting = sorted((s for s in scored if s[0]), reverse=True)
    if not fitting or (len(fitting) > 1 and fitting[0][:2] == fitting[1][:2]):
        return None
    return fitting[0][2]


def is_coalition(actor: str, knowledge: Knowledge) -> bool:
    """Is it one of the coalitions that are known?"""
    return any(k.entry.id == actor for k in _known(knowledge))


def _known(knowledge: Knowledge) -> tuple[_Known, ...]:
    if knowledge.id not in _KNOWN:
        _KNOWN.clear()
        found = []
        for entry in knowledge.actors.values():
            names = (entry.name, *entry.strong, *entry.weak)
            if entry.country in ("IGO", "IMG") and entry.kind in ("alliance", "military") and any(NOUN in n.lower() for n in names):
                found.append(_Known(entry, frozenset(n.lower() for n in names), _related(entry, knowledge)))
        _KNOWN[knowledge.id] = tuple(found)
    return _KNOWN[knowledge.id]


def _related(entry: ActorEntry, knowledge: Knowledge) -> frozenset[str]:
    """Whom the coalition's own names name, and whom its ties tell."""
    found = {t.to for t in (*entry.member_of, *entry.backed_by)} | set(entry.part_of)
    for name in (entry.name, *entry.strong):
        atoms, at = keys(name), 0
        while at < len(atoms):
            hit = knowledge.index.at(atoms, at)
            if hit is None or any(n.actor == entry.id for n in hit.names):
                at += 1
                continue
            found.update(n.actor for n in hit.names if n.kind in ("name", "adjective"))
            at = hit.last
    return frozenset(found - {"USA"})
