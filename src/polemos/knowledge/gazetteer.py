"""The compiled gazetteer: what a name may stand for on the map. Takes a name, gives candidates; chooses nothing.

The index is one SQLite file beside this module, compiled from GeoNames (CC BY 4.0), Natural Earth (public domain) and
``places/*.yml`` by :mod:`polemos.knowledge.compile_gazetteer` when the package is installed. Look-ups read the file;
nothing is held in memory but what was asked lately.
"""

from __future__ import annotations

import hashlib
import re
import sqlite3
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from pathlib import Path
from typing import Literal

import yaml
from pydantic import ValidationError

from polemos.errors import KnowledgeError, SettingsError
from polemos.knowledge.models import PlaceWordFile
from polemos.model import PlaceKind

FORMAT = "1"
HERE = Path(__file__).parent
INDEX = HERE / "gazetteer.sqlite"
REMEDY = "compile it with: python -m polemos.knowledge.compile_gazetteer (or install the package anew with pip)"
Level = Literal["country", "adm1", "adm2", "city", "own"]
LEVELS: tuple[Level, ...] = ("country", "adm1", "adm2", "city", "own")

_SPECIAL = str.maketrans(
    {"ı": "i", "ł": "l", "Ł": "l", "ø": "o", "Ø": "o", "đ": "d", "Đ": "d", "æ": "ae", "Æ": "ae", "œ": "oe", "ð": "d", "þ": "th", "ə": "a", "Ə": "a"}
)
_QUOTES = re.compile("[.'’‘ʻʼʿʾ`´]")
_GAPS = re.compile(r"[^\w&]+")
_SHORT = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort"}


def normalise(name: str) -> str:
    """The form names are looked up by: case, diacritics, apostrophes and hyphens do not count; "St." is "Saint"."""
    if not name.isascii():
        name = unicodedata.normalize("NFKD", name.translate(_SPECIAL))
        name = "".join(c for c in name if not unicodedata.combining(c))
    words = _GAPS.sub(" ", _QUOTES.sub("", name.casefold())).split()
    if words and words[0] == "the" and len(words) > 1:
        del words[0]
    return " ".join([_SHORT.get(w, w) if len(words) > 1 and w in _SHORT else w for w in words])


def sources_digest() -> str:
    """Digest of the format and of every file of the project that makes the index what it is, code included."""
    total = hashlib.sha256(FORMAT.encode())
    tables = sorted(p for p in (HERE / "places").iterdir() if p.suffix in {".yml", ".tsv"})
    for path in (*tables, HERE / "gazetteer_words.yml", HERE / "gazetteer.py", HERE / "compile_gazetteer.py"):
        total.update(path.name.encode() + b"\x00" + path.read_bytes())
    return total.hexdigest()


@dataclass(frozen=True, slots=True)
class GazetteerEntry:
    """One candidate for a name.

    ``key`` is the place's id in records. ``admin1`` and ``admin2`` are index ids of the divisions it lies in,
    ``population`` is 0 where not known, of divisions the sum of their towns. ``lat`` and ``lon`` are degrees, ``box``
    south, west, north, east or None. ``rank`` tells how it bears the name: 0 its main name, 1 another one, 2 one
    that is left after taking off words such as "Province".
    """

    id: int
    key: str
    geonames: int | None
    name: str
    kind: PlaceKind
    level: Level
    countries: tuple[str, ...]
    admin1: int | None
    admin2: int | None
    population: int
    capital: bool
    lat: float
    lon: float
    precision: int
    box: tuple[float, float, float, float] | None
    rank: int = 0

    @property
    def country(self) -> str | None:
        """ISO 3166 alpha-3 where it lies in one country alone."""
        return self.countries[0] if len(self.countries) == 1 else None


_BY_NAME = "SELECT p.*, n.rank FROM names n JOIN places p ON p.id = n.place WHERE n.name = ?"
_BY_ID = "SELECT p.*, 0 FROM places p WHERE p.id = ?"
_ALIASES = "SELECT a.text FROM aliases a WHERE a.place = ? ORDER BY a.text"
_Edge = float | None
_Row = tuple[int, str | None, int | None, str, str, int, str, int | None, int | None, int, int, float, float, int, _Edge, _Edge, _Edge, _Edge, int]


