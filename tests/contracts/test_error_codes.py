"""Every code that is raised stands in the reference, and nothing else does."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
REFERENCE = ROOT / "docs" / "reference" / "errors.md"
ROW = re.compile(r"^\| ([A-Z]{2}\d{3}) \| (error|issue|note) \| ([^|]+) \| ([^|]+) \|$", re.MULTILINE)
RAISED = re.compile(r"\"([A-Z]{2}\d{3})\"")


def raised() -> set[str]:
    return {code for path in (ROOT / "src").rglob("*.py") for code in RAISED.findall(path.read_text(encoding="utf-8"))}


def listed() -> list[str]:
    return [row[0] for row in ROW.findall(REFERENCE.read_text(encoding="utf-8"))]


def test_codes_that_are_raised_are_listed() -> None:
    assert sorted(raised() - set(listed())) == []


def test_codes_that_are_listed_are_raised() -> None:
    assert sorted(set(listed()) - raised()) == []


def test_codes_are_listed_once() -> None:
    assert [code for code, times in Counter(listed()).items() if times > 1] == []


@pytest.mark.parametrize("row", ROW.findall(REFERENCE.read_text(encoding="utf-8")), ids=lambda row: row[0])
def test_rows_say_what_happened_and_what_to_do(row: tuple[str, str, str, str]) -> None:
    assert row[2].strip().endswith(".")
    assert row[3].strip().endswith(".")


def test_every_line_of_the_tables_is_a_row() -> None:
    lines = [line for line in REFERENCE.read_text(encoding="utf-8").splitlines() if re.match(r"\| [A-Z]{2}\d", line)]
    assert [line for line in lines if not ROW.match(line)] == []
