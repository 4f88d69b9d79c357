"""``polemos resolve``: one line out for each line in, in the same order."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.cli.conftest import Run


def lines(*rows: object) -> str:
    return "".join(json.dumps(row) + "\n" for row in rows)


def test_actors(polemos: Run) -> None:
    ran = polemos(
        "resolve", "actor", stdin=lines({"id": "a", "text": "Turkish police", "date": "2019-05-01"}, {"id": 7, "text": ""}, {"id": None, "text": "NATO"})
    )
    first, second, third = map(json.loads, ran.out.splitlines())
    assert (first["id"], first["country"], first["sector"]) == ("a", "TUR", "COP")
    assert first["codes"]["plover"] == ["TUR", "COP"]
    assert second == {"id": 7, "name": None, "kind": None, "country": None, "sector": None, "codes": None}
    assert (third["id"], third["country"]) == (None, None)


def test_a_state_as_such_has_no_sector(polemos: Run) -> None:
    row = json.loads(polemos("resolve", "actor", stdin=lines({"id": 1, "text": "Turkey"})).out)
    assert (row["kind"], row["country"], row["sector"]) == ("state", "TUR", None)


def test_places(polemos: Run) -> None:
    first, second = map(json.loads, polemos("resolve", "place", stdin=lines({"id": 1, "text": "Aleppo"}, {"id": 2, "text": "Qqqqville"})).out.splitlines())
    assert (first["country"], round(first["lat"]), round(first["lon"])) == ("SYR", 36, 37)
    assert second == {"id": 2, "name": None, "kind": None, "country": None, "lat": None, "lon": None, "geonames": None, "precision": None}


def test_dates(polemos: Run) -> None:
    first, second = map(
        json.loads, polemos("resolve", "date", stdin=lines({"id": 1, "text": "yesterday", "date": "2020-03-01"}, {"id": 2, "text": "soup"})).out.splitlines()
    )
    assert (first["date"]["start"], first["date"]["end"]) == ("2020-02-29", "2020-02-29")
    assert second == {"id": 2, "date": None}


def test_blank_lines_are_passed_over(polemos: Run) -> None:
    assert polemos("resolve", "date", stdin='\n{"id": 1, "text": "1998"}\n\n').out.count("\n") == 1


@pytest.mark.parametrize(
    ("stdin", "code"),
    [("{oops\n", "IN023"), ("[1]\n", "IN024"), ('{"id": 1, "text": 5}\n', "IN024"), ('{"id": 1, "text": "a", "date": "soon"}\n', "IN025")],
)
def test_a_line_that_is_wrong_is_named(polemos: Run, stdin: str, code: str) -> None:
    ran = polemos("resolve", "date", stdin='{"id": 0, "text": "1998"}\n' + stdin)
    assert ran.code == 2
    assert ran.out.count("\n") == 1
    assert "standard input, line 2: " in ran.err
    assert ran.err.endswith(f"[{code}]\n")


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_a_column_of_a_csv_file(polemos: Run, tmp_path: Path, separator: str) -> None:
    path = tmp_path / "events.csv"
    path.write_text(f"when{separator}place\n2001{separator}Aleppo\n2002{separator}Goma\n", encoding="utf-8")
    rows = [json.loads(line) for line in polemos("resolve", "place", path, "--column", "place").out.splitlines()]
    assert [(row["id"], row["country"]) for row in rows] == [(1, "SYR"), (2, "COD")]


def test_a_column_that_is_missing_is_one_line(polemos: Run, tmp_path: Path) -> None:
    (tmp_path / "events.csv").write_text("when,place\n", encoding="utf-8")
    assert "its columns are when, place" in polemos("resolve", "place", tmp_path / "events.csv", "--column", "where").err
    assert "[IN021]" in polemos("resolve", "place", tmp_path / "events.csv").err
    assert "[IN022]" in polemos("resolve", "place", tmp_path / "none.csv", "--column", "where").err
    assert "[IN020]" in polemos("resolve", "place", "--column", "where").err
