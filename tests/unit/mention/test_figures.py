"""Figures of sentences: what is counted, how many, and what is no figure."""

from __future__ import annotations

import pytest

from polemos.mention.figures import find_figures
from polemos.parse import Parser, load_parser

Row = tuple[str, float | None, float | None, float | None]


@pytest.fixture(scope="module")
def parser() -> Parser:
    return load_parser()


def rows(parser: Parser, text: str) -> list[Row]:
    parse = parser.parse_text(text)
    mentions = find_figures(parse, text)
    for mention in mentions:
        assert mention.first <= mention.head < mention.last
        assert mention.of is None or mention.noun is not None
        low, high = mention.quantity.low, mention.quantity.high
        assert low is None or high is None or low <= high
    return [(m.measure, m.quantity.low, m.quantity.best, m.quantity.high) for m in mentions]


def exact(measure: str, *values: float) -> list[Row]:
    return [(measure, v, v, v) for v in values]


PEOPLE = [
    ("Snipers killed 14 policemen near the bridge.", exact("fatalities", 14)),
    ("Nine miners died when the tunnel fell in.", exact("fatalities", 9)),
    ("Two reporters were shot dead in the square.", exact("fatalities", 2)),
    ("The blast left 30 dead and 120 wounded.", [*exact("fatalities", 30), *exact("injured", 120)]),
    ("A bomb killed six people and wounded 41.", [*exact("fatalities", 6), *exact("injured", 41)]),
    ("Mortar fire killed 12 villagers, including four children.", exact("fatalities", 12, 4)),
    ("The death toll has risen to 318.", exact("fatalities", 318)),
    ("Fighting has claimed 700 lives.", exact("fatalities", 700)),
    ("Twenty-two people were found dead in the cellar.", exact("fatalities", 22)),
    ("Police counted 31 civilians killed in the shelling.", exact("fatalities", 31)),
    ("He denied the murder of 40 prisoners.", exact("fatalities", 40)),
    ("The army lost 55 soldiers in the pass.", exact("fatalities", 55)),
    ("The raid killed at least 17 guards.", [("fatalities", 17, 17, None)]),
    ("More than 90 passengers drowned.", [("fatalities", 90, 90, 91)]),
    ("About 600 demonstrators were killed in the crackdown.", [("fatalities", None, 600, None)]),
    ("Nearly 80 rebels were killed.", [("fatalities", None, 80, 80)]),
    ("Up to 50 people were killed.", [("fatalities", None, None, 50)]),
    ("Between 20 and 25 marchers were killed.", [("fatalities", 20, None, 25)]),
    ("The famine killed hundreds of thousands of people.", [("fatalities", 100_000, None, 999_999)]),
    ("Dozens of worshippers were killed.", [("fatalities", 24, None, 99)]),
    ("Militiamen killed several farmers.", [("fatalities", 3, None, 9)]),
    ("The drone killed a colonel and several guards.", [("fatalities", 4, None, 10)]),
    ("The dead and wounded number in the hundreds.", [("casualties", 100, None, 999)]),
    ("Some 60 recruits were killed or wounded.", [("casualties", None, 60, None)]),
    ("The brigade suffered 400 casualties.", exact("casualties", 400)),
    ("Eleven bystanders were injured by glass.", exact("injured", 11)),
    ("The war displaced 1.4 million people.", exact("displaced", 1_400_000)),
    ("Tens of thousands of villagers have fled their homes.", [("displaced", 10_000, None, 99_999)]),
    ("The camp shelters 38,000 refugees.", exact("displaced", 38_000)),
    ("The junta expelled 64 nuns.", exact("displaced", 64)),
    ("Police arrested 210 protesters.", exact("detained", 210)),
    ("They took 73 prisoners.", exact("detained", 73)),
    ("Three aid workers were taken hostage.", exact("detained", 3)),
    ("Gunmen have kidnapped up to 15 engineers.", [("detained", None, None, 15)]),
    ("The base holds about 2,500 soldiers.", [("troops", None, 2_500, None)]),
    ("Paris will send 300 more troops.", exact("troops", 300)),
    ("A 12,000-strong force guards the frontier.", exact("troops", 12_000)),
    ("Some 150 prisoners were killed.", [("fatalities", None, 150, None)]),
    ("Two dozen fighters surrendered.", exact("troops", 24)),
    ("Half a million people live in the enclave.", exact("count", 500_000)),
]
THINGS = [
    ("The army fired 40 missiles.", exact("weapons", 40)),
    ("Rebels destroyed three tanks and 12 houses.", [*exact("weapons", 3), *exact("count", 12)]),
    ("Jets flew 900 missions.", exact("count", 900)),
    ("The coalition carried out 26 airstrikes.", exact("count", 26)),
    ("It helped with air strikes -- seven in the last day.", exact("count", 7)),
    ("Monitors logged 1,300 violations of the truce.", exact("count", 1_300)),
    ("Berlin pledged €45 million.", exact("money", 45_000_000)),
    ("Aid of $2.5bn was frozen.", exact("money", 2_500_000_000)),
    ("They paid 70 million dollars in ransom.", exact("money", 70_000_000)),
    ("It costs between $3 million and $4 million a day.", exact("money", 3_000_000, 4_000_000)),
    ("The town lies 45 kilometres from the border.", exact("distance", 45)),
    ("They halted 10 miles from the capital.", exact("distance", 16.09344)),
    ("The zone covers 650 square kilometres.", exact("area", 650)),
    ("The mine field covers 200 hectares.", exact("area", 2)),
    ("Rebels hold 35% of the country's territory.", exact("area", 35)),
    ("Output fell by 8 percent.", exact("percent_change", -8)),
    ("Exports rose 12 per cent.", exact("percent_change", 12)),
    ("A 30 percent increase in attacks was recorded.", exact("percent_change", 30)),
    ("A fall in the wage of at least 5 percent hurt most.", [("percent_change", None, -5, -5)]),
]
NO_FIGURES = [
    "The council adopted Resolution 1559 on 2 September 2004.",
    "In 1994 the two leaders met three ministers.",
    "Petrov, 54, has led the 3rd Battalion for 20 years.",
    "A boy aged 12 fled at 5 p.m. after three hours.",
    "Article 5 binds both sides; one of the parties left.",
    "Flight 655 never reached Dubai; call 020 7946 0958.",
    "He won 20 seats and lost two votes.",
    "The truce held for 48 hours in the 1990s.",
    "It was the second attack in 24 hours.",
    "The plane flew at 900 km an hour.",
    "The first of four rounds of talks took six days.",
    "Children as young as 10 carry water.",
    "They are tens of thousands of miles away.",
]


