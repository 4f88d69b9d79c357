"""Interests: what an actor wants, by frames of wanting and by the purpose clauses of what he does."""

from __future__ import annotations

from collections.abc import Iterator

from polemos.code.binding import bind, select
from polemos.code.desk import Desk
from polemos.code.frames import FrameIndex, Match
from polemos.code.remedies import remedies
from polemos.code.spans import argument_span, clause_span
from polemos.code.when import date_of
from polemos.knowledge.models import InterestFrame
from polemos.model import Argument, Factuality, Interest, Predication, Span, digest

# Who has aims of his own in a conflict; civilians count where a frame says that they want something
_ORGANISED = frozenset(
    {"state", "de_facto_state", "government", "military", "igo", "alliance", "party", "armed_group", "organisation", "ethnic_group", "other"}
)


def code_interests(desk: Desk, frames: FrameIndex[InterestFrame]) -> tuple[Interest, ...]:
    """The interests of the document in order of the text, each actor and wording once."""
    found: dict[str, Interest] = {}
    for predication in desk.predications:
        match = frames.best(desk, predication)
        made = list(_of_frame(desk, predication, match)) if match else []
        made += _of_duty(desk, predication)
        if not made and predication.link == "purpose" and predication.kind in ("verb", "light"):
            made = list(_of_purpose(desk, predication))
        for interest in made:
            found.setdefault(interest.id, interest)
    for interest in _of_remedy(desk):
        found.setdefault(interest.id, interest)
    return tuple(sorted(found.values(), key=lambda i: (i.evidence[0].start, i.actor, i.text)))


def _of_frame(desk: Desk, predication: Predication, match: Match[InterestFrame]) -> Iterator[Interest]:
    frame = match.frame
    if predication.link == "condition":
        return
    actors = bind(desk, predication, frame.actor, match.prep)
    for selector in frame.wanted:
        inside = _contents_of_noun(desk, predication) if selector == "content" else []
        arguments = [a for a in (*select(predication, selector, match.prep), *inside) if _is_wanted(desk, predication, frame, a)]
        spans = [s for a in arguments if (s := argument_span(desk, a)) is not None]
        if selector == "clause":
            whole = clause_span(desk, predication.token)
            spans = [whole] if whole else []
        if spans:
            for actor in actors[:3]:
                for span in _apart(desk, spans):
                    yield _interest(desk, predication, actor, frame.kind, span, rule=frame.id)
            return


def _contents_of_noun(desk: Desk, predication: Predication) -> list[Argument]:
    """ "the decision *to close the border*": the clause that a noun is about is no argument of its own."""
    if predication.kind not in ("noun", "light"):
        return []
    children = [c for c in desk.children_of.get(predication.index, []) if c.link == "content" and desk.parse.heads[c.token] == predication.token]
    return [Argument("content", c.token, *desk.tree.clause(c.token)) for c in children if c.kind in ("verb", "light")]


def _is_wanted(desk: Desk, predication: Predication, frame: InterestFrame, argument: Argument) -> bool:
    """What is wanted stands behind the word for wanting it, and whoever is asked for it is not it."""
    if argument.role == "content" and argument.head < predication.token and not argument.implied:
        return False
    mention = desk.actor_by_head.get(argument.head)
    return not (frame.kind == "demand" and argument.role in ("patient", "oblique") and mention is not None and bool(mention.actors))


def _of_duty(desk: Desk, predication: Predication) -> list[Interest]:
    """ "The regime must let the convoys in", said by somebody: his demand of others, his position where nobody else is meant."""
    holder = desk.attribution(predication.holder).holder
    verb = next((t for t in (predication.token, *desk.tree.ancestors(predication.token)) if desk.tree.is_verb(t)), None)
    own_clause = predication.kind != "noun" and predication.link not in ("content", "purpose", "relative")
    if holder is None or verb is None or not own_clause or predication.factuality != "desired":
        return []
    top = desk.tree.first_conjunct(verb)
    if top != verb or not any(desk.tree.lower(a) in ("must", "should", "ought") for a in desk.tree.kids(verb, "aux")):
        return []
    span = _clause_less_subject(desk, verb)
    agents = bind(desk, predication, ("agent", "patient"))
    kind = "demand" if set(agents) - {holder} else "position"
    return [_interest(desk, predication, holder, kind, span, rule="interest.duty")] if span else []


def _clause_less_subject(desk: Desk, verb: int) -> Span | None:
    """From the modal verb to the end of the clause: who is to do it is in the sentence."""
    aux = desk.tree.kids(verb, "aux")
    _, last = desk.tree.clause(verb)
    return desk.parse.span(aux[0], last) if aux else None


def _of_remedy(desk: Desk) -> Iterator[Interest]:
    """ "There is only one way to end this war: …": the position of whoever says so."""
    for found in remedies(desk):
        holder = desk.attribution(found.predication.holder).holder
        if holder is not None:
            yield _interest(desk, found.predication, holder, "position", found.remedy, rule="interest.remedy")


def _before(desk: Desk, span: Span, end: int) -> Span:
    """The part of a span before a character, without the comma or "and" that leads on from there."""
    words = desk.document.text[span.start : end].rstrip(" ,;\n").removesuffix(" and").removesuffix(" or").rstrip(" ,;\n")
    return Span(span.start, span.start + len(words)) if words else span


def _apart(desk: Desk, spans: list[Span]) -> list[Span]:
    """Coordinated wants one by one: where one span holds the next, it is cut before it."""
    ordered = sorted(spans)
    found = []
    for number, span in enumerate(ordered):
        following = next((o for o in ordered[number + 1 :] if span.start < o.start < span.end), None)
        found.append(_before(desk, span, following.start) if following is not None else span)
    return found


def _of_purpose(desk: Desk, predication: Predication) -> Iterator[Interest]:
    """ "did X to secure Y": the aim of whoever acts."""
    if predication.parent is None or predication.factuality != "desired":
        return
    above = desk.predications[predication.parent]
    if above.kind not in ("verb", "light") or above.factuality not in ("actual", "future"):
        return  # what somebody should do, or would have done, is not what he wants
    span = clause_span(desk, predication.token if predication.kind == "verb" else desk.parse.heads[predication.token])
    actors = bind(desk, predication, ("agent",)) or bind(desk, above, ("agent",))
    if span is None:
        return
    for actor in [a for a in actors if _has_aims(desk, a)][:2]:
        yield _interest(desk, predication, actor, "aim", span, rule="interest.purpose")


def _has_aims(desk: Desk, ref: str) -> bool:
    actor = desk.actor(ref)
    return (actor.kind in _ORGANISED or (actor.kind == "person" and bool(actor.sectors))) and "CVL" not in actor.sectors


def _interest(desk: Desk, predication: Predication, actor: str, kind: str, span: Span, *, rule: str) -> Interest:
    text = desk.quote(span).strip(' ,;:."“”')
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
