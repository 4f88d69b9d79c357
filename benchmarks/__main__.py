"""``python -m benchmarks``: tables of all articles and sets, and the speed; exit status 1 where a figure fell below its floor.

``--update`` moves the floors up; with ``--accept REASON`` also down, and for other articles or items.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from benchmarks.articles import Group, GroupScore, document_of, group, groups, score_group
from benchmarks.floors import CEILINGS, Floor, breaches, load_floors, moved, save_floors, worse
from benchmarks.score import CORE, ArticleScore, Tally
from benchmarks.sets import SETS, BenchSet, SetScore, score_set
from benchmarks.speed import measure
from polemos.errors import PolemosError
from polemos.pipeline import Engine, load_engine


class Pinned(NamedTuple):
    """What is held against a floor: the digest of what was read, and the figures."""

    digest: str
    figures: Mapping[str, float]


def main(arguments: Sequence[str] | None = None) -> int:
    """0 where all floors hold, 2 where the engine cannot be loaded."""
    options = _options(arguments)
    try:
        engine = load_engine()
    except PolemosError as error:
        print(error, file=sys.stderr)
        return 2
    asked_groups, asked_sets = _asked(options)
    present = [g for g in asked_groups if g.articles]
    scores = {g.name: score_group(g, engine) for g in present}
    set_scores = {s: score_set(s, engine) for s in asked_sets if s.here()}
    got = {g.name: Pinned(g.digest(), scores[g.name].figures) for g in present}
    got |= {s.floor_name: Pinned(s.digest(), score.figures) for s, score in set_scores.items()}
    floors = load_floors()
    if options.update:
        floors |= {name: moved(floors.get(name), pinned.digest, pinned.figures, options.accept) for name, pinned in got.items()}
        save_floors(floors)
    for name in (*(g.name for g in asked_groups), *(s.floor_name for s in asked_sets)):
        if name not in got:
            print(f"{name}: not here, left out")
    for line in (*_table(scores, floors), *_set_table(set_scores, floors)):
        print(line)
    for shown in present if options.kinds else ():
        _print_kinds(shown, scores[shown.name])
    if not (options.no_speed or options.sets):
        _print_speed(engine)
    wrong = [w for name, pinned in got.items() for w in breaches(name, floors.get(name), pinned.digest, pinned.figures)]
    for line in wrong:
        print(line, file=sys.stderr)
    return 1 if wrong else 0


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Quality against the floors, speed as ratios.")
    parser.add_argument("--update", action="store_true", help="pin what has risen")
    parser.add_argument("--accept", metavar="REASON", help="with --update: also pin what has fallen; the reason stays in floors.json")
    parser.add_argument("--kinds", action="store_true", help="also the figures of each kind of record")
    parser.add_argument("--no-speed", action="store_true", help="quality only")
    chosen = parser.add_mutually_exclusive_group()
    chosen.add_argument("--no-sets", action="store_true", help="articles and speed only")
    names = [s.name for s in SETS]
    chosen.add_argument("--sets", nargs="+", metavar="NAME", choices=names, help=f"these sets only, no articles and no speed: {', '.join(names)}")
    options = parser.parse_args(arguments)
    if options.accept is not None and not (options.update and options.accept.strip()):
        parser.error("--accept goes with --update and needs a reason")
    return options


def _asked(options: argparse.Namespace) -> tuple[tuple[Group, ...], tuple[BenchSet, ...]]:
    if options.sets:
        return (), tuple(s for s in SETS if s.name in options.sets)
    return groups(), () if options.no_sets else SETS


def _table(scores: dict[str, GroupScore], floors: dict[str, Floor]) -> Iterator[str]:
    if not scores:
        return
    names = list(next(iter(scores.values())).figures)
    yield f"{'group':14} {'articles':>8}  " + "  ".join(f"{n:>24}" for n in names)
    for group_name, result in scores.items():
        floor = floors[group_name].figures if group_name in floors else {}
        cells = [f"{result.figures[n]:.3f} (floor {floor[n]:.3f})" if n in floor else f"{result.figures[n]:.3f}" for n in names]
        yield f"{group_name:14} {len(result.articles):>8}  " + "  ".join(f"{c:>24}" for c in cells)


def _set_table(scores: Mapping[BenchSet, SetScore], floors: Mapping[str, Floor]) -> Iterator[str]:
    """One line a measure: a set's measures are its own. ``≤`` marks ceilings."""
    for asked, result in scores.items():
        floor = floors[asked.floor_name].figures if asked.floor_name in floors else {}
        yield f"\n{'set ' + asked.name:26} {'figure':>8}  {'floor':>8}  {'target':>8}"
        for one in asked.measures:
            got = result.shown[one.name]
            missed = one.target is not None and (got is None or worse(one.name, got, one.target))
            figures = f"{_number(got):>8}  {_limit(one.name, floor.get(one.name)):>8}  {_limit(one.name, one.target):>8}"
            yield f"  {one.name:24} {figures}{'  missed' if missed else ''}".rstrip()


def _number(value: float | None) -> str:
    return "none" if value is None else f"{value:.3f}"


def _limit(name: str, value: float | None) -> str:
    """A floor, ceiling or target; nothing where there is none."""
    return "" if value is None else f"{'≤ ' if name in CEILINGS else ''}{value:.3f}"


def _print_kinds(shown: Group, result: GroupScore) -> None:
    print(f"\n{shown.name}")
    for kind in CORE:
        found, supported = _sum(s.kinds[kind].found for s in result.articles), _sum(s.kinds[kind].supported for s in result.articles)
        details = {d: _sum(s.kinds[kind].details.get(d, Tally(0, 0)) for s in result.articles) for d in _detail_names(result.articles, kind)}
        more = "  ".join(f"{d} {t.right}/{t.asked}" for d, t in details.items())
        print(f"  {kind:13} found {found.right}/{found.asked}  supported {supported.right}/{supported.asked}  {more}".rstrip())
    page = _sum(s.page for s in result.articles)
    print(f"  {'page':13} {page.right}/{page.asked}  records from outside the article: {sum(s.junk for s in result.articles)}")


def _detail_names(scores: Sequence[ArticleScore], kind: str) -> list[str]:
    return list(dict.fromkeys(d for s in scores for d in s.kinds[kind].details))


def _sum(tallies: Iterator[Tally]) -> Tally:
    return sum(tallies, Tally(0, 0))


def _print_speed(engine: Engine) -> None:
    speed = measure([document_of(a) for a in group("own dev").articles], engine)
    print(f"\nspeed over {speed.characters} characters, one core")
    print(f"  whole reading / bare language model  {speed.whole_to_bare:.2f}")
    print(f"  all after the parse / parse          {speed.rest_to_parse:.2f}")


if __name__ == "__main__":
    sys.exit(main())
