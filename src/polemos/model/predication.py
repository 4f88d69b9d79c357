"""Predications: syntax made plain, once, for everything that is coded."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from polemos.model.values import Factuality, Span

Role = Literal["agent", "patient", "recipient", "theme", "place", "time", "means", "content", "attribute", "oblique"]
PredicateKind = Literal["verb", "noun", "light", "copula", "adjective"]
Link = Literal["content", "purpose", "condition", "cause", "result", "time", "concession", "relative", "means"]


@dataclass(frozen=True, slots=True)
class Argument:
    """One participant of a predication.

    ``head`` is the head token and ``first`` to ``last`` (exclusive) the tokens of the whole phrase.
    Coordinated phrases are separate arguments of the same role. ``prep`` is the preposition that brought it in
    ("against", "with"), ``'s`` for a possessor, None for a core argument. ``implied`` is True
    where the clause itself does not contain it: it comes from control, coordination or a relative
    clause. ``predication`` is the index of the clause's own predication for ``content``.
    """

    role: Role
    head: int
    first: int
    last: int
    prep: str | None = None
    implied: bool = False
    predication: int | None = None


@dataclass(frozen=True, slots=True)
class Holder:
    """Who says it: the author (``head`` None and ``text`` None) or whom the text quotes or paraphrases."""

    head: int | None = None
    text: str | None = None
    span: Span | None = None


AUTHOR = Holder()


@dataclass(frozen=True, slots=True)
class Predication:
    """One predicate with its arguments, voice undone.

    ``lemma`` is the predicate's lemma with its particle ("call off"); of a light-verb construction the noun
    ("attack" in "launched an attack"), with the verb in ``light``; of a copula the complement noun or adjective
    ("ally" in "is an ally of"). ``token`` is the head token, ``trigger`` the words of the predicate.
    ``tense`` is of the clause (``none`` for nominal ones). ``factuality`` and ``holder`` are what the
    clause's own words and all that governs it make of it. ``parent`` is the index of the predication
    that governs it, ``link`` how, ``marker`` by which words ("because", "in order to").
    """

    index: int
    lemma: str
    kind: PredicateKind
    token: int
    trigger: Span
    arguments: tuple[Argument, ...]
    sentence: int
    tense: Literal["past", "present", "future", "none"]
    factuality: Factuality
    holder: Holder
    light: str | None = None
    passive: bool = False
    parent: int | None = None
    link: Link | None = None
    marker: str | None = None

    def of_role(self, *roles: Role) -> tuple[Argument, ...]:
        """Arguments of the roles, in order."""
        return tuple(a for a in self.arguments if a.role in roles)

    def with_prep(self, *preps: str) -> tuple[Argument, ...]:
        """Arguments brought in by one of the prepositions, in order."""
        return tuple(a for a in self.arguments if a.prep in preps)
