"""Causes: verbs and nouns that say one thing brings about another, and connectives, in the direction they say it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from polemos.code.binding import select
from polemos.code.desk import Desk
from polemos.code.frames import FrameIndex, Match
from polemos.code.remedies import remedies
from polemos.code.restated import as_verb
from polemos.code.same_event import Coded
from polemos.code.setting import domain_of, level_of, stage_of
from polemos.code.spans import argument_span, clause_span, clause_verb
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
    links = [*_by_predicate(desk, frames), *_by_preposition(desk, markers), *_by_clause(desk, markers), *_by_beginning(desk), *_by_so(desk), *_by_way(desk)]
    kept: list[_Link] = []
    for link in sorted(links, key=lambda k: (k.cause.start, k.effect.start, k.cause.end)):
        if link.cause.overlaps(link.effect) or link.factuality == "question" or any(_same(link, other) for other in kept):
            continue
        kept.append(link)
        cause = _cause(desk, link, events)
        found.setdefault(cause.id, cause)
    return tuple(found.values())


def _same(link: _Link, other: _Link) -> bool:
    """Two frames that see the same two ends are one statement."""
    return link.cause.overlaps(other.cause) and link.effect.overlaps(other.effect) and link.frame.polarity == other.frame.polarity


# -- verbs, nouns, adjectives ------------------------------------------------------------------------------


def _by_predicate(desk: Desk, frames: FrameIndex[CauseFrame]) -> Iterator[_Link]:
    for predication in desk.predications:
        for reading in (predication, as_verb(desk, predication)):
            match = frames.best(desk, reading) if reading is not None else None
            if reading is None or match is None or match.frame.weak:
                continue
            for cause in _cause_spans(desk, reading, match):
                for effect in _effect_spans(desk, reading, match, cause):
                    yield _Link(cause, effect, match.frame, reading.sentence, reading.factuality, reading.holder)
            break


def _cause_spans(desk: Desk, predication: Predication, match: Match[CauseFrame]) -> list[Span]:
    """The cause named by the frame; for a participle or infinitive ("…, preventing X", "… to help X") the main clause."""
    above = desk.predications[predication.parent] if predication.parent is not None else None
    if above is not None and match.frame.cause[0] == "agent" and (predication.link in ("purpose", "result") or _takes_up_clause(desk, predication)):
        own = desk.parse.span(*desk.tree.clause(predication.token))
        span = clause_span(desk, clause_verb(desk, above if predication.link in ("purpose", "result") else _clause_above(desk, above)), without=own)
        return [span] if span else []
    spans = []
    for argument in _first(predication, match.frame.cause, match.prep):
        # of "the war, which killed thousands, ended …" the war alone is meant
        span = desk.parse.span(*desk.tree.phrase(argument.head)) if argument.implied else argument_span(desk, argument)
        if span and desk.parse.tags[argument.head] != "PRP$":
            spans.append(span)
    return _distinct(spans)


def _takes_up_clause(desk: Desk, predication: Predication) -> bool:
    """ ", which turned the war": of a day, a place or a name "which" says nothing that brings things about; it means the clause before."""
    agent = next((a for a in predication.of_role("agent") if a.implied), None)
    if predication.link != "relative" or agent is None:
        return False
    verb_first = desk.tree.clause(predication.token)[0]
    pronoun = next((t for t in (verb_first, verb_first + 1) if t < len(desk.parse) and desk.tree.lower(t) == "which"), None)
    if pronoun is None or pronoun == 0 or desk.tree.lower(pronoun - 1) != ",":
        return False
    names = agent.head in desk.date_by_token or agent.head in desk.place_by_token or desk.parse.pos[agent.head] in ("NUM", "PROPN")
    return names or pronoun - agent.head > _NEAR


_NEAR = 6  # words between a noun and the "which" that is still its own


def _clause_above(desk: Desk, predication: Predication) -> Predication:
    """The nearest predication at or above that is a clause."""
    at = predication
    while at.kind == "noun" and at.parent is not None:
        at = desk.predications[at.parent]
    return at


def _distinct(spans: list[Span]) -> list[Span]:
    """Coordinated phrases are one end: the first holds the others."""
    kept: list[Span] = []
    for span in sorted(spans, key=lambda s: (s.start, -s.end)):
        if not any(k.overlaps(span) for k in kept):
            kept.append(span)
    return kept[:2]


def _effect_spans(desk: Desk, predication: Predication, match: Match[CauseFrame], cause: Span) -> list[Span]:
    if match.frame.effect[0] in ("clause", "rest"):
        whole = _said(desk, predication, cause, from_verb=match.frame.effect[0] == "clause")
        return [whole] if whole else []
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
    return _distinct(spans)


def _said(desk: Desk, predication: Predication, cause: Span, *, from_verb: bool) -> Span | None:
    """What the clause says behind its verb, with the verb or without: "killed 200 people", "him at a disadvantage"; of a passive the whole."""
    verb = clause_verb(desk, predication)
    last = max((a.last for a in predication.arguments if not a.implied and a.first > verb and a.role != "agent"), default=verb + 1)
    first = verb if from_verb else verb + 1
    if predication.passive or predication.of_role("agent") == ():
        first = min((a.first for a in predication.of_role("patient", "agent") if not a.implied), default=first)
    last = max(last, verb + 1)
    if first >= last:
        return None
    span = desk.parse.span(first, last)
    return None if span.overlaps(cause) else span


def _covers(desk: Desk, argument: Argument, span: Span) -> bool:
    return desk.parse.span(*desk.tree.clause(argument.head)).overlaps(span)


def _first(predication: Predication, selectors: tuple[str, ...], prep: str | None) -> list[Argument]:
    for selector in selectors:
        found = select(predication, selector, prep)
        if found:
            return found
    return []


# -- connectives --------------------------------------------------------------------------------------------


def _by_preposition(desk: Desk, markers: dict[str, CauseFrame]) -> Iterator[_Link]:
    """ "because of X", "as a result of X", "due to X": X is the cause of what the phrase hangs on."""
    tree = desk.tree
    for governor in range(len(desk.parse)):
        if not (tree.is_verb(governor) or tree.is_noun(governor) or desk.parse.pos[governor] == "ADJ"):
            continue
        done: set[int] = set()
        for prep, token, carrier in tree.prepositional(governor):
            frame = markers.get(prep)
            if frame is None or carrier in done or prep in ("since", "so", "for") or not _marks(desk, frame, token):
                continue
            done.add(carrier)
            marked = clause_span(desk, token)
            whole = desk.parse.span(*tree.clause(carrier))
            rest = clause_span(desk, governor, without=whole)
            if marked and rest:
                yield _link(desk, frame, marked, rest, governor)


def _marks(desk: Desk, frame: CauseFrame, token: int) -> bool:
    """Does the frame take what stands behind its marker ("out of fear", never "out of the valley")?"""
    wanted = frame.when.get("marked")
    return not wanted or desk.tree.lemma(token) in wanted


def _by_clause(desk: Desk, markers: dict[str, CauseFrame]) -> Iterator[_Link]:
    """ "because …", "so that …": the marked clause, and the clause it hangs on."""
    for predication in desk.predications:
        if predication.parent is None or predication.marker not in markers or predication.link not in ("cause", "purpose", "time", "content"):
            continue
        if predication.marker == "since" and predication.link != "cause":
            continue
        verb = clause_verb(desk, predication)
        whole = desk.parse.span(*desk.tree.clause(verb))
        marked = _unmarked(desk, verb)
        rest = clause_span(desk, clause_verb(desk, desk.predications[predication.parent]), without=whole)
        frame = markers[predication.marker]
        if marked and rest and "marked" not in frame.when:
            if frame.effect[0] == "marked" and predication.factuality == "negated":
                frame = frame.model_copy(update={"polarity": "inhibits"})
            yield _link(desk, frame, marked, rest, verb)


def _by_beginning(desk: Desk) -> Iterator[_Link]:
    """ "The war began when the army attacked the town": what begins, and what it began with."""
    for predication in desk.predications:
        above = desk.predications[predication.parent] if predication.parent is not None else None
        if above is None or above.kind != "verb" or above.lemma not in desk.lexicon.classes["begin"] or predication.kind not in ("verb", "light"):
            continue
        verb = clause_verb(desk, predication)
        first, last = desk.tree.clause(verb)
        if desk.tree.lower(first) != "when" or predication.link not in ("time", "relative"):
            continue
        begun = next((s for a in above.of_role("agent") if (s := argument_span(desk, a))), None)
        if begun is not None and first + 1 < last:
            yield _Link(desk.parse.span(first + 1, last), begun, _BEGINNING, predication.sentence, predication.factuality, predication.holder)


def _by_so(desk: Desk) -> Iterator[_Link]:
    """ "The road is closed, so the convoys have not left": the clause before the comma, and the clause behind "so"."""
    for number, sentence in enumerate(desk.parse.sentences):
        for token in range(sentence.first + 2, sentence.last - 2):
            if desk.tree.lower(token) != "so" or desk.tree.lower(token - 1) != "," or desk.tree.lower(token + 1) in _NO_SO:
                continue
            clauses = [p for p in desk.predications if p.sentence == number and p.kind != "noun"]
            behind, before = [p for p in clauses if p.token > token], [p for p in clauses if p.token < token]
            if behind and before and any(a.role in ("agent", "patient") and a.first >= token for a in behind[0].arguments):
                cause, effect = desk.parse.span(sentence.first, token - 1), desk.parse.span(token + 1, sentence.last - 1)
                yield _Link(cause, effect, _SO, number, behind[0].factuality if behind[0].factuality != "negated" else "actual", behind[0].holder)


_NO_SO = frozenset({"that", "as", "far", "many", "much", "long", "called", "-", "too", "did", "do", "does", "is", "was"})
_BEGINNING = CauseFrame(id="cause.begin_when")
_SO = CauseFrame(id="marker.so")
_WAY = CauseFrame(id="cause.only_way")


def _by_way(desk: Desk) -> Iterator[_Link]:
    """ "The only way to end the war is a federation": what is to be done, and what for."""
    for found in remedies(desk):
        if found.purpose is not None:
            yield _Link(found.remedy, found.purpose, _WAY, found.predication.sentence, found.predication.factuality, found.predication.holder)


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
        stage=stage_of(desk, cause, link.frame.id),
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
    inside = tuple(c.event.id for c in events if any(span.contains(t) for t in c.triggers))
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
    return desk.quote(desk.sentence_span(sentence - 1)) if sentence > 0 else None
