"""Sets that ask for one thing of many sentences or phrases, their way through the real code, and the outside program that scores them.

The sets and the program stand next to a checkout and are left out where they are missing. Takes the name of a set and an engine, gives a
:class:`SetScore`. The program is run as it is and never imported: it prints what a system may see of a set, and scores what the system made of that.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Literal

from benchmarks.articles import OUTSIDE
from benchmarks.floors import CEILINGS
from polemos.corpus import build
from polemos.export import json_lines
from polemos.export.pieces import Piece, date_piece, iso3
from polemos.mention import resolve_actor, resolve_date, resolve_place
from polemos.pipeline import Engine
from polemos.store import open_dossier

FOLDER = OUTSIDE / "bench"
PROGRAM = FOLDER / "score_bench.py"
PLACE_KEYS = ("name", "kind", "country", "lat", "lon", "geonames", "precision")
Way = Literal["actor", "place", "date", "export"]
Row = Mapping[str, Any]  # an item as the system may see it, or what the program printed


@dataclass(frozen=True, slots=True)
class Measure:
    """One figure of what the program prints. ``path`` leads to it, one key below the other; one with a target has a floor, or a ceiling."""

    name: str
    target: float | None = None
    path: tuple[str, ...] = ()

    def of(self, printed: Row) -> float | None:
        """None where nothing was asked, or nothing was given that could be right."""
        value: Any = printed
        for key in self.path or (self.name,):
            value = value.get(key) if value is not None else None
        return None if value is None else float(value)


@dataclass(frozen=True, slots=True)
class BenchSet:
    """A set of items. ``way``: the function that resolves them, or a dossier that is built and exported."""

    name: str
    way: Way
    measures: tuple[Measure, ...]

    @property
    def gold(self) -> Path:
        return FOLDER / f"{self.name}.dev.jsonl"

    @property
    def floor_name(self) -> str:
        return f"set {self.name}"

    def here(self) -> bool:
        return self.gold.is_file() and PROGRAM.is_file()

    def digest(self) -> str:
        """SHA-256 over the items and their answers."""
        return hashlib.sha256(self.gold.read_bytes()).hexdigest()


@dataclass(frozen=True, slots=True)
class SetScore:
    """``figures`` are those that have floors and a value; ``shown`` are all measures by name, None where there is no value."""

    figures: dict[str, float]
    shown: dict[str, float | None]


def _asked(**targets: float | None) -> tuple[Measure, ...]:
    return tuple(Measure(name, target) for name, target in targets.items())


SETS = (
    BenchSet("actors", "actor", _asked(country=0.95, sector=0.88, name=0.85, left_open=0.90, all_right=None)),
    BenchSet("places", "place", _asked(accuracy_161km=0.82, country=0.93, geonames=None, median_km=None)),
    BenchSet("dates", "date", _asked(accuracy=0.90, exact=0.85)),
    BenchSet("entities", "export", _asked(recall=0.93, precision=0.90, exact_f1=None)),
    BenchSet(
        "coding", "export",
        _asked(recall=0.85, type_and_roles=0.65, actor_country=0.90, recipient_country=0.85, f1=0.60, without_event=CEILINGS["without_event"]),
    ),
    BenchSet(
        "quad", "export",
        (
            *_asked(accuracy=0.80, macro_f1=0.78, any_event=0.88),
            Measure("source_span_f1", 0.75, ("source_span", "f1")),
            Measure("target_span_f1", 0.65, ("target_span", "f1")),
            *_asked(accuracy_of_events=None),
        ),
    ),
    BenchSet(
        "modality", "export",
        _asked(
            recall=0.85, factuality_macro_f1_all=0.75, holder=0.82, historical=0.92, mode=0.78, place=0.78, date=0.80, spurious=CEILINGS["spurious"],
            factuality_macro_f1=None, holder_named=None,
        ),
    ),
    BenchSet("relations", "export", _asked(recall=0.60, exported_per_gold=CEILINGS["exported_per_gold"], recall_any_type=None)),
)  # fmt: skip


def score_set(asked: BenchSet, engine: Engine) -> SetScore:
    """Lets the engine answer the set, and the program score that. Raises ValueError where the program or a stage breaks."""
    shown = _program("inputs", asked.gold)
    with TemporaryDirectory() as folder:
        answers = Path(folder) / "answers.jsonl"
        if asked.way == "export":
            lines: Iterable[str] = _exported(asked, shown, Path(folder), engine)
        else:
            lines = resolved(asked.way, map(json.loads, shown.splitlines()), engine)
        with answers.open("w", encoding="utf-8", newline="\n") as stream:
            stream.writelines(lines)
        printed = json.loads(_program(asked.name, asked.gold, answers, "--json"))
    return read_score(asked, printed)


def read_score(asked: BenchSet, printed: Row) -> SetScore:
    """The measures of the set from what the program printed; what was exported for each gold item, where it prints both."""
    if printed.get("gold"):
        printed = {**printed, "exported_per_gold": round(printed["exported"] / printed["gold"], 4)}
    shown = {m.name: m.of(printed) for m in asked.measures}
    pinned = {m.name for m in asked.measures if m.target is not None}
    return SetScore({name: got for name, got in shown.items() if got is not None and name in pinned}, shown)


def resolved(way: Way, items: Iterable[Row], engine: Engine) -> Iterator[str]:
    """A line for each item, with what the resolve command of that name says of it."""
    look = _looks(engine)[way]
    for item in items:
        day = date.fromisoformat(item["date"]) if item.get("date") else None
        yield json.dumps({"id": item["id"], **look(item["text"], item.get("context"), day)}) + "\n"


def _looks(engine: Engine) -> dict[str, Callable[[str, str | None, date | None], Piece]]:
    def actor(text: str, context: str | None, day: date | None) -> Piece:
        found = resolve_actor(text, context, day, engine.knowledge)
        if found is None:
            return {}
        return {"name": found.name, "country": iso3(found.country), "sector": found.sectors[0] if found.sectors else None}

    def place(text: str, context: str | None, day: date | None) -> Piece:
        found = resolve_place(text, context)
        return {key: getattr(found, key, None) for key in PLACE_KEYS}

    def when(text: str, context: str | None, day: date | None) -> Piece:
        return {"date": date_piece(resolve_date(text, context, day))}

    return {"actor": actor, "place": place, "date": when}


def _exported(asked: BenchSet, shown: str, folder: Path, engine: Engine) -> list[str]:
    """The lines of the export of a dossier built from the items, each a document."""
    inputs, path = folder / "inputs.jsonl", folder / "set.polemos"
    inputs.write_text(shown, encoding="utf-8", newline="\n")
    summary = build([str(inputs)], path, engine=engine)
    with open_dossier(path) as dossier:
        if summary.failed:
            told = "; ".join(dict.fromkeys(i.what for i in dossier.issues() if i.severity == "error"))
            raise ValueError(f"{summary.failed} items of the set {asked.name} were not read: {told}")
        return list(json_lines(dossier))


def _program(*arguments: str | Path) -> str:
    ran = subprocess.run([sys.executable, "-X", "utf8", str(PROGRAM), *map(str, arguments)], capture_output=True, encoding="utf-8", check=False)
    if ran.returncode:
        raise ValueError(f"{PROGRAM.name} broke on {arguments[0]}: {ran.stderr.strip().splitlines()[-1:]}")
    return ran.stdout
