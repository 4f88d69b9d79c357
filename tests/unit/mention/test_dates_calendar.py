"""Reckoning with days."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polemos.mention.dates.calendar import Stretch, add_months, easter, edtf, make_day, of_decade, of_month, of_season, of_week, of_year, part_of, unit_around

DAYS = st.dates(date(1100, 1, 1), date(2200, 12, 31))


@given(DAYS, st.integers(-600, 600))
def test_months_added_and_taken_away_lead_back_to_the_month(day: date, months: int) -> None:
    back = add_months(add_months(day, months), -months)
    assert (back.year, back.month) == (day.year, day.month)
    assert back.day <= day.day


@given(DAYS)
def test_week_is_monday_to_sunday_around_the_day(day: date) -> None:
    week = of_week(day)
    assert week.start is not None
    assert week.end is not None
    assert week.start.weekday() == 0
    assert (week.end - week.start).days == 6
    assert week.contains(day)


@given(DAYS, st.sampled_from(["week", "month", "year", "decade", "century"]), st.sampled_from(["early", "mid", "late", "first_half", "second_half"]))
def test_part_lies_inside_its_whole(day: date, unit: str, part: str) -> None:
    whole = unit_around(day, unit)  # type: ignore[arg-type]
    piece = part_of(whole, part)  # type: ignore[arg-type]
    assert whole.start is not None
    assert whole.end is not None
    assert piece.start is not None
    assert piece.end is not None
    assert whole.start <= piece.start <= piece.end <= whole.end


@given(DAYS)
def test_halves_make_up_the_whole(day: date) -> None:
    whole = of_year(day.year)
    first, second = part_of(whole, "first_half"), part_of(whole, "second_half")
    assert first.end is not None
    assert (first.start, second.end) == (whole.start, whole.end)
    assert second.start == first.end + timedelta(days=1)


@pytest.mark.parametrize(("year", "day"), [(1916, date(1916, 4, 23)), (1994, date(1994, 4, 3)), (2000, date(2000, 4, 23)), (2019, date(2019, 4, 21))])
def test_easter_falls_on_its_known_sundays(year: int, day: date) -> None:
    assert easter(year) == day


def test_winter_runs_into_the_next_year() -> None:
    assert of_season(1999, "winter") == Stretch(date(1999, 12, 1), date(2000, 2, 29), "season")


def test_no_day_outside_the_calendar() -> None:
    assert make_day(2019, 2, 29) is None
    assert make_day(2019, 13, 1) is None


@pytest.mark.parametrize(
    ("stretch", "expected"),
    [
        (of_month(2004, 2), "2004-02"),
        (of_year(1974), "1974"),
        (of_decade(1990), "199X"),
        (Stretch(date(2003, 1, 1), None, "year"), "2003/.."),
        (Stretch(None, date(1990, 12, 31), "year"), "../1990"),
        (Stretch(date(2020, 9, 27), None, "day"), "2020-09-27/.."),
        (Stretch(date(2020, 9, 27), date(2020, 11, 10), "other"), "2020-09-27/2020-11-10"),
        (Stretch(date(1979, 12, 1), date(1980, 2, 29), "other"), "1979-12/1980-02"),
    ],
)
def test_edtf_is_the_shortest_form(stretch: Stretch, expected: str) -> None:
    assert edtf(stretch) == expected
