"""A document: its text as read, where the article stands in it, and what its page says of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from polemos.model.values import Interval, Span


@dataclass(frozen=True, slots=True)
class FirstPublished:
    """Where and when a translated or reprinted text came out first; parts not said are None."""

    date: Interval | None
    outlet: str | None
    language: str | None


@dataclass(frozen=True, slots=True)
class Region:
    """A stretch of the text that is read: a paragraph, the title or the standfirst.

    ``kind`` ``body`` regions are paragraphs; they do not overlap and stand in order of the text.
    """

    kind: Literal["title", "standfirst", "body"]
    span: Span


@dataclass(frozen=True, slots=True)
class Dropped:
    """A line that was left out, and why (``menu``, ``share``, ``signup``, ``teaser``, ``bio``, ``credit``, ``date``)."""

    reason: str
    span: Span


@dataclass(frozen=True, slots=True)
class Document:
    """One text to read.

    ``text`` is the document's text as ``records.md`` defines it for its format; all offsets of all
    records count in it. ``regions`` are what is read, in order; whatever lies outside yields nothing.
    ``key`` names the document (row id, path or address) without regard to its content; ``id`` changes
    with content. ``published`` is None where the page does not say; nothing else is ever put there.
    """

    id: str
    key: str
    source: str
    sha256: str
    text: str
    regions: tuple[Region, ...]
    given_id: str | None = None
    title: str | None = None
    standfirst: str | None = None
    authors: tuple[str, ...] = ()
    translators: tuple[str, ...] = ()
    publisher: str | None = None
    published: Interval | None = None
    first_published: FirstPublished | None = None
    language: str | None = None
    dropped: tuple[Dropped, ...] = field(default=())

    def body(self) -> tuple[Span, ...]:
        """The spans of the article's body, in order."""
        return tuple(r.span for r in self.regions if r.kind == "body")
