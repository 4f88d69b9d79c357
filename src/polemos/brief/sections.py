"""The sections of the brief: each takes the material, gives lines. See :mod:`polemos.brief.compose` for their order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from polemos.ask.material import Material
from polemos.ask.sides import Sides, Tie, ties
from polemos.brief.events import event_line, first_day
from polemos.brief.evidence import Numbering
from polemos.brief.model import Line
from polemos.brief.wording import CASUALTIES, OUTCOMES, PEACE_NOUNS, RELATION_BASE, amount, capital, is_plural, join, name, names, present, saying, when
from polemos.knowledge import load_knowledge
from polemos.model import Cause, CauseEnd, Event, Figure, Interest, PeaceEffort, Relation, Scenario, Span

_MOST_EVENTS = 14
_HEDGES = {"negated": "is said not to", "possible": "may", "future": "is expected to", "desired": "is wanted to", "question": "is asked to"}
_STANDING = {  # how firmly a tie speaks for a side; the firmest one is told
    "ally_of": 0,
    "supports": 1,
    "guarantees": 2,
    "arms": 3,
    "aids": 4,
    "aligned_with": 5,
    "recognises": 6,
    "trades_with": 7,
}


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
            verb = "stand" if len(behind) > 1 or is_plural(material, _other(behind[0], party)) else "stands"
            yield numbering.line(
                f"{capital(names(material, [_other(t, party) for t in behind]))} {verb} with {name(material, party)}, as the sources have it.",
                [(t.document, t.relation.evidence) for t in behind],
            )
    triggers = [
        (d, c) for d, c in material.of(Cause) if c.stage == "trigger" and c.polarity == "promotes" and c.factuality == "actual" and _telling(material, d, c)
    ]
    for document, cause in triggers[:1]:
        first, second = _quoted(material, document, cause.cause.span), _quoted(material, document, cause.effect.span)
        yield numbering.line(f"What set it off, in the words of the source: {first}, which led to {second}.", [(document, cause.evidence)])
    tolls = [(d, f) for d, f in material.of(Figure) if f.measure in ("fatalities", "casualties") and f.quantity.best is not None and not _is_old(f)]
    for document, figure in sorted(tolls, key=lambda t: -(t[1].quantity.best or 0))[:1]:
        yield numbering.line(
            f"The highest toll named is {amount(figure.quantity)} {CASUALTIES[figure.measure]}{saying(material, figure.attribution)}.",
            [(document, figure.evidence)],
        )


def _is_old(figure: Figure) -> bool:
    return figure.date is not None and figure.date.end is not None and figure.date.anchor == "explicit" and figure.date.edtf[:4] < "1900"


_NEUTRAL = ("leads", "member_of", "stationed_in", "guarantees", "dominates", "controls", "claims", "part_of")


def parties(material: Material, numbering: Numbering, divided: Sides | None) -> Iterator[Line]:
    """Signed relations first, the main parties' before the others'; then offices, memberships, bases. What one actor does to several is one line."""
    main = {divided.first, divided.second} if divided else set()
    ordered = sorted(ties(material), key=lambda t: (not main & {t.source, t.target}, -t.relation.sign, _STANDING.get(t.relation.type, 9)))
    told: set[tuple[str, str]] = set()
    stated: list[_Stated] = []
    for tie in ordered:
        pair = (tie.source, tie.target) if tie.relation.sign > 0 else (min(tie.source, tie.target), max(tie.source, tie.target))
        if pair not in told and _is_told(material, tie.source, tie.target):
            told.add(pair)
            stated.append(_Stated(tie.document, tie.source, tie.target, tie.relation))
    rest = [
        _Stated(d, r.source, r.target, r)
        for d, r in material.of(Relation)
        if (r.sign == 0 and r.factuality == "actual" and r.type in _NEUTRAL) or r.factuality == "negated"
    ]
    yield from _grouped(material, numbering, [*stated, *(s for s in rest if _is_told(material, s.source, s.target))])


@dataclass(frozen=True, slots=True)
class _Stated:
    """A relation to be told, between actors raised to their states where it is signed."""

    document: str
    source: str
    target: str
    relation: Relation

    def key(self, material: Material) -> tuple[str, str, str, str, str]:
        """What must be the same for two to share a sentence."""
        relation = self.relation
        date = when(relation.date) if relation.type in ("leads", "controls") and relation.date and relation.date.start and not relation.date.end else ""
        return (self.source, relation.type, relation.factuality, date, saying(material, relation.attribution))


def _is_told(material: Material, source: str, target: str) -> bool:
    """Both ends are actors or places that have a name of their own."""
    return all(ref in material.places or (ref in material.actors and material.actors[ref].name[:1].isupper()) for ref in (source, target))


def _grouped(material: Material, numbering: Numbering, stated: list[_Stated]) -> Iterator[Line]:
    groups: dict[tuple[str, str, str, str, str], list[_Stated]] = {}
    for one in stated:
        groups.setdefault(one.key(material), []).append(one)
    for (source, kind, factuality, date, said), members in groups.items():
        plural, base = is_plural(material, source), RELATION_BASE[kind]
        words = present(base, plural) if factuality == "actual" else f"{_HEDGES[factuality]} {base}"
        words = words.replace("is ", "are ", 1) if plural and words.startswith("is ") else words
        targets = names(material, [m.target for m in members])
        day = f" {date}" if date else ""
        yield numbering.line(f"{capital(name(material, source))} {words} {targets}{day}{said}.", [(m.document, m.relation.evidence) for m in members])


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


def trigger(material: Material, numbering: Numbering, divided: Sides | None) -> Iterator[Line]:
    """What set it off."""
    yield from _causes(material, numbering, "trigger")


def pressing(material: Material, numbering: Numbering, divided: Sides | None) -> Iterator[Line]:
    """What pressed at the time."""
    yield from _causes(material, numbering, "proximate")


def beneath(material: Material, numbering: Numbering, divided: Sides | None) -> Iterator[Line]:
    """What lies beneath: lasting conditions and history."""
    yield from _causes(material, numbering, "structural")


_LEVELS = {"local": "between or within the parties", "regional": "from the region", "global": "from the wider world"}
_MOST_CAUSES = 10


def _causes(material: Material, numbering: Numbering, stage: str) -> Iterator[Line]:
    """The causes of one stage, local ones first, each as the text links its two ends; ends that say nothing are left out."""
    order = list(_LEVELS)
    chosen = [(d, c) for d, c in material.of(Cause) if c.stage == stage and c.factuality in ("actual", "possible") and _telling(material, d, c)]
    chosen.sort(key=lambda dc: (order.index(dc[1].level) if dc[1].level else 3, dc[0], dc[1].cause.span.start))
    for document, cause in chosen[:_MOST_CAUSES]:
        promotes = cause.polarity == "promotes"
        verb = ("led to" if promotes else "kept back") if cause.factuality == "actual" else ("may have led to" if promotes else "may have kept back")
        level = f" ({_LEVELS[cause.level]})" if cause.level else ""
        first, second = _end(material, document, cause.cause), _end(material, document, cause.effect)
        yield numbering.line(f"{capital(first)} {verb} {second}{level}{saying(material, cause.attribution)}.", [(document, cause.evidence)])


def _telling(material: Material, document: str, cause: Cause) -> bool:
    """Two ends of at least two words, or a pronoun whose antecedent is known."""
    for end in (cause.cause, cause.effect):
        words = material.quote(document, end.span).split()
        if len(words) < 2 and not end.refers_to:
            return False
        if words and words[0].lower() in ("who", "which", "that", "is", "him", "them") and not end.refers_to:
            return False
    return True


def _end(material: Material, document: str, end: CauseEnd) -> str:
    quoted = _quoted(material, document, end.span)
    return f"{quoted} (pointing back to “{_shorten(end.refers_to)}”)" if end.refers_to else quoted


def _shorten(text: str) -> str:
    return text.rstrip(".") if len(text) <= 120 else text[:117].rsplit(" ", 1)[0] + " …"


def wants(material: Material, numbering: Numbering, divided: Sides | None) -> Iterator[Line]:
    """One line an actor and kind, the main parties first."""
    main = [divided.first, divided.second] if divided else []
    verbs = {"interest": "has an interest in", "aim": "aims at", "position": "holds a position on", "demand": "demands", "grievance": "holds as a grievance"}
    found = [(d, i) for d, i in material.of(Interest) if i.factuality == "actual" and i.actor in material.actors]

    def key(item: tuple[str, Interest]) -> tuple[int, str, str]:
        side = material.state_of(item[1].actor)
        return (main.index(side) if side in main else 9, name(material, item[1].actor), item[1].kind)

    for (_, actor, kind), group in groupby(sorted(found, key=key), key=key):
        items = list(group)[:4]
        quoted = join(list(dict.fromkeys(f"“{_inner(i.text)}”" for _, i in items)))
        yield numbering.line(f"{capital(actor)} {verbs[kind]} {quoted}.", [(d, i.evidence) for d, i in items])


def _inner(text: str) -> str:
    """Quotation marks within a quotation become single ones."""
    return text.replace("“", "‘").replace("”", "’").replace('"', "'")


def cost(material: Material, numbering: Numbering, divided: Sides | None) -> Iterator[Line]:
    """Figures of dead, injured, displaced and detained, each as somebody's claim; never added up."""
    for document, figure in material.of(Figure):
        if figure.measure in CASUALTIES:
            day = f" {when(figure.date)}" if figure.date else ""
            yield numbering.line(
                f"{capital(amount(figure.quantity))} {CASUALTIES[figure.measure]}{day} ({_of(figure)}){saying(material, figure.attribution)}.",
                [(document, figure.evidence)],
            )


