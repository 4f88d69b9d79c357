"""Which country a place name tells of, for actors that are named by their place ("Lagos police").

Takes a name and the countries that are spoken of; gives a code or None. Only places that are widely known count without
such a hint: small towns share their names with people and words.
"""

from __future__ import annotations

from collections.abc import Collection

from polemos.mention.places_names import Option, options

_WORDS = frozenset(
    {"federal", "central", "northern", "southern", "eastern", "western", "national", "state", "interior", "general", "union", "capital", "upper", "lower"}
)
KNOWN_WIDELY = 40_000  # people; below it a lone name is as often a person or a word (looked at with the phrases of 2026-11)


def country_of_place(name: str, countries: Collection[str] = ()) -> str | None:
    """ISO code of the country in which the place lies; None where it is not known, or not widely and not in one of the countries."""
    best = _best(name, countries)
    return best.entry.country if best is not None else None


def is_place(name: str, countries: Collection[str] = ()) -> bool:
    """Is it the name of a widely known place, or of one in one of the countries?"""
    return _best(name, countries) is not None


def _best(name: str, countries: Collection[str]) -> Option | None:
    if name.lower() in _WORDS:
        return None
    found = [o for o in options(name) if o.entry.country is not None and _counts(o, countries)]
    if not found:
        return None
    return max(found, key=lambda o: (o.entry.country in countries, o.entry.rank == 0, o.entry.population))


def _counts(option: Option, countries: Collection[str]) -> bool:
    entry = option.entry
    if entry.rank > 1 or not option.bare:
        return False
    if entry.country in countries:
        return True
    return entry.level in ("country", "own") or entry.population >= KNOWN_WIDELY
