"""Single phrases to actors."""

from __future__ import annotations

from datetime import date

import pytest

from polemos.knowledge import Knowledge
from polemos.mention import resolve_actor


@pytest.mark.parametrize(
    ("text", "country", "sector"),
    [
        ("two Danish nurses", "DNK", "MED"),
        ("Peru", "PER", None),
        ("the Peruvian police", "PER", "COP"),
        ("farmers from Togo", "TGO", "AGR"),
        ("dock workers of Rotterdam", "NLD", "LAB"),
        ("Nairobi police", "KEN", "COP"),
        ("a former Ghanaian minister", "GHA", "ELI"),
        ("Etiopia", "ETH", None),
        ("the Kenyan navy", "KEN", "MIL"),
    ],
)
def test_resolve_actor_gives_country_and_sector(knowledge: Knowledge, text: str, country: str, sector: str | None) -> None:
    actor = resolve_actor(text, None, None, knowledge)
    assert actor is not None
    assert (actor.country, next(iter(actor.sectors), None)) == (country, sector)


@pytest.mark.parametrize("text", ["a bicycle", "yesterday", "the weather", "Wilhelmina", "", "?"])
def test_resolve_actor_leaves_open_what_is_nobody(knowledge: Knowledge, text: str) -> None:
    actor = resolve_actor(text, None, None, knowledge)
    assert actor is None or (actor.country is None and not actor.sectors)


def test_sector_of_a_person_follows_the_day(knowledge: Knowledge) -> None:
    held = resolve_actor("Barack Obama", None, date(2013, 1, 1), knowledge)
    after = resolve_actor("Barack Obama", None, date(2019, 1, 1), knowledge)
    assert held is not None
    assert after is not None
    assert (held.sectors[0], after.sectors[0]) == ("GOV", "ELI")


def test_sector_of_a_movement_follows_the_day(knowledge: Knowledge) -> None:
    found = [resolve_actor("the Taliban", None, date(y, 6, 1), knowledge) for y in (2010, 2023)]
    assert [a.sectors[0] for a in found if a is not None] == ["REB", "GOV"]


def test_context_tells_the_country_of_a_bare_role(knowledge: Knowledge) -> None:
    actor = resolve_actor("rebels", "In Chad, rebels burnt a bridge.", None, knowledge)
    assert actor is not None
    assert actor.country == "TCD"


def test_context_does_not_make_the_international_national(knowledge: Knowledge) -> None:
    actor = resolve_actor("international observers", "In Chad, international observers left.", None, knowledge)
    assert actor is None or actor.country != "TCD"
