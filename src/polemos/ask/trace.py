"""From any record to where it comes from: document, sentence, characters, rule, and the line of the knowledge file that holds the rule."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from polemos.ask.material import Material
from polemos.errors import InputError
from polemos.knowledge.loader import FOLDER
from polemos.model import Span
from polemos.store import statement_kind

# Longest stretch of text shown on either side of a mention.
_MOST = 3


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece of evidence: the document, where in it, and the words."""

    document: str
    title: str
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Trace:
    """A record's origin. ``file`` is ``path:line`` below the knowledge folder, None where the rule is one of code or the record is an actor."""

    id: str
    kind: str
    says: str
    rule: str | None
    file: str | None
    evidence: tuple[Piece, ...]


def trace(material: Material, mentions: dict[str, list[tuple[str, Span]]], identity: str) -> Trace:
    """The trace of a statement, actor, place or document, by id or an unambiguous beginning of it. Raises InputError (IN010, IN011)."""
    full = _full(material, identity)
    for told in material.told:
        if told.statement.id == full:
            statement = told.statement
            pieces = tuple(_piece(material, told.document, s) for s in statement.evidence)
            return Trace(full, statement_kind(statement), _says(statement), statement.rule, rule_file(statement.rule), pieces)
    if full in material.documents:
        document = material.documents[full]
        return Trace(full, "document", document.title or document.source, None, None, ())
    kind, name = ("actor", material.actors[full].name) if full in material.actors else ("place", material.places[full].name)
    pieces = tuple(_piece(material, d, s) for d, s in mentions.get(full, [])[:_MOST])
    return Trace(full, kind, name, None, rule_file(full), pieces)


def _full(material: Material, identity: str) -> str:
    every = [*material.documents, *material.actors, *material.places, *(t.statement.id for t in material.told)]
    if identity in every:
        return identity
    found = sorted({e for e in every if e.startswith(identity)})
    if len(found) == 1:
        return found[0]
    if not found:
        raise InputError("IN010", f"no record {identity!r} in this dossier; `polemos export` lists all ids")
    raise InputError("IN011", f"{identity!r} is the beginning of {len(found)} ids ({', '.join(found[:3])} …); give more of it")


def _piece(material: Material, document: str, span: Span) -> Piece:
    record = material.documents[document]
    return Piece(document, record.title or record.source, span.start, span.end, span.of(record.text))


def _says(statement: object) -> str:
    parts = [str(getattr(statement, key)) for key in ("type", "kind", "measure", "text", "polarity") if getattr(statement, key, None)]
    return " ".join(parts)


def rule_file(rule: str, folder: Path = FOLDER) -> str | None:
    """``path:line`` of the entry with that id, relative to the knowledge folder; None where no file holds it."""
    wanted = re.compile(rf"^\s*-\s*\{{?\s*id:\s*{re.escape(rule)}\s*[,}}]?\s*$|^\s*-\s*\{{?\s*id:\s*{re.escape(rule)}\b", re.MULTILINE)
    for path in sorted(folder.rglob("*.yml")):
        text = path.read_text(encoding="utf-8")
        if rule in text:
            found = wanted.search(text)
            if found:
                return f"{path.relative_to(folder).as_posix()}:{text.count(chr(10), 0, found.start()) + 1}"
    return None
