"""Whole builds on small documents: what is new is read, the rest left alone, and nothing depends on how it came about."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.store.invented import NEWS, run_python, write_news

from polemos import corpus
from polemos.corpus import Progress, build
from polemos.errors import InputError, SettingsError
from polemos.export import breaches, json_lines
from polemos.model import Document, Reading
from polemos.pipeline import Engine, read_document
from polemos.settings import Settings
from polemos.store import open_dossier


def export(path: Path) -> list[str]:
    """The lines of the export, which keep the contract."""
    with open_dossier(path) as dossier:
        lines = list(json_lines(dossier))
        assert breaches([json.loads(line) for line in lines], {d.id: d.text for d in dossier.documents()}) == []
    return lines


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_build_reads_what_is_there(folder: Path, engine: Engine) -> None:
    write_news(folder / "news.jsonl")
    summary = build(["news.jsonl"], folder / "d", engine=engine)
    assert (summary.read, summary.known, summary.updated, summary.failed, summary.issues) == (len(NEWS), 0, 0, 0, 0)
    assert summary.statements > len(NEWS)
    kinds = {json.loads(line)["record"] for line in export(folder / "d")}
    assert kinds >= {"document", "actor", "event", "relation"}


def test_building_again_reads_nothing(folder: Path, engine: Engine) -> None:
    write_news(folder / "news.jsonl")
    build(["news.jsonl"], folder / "d", engine=engine)
    before = export(folder / "d")
    summary = build(["news.jsonl"], folder / "d", engine=engine)
    assert (summary.read, summary.known) == (0, len(NEWS))
    assert export(folder / "d") == before


def test_only_what_is_new_is_read(folder: Path, engine: Engine) -> None:
    write_news(folder / "news.jsonl", [0, 1])
    build(["news.jsonl"], folder / "d", engine=engine)
    write_news(folder / "news.jsonl")
    summary = build(["news.jsonl"], folder / "d", engine=engine)
    assert (summary.read, summary.known, summary.updated) == (len(NEWS) - 2, 2, 0)
    build(["news.jsonl"], folder / "whole", engine=engine)
    assert export(folder / "d") == export(folder / "whole")


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(parts=st.permutations(range(len(NEWS))), cut=st.integers(1, len(NEWS) - 1), batch=st.integers(1, 4))
def test_the_export_does_not_depend_on_order_or_on_the_number_of_builds(folder: Path, engine: Engine, parts: list[int], cut: int, batch: int) -> None:
    for path in (folder / "one", folder / "two"):
        path.unlink(missing_ok=True)
    write_news(folder / "news.jsonl")
    build(["news.jsonl"], folder / "one", engine=engine)
    for rows in (parts[:cut], parts[cut:]):
        write_news(folder / "news.jsonl", rows)
        build(["news.jsonl"], folder / "two", engine=engine, settings=Settings(batch=batch))
    assert export(folder / "two") == export(folder / "one")


def test_a_changed_text_is_a_new_version(folder: Path, engine: Engine) -> None:
    (folder / "a.txt").write_text(NEWS[0] + "\n", encoding="utf-8")
    build(["a.txt"], folder / "d", engine=engine)
    first = export(folder / "d")
    (folder / "a.txt").write_text(NEWS[1] + "\n", encoding="utf-8")
    summary = build(["a.txt"], folder / "d", engine=engine)
    assert (summary.read, summary.updated) == (1, 1)
    build(["a.txt"], folder / "fresh", engine=engine)
    assert export(folder / "d") == export(folder / "fresh")
    with open_dossier(folder / "d") as dossier:
        assert dossier.text(json.loads(first[0])["id"]) == NEWS[0] + "\n"
    (folder / "a.txt").write_text(NEWS[0] + "\n", encoding="utf-8")
    summary = build(["a.txt"], folder / "d", engine=engine)
    assert (summary.read, summary.known) == (0, 1)
    assert export(folder / "d") == first


def test_another_engine_reads_again(folder: Path, engine: Engine) -> None:
    write_news(folder / "news.jsonl", [0, 1])
    build(["news.jsonl"], folder / "d", engine=engine)
    other = Engine(engine.parser, engine.knowledge, engine.coder, engine.second, "another gazetteer")
    summary = build(["news.jsonl"], folder / "d", engine=other)
    assert (summary.read, summary.known, summary.updated) == (2, 0, 2)
    with open_dossier(folder / "d") as dossier:
        assert [e.gazetteer for e in dossier.manifest().engines] == [engine.gazetteer, "another gazetteer"]


def test_a_document_that_breaks_a_stage_does_not_take_the_others_with_it(folder: Path, engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    def fragile(document: Document, engine: Engine) -> Reading:
        if document.given_id == "n1":
            raise ValueError("no root in\nsentence 3")
        return read_document(document, engine)

    write_news(folder / "news.jsonl")
    monkeypatch.setattr(corpus, "read_document", fragile)
    summary = build(["news.jsonl"], folder / "d", engine=engine)
    assert (summary.read, summary.failed, summary.issues) == (len(NEWS), 1, 1)
    with open_dossier(folder / "d") as dossier:
        (issue,) = dossier.issues()
        assert dossier.text("n1") == NEWS[1]
    assert (issue.code, issue.where, issue.severity) == ("PL001", "news.jsonl#n1", "error")
    assert "ValueError (no root in sentence 3)" in issue.what
    assert "Traceback" in (issue.data or "")
    assert len([line for line in export(folder / "d") if '"document"' in line[:22]]) == len(NEWS)
    monkeypatch.undo()
    monkeypatch.chdir(folder)
    summary = build(["news.jsonl"], folder / "d", engine=engine)
    assert (summary.read, summary.updated, summary.failed, summary.known) == (1, 1, 0, len(NEWS) - 1)
    with open_dossier(folder / "d") as dossier:
        assert list(dossier.issues()) == []


def test_what_every_document_needs_stops_the_build(folder: Path, engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    def without_gazetteer(document: Document, engine: Engine) -> Reading:
        raise SettingsError("ST010", "the gazetteer is missing")

    write_news(folder / "news.jsonl")
    monkeypatch.setattr(corpus, "read_document", without_gazetteer)
    with pytest.raises(SettingsError):
        build(["news.jsonl"], folder / "d", engine=engine)


def test_another_language_is_kept_without_statements(folder: Path, engine: Engine) -> None:
    text = "Les rebelles ont attaqué la ville dans la nuit et ont tué vingt soldats, selon le gouvernement, qui a condamné cette attaque.\n"
    (folder / "fr.txt").write_text(text, encoding="utf-8")
    summary = build(["fr.txt"], folder / "d", engine=engine)
    assert (summary.read, summary.statements, summary.issues) == (1, 0, 1)
    with open_dossier(folder / "d") as dossier:
        (issue,) = dossier.issues()
    assert (issue.code, issue.where) == ("PL002", "fr.txt")
    assert [json.loads(line)["record"] for line in export(folder / "d")] == ["document"]


def test_issues_of_a_file_that_was_mended_are_gone(folder: Path, engine: Engine) -> None:
    path = write_news(folder / "news.jsonl", [0])
    rows = path.read_text(encoding="utf-8")
    path.write_text(rows + "{broken\n", encoding="utf-8")
    for _ in range(2):
        build(["news.jsonl"], folder / "d", engine=engine)
        assert issue_codes(folder / "d") == ["RD010"]
    path.write_text(rows, encoding="utf-8")
    build(["news.jsonl"], folder / "d", engine=engine)
    assert issue_codes(folder / "d") == []


def issue_codes(path: Path) -> list[str]:
    with open_dossier(path) as dossier:
        return [issue.code for issue in dossier.issues()]


def test_an_input_that_does_not_exist_makes_no_dossier(folder: Path, engine: Engine) -> None:
    with pytest.raises(InputError, match="RD001"):
        build(["nothing.txt"], folder / "d", engine=engine)
    assert not (folder / "d").exists()


def test_a_dossier_in_the_folder_that_is_read_is_no_input(folder: Path, engine: Engine) -> None:
    (folder / "a.txt").write_text(NEWS[0], encoding="utf-8")
    for _ in range(2):
        build(["."], folder / "here.txt", engine=engine)
    assert issue_codes(folder / "here.txt") == []


def test_progress_is_told(folder: Path, engine: Engine) -> None:
    for number in range(3):
        (folder / f"{number}.txt").write_text(NEWS[number], encoding="utf-8")
    told: list[Progress] = []
    build(["."], folder / "d", engine=engine, progress=told.append)
    assert [p.source for p in told if p.read == p.sources_done] == ["0.txt", "1.txt", "2.txt", None]
    assert (told[-1].sources, told[-1].sources_done, told[-1].read) == (3, 3, 3)


STOPPED = """
import os, signal, sys
from pathlib import Path
from polemos import corpus
from polemos.settings import Settings
signal.signal(signal.SIGINT, signal.default_int_handler)
read, left = corpus.read_document, [int(sys.argv[2])]
def stopped(document, engine):
    if not left[0]:
        os.kill(os.getpid(), getattr(signal, sys.argv[1]))
    left[0] -= 1
    return read(document, engine)
