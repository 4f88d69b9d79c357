"""The schema of a dossier: numbered SQL files, applied in order, each once and in one transaction."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib import resources

import duckdb

_NAME = re.compile(r"(\d{4})_\w+\.sql")
_VERSION_TABLE = "CREATE TABLE IF NOT EXISTS schema_version (version INTEGER PRIMARY KEY, applied TIMESTAMP NOT NULL)"


@lru_cache(maxsize=1)
def migrations() -> tuple[tuple[int, str], ...]:
    """All migrations of this version: number and SQL, in order of numbers."""
    folder = resources.files("polemos.store").joinpath("migrations")
    found = sorted((int(m[1]), entry.read_text(encoding="utf-8")) for entry in folder.iterdir() if (m := _NAME.fullmatch(entry.name)))
    return tuple(found)


def newest() -> int:
    """The schema version that this version of Polemos writes."""
    return migrations()[-1][0]


def version_of(connection: duckdb.DuckDBPyConnection) -> int | None:
    """The schema version of an open database; None where it is no dossier at all."""
    known = connection.execute("SELECT count(*) FROM information_schema.tables WHERE table_schema = 'main' AND table_name = 'schema_version'").fetchone()
    if not known or not known[0]:
        return None
    row = connection.execute("SELECT max(version) FROM schema_version").fetchone()
    return int(row[0]) if row and row[0] is not None else None


def migrate(connection: duckdb.DuckDBPyConnection) -> None:
    """Brings an open database to the newest schema; one that is there already is left as it is."""
    connection.execute(_VERSION_TABLE)
    have = version_of(connection) or 0
    for number, sql in migrations():
        if number > have:
            connection.begin()
            connection.execute(sql)
            connection.execute("INSERT INTO schema_version VALUES (?, now()::TIMESTAMP)", [number])
            connection.commit()
