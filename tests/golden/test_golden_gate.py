"""Floors move up by themselves and down only with a reason, which stays in the file."""

from __future__ import annotations

from pathlib import Path

import pytest
from benchmarks.__main__ import main
from benchmarks.floors import CEILINGS, NOISE, Floor, Lowered, breaches, load_floors, moved, save_floors

FLOOR = Floor("digest", {"recall": 0.5, "actors": 0.9})


def test_a_figure_that_fell_is_a_breach() -> None:
    (told,) = breaches("own dev", FLOOR, "digest", {"recall": 0.5 - 2 * NOISE, "actors": 0.9})
    assert told.startswith("own dev: recall is 0.480, its floor 0.500;")


def test_noise_is_no_breach() -> None:
    assert not list(breaches("own dev", FLOOR, "digest", {"recall": 0.5 - NOISE / 2, "actors": 0.95}))


@pytest.mark.parametrize(
    ("floor", "told"), [(None, "no floor is pinned"), (FLOOR, "not those that the floor was pinned on")], ids=["no floor", "other articles"]
)
def test_what_cannot_be_compared_is_a_breach(floor: Floor | None, told: str) -> None:
    (breach,) = breaches("own dev", floor, "other", {})
    assert told in breach


def test_what_rose_moves_the_floor() -> None:
    assert moved(FLOOR, "digest", {"recall": 0.6, "actors": 0.8}, None).figures == {"recall": 0.6, "actors": 0.9}


def test_what_fell_moves_the_floor_only_with_a_reason() -> None:
    floor = moved(FLOOR, "digest", {"recall": 0.6, "actors": 0.8}, "a list of names was wrong")
    assert floor.figures == {"recall": 0.6, "actors": 0.8}
    assert floor.lowered == (Lowered("actors", 0.9, 0.8, "a list of names was wrong"),)


def test_other_articles_move_the_floor_only_with_a_reason() -> None:
    assert moved(FLOOR, "other", {"recall": 0.9}, None) == FLOOR
    assert moved(FLOOR, "other", {"recall": 0.3}, "an article more").lowered[-1].reason == "an article more"


def test_where_less_is_better_the_floor_is_a_ceiling() -> None:
    floor = Floor("digest", {"spurious": 0.3})
    (told,) = breaches("set", floor, "digest", {"spurious": 0.3 + 2 * NOISE})
    assert told.startswith("set: spurious is 0.320, its ceiling 0.300;")
    assert not list(breaches("set", floor, "digest", {"spurious": 0.0}))


@pytest.mark.parametrize(("got", "pinned"), [(0.4, 0.3), (0.2, 0.2), (0.0, CEILINGS["spurious"])], ids=["more", "less", "less than is asked for"])
def test_ceilings_move_down_as_far_as_is_asked_for(got: float, pinned: float) -> None:
    assert moved(Floor("digest", {"spurious": 0.3}), "digest", {"spurious": got}, None).figures == {"spurious": pinned}


def test_a_figure_without_a_value_is_a_breach_and_keeps_its_floor() -> None:
    (told,) = breaches("own dev", FLOOR, "digest", {"recall": 0.5})
    assert told.startswith("own dev: actors has no value")
    assert moved(FLOOR, "digest", {"recall": 0.5}, "why").figures == FLOOR.figures


def test_floors_come_back_as_they_were_written(tmp_path: Path) -> None:
    floors = {"own dev": Floor("digest", {"recall": 0.5}, (Lowered("recall", 0.6, 0.5, "why"),))}
    save_floors(floors, tmp_path / "floors.json")
    assert load_floors(tmp_path / "floors.json") == floors


def test_a_reason_goes_with_an_update(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--accept", "why"])
    assert "--accept goes with --update" in capsys.readouterr().err
