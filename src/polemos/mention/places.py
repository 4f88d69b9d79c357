"""Places: found in a document, or resolved from a phrase. Takes words, gives :class:`Place` records.

Actors and persons are left to others: spans already taken by them yield no place.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from polemos.knowledge.gazetteer import GazetteerEntry, gazetteer, place_words
from polemos.mention.places_names import Option, options
from polemos.mention.places_rank import Choice, Toponym, rank
from polemos.mention.places_scan import relate, scan
from polemos.model import Place


def resolve_place(text: str, context: str | None = None, countries: Iterable[str] = ()) -> Place | None:
    """The place that a phrase names, None where it names none that is known.

    ``context`` is the sentence or paragraph it stands in, ``countries`` are ISO 3166 alpha-3 codes that the text is about.
    Raises SettingsError where the gazetteer is not compiled.
    """
    phrase = text.strip()
    found = options(phrase, short=True)
    if not found:
        return None
    hints = dict.fromkeys(countries, 1.0)
    if not context or phrase not in context:
        choice = rank([Toponym(0, len(phrase), phrase, found)], hints)[0]
        return to_place(choice, phrase) if choice else None
    start = context.find(phrase)
    target = Toponym(start, start + len(phrase), phrase, found)
    others = [t for t in scan(context) if t.end <= start or t.start >= target.end]
    everything = relate(context, sorted([*(replace(t, inside=None, beside=()) for t in others), target], key=lambda t: t.start))
    at = next(i for i, t in enumerate(everything) if t.start == start)
    choice = rank(everything, hints)[at]
    return to_place(choice, phrase) if choice else None


def to_place(choice: Choice, text: str) -> Place:
    """The record of a choice; ``text`` is how it is written, kept as an alias where it is no name of the place."""
    option = choice.option
    entry = option.entry
    if option.direction:
        return _part(option, entry)
    aliases = gazetteer().aliases(entry.id)
    if text != entry.name and text not in aliases:
        aliases = (text, *aliases)
    return Place(entry.key, entry.name, entry.kind, entry.country, entry.lat, entry.lon, entry.geonames, entry.precision, aliases)


def _part(option: Option, entry: GazetteerEntry) -> Place:
    """A part of a place ("northern Syria"): its point moved a quarter of the box, and no better than the whole."""
    direction = option.direction or ""
    lat, lon = entry.lat, entry.lon
    if entry.box:
        north, east = place_words().directions[direction]
        lat += north * (entry.box[2] - entry.box[0]) / 4
        lon += east * (entry.box[3] - entry.box[1]) / 4
    precision = {1: 2, 2: 2, 3: 4, 4: 4, 6: 5}.get(entry.precision, entry.precision)
    return Place(f"{entry.key}.{direction}", f"{direction} {entry.name}", "region", entry.country, round(lat, 4), round(lon, 4), None, precision)


__all__ = ["resolve_place", "to_place"]
_ = Mapping
