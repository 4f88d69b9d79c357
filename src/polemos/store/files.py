"""The dossier as a file: making it, opening it, and saying in one line why it cannot be opened.

A new dossier is made under another name and put in place whole, so that a path never holds half of one.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from uuid import uuid4

import duckdb

from polemos.errors import StoreError
from polemos.store.schema import migrate, newest, version_of

_MAGIC = b"DUCK"
_MAGIC_AT = 8
_PROCESS = re.compile(r"\(PID (\d+)\)")
# Files are written so that the oldest DuckDB that this version runs on reads them; nothing is fetched from elsewhere.
_CONFIG: dict[str, str | bool | int | float | list[str]] = {"storage_compatibility_version": "v1.5.0", "autoinstall_known_extensions": "false"}


def open_to_read(path: Path) -> duckdb.DuckDBPyConnection:
    """An open dossier, read only. Raises StoreError: ST020 to ST024, ST027 and ST028."""
    if not path.exists():
        raise StoreError("ST020", f"there is no dossier at {str(path)!r}; make one with: polemos build INPUT --dossier {path}")
    return _checked(_connect(path, read_only=True), path)


def open_to_write(path: Path) -> duckdb.DuckDBPyConnection:
    """An open dossier that only this process can open, made where there is none. Raises StoreError: ST021 to ST025, ST027."""
    if not path.exists():
        _create(path)
    connection = _checked(_connect(path, read_only=False), path, older=True)
    try:
        migrate(connection)
    except duckdb.Error as error:
        connection.close()
        raise damaged(path, error) from error
    return connection


def _create(path: Path) -> None:
    part = path.with_name(f"{path.name}.{uuid4().hex[:12]}.part")
    if not path.parent.is_dir():
        raise StoreError("ST024", f"the folder {str(path.parent)!r} for the dossier does not exist; make it, or name another path")
    try:
        connection = duckdb.connect(os.path.abspath(part), config=_CONFIG)
        migrate(connection)
        connection.execute("INSERT INTO manifest VALUES ('created', strftime(now()::TIMESTAMP, '%Y-%m-%dT%H:%M:%S'))")
        connection.close()
        _put_in_place(part, path)
    except (OSError, duckdb.Error) as error:
        raise StoreError("ST024", f"the dossier {str(path)!r} cannot be written ({first_line(error)}); check the folder's permissions and space") from error
    finally:
        for left in (part, part.with_name(part.name + ".wal")):
            left.unlink(missing_ok=True)


def _put_in_place(part: Path, path: Path) -> None:
    """Gives the file its name, unless another process has just made a dossier there."""
    try:
        os.link(part, path)
    except FileExistsError:
        return
    except OSError:  # a file system without hard links
        os.rename(part, path)


def _connect(path: Path, *, read_only: bool) -> duckdb.DuckDBPyConnection:
    _refuse_others(path)
    try:
        return duckdb.connect(os.path.abspath(path), read_only=read_only, config=_CONFIG)
    except duckdb.Error as error:
        raise _explained(path, error) from error


def _refuse_others(path: Path) -> None:
    """DuckDB opens files of other formats, too; only its own are dossiers."""
    if path.is_dir():
        raise StoreError("ST021", f"{str(path)!r} is a folder and not a dossier; a dossier is one file")
    try:
        with path.open("rb") as stream:
            start = stream.read(_MAGIC_AT + len(_MAGIC))
    except OSError as error:
        raise StoreError("ST025", f"the dossier {str(path)!r} cannot be opened ({error.strerror}); check its permissions") from error
    if start[_MAGIC_AT:] != _MAGIC:
        raise StoreError("ST021", f"{str(path)!r} is not a dossier; name another path, or the dossier that you built")


def _explained(path: Path, error: duckdb.Error) -> StoreError:
    said = first_line(error)
    if "lock" in said:
        process = _PROCESS.search(said)
        by = f" (process {process[1]})" if process else ""
        return StoreError("ST023", f"the dossier {str(path)!r} is being written by another process{by}; wait until it is done and try again")
    if "newer" in said or "version number" in said:
        return StoreError("ST022", f"the dossier {str(path)!r} was written by a newer version of its database, DuckDB; update with: pip install -U duckdb")
    if "ermission" in said or "ead-only file system" in said:
        return StoreError("ST025", f"the dossier {str(path)!r} cannot be opened for writing ({said}); check its permissions")
    return damaged(path, error)


def damaged(path: Path, error: duckdb.Error) -> StoreError:
    """A dossier whose blocks do not read as they were written: a broken disk, or half a copy."""
    return StoreError("ST027", f"the dossier {str(path)!r} is damaged ({first_line(error)}); build it again under another name")


def _checked(connection: duckdb.DuckDBPyConnection, path: Path, *, older: bool = False) -> duckdb.DuckDBPyConnection:
    """The connection, where the schema is one that this version reads (``older``: or can bring up to it)."""
    try:
        version = version_of(connection)
    except duckdb.Error as error:
        connection.close()
        raise damaged(path, error) from error
    if version == newest() or (older and version is not None and version < newest()):
        return connection
    connection.close()
    if version is None:
        raise StoreError("ST021", f"{str(path)!r} is a database but not a dossier; name another path, or the dossier that you built")
    if version > newest():
        what = f"the dossier {str(path)!r} has schema {version}, and this version of Polemos knows {newest()}"
        raise StoreError("ST022", f"{what}; update with: pip install -U polemos")
    raise StoreError("ST028", f"the dossier {str(path)!r} has the older schema {version}; build into it once more, and it is brought to schema {newest()}")


def first_line(error: Exception) -> str:
    """What an error says, on one line."""
    return " ".join((str(error).strip().splitlines() or [type(error).__name__])[0].split())