def _of(figure: Figure) -> str:
    return f"“{figure.of}”"


def peace(material: Material, numbering: Numbering, divided: Sides | None) -> Iterator[Line]:
    """Efforts in order of the text: who tried, with whom, and what came of it."""
    for document, effort in material.of(PeaceEffort):
        noun, plural = PEACE_NOUNS[effort.kind]
        who = f" by {names(material, effort.third_parties)}" if effort.third_parties else ""
        parties_ = (
            f" between {names(material, effort.parties)}" if len(effort.parties) > 1 else f" with {names(material, effort.parties)}" if effort.parties else ""
        )
        day = f", {when(effort.date)}," if effort.date else ""
        outcome = OUTCOMES[effort.outcome][1 if plural else 0]
        yield numbering.line(f"{capital(noun)}{who}{parties_}{day} {outcome}{saying(material, effort.attribution)}.", [(document, effort.evidence)])


def could_come(material: Material, numbering: Numbering, divided: Sides | None) -> Iterator[Line]:
    """Scenarios with the words of likelihood, the interval they stand for, and the condition."""
    for document, scenario in material.of(Scenario):
        low, high = round(scenario.likelihood.low * 100), round(scenario.likelihood.high * 100)
        condition = f" Condition: “{scenario.condition}”." if scenario.condition else ""
        who = f"For {names(material, scenario.actors)}: " if scenario.actors else ""
        chance = f"“{scenario.likelihood.phrase}”, {low} to {high} in a hundred as such words are read"
        text = f"{capital(who)}“{_inner(scenario.text)}” ({chance}){saying(material, scenario.attribution)}.{condition}"
        yield numbering.line(text, [(document, scenario.evidence)])


