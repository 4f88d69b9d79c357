"""When an event lies, where the date in its sentence opens a stretch of time that the event itself does not fill."""

from __future__ import annotations

import pytest

from polemos.model import Document, Event, Region, Span
from polemos.pipeline import Engine, read_document


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("Niger has been in turmoil since 1 February 2021, when the military overthrew the government.", "2021-02-01"),
        ("Since May 2011, when rebels attacked Mali, Chad has been silent.", "2011-05"),
        ("Rebels have attacked Mali since May 2011.", "2011-05/.."),
    ],
)
def test_what_happened_when_a_stretch_of_time_began_lies_on_its_first_day(engine: Engine, text: str, edtf: str) -> None:
    reading = read_document(Document("d", "d", "test", "0", text, (Region("body", Span(0, len(text))),), language="en"), engine)
    event = next(s for s in reading.statements if isinstance(s, Event) and s.type == "ASSAULT")
    assert event.date is not None
    assert event.date.edtf == edtf


def test_what_is_not_allowed_to_come_is_no_scenario(engine: Engine) -> None:
    text = "We will not allow the rebels to grow their capacity to attack Norway."
    reading = read_document(Document("d", "d", "test", "0", text, (Region("body", Span(0, len(text))),), language="en"), engine)
    assert not [s for s in reading.statements if type(s).__name__ == "Scenario"]
