# ruff: noqa: S608  (the queries are put together from the module's own pieces; all values go in as parameters)
"""A dossier opened to read: typed reads, in an order that does not depend on how the dossier came about.

Gives records of :mod:`polemos.model`; only of documents that count (an older version of a text that was read again does not, except in
:meth:`Dossier.find_document`). Documents stand in the order of their keys, statements in the order of the text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path
from types import TracebackType
from typing import Any, Literal, NamedTuple, TypeVar

import duckdb

from polemos.errors import StoreError
from polemos.model import Actor, ActorMention, DateMention, Document, FigureMention, Issue, Mentions, Place, PlaceMention, Span, Statement
from polemos.store.codec import MENTION_KINDS, STATEMENTS, decode, decode_document
from polemos.store.files import damaged, open_to_read
from polemos.store.manifest import EngineInfo, Manifest

T = TypeVar("T", Actor, Place)
M = TypeVar("M", ActorMention, PlaceMention, DateMention, FigureMention)
_CHUNK = 500
_FORM = "coalesce(json_extract_string(x.body, '$.form'), '')"
# Unknown actors have ids that begin with x; of these, words for anybody ("individuals", "a commander") name nobody.
_ANYBODY = "(x.rule IN ('role.civilian', 'role.population', 'apposition') AND starts_with(x.refs[1], 'x'))"
_POINTING = f"({_FORM} IN ('pronoun', 'possessive') OR ({_FORM} = 'adjective' AND starts_with(x.rule, 'role.')) OR {_ANYBODY})"
_CURRENT = "documents d ON d.id = x.document AND d.superseded_by IS NULL"
# One query a table; the condition on the id goes into the braces.
_RECORDS = (
    "SELECT x.id, 'document' FROM documents x WHERE {}",
    f"SELECT x.id, 'actor' FROM actors x JOIN {_CURRENT} WHERE {{}}",
    f"SELECT x.id, 'place' FROM places x JOIN {_CURRENT} WHERE {{}}",
    f"SELECT x.id, x.kind FROM statements x JOIN {_CURRENT} WHERE {{}}",
)


class Told(NamedTuple):
    """A statement with the id of the document that makes it."""

    document: str
    statement: Statement


class Mentioned(NamedTuple):
    """Where an actor or place is named."""

    ref: str
    document: str
    span: Span


class Found(NamedTuple):
    """A record's id and its kind as the contract calls it."""

    id: str
    kind: str


@dataclass(frozen=True, slots=True)
class Counts:
    """How many documents count, were superseded or failed, and how many statements there are of each kind."""

    documents: int
    superseded: int
    failed: int
    statements: dict[str, int]
    issues: int


