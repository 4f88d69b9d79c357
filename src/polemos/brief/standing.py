"""Who the parties are and who stands with whom: signed relations first, then who is with neither or both, then offices, bases and memberships."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from polemos.ask.sides import ties
from polemos.brief.draft import Draft
from polemos.brief.model import Line
from polemos.brief.names import is_party, is_plural, present, say, say_all
from polemos.brief.phrases import RELATION_BASE
from polemos.brief.wording import join, when
from polemos.model import Event, Relation, Span

_MOST_SIGNED = 18
_MOST_OTHER = 6
_MOST_JOINED = 3
_STANDING = {  # how much a tie tells of two actors; the firmest ones are told
    "ally_of": 0, "supports": 1, "guarantees": 2, "arms": 3, "aids": 4, "aligned_with": 5, "recognises": 6, "trades_with": 7,
    "fights": 0, "disputes_with": 1, "rival_of": 2, "opposes": 3,
}  # fmt: skip
_MUTUAL = {
    "fights": "are fighting each other", "disputes_with": "are in dispute with each other", "rival_of": "are rivals", "opposes": "are opposed to each other",
}  # fmt: skip
_NEUTRAL = ("guarantees", "dominates", "stationed_in", "member_of", "part_of", "controls", "claims")
_HEDGES = {"negated": "does not", "possible": "may", "future": "is expected to"}


@dataclass(frozen=True, slots=True)
class _Stated:
    """A relation to be told, between actors raised to their states where it is signed."""

    document: str
    source: str
    target: str
    relation: Relation


_Tone = tuple[str, str, str]  # factuality, since when, who says it: what must be the same for two to share a sentence


def parties(draft: Draft) -> Iterator[Line]:
    """All that is said of who stands where, the main parties before the others."""
    signed = _signed(draft)
    yield from _told(draft, signed[:_MOST_SIGNED])
    yield from _neither(draft)
    yield from _told(draft, _neutral(draft)[:_MOST_OTHER])
    yield from _leaders(draft, signed)


def _signed(draft: Draft) -> list[_Stated]:
    """One tie for each pair and sign, or two of different kinds where one of them is arming."""
    main = set(draft.main())
    ordered = sorted(
        ties(draft.material),
        key=lambda t: (-len(main & {t.source, t.target}), -t.relation.sign, _STANDING.get(t.relation.type, 9), t.relation.factuality != "actual"),
    )
    hostile = {frozenset((t.source, t.target)) for t in ordered if t.relation.sign < 0 and t.relation.factuality == "actual"}
    told: dict[tuple[str, str, int], set[str]] = {}
    stated = []
    for tie in ordered:
        if tie.relation.factuality == "possible" and tie.relation.attribution.kind == "author":
            continue
        if not _is_told(draft, tie.source, tie.target) or (tie.relation.sign > 0 and frozenset((tie.source, tie.target)) in hostile):
            continue
        first, second = (tie.source, tie.target) if tie.relation.sign > 0 else sorted((tie.source, tie.target))
        kinds = told.setdefault((first, second, tie.relation.sign), set())
        opposite = told.get((second, first, 1), set()) if tie.relation.sign > 0 else set()
        if not (kinds | opposite) or (tie.relation.type == "arms" and "arms" not in kinds):
            kinds.add(tie.relation.type)
            stated.append(_Stated(tie.document, tie.source, tie.target, tie.relation))
    return stated


def _is_told(draft: Draft, source: str, target: str) -> bool:
    """Both ends are actors or places that have a name of their own."""
    material = draft.material
    return all(ref in material.places or (ref in material.actors and is_party(material.actors[ref])) for ref in (source, target))


def _neutral(draft: Draft) -> list[_Stated]:
    """Bases, memberships, holdings and claims, and what is expressly not so."""
    material, main = draft.material, set(draft.main())
    found: dict[tuple[str, str, str, str], _Stated] = {}
    for document, relation in material.of(Relation):
        plain = relation.sign == 0 and relation.factuality == "actual" and relation.type in _NEUTRAL and not relation.historical
        negated = relation.factuality == "negated" and (relation.sign != 0 or relation.type == "stationed_in")
        if (plain or negated) and _is_told(draft, relation.source, relation.target):
            key = (relation.source, relation.type, relation.target, relation.factuality)
            found.setdefault(key, _Stated(document, relation.source, _land(draft, relation.target), relation))
    rank = {kind: n for n, kind in enumerate(_NEUTRAL)}
    return sorted(found.values(), key=lambda s: (material.state_of(s.source) not in main, rank.get(s.relation.type, 9)))


def _land(draft: Draft, target: str) -> str:
    """A country as a place is the state of its name."""
    place = draft.material.places.get(target)
    if place is None or place.kind != "country":
        return target
    return next((a.id for a in draft.material.actors.values() if a.kind == "state" and a.name == place.name), target)


def _told(draft: Draft, stated: Sequence[_Stated]) -> Iterator[Line]:
    """What one actor is to several, or several are to one, or one in two ways, is one sentence."""
    by_source: dict[tuple[str, str, _Tone], list[_Stated]] = {}
    for one in stated:
        by_source.setdefault((one.source, one.relation.type, _tone(draft, one)), []).append(one)
    by_targets: dict[tuple[str, _Tone, tuple[str, ...], str], list[list[_Stated]]] = {}
    for (_, kind, tone), members in by_source.items():
        targets = tuple(dict.fromkeys(m.target for m in members))
        alone = members[0].source if {members[0].source, *targets} == set(draft.main()) else ""
        by_targets.setdefault((kind, tone, targets, alone), []).append(members)
    pairs: dict[tuple[tuple[str, ...], _Tone, tuple[str, ...]], list[tuple[str, list[list[_Stated]]]]] = {}
    for (kind, tone, targets, _), groups in by_targets.items():
        if _is_mutual(draft, groups):
            evidence = [(m.document, m.relation.evidence) for g in groups for m in g]
            yield draft.line(f"{say_all(draft.main())} {_MUTUAL[kind]}{tone[-1]}.", evidence)
            continue
        sources = tuple(dict.fromkeys(g[0].source for g in groups))
        pairs.setdefault((sources, tone, targets), []).append((kind, groups))
    clauses = [_clause(draft, sources, targets, kinds) for (sources, _, targets), kinds in pairs.items()]
    yield from _joined(draft, clauses)


@dataclass(frozen=True, slots=True)
class _Clause:
    """What one or several are to others: "is in dispute with Cyprus and Greece", and who says so."""

    sources: tuple[str, ...]
    predicate: str
    said: str
    sign: int
    evidence: tuple[tuple[str, tuple[Span, ...]], ...]


def _joined(draft: Draft, clauses: list[_Clause]) -> Iterator[Line]:
    """What is said of the same in the same tone is one sentence."""
    groups: dict[tuple[tuple[str, ...], str, int], list[_Clause]] = {}
    for clause in clauses:
        groups.setdefault((clause.sources, clause.said, clause.sign), []).append(clause)
    for (sources, said, _), members in groups.items():
        for first in range(0, len(members), _MOST_JOINED):
            part = members[first : first + _MOST_JOINED]
            yield draft.line(f"{say_all(sources)} {join([c.predicate for c in part])}{said}.", [e for c in part for e in c.evidence])


def _is_mutual(draft: Draft, groups: list[list[_Stated]]) -> bool:
    """Do the two main parties do it, as a fact, to each other?"""
    members = [m for g in groups for m in g]
    ends = {ref for m in members for ref in (m.source, m.target)}
    return ends == set(draft.main()) and all(m.relation.sign < 0 and m.relation.factuality == "actual" for m in members)


def _tone(draft: Draft, one: _Stated) -> _Tone:
    relation = one.relation
    since = when(relation.date) if relation.type == "controls" and relation.date and relation.date.start and not relation.date.end else ""
    return relation.factuality, since, draft.saying(relation.attribution, (relation.source,))


def _clause(draft: Draft, sources: tuple[str, ...], targets: tuple[str, ...], kinds: list[tuple[str, list[list[_Stated]]]]) -> _Clause:
    members = [m for _, groups in kinds for group in groups for m in group]
    factuality, since, said = _tone(draft, members[0])
    plural = len(sources) > 1 or is_plural(draft.material, sources[0])
    main = set(draft.main())
    verbs = []
    for number, (kind, _) in enumerate(kinds):
        where = say_all(targets) if number == 0 else ("them" if len(targets) > 1 else "it")
        where = f"both {where}" if len(targets) == 2 and number == 0 and set(targets) == main else where
        base = _verb(RELATION_BASE[kind], factuality, plural)
        if kind == "stationed_in" and draft.material.actors[sources[0]].kind == "armed_group":
            base = base.replace("has forces in", "is based in")
        if kind == "controls" and since:
            base = base.replace("holds", "has held").replace("hold", "have held")
        verbs.append(f"{'both ' if len(sources) == 2 and set(sources) == main and number == 0 else ''}{base} {where}")
    evidence = tuple((m.document, m.relation.evidence) for m in members)
    return _Clause(sources, f"{join(verbs)}{f' {since}' if since else ''}", said, members[0].relation.sign, evidence)


def _verb(base: str, factuality: str, plural: bool) -> str:
    if factuality == "actual":
        return present(base, plural)
    hedge = _HEDGES[factuality]
    if factuality == "negated" and base.startswith("be "):
        return f"{'are' if plural else 'is'} not {base[3:]}"
    if plural:
        hedge = hedge.replace("does", "do").replace("is ", "are ")
    return f"{hedge} {base}"


def _neither(draft: Draft) -> Iterator[Line]:
    """Who goes between the two and is put on no side."""
    if draft.divided is None:
        return
    between = [ref for ref in draft.divided.neither if _is_told(draft, ref, ref)]
    if not between:
        return
    material = draft.material
    evidence = [
        (d, r.evidence)
        for d, r in material.of(Relation)
        if r.type == "mediates" and material.state_of(r.source) in between and material.state_of(r.target) in draft.main() and not r.historical
    ]
    verb = "mediates" if len(between) == 1 and not is_plural(material, between[0]) else "mediate"
    side = "and is put on neither side" if len(between) == 1 else "and are put on neither side"
    yield draft.line(f"{say_all(between)} {verb} between {say_all(draft.main())} {side}.", evidence)


def _is_gone(draft: Draft, name: str) -> bool:
    """Does a text tell of his death, or call him a former leader?"""
    word = name.split()[-1]
    last = re.escape(word)
    gone = re.compile(
        rf"\b(?:killing|death|assassination|murder|funeral) of [^.;]{{0,70}}{last}|\b(?:[Ff]ormer|[Ll]ate|ex-)\s?[\w\s]{{0,30}}{last}|{last}’s death"
    )
    return any(word in d.text and gone.search(d.text) for d in draft.material.documents.values())


def _leaders(draft: Draft, signed: Sequence[_Stated]) -> Iterator[Line]:
    """Who leads whom, in one sentence: the parties that ties or events name, the main ones first; nobody of whom it is said that he was killed."""
    material = draft.material
    told = [*draft.main(), *(ref for s in signed for ref in (s.source, s.target))]
    slain = {r for _, e in material.of(Event) if e.type == "ASSAULT" and e.factuality == "actual" for r in e.recipients}
    found: dict[str, tuple[str, Relation]] = {}
    for document, relation in material.of(Relation):
        leader = material.actors.get(relation.source)
        if relation.type != "leads" or relation.historical or relation.factuality != "actual" or relation.source in slain or relation.target in found:
            continue
        if leader is not None and leader.kind == "person" and relation.target in told and not _is_gone(draft, leader.name):
            found[relation.target] = (document, relation)
    pieces = []
    ordered = sorted(found, key=told.index)
    for number, led in enumerate(ordered):
        relation = found[led][1]
        open_since = relation.date is not None and relation.date.start is not None and relation.date.end is None
        verb = ("are led by" if is_plural(material, led) else "is led by") if number == 0 else "by"
        pieces.append(f"{say(led)} {verb} {say(relation.source)}{f', {when(relation.date)}' if open_since else ''}")
    if pieces:
        text = "; ".join(pieces) if any(", " in p for p in pieces) else join(pieces)
        yield draft.line(f"{text}.", [(found[led][0], found[led][1].evidence) for led in ordered])
