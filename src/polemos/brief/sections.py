"""The sections of the brief: each takes the material, gives lines. See :mod:`polemos.brief.compose` for their order."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from polemos.ask.material import Material
from polemos.ask.sides import Sides, Tie, ties
from polemos.brief.evidence import Numbering
from polemos.brief.events import event_line, first_day
from polemos.brief.model import Line
from polemos.brief.wording import CASUALTIES, OUTCOMES, PEACE_NOUNS, amount, capital, join, name, names, saying, when
from polemos.model import Cause, Event, Figure, Interest, PeaceEffort, Relation, Scenario

_MOST_EVENTS = 14
_RELATION_WORDS = {
    "ally_of": "is an ally of", "supports": "supports", "arms": "arms", "aids": "gives aid to", "trades_with": "trades with",
    "aligned_with": "is aligned with", "recognises": "recognises", "guarantees": "is bound to defend", "member_of": "belongs to",
    "part_of": "is part of", "leads": "leads", "stationed_in": "has forces in", "dominates": "dominates", "mediates": "mediates in",
    "controls": "holds", "claims": "claims", "rival_of": "is a rival of", "opposes": "opposes", "fights": "fights", "disputes_with": "has a dispute with",
}  # fmt: skip
_STANDING = {  # how firmly a tie speaks for a side; the firmest one is told
    "ally_of": 0, "supports": 1, "guarantees": 2, "arms": 3, "aids": 4, "aligned_with": 5, "recognises": 6, "trades_with": 7,
}  # fmt: skip


def in_short(material: Material, numbering: Numbering, divided: Sides | None) -> Iterator[Line]:
    """Who faces whom, who stands behind each, and what set it off: three sentences at most."""
    if divided is None:
        return
    hostile = [t for t in ties(material) if t.relation.sign < 0 and {t.source, t.target} == {divided.first, divided.second}]
    events = [(d, e) for d, e in material.of(Event) if e.quad == 4 and not e.historical and e.factuality == "actual" and _faces(material, e, divided)]
    if hostile or events:
        text = f"{capital(name(material, divided.first))} and {name(material, divided.second)} stand against each other."
        yield numbering.line(text, [*((t.document, t.relation.evidence) for t in hostile[:3]), *((d, e.evidence) for d, e in events[:2])])
    for party, tied in ((divided.first, divided.with_first), (divided.second, divided.with_second)):
        behind = _behind(material, party, tied)
        if behind:
            verb = "stand" if len(behind) > 1 else "stands"
            yield numbering.line(
                f"{capital(names(material, [_other(t, party) for t in behind]))} {verb} with {name(material, party)}, as the sources have it.",
                [(t.document, t.relation.evidence) for t in behind],
            )
    triggers = [(d, c) for d, c in material.of(Cause) if c.stage == "trigger" and c.polarity == "promotes" and c.factuality == "actual"]
    for document, cause in triggers[:1]:
        yield numbering.line(f"What set it off, in the words of the source: {_quoted(material, document, cause.cause.span)}.", [(document, cause.evidence)])


def parties(material: Material, numbering: Numbering, divided: Sides | None) -> Iterator[Line]:
    """Signed relations first, the main parties' before the others'; then offices, memberships, bases."""
    told: set[tuple[str, str]] = set()
    main = {divided.first, divided.second} if divided else set()
    ordered = sorted(ties(material), key=lambda t: (not main & {t.source, t.target}, -t.relation.sign, _STANDING.get(t.relation.type, 9)))
    for tie in ordered:
        pair = (tie.source, tie.target) if tie.relation.sign > 0 else tuple(sorted((tie.source, tie.target)))
        if (*pair,) in told or tie.source not in material.actors or tie.target not in material.actors:
            continue
        told.add((pair[0], pair[1]))
        yield _relation_line(material, numbering, tie.document, tie.relation, tie)
    for document, relation in material.of(Relation):
        if relation.sign == 0 and relation.factuality == "actual" and relation.type in ("leads", "member_of", "stationed_in", "guarantees", "dominates", "controls", "claims"):
            yield _relation_line(material, numbering, document, relation, None)
    for document, relation in material.of(Relation):
        if relation.factuality == "negated":
            yield _relation_line(material, numbering, document, relation, None)


def _relation_line(material: Material, numbering: Numbering, document: str, relation: Relation, tie: Tie | None) -> Line:
    source, target = (tie.source, tie.target) if tie else (relation.source, relation.target)
    words = _RELATION_WORDS[relation.type]
    if relation.factuality == "negated":
        words = f"is said not to stand in this relation: {words}"
        words = {"recognises": "does not recognise", "supports": "no longer supports", "member_of": "does not belong to"}.get(relation.type, words)
    elif relation.factuality in ("possible", "future", "desired"):
        words = {"possible": "may be about to be one that", "future": "is expected to be one that", "desired": "wants to be one that"}[relation.factuality] + f" {words}"
    date = f" {when(relation.date)}" if relation.date and relation.type in ("leads", "controls") and relation.date.start and not relation.date.end else ""
    return numbering.line(f"{capital(name(material, source))} {words} {name(material, target)}{date}{saying(material, relation.attribution)}.", [(document, relation.evidence)])


def happened(material: Material, numbering: Numbering, divided: Sides | None) -> Iterator[Line]:
    """Events of the document's own time, in order of their days, the undated behind."""
    yield from _events(material, numbering, historical=False)


