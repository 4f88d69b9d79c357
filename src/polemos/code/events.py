"""Events: a predication that an event frame fits, with its parties, day, place and cost."""

from __future__ import annotations

from dataclasses import dataclass

from polemos.code.binding import bind
from polemos.code.contexts import contexts_of
from polemos.code.desk import Desk
from polemos.code.frames import FrameIndex, Match
from polemos.code.when import date_of, is_historical
from polemos.code.where import place_of
from polemos.knowledge.models import EventFrame, TypeEntry
from polemos.model import Event, Figure, Predication, Span, digest


@dataclass(frozen=True)
class Coded:
    """An event with the predication it was coded from."""

    event: Event
    predication: Predication
    frame: EventFrame


def code_events(desk: Desk, frames: FrameIndex[EventFrame], figures: tuple[Figure, ...]) -> tuple[Coded, ...]:
    """The events of the document in order of the text.

    What a speech act speaks of is no event of its own (``content: own`` frames), unless it is said to have happened.
    """
    matches = {p.index: m for p in desk.predications if (m := frames.best(desk, p)) is not None}
    found = []
    for predication in desk.predications:
        match = matches.get(predication.index)
        if match is None or _spoken_of(desk, predication, matches) or _is_setting(desk, predication):
            continue
        event = _event(desk, predication, match, figures)
        if event is not None:
            found.append(Coded(event, predication, match.frame))
    return tuple(_without_echoes(found))


def _spoken_of(desk: Desk, predication: Predication, matches: dict[int, Match[EventFrame]]) -> bool:
    """Is it the content of a speech act, which alone is the event? Looks up through whatever stands between."""
    at = predication
    while at.parent is not None:
        if at.link in ("relative", "time", "cause", "concession"):
            return False
        above = matches.get(at.parent)
        if at.link == "content" and above is not None and above.frame.content == "own":
            return True
        at = desk.predications[at.parent]
    return False


def _is_setting(desk: Desk, predication: Predication) -> bool:
    """Bare nouns behind "despite", "since", "after", "during" set the scene; they tell nothing of their own."""
    if predication.kind != "noun" or predication.arguments:
        return False
    head = desk.parse.heads[predication.token]
    return desk.tree.lower(head) in ("during", "since", "until", "after", "before", "despite", "without", "about", "on", "over", "of")


def _event(desk: Desk, predication: Predication, match: Match[EventFrame], figures: tuple[Figure, ...]) -> Event | None:
    frame = match.frame
    ontology = desk.knowledge.ontology
    if ontology is None:
        return None
    kind = next(t for t in ontology.types if t.id == frame.type)
    actors = bind(desk, predication, frame.actors, match.prep)
    recipients = tuple(r for r in bind(desk, predication, frame.recipients, match.prep) if r not in actors)
    if frame.both_sides:
        actors, recipients = tuple(dict.fromkeys((*actors, *recipients))), ()
    if not _has_needed(frame, actors, recipients) or not _tells_enough(desk, predication, kind, actors, recipients):
        return None
    when = date_of(desk, predication)
    sentence = desk.sentence_span(predication.sentence)
    own_figures = tuple(f.id for f in figures if _belongs(desk, predication, f))
    return Event(
        id=digest(desk.document.id, "event", frame.type, predication.trigger.start, predication.trigger.end),
        type=frame.type,
        mode=frame.mode,
        contexts=contexts_of(desk, predication.sentence),
        cameo=frame.cameo or _cameo(kind, frame.mode),
        quad=kind.quad,
        score=_score(kind, frame.mode),
        actors=actors,
        recipients=recipients,
        place=place_of(desk, predication),
        date=when,
        historical=is_historical(desk, predication, when),
        factuality=frame.factuality or predication.factuality,
        attribution=desk.attribution(predication.holder),
        figures=own_figures,
        trigger=predication.trigger,
        evidence=(sentence,),
        rule=frame.id,
        clause=_quotable(desk, predication) if actors else None,
    )


_LONGEST_QUOTE = 140


def _quotable(desk: Desk, predication: Predication) -> Span | None:
    """From the verb to its last object, where the subject is the clause's own and stands before it."""
    agents = [a for a in predication.arguments if a.role == "agent" and not a.implied and a.prep is None]
    if predication.kind not in ("verb", "light") or predication.passive or not agents or predication.factuality != "actual":
        return None
    start = min(desk.parse.tokens_of(predication.trigger))
    behind = [a.last for a in predication.arguments if not a.implied and a.first > start and a.role != "content"]
    if not behind or max(a.head for a in agents) > start:
        return None
    span = desk.parse.span(start, max(behind))
    balanced = desk.text(span).count('"') % 2 == 0 and not set("“”\n") & set(desk.text(span))
    return span if span.end - span.start <= _LONGEST_QUOTE and balanced else None


def _has_needed(frame: EventFrame, actors: tuple[str, ...], recipients: tuple[str, ...]) -> bool:
    bound = {"actors": actors, "recipients": recipients, "any": (*actors, *recipients)}
    return all(bound.get(need) for need in frame.needs)


def _tells_enough(desk: Desk, predication: Predication, kind: TypeEntry, actors: tuple[str, ...], recipients: tuple[str, ...]) -> bool:
    """An event that names neither party needs a day, a place or a toll of its own to be one; a bare noun needs more than its name."""
    if actors or recipients:
        return True
    if kind.id not in ("ASSAULT", "PROTEST", "COERCE", "MOBILIZE", "RETREAT"):
        return False
    anchored = any(a.role in ("time", "place", "patient") or a.prep in ("in", "against", "on", "of") for a in predication.arguments)
    return anchored and predication.kind in ("verb", "light", "noun", "adjective")


def _cameo(kind: TypeEntry, mode: str | None) -> str:
    return next((m.cameo for m in kind.modes if m.id == mode), kind.cameo)


def _score(kind: TypeEntry, mode: str | None) -> float:
    return next((m.score for m in kind.modes if m.id == mode), kind.score)


def _belongs(desk: Desk, predication: Predication, figure: Figure) -> bool:
    """A figure is an event's where it stands in its sentence, after or in its arguments."""
    spans = [desk.parse.span(a.first, a.last) for a in predication.arguments if a.role in ("patient", "theme", "agent", "oblique")]
    return any(s.overlaps(e) for s in spans for e in figure.evidence) and any(_inside(s, figure, desk) for s in spans)


def _inside(span: Span, figure: Figure, desk: Desk) -> bool:
    return figure.of in desk.text(span) if figure.of else False


def _without_echoes(found: list[Coded]) -> list[Coded]:
    """One event where one clause tells the same twice: a noun under a verb of its own type with no other party."""
    kept: list[Coded] = []
    by_index = {c.predication.index: c for c in found}
    for coded in found:
        parent = coded.predication.parent
        above = by_index.get(parent) if parent is not None else None
        if above is not None and above.event.type == coded.event.type and coded.predication.kind == "noun" and coded.predication.sentence == above.predication.sentence:
            new = set(coded.event.actors + coded.event.recipients) - set(above.event.actors + above.event.recipients)
            if not new or not (coded.event.actors and coded.event.recipients):
                continue
        kept.append(coded)
    return kept
