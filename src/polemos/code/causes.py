"""Causes: verbs and nouns that say one thing brings about another, and connectives, in the direction they say it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from polemos.code.binding import select
from polemos.code.desk import Desk
from polemos.code.events import Coded
from polemos.code.frames import FrameIndex, Match
from polemos.code.setting import domain_of, level_of, stage_of
from polemos.code.spans import argument_span, clause_span
from polemos.knowledge.models import CauseFrame
from polemos.model import Argument, Cause, CauseEnd, Factuality, Holder, Predication, Span, digest


@dataclass(frozen=True)
class _Link:
    """Two spans of one sentence and what links them."""

    cause: Span
    effect: Span
    frame: CauseFrame
    sentence: int
    factuality: Factuality
    holder: Holder


def code_causes(desk: Desk, frames: FrameIndex[CauseFrame], events: tuple[Coded, ...]) -> tuple[Cause, ...]:
    """The causal statements of the document in order of the text, each pair of spans once."""
    found: dict[str, Cause] = {}
    markers = {m: f for f in desk.knowledge.cause_frames for m in f.markers if not f.weak}
    links = [*_by_predicate(desk, frames), *_by_preposition(desk, markers), *_by_clause(desk, markers)]
    for link in sorted(links, key=lambda k: (k.cause.start, k.effect.start, k.cause.end)):
        if link.cause.overlaps(link.effect):
            continue
        cause = _cause(desk, link, events)
        found.setdefault(cause.id, cause)
    return tuple(found.values())


# -- verbs, nouns, adjectives ------------------------------------------------------------------------------


def _by_predicate(desk: Desk, frames: FrameIndex[CauseFrame]) -> Iterator[_Link]:
    for predication in desk.predications:
        match = frames.best(desk, predication)
        if match is None or match.frame.weak:
            continue
        for cause in _cause_spans(desk, predication, match):
            for effect in _effect_spans(desk, predication, match, cause):
                yield _Link(cause, effect, match.frame, predication.sentence, predication.factuality, predication.holder)


def _cause_spans(desk: Desk, predication: Predication, match: Match[CauseFrame]) -> list[Span]:
    """The cause named by the frame; for a participle or infinitive ("…, preventing X", "… to help X") the main clause."""
    if predication.link in ("purpose", "result") and predication.parent is not None and match.frame.cause[0] == "agent":
        own = desk.parse.span(*desk.tree.clause(predication.token))
        governor = desk.predications[predication.parent]
        span = clause_span(desk, _verb_of(desk, governor), without=own)
        return [span] if span else []
    spans = []
    for argument in _first(predication, match.frame.cause, match.prep):
        avoid = None if not argument.implied else desk.parse.span(*desk.tree.clause(predication.token))
        span = argument_span(desk, argument, without=avoid)
        if span:
            spans.append(span)
    return spans[:2]


def _effect_spans(desk: Desk, predication: Predication, match: Match[CauseFrame], cause: Span) -> list[Span]:
    spans = []
    arguments = _first(predication, match.frame.effect, match.prep)
    for argument in arguments:
        span = argument_span(desk, argument, without=cause if _covers(desk, argument, cause) else None)
        if span is None:
            continue
        patient = next((a for a in predication.of_role("patient") if a.head < argument.head and not a.implied), None) if argument.role == "content" else None
        if patient is not None and patient.first < argument.first:
            wide = Span(desk.parse.starts[patient.first], span.end)
            span = wide if not wide.overlaps(cause) else span
        spans.append(span)
    if len(spans) > 1 and all(a.role in ("patient", "oblique") for a in arguments):
        return spans[:2]
    return spans


def _covers(desk: Desk, argument: Argument, span: Span) -> bool:
    return desk.parse.span(*desk.tree.clause(argument.head)).overlaps(span)


def _first(predication: Predication, selectors: tuple[str, ...], prep: str | None) -> list[Argument]:
    for selector in selectors:
        found = select(predication, selector, prep)
        if found:
            return found
    return []


def _verb_of(desk: Desk, predication: Predication) -> int:
    if desk.tree.is_verb(predication.token):
        return predication.token
    return next((t for t in desk.tree.ancestors(predication.token) if desk.tree.is_verb(t)), predication.token)


# -- connectives --------------------------------------------------------------------------------------------


def _by_preposition(desk: Desk, markers: dict[str, CauseFrame]) -> Iterator[_Link]:
    """"because of X", "as a result of X", "due to X": X is the cause of what the phrase hangs on."""
    tree = desk.tree
    for governor in range(len(desk.parse)):
        if not (tree.is_verb(governor) or tree.is_noun(governor) or desk.parse.pos[governor] == "ADJ"):
            continue
        done: set[int] = set()
        for prep, token, carrier in tree.prepositional(governor):
            frame = markers.get(prep)
            if frame is None or carrier in done or prep in ("since", "so", "for"):
                continue
            done.add(carrier)
            marked = clause_span(desk, token)
            whole = desk.parse.span(*tree.clause(carrier))
            rest = clause_span(desk, governor, without=whole)
            if marked and rest:
                yield _link(desk, frame, marked, rest, governor)


def _by_clause(desk: Desk, markers: dict[str, CauseFrame]) -> Iterator[_Link]:
    """"because …", "so that …": the marked clause, and the clause it hangs on."""
    for predication in desk.predications:
        if predication.parent is None or predication.marker not in markers or predication.link not in ("cause", "purpose", "time", "content"):
            continue
        if predication.marker == "since" and predication.link != "cause":
            continue
        verb = _verb_of(desk, predication)
        whole = desk.parse.span(*desk.tree.clause(verb))
        marked = _unmarked(desk, verb)
        rest = clause_span(desk, _verb_of(desk, desk.predications[predication.parent]), without=whole)
        if marked and rest:
            yield _link(desk, markers[predication.marker], marked, rest, verb)


def _unmarked(desk: Desk, verb: int) -> Span | None:
    first, last = desk.tree.clause(verb)
    marks = desk.tree.kids(verb, "mark")
    if marks and marks[-1] + 1 < last:
        first = max(first, marks[-1] + 1)
    return desk.parse.span(first, last) if first < last else None


def _link(desk: Desk, frame: CauseFrame, marked: Span, rest: Span, token: int) -> _Link:
    cause, effect = (marked, rest) if frame.cause[0] == "marked" else (rest, marked)
    predication = desk.predication_by_word.get(token)
    return _Link(
        cause, effect, frame, desk.parse.sentence_of[token],
        predication.factuality if predication else "actual", predication.holder if predication else Holder(),
    )  # fmt: skip


# -- records -----------------------------------------------------------------------------------------------


def _cause(desk: Desk, link: _Link, events: tuple[Coded, ...]) -> Cause:
    cause, effect = _end(desk, link.cause, events), _end(desk, link.effect, events)
    return Cause(
        id=digest(desk.document.id, "cause", link.cause.start, link.cause.end, link.effect.start, link.effect.end),
        cause=cause,
        effect=effect,
        polarity=link.frame.polarity,
        stage=stage_of(desk, cause, link.frame.id, link.sentence),
        level=level_of(desk, cause),
        domain=domain_of(desk, cause),
        factuality=link.factuality,
        attribution=desk.attribution(link.holder),
        evidence=(desk.sentence_span(link.sentence),),
        rule=link.frame.id,
    )


def _end(desk: Desk, span: Span, events: tuple[Coded, ...]) -> CauseEnd:
    actors: dict[str, None] = {}
    for mention in desk.mentions.actors:
        if mention.span.overlaps(span):
            for ref in mention.actors:
                actors.setdefault(ref)
    inside = tuple(c.event.id for c in events if span.contains(c.event.trigger))
    return CauseEnd(span, tuple(actors), inside, _antecedent(desk, span))


def _antecedent(desk: Desk, span: Span) -> str | None:
    """What "this" and "it" at the head of a sentence point back to: the actor, else the sentence before."""
    words = desk.text(span).lower()
    if words not in ("this", "that", "it", "these", "which", "they"):
        return None
    tokens = desk.parse.tokens_of(span)
    mention = desk.actor_by_head.get(tokens[0]) if tokens else None
    if mention is not None and mention.actors:
        return desk.actor(mention.actors[0]).name
    sentence = desk.parse.sentence_of[tokens[0]] if tokens else 0
    return " ".join(desk.text(desk.sentence_span(sentence - 1)).split()) if sentence > 0 else None
