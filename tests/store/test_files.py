"""A dossier that cannot be opened says why in one line, and a new one is there whole or not at all."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest
from tests.store.invented import ENGINE, HOLDING, make_reading, package_environment, run_python

from polemos.errors import StoreError
from polemos.store import Dossier, DossierWriter, Finished, files, open_dossier, schema


def make(path: Path) -> Path:
    with DossierWriter(path) as writer:
        writer.begin(ENGINE, "{}")
        writer.add([Finished(make_reading())], ENGINE)
    return path


def code_of(path: Path, opened: Callable[[Path], object] = open_dossier) -> str:
    with pytest.raises(StoreError) as caught:
        opened(path)
    assert "\n" not in str(caught.value)
    assert path.name in str(caught.value)
    return caught.value.code


def test_a_path_that_is_missing(tmp_path: Path) -> None:
    assert code_of(tmp_path / "none") == "ST020"


@pytest.mark.parametrize("opened", [Dossier, DossierWriter])
@pytest.mark.parametrize("content", [b"", b"short", b"These are the notes of a journalist, and no database at all.", b"PAR1" * 50])
def test_another_file_is_left_alone(tmp_path: Path, content: bytes, opened: Callable[[Path], object]) -> None:
    path = tmp_path / "notes.txt"
    path.write_bytes(content)
    assert code_of(path, opened) == "ST021"
    assert path.read_bytes() == content


@pytest.mark.parametrize("opened", [Dossier, DossierWriter])
def test_a_database_of_another_kind_is_left_alone(tmp_path: Path, opened: Callable[[Path], object]) -> None:
    with duckdb.connect(str(tmp_path / "other.db")) as connection:
        connection.execute("CREATE TABLE schema_versions (x INTEGER)")
    light = sqlite3.connect(tmp_path / "light.db")
    light.execute("CREATE TABLE schema_version (version INTEGER)")
    light.close()
    assert code_of(tmp_path / "other.db", opened) == "ST021"
    assert code_of(tmp_path / "light.db", opened) == "ST021"


def test_a_folder_is_no_dossier(tmp_path: Path) -> None:
    assert code_of(tmp_path) == "ST021"
    assert code_of(tmp_path, DossierWriter) == "ST021"


@pytest.mark.parametrize("opened", [Dossier, DossierWriter])
def test_a_newer_schema(tmp_path: Path, opened: Callable[[Path], object]) -> None:
    path = make(tmp_path / "d")
    with duckdb.connect(str(path)) as connection:
        connection.execute("INSERT INTO schema_version VALUES (999, now()::TIMESTAMP)")
    with pytest.raises(StoreError, match=r"schema 999.*pip install -U polemos \[ST022\]"):
        opened(path)


def test_an_older_schema_is_read_after_the_next_build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = make(tmp_path / "d")
    newer = (*schema.migrations(), (schema.newest() + 1, "ALTER TABLE documents ADD COLUMN mood VARCHAR"))
    monkeypatch.setattr(schema, "migrations", lambda: newer)
    assert code_of(path) == "ST028"
    with DossierWriter(path) as writer:
        writer.add([Finished(make_reading("b.txt"))], ENGINE)
    with open_dossier(path) as dossier:
        assert dossier.manifest().schema == len(newer)
        assert dossier.counts().documents == 2


def test_migrations_are_numbered_from_one_without_gaps() -> None:
    assert [number for number, _ in schema.migrations()] == list(range(1, schema.newest() + 1))


@pytest.mark.parametrize("share", [0.02, 0.3, 0.6, 0.9])
def test_half_a_copy(tmp_path: Path, share: float) -> None:
    path = make(tmp_path / "d")
    content = path.read_bytes()
    path.write_bytes(content[: max(int(len(content) * share), 4096)])
    assert code_of(path, read_all) == "ST027"
    assert code_of(path, build_into) in ("ST025", "ST027")  # found when it is read, or only when it is written


def read_all(path: Path) -> None:
    with open_dossier(path) as dossier:
        assert len(list(dossier.documents())) == len(list(dossier.statements())) == len(list(dossier.mentions("actor")))


def build_into(path: Path) -> None:
    with DossierWriter(path) as writer:
        writer.known()
        writer.add([Finished(make_reading())], ENGINE)


def test_a_folder_that_does_not_exist(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="ST024"):
        DossierWriter(tmp_path / "no" / "d")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_may_not_be_written(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    assert code_of(tmp_path / "d", DossierWriter) == "ST024"


@pytest.mark.parametrize("name", ["corpus.csv", "a b.json", "x.parquet", "md:x", ":memory:", "übung", "quote'd", "-"])
def test_any_file_name_will_do(tmp_path: Path, name: str) -> None:
    make(tmp_path / name)
    with open_dossier(tmp_path / name) as dossier:
        assert dossier.counts().documents == 1
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_many_read_at_a_time(tmp_path: Path) -> None:
    path = make(tmp_path / "d")
    script = (
        "import sys; from pathlib import Path; from polemos.store import open_dossier\nwith open_dossier(Path(sys.argv[1])) as d: print(d.counts().documents)"
    )
    with open_dossier(path):
        assert run_python(script, str(path)).stdout == "1\n"


def test_while_one_process_writes_others_are_told_so(tmp_path: Path) -> None:
    path = make(tmp_path / "d")
    with subprocess.Popen(
        [sys.executable, "-c", HOLDING, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=package_environment()
    ) as other:
        assert other.stdout
        assert other.stdout.readline() == "open\n"
        with pytest.raises(StoreError, match=rf"being written by another process \(process {other.pid}\).* \[ST023\]"):
            open_dossier(path)
        assert code_of(path, DossierWriter) == "ST023"
        other.communicate("")
    with open_dossier(path) as dossier:
        assert dossier.counts().documents == 1


def test_two_that_make_the_same_dossier_do_not_undo_each_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "d"
    original = files.migrate

    def slow(connection: duckdb.DuckDBPyConnection) -> None:
        monkeypatch.setattr(files, "migrate", original)
        make(path)  # the other one is done first
        original(connection)

    monkeypatch.setattr(files, "migrate", slow)
    with DossierWriter(path) as writer:
        assert len(writer.known()) == 1


def test_killed_in_the_middle_of_a_transaction_it_opens_as_it_was(tmp_path: Path) -> None:
    path = make(tmp_path / "d")
    script = """
import os, signal, sys
from pathlib import Path
from tests.store.invented import ENGINE, make_reading
from polemos.store import DossierWriter, Finished
writer = DossierWriter(Path(sys.argv[1]))
insert = writer._insert
def dying(table, rows):
    insert(table, rows)
    if table == "statements":
        os.kill(os.getpid(), signal.SIGKILL)
writer._insert = dying
writer.add([Finished(make_reading("b.txt"))], ENGINE)
"""
    assert run_python(script, str(path)).returncode == -9
    with open_dossier(path) as dossier:
        assert [document.key for document in dossier.documents()] == ["a.txt"]
        assert len(list(dossier.statements())) == 7
    with DossierWriter(path) as writer:
        writer.add([Finished(make_reading("b.txt"))], ENGINE)
    with open_dossier(path) as dossier:
        assert len(list(dossier.statements())) == 14
