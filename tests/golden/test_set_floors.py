"""Quality on many sentences and phrases: no set falls below its floors. What the sets' own program prints is read as it should be."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from benchmarks.__main__ import main
from benchmarks.floors import CEILINGS, breaches, load_floors
from benchmarks.sets import SETS, BenchSet, Measure, read_score, resolved, score_set

from polemos.pipeline import Engine


def all_sets() -> Iterator[Any]:
    for asked in SETS:
        gone = pytest.mark.skipif(not asked.here(), reason=f"the set {asked.name!r} stands next to the checkout, and is not there")
        yield pytest.param(asked, id=asked.name, marks=gone)


def set_of(name: str) -> BenchSet:
    return next(s for s in SETS if s.name == name)


@pytest.mark.parametrize("asked", all_sets())
def test_no_set_falls_below_its_floors(asked: BenchSet, engine: Engine) -> None:
    figures = score_set(asked, engine).figures
    fallen = list(breaches(asked.floor_name, load_floors().get(asked.floor_name), asked.digest(), figures))
    assert not fallen


@pytest.mark.parametrize("asked", SETS, ids=lambda s: s.name)
def test_every_measure_with_a_target_has_a_floor(asked: BenchSet) -> None:
    assert set(load_floors()[asked.floor_name].figures) == {m.name for m in asked.measures if m.target is not None}


def test_ceilings_are_measures() -> None:
    assert set(CEILINGS) <= {m.name for s in SETS for m in s.measures}


def test_only_measures_with_a_target_have_figures() -> None:
    got = read_score(set_of("places"), {"accuracy_161km": 0.8, "country": 0.9, "geonames": 0.7, "median_km": None})
    assert got.figures == {"accuracy_161km": 0.8, "country": 0.9}
    assert got.shown == {**got.figures, "geonames": 0.7, "median_km": None}


def test_what_has_no_value_is_no_figure() -> None:
    assert read_score(set_of("dates"), {"accuracy": None, "exact": 0.5}).figures == {"exact": 0.5}


@pytest.mark.parametrize(("printed", "value"), [({"span": {"f1": 0.5}}, 0.5), ({"span": None}, None), ({}, None)], ids=["there", "null", "missing"])
def test_a_measure_may_stand_deeper(printed: dict[str, Any], value: float | None) -> None:
    assert Measure("span_f1", path=("span", "f1")).of(printed) == value


def test_what_is_exported_is_told_by_what_is_asked_for() -> None:
    assert read_score(set_of("relations"), {"recall": 0.5, "exported": 30, "gold": 20}).figures["exported_per_gold"] == 1.5


def test_phrases_are_resolved_line_by_line(engine: Engine) -> None:
    items = [{"id": "a", "text": "the Peruvian army", "date": "2005-03-01"}, {"id": "b", "text": "soup"}]
    first, second = map(json.loads, resolved("actor", items, engine))
    assert (first["id"], first["country"], first["sector"]) == ("a", "PER", "MIL")
    assert second.get("country") is None
    (when,) = map(json.loads, resolved("date", [{"id": 1, "text": "yesterday", "date": "2005-03-01"}], engine))
    assert when["date"]["start"] == "2005-02-28"


def test_sets_are_chosen_by_name(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--sets", "weather"])
    assert "invalid choice: 'weather'" in capsys.readouterr().err
