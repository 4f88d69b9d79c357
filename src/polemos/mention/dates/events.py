"""The days of events that a text dates, for expressions that count from them ("two days before the invasion").

Takes a text with its resolved expressions; gives a look-up. A date belongs to the event words of its own clause. Where two
dates compete, there is no answer.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from polemos.mention.dates.calendar import Stretch
from polemos.mention.dates.expressions import EventWords
from polemos.mention.dates.named import load_names, singular

# Only these have a beginning and an end that a text tells apart; the others are dated as they happen.
_LASTING_KINDS = frozenset({"outbreak", "talks"})
_CLAUSE = re.compile(r"[.;!?](?=\s|$|[\"”])|\n|,\s+(?:and|but|while)\s")


@dataclass(frozen=True, slots=True)
class Dated:
    """An event word with a date in its clause. ``role``: whether the clause tells of its beginning or its end."""

    word: str
    kind: str
    stretch: Stretch
    role: str
    at: int


def lookup(text: str, dates: Iterable[tuple[int, int, Stretch]]) -> Callable[[EventWords, int], Stretch | None]:
    """A look-up over all dated events of the text; ``dates`` are (start, end, days) of resolved expressions.

    It takes the event and the offset of its word, which is never the answer to itself.
    """
    dated: list[Dated] = []
    stops = [0, *(m.end() for m in _CLAUSE.finditer(text)), len(text)]
    spans = list(dates)
    clauses: dict[tuple[int, int], list[tuple[int, int, Stretch]]] = defaultdict(list)
    for start, end, stretch in spans:
        left = max(s for s in stops if s <= start)
        clauses[left, min((s for s in stops if s >= end), default=len(text))].append((start, end, stretch))
    for (left, right), inside in clauses.items():
        dated.extend(_in_clause(text, left, right, inside))
    return lambda event, at: _find(dated, event, at)


def _in_clause(text: str, left: int, right: int, dates: list[tuple[int, int, Stretch]]) -> Iterable[Dated]:
    """The event words of a clause, each with the date that stands nearest."""
    names = load_names()
    clause = text[left:right]
    role = "end" if names.ends.search(clause) else "begin" if names.begins.search(clause) else "at"
    for match in names.words.finditer(clause):
        word, at = singular(match.group()), left + match.start()
        stretch = min(dates, key=lambda d: max(d[0] - at, at - d[1]))[2]
        yield Dated(word, names.kinds[word], stretch, "begin" if match.lastgroup == "verb" else role, at)


def _find(dated: list[Dated], event: EventWords, at: int) -> Stretch | None:
    """The day of the event, by the same word before one of its class, and by what stands before it in the text before the rest."""
    fitting = [d for d in dated if d.kind == event.kind and d.at != at]
    if event.part == "whole":
        return _whole(fitting, event, at)
    if event.kind not in _LASTING_KINDS:
        return _first_of(fitting, event, at)
    found = _first_of([d for d in fitting if d.role == event.part], event, at)
    if found is None and event.part == "begin":
        found = _only([d.stretch for d in fitting if d.word == event.word and d.role == "at"])
    return found


def _first_of(dated: list[Dated], event: EventWords, at: int) -> Stretch | None:
    same = [d for d in dated if d.word == event.word]
    groups = ([d for d in same if d.at < at], same, [d for d in dated if d.at < at], dated)
    return next((found for group in groups if (found := _only([d.stretch for d in group])) is not None), None)


def _whole(fitting: list[Dated], event: EventWords, at: int) -> Stretch | None:
    ranged = _only([d.stretch for d in fitting if d.word == event.word and d.role == "at" and d.stretch.grain == "other" and not d.stretch.rough])
    if ranged is not None:
        return ranged
    begin = _first_of([d for d in fitting if d.role == "begin"], event, at)
    end = _first_of([d for d in fitting if d.role == "end"], event, at)
    if begin and end and begin.start and end.end and begin.start <= end.end:
        return Stretch(begin.start, end.end, "other")
    return None


def _only(stretches: list[Stretch]) -> Stretch | None:
    """The one stretch that all agree on; the finest where one lies in the other; None where they differ."""
    closed = [s for s in stretches if s.start is not None]
    if not closed:
        return None
    finest = min(closed, key=_days)
    inside = all(s.contains(finest.start) for s in closed if finest.start is not None)
    return finest if inside else None


def _days(stretch: Stretch) -> int:
    return (stretch.end - stretch.start).days if stretch.start and stretch.end else 10**6
