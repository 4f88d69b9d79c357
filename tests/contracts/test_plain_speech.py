"""What ships prints only where it may, and speaks only of itself."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TEXTS = {".py", ".md", ".yml", ".yaml", ".toml", ".txt", ".tsv", ".json", ".html", ".css", ".sql", ".cfg", ".sh", ""}
ELSEWHERE = {
    "an absolute path": r"(?<![\w.~/\-])/(?:home|Users|root|work|mnt|opt|tmp)/",
    "a registry's host": r"pypi\.org|pythonhosted\.org|registry\.npmjs|artifactory|index-url",
}
MAKING = re.compile(r"\b(?:workplace|helper agent|sub-?agents?|(?:this|another|an earlier|the next) session)\b", re.IGNORECASE)
# The folder next to a checkout may be read by tests and benchmarks, never by what ships.
OUTSIDE = re.compile(r"\bshared/")


def shipped() -> list[Path]:
    """All text files of the project but the licence, and this one, which names what it looks for."""
    folders = [p for name in ("src", "docs", "tests", "benchmarks", "examples", ".ci") for p in (ROOT / name).rglob("*")]
    files = [p for p in (*folders, *ROOT.glob("*")) if p.is_file() and p.suffix in TEXTS and "__pycache__" not in p.parts]
    return [p for p in files if p.name != "LICENSE" and p != Path(__file__).resolve()]


def is_language(path: Path) -> bool:
    """English that is read: articles, frames, names. It may speak of anything."""
    return path.suffix in (".yml", ".tsv", ".json", ".txt") and not path.is_relative_to(ROOT / "docs") and path.parent != ROOT


def hits(pattern: re.Pattern[str], paths: Iterator[Path] | list[Path]) -> list[str]:
    found = []
    for path in paths:
        for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), 1):
            if pattern.search(line):
                found.append(f"{path.relative_to(ROOT)}:{number}")
    return found


@pytest.mark.parametrize("what", ELSEWHERE)
def test_no_file_names(what: str) -> None:
    assert hits(re.compile(ELSEWHERE[what]), shipped()) == []


def test_no_file_tells_how_it_was_made() -> None:
    assert hits(MAKING, [p for p in shipped() if not is_language(p)]) == []


def test_the_code_stands_on_its_own() -> None:
    own = [p for p in shipped() if p.is_relative_to(ROOT / "src") or p.is_relative_to(ROOT / "docs") or p.parent == ROOT]
    assert hits(OUTSIDE, own) == []


def test_printing_lives_in_the_command_line() -> None:
    printing = []
    for path in (ROOT / "src" / "polemos").rglob("*.py"):
        if "cli" in path.relative_to(ROOT).parts:
            continue
        calls = (n for n in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(n, ast.Call))
        printing += [f"{path.relative_to(ROOT)}:{c.lineno}" for c in calls if isinstance(c.func, ast.Name) and c.func.id == "print"]
    assert printing == []


def test_no_except_is_broad() -> None:
    """One place may catch everything: where one document of many must not take the others with it. It is marked there."""
    broad = re.compile(r"except(?:\s+(?:Base)?Exception\b.*)?:")
    found = [hit for hit in hits(broad, list((ROOT / "src").rglob("*.py"))) if not hit.startswith(("src/polemos/corpus.py", "src/polemos/cli/main.py"))]
    assert found == []
