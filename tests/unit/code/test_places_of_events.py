"""Where an event lies: its own sentence's place, or that of the sentence before, and then marked."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from polemos.model import Document, Event, Region, Span
from polemos.pipeline import Engine, read_document


@pytest.fixture
def places(engine: Engine) -> Callable[[str], list[tuple[str | None, bool]]]:
    """The events of one paragraph in order: the name of the place, and whether it is inherited."""

    def read(text: str) -> list[tuple[str | None, bool]]:
        reading = read_document(Document("d", "d", "test", "0", text, (Region("body", Span(0, len(text))),), language="en"), engine)
        events = sorted((s for s in reading.statements if isinstance(s, Event)), key=lambda e: e.trigger)
        index = reading.mentions.place_index
        return [(index[e.place].name if e.place else None, e.place_inherited) for e in events]

    return read


def test_deed_in_a_sentence_without_a_place_inherits_it_with_a_mark(places: Callable[[str], list[tuple[str | None, bool]]]) -> None:
    assert places("Rebels attacked an army post in Goma. Soldiers killed four of the attackers.") == [("Goma", False), ("Goma", True)]


def test_words_inherit_no_place(places: Callable[[str], list[tuple[str | None, bool]]]) -> None:
    assert places("Rebels attacked an army post in Goma. Burundi condemned the rebels.")[1] == (None, False)


def test_of_two_places_none_is_inherited(places: Callable[[str], list[tuple[str | None, bool]]]) -> None:
    assert places("Rebels attacked posts in Goma and in Kindu. Soldiers killed four of the attackers.")[-1] == (None, False)
