"""An HTML page as text: the one rendering in which all offsets of HTML documents count.

Takes HTML, gives a :class:`Rendering`: all that a reader of the page sees, menus included, in the order of the source.

- Every block (paragraph, heading, list item, table row, …) stands on a line of its own; an empty line stands before and after
  paragraphs, headings, lists, tables and other containers.
- White space inside a block is one blank, as in a browser; ``<br>`` is a new line; in ``<pre>`` lines stay; cells of a row are parted by a tab.
- Left out is what no reader sees: scripts, styles, templates, comments, ``<noscript>``, form fields, images without their text, and
  elements with ``hidden`` or with ``display:none`` or ``visibility:hidden`` in their own style.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree, html
from lxml.html import HtmlElement

from polemos.read.units import Unit, trim

_INVISIBLE = {
    "script", "style", "template", "noscript", "head", "title", "meta", "link", "iframe", "object", "embed", "svg", "canvas", "audio", "video", "map",
    "input", "textarea", "select", "option", "datalist", "math", "img", "picture", "source",
}  # fmt: skip
_BLOCK = {
    "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "dialog", "dir", "div", "dl", "dt", "fieldset",
    "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "html", "legend", "li", "main",
    "menu", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "tfoot", "thead", "tr", "ul", "caption",
}  # fmt: skip
_APART = {
    "p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl", "table", "blockquote", "pre", "article", "section", "header", "footer",
    "nav", "aside", "main", "figure", "form",
}  # fmt: skip
_HEADINGS = {f"h{n}": n for n in range(1, 7)}
_UNSEEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_SPACE = re.compile(r"[ \t\n\r\f\v]+")
_DEPTH = 600


@dataclass(frozen=True, slots=True)
class Rendering:
    """The text, its lines as units (with the level of headings), and the parsed page."""

    text: str
    units: list[Unit]
    tree: HtmlElement


def render(source: str) -> Rendering | None:
    """The rendering of an HTML page; None where there is nothing to see."""
    tree = _parsed(source)
    if tree is None:
        return None
    writer = _Writer()
    writer.element(tree, 0)
    text = "".join(writer.parts).strip("\n ")
    offset = len("".join(writer.parts)) - len("".join(writer.parts).lstrip("\n "))
    units = []
    for start, end, level, gap in writer.lines(offset, len(text)):
        span = trim(text, start, end)
        if span:
            units.append(Unit(span, span.of(text), gap, level))
    return Rendering(text, units, tree) if units else None


def _parsed(source: str) -> HtmlElement | None:
    # lxml takes no text that declares an encoding of its own
    bare = re.sub(r"^\s*<\?xml[^>]*\?>", "", source)
    parser = html.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        return html.document_fromstring(bare.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return None


class _Writer:
    """Writes the text of elements in order, and remembers which lines are headings."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.length = 0
        self.breaks = 2  # line ends written last
        self.space = False
        self.headings: list[tuple[int, int, int]] = []

    def element(self, node: HtmlElement, depth: int, *, pre: bool = False) -> None:
        tag = node.tag if isinstance(node.tag, str) else ""
        if tag in _INVISIBLE or not tag or _hidden(node) or depth > _DEPTH:
            return
        if tag == "br":
            self._line_end(self.breaks + 1)
            return
        block = tag in _BLOCK
        if block:
            self._line_end(2 if tag in _APART else 1)
        start = self.length
        pre = pre or tag == "pre"
        self._write(node.text, pre)
        for child in node:
            if tag == "tr" and self.length > start and child.tag in ("td", "th"):
                self._raw("\t")
            self.element(child, depth + 1, pre=pre)
            self._write(child.tail, pre)
        if tag in _HEADINGS:
            self.headings.append((start, self.length, _HEADINGS[tag]))
        if block:
            self._line_end(2 if tag in _APART else 1)

    def lines(self, offset: int, size: int) -> list[tuple[int, int, int, bool]]:
        """(start, end, heading level or 0, after an empty line) of each line of the stripped text, in its offsets."""
        text = "".join(self.parts)[offset : offset + size]
        found, at, gap = [], 0, True
        for line in text.split("\n"):
            end = at + len(line)
            if line.strip():
                level = next((lv for a, b, lv in self.headings if a - offset <= at + 1 and end - 1 <= b - offset and b > a), 0)
                found.append((at, end, level, gap))
                gap = False
            else:
                gap = True
            at = end + 1
        return found

    def _write(self, words: str | None, pre: bool) -> None:
        if not words:
            return
        if pre:
            for number, line in enumerate(words.split("\n")):
                if number:
                    self._line_end(self.breaks + 1)
                self._words(line)
        else:
            self._words(words)

    def _words(self, words: str) -> None:
        plain = _SPACE.sub(" ", words)
        if plain.startswith(" "):
            self.space = True
        body = plain.strip(" ")
        if not body:
            return
        if self.space and not self.breaks and self.parts and not self.parts[-1].endswith("\t"):
            self._raw(" ")
        self._raw(body)
        self.space = plain.endswith(" ")

    def _raw(self, words: str) -> None:
        self.parts.append(words)
        self.length += len(words)
        self.breaks = 0

    def _line_end(self, wanted: int) -> None:
        self.space = False
        wanted = min(wanted, 2)
        if self.breaks < wanted and self.length:
            self.parts.append("\n" * (wanted - self.breaks))
            self.length += wanted - self.breaks
            self.breaks = wanted


def _hidden(node: HtmlElement) -> bool:
    return node.get("hidden") is not None or bool(_UNSEEN_STYLE.search(node.get("style") or ""))
