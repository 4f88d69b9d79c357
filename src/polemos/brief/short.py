"""In short: who faces whom over what, who stands behind each, what set it off, what it cost. Five sentences at most, made like those below them."""

from __future__ import annotations

from collections.abc import Iterator

from polemos.ask.sides import Tie, other_end, ties
from polemos.brief.causes import reasons
from polemos.brief.cost import toll
from polemos.brief.draft import Draft
from polemos.brief.model import Line
from polemos.brief.names import is_plural, present, say, say_all
from polemos.model import Event, Figure, Relation, Span

_STANDING = ("ally_of", "supports", "guarantees", "arms", "aids", "aligned_with", "recognises")
_HOSTILE = (("fights", "are in conflict"), ("disputes_with", "are in dispute"), ("rival_of", "are rivals"), ("opposes", "stand against each other"))


def in_short(draft: Draft) -> Iterator[Line]:
    """The sentences, each only where records carry it."""
    if draft.divided is not None:
        yield from _conflict(draft)
        yield from _behind(draft)
    yield from _trigger(draft)
    yield from _toll(draft)


def _conflict(draft: Draft) -> Iterator[Line]:
    main = draft.main()
    hostile = [t for t in ties(draft.material) if t.relation.sign < 0 and {t.source, t.target} == set(main)]
    events = [(d, e) for d, e in draft.material.of(Event) if e.quad == 4 and not e.historical and e.factuality == "actual" and _faces(draft, e)]
    kinds = {t.relation.type for t in hostile}
    words = next((w for kind, w in _HOSTILE if kind in kinds), "are in conflict" if events else "")
    if not words:
        return
    object_, claims = _claimed(draft)
    evidence = [*((t.document, t.relation.evidence) for t in hostile[:2]), *((d, e.evidence) for d, e in events[:1]), *claims]
    yield draft.line(f"{say_all(main)} {words}{object_}.", evidence)


def _claimed(draft: Draft) -> tuple[str, list[tuple[str, tuple[Span, ...]]]]:
    """ " over Kashmir": what both claim, or one holds and the other claims."""
    held: dict[str, dict[str, tuple[str, Relation]]] = {}
    for document, relation in draft.material.of(Relation):
        side = draft.material.state_of(relation.source)
        if relation.type in ("claims", "controls") and relation.factuality == "actual" and side in draft.main():
            held.setdefault(relation.target, {})[side] = (document, relation)
    for target, by_side in held.items():
        if len(by_side) == 2 and any(r.type == "claims" for _, r in by_side.values()) and target in draft.material.places:
            return f" over {say(target)}", [(d, r.evidence) for d, r in by_side.values()]
    return "", []


def _faces(draft: Draft, event: Event) -> bool:
    left = {draft.material.state_of(a) for a in event.actors}
    right = {draft.material.state_of(r) for r in event.recipients}
    first, second = draft.main()
    return (first in left and second in right) or (second in left and first in right)


def _behind(draft: Draft) -> Iterator[Line]:
    divided = draft.divided
    if divided is None:
        return
    clauses: list[str] = []
    evidence: list[tuple[str, tuple[Span, ...]]] = []
    for party, tied in ((divided.first, divided.with_first), (divided.second, divided.with_second)):
        behind = _backers(draft, party, tied)
        if behind:
            others = [other_end(t, party) for t in behind]
            verb = "stand" if len(others) > 1 or is_plural(draft.material, others[0]) else "stands"
            clauses.append(f"{say_all(others)} {f'{verb} ' if not clauses else ''}with {say(party)}")
            evidence += [(t.document, t.relation.evidence) for t in behind]
    if clauses:
        yield draft.line(f"{', '.join(clauses)}.", evidence)
    for both in divided.with_both:
        kinds = [t for t in ties(draft.material) if t.source == both and t.target in draft.main() and t.relation.type in _STANDING]
        common = {t.relation.type for t in kinds if t.target == divided.first} & {t.relation.type for t in kinds if t.target == divided.second}
        told = next((k for k in _STANDING if k in common), None)
        if told is not None and both in draft.material.actors:
            base = {"arms": "arm", "aids": "aid", "supports": "support"}.get(told)
            if base is not None:
                form = present(base, is_plural(draft.material, both))
                yield draft.line(f"{say(both)} {form} both sides.", [(t.document, t.relation.evidence) for t in kinds if t.relation.type == told])


def _backers(draft: Draft, party: str, tied: tuple[Tie, ...]) -> list[Tie]:
    found: dict[str, Tie] = {}
    for tie in sorted(tied, key=lambda t: _STANDING.index(t.relation.type)):
        actor = draft.material.actors.get(other_end(tie, party))
        mutual = tie.relation.type in ("ally_of", "aligned_with")
        if actor is not None and actor.known and (tie.target == party or mutual):
            found.setdefault(actor.id, tie)
    return list(found.values())[:5]


def _trigger(draft: Draft) -> Iterator[Line]:
    for reason in [r for r in reasons(draft, "trigger") if draft.names_main(r.document)][:1]:
        yield draft.line(f"What set it off: {reason.text}{draft.saying_of(reason.text, reason.cause.attribution)}.", [(reason.document, reason.evidence)])


def _toll(draft: Draft) -> Iterator[Line]:
    dead = [(d, f) for d, f in draft.material.of(Figure) if f.measure in ("fatalities", "casualties") and draft.names_main(d)]
    tolls = sorted(((f.quantity.best or f.quantity.low or 0, d, f) for d, f in dead), key=lambda t: -t[0])
    for _, document, figure in [t for t in tolls if t[0] > 1][:1]:
        yield draft.line(f"What it cost: {toll(draft, document, figure)}.", [(document, figure.evidence)])
