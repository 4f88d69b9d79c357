"""The real knowledge and parser, once; they are read only."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from polemos.knowledge import Knowledge, load_knowledge
from polemos.mention import find_actors
from polemos.model import Document, Interval, Region, Span
from polemos.parse import load_parser

Found = dict[str, list[str]]


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    return load_knowledge()


@pytest.fixture(scope="session")
def actors(knowledge: Knowledge) -> Callable[..., Found]:
    """Words to the ids of the actors they were read as; pronouns and the like carry a number when they come again ("it", "it#2")."""

    def find(text: str, day: date | None = None) -> Found:
        regions, at = [], 0
        for paragraph in text.split("\n"):
            if paragraph:
                regions.append(Region("body", Span(at, at + len(paragraph))))
            at += len(paragraph) + 1
        published = Interval(day, day, day.isoformat()) if day else None
        document = Document("d", "d", "test", "0", text, tuple(regions), published=published)
        mentions, index = find_actors(document, load_parser().parse(document), knowledge)
        found: Found = {}
        for mention in mentions:
            words = mention.span.of(text)
            number = 1 + sum(1 for k in found if k.split("#")[0] == words)
            found[words if number == 1 else f"{words}#{number}"] = [a if not a.startswith("x") else index[a].name for a in mention.actors]
        return found

    return find
