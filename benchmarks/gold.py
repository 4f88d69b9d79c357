"""What a careful reader takes from an article: gold readings as typed records.

Takes the JSON file of a gold article, gives a :class:`GoldArticle`. Scores nothing. Where several answers fit, a field holds them all;
an empty tuple in such a field means that the gold does not ask.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from polemos.model import Span

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
class Asked[Item]:
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
