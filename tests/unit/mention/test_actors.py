"""Actors by name and by role in sentences of our own."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

Find = Callable[..., dict[str, list[str]]]


@pytest.mark.parametrize(
    ("text", "words", "ids"),
    [
        ("Turkish soldiers left the valley.", "Turkish soldiers", ["TUR.MIL"]),
        ("The president of Senegal's guards fled to Togo.", "Togo", ["TGO"]),
        ("The governments of Chad and Niger signed it.", "The governments", ["TCD.GOV", "NER.GOV"]),
        ("Police fired at strikers in Togo.", "Police", ["TGO.COP"]),
        ("Kenya's army crossed the river.", "Kenya’s army".replace("’", "'"), ["KEN.MIL"]),
        ("Belgians and Danes voted.", "Belgians", ["BEL.CVL"]),
        ("Hezbollah fighters fired rockets.", "Hezbollah fighters", ["HEZBOLLAH"]),
        ("NATO ships patrol the strait.", "NATO", ["NATO"]),
    ],
)
def test_find_actors_reads_names_and_roles(actors: Find, text: str, words: str, ids: list[str]) -> None:
    assert actors(text)[words] == ids


@pytest.mark.parametrize(
    ("text", "word", "there"),
    [
        ("Moscow accused Paris of spying.", "Moscow", True),
        ("Talks between Moscow and Paris stalled.", "Paris", True),
        ("Moscow's policy changed.", "Moscow", True),
        ("The plane landed in Moscow.", "Moscow", False),
        ("Snow fell near Paris.", "Paris", False),
        ("The Kremlin was warned.", "Kremlin", True),
    ],
)
def test_seats_stand_for_governments_only_where_they_act(actors: Find, text: str, word: str, there: bool) -> None:
    assert (word in actors(text)) is there


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("The Turkish president flew to Doha.", ["person.erdogan_recep_tayyip"]),
        ("Russia's president spoke at noon.", ["person.putin_vladimir"]),
    ],
)
def test_offices_are_resolved_by_the_day(actors: Find, text: str, ids: list[str]) -> None:
    assert ids in actors(text, date(2019, 5, 1)).values()


def test_surnames_count_once_the_full_name_or_an_office_is_there(actors: Find) -> None:
    assert actors("President Erdogan flew home.", date(2019, 5, 1))["Erdogan"] == ["person.erdogan_recep_tayyip"]
    found = actors("Vladimir Putin met the envoys. Later Putin left.", date(2019, 5, 1))
    assert found["Putin"] == ["person.putin_vladimir"]


def test_surnames_do_not_count_inside_other_names(actors: Find) -> None:
    found = actors("The teacher Nadia Putin of Oslo won the race.")
    assert ["person.putin_vladimir"] not in found.values()


def test_backers_are_not_owners(actors: Find) -> None:
    found = actors("Iran-backed militiamen shelled the base.")
    assert not any(a.startswith("IRN.") for ids in found.values() for a in ids)


def test_unknown_persons_take_country_and_sector_from_the_words_around(actors: Find, knowledge: object) -> None:
    found = actors("Chadian general Oumar Tambala resigned. Tambala gave no reason.")
    assert found["Oumar Tambala"] == found["Tambala"] == ["Oumar Tambala"]


def test_units_keep_their_names(actors: Find) -> None:
    assert "4th Battalion, 2nd Marines" in actors("Troops of the 4th Battalion, 2nd Marines dug in.")


def test_bodies_of_other_states_are_not_taken_for_known_ones(actors: Find) -> None:
    assert ["USA.PENTAGON"] not in actors("Peru's Defense Department denied it.").values()


def test_months_and_languages_are_nobody(actors: Find) -> None:
    found = actors("In April the book came out in Turkish.")
    assert "April" not in found
    assert "Turkish" not in found
