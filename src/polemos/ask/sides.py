"""Who stands with whom, from the signed relations that the sources state. No side is given to anybody they are silent on."""

from __future__ import annotations

from dataclasses import dataclass

from polemos.ask.material import Material
from polemos.model import Relation

_WITH = frozenset({"ally_of", "supports", "arms", "aids", "aligned_with", "guarantees", "fights_for"})


@dataclass(frozen=True, slots=True)
class Tie:
    """A signed relation with the document that states it, between actors raised to their states."""

    document: str
    source: str
    target: str
    relation: Relation


@dataclass(frozen=True, slots=True)
class Sides:
    """The two main parties, who is said to stand with each, and who with both (arms both, is aligned with both)."""

    first: str
    second: str
    with_first: tuple[Tie, ...]
    with_second: tuple[Tie, ...]
    with_both: tuple[str, ...]


def ties(material: Material) -> tuple[Tie, ...]:
    """All signed relations that hold now, as said."""
    found = []
    for document, relation in material.of(Relation):
        if relation.sign != 0 and relation.factuality not in ("negated", "question") and not relation.historical:
            found.append(Tie(document, material.state_of(relation.source), material.state_of(relation.target), relation))
    return tuple(t for t in found if t.source != t.target)


def sides(material: Material, between: tuple[str, str] | None = None) -> Sides | None:
    """The sides of the confrontation between two parties, the main ones where none are named; None where there are not two."""
    parties = between or material.parties[:2]
    if len(parties) < 2:
        return None
    first, second = parties[0], parties[1]
    all_ties = [t for t in ties(material) if t.relation.type in _WITH]
    with_first = tuple(t for t in all_ties if first in (t.source, t.target) and second not in (t.source, t.target))
    with_second = tuple(t for t in all_ties if second in (t.source, t.target) and first not in (t.source, t.target))
    left, right = ({_other(t, p) for t in side} for side, p in ((with_first, first), (with_second, second)))
    return Sides(first, second, with_first, with_second, tuple(sorted(left & right)))


def _other(tie: Tie, party: str) -> str:
    return tie.target if tie.source == party else tie.source
