"""The floors that quality does not fall below, and how they are moved.

``floors.json`` holds, for each group of articles, the digest of its texts and gold readings and the figures as they were when last
pinned. They move up with ``python -m benchmarks --update``; one moves down only with a reason, which stays in the file.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path

FILE = Path(__file__).with_name("floors.json")
NOISE = 0.01  # so much a figure may fall before it counts


@dataclass(frozen=True, slots=True)
class Lowered:
    """That a floor was lowered, from what to what, and why. ``figure`` is ``corpus`` where other articles were put in."""

    figure: str
    before: float | str
    after: float | str
    reason: str


@dataclass(frozen=True, slots=True)
class Floor:
    """What one group of articles reached."""

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
        yield f"{name}: its articles are not those that the floor was pinned on; run `python -m benchmarks --update --accept REASON`"
        return
    for figure, least in floor.figures.items():
        got = figures.get(figure, 0.0)
        if got < least - NOISE:
            yield f"{name}: {figure} is {got:.3f}, its floor {least:.3f}; mend what fell, or run `python -m benchmarks --update --accept REASON`"


def moved(floor: Floor | None, digest: str, figures: Mapping[str, float], reason: str | None) -> Floor:
    """The floor after an update: what is higher goes up; what is lower goes down only where there is a reason, and else stays."""
    if floor is None:
        return Floor(digest, dict(figures))
    if floor.digest != digest:
        if reason is None:
            return floor
        changed = Lowered("corpus", floor.digest, digest, reason)
        return Floor(digest, dict(figures), (*floor.lowered, changed))
    fallen = {f: (floor.figures[f], got) for f, got in figures.items() if f in floor.figures and got < floor.figures[f] and reason}
    lowered = tuple(Lowered(f, before, after, reason or "") for f, (before, after) in fallen.items())
    kept = {f: got if f in fallen else max(got, floor.figures.get(f, got)) for f, got in figures.items()}
    return replace(floor, figures=kept, lowered=(*floor.lowered, *lowered))
