"""What a time expression says, before it is known which days it means.

The grammar makes these from words; ``resolve`` reckons them to days. ``base`` says from where an expression
counts: ``now`` is the day of writing, ``text`` the date named last before it, ``either`` the text's and else the day of
writing, ``future`` the day of writing where the clause tells of the future (else the words are a duration).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from polemos.mention.dates.calendar import Edge, Part, Season, Stretch, Unit
from polemos.model import DateRelation

Base = Literal["now", "text", "either", "future"]


@dataclass(frozen=True, slots=True)
class Known:
    """Days that the words give by themselves: a decade, a century, a named war."""

    stretch: Stretch
    named: bool = False


@dataclass(frozen=True, slots=True)
class UnitAt:
    """A whole unit, counted from the one that holds the base: "last week", "that year", "the next day"."""

    base: Base
    unit: Unit
    shift: int


@dataclass(frozen=True, slots=True)
class LastNamed:
    """The date named last before: "since *then*"."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """A place in the calendar; what is None is not said. ``year_at`` is a year in words ("that year")."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    season: Season | None = None
    weekday: int | None = None
    year_at: UnitAt | None = None


@dataclass(frozen=True, slots=True)
class Nearest:
    """A month, season or weekday by its side of the base: "last May" (−1), "this spring" (0), "the following Monday" (+1)."""

    base: Base
    side: int
    what: Calendar


@dataclass(frozen=True, slots=True)
class EventWords:
    """An event that a date hangs on: its noun or verb in lower case, its class, and where the word stands in the text."""

    word: str
    kind: str
    start: int
    end: int
    part: Literal["begin", "end", "whole"]


@dataclass(frozen=True, slots=True)
class Offset:
    """So many units from the base, or from an event; ``count`` None for "a few", "several"."""

    base: Base
    unit: Unit
    count: int | None
    sign: int
    event: EventWords | None = None


@dataclass(frozen=True, slots=True)
class Window:
    """The days from so many units before the day of writing up to it, or after it (``sign`` +1)."""

    unit: Unit
    count: int | None
    sign: int


@dataclass(frozen=True, slots=True)
class Holiday:
    """A day that comes every year: a month and day, or days after Easter Sunday."""

    month: int
    day: int
    easter: int | None = None
    year: int | None = None


@dataclass(frozen=True, slots=True)
class AtEvent:
    """The day on which an event began or ended, or all its days."""

    event: EventWords


@dataclass(frozen=True, slots=True)
class Eve:
    """The day before something begins ("on the eve of")."""

    inner: Expr


@dataclass(frozen=True, slots=True)
class Overnight:
    """The night into a day: that day and the one before; ``into`` None is the day of writing."""

    into: Calendar | None = None


@dataclass(frozen=True, slots=True)
class Partial:
    """A part of what ``whole`` means; ``earlier`` and ``later`` end and begin at the day of writing."""

    whole: Expr
    part: Part | Edge


@dataclass(frozen=True, slots=True)
class Between:
    """From the beginning of one to the end of the other."""

    first: Expr
    last: Expr


@dataclass(frozen=True, slots=True)
class Bound:
    """An expression as a bound of what is told: "since 2003", "until May", "before the war".

    ``loose``: the date lies inside the phrase that is the bound ("after the 2003 invasion": some day of 2003).
    """

    relation: DateRelation
    inner: Expr
    loose: bool = False


@dataclass(frozen=True, slots=True)
class Lasting:
    """A duration: says how long, not when."""


@dataclass(frozen=True, slots=True)
class By:
    """ "By Saturday": up to then from the day of writing on where the future is told, else then."""

    inner: Expr


Expr = (
    Known | UnitAt | LastNamed | Calendar | Nearest | Offset | Window | Holiday | AtEvent | Eve | Overnight | Partial | Between | Bound | Lasting | By
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Found:
    """An expression and where it stands: ``start`` to ``end`` of all its words, ``core`` the offset of its main word."""

    start: int
    end: int
    core: int
    expr: Expr
    rule: str
