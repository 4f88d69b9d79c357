"""Pronouns and definite phrases in sentences of our own."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

Find = Callable[..., dict[str, list[str]]]


@pytest.mark.parametrize(
    ("text", "words", "ids"),
    [
        ("Ghana joined ECOWAS. It hosts a base.", "It", ["GHA"]),
        ("Ghana joined the talks and its soldiers left.", "its soldiers", ["GHA.MIL"]),
        ("Chad and Niger quarrelled. Both countries closed the border.", "Both countries", ["TCD", "NER"]),
        ("Chad and Niger quarrelled. The two sides met twice.", "The two sides", ["TCD", "NER"]),
        ("Kenya and Uganda, which share a lake, met.", "which", ["KEN", "UGA"]),
        ("Protests shook Togo. The government resigned.", "The government", ["TGO.GOV"]),
        ("Hamas fired rockets. The group denied it.", "The group", ["HAMAS"]),
        ("Chile says it is willing to leave Peru.", "it", ["CHL"]),
        ("Leaders of Chad's new government met envoys from Peru.", "Leaders", ["TCD.GOV"]),
        ("Envoys from Peru met the army.", "Envoys", ["PER.GOV"]),
        ("Militants loyal to a Somali warlord attacked a base.", "Militants", ["SOM.REB"]),
        ("Chilean police arrested students.", "students", ["CHL.EDU"]),
        ("Kenyan police used tear gas to disperse demonstrators.", "demonstrators", ["KEN.CVL"]),
        ("The Syrian regime fell back. The regime lost two towns.", "The regime", ["SYR.GOV"]),
    ],
)
def test_coreference_finds_whom_the_words_mean(actors: Find, text: str, words: str, ids: list[str]) -> None:
    assert actors(text)[words] == ids


def test_he_is_the_person_and_him_another(actors: Find) -> None:
    found = actors("John Kerry called Sergey Lavrov and urged him to wait. He was angry.", date(2015, 3, 2))
    assert found["him"] == ["person.lavrov_sergey"]
    assert found["He"] == ["person.kerry_john"]


@pytest.mark.parametrize(
    "text", ["It is clear that Ghana lost.", "It seems that Ghana lost.", "It was time to leave Ghana.", "The storm hit Ghana. It lasted for days."]
)
def test_it_that_means_nobody_stays_open(actors: Find, text: str) -> None:
    assert "It" not in actors(text)


def test_first_person_in_a_quotation_is_the_speaker_and_his_country(actors: Find) -> None:
    found = actors('"I signed it and we will leave," said French President Emmanuel Macron.', date(2021, 3, 2))
    assert found["I"] == ["person.macron_emmanuel"]
    assert found["we"] == ["FRA"]


def test_first_person_of_a_statement_is_the_institution(actors: Find) -> None:
    found = actors("Canada condemns the raid. We will send doctors.")
    assert found["We"] == ["CAN"]


def test_statement_of_a_body_that_says_what_it_feels(actors: Find) -> None:
    found = actors("The Caribbean Community is gravely alarmed by the fighting in Chad. We call on all to lay down their arms.")
    assert found["We"] == ["CARICOM"]
    assert "their" not in found, "who says we is not meant by they"


def test_title_stands_for_whom_it_introduced(actors: Find) -> None:
    found = actors("Press Secretary Ada Munk spoke first. Then the press secretary left.")
    assert found["the press secretary"] == ["Ada Munk"]


def test_government_of_two_candidates_stays_its_own(actors: Find) -> None:
    found = actors("Peru sued Chile. The government was surprised.")
    assert found["The government"] == ["government"]
