"""Each command: what it prints where, its exit status, and its one line for an expected error."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest
from tests.cli.conftest import Run
from tests.store.invented import NEWS, write_news

from polemos import __version__
from polemos.export import json_lines
from polemos.store import open_dossier


def records(dossier: Path) -> list[dict[str, object]]:
    with open_dossier(dossier) as opened:
        return [json.loads(line) for line in json_lines(opened)]


def test_version(polemos: Run) -> None:
    for arguments in (["version"], ["--version"]):
        assert polemos(*arguments).out == f"polemos {__version__}\n"


def test_without_arguments_it_says_what_there_is(polemos: Run) -> None:
    ran = polemos()
    assert ran.code == 0
    assert "build" in ran.out
    assert polemos("--help").out == ran.out


@pytest.mark.parametrize("arguments", [["nonsense"], ["build"], ["build", "a.txt"], ["export", "a", "--format", "xml"], ["resolve"], ["knowledge", "--x"]])
def test_mistakes_in_the_command_are_one_line(polemos: Run, arguments: list[str]) -> None:
    ran = polemos(*arguments)
    assert (ran.code, ran.out) == (2, "")
    assert re.fullmatch(r"polemos: .*; see polemos --help \[IN001\]\n", ran.err)


@pytest.mark.parametrize("command", [["export"], ["trace", "x"], ["text", "x"], ["issues"], ["brief"]])
def test_a_dossier_that_is_missing_is_one_line(polemos: Run, tmp_path: Path, command: list[str]) -> None:
    ran = polemos(command[0], tmp_path / "none", *command[1:])
    assert (ran.code, ran.out) == (2, "")
    assert re.fullmatch(r"polemos: there is no dossier at .*\[ST020\]\n", ran.err)


def test_build_says_what_it_did_on_standard_error(polemos: Run, tmp_path: Path) -> None:
    write_news(tmp_path / "news.jsonl")
    first = polemos("build", tmp_path / "news.jsonl", "--dossier", tmp_path / "d")
    assert (first.code, first.out) == (0, "")
    assert re.fullmatch(r"6 documents read in [\d.]+ s \(\d+ statements\)\n", first.err)
    again = polemos("build", tmp_path / "news.jsonl", "--dossier", tmp_path / "d", "--json")
    assert again.err == ""
    assert {"read": 0, "known": 6, "failed": 0}.items() <= json.loads(again.out).items()


def test_build_of_an_input_that_is_missing_is_one_line(polemos: Run, tmp_path: Path) -> None:
    ran = polemos("build", tmp_path / "none", "--dossier", tmp_path / "d")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.count("\n") == 1
    assert "[RD001]" in ran.err


def test_build_with_a_model_that_is_missing_is_one_line(polemos: Run, tmp_path: Path) -> None:
    write_news(tmp_path / "news.jsonl")
    ran = polemos("build", tmp_path / "news.jsonl", "--dossier", tmp_path / "d", "--model", "no_such_model")
    assert ran.code == 2
    assert ran.err.count("\n") == 1
    assert "[ST001]" in ran.err


def test_build_tells_of_issues_and_issues_lists_them(polemos: Run, tmp_path: Path) -> None:
    (tmp_path / "news.jsonl").write_text('{"id": "a", "text": "Turkey bombed a village."}\nnot json\n', encoding="utf-8")
    assert "1 issue: see polemos issues" in polemos("build", tmp_path / "news.jsonl", "--dossier", tmp_path / "d").err
    ran = polemos("issues", tmp_path / "d")
    assert ran.code == 0
    assert re.fullmatch(r"error    RD010  .*news\.jsonl:2: .*\n", ran.out)
    as_json = json.loads(polemos("issues", tmp_path / "d", "--json").out)
    assert (as_json["code"], as_json["where"].rsplit(":")[-1]) == ("RD010", "2")


def test_no_issues_are_said_aside(polemos: Run, dossier: Path) -> None:
    ran = polemos("issues", dossier)
    assert (ran.code, ran.out, ran.err) == (0, "", "no issues\n")


def test_export_prints_or_writes_the_same(polemos: Run, dossier: Path, tmp_path: Path) -> None:
    printed = polemos("export", dossier, "--format", "jsonl")
    written = polemos("export", dossier, "--output", tmp_path / "out.jsonl")
    assert (printed.code, written.code, written.out, written.err) == (0, 0, "", "")
    assert (tmp_path / "out.jsonl").read_text(encoding="utf-8") == printed.out
    assert [path.name for path in tmp_path.iterdir()] == ["out.jsonl"]
    assert [json.loads(line) for line in printed.out.splitlines()] == records(dossier)


def test_export_to_a_folder_that_is_missing_is_one_line(polemos: Run, dossier: Path, tmp_path: Path) -> None:
    ran = polemos("export", dossier, "--output", tmp_path / "no" / "out.jsonl")
    assert ran.code == 2
    assert re.fullmatch(r"polemos: .*out\.jsonl' cannot be written \(No such file or directory\).*\[IN031\]\n", ran.err)


def test_an_export_that_fails_leaves_the_old_file(polemos: Run, dossier: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "out.jsonl"
    out.write_text("old", encoding="utf-8")
    out.chmod(0o640)

    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("polemos.export.write_jsonl", stopped)
        assert polemos("export", dossier, "--output", out).code == 130
    assert out.read_text(encoding="utf-8") == "old"
    assert os.listdir(tmp_path) == ["out.jsonl"]
    assert polemos("export", dossier, "--output", out).code == 0
    assert out.stat().st_mode & 0o777 == 0o640


def test_text_is_printed_exactly(polemos: Run, tmp_path: Path) -> None:
    text = "Turkey sent troops to Idlib on Monday.\n\n  “No comment,” said Ankara — ☮ \U0001f54a"
    (tmp_path / "news.jsonl").write_text(json.dumps({"id": "odd\r", "text": text + "\r\nEnd"}), encoding="utf-8")
    polemos("build", tmp_path / "news.jsonl", "--dossier", tmp_path / "d")
    assert polemos("text", tmp_path / "d", "odd").out == text + "\r\nEnd"


@pytest.mark.parametrize("name", ["n2", "id", "prefix", "source"])
def test_text_by_every_name_of_a_document(polemos: Run, dossier: Path, name: str) -> None:
    document = next(r for r in records(dossier) if r.get("given_id") == "n2")
    wanted = {"n2": "n2", "id": document["id"], "prefix": str(document["id"])[:8], "source": document["source"]}[name]
    assert polemos("text", dossier, wanted).out == NEWS[2]


def test_trace_of_an_event_leads_to_sentence_and_rule(polemos: Run, dossier: Path) -> None:
    event = next(r for r in records(dossier) if r["record"] == "event" and "shelled" in str(r["evidence"]))
    ran = polemos("trace", dossier, str(event["id"])[:10])
    assert ran.code == 0
    assert f"event {event['id']}\n" in ran.out
    assert "»Armenia said that Azerbaijan had shelled two villages.«" in ran.out
    assert re.search(rf"rule +{re.escape(str(event['rule']))} \(frames/\w[\w-]*\.yml:\d+\)", ran.out)
    as_json = json.loads(polemos("trace", dossier, event["id"], "--json").out)
    assert as_json["rule"] == event["rule"]
    piece = as_json["evidence"][0]
    assert NEWS[3][piece["start"] : piece["end"]] == piece["quote"]


def test_every_record_can_be_traced(polemos: Run, dossier: Path) -> None:
    some = {str(r["record"]): str(r["id"]) for r in records(dossier)}
    for kind, identity in some.items():
        assert json.loads(polemos("trace", dossier, identity, "--json").out)["kind"] == kind


def test_trace_of_an_actor_shows_where_it_is_named(polemos: Run, dossier: Path) -> None:
    out = polemos("trace", dossier, "TUR").out
    assert re.search(r"known in +actors/TUR\.yml:\d+", out)
    assert "»Turkey« sent troops" in out


def test_trace_of_nothing_is_one_line(polemos: Run, dossier: Path) -> None:
    ran = polemos("trace", dossier, "zzz")
    assert ran.code == 2
    assert re.fullmatch(r"polemos: no record 'zzz' .*\[ST029\]\n", ran.err)


def test_doctor_finds_all_there(polemos: Run) -> None:
    ran = polemos("doctor")
    assert ran.code == 0, ran.out
    assert ran.out.endswith("all is there\n")
    report = json.loads(polemos("doctor", "--json").out)
    assert report["polemos"]["version"] == __version__
    assert report["missing"] == []
    assert report["knowledge"]["actors"] > 100


def test_doctor_says_how_to_get_what_is_missing(polemos: Run) -> None:
    ran = polemos("doctor", "--model", "no_such_model", "--json")
    assert ran.code == 2
    (line,) = json.loads(ran.out)["missing"]
    assert "pip" in line


def test_knowledge_stats_show_and_find(polemos: Run) -> None:
    assert json.loads(polemos("knowledge", "stats", "--json").out)["actors: state"] > 150
    assert re.search(r"\d+  actors: state\n", polemos("knowledge", "stats").out)
    entry = json.loads(polemos("knowledge", "show", "TUR").out)
    assert (entry["id"], entry["file"].split(":")[0]) == ("TUR", "actors/TUR.yml")
    assert re.search(r"^TUR +state +Turkey$", polemos("knowledge", "find", "türkiye").out, re.MULTILINE)
    assert json.loads(polemos("knowledge", "find", "türkiye", "--json").out.splitlines()[0])["id"] == "TUR"
    assert polemos("knowledge", "find", "qqqq").err == "nothing found\n"


def test_knowledge_show_of_nothing_is_one_line(polemos: Run) -> None:
    ran = polemos("knowledge", "show", "qqqq")
    assert ran.code == 2
    assert "[KB006]" in ran.err


def test_knowledge_check_tells_every_problem(polemos: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    from polemos.knowledge import checks

    monkeypatch.setattr(checks, "check_knowledge", lambda: [checks.Problem("reference", "actors/X.yml", "no actor 'Y'; add it")])
    ran = polemos("knowledge", "check")
    assert (ran.code, ran.out) == (2, "reference  actors/X.yml: no actor 'Y'; add it\n")
    assert ran.err == "polemos: the knowledge has 1 problem\n"
    assert json.loads(polemos("knowledge", "check", "--json").out)["level"] == "reference"
    monkeypatch.setattr(checks, "check_knowledge", list)
    assert polemos("knowledge", "check", "--no-examples").code == 0
