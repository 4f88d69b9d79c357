"""The layers contract leaves nothing out. That it holds is checked by `make layers`."""

from __future__ import annotations

import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "polemos"
JUNK_DRAWERS = {"utils", "util", "helpers", "helper", "common", "misc", "tools", "shared", "lib", "base"}
ABOVE_ALL = {"__init__", "__main__"}  # the version, and the way into cli


def layers() -> list[str]:
    """The layers of the contract, top to bottom, those side by side in one line."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]
    (contract,) = (c for c in settings["contracts"] if c["type"] == "layers")
    return list(contract["layers"])


def modules() -> set[str]:
    packages = {p.parent.name for p in PACKAGE.glob("*/__init__.py")}
    return packages | {p.stem for p in PACKAGE.glob("*.py")} - ABOVE_ALL


def test_every_module_stands_in_a_layer() -> None:
    listed = {name.strip().removeprefix("polemos.") for line in layers() for name in line.split("|")}
    assert modules() == listed


def test_architecture_names_every_layer() -> None:
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    section = text[text.index("## Layers") :]
    assert not [name for name in modules() if name not in section]


def test_no_module_is_a_junk_drawer() -> None:
    names = {p.relative_to(ROOT).as_posix(): set(p.relative_to(ROOT).with_suffix("").parts) for p in ROOT.joinpath("src").rglob("*.py")}
    assert not [name for name, parts in names.items() if parts & JUNK_DRAWERS]
