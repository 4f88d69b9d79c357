"""What a document says, coded: the statements of the record contract, one document at a time.

Every statement has ``id`` (a hash of what it says and where), ``rule`` (the frame or rule that made
it, shown by ``polemos trace``), ``evidence`` (spans of the text, a sentence or less each) and, where the
contract asks for it, ``factuality`` and ``attribution``. Actors and places are ids of the reading's indexes.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from polemos.model.mention import Measure
from polemos.model.values import Factuality, Interval, Quantity, Span

RelationType = Literal[
    "ally_of", "supports", "arms", "aids", "trades_with", "aligned_with", "recognises", "guarantees", "member_of",
    "part_of", "leads", "stationed_in", "dominates", "mediates", "controls", "claims", "rival_of", "opposes",
    "fights", "disputes_with",
]  # fmt: skip
PeaceKind = Literal["ceasefire", "mediation", "negotiation", "agreement", "peacekeeping", "call", "proposal"]
Outcome = Literal["reached", "held", "failed", "ignored", "rejected", "ongoing", "proposed", "unknown"]
Stage = Literal["structural", "proximate", "trigger"]
Level = Literal["local", "regional", "global"]
Domain = Literal["political", "military", "economic", "social", "environmental"]


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says it: ``author``, the document's own voice, or ``reported``, with the holder's actor id and words."""

    kind: Literal["author", "reported"] = "author"
    holder: str | None = None
    text: str | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """A PLOVER 2021 event. ``historical``: long before the document's own time.

    ``place_inherited``: its own sentence names no place, and ``place`` is that of the sentence before.

    ``clause`` is the text from the verb to its last object, where the actors are the verb's subject and the clause
    is short enough to quote behind their name; None for nouns and passives.
    """

    id: str
    type: str
    mode: str | None
    contexts: tuple[str, ...]
    cameo: str
    quad: int
    score: float
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    place: str | None
    date: Interval | None
    historical: bool
    factuality: Factuality
    attribution: Attribution
    figures: tuple[str, ...]
    trigger: Span
    evidence: tuple[Span, ...]
    rule: str
    clause: Span | None = None
    place_inherited: bool = False


@dataclass(frozen=True, slots=True)
class Relation:
    """``source`` stands in the relation to ``target``; ``sign`` is +1, 0 or −1 by type."""

    id: str
    type: RelationType
    sign: int
    source: str
    target: str
    place: str | None
    date: Interval | None
    historical: bool
    factuality: Factuality
    attribution: Attribution
    evidence: tuple[Span, ...]
    rule: str


@dataclass(frozen=True, slots=True)
class CauseEnd:
    """One end of a causal statement: its span, its actors, its events, and what a pronoun refers to."""

    span: Span
    actors: tuple[str, ...] = ()
    events: tuple[str, ...] = ()
    refers_to: str | None = None


@dataclass(frozen=True, slots=True)
class Cause:
    """The text says that ``cause`` promotes or inhibits ``effect``; the two spans do not overlap."""

    id: str
    cause: CauseEnd
    effect: CauseEnd
    polarity: Literal["promotes", "inhibits"]
    stage: Stage | None
    level: Level | None
    domain: Domain | None
    factuality: Factuality
    attribution: Attribution
    evidence: tuple[Span, ...]
    rule: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A number as claimed; ``of`` is what is counted, in the text's words."""

    id: str
    measure: Measure
    quantity: Quantity
    of: str
    actors: tuple[str, ...]
    date: Interval | None
    attribution: Attribution
    evidence: tuple[Span, ...]
    rule: str


@dataclass(frozen=True, slots=True)
class Interest:
    """What an actor wants, in the text's words."""

    id: str
    actor: str
    kind: Literal["interest", "aim", "position", "demand", "grievance"]
    text: str
    date: Interval | None
    factuality: Factuality
    attribution: Attribution
    evidence: tuple[Span, ...]
    rule: str


@dataclass(frozen=True, slots=True)
class PeaceEffort:
    """Something tried, called for or reached for peace."""

    id: str
    kind: PeaceKind
    third_parties: tuple[str, ...]
    parties: tuple[str, ...]
    date: Interval | None
    outcome: Outcome
    factuality: Factuality
    attribution: Attribution
    evidence: tuple[Span, ...]
    rule: str


@dataclass(frozen=True, slots=True)
class Likelihood:
    """Words of estimative probability and the interval of probabilities that they stand for."""

    phrase: str
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Scenario:
    """What could come, how likely in the holder's words, and on what condition."""

    id: str
    text: str
    actors: tuple[str, ...]
    likelihood: Likelihood
    condition: str | None
    attribution: Attribution
    evidence: tuple[Span, ...]
    rule: str


Statement = Event | Relation | Cause | Figure | Interest | PeaceEffort | Scenario
