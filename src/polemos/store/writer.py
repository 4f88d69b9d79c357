"""The one writer of a dossier. Takes Readings and Issues, stores them by batches, one transaction each."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import astuple, dataclass
from pathlib import Path
from types import TracebackType

import duckdb

from polemos.errors import StoreError
from polemos.model import Issue, Reading
from polemos.store.admit import admit
from polemos.store.files import damaged, first_line, open_to_write
from polemos.store.manifest import EngineInfo, Known
from polemos.store.rows import Row, issue_row, reading_rows

_BY_DOCUMENT = ("actors", "places", "mentions", "statements", "evidence", "issues")
# How the columns' types are called where JSON is taken apart; JSON itself arrives as text and is checked by its column.
_JSON_TYPES: dict[str, str | list[str]] = {"JSON": "VARCHAR", "VARCHAR[]": ["VARCHAR"]}


@dataclass(frozen=True, slots=True)
class Finished:
    """A reading to store. ``failed``: a stage broke on the document, and it is to be tried again."""

    reading: Reading
    failed: bool = False


_NEW_ENGINE = """
    INSERT OR IGNORE INTO engines (id, polemos, model, model_version, model_digest, spacy, knowledge, gazetteer, learned, first_used)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, now()::TIMESTAMP)
"""


class DossierWriter:
    """Holds the dossier open, so that no other process can open it; use in a ``with`` statement."""

    def __init__(self, path: Path) -> None:
        """Opens the dossier, or makes it where there is none. Raises StoreError (ST021 to ST025, ST027)."""
        self._path = path
        self._connection = open_to_write(path)
        self._inserts: dict[str, str] = {}

    def __enter__(self) -> DossierWriter:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._connection.close()

    def begin(self, engine: EngineInfo, settings: str) -> None:
        """Notes what reads from now on, and with which settings (JSON)."""
        values = [engine.id, *astuple(engine)]
        with self._transaction():
            self._connection.execute(_NEW_ENGINE, values)
            self._connection.execute("INSERT OR REPLACE INTO manifest VALUES ('settings', ?)", [settings])

    def known(self) -> dict[str, Known]:
        """All documents that the dossier holds, by id."""
        try:
            rows = self._connection.execute("SELECT id, key, engine, superseded_by IS NULL, failed FROM documents").fetchall()
        except duckdb.Error as error:
            raise damaged(self._path, error) from error
        return {row[0]: Known(*row) for row in rows}

    def add(self, finished: Sequence[Finished], engine: EngineInfo) -> None:
        """Stores the readings in one transaction, each in the place of what the dossier held of the same document.

        A document becomes the version that counts of its key. Raises StoreError (ST025) where the disk is full or broken.
        """
        tables: dict[str, list[Row]] = defaultdict(list)
        for one in finished:
            for table, row in reading_rows(admit(one.reading), engine.id, failed=one.failed):
                tables[table].append(row)
        ids = [one.reading.document.id for one in finished]
        with self._transaction():
            self._delete(ids)
            for table, rows in tables.items():
                self._insert(table, rows)
            self._supersede(ids)

    def make_current(self, documents: Iterable[str]) -> None:
        """Makes documents that the dossier holds the versions that count of their keys."""
        ids = list(documents)
        if ids:
            with self._transaction():
                self._connection.execute("UPDATE documents SET superseded_by = NULL WHERE id IN (SELECT unnest(?::VARCHAR[]))", [ids])
                self._supersede(ids)

    def set_source_issues(self, source: str, issues: Iterable[Issue]) -> None:
        """Stores what is wrong with a file or address, in the place of what was known of it."""
        rows = {row["id"]: row for row in (issue_row(issue, source) for issue in issues)}
        with self._transaction():
            self._connection.execute("DELETE FROM issues WHERE document IS NULL AND source = ?", [source])
            self._insert("issues", list(rows.values()))

    def _delete(self, ids: list[str]) -> None:
        held = self._connection.execute("SELECT id FROM documents WHERE id IN (SELECT unnest(?::VARCHAR[]))", [ids]).fetchall()
        if held:
            gone = [[row[0] for row in held]]
            self._connection.execute("DELETE FROM documents WHERE id IN (SELECT unnest(?::VARCHAR[]))", gone)
            for table in _BY_DOCUMENT:
                self._connection.execute(f"DELETE FROM {table} WHERE document IN (SELECT unnest(?::VARCHAR[]))", gone)  # noqa: S608  (names of our own)

    def _supersede(self, ids: list[str]) -> None:
        self._connection.execute(
            "UPDATE documents AS old SET superseded_by = new.id FROM documents AS new "
            "WHERE new.id IN (SELECT unnest(?::VARCHAR[])) AND old.key = new.key AND old.id <> new.id",
            [ids],
        )

    def _insert(self, table: str, rows: list[Row]) -> None:
        """All rows in one statement: DuckDB takes the batch apart as JSON, which is a hundred times as fast as row by row."""
        if rows:
            self._connection.execute(self._statement(table), [json.dumps(rows, ensure_ascii=False)])

    def _statement(self, table: str) -> str:
        if table not in self._inserts:
            columns = self._connection.execute(f"SELECT column_name, column_type FROM (DESCRIBE {table})").fetchall()  # noqa: S608  (a name of our own)
            shape = json.dumps({name: _JSON_TYPES.get(kind, kind) for name, kind in columns})
            picked = ", ".join(f'r."{name}"' for name, _ in columns)
            source = f"(SELECT unnest(from_json(?::JSON, '[{shape}]')) AS r)"
            self._inserts[table] = f"INSERT INTO {table} SELECT {picked} FROM {source}"  # noqa: S608  (names from the schema)
        return self._inserts[table]

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        """All or nothing: whatever happens inside, also Ctrl-C, the dossier is as before or has all of it."""
        self._connection.begin()
        done = False
        try:
            yield
            self._connection.commit()
            done = True
        except duckdb.InterruptException as error:
            raise KeyboardInterrupt from error
        except duckdb.Error as error:
            raise StoreError("ST025", f"the dossier {str(self._path)!r} cannot be written ({first_line(error)}); check the disk and build again") from error
        finally:
            if not done:
                self._connection.rollback()
