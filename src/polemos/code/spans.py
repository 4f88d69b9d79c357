"""Stretches of text for the ends of causes, for interests and scenarios: as short as the sense allows."""

from __future__ import annotations

from polemos.code.desk import Desk
from polemos.model import Argument, Predication, Span

# An end of a cause is never most of its sentence; a quarter is left for the link and the other end.
_MOST_OF_SENTENCE = 0.65
_SHORT = 60


def clause_span(desk: Desk, head: int, without: Span | None = None) -> Span | None:
    """The words below ``head``, less the stretch ``without``: what stands before it, or behind it if that is longer.

    None where nothing is left. Cut down to the bare phrase where it would be most of the sentence.
    """
    first, last = desk.tree.clause(head)
    return _fitting(desk, head, first, last, without)


def argument_span(desk: Desk, argument: Argument, without: Span | None = None) -> Span | None:
    """The words of an argument with all that belongs to it, whole coordinations included: causes are often lists."""
    return clause_span(desk, argument.head, without)


def _fitting(desk: Desk, head: int, first: int, last: int, without: Span | None) -> Span | None:
    piece = _cut(desk, first, last, without)
    if piece is None:
        return None
    sentence = desk.sentence_span(desk.parse.sentence_of[head])
    room = max(_MOST_OF_SENTENCE * (sentence.end - sentence.start), _SHORT)
    if piece.end - piece.start > room:
        first, last = desk.tree.phrase(head)
        piece = _cut(desk, first, last, without) or piece
    if piece.end - piece.start > room:
        token = desk.parse.span(head, head + 1)
        piece = token if without is None or not token.overlaps(without) else None
    return piece


def _cut(desk: Desk, first: int, last: int, without: Span | None) -> Span | None:
    if without is None:
        return _trimmed(desk, first, last)
    before = [t for t in range(first, last) if desk.parse.ends[t] <= without.start]
    behind = [t for t in range(first, last) if desk.parse.starts[t] >= without.end]
    pieces = [_trimmed(desk, part[0], part[-1] + 1) for part in (before, behind) if part]
    found = [p for p in pieces if p is not None]
    return max(found, key=lambda p: p.end - p.start) if found else None


_LOOSE = frozenset(
    {",", ";", ":", "(", ")", '"', "'", "-", "–", "—", "and", "but", "that", "which", "because", "so", ".", "also", "however", "moreover", "therefore"}
)


def _trimmed(desk: Desk, first: int, last: int) -> Span | None:
    words = desk.parse.words
    while first < last - 1 and words[first].lower() in _LOOSE:
        first += 1
    while last - 1 > first and words[last - 1].lower() in _LOOSE:
        last -= 1
    # a piece cut before its object ends in the words that led to it: "the crisis resulting from"
    while last - 1 > first and desk.parse.pos[last - 1] == "ADP":
        last -= 2 if last - 2 > first and desk.parse.tags[last - 2] in ("VBG", "VBN") else 1
    return desk.parse.span(first, last) if first < last and any(c.isalnum() for c in words[first]) else None


def predication_span(desk: Desk, predication: Predication) -> Span | None:
    """The clause of a predication, or its phrase where it is a noun."""
    token = predication.token
    if predication.kind in ("light", "copula", "adjective"):
        token = clause_verb(desk, predication)
    return clause_span(desk, token)


def clause_verb(desk: Desk, predication: Predication) -> int:
    """The nearest verb at or above a predication's token: that of a light, copular or adjectival one; the token itself where there is none."""
    return next((t for t in (predication.token, *desk.tree.ancestors(predication.token)) if desk.tree.is_verb(t)), predication.token)
