"""Events: a predication that an event frame fits, with its parties, day, place and cost."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain, islice

from polemos.code.binding import bind
from polemos.code.contexts import contexts_of
from polemos.code.desk import Desk
from polemos.code.frames import FrameIndex, Match
from polemos.code.learned import LearnedFrames
from polemos.code.occasions import occasions
from polemos.code.parties import implied_actors, implied_recipients
from polemos.code.same_event import DEEDS, Coded, join_mentions, points_back
from polemos.code.when import date_of, is_historical
from polemos.code.where import inherited_place, place_of
from polemos.knowledge.models import EventFrame, TypeEntry
from polemos.model import ActorMention, Event, Factuality, Figure, Predication, Span, digest


def code_events(desk: Desk, frames: FrameIndex[EventFrame], learned: LearnedFrames, figures: tuple[Figure, ...]) -> tuple[Coded, ...]:
    """The events of the document in order of the text.

    What a speech act speaks of is no event of its own (``content: own`` frames), unless it is said to have happened.
    """
    fitting = {p.index: chain(frames.matches(desk, p), learned.matches(desk, p)) for p in desk.predications}
    best = {index: match for index, matches in fitting.items() if (match := next(matches, None)) is not None}
    found: list[Coded] = []
    for predication in desk.predications:
        match = best.get(predication.index)
        if match is None or _spoken_of(desk, predication, best) or _is_setting(desk, predication) or _gives_way(desk, predication, best):
            continue
        # a frame whose parties are not there gives way to the next that fits
        tried = chain((match,), fitting[predication.index])
        coded = (Coded(event, predication, m.frame) for m in tried if (event := _event(desk, predication, m, figures)) is not None)
        found.extend(Coded(each, predication, c.frame) for c in islice(coded, 1) for each in occasions(desk, predication, c.event))
    return tuple(_without_references(desk, join_mentions(desk, _without_echoes(desk, found))))


def _spoken_of(desk: Desk, predication: Predication, best: dict[int, Match[EventFrame]]) -> bool:
    """Is it the content of a speech act, which alone is the event? Looks up through whatever stands between."""
    at = predication
    while at.parent is not None:
        if at.link in ("relative", "time", "cause", "concession"):
            return False
        above = best.get(at.parent)
        if at.link == "content" and above is not None and above.frame.content == "own" and not _only_learned(above.frame, best[predication.index].frame):
            return predication.factuality != "actual"  # "condemned the attack", "called for an end to the siege": these did happen
        at = desk.predications[at.parent]
    return False


def _only_learned(above: EventFrame, below: EventFrame) -> bool:
    """What is learned takes nothing from what frames read: it only adds."""
    return above.learned and not below.learned


def _gives_way(desk: Desk, predication: Predication, best: dict[int, Match[EventFrame]]) -> bool:
    """Is it a learned speech act whose content a frame of the first rank reads ("announced that the troops would withdraw")?"""
    frame = best[predication.index].frame
    content = (best.get(c.index) for c in desk.children_of.get(predication.index, []) if c.link == "content")
    return frame.learned and frame.content == "own" and any(m is not None and m.frame.precedence > 0 for m in content)


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
    recipients = tuple(r for r in bind(desk, predication, frame.recipients, match.prep) if r not in actors and not _is_instrument(desk, predication, r, actors))
    if frame.both_sides:
        actors, recipients = tuple(dict.fromkeys((*actors, *recipients))), ()
    if not _has_needed(frame, actors, recipients) or not _tells_enough(desk, predication, kind, actors, recipients):
        return None
    if not (frame.learned and kind.quad in _FRIENDLY):
        recipients = recipients or implied_recipients(desk, predication, frame, actors)
    actors = actors or implied_actors(desk, predication, frame)
    when = date_of(desk, predication)
    sentence = desk.sentence_span(predication.sentence)
    own_place = place_of(desk, predication)
    place = own_place or (inherited_place(desk, predication) if kind.quad in DEEDS else None)
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
        factuality=frame.factuality or _told_as(frame, predication),
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


_OF_THE_FUTURE = ("AGREE", "THREATEN")


def _told_as(frame: EventFrame, predication: Predication) -> Factuality:
    """A promise or threat that is learned from its own future tense ("said they would hold on") is made by saying it."""
    made = frame.learned and frame.type in _OF_THE_FUTURE and predication.factuality == "future"
    return "actual" if made else predication.factuality


def _has_needed(frame: EventFrame, actors: tuple[str, ...], recipients: tuple[str, ...]) -> bool:
    bound = {"actors": actors, "recipients": recipients, "any": (*actors, *recipients)}
    return all(bound.get(need) for need in frame.needs)


_FRIENDLY = (1, 2)
"""Quad classes of cooperation: where no frame knows the word, the nearest name may be the other side's."""

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
        if predication.factuality == "negated" and not actors:
            return False  # "there is no war": nothing is told of anybody
        anchored = _is_anchored(desk, predication) or predication.tense != "none"
        if anchored and (actors or recipients or kind.id in _OF_THEMSELVES):
            return True
        # "the murder of the envoy", "Burma's offensive": taken for granted, with the one who did or suffered it
        return (
            bool(actors or recipients) and kind.quad in DEEDS and (desk.tree.is_definite(predication.token) or bool(desk.tree.kids(predication.token, "poss")))
        )
    if actors or recipients:
        return True
    somebody = any(not a.implied for a in predication.of_role("agent")) or predication.passive  # "the truce was signed in May"
    return (kind.id in _OF_THEMSELVES or somebody) and _is_anchored(desk, predication)


