"""What a statement refers to: the actors and places that it names, and other statements."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from polemos.model import Cause, Event, Figure, Interest, Interval, PeaceEffort, Relation, Scenario, Statement


def parties_of(statement: Statement) -> frozenset[str]:
    """Ids of all actors and places that the statement names, its holder among them."""
    return frozenset(ref for ref in _parties(statement) if ref is not None)


def statements_of(statement: Statement) -> frozenset[str]:
    """Ids of the statements of the same document that this one names: an event's figures, a cause's events."""
    if isinstance(statement, Event):
        return frozenset(statement.figures)
    if isinstance(statement, Cause):
        return frozenset((*statement.cause.events, *statement.effect.events))
    return frozenset()


def type_of(statement: Statement) -> str | None:
    """What sorts statements of one kind: type, polarity, measure or kind; None for scenarios."""
    if isinstance(statement, Event | Relation):
        return statement.type
    if isinstance(statement, Cause):
        return statement.polarity
    if isinstance(statement, Figure):
        return statement.measure
    return None if isinstance(statement, Scenario) else statement.kind


def interval_of(statement: Statement) -> Interval | None:
    """When it was or held; None where it has no date."""
    return None if isinstance(statement, Cause | Scenario) else statement.date


def days_of(interval: Interval | None) -> tuple[date | None, date | None]:
    """First and last day; None for an open side or no date."""
    return (interval.start, interval.end) if interval else (None, None)


def _parties(statement: Statement) -> Iterator[str | None]:
    yield statement.attribution.holder
    if isinstance(statement, Event):
        yield from (*statement.actors, *statement.recipients, statement.place)
    elif isinstance(statement, Relation):
        yield from (statement.source, statement.target, statement.place)
    elif isinstance(statement, Cause):
        yield from (*statement.cause.actors, *statement.effect.actors)
    elif isinstance(statement, Interest):
        yield statement.actor
    elif isinstance(statement, PeaceEffort):
        yield from (*statement.third_parties, *statement.parties)
    else:
        yield from statement.actors
