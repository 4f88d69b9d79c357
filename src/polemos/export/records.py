"""Records of the model to records of the contract, one function a kind. Takes frozen records, gives JSON objects; reads no dossier."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from polemos.export.pieces import Piece, attribution_piece, date_piece, dated, evidence_pieces, iso3, number
from polemos.model import Actor, Cause, CauseEnd, Document, Event, Figure, Interest, PeaceEffort, Place, Relation, Scenario, Span, Statement


def document_record(document: Document) -> Piece:
    first = document.first_published
    return {
        "record": "document", "id": document.id, "given_id": document.given_id, "source": document.source, "sha256": document.sha256,
        "title": document.title, "standfirst": document.standfirst, "authors": list(document.authors), "translators": list(document.translators),
        "publisher": document.publisher, "published": date_piece(document.published),
        "first_published": {"date": date_piece(first.date), "outlet": first.outlet, "language": first.language} if first else None,
        "language": document.language, "length": len(document.text), "body": [[s.start, s.end] for s in document.body()], "copy_of": None,
    }  # fmt: skip


def actor_record(actor: Actor, mentions: Iterable[tuple[str, Span]], references: Iterable[tuple[str, Span]] = ()) -> Piece:
    """``mentions`` are (document id, span) where the actor is named or described, ``references`` where words only point to it ("it", "its")."""
    return {
        "record": "actor", "id": actor.id, "name": actor.name, "kind": actor.kind, "codes": codes_piece(actor), "aliases": list(actor.aliases),
        "country": iso3(actor.country), "mentions": _mentions(mentions), "references": _mentions(references),
    }  # fmt: skip


def codes_piece(actor: Actor) -> Piece:
    """``plover`` begins with the country, null where none is known, and is empty where nothing is."""
    plover = [actor.country, *actor.sectors] if actor.country or actor.sectors else []
    return {"iso3": actor.iso3, "cow": actor.cow, "gw": actor.gw, "plover": plover}


def place_record(place: Place, mentions: Iterable[tuple[str, Span]]) -> Piece:
    """``mentions`` are (document id, span)."""
    return {
        "record": "place", "id": place.id, "name": place.name, "aliases": list(place.aliases), "mentions": _mentions(mentions), "kind": place.kind,
        "country": place.country, "lat": place.lat, "lon": place.lon, "geonames": place.geonames, "precision": place.precision,
    }  # fmt: skip


def statement_record(statement: Statement, document: Document) -> Piece:
    """The record of one statement of the document, with its evidence and the rule that made it."""
    kind, write = _WRITERS[type(statement)]
    return {
        "record": kind, "id": statement.id, **write(statement, document), "attribution": attribution_piece(statement.attribution),
        "evidence": evidence_pieces(document.id, document.text, statement.evidence), "cluster": None, "rule": statement.rule,
    }  # fmt: skip


def _mentions(mentions: Iterable[tuple[str, Span]]) -> list[Piece]:
    return [{"document": document, "start": span.start, "end": span.end} for document, span in mentions]


def _event(event: Event, document: Document) -> Piece:
    return {
        "type": event.type, "mode": event.mode, "contexts": list(event.contexts), "cameo": event.cameo, "quad": event.quad, "score": number(event.score),
        "actors": list(event.actors), "recipients": list(event.recipients), "place": event.place,
        "place_inherited": event.place_inherited, **dated(event.date),
        "historical": event.historical, "factuality": event.factuality, "figures": list(event.figures),
        "trigger": {"document": document.id, "start": event.trigger.start, "end": event.trigger.end},
    }  # fmt: skip


def _relation(relation: Relation, document: Document) -> Piece:
    return {
        "type": relation.type, "sign": relation.sign, "source": relation.source, "target": relation.target, "place": relation.place,
        **dated(relation.date), "historical": relation.historical, "factuality": relation.factuality,
    }  # fmt: skip


def _cause(cause: Cause, document: Document) -> Piece:
    return {
        "cause": _end(cause.cause, document), "effect": _end(cause.effect, document), "polarity": cause.polarity, "stage": cause.stage,
        "level": cause.level, "domain": cause.domain, "factuality": cause.factuality,
    }  # fmt: skip


def _end(end: CauseEnd, document: Document) -> Piece:
    piece = {"text": end.span.of(document.text), "start": end.span.start, "end": end.span.end, "actors": list(end.actors), "events": list(end.events)}
    return piece | {"refers_to": end.refers_to}


def _figure(figure: Figure, document: Document) -> Piece:
    quantity = figure.quantity
    return {
        "measure": figure.measure, "low": number(quantity.low), "best": number(quantity.best), "high": number(quantity.high), "unit": quantity.unit,
        "of": figure.of, "actors": list(figure.actors), **dated(figure.date),
    }  # fmt: skip


def _interest(interest: Interest, document: Document) -> Piece:
    return {"actor": interest.actor, "kind": interest.kind, "text": interest.text, **dated(interest.date), "factuality": interest.factuality}


def _peace_effort(effort: PeaceEffort, document: Document) -> Piece:
    return {
        "kind": effort.kind, "third_parties": list(effort.third_parties), "parties": list(effort.parties), **dated(effort.date),
        "outcome": effort.outcome, "factuality": effort.factuality,
    }  # fmt: skip


def _scenario(scenario: Scenario, document: Document) -> Piece:
    likelihood = {"phrase": scenario.likelihood.phrase, "low": number(scenario.likelihood.low), "high": number(scenario.likelihood.high)}
    return {"text": scenario.text, "actors": list(scenario.actors), "likelihood": likelihood, "condition": scenario.condition}


_WRITERS: dict[type[Statement], tuple[str, Callable[[Any, Document], Piece]]] = {  # Any: each writer takes the kind it stands beside
    Event: ("event", _event), Relation: ("relation", _relation), Cause: ("cause", _cause), Figure: ("figure", _figure),
    Interest: ("interest", _interest), PeaceEffort: ("peace_effort", _peace_effort), Scenario: ("scenario", _scenario),
}  # fmt: skip
