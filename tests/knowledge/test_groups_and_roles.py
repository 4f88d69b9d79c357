"""Organisations, groups, peoples, parties and role nouns: shape, one owner a name, and that the great ones are there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import get_args

import pytest

from polemos.knowledge.atoms import keys, singular
from polemos.knowledge.loader import read_file
from polemos.knowledge.models import ActorEntry, ActorFile, Office, RoleEntry, RoleFile

FOLDER = Path(__file__).parents[2] / "src" / "polemos" / "knowledge"
ACTOR_FILES = sorted(p for kind in ("organisations", "groups", "peoples", "parties") for p in (FOLDER / "actors").glob(f"{kind}*.yml"))
ROLE_FILES = sorted(FOLDER.glob("roles*.yml"))
OFFICES = frozenset(get_args(Office.model_fields["role"].annotation))


@cache
def actors_of(path: Path) -> tuple[ActorEntry, ...]:
    file = read_file(path, ActorFile)
    assert isinstance(file, ActorFile)
    return file.actors


@cache
def roles_of(path: Path) -> tuple[RoleEntry, ...]:
    file = read_file(path, RoleFile)
    assert isinstance(file, RoleFile)
    return file.roles


def actors() -> Iterator[ActorEntry]:
    for path in ACTOR_FILES:
        yield from actors_of(path)


def roles() -> Iterator[RoleEntry]:
    for path in ROLE_FILES:
        yield from roles_of(path)


def strong_names(entry: ActorEntry) -> tuple[str, ...]:
    return entry.strong if entry.name_is_weak else (entry.name, *entry.strong)


def named(name: str) -> set[str]:
    """The ids of the actors of these files that the name stands for, safe alone."""
    return {entry.id for entry in actors() if keys(name) in {keys(n) for n in strong_names(entry)}}


def noun(text: str) -> RoleEntry | None:
    wanted = tuple(singular(k) for k in keys(text))
    return next((role for role in roles() for n in role.nouns if tuple(singular(k) for k in keys(n)) == wanted), None)


@pytest.mark.parametrize("path", [*ACTOR_FILES, *ROLE_FILES], ids=lambda path: path.name)
def test_file_fits_its_model_and_stays_short(path: Path) -> None:
    assert roles_of(path) if path in ROLE_FILES else actors_of(path)
    assert len(path.read_text(encoding="utf-8").splitlines()) < 400


def test_no_noun_stands_in_two_roles_or_twice_in_one() -> None:
    owners: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for role in roles():
        for text in {n.casefold() for n in role.nouns}:
            owners[tuple(keys(text.casefold()))].append(role.id)
    assert not {" ".join(k): ids for k, ids in owners.items() if len(set(ids)) > 1}
    assert all(len(role.nouns) == len({n.casefold() for n in role.nouns}) for role in roles())


def test_role_ids_are_unique_and_their_offices_are_roles_of_an_office() -> None:
    ids = [role.id for role in roles()]
    assert len(ids) == len(set(ids))
    assert {role.office for role in roles() if role.office} <= OFFICES


def test_no_id_stands_twice() -> None:
    ids = [entry.id for entry in actors()]
    assert not {i for i in ids if ids.count(i) > 1}


def test_no_strong_name_has_two_owners() -> None:
    owners: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for entry in actors():
        for name in strong_names(entry):
            owners[keys(name)].add(entry.id)
    assert not {" ".join(k): sorted(ids) for k, ids in owners.items() if len(ids) > 1}


def test_members_are_told_on_one_side_only_and_exist_once_at_a_time() -> None:
    for entry in actors():
        ties = [(tie.to, str(tie.from_)) for tie in entry.members]
        assert len(ties) == len(set(ties)), entry.id
        assert not {tie.to for tie in entry.members} & {other.id for other in actors() if any(t.to == entry.id for t in other.member_of)}, entry.id


@pytest.mark.parametrize(
    ("text", "sector"),
    [
        ("soldiers", "MIL"), ("air force", "MIL"), ("riot police", "COP"), ("foreign ministry", "GOV"), ("lawmakers", "LEG"), ("supreme court", "JUD"),
        ("secret service", "SPY"), ("ruling party", "PTY"), ("opposition", "OPP"), ("rebels", "REB"), ("militias", "PRM"), ("gunmen", "UAF"),
        ("protesters", "CVL"), ("asylum seekers", "REF"), ("oil companies", "BUS"), ("miners", "LAB"), ("students", "EDU"), ("herders", "AGR"),
        ("doctors", "MED"), ("reporters", "JRN"), ("imams", "REL"), ("aid workers", "SOC"), ("former president", "ELI"), ("pirates", "CRM"),
    ],
)  # fmt: skip
def test_role_noun_has_the_sector_of_the_codebook(text: str, sector: str) -> None:
    role = noun(text)
    assert role is not None
    assert role.sector == sector


@pytest.mark.parametrize(
    ("text", "office"),
    [("president", "head_of_state"), ("premier", "head_of_government"), ("secretary of state", "foreign_minister"), ("defense minister", "defence_minister")],
)
def test_office_noun_resolves_to_the_office(text: str, office: str) -> None:
    role = noun(text)
    assert role is not None
    assert role.person
    assert role.office == office


@pytest.mark.parametrize(
    ("name", "actor"),
    [
        ("ISIL", "ISLAMIC_STATE"), ("Da'esh", "ISLAMIC_STATE"), ("Islamic State of Iraq and Syria", "ISLAMIC_STATE"), ("al-Qa'ida", "AL_QAEDA"),
        ("Hizbullah", "HEZBOLLAH"), ("Syrian Democratic Forces", "SDF"), ("Tamil Tigers", "LTTE"), ("FARC", "FARC"), ("UN Security Council", "UNSC"),
        ("Nato", "NATO"), ("Collective Security Treaty Organization", "CSTO"), ("Minsk Group", "MINSK_GROUP"), ("Doctors Without Borders", "MSF"),
    ],
)  # fmt: skip
def test_well_known_name_stands_for_one_actor(name: str, actor: str) -> None:
    found = named(name) or named(name.upper())
    assert found == {actor}


def test_taliban_are_the_government_in_the_years_in_which_they_ruled() -> None:
    taliban = next(entry for entry in actors() if entry.id == "TALIBAN")
    assert dict(taliban.sectors_from) == {"1994-09": ("REB",), "1996-09": ("GOV",), "2001-12": ("REB",), "2021-08": ("GOV",)}


def test_there_are_as_many_groups_and_nouns_as_the_news_needs() -> None:
    assert sum(entry.kind == "armed_group" for entry in actors()) >= 450
    assert sum(len(role.nouns) for role in roles()) >= 900