def _entry(row: _Row) -> GazetteerEntry:
    number, key, geonames, name, kind, level, countries, admin1, admin2, population, capital, lat, lon, precision, *box, rank = row
    south, west, north, east = box
    return GazetteerEntry(
        id=number,
        key=key or f"gn.{geonames}",
        geonames=geonames,
        name=name,
        kind=kind,  # type: ignore[arg-type]  # the compiler writes PlaceKind only
        level=LEVELS[level],
        countries=tuple(countries.split()),
        admin1=admin1,
        admin2=admin2,
        population=population,
        capital=bool(capital),
        lat=lat,
        lon=lon,
        precision=precision,
        box=None if south is None or west is None or north is None or east is None else (south, west, north, east),
        rank=int(rank or 0),
    )


class Gazetteer:
    """Read-only access to one compiled index."""

    def __init__(self, path: Path = INDEX) -> None:
        """Opens the index. Raises SettingsError: ST010 where it is missing or no index, ST011 where it is stale."""
        if not path.is_file():
            raise SettingsError("ST010", f"the gazetteer index {path} is missing; {REMEDY}")
        self._db = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)
        try:
            self.meta: dict[str, str] = dict(self._db.execute("SELECT key, value FROM meta"))
        except sqlite3.DatabaseError as error:
            raise SettingsError("ST010", f"the gazetteer index {path} cannot be read ({error}); {REMEDY}") from error
        if self.meta.get("digest") != sources_digest():
            raise SettingsError("ST011", f"the gazetteer index {path} is older than the knowledge it is compiled from; {REMEDY}")
        self._lookup = lru_cache(maxsize=20_000)(self._read_name)
        self.by_id = lru_cache(maxsize=20_000)(self._read_id)

    def lookup(self, name: str) -> tuple[GazetteerEntry, ...]:
        """All that bear the name in any spelling that :func:`normalise` makes equal; () where there is none."""
        return self._lookup(normalise(name))

    def _read_name(self, name: str) -> tuple[GazetteerEntry, ...]:
        return tuple(_entry(row) for row in self._db.execute(_BY_NAME, (name,)))

    def _read_id(self, number: int) -> GazetteerEntry | None:
        row = self._db.execute(_BY_ID, (number,)).fetchone()
        return _entry(row) if row else None

    def aliases(self, number: int) -> tuple[str, ...]:
        """Other names of a country, a division or a place of our own, as written; () for towns."""
        return tuple(text for (text,) in self._db.execute(_ALIASES, (number,)))


@lru_cache(maxsize=1)
def gazetteer() -> Gazetteer:
    """The installed gazetteer, opened once. Raises SettingsError (ST010, ST011)."""
    return Gazetteer()


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """Words around and among place names; all lower case but ``abbreviations``, whose keys are as written."""

    stop: frozenset[str]
    designators: Mapping[str, str]
    abbreviations: Mapping[str, tuple[str, str]]
    directions: Mapping[str, tuple[int, int]]
    heads: frozenset[str]
    locatives: frozenset[str]
    titles: frozenset[str]
    sites: frozenset[str]
    adjectives: Mapping[str, tuple[str, ...]]

    def directional(self, words: Iterable[str]) -> bool:
        return all(w in self.directions for w in words)


@lru_cache(maxsize=1)
def place_words() -> PlaceWords:
    """The words of ``gazetteer_words.yml``. Raises KnowledgeError (KB010) where the file breaks its schema."""
    path = resources.files("polemos.knowledge").joinpath("gazetteer_words.yml")
    try:
        file = PlaceWordFile.model_validate(yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader))
    except (yaml.YAMLError, ValidationError) as error:
        raise KnowledgeError("KB010", f"{path}: {' '.join(str(error).split())}; mend the file") from error
    return PlaceWords(
        stop=frozenset(file.stop),
        designators={word: level for level, words in file.designators.items() for word in words},
        abbreviations={short: (country, name) for country, rows in file.abbreviations.items() for name, shorts in rows.items() for short in shorts},
        directions=dict(file.directions),
        heads=frozenset(file.heads),
        locatives=frozenset(file.locatives),
        titles=frozenset(file.titles),
        sites=frozenset(file.sites),
        adjectives=dict(file.adjectives),
    )