_MOST_JUDGEMENTS = 5


def judgement(material: Material, numbering: Numbering, divided: Sides | None) -> Iterator[Line]:
    """Sentences in the author's own voice that argue or evaluate, as far as statements rest on them, in the author's words."""
    judging = load_knowledge().in_class("judging")
    told: dict[tuple[str, Span], int] = {}
    argued: list[tuple[str, Cause | Scenario | PeaceEffort | Interest]] = [
        *material.of(Cause), *material.of(Scenario), *material.of(PeaceEffort), *material.of(Interest)
    ]  # fmt: skip
    for document, statement in argued:
        if statement.attribution.kind == "author":
            for span in statement.evidence:
                words = set(material.quote(document, span).lower().replace(",", " ").replace(".", " ").split())
                if words & judging:
                    told.setdefault((document, span), len(words & judging))
    chosen = sorted(sorted(told, key=lambda k: (-told[k], k))[:_MOST_JUDGEMENTS])
    for document, span in chosen:
        yield numbering.line(f"The author holds: “{_shorten(_inner(material.quote(document, span)))}”.", [(document, (span,))])


def _quoted(material: Material, document: str, span: Span) -> str:
    return f"“{_inner(material.quote(document, span))}”"


def _other(tie: Tie, party: str) -> str:
    return tie.target if tie.source == party else tie.source


def _behind(material: Material, party: str, tied: tuple[Tie, ...]) -> list[Tie]:
    found: dict[str, Tie] = {}
    for tie in sorted(tied, key=lambda t: _STANDING.get(t.relation.type, 9)):
        other = _other(tie, party)
        actor = material.actors.get(other)
        if (actor is not None and actor.known and tie.target == party) or (
            actor is not None and tie.relation.type in ("ally_of", "aligned_with") and actor.known
        ):
            found.setdefault(other, tie)
    return list(found.values())


def _faces(material: Material, event: Event, divided: Sides) -> bool:
    left = {material.state_of(a) for a in event.actors}
    right = {material.state_of(r) for r in event.recipients}
    return (divided.first in left and divided.second in right) or (divided.second in left and divided.first in right)
