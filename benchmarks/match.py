"""When two things are the same for scoring: words, stretches of text, days, and the pairing of gold items with records."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import TypeVar

from benchmarks.gold import Days
from polemos.export.pieces import Piece

Item = TypeVar("Item")
SHARED_DAYS = 0.4  # of all the days that two dates cover, the share that they must have in common
WHOLE_WORD = 5  # terms shorter than this are whole words; longer ones begin one


def plain(words: str | None) -> str:
    """The words without accents, case, typographer's apostrophes and a leading "the"."""
    spread = unicodedata.normalize("NFKD", words or "")
    kept = "".join(c for c in spread if not unicodedata.combining(c))
    return kept.replace("’", "'").lower().strip().removeprefix("the ")


def has_term(words: str, terms: Iterable[str]) -> bool:
    """Does any of the terms begin a word of the words, or equal one where it is short?"""
    text = plain(words)
    return any(re.search(rf"(?<!\w){re.escape(plain(t))}" + (r"(?!\w)" if len(t) < WHOLE_WORD else ""), text) for t in terms)


def same_days(got: Piece | None, want: Days) -> bool:
    """Is the date piece the gold's? An open side of the gold needs only the year of the other side."""
    if not got:
        return False
    start, end = got.get("start"), got.get("end")
    first, last = want
    if first and last is None:
        return start is not None and bool(start[:4] == first[:4])
    if last and first is None:
        return end is not None and bool(end[:4] == last[:4])
    if start and not end:  # "since 27 September", which the gold closes at the document's day
        return bool(start == first)
    if not (start and end and first and last):
        return False
    a, b, c, d = (date.fromisoformat(day).toordinal() for day in (start, end, first, last))
    return (min(b, d) - max(a, c) + 1) / (max(b, d) - min(a, c) + 1) >= SHARED_DAYS


def pair(gold: Sequence[Item], records: Sequence[Piece], fits: Callable[[Piece, Item], bool]) -> dict[int, int]:
    """A largest pairing of gold items with records, by their places in the sequences; one record answers for one gold item."""
    edges = [[j for j, record in enumerate(records) if fits(record, item)] for item in gold]
    taken: dict[int, int] = {}
    for i in range(len(gold)):
        _seat(i, edges, taken, set())
    return {i: j for j, i in taken.items()}


def _seat(item: int, edges: list[list[int]], taken: dict[int, int], seen: set[int]) -> bool:
    """Finds a record for the item, where need be by moving others; False where there is none."""
    for record in edges[item]:
        if record in seen:
            continue
        seen.add(record)
        if record not in taken or _seat(taken[record], edges, taken, seen):
            taken[record] = item
            return True
    return False
