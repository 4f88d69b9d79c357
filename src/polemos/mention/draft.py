"""The work sheet of one document while its actors are found: atoms over tokens, names over atoms, mentions so far.

Takes a document with its parse, offers what every step needs (which names stand where, what surrounds a token), and
collects mentions and actors. It decides nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import date

from polemos.knowledge import Knowledge
from polemos.knowledge.atoms import Atom, atoms, singular, stand_together
from polemos.knowledge.index import Hit
from polemos.mention.actors_record import actor_of
from polemos.model import Actor, ActorMention, Document, Form, Parse, Place, PlaceMention

_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")


@dataclass(frozen=True, slots=True)
class Named:
    """A run of tokens that the index knows a name for; ``hit`` counts atoms, ``first`` and ``last`` tokens."""

    hit: Hit
    first: int
    last: int


@dataclass
class Draft:
    """State of the work on one document. ``day`` is the document's first day, None where not known."""

    document: Document
    parse: Parse
    knowledge: Knowledge
    day: date | None
    atoms: list[Atom] = field(default_factory=list)
    token: list[int] = field(default_factory=list)
    mentions: list[ActorMention] = field(default_factory=list)
    actors: dict[str, Actor] = field(default_factory=dict)
    named: list[Named] = field(default_factory=list)
    country_at: dict[int, str] = field(default_factory=dict)
    place_tokens: set[int] = field(default_factory=set)
    at: dict[int, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for region in self.document.regions:
            self.atoms += atoms(region.span.of(self.document.text), region.span.start)
        starts = self.parse.starts
        self.token = [bisect_right(starts, a.start) - 1 for a in self.atoms]
        self.keys = [a.key for a in self.atoms]
        self.low = [singular(k) for k in self.keys]
        self.first_atom: dict[int, int] = {}
        for number, token in enumerate(self.token):
            self.first_atom.setdefault(token, number)
        self.dated = {t for first, last, label in self.parse.entities if label in ("DATE", "TIME") for t in range(first, last)}
        self.years = tuple(sorted({int(y) for y in _YEAR.findall(self.document.text)}))

    def use_places(self, mentions: Iterable[PlaceMention], places: dict[str, Place]) -> None:
        """Takes over which country the places found before lie in."""
        for mention in mentions:
            self.place_tokens.update(range(mention.first, mention.last))
            country = places[mention.place].country if mention.place is not None else None
            if country is not None:
                self.country_at.update(dict.fromkeys(range(mention.first, mention.last), country))

    def whole(self, first: int, last: int) -> bool:
        """Do atoms ``first`` to ``last`` stand close enough together to be one name?"""
        return stand_together(self.document.text, self.atoms, first, last)

    def add(self, first: int, last: int, head: int, actors: Iterable[Actor], form: Form, rule: str, *, atoms: tuple[int, int] | None = None) -> ActorMention:
        """Adds a mention over tokens ``first`` to ``last``; ``atoms`` narrows its span where a token holds more than the name."""
        span = self.parse.span(first, last)
        if atoms is not None:
            span = replace(span, start=self.atoms[atoms[0]].start, end=self.atoms[atoms[1] - 1].end)
        actors = tuple(actors)
        for actor in actors:
            known = self.actors.get(actor.id)
            if known is None:
                self.actors[actor.id] = actor
            elif actor.aliases != known.aliases:
                self.actors[actor.id] = replace(known, aliases=tuple(dict.fromkeys((*known.aliases, *actor.aliases))))
        mention = ActorMention(span, first, last, head, tuple(a.id for a in actors), form, rule)
        self.at[head] = len(self.mentions)
        self.mentions.append(mention)
        return mention

    def drop(self, which: Callable[[ActorMention], bool]) -> None:
        """Takes back the mentions for which ``which`` is true."""
        self.mentions = [m for m in self.mentions if not which(m)]
        self.at = {m.head: number for number, m in enumerate(self.mentions)}

    def mention_at(self, token: int) -> ActorMention | None:
        """The mention whose head the token is, the last one added."""
        number = self.at.get(token)
        return None if number is None else self.mentions[number]

    def known(self, actor: str) -> Actor:
        """The record of a knowledge entry, as of the document's day."""
        return self.actors.get(actor) or actor_of(self.knowledge.actor(actor), self.day, self.knowledge)

    def head_of(self, first: int, last: int) -> int:
        """The token of the run on which the others depend: the last whose head lies outside."""
        heads = self.parse.heads
        outside = [t for t in range(first, last) if not first <= heads[t] < last or heads[t] == t]
        nouns = [t for t in outside if self.parse.tags[t].startswith(("NN", "JJ", "CD"))]
        return (nouns or outside or [last - 1])[-1]

    def preposition(self, token: int) -> str | None:
        """The preposition that governs the token, through coordination; None where there is none."""
        deps, heads = self.parse.deps, self.parse.heads
        while deps[token] in ("conj", "appos") and heads[token] != token:
            token = heads[token]
        if deps[token] in ("pobj", "pcomp"):
            return self.parse.words[heads[token]].lower()
        return "by" if deps[heads[token]] == "agent" else None

    def starts_adjacent(self, token: int, following: int) -> bool:
        """Is there nothing but a blank between two neighbouring tokens?"""
        return following == token + 1 and self.parse.starts[following] - self.parse.ends[token] <= 1

    def hyphen(self, atom: int, following: int) -> bool:
        """Does a hyphen join two neighbouring atoms?"""
        between = self.document.text[self.atoms[atom].end : self.atoms[following].start]
        return between in ("-", "–", "‑")
