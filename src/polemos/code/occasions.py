"""One event for each of the days that a sentence tells of: "fought wars in 1947, 1965 and 1999" tells of three.

Takes an event with its predication, gives it once for each occasion, each with its own day and, where one stands beside the day, its own place.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

from polemos.code.desk import Desk
from polemos.code.when import dates_of, is_historical
from polemos.code.where import place_behind
from polemos.model import DateMention, Event, Interval, Predication, digest

_JOINTS = frozenset({",", "and", "or", "in", "on", "again", "then", "at", "later", "&"})


def occasions(desk: Desk, predication: Predication, event: Event) -> tuple[Event, ...]:
    """The event alone, or once for each occasion, where its clause lists days that are apart; ids differ by the day."""
    dates = _listed(desk, predication)
    if len(dates) < 2 or event.date is None or event.date.edtf not in {d.interval.edtf for d in dates if d.interval is not None}:
        return (event,)
    return tuple(_on(desk, predication, event, dates, number) for number in range(len(dates)))


def _listed(desk: Desk, predication: Predication) -> list[DateMention]:
    """The days in one list in the clause ("in 1947, 1965 and 1999", "in Zenica on 20 April and in Zagreb on 25 April"), if they lie apart."""
    found = [m for m in dates_of(desk, predication) if m.relation == "in" and m.interval is not None and m.interval.start and m.interval.end]
    found.sort(key=lambda m: m.first)
    together = all(_joined(desk, a, b) for a, b in pairwise(found))
    intervals = sorted((m.interval for m in found if m.interval is not None), key=lambda i: str(i.start))
    apart = all(_apart(a, b, plural=_is_plural(desk, predication)) for a, b in pairwise(intervals))
    return found if together and apart else []


def _joined(desk: Desk, earlier: DateMention, later: DateMention) -> bool:
    """Does nothing but commas, "and" and the names of places stand between the two?"""
    between = range(earlier.last, later.first)
    joint = any(desk.tree.lower(t) in (",", "and", "or") for t in between)
    return joint and all(desk.tree.lower(t) in _JOINTS or t in desk.place_by_token for t in between)


def _apart(earlier: Interval, later: Interval, *, plural: bool) -> bool:
    """Does one end before the other begins? Neighbouring years of one thing ("fighting in 1992 and 1993") are one stretch."""
    if earlier.end is None or later.start is None or later.start <= earlier.end:
        return False
    return plural or later.start > earlier.end + timedelta(days=1)


def _is_plural(desk: Desk, predication: Predication) -> bool:
    """Are several told of: "wars", "two truces were signed"?"""
    things = (predication.token, *(a.head for a in predication.of_role("patient")))
    return any(desk.parse.tags[t] in ("NNS", "NNPS") for t in things)


def _on(desk: Desk, predication: Predication, event: Event, dates: list[DateMention], number: int) -> Event:
    date = dates[number]
    first = dates[number - 1].last if number else desk.parse.sentences[predication.sentence].first
    last = date.first if number + 1 < len(dates) else desk.parse.sentences[predication.sentence].last
    places = [p for a in predication.arguments if a.role == "place" and first <= a.head < max(last, date.first) and (p := place_behind(desk, a.head))]
    listed = sum(a.role == "place" for a in predication.arguments) > 1
    day = date.interval.edtf if date.interval is not None else ""
    return replace(
        event,
        id=event.id if number == 0 else digest(event.id, day),
        date=date.interval,
        historical=is_historical(desk, predication, date.interval, (*event.actors, *event.recipients)),
        place=places[-1] if places else None if listed else event.place,
        figures=event.figures if number == 0 else (),
    )
