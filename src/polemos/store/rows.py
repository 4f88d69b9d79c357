"""Readings to the rows of the tables: key columns for queries, and the whole record as JSON."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from polemos.model import Actor, ActorMention, Document, Event, Figure, Interval, Issue, Place, PlaceMention, Reading, Relation, Scenario, Statement, digest
from polemos.store.codec import MENTION_KINDS, Mention, encode, encode_document, statement_kind
from polemos.store.references import days_of, interval_of, type_of

Row = dict[str, Any]  # column to value, as JSON takes it: these are rows on their way to a table and records nowhere


def reading_rows(reading: Reading, engine: str, *, failed: bool) -> Iterator[tuple[str, Row]]:
    """(table, row) for everything in the reading."""
    document = reading.document
    yield "documents", _document(document, engine, failed)
    for actor in reading.mentions.actor_index.values():
        yield "actors", _actor(document.id, actor)
    for place in reading.mentions.place_index.values():
        yield "places", _place(document.id, place)
    found = reading.mentions
    kinds: tuple[tuple[Mention, ...], ...] = (found.actors, found.places, found.dates, found.figures)
    for mentions in kinds:
        for position, mention in enumerate(mentions):
            yield "mentions", _mention(document.id, position, mention)
    for position, statement in enumerate(reading.statements):
        yield "statements", _statement(document.id, position, statement)
        for number, span in enumerate(statement.evidence):
            yield "evidence", {"document": document.id, "statement": statement.id, "position": number, "start_char": span.start, "end_char": span.end}
    for issue in reading.issues:
        yield "issues", issue_row(issue)


def issue_row(issue: Issue, source: str | None = None) -> Row:
    """The row of an issue; ``source`` is the file or address that it came from, where it belongs to no document."""
    return {
        "id": digest("issue", issue.code, issue.where, issue.document, issue.what, issue.span), "document": issue.document,
        "source": source, "code": issue.code, "severity": issue.severity, "place": issue.where, "body": encode(issue),
    }  # fmt: skip


def _document(document: Document, engine: str, failed: bool) -> Row:
    start, end = _days(document.published)
    return {
        "id": document.id, "key": document.key, "source": document.source, "given_id": document.given_id, "title": document.title,
        "language": document.language, "published_start": start, "published_end": end, "length": len(document.text), "engine": engine,
        "failed": failed, "superseded_by": None, "body": encode_document(document), "text": document.text,
    }  # fmt: skip


def _actor(document: str, actor: Actor) -> Row:
    return {"document": document, "id": actor.id, "name": actor.name, "kind": actor.kind, "country": actor.country, "body": encode(actor)}


def _place(document: str, place: Place) -> Row:
    return {
        "document": document, "id": place.id, "name": place.name, "kind": place.kind, "country": place.country, "lat": place.lat, "lon": place.lon,
        "geonames": place.geonames, "body": encode(place),
    }  # fmt: skip


def _mention(document: str, position: int, mention: Mention) -> Row:
    refs: tuple[str, ...] = ()
    if isinstance(mention, ActorMention):
        refs = mention.actors
    elif isinstance(mention, PlaceMention) and mention.place:
        refs = (mention.place,)
    return {
        "document": document, "kind": MENTION_KINDS[type(mention)], "position": position, "start_char": mention.span.start,
        "end_char": mention.span.end, "refs": refs, "rule": mention.rule, "body": encode(mention),
    }  # fmt: skip


def _statement(document: str, position: int, statement: Statement) -> Row:
    start, end = _days(interval_of(statement))
    return {
        "document": document, "id": statement.id, "position": position, "kind": statement_kind(statement), "type": type_of(statement),
        "factuality": None if isinstance(statement, Figure | Scenario) else statement.factuality,
        "holder": statement.attribution.holder, "date_start": start, "date_end": end,
        "historical": statement.historical if isinstance(statement, Event | Relation) else None,
        "start_char": min(statement.evidence).start, "rule": statement.rule, "body": encode(statement),
    }  # fmt: skip


def _days(interval: Interval | None) -> tuple[str | None, str | None]:
    start, end = days_of(interval)
    return start.isoformat() if start else None, end.isoformat() if end else None
