"""Who takes part in an event where its clause has no more than a pronoun, a possessive, a city or a common noun for him."""

from __future__ import annotations

from datetime import date

import pytest

from polemos.model import Document, Event, Interval, Reading, Region, Relation, Span
from polemos.pipeline import Engine, read_document

DAY = date(2019, 3, 4)


def reading_of(engine: Engine, text: str, published: Interval | None = None) -> Reading:
    """The text as a document of one paragraph."""
    return read_document(Document("d", "d", "test", "0", text, (Region("body", Span(0, len(text))),), language="en", published=published), engine)


def relations(engine: Engine, text: str, kind: str) -> list[Relation]:
    """The relations of one type in a text without a day."""
    return [s for s in reading_of(engine, text).statements if isinstance(s, Relation) and s.type == kind]


def read(engine: Engine, text: str) -> tuple[list[Event], dict[str, str]]:
    """The events, and the names of all actors by id."""
    reading = reading_of(engine, text, Interval(DAY, DAY, "2019-03-04"))
    return [s for s in reading.statements if isinstance(s, Event)], {a.id: a.name for a in reading.mentions.actor_index.values()}


@pytest.mark.parametrize(
    ("text", "kind", "actors", "recipients"),
    [
        ("The Dominican Republic deported thousands of Haitians, and Norway asked it to stop.", "REQUEST", {"Norway"}, {"Dominican Republic"}),
        ("The court ordered Caracas to withdraw its troops.", "REQUEST", set(), {"Venezuela"}),
        ("Saudi Arabia pledged 20 billion dollars to Islamabad.", "AGREE", {"Saudi Arabia"}, {"Pakistan"}),
        ("Norway backs the African Union, whose three envoys visited Addis Ababa.", "CONSULT", {"African Union"}, set()),
        ("Ethiopia's prime minister Abiy Ahmed and Eritrea's president Isaias Afwerki signed a treaty.", "SUPPORT", {"Abiy Ahmed", "Isaias Afwerki"}, set()),
        ("The National Liberation Army (ELN) kidnapped two Colombian engineers.", "ASSAULT", {"National Liberation Army (Colombia)"}, set()),
        ("Farmers were robbed of their crops and kidnapped by Nigerian gunmen.", "ASSAULT", {"Nigerian armed groups"}, set()),
        ("A Turkish cluster bomb killed nine people in Afrin.", "ASSAULT", {"Turkey"}, set()),
    ],
)
def test_in_one_sentence(engine: Engine, text: str, kind: str, actors: set[str], recipients: set[str]) -> None:
    events, names = read(engine, text)
    found = [e for e in events if e.type == kind]
    assert found
    assert actors <= {names[a] for a in found[-1].actors}
    assert recipients <= {names[r] for r in found[-1].recipients}


def test_an_object_is_never_its_own_subject(engine: Engine) -> None:
    events, names = read(engine, "Pakistan captured the pilot Abhinandan Varthaman. Imran Khan released him on Friday.")
    release = next(e for e in events if e.type == "RETREAT")
    assert [names[r] for r in release.recipients] == ["Abhinandan Varthaman"]


def test_both_countries_are_those_that_the_text_is_on(engine: Engine) -> None:
    text = (
        "Ethiopia and Eritrea fought over Badme. Ethiopia bombed Asmara, and Eritrea shelled Adigrat. The United States and Rwanda drew up a plan. "
        "Ethiopia accepted it; Eritrea did not. The Security Council imposed an arms embargo on both countries."
    )
    events, names = read(engine, text)
    embargo = next(e for e in events if e.type == "SANCTION")
    assert {names[r] for r in embargo.recipients} == {"Ethiopia", "Eritrea"}


def test_troops_without_a_flag_are_those_of_the_country_that_the_text_is_on(engine: Engine) -> None:
    text = "Myanmar held a vote. Myanmar closed its border with Thailand. The government of Myanmar cut off the internet. Security forces killed nine people."
    events, names = read(engine, text)
    killing = next(e for e in events if e.type == "ASSAULT")
    assert {names[a] for a in killing.actors} == {"Burmese military"}


def test_nobody_is_named_where_two_countries_compete(engine: Engine) -> None:
    text = "Chad accused Libya. Libya accused Chad. Chad recalled its envoy. Libya closed the border. Security forces killed nine people."
    events, names = read(engine, text)
    killing = next(e for e in events if e.type == "ASSAULT")
    assert not {"Chadian military", "Libyan military", "Chad", "Libya"} & {names[a] for a in killing.actors}


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("On 4 November 2018 rebels attacked Sirte. Since then, rebels have shelled Misrata.", "2018-11-04/.."),
        ("On 17 and 18 September 2018 rebels shelled Sirte. Five days later, Libyan jets bombed Sabha.", "2018-09-23"),
        ("More than 500 people fled to Chad after rebels attacked Sabha on Saturday.", "2019-03-02"),
    ],
)
def test_days_that_count_from_others(engine: Engine, text: str, edtf: str) -> None:
    events, _ = read(engine, text)
    assert edtf in [e.date.edtf for e in events if e.date]


def test_days_that_cannot_be_reckoned_are_left_open(engine: Engine) -> None:
    events, _ = read(engine, "Rebels attacked Sirte on Saturday. Some months later Libyan jets bombed Sabha.")
    assert [e.date for e in events][1] is None


def test_whose_statement_it_is_speaks_on_its_day(engine: Engine) -> None:
    events, _ = read(engine, "Norway calls on Eritrea to withdraw its forces. We in Norway will not be silent, and our position is known.")
    assert events[0].date is None or events[0].date.edtf == "2019-03-04"


@pytest.mark.parametrize(
    ("text", "fighting"),
    [
        ("American and British air strikes killed nine people in Yemen.", False),
        ("The United States and Britain launched air strikes in Yemen.", False),
        ("Syrian and Iraqi clashes left nine dead.", True),
        ("India and Pakistan fought a war in 1965.", True),
    ],
)
def test_who_strikes_together_does_not_fight_each_other(engine: Engine, text: str, fighting: bool) -> None:
    states = {"USA", "GBR", "SYR", "IRQ", "IND", "PAK"}
    pairs = [r for r in relations(engine, text, "fights") if {r.source, r.target} <= states]
    assert bool(pairs) == fighting


@pytest.mark.parametrize(
    ("text", "leads"),
    [
        ("The former Colombian president Álvaro Uribe criticised the deal.", False),
        ("Ex-president Donald Trump criticised Congress.", False),
        ("Colombian president Iván Duque criticised the deal.", True),
    ],
)
def test_who_led_once_leads_nothing_now(engine: Engine, text: str, leads: bool) -> None:
    assert bool(relations(engine, text, "leads")) == leads
