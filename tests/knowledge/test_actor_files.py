"""The actor files: shape, ids, references, names that stand for one actor only, codes that agree with the tables of the field."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
import yaml

from polemos.knowledge.models import ActorEntry, ActorFile

FOLDER = Path(__file__).parents[2] / "src" / "polemos" / "knowledge" / "actors"
TABLES = Path(__file__).parents[3] / "shared" / "reference"
FILES = sorted(FOLDER.glob("*.yml"))
# Codes where the field's own table leaves the cell empty or gives another state of the same name.
CODES_OF_OUR_OWN = {"DEU", "SRB", "YEM", "VNM", "XKX", "NAM"}


@cache
def entries_of(path: Path) -> tuple[ActorEntry, ...]:
    return ActorFile.model_validate(yaml.safe_load(path.read_text(encoding="utf-8"))).actors


def entries() -> Iterator[ActorEntry]:
    for path in FILES:
        yield from entries_of(path)


def years(entry: ActorEntry) -> tuple[int, int]:
    """The first and last year in which the actor exists; wide open where no date is given."""

    def year(day: date | str | None, default: int) -> int:
        return default if day is None else day.year if isinstance(day, date) else int(day[:4])

    return year(entry.from_, 0), year(entry.to, 9999)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_actor_file_has_the_shape_of_the_model(path: Path) -> None:
    assert entries_of(path)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_actor_file_is_short_and_plain(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert "\t" not in text
    assert len(text.splitlines()) < 400


def test_actor_ids_are_unique() -> None:
    seen: dict[str, int] = defaultdict(int)
    for entry in entries():
        seen[entry.id] += 1
    assert not {id_: n for id_, n in seen.items() if n > 1}


def test_actor_references_exist() -> None:
    known = {entry.id for entry in entries()}
    missing = {
        (entry.id, other)
        for entry in entries()
        for other in (
            *(office.of for office in entry.offices),
            *entry.part_of,
            *entry.borders,
            *(tie.to for ties in (entry.member_of, entry.split_from, entry.backed_by) for tie in ties),
        )
        if other not in known
    }
    assert not missing


def test_borders_of_states_are_mutual() -> None:
    borders = {entry.id: set(entry.borders) for entry in entries() if entry.kind == "state" and entry.to is None}
    one_sided = {(a, b) for a, others in borders.items() for b in others if b in borders and a not in borders[b]}
    assert not one_sided


def test_strong_names_stand_for_one_actor_at_a_time() -> None:
    owners: dict[str, dict[str, ActorEntry]] = defaultdict(dict)
    for entry in entries():
        for name in (*(() if entry.name_is_weak else (entry.name,)), *entry.strong):
            owners[name][entry.id] = entry
    shared = {}
    for name, having in owners.items():
        spans = sorted(years(entry) for entry in having.values())
        if any(later[0] < earlier[1] for earlier, later in pairwise(spans)):
            shared[name] = sorted(having)
    assert not shared


def test_names_are_not_repeated_within_an_entry() -> None:
    doubled = {}
    for entry in entries():
        names = [*(() if entry.name_is_weak else (entry.name,)), *entry.strong, *entry.weak]
        if len(names) != len(set(names)):
            doubled[entry.id] = sorted({name for name in names if names.count(name) > 1})
    assert not doubled


def test_offices_end_after_they_begin() -> None:
    wrong = [
        (entry.id, office.title)
        for entry in entries()
        for office in entry.offices
        if office.from_ is not None and office.to is not None and str(office.from_)[:4] > str(office.to)[:4]
    ]
    assert not wrong


def table(name: str) -> list[dict[str, str]]:
    path = TABLES / name
    if not path.exists():
        pytest.skip("the reference tables are not here: codes are not compared")
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def number(cell: str) -> int | None:
    return int(float(cell)) if cell not in ("", "NA") else None


def test_every_state_and_territory_of_iso_3166_has_an_entry() -> None:
    known = {entry.id for entry in entries()}
    assert not {row["iso3c"] for row in table("countrycode.csv") if row["iso3c"]} - known


def test_codes_agree_with_the_tables_of_the_field() -> None:
    mine = {entry.id: entry.codes for entry in entries()}
    wrong = {}
    for row in table("countrycode.csv"):
        iso3 = row["iso3c"]
        if not iso3 or iso3 in CODES_OF_OUR_OWN:
            continue
        codes = mine[iso3]
        if (codes.iso2, codes.cow, codes.gw) != (row["iso2c"], number(row["cown"]), number(row["gwn"])):
            wrong[iso3] = (codes, row["iso2c"], row["cown"], row["gwn"])
    assert not wrong