def _is_anchored(desk: Desk, predication: Predication) -> bool:
    """Does a day, a place, a target or a number of its own tie it down?"""
    named = any(a.role in ("time", "place", "patient") or a.prep in ("against", "on") for a in predication.arguments)
    first, last = desk.tree.phrase(predication.token)
    dated = predication.kind == "noun" and any(t in desk.date_by_token for t in range(first, last))  # "the coup of February 2021"
    return named or dated or any(t in desk.figure_by_noun for t in (predication.token, *desk.tree.kids(predication.token, "nummod")))


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
    if inner.event.type == outer.event.type and (_side_by_side(desk, inner.predication, outer.predication) or _is_second_guess(desk, inner, outer)):
        return True
    if inner.event.type != outer.event.type or inner.predication.sentence != outer.predication.sentence or inner.predication.kind != "noun":
        return False
    if set(inner.event.actors) - set(outer.event.actors) and set(outer.event.actors) - set(inner.event.actors):
        return False
    if not outer.event.actors and inner.event.actors and outer.predication.kind == "noun":
        return False
    if _is_reason(desk, inner.predication.token):
        return False
    return any(
        a.first <= inner.predication.token < a.last for a in outer.predication.arguments if a.role in ("agent", "patient", "means", "oblique", "theme")
    ) or (inner.predication.token in desk.parse.subtree(outer.predication.token) and outer.predication.kind != "verb")


def _is_second_guess(desk: Desk, inner: Coded, outer: Coded) -> bool:
    """ "is *providing* soldiers to *help* the army": of two words in one line of clauses, with one doer, the learned one tells nothing new."""
    if not inner.frame.learned or inner.predication.sentence != outer.predication.sentence or set(inner.event.actors) != set(outer.event.actors):
        return False
    one, two = inner.predication, outer.predication
    return one.index in desk.line_of(two) or two.index in desk.line_of(one)


def _is_reason(desk: Desk, token: int) -> bool:
    """ "in revenge for the killing of X", "after the bombing": what another deed answers is another deed."""
    at = desk.tree.head(token)
    return desk.parse.pos[at] == "ADP" and desk.tree.lower(at) in ("for", "after", "following", "over", "since", "before", "despite")


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
        if not (_is_bare_reference(desk, coded) and (coded.event.factuality == "question" or any(_same_kind(coded, k) for k in kept))):
            kept.append(coded)
    return kept


def _is_bare_reference(desk: Desk, coded: Coded) -> bool:
    return coded.predication.kind == "noun" and not coded.event.figures and points_back(desk, coded.predication)


def _same_kind(coded: Coded, earlier: Coded) -> bool:
    parties = set(coded.event.actors) | set(coded.event.recipients)
    return earlier.event.type == coded.event.type and (not parties or bool(parties & (set(earlier.event.actors) | set(earlier.event.recipients))))
