"""What the text names: actors, places, days, figures, and who or what they are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from polemos.model.values import Interval, Quantity, Span

ActorKind = Literal[
    "state", "de_facto_state", "government", "military", "igo", "alliance", "person", "party", "armed_group",
    "ethnic_group", "company", "civil_society", "population", "other",
]  # fmt: skip
STATES = ("state", "de_facto_state")
"""The kinds of actors that hold a territory as states do, recognised or not."""
Form = Literal["name", "generic", "definite", "pronoun", "adjective", "possessive"]
"""How an actor is spoken of."""
DateRelation = Literal["in", "since", "until", "before", "after", "for"]
"""How what is dated lies to the days of a date mention."""
PlaceKind = Literal["country", "region", "admin", "populated", "water", "facility", "other"]
Measure = Literal[
    "fatalities", "injured", "casualties", "displaced", "detained", "troops", "weapons", "money", "distance",
    "percent_change", "area", "count",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who can act: known from the knowledge base, or found in the text.

    ``id`` is the knowledge id ("TUR", "person.erdogan"), ``COUNTRY.SECTOR`` for a generic one with
    a country ("Azerbaijani soldiers": "AZE.MIL"), or a hash of name and document for what is known from the
    document alone. ``sectors`` are PLOVER's, the first the primary; () for a state as such.
    ``country`` is ISO 3166 alpha-3, or PLOVER's IGO, UNO, EUR, NGO, …; None where not known.
    """

    id: str
    name: str
    kind: ActorKind
    country: str | None = None
    sectors: tuple[str, ...] = ()
    iso3: str | None = None
    cow: int | None = None
    gw: int | None = None
    aliases: tuple[str, ...] = ()
    known: bool = True


@dataclass(frozen=True, slots=True)
class Place:
    """Somewhere: ``lat`` and ``lon`` are None where not known; ``precision`` is UCDP's where_prec, 1 (exact) to 7."""

    id: str
    name: str
    kind: PlaceKind
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    geonames: int | None = None
    precision: int | None = None
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ActorMention:
    """Words that stand for one actor or several ("both countries").

    ``head`` is the token that carries the phrase's grammar; ``first`` to ``last`` (exclusive) its
    tokens. ``actors`` are ids, () where it stays unresolved. ``form``: ``name`` (Turkey), ``generic``
    (Turkish police), ``definite`` (the region, that country), ``pronoun`` (it, who), ``adjective`` (Turkish
    in "Turkish attack"), ``possessive`` (its, Turkey's).
    """

    span: Span
    first: int
    last: int
    head: int
    actors: tuple[str, ...]
    form: Form
    rule: str


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """Words that name a place; ``place`` is an id of the document's places, None where not resolved."""

    span: Span
    first: int
    last: int
    head: int
    place: str | None
    rule: str


@dataclass(frozen=True, slots=True)
class DateMention:
    """Words that say when. ``interval`` is None where they cannot be resolved; a duration has none.

    ``relation`` tells how the words bind what they modify: ``in`` (during the interval), ``since``,
    ``until``, ``before``, ``after``, ``for`` (a duration). ``event_word`` is the token of the event that
    the date hangs on ("two days before the *hostilities* began"), where there is one.
    """

    span: Span
    first: int
    last: int
    head: int
    interval: Interval | None
    relation: DateRelation
    rule: str
    event_word: int | None = None


@dataclass(frozen=True, slots=True)
class FigureMention:
    """A number with what it counts. ``of`` is the span of the counted thing, ``noun`` its head token."""

    span: Span
    first: int
    last: int
    head: int
    quantity: Quantity
    measure: Measure
    of: Span | None
    noun: int | None
    rule: str


@dataclass(frozen=True, slots=True)
class Mentions:
    """All mentions of one document, each kind in order of the text, and the actors and places they name."""

    actors: tuple[ActorMention, ...]
    places: tuple[PlaceMention, ...]
    dates: tuple[DateMention, ...]
    figures: tuple[FigureMention, ...]
    actor_index: dict[str, Actor]
    place_index: dict[str, Place]


NO_MENTIONS = Mentions((), (), (), (), {}, {})
"""Those of a document that was not read."""
