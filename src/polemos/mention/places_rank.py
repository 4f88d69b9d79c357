"""Which place is meant, where a name fits several. Takes all names of one text, gives one choice each, or none.

Every option has a prior (level, population, capital, main or other name) and gains from what the text says: the place
written after the comma, countries and divisions named, names listed beside it, places near by. Weights were set by
hand on the development half of ``places`` (521 toponyms of news, November 2026) and are meant to be few.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import asin, cos, exp, log10, radians, sin, sqrt

from polemos.knowledge.gazetteer import GazetteerEntry
from polemos.mention.places_names import Option

MOST_OPTIONS = 40
SEAT_SHARE = 0.1  # of a division's people: "Idlib" is first of all the town, "Quebec" the province


@dataclass(frozen=True, slots=True)
class Toponym:
    """A place name at ``start`` to ``end`` of some text, with its options.

    ``inside``: index of the toponym that is written as its container ("Paris, Texas"); ``beside``: indices of
    those listed with it. ``votes`` is False where it may be something else and is no evidence for others.
    """

    start: int
    end: int
    text: str
    options: tuple[Option, ...]
    inside: int | None = None
    beside: tuple[int, ...] = ()
    votes: bool = True


@dataclass(frozen=True, slots=True)
class Choice:
    """The option chosen, its score, and how far the next best one lies below it."""

    option: Option
    score: float
    margin: float


@dataclass(slots=True)
class _Evidence:
    """What the text names: countries by weight, divisions, and the places chosen so far by toponym."""

    countries: dict[str, float] = field(default_factory=dict)
    chosen: dict[int, GazetteerEntry] = field(default_factory=dict)


def kilometres(a: GazetteerEntry, b: GazetteerEntry) -> float:
    """Great-circle distance."""
    la, lb = radians(a.lat), radians(b.lat)
    h = sin((lb - la) / 2) ** 2 + cos(la) * cos(lb) * sin(radians(b.lon - a.lon) / 2) ** 2
    return 12742.0 * asin(min(1.0, sqrt(h)))


def prior(option: Option) -> float:
    """How likely the option is with no context; about the power of ten of the people who know it."""
    e = option.entry
    people = log10(e.population + 1)
    if e.level == "country":
        score = 8.5
    elif e.level == "own":
        score = 7.5 if e.precision >= 5 else 6.5 if e.precision == 4 else 5.0
    elif e.level == "adm1":
        score = 5.0 + 0.3 * people
    elif e.level == "adm2":
        score = 1.0 + 0.5 * people
    else:
        score = 0.95 * people + (1.5 if e.capital else 0.0)
    if e.rank == 1 and e.level in {"city", "adm2"} and not e.capital:
        score -= 1.5
    return score + _level_bonus(option)


def _prior_among(option: Option, options: Sequence[Option]) -> float:
    """The prior; a town takes over that of the division that is called after it, where it holds a good part of its people."""
    own, e = prior(option), option.entry
    if e.level != "city":
        return own
    divisions = [o for o in options if o.entry.id == e.admin1 and o.entry.key.startswith("gn.") and o.level is None]
    called = [prior(o) for o in divisions if e.population >= max(SEAT_SHARE * o.entry.population, 1)]
    return max([own, *(p + 0.1 for p in called)])


def _level_bonus(option: Option) -> float:
    """What a word beside the name adds: much where the level is the one it marks, a little where it is near."""
    if option.level is None:
        return 0.0
    level = option.entry.level
    if level == option.level:
        return 5.0
    if level in {"country", "own"}:
        return -4.0 if level == "country" and option.level in {"adm1", "adm2", "city"} else 0.0
    return 3.0 if {level, option.level} == {"adm1", "adm2"} else 1.0


def contains(outer: GazetteerEntry, inner: GazetteerEntry) -> bool:
    """Whether the one is the country or division in which the other lies."""
    if outer.level == "country":
        return outer.countries[0] in inner.countries and inner.level != "country"
    if outer.level == "own":
        return _in_box(outer, inner)
    return outer.id in (inner.admin1, inner.admin2)


def _in_box(outer: GazetteerEntry, inner: GazetteerEntry) -> bool:
    if outer.box is None or inner.level in {"country", "own"}:
        return False
    south, west, north, east = outer.box
    return south <= inner.lat <= north and west <= inner.lon <= east


def rank(toponyms: Sequence[Toponym], hints: Mapping[str, float] | None = None) -> list[Choice | None]:
    """A choice for each toponym, None where it has no options. ``hints``: countries that the text is about, by weight."""
    evidence = _Evidence(countries=dict(hints or {}))
    choices: list[Choice | None] = [None] * len(toponyms)
    for _ in range(3):
        before = [c.option.entry.id if c else None for c in choices]
        choices = [_choose(i, toponyms, evidence) for i in range(len(toponyms))]
        evidence = _gather(toponyms, choices, hints or {})
        if before == [c.option.entry.id if c else None for c in choices]:
            break
    return choices


def _gather(toponyms: Sequence[Toponym], choices: Sequence[Choice | None], hints: Mapping[str, float]) -> _Evidence:
    evidence = _Evidence(countries=dict(hints))
    for i, choice in enumerate(choices):
        if choice is None or not toponyms[i].votes:
            continue
        entry = choice.option.entry
        if entry.level != "city" or choice.score >= 4.0:
            evidence.chosen[i] = entry
            if entry.level == "country":
                evidence.countries[entry.countries[0]] = evidence.countries.get(entry.countries[0], 0.0) + 1.0
            elif entry.country:
                evidence.countries[entry.country] = evidence.countries.get(entry.country, 0.0) + 0.5
    return evidence


def _choose(at: int, toponyms: Sequence[Toponym], evidence: _Evidence) -> Choice | None:
    toponym = toponyms[at]
    options = toponym.options
    if len(options) > MOST_OPTIONS:
        options = tuple(sorted(options, key=lambda o: -prior(o) - 4 * _named(o.entry, evidence, at))[:MOST_OPTIONS])
    scored = sorted(((_score(at, o, toponyms, evidence), -o.entry.population, o.entry.key, o) for o in options), key=lambda s: (-s[0], s[1], s[2]))
    if not scored:
        return None
    best = scored[0]
    return Choice(best[3], best[0], best[0] - scored[1][0] if len(scored) > 1 else best[0])


def _score(at: int, option: Option, toponyms: Sequence[Toponym], evidence: _Evidence) -> float:
    entry = option.entry
    own_country = any(o.entry.level == "country" and contains(o.entry, entry) for o in toponyms[at].options)
    score = _prior_among(option, toponyms[at].options) + _named(entry, evidence, at, own_country=own_country)
    score += _written(at, option, toponyms, evidence)
    return score if own_country else score + _near(at, entry, toponyms, evidence)


def _named(entry: GazetteerEntry, evidence: _Evidence, at: int, *, own_country: bool = False) -> float:
    """Gain where the text names its country (unless that bears the same name) or a division that it lies in."""
    gain = 0.0
    total = sum(evidence.countries.values())
    if total and not own_country:
        own = evidence.chosen.get(at)
        share = max((evidence.countries.get(c, 0.0) for c in entry.countries), default=0.0)
        if own is not None and own.country in entry.countries:
            share -= 1.0 if own.level == "country" else 0.5
        gain += 2.5 * min(1.0, 0.4 * (share > 0) + share / total) if share > 0 else 0.0
    if any(i != at and other.level in {"adm1", "adm2", "own"} and contains(other, entry) for i, other in evidence.chosen.items()):
        gain += 2.0
    return gain


def _written(at: int, option: Option, toponyms: Sequence[Toponym], evidence: _Evidence) -> float:
    """Gain from the written order: "X, Y" where Y holds X; lists, whose members are alike."""
    toponym, gain = toponyms[at], 0.0
    if toponym.inside is not None:
        outer = evidence.chosen.get(toponym.inside)
        holders = [outer] if outer else [o.entry for o in toponyms[toponym.inside].options]
        if any(contains(h, option.entry) for h in holders):
            gain += 6.0
    if any(other.inside == at and any(contains(option.entry, o.entry) for o in other.options) for other in toponyms):
        gain += 3.0
    mates = [evidence.chosen[i] for i in toponym.beside if i in evidence.chosen]
    if mates:
        alike = sum(m.level == option.entry.level for m in mates) / len(mates)
        same = sum(m.country == option.entry.country for m in mates) / len(mates)
        gain += 2.5 * alike - 1.0 + 0.5 * same * (option.entry.level != "country")
    return gain


def _near(at: int, entry: GazetteerEntry, toponyms: Sequence[Toponym], evidence: _Evidence) -> float:
    """Gain from other places of the text that lie near, the nearest two, less with every 150 km."""
    if entry.level in {"country", "own"}:
        return 0.0
    name = toponyms[at].text
    others = [o for i, o in evidence.chosen.items() if i != at and o.level not in {"country", "own"} and toponyms[i].text != name]
    gains = sorted((exp(-kilometres(entry, other) / 150) for other in others), reverse=True)
    return 2.0 * sum(gains[:2]) / 1.5 if gains else 0.0