corpus.read_document = stopped
corpus.build(["news.jsonl"], Path("d"), settings=Settings(batch=2))
"""


@pytest.mark.parametrize(("signal", "after", "kept"), [("SIGKILL", 0, 0), ("SIGKILL", 3, 2), ("SIGINT", 3, 3), ("SIGTERM", 5, 4)])
def test_a_build_that_is_stopped_is_completed_by_the_next(folder: Path, engine: Engine, signal: str, after: int, kept: int) -> None:
    write_news(folder / "news.jsonl")
    stopped = run_python(STOPPED, signal, str(after), cwd=folder)
    assert stopped.returncode != 0
    with open_dossier(folder / "d") as dossier:
        assert dossier.counts().documents == kept
    export(folder / "d")
    summary = build(["news.jsonl"], folder / "d", engine=engine)
    assert (summary.read, summary.known) == (len(NEWS) - kept, kept)
    build(["news.jsonl"], folder / "whole", engine=engine)
    assert export(folder / "d") == export(folder / "whole")


def test_another_process_gives_the_same_bytes(folder: Path, engine: Engine) -> None:
    write_news(folder / "news.jsonl")
    script = "from pathlib import Path; from polemos.corpus import build\nbuild(['news.jsonl'], Path('other'))"
    ran = run_python(script, cwd=folder)
    assert ran.returncode == 0, ran.stderr
    build(["news.jsonl"], folder / "d", engine=engine)
    assert export(folder / "other") == export(folder / "d")


def ids(lines: Iterable[str]) -> list[str]:
    return [json.loads(line)["id"] for line in lines]


def test_records_stand_in_the_order_of_the_contract(folder: Path, engine: Engine) -> None:
    write_news(folder / "news.jsonl")
    build(["news.jsonl"], folder / "d", engine=engine)
    records = [json.loads(line) for line in export(folder / "d")]
    rank = {"document": 0, "actor": 1, "place": 2}
    ranks = [rank.get(r["record"], 3) for r in records]
    assert ranks == sorted(ranks)
    order = {r["id"]: n for n, r in enumerate(records) if r["record"] == "document"}
    places = [(order[r["evidence"][0]["document"]], min(e["start"] for e in r["evidence"])) for r in records if "evidence" in r]
    assert places == sorted(places)
    assert len(set(ids(export(folder / "d")))) == len(records)