def history(material: Material, numbering: Numbering, divided: Sides | None) -> Iterator[Line]:
    """Events told as history, in order of their days."""
    yield from _events(material, numbering, historical=True)


def _events(material: Material, numbering: Numbering, *, historical: bool) -> Iterator[Line]:
    chosen = [(d, e) for d, e in material.of(Event) if e.historical == historical and e.factuality in ("actual", "negated") and (e.actors or e.recipients)]
    weightiest = sorted(chosen, key=lambda c: (-abs(c[1].score), c[1].date is None, c[1].trigger.start))[:_MOST_EVENTS]
    ordered = sorted(weightiest, key=lambda c: (first_day(c[1]), c[0], c[1].trigger.start))
    for document, event in ordered:
        yield event_line(material, numbering, document, event)


def why(material: Material, numbering: Numbering, divided: Sides | None) -> Iterator[Line]:
    """Causes by stage, then level: what set it off, what pressed at the time, what lies beneath."""
    stages = {"trigger": "What set it off", "proximate": "What pressed at the time", "structural": "What lies beneath"}
    levels = {"local": "between and within the parties", "regional": "in the region", "global": "in the world", None: ""}
    causes = [(d, c) for d, c in material.of(Cause) if c.stage in stages and c.factuality in ("actual", "possible")]
    causes.sort(key=lambda c: (list(stages).index(str(c[1].stage)), list(levels).index(c[1].level), c[1].cause.span.start))
    for (stage, level), group in groupby(causes, key=lambda c: (c[1].stage, c[1].level)):
        where = levels[level]
        lead = stages[str(stage)] + (f", {where}" if where else "")
        for document, cause in group:
            verb = "kept back" if cause.polarity == "inhibits" else "led to"
            hedge = "may have " if cause.factuality == "possible" else ""
            first, second = (_end(material, document, e) for e in (cause.cause, cause.effect))
            yield numbering.line(f"{lead}: {first} {hedge}{verb if not hedge else verb.replace('led', 'led')} {second}{saying(material, cause.attribution)}.", [(document, cause.evidence)])


def _end(material: Material, document: str, end) -> str:  # type: ignore[no-untyped-def]
    quoted = _quoted(material, document, end.span)
    return f"{quoted} (that is, {_shorten(end.refers_to)})" if end.refers_to else quoted


def _shorten(text: str) -> str:
    return text if len(text) <= 120 else text[:117].rsplit(" ", 1)[0] + " …"


def wants(material: Material, numbering: Numbering, divided: Sides | None) -> Iterator[Line]:
    """One line an actor and kind, the main parties first."""
    main = [divided.first, divided.second] if divided else []
    verbs = {"interest": "has an interest in", "aim": "aims", "position": "takes the position on", "demand": "demands", "grievance": "holds as a grievance"}
    found = [(d, i) for d, i in material.of(Interest) if i.factuality == "actual" and i.actor in material.actors]
    key = lambda di: (main.index(material.state_of(di[1].actor)) if material.state_of(di[1].actor) in main else 9, name(material, di[1].actor), di[1].kind)  # noqa: E731
    for (_, actor, kind), group in groupby(sorted(found, key=key), key=key):
        items = list(group)[:4]
        quoted = join(list(dict.fromkeys(f"“{i.text}”" for _, i in items)))
        yield numbering.line(f"{capital(actor)} {verbs[kind]}: {quoted}.", [(d, i.evidence) for d, i in items])


