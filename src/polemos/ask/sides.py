"""Who stands with whom, from the signed relations that the sources state. No side is given to anybody they are silent on."""

from __future__ import annotations

from dataclasses import dataclass

from polemos.ask.material import Material
from polemos.model import Event, Relation

# What puts one actor on another's side; who only sells weapons to somebody, or trades with him, need not stand with him.
_WITH = frozenset({"ally_of", "supports", "aids", "aligned_with", "guarantees", "recognises"})
_BACKING = _WITH | {"arms"}
_BETWEEN = "mediates"
_MATERIAL_CONFLICT = 4


@dataclass(frozen=True, slots=True)
class Tie:
    """A signed relation with the document that states it, between actors raised to their states."""

    document: str
    source: str
    target: str
    relation: Relation


@dataclass(frozen=True, slots=True)
class Sides:
    """The two main parties; the ties that put others with each; what is done for both (arms both); who only mediates between them.

    An actor who stands with one and only arms both is in ``with_first`` or ``with_second`` by the one and in ``with_both`` by the other.
    """

    first: str
    second: str
    with_first: tuple[Tie, ...]
    with_second: tuple[Tie, ...]
    with_both: tuple[str, ...]
    neither: tuple[str, ...] = ()


def ties(material: Material) -> tuple[Tie, ...]:
    """All signed relations that hold now, as said."""
    found = []
    for document, relation in material.of(Relation):
        holds = relation.factuality not in ("negated", "question", "desired", "future") and not relation.historical
        if relation.sign != 0 and holds and not material.is_over(document, relation.date):
            found.append(Tie(document, material.state_of(relation.source), material.state_of(relation.target), relation))
    return tuple(t for t in found if t.source != t.target)


def sides(material: Material, between: tuple[str, str] | None = None) -> Sides | None:
    """The sides of the confrontation between two parties, the main ones where none are named; None where there are not two."""
    parties = between or _facing(material)
    if parties is None:
        return None
    first, second = (material.state_of(p) for p in parties[:2])
    if first == second:
        first, second = parties[0], parties[1]
    backing = {t.relation.id: t for t in ties(material) if t.relation.type in _BACKING and t.relation.factuality == "actual"}.values()
    left = [t for t in backing if first in (t.source, t.target) and second not in (t.source, t.target)]
    right = [t for t in backing if second in (t.source, t.target) and first not in (t.source, t.target)]
    both = {other_end(t, first) for t in left if t.source != first} & {other_end(t, second) for t in right if t.source != second}
    with_first = tuple(t for t in left if t.relation.type in _WITH or other_end(t, first) not in both)
    with_second = tuple(t for t in right if t.relation.type in _WITH or other_end(t, second) not in both)
    torn = {other_end(t, first) for t in with_first} & {other_end(t, second) for t in with_second}
    placed = {other_end(t, first) for t in with_first} | {other_end(t, second) for t in with_second} | both
    return Sides(
        first,
        second,
        tuple(t for t in with_first if other_end(t, first) not in torn),
        tuple(t for t in with_second if other_end(t, second) not in torn),
        tuple(sorted(both | torn)),
        tuple(sorted(_go_betweens(material, first, second) - placed)),
    )


_FOREMOST = 8


def _facing(material: Material) -> tuple[str, str] | None:
    """The two foremost parties of which a source says that one is against the other, the foremost first."""
    against: set[frozenset[str]] = {frozenset((t.source, t.target)) for t in ties(material) if t.relation.sign < 0 and t.relation.factuality == "actual"}
    for _, event in material.of(Event):
        if event.quad == _MATERIAL_CONFLICT and not event.historical and event.factuality == "actual":
            against |= {frozenset((material.state_of(a), material.state_of(r))) for a in event.actors for r in event.recipients}
    foremost = material.parties[:_FOREMOST]
    pairs = sorted((i + j, i, foremost[i], foremost[j]) for j in range(len(foremost)) for i in range(j) if frozenset((foremost[i], foremost[j])) in against)
    return (pairs[0][2], pairs[0][3]) if pairs else None


def other_end(tie: Tie, party: str) -> str:
    """Whom the tie binds to the party."""
    return tie.target if tie.source == party else tie.source


def _go_betweens(material: Material, first: str, second: str) -> set[str]:
    """Who is said to mediate towards both."""
    towards: dict[str, set[str]] = {}
    for _, relation in material.of(Relation):
        if relation.type == _BETWEEN and not relation.historical and relation.factuality == "actual":
            towards.setdefault(material.state_of(relation.source), set()).add(material.state_of(relation.target))
    return {ref for ref, targets in towards.items() if targets >= {first, second}} - {first, second}
