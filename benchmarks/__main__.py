"""``python -m benchmarks``: a table of all groups and the speed; exit status 1 where a figure fell below its floor.

``--update`` moves the floors up; with ``--accept REASON`` also down, and for other articles.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence

from benchmarks.articles import Group, GroupScore, document_of, group, groups, score_group
from benchmarks.floors import Floor, breaches, load_floors, moved, save_floors
from benchmarks.score import CORE, ArticleScore, Tally
from benchmarks.speed import measure
from polemos.errors import PolemosError
from polemos.pipeline import Engine, load_engine


def main(arguments: Sequence[str] | None = None) -> int:
    """0 where all floors hold, 2 where the engine cannot be loaded."""
    options = _options(arguments)
    try:
        engine = load_engine()
    except PolemosError as error:
        print(error, file=sys.stderr)
        return 2
    present = [g for g in groups() if g.articles]
    scores = {g.name: score_group(g, engine) for g in present}
    floors = load_floors()
    if options.update:
        floors |= {g.name: moved(floors.get(g.name), g.digest(), scores[g.name].figures, options.accept) for g in present}
        save_floors(floors)
    for name in (g.name for g in groups() if not g.articles):
        print(f"{name}: not here, left out")
    for line in _table(scores, floors):
        print(line)
    if options.kinds:
        for shown in present:
            _print_kinds(shown, scores[shown.name])
    if not options.no_speed:
        _print_speed(engine)
    wrong = [w for g in present for w in breaches(g.name, floors.get(g.name), g.digest(), scores[g.name].figures)]
    for line in wrong:
        print(line, file=sys.stderr)
    return 1 if wrong else 0


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Quality against the floors, speed as ratios.")
    parser.add_argument("--update", action="store_true", help="pin what has risen")
    parser.add_argument("--accept", metavar="REASON", help="with --update: also pin what has fallen; the reason stays in floors.json")
    parser.add_argument("--kinds", action="store_true", help="also the figures of each kind of record")
    parser.add_argument("--no-speed", action="store_true", help="quality only")
    options = parser.parse_args(arguments)
    if options.accept is not None and not (options.update and options.accept.strip()):
        parser.error("--accept goes with --update and needs a reason")
    return options


def _table(scores: dict[str, GroupScore], floors: dict[str, Floor]) -> Iterator[str]:
    names = list(next(iter(scores.values())).figures)
    yield f"{'group':14} {'articles':>8}  " + "  ".join(f"{n:>24}" for n in names)
    for group_name, result in scores.items():
        floor = floors[group_name].figures if group_name in floors else {}
        cells = [f"{result.figures[n]:.3f} (floor {floor[n]:.3f})" if n in floor else f"{result.figures[n]:.3f}" for n in names]
        yield f"{group_name:14} {len(result.articles):>8}  " + "  ".join(f"{c:>24}" for c in cells)


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
