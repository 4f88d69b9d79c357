"""Events: a predication that an event frame fits, with its parties, day, place and cost."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import chain, islice

from polemos.code.binding import bind
from polemos.code.contexts import contexts_of
from polemos.code.desk import Desk
from polemos.code.frames import FrameIndex, Match
from polemos.code.parties import implied_actors, implied_recipients
from polemos.code.when import date_of, is_historical
from polemos.code.where import inherited_place, place_of
from polemos.knowledge.models import EventFrame, TypeEntry
from polemos.model import ActorMention, Event, Figure, Predication, Span, digest


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
    fitting = {p.index: frames.matches(desk, p) for p in desk.predications}
    best = {index: match for index, matches in fitting.items() if (match := next(matches, None)) is not None}
    found: list[Coded] = []
    for predication in desk.predications:
        match = best.get(predication.index)
        if match is None or _spoken_of(desk, predication, best) or _is_setting(desk, predication):
            continue
        # a frame whose parties are not there gives way to the next that fits
        tried = chain((match,), fitting[predication.index])
        coded = (Coded(event, predication, m.frame) for m in tried if (event := _event(desk, predication, m, figures)) is not None)
        found.extend(islice(coded, 1))
    return tuple(_without_references(desk, _without_echoes(desk, found)))


def _spoken_of(desk: Desk, predication: Predication, best: dict[int, Match[EventFrame]]) -> bool:
    """Is it the content of a speech act, which alone is the event? Looks up through whatever stands between."""
    at = predication
    while at.parent is not None:
        if at.link in ("relative", "time", "cause", "concession"):
            return False
        above = best.get(at.parent)
        if at.link == "content" and above is not None and above.frame.content == "own":
            return predication.factuality != "actual"  # "condemned the attack", "called for an end to the siege": these did happen
        at = desk.predications[at.parent]
    return False


def _is_setting(desk: Desk, predication: Predication) -> bool:
    """Bare nouns behind "despite", "since", "after", "during" set the scene; they tell nothing of their own."""
    if predication.kind != "noun" or predication.arguments:
        return False
    head = desk.parse.heads[predication.token]
    return desk.tree.lower(head) in ("during", "since", "until", "after", "before", "despite", "without", "about", "on", "over", "of")


_DEEDS = (2, 4)
"""Quad classes of what is done and not only said (PLOVER: material cooperation, material conflict)."""


def _event(desk: Desk, predication: Predication, match: Match[EventFrame], figures: tuple[Figure, ...]) -> Event | None:
    frame = match.frame
    ontology = desk.knowledge.ontology
    if ontology is None:
        return None
    kind = next(t for t in ontology.types if t.id == frame.type)
    actors = bind(desk, predication, frame.actors, match.prep)
    recipients = tuple(r for r in bind(desk, predication, frame.recipients, match.prep) if r not in actors and not _is_instrument(desk, predication, r, actors))
    if frame.both_sides:
        actors, recipients = tuple(dict.fromkeys((*actors, *recipients))), ()
    if not _has_needed(frame, actors, recipients) or not _tells_enough(desk, predication, kind, actors, recipients):
        return None
    recipients = recipients or implied_recipients(desk, predication, frame, actors)
    actors = actors or implied_actors(desk, predication, frame)
    when = date_of(desk, predication)
    sentence = desk.sentence_span(predication.sentence)
    own_place = place_of(desk, predication)
    place = own_place or (inherited_place(desk, predication) if kind.quad in _DEEDS else None)
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
        place=place,
        place_inherited=own_place is None and place is not None,
        date=when,
        historical=is_historical(desk, predication, when, (*actors, *recipients)),
        factuality=frame.factuality or predication.factuality,
        attribution=desk.attribution(predication.holder),
        figures=own_figures,
        trigger=predication.trigger,
        evidence=(sentence,),
        rule=frame.id,
        clause=_quotable(desk, predication) if actors else None,
    )


def _is_instrument(desk: Desk, predication: Predication, ref: str, actors: tuple[str, ...]) -> bool:
    """Are they the actor's own forces or organs, with which he acts ("withdrew *its* troops"), rather than the other side?"""
    if not {"MIL", "GOV"} & set(desk.actor(ref).sectors) or desk.actor(ref).kind == "person":
        return False
    mentions = [m for m in desk.mentions.actors if ref in m.actors and desk.tree.sentence(m.head) == predication.sentence and m.form != "adjective"]
    return bool(mentions) and all(_is_own(desk, m, actors) for m in mentions)


def _is_own(desk: Desk, mention: ActorMention, actors: tuple[str, ...]) -> bool:
    owner = desk.actor_by_head.get(mention.first)
    return owner is not None and owner.form == "possessive" and mention.first < mention.head and bool(set(owner.actors) & set(actors))


_LONGEST_QUOTE = 140


def _quotable(desk: Desk, predication: Predication) -> Span | None:
    """From the verb to its last object, where the subject is the clause's own and stands before it."""
    agents = [a for a in predication.arguments if a.role == "agent" and a.prep is None]
    if predication.kind not in ("verb", "light") or predication.passive or not agents or predication.factuality != "actual":
        return None
    verb = min(desk.parse.tokens_of(predication.trigger))
    if desk.parse.tags[verb] not in ("VBD", "VBZ", "VBP") and not any(desk.tree.lemma(a) == "have" for a in desk.tree.kids(verb, "aux")):
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