def cost(material: Material, numbering: Numbering, divided: Sides | None) -> Iterator[Line]:
    """Figures of dead, injured, displaced and detained, each as somebody's claim; never added up."""
    for document, figure in material.of(Figure):
        if figure.measure in CASUALTIES:
            day = f" {when(figure.date)}" if figure.date else ""
            yield numbering.line(
                f"{capital(amount(figure.quantity))} {CASUALTIES[figure.measure]}{day} ({_of(figure)}){saying(material, figure.attribution)}.", [(document, figure.evidence)]
            )


def _of(figure: Figure) -> str:
    return f"“{figure.of}”"


def peace(material: Material, numbering: Numbering, divided: Sides | None) -> Iterator[Line]:
    """Efforts in order of the text: who tried, with whom, and what came of it."""
    for document, effort in material.of(PeaceEffort):
        who = f" by {names(material, effort.third_parties)}" if effort.third_parties else ""
        parties_ = f" between {names(material, effort.parties)}" if len(effort.parties) > 1 else f" with {names(material, effort.parties)}" if effort.parties else ""
        day = f" {when(effort.date)}" if effort.date else ""
        yield numbering.line(f"{capital(PEACE_NOUNS[effort.kind])}{who}{parties_}{day} {OUTCOMES[effort.outcome]}{saying(material, effort.attribution)}.", [(document, effort.evidence)])


def could_come(material: Material, numbering: Numbering, divided: Sides | None) -> Iterator[Line]:
    """Scenarios with the words of likelihood, the interval they stand for, and the condition."""
    for document, scenario in material.of(Scenario):
        low, high = round(scenario.likelihood.low * 100), round(scenario.likelihood.high * 100)
        condition = f" Condition: “{scenario.condition}”." if scenario.condition else ""
        who = f"For {names(material, scenario.actors)}: " if scenario.actors else ""
        yield numbering.line(
            f"{capital(who)}“{scenario.text}” (“{scenario.likelihood.phrase}”, {low} to {high} in a hundred as such words are read){saying(material, scenario.attribution)}.{condition}",
            [(document, scenario.evidence)],
        )


def judgement(material: Material, numbering: Numbering, divided: Sides | None) -> Iterator[Line]:
    """What the author argues in his own voice: causes he asserts, what he foresees and proposes."""
    kinds: tuple[tuple[type, str], ...] = ((Cause, "the links between cause and effect"), (Scenario, "what could come"), (PeaceEffort, "the solutions put forward"))
    for kind, words in kinds:
        own = [(d, s) for d, s in material.of(kind) if s.attribution.kind == "author" and (kind is not PeaceEffort or s.kind == "proposal")]
        if own:
            yield numbering.line(f"In the author's own voice, and not as reported fact, stand {words}.", [(d, s.evidence) for d, s in own])


def _quoted(material: Material, document: str, span) -> str:  # type: ignore[no-untyped-def]
    return f"“{material.quote(document, span)}”"


def _other(tie: Tie, party: str) -> str:
    return tie.target if tie.source == party else tie.source


def _behind(material: Material, party: str, tied: tuple[Tie, ...]) -> list[Tie]:
    found: dict[str, Tie] = {}
    for tie in sorted(tied, key=lambda t: _STANDING.get(t.relation.type, 9)):
        other = _other(tie, party)
        actor = material.actors.get(other)
        if actor is not None and actor.known and tie.target == party or (actor is not None and tie.relation.type in ("ally_of", "aligned_with") and actor.known):
            found.setdefault(other, tie)
    return list(found.values())


def _faces(material: Material, event: Event, divided: Sides) -> bool:
    left = {material.state_of(a) for a in event.actors}
    right = {material.state_of(r) for r in event.recipients}
    return (divided.first in left and divided.second in right) or (divided.second in left and divided.first in right)
