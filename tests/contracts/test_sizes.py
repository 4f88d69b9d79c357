"""Files and functions stay short; what does not stands here by name, with the reason."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = ("src/polemos", "benchmarks")
FILE_LINES = 400
FUNCTION_LINES = 60
ARGUMENTS = 6  # self and cls aside; keyword-only options count

# "file" or "file::function" (with its class), and why it is larger.
EXCEPTIONS: dict[str, str] = {
    "knowledge/models.py": "the schema of all knowledge files: short models that refer to one another, read as one table",
    "code/relations.py::relation": "a relation has that many independent parts; all but the desk, the type and the two ends are keyword-only",
    "mention/draft.py::Draft.add": "a mention has that many independent parts; the rare one is keyword-only",
}


def files() -> list[Path]:
    return [p for folder in FOLDERS for p in sorted((ROOT / folder).rglob("*.py"))]


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix().removeprefix("src/polemos/")


def functions(tree: ast.AST, inside: str = "") -> Iterator[tuple[str, ast.FunctionDef | ast.AsyncFunctionDef]]:
    """All functions with their dotted names, nested ones too."""
    for node in ast.iter_child_nodes(tree):
        name = f"{inside}.{node.name}".lstrip(".") if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) else inside
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield name, node
        yield from functions(node, name)


def arguments(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    a = function.args
    named = [x.arg for x in (*a.posonlyargs, *a.args, *a.kwonlyargs)]
    return len([n for n in named if n not in ("self", "cls")]) + bool(a.vararg) + bool(a.kwarg)


def too_large() -> dict[str, str]:
    """What exceeds a limit, and by what."""
    found: dict[str, str] = {}
    for path in files():
        text = path.read_text(encoding="utf-8")
        lines = text.count("\n")
        if lines >= FILE_LINES:
            found[name_of(path)] = f"{lines} lines"
        for name, function in functions(ast.parse(text)):
            length = (function.end_lineno or function.lineno) - function.lineno + 1
            if length >= FUNCTION_LINES:
                found[f"{name_of(path)}::{name}"] = f"{length} lines"
            elif arguments(function) > ARGUMENTS:
                found[f"{name_of(path)}::{name}"] = f"{arguments(function)} arguments"
    return found


def test_files_and_functions_stay_short() -> None:
    unexplained = {name: size for name, size in too_large().items() if name not in EXCEPTIONS}
    assert not unexplained


def test_exceptions_are_still_needed() -> None:
    assert not set(EXCEPTIONS) - set(too_large())


@pytest.mark.parametrize("name", EXCEPTIONS)
def test_exceptions_have_a_reason(name: str) -> None:
    assert len(EXCEPTIONS[name].split()) > 3
