"""Small values that records are made of: spans, intervals of time, quantities.

Offsets are Unicode code points into a document's text, half-open ``[start, end)``, everywhere.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

Anchor = Literal["explicit", "relative", "document", "event", "inherited"]
Factuality = Literal["actual", "negated", "possible", "future", "desired", "question"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a document's text, ``[start, end)`` in code points; never empty."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"a span must be 0 <= start < end, got {self.start}..{self.end}")

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end

    def of(self, text: str) -> str:
        """The words of ``text`` that the span covers."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Interval:
    """A closed interval of days in which something lies.

    ``start`` or ``end`` is None where that side is open ("since 2003" has no end). ``edtf`` is the
    same in EDTF (ISO 8601-2). ``text`` is the wording, None where the date comes from metadata or
    is inherited. ``ended`` is True where it is said to be over and the day is not known (EDTF ``…/``).
    """

    start: date | None
    end: date | None
    edtf: str
    text: str | None = None
    anchor: Anchor = "explicit"
    ended: bool = False

    def __post_init__(self) -> None:
        if self.start and self.end and self.start > self.end:
            raise ValueError(f"an interval must not end before it starts, got {self.start}..{self.end}")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as claimed, in base units (people, pieces, currency units, km, per cent, km²).

    ``best`` is None where only bounds are known ("hundreds": 100 to 999). "More than 60" is
    low 60, best 60, high 61 by the convention of the contract's gold readings.
    """

    low: float | None
    best: float | None
    high: float | None
    unit: str
