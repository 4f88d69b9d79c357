"""What a careful reader takes from an article: gold readings as typed records.

Takes the JSON file of a gold article, gives a :class:`GoldArticle`. Scores nothing. Where several answers fit, a field holds them all;
an empty tuple in such a field means that the gold does not ask.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar

from polemos.model import Span

Item = TypeVar("Item")
Keys = tuple[str, ...]  # keys of gold actors, any of which will do
Days = tuple[str | None, str | None]  # first and last day, ISO; an open side is None


@dataclass(frozen=True, slots=True)
class GoldActor:
    """Somebody whom the article names. ``iso3`` is None for all but states."""

    names: tuple[str, ...]
    iso3: str | None


@dataclass(frozen=True, slots=True)
class GoldRelation:
    """``factuality`` is None where the gold does not ask; ``date`` likewise."""

    sentence: Span
    types: tuple[str, ...]
    source: Keys
    target: Keys
    factuality: str | None
    date: Days | None


@dataclass(frozen=True, slots=True)
class GoldEvent:
    """``actors`` and ``recipients`` must all be found, each as any of its keys, unless the roles are optional."""

    sentence: Span
    types: tuple[str, ...]
    actors: tuple[Keys, ...]
    recipients: tuple[Keys, ...]
    factuality: tuple[str, ...]
    date: Days | None
    historical: bool | None
    roles_optional: bool
    recipient_optional: bool


@dataclass(frozen=True, slots=True)
class GoldCause:
    """Any of the terms must begin a word of its end."""

    sentence: Span
    cause_terms: tuple[str, ...]
    effect_terms: tuple[str, ...]
    polarity: tuple[str, ...]
    stage: tuple[str, ...]
    level: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GoldFigure:
    """``best`` is None where the text gives only bounds."""

    sentence: Span
    measures: tuple[str, ...]
    best: float | None
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class GoldInterest:
    """Any of the actors wants what any of the terms names."""

    sentence: Span
    actors: Keys
    terms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GoldEffort:
    """All third parties must be found."""

    sentence: Span
    kinds: tuple[str, ...]
    outcomes: tuple[str, ...]
    third_parties: tuple[Keys, ...]


@dataclass(frozen=True, slots=True)
class GoldScenario:
    """All actors must be found."""

    sentence: Span
    terms: tuple[str, ...]
    actors: tuple[Keys, ...]


@dataclass(frozen=True, slots=True)
class GoldPage:
    """What the page says of itself. ``first_day`` and ``first_outlet`` are None where the text came out here first."""

    title: str | None
    authors: tuple[str, ...]
    translators: tuple[str, ...]
    language: str | None
    published: str | None
    first_day: str | None
    first_outlet: str | None


@dataclass(frozen=True, slots=True)
class Asked(Generic[Item]):
    """What must be found of one kind, and what may be exported besides."""

    items: tuple[Item, ...]
    acceptable: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """One gold reading. ``junk`` is what is no part of the article; nothing may come from there."""

    page: GoldPage
    junk: tuple[Span, ...]
    actors: dict[str, GoldActor]
    expected_actors: Keys
    relations: Asked[GoldRelation]
    events: Asked[GoldEvent]
    causes: Asked[GoldCause]
    figures: Asked[GoldFigure]
    interests: Asked[GoldInterest]
    efforts: Asked[GoldEffort]
    scenarios: Asked[GoldScenario]


def load_gold(path: Path) -> GoldArticle:
    """The gold reading in the file. Raises OSError, or KeyError where a field that every item has is missing."""
    raw = json.loads(path.read_text(encoding="utf-8"))
    return GoldArticle(
        page=_page(raw["meta"]),
        junk=tuple(Span(*stretch) for stretch in raw.get("junk", ())),
        actors={key: GoldActor(tuple(a["names"]), a.get("iso3")) for key, a in raw["actors"].items()},
        expected_actors=tuple(raw["expected_actors"]),
        relations=_asked(raw, "relations", _relation),
        events=_asked(raw, "events", _event),
        causes=_asked(raw, "causes", _cause),
        figures=_asked(raw, "figures", _figure),
        interests=_asked(raw, "interests", lambda g: GoldInterest(Span(*g["sentence"]), _several(g["actors"]), tuple(g["terms"]))),
        efforts=_asked(raw, "peace_efforts", _effort),
        scenarios=_asked(raw, "scenarios", lambda g: GoldScenario(Span(*g["sentence"]), tuple(g["terms"]), _each(g["actors"]))),
    )


def _asked(raw: dict[str, Any], kind: str, read: Callable[[dict[str, Any]], Item]) -> Asked[Item]:
    return Asked(tuple(map(read, raw[kind])), tuple(map(read, raw.get(f"acceptable_{kind}", ()))))


def _several(value: str | list[str] | None) -> tuple[str, ...]:
    """The gold writes one answer as a string and several as a list."""
    if value is None:
        return ()
    return (value,) if isinstance(value, str) else tuple(value)


def _each(value: list[str | list[str]]) -> tuple[Keys, ...]:
    return tuple(_several(keys) for keys in value)


def _days(value: list[str | None] | None) -> Days | None:
    return (value[0], value[1]) if value else None


def _page(raw: dict[str, Any]) -> GoldPage:
    first = raw.get("first_published") or {}
    return GoldPage(
        title=raw.get("title"), authors=_several(raw.get("authors")), translators=_several(raw.get("translators")), language=raw.get("language"),
        published=raw.get("published"), first_day=first.get("date"), first_outlet=first.get("outlet"),
    )  # fmt: skip


def _relation(g: dict[str, Any]) -> GoldRelation:
    return GoldRelation(
        Span(*g["sentence"]), _several(g["type"]), _several(g["source"]), _several(g["target"]), g.get("factuality"), _days(g.get("date")),
    )  # fmt: skip


def _event(g: dict[str, Any]) -> GoldEvent:
    return GoldEvent(
        sentence=Span(*g["sentence"]), types=_several(g["types"]), actors=_each(g["actors"]), recipients=_each(g["recipients"]),
        factuality=_several(g["factuality"]), date=_days(g.get("date")), historical=g.get("historical"),
        roles_optional=g.get("roles_optional", False), recipient_optional=g.get("roles_optional_recipient", False),
    )  # fmt: skip


def _cause(g: dict[str, Any]) -> GoldCause:
    return GoldCause(
        sentence=Span(*g["sentence"]), cause_terms=tuple(g["cause_terms"]), effect_terms=tuple(g["effect_terms"]),
        polarity=_several(g["polarity"]), stage=_several(g.get("stage")), level=_several(g.get("level")),
    )  # fmt: skip


def _figure(g: dict[str, Any]) -> GoldFigure:
    return GoldFigure(Span(*g["sentence"]), _several(g["measure"]), g["best"], g.get("low"), g.get("high"))


def _effort(g: dict[str, Any]) -> GoldEffort:
    return GoldEffort(Span(*g["sentence"]), _several(g["kinds"]), _several(g["outcome"]), _each(g["third_parties"]))
