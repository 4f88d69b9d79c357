"""Parties that no frame names, in sentences of our own through the whole pipeline: at whom a protest, a refusal, a ban is aimed."""

from __future__ import annotations

from datetime import date

import pytest

from polemos.model import Document, Event, Interval, Reading, Region, Span
from polemos.pipeline import Engine, load_engine, read_document


@pytest.fixture(scope="module")
def engine() -> Engine:
    return load_engine()


def read(engine: Engine, text: str) -> Reading:
    day = date(2020, 1, 2)
    regions = (Region("body", Span(0, len(text))),)
    return read_document(Document("d", "d", "test", "0", text, regions, language="en", published=Interval(day, day, day.isoformat())), engine)


def sides(engine: Engine, text: str, kind: str) -> tuple[set[str | None], set[str | None]]:
    """Countries of the actors and of the recipients of the first event of the type."""
    reading = read(engine, text)
    event = next(s for s in reading.statements if isinstance(s, Event) and s.type == kind)
    countries = {ref: actor.country for ref, actor in reading.mentions.actor_index.items()}
    return {countries[a] for a in event.actors}, {countries[r] for r in event.recipients}


@pytest.mark.parametrize(
    ("text", "kind", "actors", "recipients"),
    [
        # within what is refused, asked, agreed, lifted
        ("Norway refused to respond to a demand from the Chilean president.", "REJECT", {"NOR"}, {"CHL"}),
        ("Bolivia rejected a call for troops to be deployed in Paraguay.", "REJECT", {"BOL"}, {"PRY"}),
        ("Kenya lifted a ban imposed on Somali traders.", "CONCEDE", {"KEN"}, {"SOM"}),
        ("Peru threatened to launch a new offensive in its war with Ecuador.", "THREATEN", {"PER"}, {"ECU"}),
        # the purpose of a protest
        ("Zambian miners blocked a road to press the government of President Hichilema.", "PROTEST", {"ZMB"}, {"ZMB"}),
        ("Chadian demonstrators rioted following a march calling for the removal of President Idriss Deby.", "PROTEST", {"TCD"}, {"TCD"}),
        # where it happens
        ("Serbia lifted a night curfew in Montenegro.", "CONCEDE", {"SRB"}, {"MNE"}),
        ("A Kenyan surveyor was arrested in Malawi.", "COERCE", {"MWI"}, {"KEN"}),
        # a condition that waits for somebody
        ("Libyan dockers threatened to strike unless Malta yielded.", "THREATEN", {"LBY"}, {"MLT"}),
        # own forces are no other side
        ("Chile says it is willing to withdraw its troops from Peru.", "AGREE", {"CHL"}, {"PER"}),
        # people over whom the acting authorities rule
        ("Chilean police arrested students.", "COERCE", {"CHL"}, {"CHL"}),
    ],
)
def test_parties_are_found_by_the_words_and_the_place(engine: Engine, text: str, kind: str, actors: set[str], recipients: set[str]) -> None:
    assert sides(engine, text, kind) == (actors, recipients)


def test_two_who_agree_need_nobody_else(engine: Engine) -> None:
    assert sides(engine, "Ghana and Togo agreed to share information on Niger.", "AGREE")[1] == set()


def test_state_behind_a_place_is_mentioned_there(engine: Engine) -> None:
    text = "The Iraqi president arrived in Amman on a visit."
    reading = read(engine, text)
    assert [m.span.of(text) for m in reading.mentions.actors if "JOR" in m.actors] == ["Amman"]


def test_anybody_who_says_something_is_an_actor(engine: Engine) -> None:
    reading = read(engine, "Rebels burned the mill, a hotel owner said.")
    event = next(s for s in reading.statements if isinstance(s, Event))
    assert event.attribution.holder is not None
    assert reading.mentions.actor_index[event.attribution.holder].name == "hotel owner"
