"""Records to JSON and back: pydantic stands at this border, and nowhere inside.

What goes in comes out equal; JSON that no longer fits its record is a damaged dossier (StoreError ST027).
"""

from __future__ import annotations

import json
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from polemos.errors import StoreError
from polemos.model import (
    Actor,
    ActorMention,
    Cause,
    DateMention,
    Document,
    Event,
    Figure,
    FigureMention,
    Interest,
    Issue,
    PeaceEffort,
    Place,
    PlaceMention,
    Relation,
    Scenario,
    Statement,
)

Mention = ActorMention | PlaceMention | DateMention | FigureMention
R = TypeVar("R", bound=Statement | Mention | Actor | Place | Document | Issue)

STATEMENTS: dict[str, type[Statement]] = {
    "event": Event, "relation": Relation, "cause": Cause, "figure": Figure, "interest": Interest, "peace_effort": PeaceEffort, "scenario": Scenario,
}  # fmt: skip
_STATEMENT_KINDS = {record: kind for kind, record in STATEMENTS.items()}
MENTION_KINDS: dict[type[Mention], str] = {ActorMention: "actor", PlaceMention: "place", DateMention: "date", FigureMention: "figure"}


def statement_kind(statement: Statement) -> str:
    """What the record contract calls its kind: ``event``, ``relation``, ``cause``, …"""
    return _STATEMENT_KINDS[type(statement)]


_ADAPTERS: dict[type[object], TypeAdapter[Any]] = {}  # made once each, which takes a while


def _adapter(record: type[R]) -> TypeAdapter[R]:
    if record not in _ADAPTERS:
        _ADAPTERS[record] = TypeAdapter(record)
    return _ADAPTERS[record]


def encode(record: Statement | Mention | Actor | Place | Issue) -> str:
    """The record as JSON."""
    return _adapter(type(record)).dump_json(record).decode()


def decode(record: type[R], body: str) -> R:
    """The record of that type that ``body`` is the JSON of. Raises StoreError (ST027)."""
    try:
        return _adapter(record).validate_json(body)
    except ValidationError as error:
        raise _damaged(record, error) from error


def encode_document(document: Document) -> str:
    """The document as JSON, without its text, which has a column of its own."""
    plain: dict[str, Any] = _adapter(Document).dump_python(document, mode="json", exclude={"text"})
    return json.dumps(plain, ensure_ascii=False)


def decode_document(body: str, text: str) -> Document:
    """The document of that JSON and text. Raises StoreError (ST027)."""
    try:
        return _adapter(Document).validate_python({**json.loads(body), "text": text})
    except (ValidationError, json.JSONDecodeError) as error:
        raise _damaged(Document, error) from error


def _damaged(record: type[object], error: ValueError) -> StoreError:
    first = " ".join(str(error).splitlines()[:3])
    return StoreError("ST027", f"a row of the dossier is no {record.__name__} ({first}); build the dossier again under another name")
