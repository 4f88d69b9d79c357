"""Figures: each number with what it counts, whose it is, as of when and who claims it."""

from __future__ import annotations

from polemos.code.binding import actors_at
from polemos.code.desk import Desk
from polemos.code.when import date_of
from polemos.model import Attribution, Figure, FigureMention, Predication, digest


def code_figures(desk: Desk) -> tuple[Figure, ...]:
    """One figure record for each mention that counts something; the claimant is the holder of its clause."""
    return tuple(_figure(desk, m) for m in desk.mentions.figures)


def _figure(desk: Desk, mention: FigureMention) -> Figure:
    predication = governing(desk, mention.noun if mention.noun is not None else mention.head)
    whose = actors_at(desk, mention.noun) if mention.noun is not None else ()
    counted = desk.quote(mention.of) if mention.of else desk.words(mention.first, mention.last)
    sentence = desk.sentence_span(desk.parse.sentence_of[mention.head])
    return Figure(
        id=digest(desk.document.id, "figure", mention.span.start, mention.span.end, mention.measure),
        measure=mention.measure,
        quantity=mention.quantity,
        of=counted,
        actors=whose,
        date=date_of(desk, predication) if predication else None,
        attribution=desk.attribution(predication.holder) if predication else Attribution(),
        evidence=(sentence,),
        rule=f"figure.{mention.rule}",
    )


def governing(desk: Desk, token: int) -> Predication | None:
    """The nearest predication at or above a token, or None at the top of a fragment."""
    at = desk.predication_by_word.get(token)
    if at is not None:
        return at
    for above in desk.tree.ancestors(token):
        at = desk.predication_by_word.get(above)
        if at is not None:
            return at
    return None