@pytest.mark.parametrize(("text", "expected"), PEOPLE + THINGS, ids=[t[:44] for t, _ in PEOPLE + THINGS])
def test_sentence_gives_its_figures(parser: Parser, text: str, expected: list[Row]) -> None:
    assert rows(parser, text) == [(m, *(None if v is None else pytest.approx(v) for v in values)) for m, *values in expected]


@pytest.mark.parametrize("text", NO_FIGURES, ids=[t[:44] for t in NO_FIGURES])
def test_other_numbers_are_no_figures(parser: Parser, text: str) -> None:
    assert rows(parser, text) == []


def test_counted_words_and_unit_are_kept(parser: Parser) -> None:
    text = "Shelling killed 97 Yemeni civilians on Monday."
    (mention,) = find_figures(parser.parse_text(text), text)
    assert mention.of is not None
    assert (mention.span.of(text), mention.of.of(text)) == ("97 Yemeni civilians", "Yemeni civilians")
    assert mention.quantity.unit == "people"


def test_money_has_its_currency(parser: Parser) -> None:
    text = "London gave £20 million and Oslo 5 million euros."
    assert [m.quantity.unit for m in find_figures(parser.parse_text(text), text)] == ["GBP", "EUR"]


def test_empty_text_has_no_figures(parser: Parser) -> None:
    assert find_figures(parser.parse_text(""), "") == ()
