"""A parse as plain data: tokens and sentences as parallel tuples, free of the parser's own types.

Dependency labels are spaCy's English ones (CLEAR style: nsubj, dobj, pobj, prep, agent, ccomp, …).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from polemos.model.values import Span


@dataclass(frozen=True, slots=True)
class Sentence:
    """Tokens ``first`` to ``last`` (exclusive) and the region of the document they stand in."""

    first: int
    last: int
    span: Span
    region: int


@dataclass(frozen=True, slots=True)
class Proposal:
    """A token that the second reader takes for the word of an event of ``type`` (PLOVER), with its probability (0 to 1)."""

    token: int
    type: str
    probability: float


@dataclass(frozen=True, slots=True)
class Parse:
    """All sentences of all regions of one document.

    The tuples ``words`` … ``ends`` run parallel, one item a token. ``heads[i]`` is the index of the
    head of token i, i itself for a root. ``starts`` and ``ends`` are offsets in the document's text.
    ``children[i]`` are the dependents of i in order. ``entities`` are the recogniser's (first, last, label).
    """

    words: tuple[str, ...]
    lemmas: tuple[str, ...]
    pos: tuple[str, ...]
    tags: tuple[str, ...]
    deps: tuple[str, ...]
    heads: tuple[int, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    sentences: tuple[Sentence, ...]
    sentence_of: tuple[int, ...]
    children: tuple[tuple[int, ...], ...]
    entities: tuple[tuple[int, int, str], ...] = ()

    def __len__(self) -> int:
        return len(self.words)

    def span(self, first: int, last: int) -> Span:
        """The text that tokens ``first`` to ``last`` (exclusive) cover."""
        return Span(self.starts[first], self.ends[last - 1])

    def subtree(self, token: int) -> Iterator[int]:
        """``token`` and all that depends on it, in no particular order."""
        stack = [token]
        while stack:
            at = stack.pop()
            yield at
            stack.extend(self.children[at])

    def dependents(self, token: int, *labels: str) -> tuple[int, ...]:
        """The children of ``token`` with one of the labels, in order of the text."""
        return tuple(c for c in self.children[token] if self.deps[c] in labels)

    def tokens_of(self, span: Span) -> tuple[int, ...]:
        """Indices of the tokens that overlap the span, in order."""
        return tuple(range(bisect_right(self.ends, span.start), bisect_left(self.starts, span.end)))
