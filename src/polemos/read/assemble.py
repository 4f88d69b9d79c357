"""From units and page to the :class:`Document` record: regions, metadata and the id.

Takes what the formats found, gives the record. The one place where documents get their ids.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from polemos.model import Document, Dropped, FirstPublished, Interval, Region, Span, digest
from polemos.read.language import detect
from polemos.read.page import Page
from polemos.read.units import Unit

# A parser holds a paragraph in memory as a whole; longer ones are cut between two sentences.
_LONGEST_REGION = 50_000
_SENTENCE_END = re.compile(r"[.!?…][\"”’)\]]*\s+(?=[\"“‘(\[]*[^\Wa-z_])|\n")


@dataclass(frozen=True, slots=True)
class Given:
    """What is known of a document apart from its text: where it came from and what its row or page says of it.

    Parts of the identity: with another date or title the same text is another document.
    """

    key: str
    source: str
    given_id: str | None = None
    title: str | None = None
    authors: tuple[str, ...] = ()
    publisher: str | None = None
    published: Interval | None = None
    language: str | None = None


def text_digest(text: str) -> str:
    """SHA-256 of the text in UTF-8, in hex."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def from_page(text: str, units: Sequence[Unit], page: Page, given: Given) -> Document:
    """The document of a text in which a page was found. What ``given`` says goes before what the page says."""
    regions = [*_regions("title", [] if page.title is None else [units[page.title].span], text)]
    regions += _regions("standfirst", [units[i].span for i in page.standfirst], text)
    regions += _regions("body", [units[i].span for i in page.body], text)
    regions.sort(key=lambda region: region.span)
    title = given.title or (None if page.title is None else _line(units[page.title].span.of(text)))
    standfirst = " ".join(_line(units[i].span.of(text)) for i in page.standfirst) or None
    dropped = tuple(Dropped(reason, units[i].span) for i, reason in page.dropped)
    return _document(
        text,
        tuple(regions),
        given,
        _Found(title, standfirst, given.authors or page.authors, page.translators, given.published or page.published, page.first, dropped),
    )


def from_row(text: str, units: Iterable[Unit], given: Given) -> Document:
    """The document of a row: all of its text is body."""
    regions = tuple(_regions("body", [unit.span for unit in units], text))
    return _document(text, regions, given, _Found(given.title, None, given.authors, (), given.published, None, ()))


@dataclass(frozen=True, slots=True)
class _Found:
    title: str | None
    standfirst: str | None
    authors: tuple[str, ...]
    translators: tuple[str, ...]
    published: Interval | None
    first: FirstPublished | None
    dropped: tuple[Dropped, ...]


def _document(text: str, regions: tuple[Region, ...], given: Given, found: _Found) -> Document:
    sha = text_digest(text)
    dated = given.published.edtf if given.published else None
    sample = "\n".join(r.span.of(text)[:4000] for r in regions[:40])
    return Document(
        id=digest("document", given.key, sha, given.title, dated, given.source, given.publisher, given.language),
        key=given.key,
        source=given.source,
        sha256=sha,
        text=text,
        regions=regions,
        given_id=given.given_id,
        title=found.title,
        standfirst=found.standfirst,
        authors=found.authors,
        translators=found.translators,
        publisher=given.publisher,
        published=found.published,
        first_published=found.first,
        language=given.language or detect(sample),
        dropped=found.dropped,
    )


def _regions(kind: Literal["title", "standfirst", "body"], spans: Iterable[Span], text: str) -> Iterator[Region]:
    for span in spans:
        for part in _pieces(span, text):
            yield Region(kind, part)


def _pieces(span: Span, text: str) -> Iterator[Span]:
    """The span, or where it is longer than a parser takes, stretches of it that end with a sentence (else with a word)."""
    start = span.start
    while span.end - start > _LONGEST_REGION:
        limit = start + _LONGEST_REGION
        ends = [m.end() for m in _SENTENCE_END.finditer(text, limit - 5000, limit)]
        cut = ends[-1] if ends else text.rfind(" ", limit - 5000, limit) + 1 or limit
        stop = start + len(text[start:cut].rstrip())
        if stop > start:
            yield Span(start, stop)
        start = cut + len(text[cut : cut + 100]) - len(text[cut : cut + 100].lstrip())
    if start < span.end:
        yield Span(start, span.end)


def _line(text: str) -> str:
    return " ".join(text.split())
