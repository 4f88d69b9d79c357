"""Frozen records: what stages hand to one another. No behaviour beyond their own invariants."""

from polemos.model.document import Document, Dropped, FirstPublished, Region
from polemos.model.ids import digest
from polemos.model.mention import (
    Actor,
    ActorKind,
    ActorMention,
    DateMention,
    FigureMention,
    Measure,
    Mentions,
    Place,
    PlaceKind,
    PlaceMention,
)
from polemos.model.parse import Parse, Sentence
from polemos.model.predication import AUTHOR, Argument, Holder, Link, PredicateKind, Predication, Role
from polemos.model.reading import Issue, Reading
from polemos.model.statement import (
    Attribution,
    Cause,
    CauseEnd,
    Domain,
    Event,
    Figure,
    Interest,
    Level,
    Likelihood,
    Outcome,
    PeaceEffort,
    PeaceKind,
    Relation,
    RelationType,
    Scenario,
    Stage,
    Statement,
)
from polemos.model.values import Anchor, Factuality, Interval, Quantity, Span

__all__ = [
    "AUTHOR", "Actor", "ActorKind", "ActorMention", "Anchor", "Argument", "Attribution", "Cause", "CauseEnd",
    "DateMention", "Document", "Domain", "Dropped", "Event", "Factuality", "Figure", "FigureMention",
    "FirstPublished", "Holder", "Interest", "Interval", "Issue", "Level", "Likelihood", "Link", "Measure",
    "Mentions", "Outcome", "Parse", "PeaceEffort", "PeaceKind", "Place", "PlaceKind", "PlaceMention",
    "PredicateKind", "Predication", "Quantity", "Reading", "Region", "Relation", "RelationType", "Role",
    "Scenario", "Sentence", "Span", "Stage", "Statement", "digest",
]  # fmt: skip
