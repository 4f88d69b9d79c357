"""The floors that quality does not fall below, and how they are moved.

``floors.json`` holds, for each group of articles and each set of items, the digest of its texts and gold readings and the figures as they
were when last pinned. They move up with ``python -m benchmarks --update``; one moves down only with a reason, which stays in the file.
Where less is better, the pinned figure is a ceiling and moves the other way, as far as :data:`CEILINGS` says.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path

FILE = Path(__file__).with_name("floors.json")
NOISE = 0.01  # so much a figure may fall before it counts
# Figures where less is better, and what is little enough: no ceiling is pulled below it, since to say nothing at all would be least.
CEILINGS = {"without_event": 0.05, "spurious": 0.15, "exported_per_gold": 4.0}


@dataclass(frozen=True, slots=True)
class Lowered:
    """That a floor was lowered, from what to what, and why. ``figure`` is ``corpus`` where other articles or items were put in."""

    figure: str
    before: float | str
    after: float | str
    reason: str


@dataclass(frozen=True, slots=True)
class Floor:
    """What one group of articles or set of items reached."""

    digest: str
    figures: dict[str, float]
    lowered: tuple[Lowered, ...] = ()


def load_floors(path: Path = FILE) -> dict[str, Floor]:
    """The floors by group; {} where the file does not exist yet."""
    if not path.exists():
        return {}
    raw = json.loads(path.read_text(encoding="utf-8"))
    return {name: Floor(f["digest"], f["figures"], tuple(Lowered(**low) for low in f.get("lowered", ()))) for name, f in raw.items()}


def save_floors(floors: Mapping[str, Floor], path: Path = FILE) -> None:
    """Writes the floors, in the order given."""
    path.write_text(json.dumps({name: asdict(f) for name, f in floors.items()}, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def breaches(name: str, floor: Floor | None, digest: str, figures: Mapping[str, float]) -> Iterator[str]:
    """What is wrong with the figures of a group, in words; nothing where they hold."""
    if floor is None:
        yield f"{name}: no floor is pinned; run `python -m benchmarks --update`"
        return
    if floor.digest != digest:
        yield f"{name}: its articles or items are not those that the floor was pinned on; run `python -m benchmarks --update --accept REASON`"
        return
    for figure, pinned in floor.figures.items():
        got = figures.get(figure)
        if got is None:
            yield f"{name}: {figure} has no value, since nothing was asked, or nothing given; where it is no longer measured, take it out of floors.json"
        elif worse(figure, got, pinned, NOISE):
            limit = "ceiling" if figure in CEILINGS else "floor"
            yield f"{name}: {figure} is {got:.3f}, its {limit} {pinned:.3f}; mend what fell, or run `python -m benchmarks --update --accept REASON`"


def worse(figure: str, got: float, than: float, margin: float = 0.0) -> bool:
    """Is the figure worse than the other value by more than the margin?"""
    return got > than + margin if figure in CEILINGS else got < than - margin


def moved(floor: Floor | None, digest: str, figures: Mapping[str, float], reason: str | None) -> Floor:
    """The floor after an update: what is better is pinned; what is worse is pinned only where there is a reason, and else stays as it was."""
    figures = {f: max(got, CEILINGS.get(f, got)) for f, got in figures.items()}
    if floor is None:
        return Floor(digest, figures)
    if floor.digest != digest:
        if reason is None:
            return floor
        changed = Lowered("corpus", floor.digest, digest, reason)
        return Floor(digest, figures, (*floor.lowered, changed))
    fell = [f for f, got in figures.items() if f in floor.figures and worse(f, got, floor.figures[f])]
    lowered = tuple(Lowered(f, floor.figures[f], figures[f], reason) for f in fell if reason)
    kept = floor.figures | {f: got for f, got in figures.items() if reason or f not in fell}
    return replace(floor, figures=kept, lowered=(*floor.lowered, *lowered))