class Dossier:
    """Many processes may read a dossier at a time while none writes it; use in a ``with`` statement."""

    def __init__(self, path: Path) -> None:
        """Opens the dossier. Raises StoreError (ST020 to ST023, ST025, ST027, ST028)."""
        self._connection = open_to_read(path)
        self._path = path

    def __enter__(self) -> Dossier:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._connection.close()

    def manifest(self) -> Manifest:
        """What the dossier says of itself."""
        named = dict(self._rows("SELECT name, value FROM manifest"))
        (schema,) = next(self._rows("SELECT max(version) FROM schema_version"))
        engines = self._rows("SELECT polemos, model, model_version, model_digest, spacy, knowledge, gazetteer, learned FROM engines ORDER BY first_used, id")
        return Manifest(schema, named.get("created", ""), named.get("settings"), tuple(EngineInfo(*row) for row in engines))

    def counts(self) -> Counts:
        """Figures for a summary."""
        sql = "SELECT count(*) FILTER (superseded_by IS NULL), count(superseded_by), count(*) FILTER (failed AND superseded_by IS NULL) FROM documents"
        current, superseded, failed = next(self._rows(sql))
        kinds = self._rows(f"SELECT x.kind, count(*) FROM statements x JOIN {_CURRENT} GROUP BY x.kind ORDER BY x.kind")
        return Counts(current, superseded, failed, dict(kinds), sum(1 for _ in self.issues()))

    def documents(self, *, superseded: bool = False) -> Iterator[Document]:
        """All documents that count, and with ``superseded`` their older versions too."""
        for body, text in self._rows("SELECT body, text FROM documents WHERE superseded_by IS NULL OR ? ORDER BY key, id", [superseded]):
            yield decode_document(body, text)

    def text(self, document: str) -> str:
        """The text of the document that :meth:`find_document` finds."""
        return self.find_document(document).text

    def find_document(self, name: str) -> Document:
        """The document of that id, key, given id or source, or whose id alone begins so; also one that was superseded, by its id.

        Raises StoreError (ST026) where there is none or several.
        """
        exact = "SELECT id, body, text FROM documents WHERE id = ? OR (superseded_by IS NULL AND (key = ? OR given_id = ? OR source = ?)) ORDER BY key, id"
        found = list(self._rows(exact, [name, name, name, name]))
        if not found and name:
            found = list(self._rows("SELECT id, body, text FROM documents WHERE starts_with(id, ?) ORDER BY key, id", [name]))
        if not found:
            raise StoreError("ST026", f"no document {name!r} in the dossier {str(self._path)!r}; `polemos export` lists the ids of its documents")
        if len(found) > 1:
            raise StoreError("ST026", f"{len(found)} documents of the dossier go by {name!r}; name one by its id: {_some([row[0] for row in found])}")
        return decode_document(found[0][1], found[0][2])

    def actors(self) -> Iterator[tuple[str, Actor]]:
        """(document id, actor) for each document that names the actor, as it has him; in order of documents and ids."""
        return self._each("actors", Actor)

    def places(self) -> Iterator[tuple[str, Place]]:
        """(document id, place), likewise."""
        return self._each("places", Place)

    def merged_actors(self) -> Iterator[Actor]:
        """Each actor once, by id, as most documents have it; with all aliases."""
        return self._merged("actors", Actor)

    def merged_places(self) -> Iterator[Place]:
        """Each place once, by id, as most documents have it; with all aliases."""
        return self._merged("places", Place)

    def mentions(self, kind: Literal["actor", "place"], *, pointing: bool = False) -> Iterator[Mentioned]:
        """Where each ``actor`` or ``place`` is named or described, by id, then in order of documents and text.

        With ``pointing`` where it is only pointed to instead: by a pronoun ("it", "its"), a role noun before another ("police raid"), or a
        word for anybody ("civilians" of no country).
        """
        only = _POINTING if pointing else f"NOT ({_POINTING})"
        sql = (
            "SELECT ref, document, start_char, end_char FROM "
            "(SELECT DISTINCT unnest(x.refs) AS ref, x.document, x.start_char, x.end_char, d.key "
            f"FROM mentions x JOIN {_CURRENT} WHERE x.kind = ? AND {only}) "
            "ORDER BY ref, key, document, start_char, end_char"
        )
        for ref, document, start, end in self._rows(sql, [kind]):
            yield Mentioned(ref, document, Span(start, end))

    def statements(self, document: str | None = None) -> Iterator[Told]:
        """All statements in order of documents and text, or those of one document."""
        only = "" if document is None else "WHERE x.document = ?"
        sql = f"SELECT x.document, x.kind, x.body FROM statements x JOIN {_CURRENT} {only} ORDER BY d.key, x.document, x.start_char, x.position"
        for owner, kind, body in self._rows(sql, [] if document is None else [document]):
            yield Told(owner, decode(STATEMENTS[kind], body))

    def statement(self, identity: str) -> Told:
        """The statement of that id. Raises StoreError (ST029) where there is none."""
        rows = list(self._rows("SELECT document, kind, body FROM statements WHERE id = ?", [identity]))
        if not rows:
            raise StoreError("ST029", f"no statement {identity!r} in the dossier {str(self._path)!r}; `polemos export` lists all ids")
        return Told(rows[0][0], decode(STATEMENTS[rows[0][1]], rows[0][2]))

    def find_record(self, name: str) -> Found:
        """The record of that id, or the one whose id alone begins so. Raises StoreError (ST029) where there is none or several."""
        for test in ("x.id = ?", "starts_with(x.id, ?)"):
            held = " UNION ".join(sql.format(test) for sql in _RECORDS)
            rows = [Found(*row) for row in self._rows(f"{held} ORDER BY ALL", [name] * len(_RECORDS))] if name else []
            if len(rows) == 1:
                return rows[0]
            if rows:
                some = _some([f"{found.id} ({found.kind})" for found in rows])
                raise StoreError("ST029", f"{len(rows)} records of the dossier have an id that begins with {name!r}: {some}; give more of it")
        raise StoreError("ST029", f"no record {name!r} in the dossier {str(self._path)!r}; `polemos export` lists all ids")

    def document_mentions(self, document: str) -> Mentions:
        """The mentions of one document, with its actors and places as it has them."""
        actors = {row[0]: decode(Actor, row[1]) for row in self._rows("SELECT id, body FROM actors WHERE document = ? ORDER BY id", [document])}
        places = {row[0]: decode(Place, row[1]) for row in self._rows("SELECT id, body FROM places WHERE document = ? ORDER BY id", [document])}
        return Mentions(
            actors=self._mentions_of(document, ActorMention),
            places=self._mentions_of(document, PlaceMention),
            dates=self._mentions_of(document, DateMention),
            figures=self._mentions_of(document, FigureMention),
            actor_index=actors,
            place_index=places,
        )

    def issues(self) -> Iterator[Issue]:
        """Everything that could not be read, by code and place; nothing of superseded documents."""
        sql = (
            "SELECT DISTINCT x.code, x.place, x.id, x.body FROM issues x LEFT JOIN documents d ON d.id = x.document "
            "WHERE x.document IS NULL OR d.superseded_by IS NULL ORDER BY x.code, x.place, x.id"
        )
        for _, _, _, body in self._rows(sql):
            yield decode(Issue, body)

    def _each(self, table: str, record: type[T]) -> Iterator[tuple[str, T]]:
        for document, body in self._rows(f"SELECT x.document, x.body FROM {table} x JOIN {_CURRENT} ORDER BY d.key, x.document, x.id"):
            yield document, decode(record, body)

    def _mentions_of(self, document: str, record: type[M]) -> tuple[M, ...]:
        rows = self._rows("SELECT body FROM mentions WHERE document = ? AND kind = ? ORDER BY position", [document, MENTION_KINDS[record]])
        return tuple(decode(record, body) for (body,) in rows)

    def _merged(self, table: str, record: type[T]) -> Iterator[T]:
        sql = f"SELECT x.id, x.body, count(*) AS times FROM {table} x JOIN {_CURRENT} GROUP BY x.id, x.body ORDER BY x.id, times DESC, x.body"
        for _, rows in groupby(self._rows(sql), key=lambda row: row[0]):
            first, *others = [decode(record, row[1]) for row in rows]
            yield replace(first, aliases=_aliases(first, others))

    def _rows(self, sql: str, values: Sequence[object] = ()) -> Iterator[tuple[Any, ...]]:
        """The rows of a query, by and by, on a cursor of their own."""
        with self._connection.cursor() as cursor:
            try:
                cursor.execute(sql, list(values))
                while rows := cursor.fetchmany(_CHUNK):
                    yield from rows
            except duckdb.Error as error:
                raise damaged(self._path, error) from error


def _aliases(first: Actor | Place, others: Sequence[Actor | Place]) -> tuple[str, ...]:
    names = set(first.aliases)
    for other in others:
        names.update(other.aliases, (other.name,))
    return tuple(sorted(names - {first.name}))


def _some(names: list[str], most: int = 5) -> str:
    return ", ".join(names[:most]) + (", …" if len(names) > most else "")


def open_dossier(path: Path) -> Dossier:
    """The dossier, opened to read. Raises StoreError as :class:`Dossier` does."""
    return Dossier(path)
