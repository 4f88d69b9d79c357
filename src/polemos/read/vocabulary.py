"""The words and forms of ``furniture.yml``, compiled.

Takes the name of a list, gives a set of words or a pattern. What they mean for a page is left to :mod:`polemos.read.kinds` and its like.
"""

from __future__ import annotations

import re
from importlib.resources import files

import yaml

_KNOWN: dict[str, dict[str, list[str]]] = yaml.safe_load((files("polemos.read") / "furniture.yml").read_text(encoding="utf-8"))


def words(name: str) -> frozenset[str]:
    """A list of words, in lower case."""
    return frozenset(_KNOWN["words"][name])


def form(name: str) -> re.Pattern[str]:
    """The pattern for whole lines of a kind, with any marks behind."""
    return re.compile(r"(?:" + "|".join(_KNOWN["forms"][name]) + r")\W*", re.IGNORECASE)


def part(name: str) -> re.Pattern[str]:
    """The pattern for a part of a line."""
    return re.compile("|".join(_KNOWN["parts"][name]), re.IGNORECASE)
