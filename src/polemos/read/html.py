"""HTML pages: trafilatura finds the main text, its place in the rendering is found again, and the page's metadata is read.

Takes the HTML, gives a :class:`Document` whose text is the rendering of :mod:`polemos.read.rendering`, or None where no article
is on the page. Dates come from the page's own statements (metadata, a date line), never from a guess by address or footer.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

import trafilatura
from lxml.html import HtmlElement

from polemos.model import Document, Interval
from polemos.read.assemble import Given, from_page
from polemos.read.credits import is_name, names
from polemos.read.dates import parse_field
from polemos.read.kinds import kind_of
from polemos.read.page import Page, find_page
from polemos.read.rendering import Rendering, render
from polemos.read.units import Unit

_DATE_META = (
    "article:published_time", "og:published_time", "datepublished", "date", "dc.date", "dc.date.issued", "dcterms.issued", "dcterms.date",
    "dcterms.created", "pubdate", "publishdate", "publish_date", "publication_date", "parsely-pub-date", "sailthru.date",
    "citation_publication_date", "citation_date", "article.published",
)  # fmt: skip
_NOT_ALNUM = re.compile(r"[\W_]+")
_SHORT = 25
# Reasons to leave out a line that hold whatever an extractor says of it.
_FIRM = {
    "menu", "cookie", "share", "signup", "advert", "related", "pointer", "tags", "comments", "credit", "date", "bio", "counter", "caption",
    "footer", "contact", "label",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Meta:
    title: str | None
    authors: tuple[str, ...]
    published: Interval | None
    publisher: str | None
    main: str


def read_html(source: str, key: str) -> Document | None:
    """The document of an HTML page; None where no article is on it."""
    rendering = render(source)
    if rendering is None:
        return None
    meta = _meta(source, rendering.tree)
    own = find_page(rendering.units)
    page = _merged(rendering, own, meta)
    if not any(_says_something(rendering.units[i]) for i in page.body):
        return None
    given = Given(key, key, title=None if page.title is not None else meta.title, authors=meta.authors, publisher=meta.publisher, published=meta.published)
    return from_page(rendering.text, rendering.units, page, given)


def _says_something(unit: Unit) -> bool:
    return len(unit.text.split()) >= 8 and kind_of(unit.text) == "prose"


def _merged(rendering: Rendering, own: Page, meta: _Meta) -> Page:
    """The page with the extractor's main text for its body, less the lines that are plainly no part of an article."""
    units = rendering.units
    title = _title(units, own, meta.title)
    reasons = dict(own.dropped)
    inside = _inside(units, meta.main)
    agreed = sum(len(units[i].text) for i in own.body if i in inside)
    # teasers that an extractor keeps are left out where the two agree on a good part of the page
    trusted = agreed > 0.3 * sum(len(units[i].text) for i in inside) and agreed > 0.8 * sum(len(units[i].text) for i in own.body)
    body = [
        i for i in sorted(inside) if i != title and i not in own.standfirst and (reasons.get(i) not in _FIRM and not (trusted and reasons.get(i) == "teaser"))
    ]
    if title is not None:
        body = [i for i in body if i > title or len(units[i].text.split()) > 25]
    if sum(len(units[i].text) for i in body) * 4 < sum(len(units[i].text) for i in own.body):
        body = [i for i in own.body if i != title]  # the extractor found next to nothing
    standfirst = tuple(i for i in own.standfirst if title is not None and i > title and (not body or i < body[-1]))
    kept = {title, *body, *standfirst}
    dropped = tuple((i, reasons.get(i, "menu")) for i in range(len(units)) if i not in kept)
    return replace(own, title=title, standfirst=standfirst, body=tuple(body), dropped=dropped)


