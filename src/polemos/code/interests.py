"""Interests: what an actor wants, by frames of wanting and by the purpose clauses of what he does."""

from __future__ import annotations

from collections.abc import Iterator

from polemos.code.binding import bind, select
from polemos.code.desk import Desk
from polemos.code.frames import FrameIndex, Match
from polemos.code.spans import argument_span, clause_span
from polemos.code.when import date_of
from polemos.knowledge.models import InterestFrame
from polemos.model import Factuality, Interest, Predication, Span, digest


def code_interests(desk: Desk, frames: FrameIndex[InterestFrame]) -> tuple[Interest, ...]:
    """The interests of the document in order of the text, each actor and wording once."""
    found: dict[str, Interest] = {}
    for predication in desk.predications:
        match = frames.best(desk, predication)
        made = list(_of_frame(desk, predication, match)) if match else []
        if not made and predication.link == "purpose" and predication.kind in ("verb", "light"):
            made = list(_of_purpose(desk, predication))
        for interest in made:
            found.setdefault(interest.id, interest)
    return tuple(sorted(found.values(), key=lambda i: (i.evidence[0].start, i.actor, i.text)))


def _of_frame(desk: Desk, predication: Predication, match: Match[InterestFrame]) -> Iterator[Interest]:
    frame = match.frame
    actors = bind(desk, predication, frame.actor, match.prep)
    for selector in frame.wanted:
        arguments = select(predication, selector, match.prep)
        spans = [s for a in arguments if (s := argument_span(desk, a)) is not None]
        if selector == "clause":
            whole = clause_span(desk, predication.token)
            spans = [whole] if whole else []
        if spans:
            for actor in actors[:3]:
                for span in _apart(spans):
                    yield _interest(desk, predication, actor, frame.kind, span, rule=frame.id)
            return


def _apart(spans: list[Span]) -> list[Span]:
    """Coordinated wants one by one: where one span holds the next, it is cut before it."""
    ordered = sorted(spans)
    found = []
    for number, span in enumerate(ordered):
        following = next((o for o in ordered[number + 1 :] if span.start < o.start < span.end), None)
        found.append(Span(span.start, following.start) if following is not None else span)
    return found


def _of_purpose(desk: Desk, predication: Predication) -> Iterator[Interest]:
    """"did X to secure Y": the aim of whoever acts."""
    if predication.parent is None or predication.factuality != "desired":
        return
    if desk.predications[predication.parent].kind not in ("verb", "light"):
        return
    span = clause_span(desk, predication.token if predication.kind == "verb" else desk.parse.heads[predication.token])
    actors = bind(desk, predication, ("agent",))
    if span is None:
        return
    for actor in actors[:2]:
        yield _interest(desk, predication, actor, "aim", span, rule="interest.purpose")


def _interest(desk: Desk, predication: Predication, actor: str, kind: str, span: Span, *, rule: str) -> Interest:
    text = " ".join(desk.text(span).split()).strip(" ,;:.\"“”")
    factuality: Factuality = "negated" if predication.factuality == "negated" else "actual"
    return Interest(
        id=digest(desk.document.id, "interest", actor, kind, span.start, span.end),
        actor=actor,
        kind=kind,  # type: ignore[arg-type]
        text=text,
        date=date_of(desk, predication) if predication.of_role("time") else None,
        factuality=factuality,
        attribution=desk.attribution(predication.holder),
        evidence=(desk.sentence_span(predication.sentence),),
        rule=rule,
    )
