"""A happening is one event: told again it gains evidence, listed with several days it becomes several."""

from __future__ import annotations

import pytest

from polemos.model import Document, Event, Region, Span
from polemos.pipeline import Engine, read_document


def events(engine: Engine, *paragraphs: str) -> list[Event]:
    """The events of a text whose first paragraph is its title, if there are several."""
    text, regions, at = "\n\n".join(paragraphs), [], 0
    for number, paragraph in enumerate(paragraphs):
        kind = "title" if number == 0 and len(paragraphs) > 1 else "body"
        regions.append(Region(kind, Span(at, at + len(paragraph))))
        at += len(paragraph) + 2
    reading = read_document(Document("d", "d", "test", "0", text, tuple(regions), language="en"), engine)
    return [s for s in reading.statements if isinstance(s, Event)]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Gunmen attacked a police post in Garissa on 2 March 2019. The attack killed four officers.", "ASSAULT"),
        ("Kenyan troops shelled a village near Kismayo on 4 May 2014. The shelling killed two farmers.", "ASSAULT"),
        ("Chad and Libya held talks in Lomé on 3 June 1988. The talks between Chad and Libya lasted a day.", "CONSULT"),
    ],
)
def test_a_mention_that_points_back_joins_its_event(engine: Engine, text: str, kind: str) -> None:
    found = [e for e in events(engine, text) if e.type == kind]
    assert len(found) == 1
    assert len(found[0].evidence) == 2
    assert found[0].date is not None


def test_the_toll_told_later_belongs_to_the_attack(engine: Engine) -> None:
    (attack,) = [e for e in events(engine, "Rebels attacked a convoy near Mora on 5 May 2015. The attack killed nine Chadian soldiers.") if e.type == "ASSAULT"]
    assert len(attack.figures) == 1
    assert attack.actors
    assert attack.recipients


def test_the_headline_is_told_again_by_the_first_sentence(engine: Engine) -> None:
    found = events(engine, "Turkey bombs Kurdish camps in Iraq", "Turkish jets bombed Kurdish camps in northern Iraq on 3 March 1998.", "Iraq protested.")
    assert len([e for e in found if e.type == "ASSAULT"]) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Rebels attacked Goma on 2 May 1998. Rebels attacked Bukavu on 9 May 1998.",
        "Israel struck Syria on 3 May 2013. Israel struck Lebanon on 3 May 2013.",
        "Norway condemned Iran on 3 May 2013. Norway condemned Sudan on 3 May 2013.",
    ],
)
def test_what_differs_in_day_place_or_party_stays_apart(engine: Engine, text: str) -> None:
    assert len(events(engine, text)) == 2


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("India and Pakistan fought wars in 1947, 1965 and 1999.", ["1947", "1965", "1999"]),
        ("Turkish troops invaded northern Syria in 2016 and 2019.", ["2016", "2019"]),
        ("Libyan and Chadian troops fought in 1986 and 1987.", ["1986/1987"]),
        ("Egypt and Sudan signed agreements in Doha on 20 April 1998 and in Cairo on 25 April 1998.", ["1998-04-20", "1998-04-25"]),
    ],
)
def test_days_in_a_list_are_occasions(engine: Engine, text: str, days: list[str]) -> None:
    found = events(engine, text)
    assert [e.date.edtf if e.date else None for e in found] == days
    assert len({e.id for e in found}) == len(days)


def test_each_occasion_has_the_place_beside_its_day(engine: Engine) -> None:
    found = events(engine, "Egypt and Sudan signed agreements in Doha on 20 April 1998 and in Cairo on 25 April 1998.")
    assert len({e.place for e in found}) == 2


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("The peacekeepers refused Israeli demands to leave.", {"REJECT", "REQUEST"}),
        ("Uganda rejected the offer of talks by Rwanda.", {"REJECT"}),
    ],
)
def test_a_demand_was_made_even_where_it_is_refused(engine: Engine, text: str, kinds: set[str]) -> None:
    found = events(engine, text)
    assert kinds <= {e.type for e in found}
    assert {e.factuality for e in found} == {"actual"}
