"""A place name as written to what it may stand for. Takes words, gives options; weighs none of them.

What is undone here: words that mark a level ("Karak district", "the city of Homs"), short forms ("N.C."), directions
("northern Syria"), possessives. Context is left to :mod:`polemos.mention.places_rank`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

from polemos.knowledge import load_knowledge
from polemos.knowledge.gazetteer import GazetteerEntry, gazetteer, normalise, place_words

BIG = 1_000_000  # people: towns and divisions of whom a name in four capitals or fewer is no abbreviation

SITE_TOWN = 100_000  # people: towns whose name at the beginning of another name is taken for where it stands


@dataclass(frozen=True, slots=True)
class Option:
    """One thing that a name may stand for.

    ``level`` is what a word beside the name says of it ("adm1", "city", "water", …) or None. ``direction`` is the word
    that narrows it ("northern") or None. ``bare``: the name stands alone, as the entry is called.
    """

    entry: GazetteerEntry
    level: str | None = None
    direction: str | None = None
    bare: bool = True


def options(text: str, *, short: bool = False) -> tuple[Option, ...]:
    """All that the words may name; () where nothing does. ``short``: two-letter forms of states count ("TX")."""
    return _options(" ".join(text.split()), short)


@lru_cache(maxsize=20_000)
def _options(text: str, short: bool) -> tuple[Option, ...]:
    text = text[:-2] if text.endswith(("'s", "’s")) else text.rstrip("'’")
    division = _abbreviated(text, short)
    if division:
        return (Option(division),)
    found = _whole(text) + _designated(text)
    return found or _directed(text)


def _whole(text: str) -> tuple[Option, ...]:
    level = _level(text)
    initials = text.isupper() and len(text) <= 4 and text.isalpha()
    return tuple(Option(e, level) for e in gazetteer().lookup(text) if not initials or e.level in {"country", "own"} or e.population >= BIG)


def _level(text: str) -> str | None:
    """What the last words of a name of several mark it as ("Orange County")."""
    words, known = text.casefold().split(), place_words().designators
    return next((known[tail] for size in (3, 2, 1) if len(words) > size and (tail := " ".join(words[-size:])) in known), None)


def _abbreviated(text: str, short: bool) -> GazetteerEntry | None:
    """The division that a short form stands for; two plain capitals count only where ``short``."""
    known = place_words().abbreviations.get(text)
    if known is None or (len(text) == 2 and not short):
        return None
    country, name = known
    return next((e for e in gazetteer().lookup(name) if e.level == "adm1" and e.country == country), None)


def _designated(text: str) -> tuple[Option, ...]:
    """Options of "X district", "Province of X", "the city of X": the names without the word, marked with its level."""
    words, known = text.split(), place_words().designators
    low = [w.casefold() for w in words]
    for size in (3, 2, 1):
        if len(words) > size and (level := known.get(" ".join(low[-size:]))):
            return _marked(" ".join(words[:-size]), level)
        if len(words) > size + 1 and low[size] == "of" and (level := known.get(" ".join(low[:size]))):
            return _marked(" ".join(words[size + 1 :]), level)
    return ()


def _marked(name: str, level: str) -> tuple[Option, ...]:
    if level in {"water", "other"} or place_words().directional([name.casefold()]):
        return ()
    return tuple(Option(e, level, bare=False) for e in gazetteer().lookup(name) if _fits(e, level))


def _fits(entry: GazetteerEntry, level: str) -> bool:
    """Whether an entry can be what the word beside its name says; towns stand in for divisions that are not listed."""
    if level in {"adm1", "adm2"}:
        return entry.level not in {"country", "own"}
    return entry.level in {"city", "adm2"} if level == "city" else entry.level == "country"


def _directed(text: str) -> tuple[Option, ...]:
    """Options of "northern X", "north-western X", "north of X" is none: the base with the direction."""
    first, _, rest = text.partition(" ")
    if rest and first.casefold() in place_words().directions:
        rest = rest.removeprefix("part of ").removeprefix("the ")
        return tuple(Option(o.entry, o.level, first.casefold(), bare=False) for o in _whole(rest) + _designated(rest))
    return ()


def leading(text: str) -> tuple[Option, ...]:
    """Options of the place that the name of a building or site begins with ("Mosul University"); () where it does with none."""
    words = text.split()
    if words[-1].casefold() not in place_words().sites:
        return ()
    for size in range(len(words) - 1, 0, -1):
        name = " ".join(words[:size])
        if normalise(name) not in place_words().stop:
            found = tuple(replace(o, bare=False) for o in _whole(name) if o.entry.level != "city" or o.entry.population >= SITE_TOWN)
            if found:
                return found
    return ()


def adjective(text: str) -> tuple[Option, ...]:
    """Options of "Turkish" or "European": the country or continent that the adjective belongs to; () where it is none."""
    name = _adjectives().get(text.casefold())
    return tuple(o for o in _whole(name) if o.entry.level in {"country", "own", "adm1"}) if name else ()


@lru_cache(maxsize=1)
def _adjectives() -> dict[str, str]:
    """Adjectives to what they belong to; those that belong to two are left out."""
    owners: dict[str, set[str]] = {a: {name} for name, own in place_words().adjectives.items() for a in own}
    for actor in load_knowledge().actors.values():
        if actor.kind == "state" and actor.to is None:
            for word in actor.adjectives:
                owners.setdefault(word.casefold(), set()).add(actor.name)
    return {word: next(iter(names)) for word, names in owners.items() if len(names) == 1}