_OF_THEMSELVES = ("ASSAULT", "PROTEST", "COERCE", "MOBILIZE", "RETREAT")


def _tells_enough(desk: Desk, predication: Predication, kind: TypeEntry, actors: tuple[str, ...], recipients: tuple[str, ...]) -> bool:
    """Is it told as a happening? A verb with a party is; a bare noun needs both parties, or a day, a place, a toll, or a verb that says it took place.

    A participle before its noun ("warring parties", "the besieged town") describes more than it tells, and needs both parties.
    """
    if desk.tree.dep(predication.token) == "amod":
        return bool(actors and recipients)
    if predication.kind == "noun":
        if actors and recipients:
            return True
        anchored = _is_anchored(desk, predication) or predication.tense != "none"
        return anchored and (bool(actors or recipients) or kind.id in _OF_THEMSELVES)
    if actors or recipients:
        return True
    somebody = any(not a.implied for a in predication.of_role("agent"))
    return (kind.id in _OF_THEMSELVES or somebody) and _is_anchored(desk, predication)


def _is_anchored(desk: Desk, predication: Predication) -> bool:
    """Does a day, a place, a target or a number of its own tie it down?"""
    named = any(a.role in ("time", "place", "patient") or a.prep in ("against", "on") for a in predication.arguments)
    return named or any(t in desk.figure_by_noun for t in (predication.token, *desk.tree.kids(predication.token, "nummod")))


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


def _without_echoes(desk: Desk, found: list[Coded]) -> list[Coded]:
    """One event where a sentence tells one happening twice: "strikes … killed twenty", "ten airstrikes, including strikes on …"."""
    kept: list[Coded] = []
    for coded in found:
        same = next((k for k in kept if _is_echo(desk, coded, k) or _is_echo(desk, k, coded)), None)
        if same is None:
            kept.append(coded)
        else:
            kept[kept.index(same)] = _merged(same, coded)
    return kept


def _is_echo(desk: Desk, inner: Coded, outer: Coded) -> bool:
    """Is ``inner`` the same happening: a noun within ``outer``, or a verb side by side with it that shares what was hit or what hit it?"""
    if inner.event.type == outer.event.type and _side_by_side(desk, inner.predication, outer.predication):
        return True
    if inner.event.type != outer.event.type or inner.predication.sentence != outer.predication.sentence or inner.predication.kind != "noun":
        return False
    if set(inner.event.actors) - set(outer.event.actors) and set(outer.event.actors) - set(inner.event.actors):
        return False
    if not outer.event.actors and inner.event.actors and outer.predication.kind == "noun":
        return False
    return any(
        a.first <= inner.predication.token < a.last for a in outer.predication.arguments if a.role in ("agent", "patient", "means", "oblique", "theme")
    ) or (inner.predication.token in desk.parse.subtree(outer.predication.token) and outer.predication.kind != "verb")


def _side_by_side(desk: Desk, second: Predication, first: Predication) -> bool:
    """ "were killed and injured", "the strikes killed twenty and destroyed a bridge": coordinated verbs with one victim, or one means that is no actor."""
    if second.kind != "verb" or first.kind != "verb" or desk.tree.dep(second.token) != "conj" or desk.tree.head(second.token) != first.token:
        return False
    heads = {role: [{a.head for a in p.of_role(role)} for p in (first, second)] for role in ("patient", "agent")}
    if heads["patient"][0] and heads["patient"][0] & heads["patient"][1]:
        return True
    shared = heads["agent"][0] & heads["agent"][1]
    return any(t not in desk.actor_by_head for t in shared)


def _merged(first: Coded, second: Coded) -> Coded:
    """The earlier event with the parties and figures of both; the trigger stays the verb's where one is a verb."""
    main, other = (second, first) if first.predication.kind == "noun" and second.predication.kind != "noun" else (first, second)
    actors = tuple(dict.fromkeys((*main.event.actors, *other.event.actors)))
    placed = other.event if other.event.place and (main.event.place is None or main.event.place_inherited) else main.event
    recipients = tuple(r for r in dict.fromkeys((*main.event.recipients, *other.event.recipients)) if r not in actors)
    event = replace(
        main.event, actors=actors, recipients=recipients, place=placed.place, place_inherited=placed.place_inherited, date=main.event.date or other.event.date,
        figures=tuple(dict.fromkeys((*main.event.figures, *other.event.figures))), mode=main.event.mode or other.event.mode,
    )  # fmt: skip
    return Coded(event, main.predication, main.frame)


def _without_references(desk: Desk, found: list[Coded]) -> list[Coded]:
    """Leaves out bare nouns that point back ("the war", "those attacks"): to an event told before, or in a question or heading."""
    kept: list[Coded] = []
    for coded in found:
        if not (_points_back(desk, coded) and (coded.event.factuality == "question" or any(_same_kind(coded, k) for k in kept))):
            kept.append(coded)
    return kept


def _points_back(desk: Desk, coded: Coded) -> bool:
    predication = coded.predication
    if predication.kind != "noun" or predication.of_role("time") or coded.event.figures:
        return False
    return desk.tree.is_definite(predication.token)


def _same_kind(coded: Coded, earlier: Coded) -> bool:
    parties = set(coded.event.actors) | set(coded.event.recipients)
    return earlier.event.type == coded.event.type and (not parties or bool(parties & (set(earlier.event.actors) | set(earlier.event.recipients))))
