"""What may enter a dossier: only what can be exported as the record contract wants it.

Takes a Reading, gives it without the statements that break the contract, an Issue (PL003) in the place of each: they come from a mistake in a
coder and would spoil every export. Actors and places that nothing names are left out silently.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from polemos.model import Cause, Event, Issue, Mentions, Reading, Span, Statement
from polemos.store.references import parties_of, statements_of


def admit(reading: Reading) -> Reading:
    """The reading with nothing in it that the dossier does not take, and issues for what was taken out."""
    kept: dict[str, Statement] = {}
    refused: list[Issue] = []
    for statement in reading.statements:
        fault = _fault(reading, statement)
        if fault is None and kept.get(statement.id, statement) != statement:
            fault = "has the id of another statement that says something else"
        if fault is None:
            kept[statement.id] = statement
        else:
            refused.append(_issue(reading, statement, fault))
    statements = tuple(_without_gone(s, kept) for s in kept.values())
    return replace(reading, mentions=_used(reading.mentions, statements), statements=statements, issues=(*reading.issues, *refused))


def _fault(reading: Reading, statement: Statement) -> str | None:
    if not statement.evidence:
        return "has no evidence"
    end = max(span.end for span in _spans(statement))
    if end > len(reading.document.text):
        return f"points to character {end} of a text of {len(reading.document.text)}"
    known = reading.mentions.actor_index.keys() | reading.mentions.place_index.keys()
    lost = sorted(parties_of(statement) - known)
    if lost:
        return f"names {', '.join(lost)}, which is no actor or place of the document"
    if isinstance(statement, Cause) and statement.cause.span.overlaps(statement.effect.span):
        return "has a cause and an effect that overlap"
    return None


def _spans(statement: Statement) -> Iterator[Span]:
    yield from statement.evidence
    if isinstance(statement, Event):
        yield statement.trigger
    if isinstance(statement, Cause):
        yield from (statement.cause.span, statement.effect.span)


def _without_gone(statement: Statement, kept: dict[str, Statement]) -> Statement:
    """The statement without references to statements that were taken out."""
    if statements_of(statement) <= kept.keys():
        return statement
    if isinstance(statement, Event):
        return replace(statement, figures=_present(statement.figures, kept))
    if isinstance(statement, Cause):
        cause = replace(statement.cause, events=_present(statement.cause.events, kept))
        return replace(statement, cause=cause, effect=replace(statement.effect, events=_present(statement.effect.events, kept)))
    return statement


def _present(refs: Iterable[str], kept: dict[str, Statement]) -> tuple[str, ...]:
    return tuple(ref for ref in refs if ref in kept)


def _used(mentions: Mentions, statements: Iterable[Statement]) -> Mentions:
    used = {ref for s in statements for ref in parties_of(s)}
    used |= {ref for m in mentions.actors for ref in m.actors} | {m.place for m in mentions.places if m.place}
    actors = {ref: actor for ref, actor in mentions.actor_index.items() if ref in used}
    return replace(mentions, actor_index=actors, place_index={ref: place for ref, place in mentions.place_index.items() if ref in used})


def _issue(reading: Reading, statement: Statement, fault: str) -> Issue:
    kind = type(statement).__name__
    what = f"the {kind} {statement.id} of the rule {statement.rule} {fault}; it was left out, please report it"
    return Issue("PL003", reading.document.key, what, "error", document=reading.document.id, span=statement.evidence[0] if statement.evidence else None)
