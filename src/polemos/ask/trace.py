"""From any record to where it comes from: document, sentence, characters, rule, and the line of the knowledge file that holds the rule."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from itertools import islice
from pathlib import Path

from polemos.knowledge.loader import FOLDER, knowledge_files
from polemos.model import Attribution, CauseEnd, Document, Interval, Likelihood, Quantity, Span, Statement
from polemos.store import Dossier, Told

# As many places as fit a screen are shown for an actor or place that is named often.
_MOST = 5
_AROUND = 80
_NOT_SAID = frozenset({"id", "evidence", "rule"})


@dataclass(frozen=True, slots=True)
class Piece:
    """One place of a text: ``[start, end)`` in its characters, the words there, and some of what stands before and after them."""

    document: str
    source: str
    title: str | None
    start: int
    end: int
    quote: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Trace:
    """A record's origin. ``says`` is what it says, by field. ``file`` is ``path:line`` below the knowledge folder, where the rule (for an actor or
    place: its entry) stands; None where the rule is one of code. ``more`` is how many further places there are than ``evidence`` shows.
    """

    id: str
    kind: str
    says: tuple[tuple[str, str], ...]
    rule: str | None
    file: str | None
    evidence: tuple[Piece, ...]
    more: int = 0


def trace(dossier: Dossier, identity: str) -> Trace:
    """The trace of a record, by its id or an unambiguous beginning of it. Raises StoreError (ST029) where there is none or several."""
    found = dossier.find_record(identity)
    if found.kind == "document":
        return _of_document(dossier.find_document(found.id))
    if found.kind == "actor" or found.kind == "place":
        return _of_party(dossier, found.id, "actor" if found.kind == "actor" else "place")
    return _of_statement(dossier, found.kind, dossier.statement(found.id))


def _of_document(document: Document) -> Trace:
    told = {"source": document.source, "title": document.title, "published": document.published.edtf if document.published else None, "sha256": document.sha256}
    return Trace(document.id, "document", tuple((key, value) for key, value in told.items() if value), None, None, ())


def _of_party(dossier: Dossier, identity: str, kind: str) -> Trace:
    records = dossier.merged_actors() if kind == "actor" else dossier.merged_places()
    record = next(r for r in records if r.id == identity)
    mentions = [m for m in dossier.mentions("actor" if kind == "actor" else "place") if m.ref == identity]
    pieces = tuple(_piece(dossier.find_document(m.document), m.span) for m in islice(mentions, _MOST))
    says = (("name", record.name), ("kind", record.kind), *((("country", record.country),) if record.country else ()))
    return Trace(identity, kind, says, None, knowledge_line(identity), pieces, max(len(mentions) - _MOST, 0))


def _of_statement(dossier: Dossier, kind: str, told: Told) -> Trace:
    document, statement = dossier.find_document(told.document), told.statement
    pieces = tuple(_piece(document, span) for span in statement.evidence)
    return Trace(statement.id, kind, tuple(_says(statement, document)), statement.rule, knowledge_line(statement.rule), pieces)


def _piece(document: Document, span: Span) -> Piece:
    text = document.text
    before = text[max(span.start - _AROUND, 0) : span.start].rsplit("\n", 1)[-1]
    after = text[span.end : span.end + _AROUND].split("\n", 1)[0]
    return Piece(document.id, document.source, document.title, span.start, span.end, span.of(text), before, after)


def _says(statement: Statement, document: Document) -> list[tuple[str, str]]:
    shown = ((field.name, _shown(getattr(statement, field.name), document)) for field in fields(statement) if field.name not in _NOT_SAID)
    return [(name, value) for name, value in shown if value]


def _shown(value: object, document: Document) -> str:
    """A field's value in words; "" where there is nothing to say."""
    if value is None or value is False or value == ():
        return ""
    if isinstance(value, tuple):
        return ", ".join(_shown(one, document) for one in value)
    if isinstance(value, Interval):
        return value.edtf
    if isinstance(value, Span):
        return f"“{' '.join(value.of(document.text).split())}”"
    if isinstance(value, CauseEnd):
        return _shown(value.span, document) + (f" ({value.refers_to})" if value.refers_to else "")
    if isinstance(value, Quantity):
        return f"{value.low} to {value.high} {value.unit}" if value.best is None else f"{value.best} {value.unit}"
    if isinstance(value, Likelihood):
        return f"{value.phrase} ({value.low} to {value.high})"
    if isinstance(value, Attribution):
        return " ".join(part for part in (value.kind, value.holder, value.text) if part)
    return str(value)


def knowledge_line(identity: str, folder: Path = FOLDER) -> str | None:
    """``path:line`` of the entry with that id, relative to the knowledge folder; None where no file holds it."""
    wanted = re.compile(rf"^[ \t]*(?:-[ \t]*)?\{{?[ \t]*id:[ \t]*[\"']?{re.escape(identity)}[\"']?[ \t]*(?=[,}}#]|$)", re.MULTILINE)
    for path in knowledge_files(folder):
        text = path.read_text(encoding="utf-8")
        found = wanted.search(text) if identity in text else None
        if found:
            return f"{path.relative_to(folder).as_posix()}:{text.count(chr(10), 0, found.start()) + 1}"
    return None
