"""Every command and option stands in the reference, and the reference speaks of no other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import typer

from polemos.cli.main import app

REFERENCE = (Path(__file__).resolve().parents[2] / "docs" / "reference" / "commands.md").read_text(encoding="utf-8")
OPTION = re.compile(r"(?<![\w-])--[a-z][\w-]*")
EVERYWHERE = {"--help", "--version"}


def commands(command: Any, name: str) -> Iterator[tuple[str, Any]]:
    """All commands below one, with their whole names."""
    for word, below in getattr(command, "commands", {}).items():
        yield f"{name} {word}", below
        yield from commands(below, f"{name} {word}")


COMMANDS = dict(commands(typer.main.get_command(app), "polemos"))


def section(name: str) -> str:
    """What the reference says under the heading of the command, or of the group it belongs to."""
    group = " ".join(name.split()[:2])
    match = re.search(rf"^## `{group}`$(.*?)(?=^## |\Z)", REFERENCE, re.MULTILINE | re.DOTALL)
    return match[1] if match else ""


def options(command: Any) -> set[str]:
    return {name for parameter in command.params for name in (*parameter.opts, *parameter.secondary_opts) if name.startswith("--")} - EVERYWHERE


def test_every_command_is_documented() -> None:
    assert [name for name in COMMANDS if f"`{name}`" not in REFERENCE] == []


def test_every_option_is_documented() -> None:
    missing = [(name, option) for name, command in COMMANDS.items() for option in options(command) if f"`{option}`" not in section(name)]
    assert missing == []


def test_every_option_of_the_reference_exists() -> None:
    for name in {" ".join(name.split()[:2]) for name in COMMANDS}:
        known = set().union(*(options(command) for other, command in COMMANDS.items() if other == name or other.startswith(f"{name} ")))
        assert set(OPTION.findall(section(name))) - EVERYWHERE == known, name


def test_every_heading_is_a_command() -> None:
    assert [name for name in re.findall(r"^## `(.+)`$", REFERENCE, re.MULTILINE) if name not in COMMANDS] == []


def test_every_command_has_a_line_of_help() -> None:
    assert [name for name, command in COMMANDS.items() if not command.help] == []