def _title(units: list[Unit], own: Page, title: str | None) -> int | None:
    """The line that shows the title: the page's own metadata name it, with or without the site's name behind it."""
    wanted = _squeezed(title or "")
    marked = [i for i, unit in enumerate(units) if unit.level in (1, 2) and wanted and len(_squeezed(unit.text)) > 3 and _squeezed(unit.text) in wanted]
    if marked:
        return min(marked, key=lambda i: (units[i].level, i))
    same = [i for i, unit in enumerate(units) if wanted and _squeezed(unit.text) == wanted]
    first = [i for i, unit in enumerate(units) if unit.level == 1]
    return next(iter(same or first), own.title)


def _inside(units: list[Unit], main: str) -> set[int]:
    """The lines of the rendering that are in the extractor's text."""
    lines = {_squeezed(line) for line in main.splitlines()}
    whole = _squeezed(main)
    found = set()
    for i, unit in enumerate(units):
        squeezed = _squeezed(unit.text)
        if squeezed and (squeezed in lines or (len(squeezed) >= _SHORT and squeezed in whole)):
            found.add(i)
    return found


def _squeezed(text: str) -> str:
    return _NOT_ALNUM.sub("", text).lower()


def _meta(source: str, tree: HtmlElement) -> _Meta:
    found = trafilatura.bare_extraction(
        source, with_metadata=True, include_comments=False, date_extraction_params={"extensive_search": False, "original_date": True}
    )
    data = list(_json_ld(tree))
    title = getattr(found, "title", None) or _meta_content(tree, "og:title") or (tree.findtext(".//title") or "").strip() or None
    return _Meta(
        title=" ".join(title.split()) if title else None,
        authors=_authors(tree, data, getattr(found, "author", None)),
        published=_published(tree, data),
        publisher=_meta_content(tree, "og:site_name"),
        main=getattr(found, "text", None) or "",
    )


def _authors(tree: HtmlElement, data: list[dict[str, object]], found: str | None) -> tuple[str, ...]:
    """Persons that the page's metadata name as authors; agencies and addresses are none."""
    named = [name for item in data for name in _names_in(item.get("author"))]
    named += [m for m in (_meta_content(tree, "author"), _meta_content(tree, "article:author"), _meta_content(tree, "dc.creator")) if m]
    for text in [*named, *(found or "").split(";")]:
        persons = tuple(dict.fromkeys(name for part in ([*named] if text in named and is_name(text.strip()) else [text]) for name in names(part)))
        if persons:
            return persons
    return ()


def _names_in(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        if value.get("@type") in (None, "Person") and isinstance(value.get("name"), str):
            yield value["name"]
    elif isinstance(value, list):
        for item in value:
            yield from _names_in(item)


def _published(tree: HtmlElement, data: list[dict[str, object]]) -> Interval | None:
    stated = [value for item in data if isinstance(value := item.get("datePublished"), str)]
    stated += [value for name in _DATE_META if (value := _meta_content(tree, name))]
    stated += [
        node.get("datetime") or "" for node in tree.iter("time") if (node.get("itemprop") or "").lower() == "datepublished" or node.get("pubdate") is not None
    ]
    return next((when for value in stated if (when := parse_field(value))), None)


def _meta_content(tree: HtmlElement, name: str) -> str | None:
    for node in tree.iter("meta"):
        label = node.get("property") or node.get("name") or node.get("itemprop") or ""
        if label.lower() == name and (node.get("content") or "").strip():
            return " ".join((node.get("content") or "").split())
    return None


def _json_ld(tree: HtmlElement) -> Iterator[dict[str, object]]:
    """The JSON-LD objects of the page; broken ones are passed over, since the page is readable without them."""
    for node in tree.iter("script"):
        if (node.get("type") or "").lower() != "application/ld+json":
            continue
        try:
            data = json.loads(node.text or "")
        except (json.JSONDecodeError, RecursionError):
            continue
        for item in data if isinstance(data, list) else [data]:
            graph = item.get("@graph") if isinstance(item, dict) else None
            yield from (entry for entry in (graph if isinstance(graph, list) else [item]) if isinstance(entry, dict))
