"""Places resolved from a phrase, and as records. Takes words, gives :class:`Place`.

Documents go through :mod:`polemos.mention.places_find`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from polemos.knowledge.gazetteer import GazetteerEntry, gazetteer, normalise, place_words
from polemos.mention.places_names import Option, adjective, leading, options
from polemos.mention.places_rank import Choice, Toponym, rank
from polemos.mention.places_scan import container, levelled, relate, scan
from polemos.model import Place

_INSIDE_PRECISION = {"country": 6, "adm1": 4, "adm2": 3, "city": 2}
_PART_PRECISION = {1: 2, 2: 2, 3: 4, 4: 4, 6: 5}


def resolve_place(text: str, context: str | None = None, countries: Iterable[str] = ()) -> Place | None:
    """The place that a phrase names, None where it names none that is known.

    ``context`` is the sentence or paragraph it stands in, ``countries`` are ISO 3166 alpha-3 codes that the text is about.
    A name that is not known is placed by what it begins with ("Mosul University") or by what is written after it ("X in
    Idlib province"), no better than that is known. Raises SettingsError where the gazetteer is not compiled.
    """
    phrase = text.strip()
    if not phrase:
        return None
    context = context if context and phrase in context else phrase
    start = context.find(phrase)
    end = start + len(phrase)
    found = options(phrase, short=True)
    found = levelled(context, start, end, found) if found else leading(phrase) or adjective(phrase)
    target = Toponym(start, end, phrase, found)
    others = [replace(t, inside=None, beside=()) for t in scan(context) if t.end <= start or t.start >= end]
    everything = relate(context, sorted([*others, target], key=lambda t: t.start))
    at = next(i for i, t in enumerate(everything) if t.start == start)
    choices = rank(everything, dict.fromkeys(countries, 1.0))
    return to_place(phrase, choices[at]) if choices[at] else placed_by_container(context, everything, choices, at)


def to_place(text: str, choice: Choice | None) -> Place | None:
    """The record of a choice; ``text`` is how it is written, kept as an alias where it is no name of the place."""
    if choice is None:
        return None
    option, entry = choice.option, choice.option.entry
    if option.direction:
        return _part(option, entry)
    if not option.bare and option.level is None:
        return _site(text, entry)
    aliases = tuple(a for a in gazetteer().aliases(entry.id) if a != entry.name)
    if text != entry.name and text not in aliases:
        aliases = (text, *aliases)
    return Place(entry.key, entry.name, entry.kind, entry.country, entry.lat, entry.lon, entry.geonames, entry.precision, aliases)


def placed_by_container(text: str, toponyms: Sequence[Toponym], choices: Sequence[Choice | None], at: int) -> Place | None:
    """The record of an unknown name that stands before the place it lies in; None where none is written there."""
    outer = container(text, toponyms, at)
    choice = choices[outer] if outer is not None else None
    if choice is None:
        return None
    return _site(toponyms[at].text, choice.option.entry)


def _site(text: str, entry: GazetteerEntry) -> Place:
    """Something in or at a place, with its point and no better than it."""
    precision = _INSIDE_PRECISION.get(entry.level, max(entry.precision, 2))
    return Place(f"{entry.key}.{normalise(text).replace(' ', '-')}", text, "other", entry.country, entry.lat, entry.lon, None, precision)


def _part(option: Option, entry: GazetteerEntry) -> Place:
    """A part of a place ("northern Syria"): its point moved a quarter of the box, and no better than the whole."""
    direction = option.direction or ""
    lat, lon = entry.lat, entry.lon
    if entry.box:
        north, east = place_words().directions[direction]
        lat += north * (entry.box[2] - entry.box[0]) / 4
        lon += east * (entry.box[3] - entry.box[1]) / 4
    precision = _PART_PRECISION.get(entry.precision, entry.precision)
    return Place(f"{entry.key}.{direction}", f"{direction} {entry.name}", "region", entry.country, round(lat, 4), round(lon, 4), None, precision)
