"""JSON Lines and CSV: each row a document of its own.

Takes the decoded text of a file, gives documents and issues in the order of the rows. A row's text is its ``text`` field,
unchanged; no boilerplate is looked for. Columns: ``id``, ``text``, and optionally ``date``, ``title``, ``source``, ``language``.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from polemos.model import Document, Interval, Issue
from polemos.read.assemble import Given, from_row, text_digest
from polemos.read.dates import parse_field
from polemos.read.language import code_of
from polemos.read.problem import UnreadableError
from polemos.read.units import paragraphs

_ADDRESS = re.compile(r"https?://", re.IGNORECASE)
_FIELD_LIMIT = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class _Row:
    """A row's fields as text, and where it stands (``path:line``)."""

    fields: Mapping[str, str | None]
    where: str


def json_lines(text: str, key: str) -> Iterator[Document | Issue]:
    """The documents of a JSON Lines file; a line that is not a JSON object gives an Issue and the others are read."""
    seen: dict[str, str] = {}
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        where = f"{key}:{number}"
        try:
            yield from _documents(_Row(_json_fields(line), where), key, seen)
        except UnreadableError as bad:
            yield Issue(bad.code, where, bad.what, "error")


def csv_rows(text: str, key: str) -> Iterator[Document | Issue]:
    """The documents of a CSV file with a header line; separated by comma, semicolon or tab."""
    csv.field_size_limit(_FIELD_LIMIT)
    header = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=header.count)
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    names = {name: (name or "").strip().lower() for name in reader.fieldnames or ()}
    if "text" not in names.values():
        yield Issue(
            "RD014",
            key,
            f"its header has no column 'text', only {', '.join(n for n in names.values() if n) or 'nothing'}; name the column of the texts 'text'",
            "error",
        )
        return
    seen: dict[str, str] = {}
    while True:
        line = reader.line_num + 1
        try:
            record = next(reader, None)
            if record is None:
                return
            fields = {names[name]: value for name, value in record.items() if name in names and isinstance(value, str)}
            yield from _documents(_Row(fields, f"{key}:{line}"), key, seen)
        except csv.Error as error:
            yield Issue("RD014", f"{key}:{line}", f"it is no valid CSV from here on ({error}); check the quotes", "error")
            return
        except UnreadableError as bad:
            yield Issue(bad.code, f"{key}:{line}", bad.what, "error")


def _json_fields(line: str) -> dict[str, str | None]:
    try:
        row = json.loads(line)
    except (json.JSONDecodeError, RecursionError) as error:
        reason = f"{error.msg} at column {error.colno}" if isinstance(error, json.JSONDecodeError) else "nested too deep"
        raise UnreadableError("RD010", f"it is no valid JSON: {reason}; the line is left out") from error
    if not isinstance(row, dict):
        raise UnreadableError("RD010", f"it holds a JSON {type(row).__name__} and not an object; write one object a line, with 'id' and 'text'")
    fields: dict[str, str | None] = {}
    for name in ("id", "text", "date", "title", "source", "language"):
        value = row.get(name)
        if isinstance(value, int | float) and not isinstance(value, bool) and name in ("id", "date"):
            value = str(value)
        if value is not None and not isinstance(value, str):
            raise UnreadableError("RD011", f"its '{name}' is a JSON {type(value).__name__} and not a string; the row is left out")
        fields[name] = value
    return fields


def _documents(row: _Row, key: str, seen: dict[str, str]) -> Iterator[Document | Issue]:
    """The row's document, with a note where its date or language is not understood; nothing where it is there already."""
    text = row.fields.get("text")
    if text is None:
        raise UnreadableError("RD011", "it has no 'text'; the row is left out")
    if not text.strip():
        raise UnreadableError("RD004", "its text is empty; the row is left out")
    if "\0" in text or any("\ud800" <= c <= "\udfff" for c in text):
        raise UnreadableError("RD005", "its text holds NUL or half characters, so it is no text; the row is left out")
    given_id = (row.fields.get("id") or "").strip() or None
    content = text_digest(json.dumps(row.fields, sort_keys=True))
    name = given_id or text_digest(text)[:12]
    if name in seen:
        if seen[name] != content:
            raise UnreadableError("RD012", f"its id {name!r} stands in an earlier row with other content; the first was read and this one is left out")
        yield Issue("RD012", row.where, f"the row {name!r} stands here a second time, unchanged; it was read once", "note")
        return
    seen[name] = content
    published, note = _date(row)
    yield from_row(text, paragraphs(text), _given(row, f"{key}#{name}", given_id, published))
    if note:
        yield note


def _given(row: _Row, key: str, given_id: str | None, published: Interval | None) -> Given:
    source = (row.fields.get("source") or "").strip()
    language = row.fields.get("language")
    address = bool(_ADDRESS.match(source))
    return Given(
        key=key,
        source=source if address else key,
        given_id=given_id,
        title=(row.fields.get("title") or "").strip() or None,
        publisher=None if address else source or None,
        published=published,
        language=code_of(language) if language else None,
    )


def _date(row: _Row) -> tuple[Interval | None, Issue | None]:
    value = (row.fields.get("date") or "").strip()
    if not value:
        return None, None
    published = parse_field(value)
    if published:
        return published, None
    return None, Issue("RD013", row.where, f"its date {value!r} is not understood and left open; write it as YYYY-MM-DD", "warning")
