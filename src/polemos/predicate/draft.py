"""A predication in the making: mutable until scope and links are known, then frozen."""

from __future__ import annotations

from dataclasses import dataclass, field

from polemos.model import AUTHOR, Argument, Factuality, Holder, Link, Mentions, PredicateKind, Role


@dataclass
class Draft:
    """See :class:`polemos.model.Predication`; ``words`` are the tokens of the trigger."""

    lemma: str
    kind: PredicateKind
    token: int
    words: tuple[int, ...]
    clause: int
    arguments: list[Argument] = field(default_factory=list)
    light: str | None = None
    passive: bool = False
    tense: str = "none"
    factuality: Factuality = "actual"
    holder: Holder = AUTHOR
    parent: int | None = None
    link: Link | None = None
    marker: str | None = None

    def of_agents(self) -> list[int]:
        """The head tokens of who acts."""
        return [a.head for a in self.arguments if a.role == "agent"]


@dataclass(frozen=True)
class Anchors:
    """Which tokens are in a date, in a place's name, or in an actor's adjective or name, from the mentions."""

    times: frozenset[int]
    places: frozenset[int]
    actors: frozenset[int]
    names: frozenset[int] = frozenset()

    def role(self, token: int, prep: str) -> Role:
        """``time`` or ``place`` where the object of a preposition is one, else ``oblique``."""
        if token in self.times and prep not in ("between", "with", "for"):
            return "time"
        if token in self.places and prep in _PLACE_PREPOSITIONS:
            return "place"
        return "oblique"


_PLACE_PREPOSITIONS = frozenset(
    {
        "in",
        "at",
        "on",
        "near",
        "from",
        "to",
        "into",
        "over",
        "across",
        "around",
        "outside",
        "inside",
        "along",
        "through",
        "towards",
        "toward",
        "throughout",
        "within",
        "of",
        "off",
        "above",
        "under",
        "between",
        "by",
        "close to",
        "next to",
        "out of",
        "south",
        "north",
        "east",
        "west",
        "beyond",
        "behind",
        "past",
    }
)


def anchors(mentions: Mentions) -> Anchors:
    """Index of the mentions by token."""
    return Anchors(
        times=frozenset(t for m in mentions.dates for t in range(m.first, m.last)),
        places=frozenset(t for m in mentions.places for t in range(m.first, m.last)),
        names=frozenset(t for m in mentions.actors for t in range(m.first, m.last) if m.form in ("name", "possessive")),
        actors=frozenset(t for m in mentions.actors for t in range(m.first, m.last) if m.form in ("adjective", "name", "possessive", "generic")),
    )


def named_spans(mentions: Mentions) -> dict[int, tuple[int, int]]:
    """First and last (exclusive) token of each actor's name of several words, by head token."""
    return {m.head: (m.first, m.last) for m in mentions.actors if m.form == "name" and m.last - m.first > 1}
