"""Inputs to documents: files, folders and addresses, in the formats that Polemos reads.

Takes what the user names, gives a :class:`Document` or an :class:`Issue` for all that is in it, in a fixed order. Raises only for
what makes no sense as an input at all. How each format is read is in the modules beside this one.
"""

from __future__ import annotations

import os
import posixpath
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit, urlunsplit

from polemos.errors import InputError
from polemos.model import Document, Issue
from polemos.read.assemble import Given, from_page
from polemos.read.decode import Decoded, decode
from polemos.read.fetch import fetch
from polemos.read.html import read_html
from polemos.read.markdown import markdown_units
from polemos.read.page import Page, find_page
from polemos.read.problem import UnreadableError
from polemos.read.rows import csv_rows, json_lines
from polemos.read.units import paragraphs

Format = Literal["text", "markdown", "html", "jsonl", "csv"]

_BY_NAME: dict[str, Format] = {
    ".txt": "text", ".text": "text", ".md": "markdown", ".markdown": "markdown", ".html": "html", ".htm": "html", ".xhtml": "html",
    ".jsonl": "jsonl", ".ndjson": "jsonl", ".csv": "csv", ".tsv": "csv",
}  # fmt: skip
_BY_TYPE: dict[str, Format] = {
    "text/html": "html", "application/xhtml+xml": "html", "text/markdown": "markdown", "text/csv": "csv",
    "application/x-ndjson": "jsonl", "application/jsonl": "jsonl", "application/jsonlines": "jsonl",
}  # fmt: skip
# Files that lie beside texts and are none; they are named in an issue, not read as prose.
_NOT_READ = frozenset({
    ".json", ".xml", ".yaml", ".yml", ".toml", ".ini", ".cfg", ".py", ".js", ".css", ".sql", ".log", ".rtf", ".doc", ".docx", ".odt",
    ".pdf", ".epub", ".xls", ".xlsx", ".ods", ".ppt", ".pptx", ".zip", ".gz", ".tar", ".warc", ".png", ".jpg", ".jpeg", ".gif", ".svg",
    ".webp", ".mp3", ".mp4", ".db", ".parquet",
})  # fmt: skip
_HTML_START = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|article|div|p|h1|main|section|meta|title)\b", re.IGNORECASE | re.DOTALL
)
_JSON_START = re.compile(r"\s*\{\s*\"(?:[^\"\\]|\\.)*\"\s*:")


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """``timeout``: seconds to wait for an address; ``max_bytes``: the most that is taken from one address."""

    timeout: float = 20.0
    max_bytes: int = 100 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Source:
    """One file or address to read. ``key`` is its path as the user gave it, or its address; ``path`` is None for an address."""

    key: str
    path: Path | None = None


def read_inputs(inputs: Sequence[str], *, options: ReadOptions | None = None) -> Iterator[Document | Issue]:
    """All documents of the inputs, with an Issue for whatever could not be read.

    An input is a file, a folder (read with all below it, in the order of names) or an http(s) address. A file or address that is
    named twice is read once. Raises InputError, before anything is read, for an input that does not exist.
    """
    found = expand(inputs)
    return _read_all(found, options or ReadOptions())


def expand(inputs: Sequence[str]) -> list[Source | Issue]:
    """The files and addresses behind the inputs, each once, folders opened; with an Issue for what cannot be opened.

    Raises InputError for an input that does not exist or is none.
    """
    if not inputs:
        raise InputError("RD002", "no input was given; name a file, a folder or an address")
    found: list[Source | Issue] = []
    for name in inputs:
        found.extend(_expanded(name))
    return _once(found)


def read_source(source: Source, options: ReadOptions | None = None) -> Iterator[Document | Issue]:
    """The documents of one file or address; an Issue where it cannot be read."""
    options = options or ReadOptions()
    try:
        decoded, kind = _from_file(source.path) if source.path else _from_address(source.key, options)
    except UnreadableError as problem:
        yield Issue(problem.code, source.key, problem.what, "error")
        return
    except OSError as error:
        yield Issue("RD008", source.key, f"it cannot be read ({error.strerror or type(error).__name__}); check its permissions", "error")
        return
    if decoded.guessed:
        yield Issue("RD020", source.key, f"it is not UTF-8 and was read as {decoded.encoding}; save it as UTF-8 where that is wrong", "note")
    yield from _read_text(decoded.text, kind, source.key)


def _read_all(found: list[Source | Issue], options: ReadOptions) -> Iterator[Document | Issue]:
    for item in found:
        if isinstance(item, Issue):
            yield item
        else:
            yield from read_source(item, options)


def _expanded(name: str) -> Iterator[Source | Issue]:
    scheme = re.match(r"([A-Za-z][A-Za-z0-9+.-]+)://", name)
    if scheme:
        yield Source(_address(name, scheme[1]))
        return
    path = Path(name)
    if not name or not os.path.lexists(path):
        raise InputError("RD001", f"there is no file or folder {name!r}; check the path")
    if not path.is_dir():
        yield Source(_key(path), path)
        return
    below = list(_below(path))
    yield from below
    if not below:
        yield Issue("RD018", _key(path), "the folder holds no files to read", "warning")


def _address(name: str, scheme: str) -> str:
    if scheme.lower() not in ("http", "https"):
        raise InputError("RD003", f"{name!r} is no address that can be read; give one that begins with http:// or https://, or a path")
    parts = urlsplit(name)
    if not parts.netloc:
        raise InputError("RD003", f"{name!r} names no server; give a full address")
    return urlunsplit((parts.scheme.lower(), parts.netloc.lower(), parts.path or "/", parts.query, ""))


def _below(folder: Path) -> Iterator[Source | Issue]:
    """The files below the folder by name, hidden ones left out; an Issue for a folder that cannot be opened."""
    problems: list[Issue] = []

    def note(error: OSError) -> None:
        problems.append(Issue("RD008", _key(Path(error.filename)), f"the folder cannot be opened ({error.strerror}); check its permissions", "error"))

    for top, folders, files in os.walk(folder, onerror=note):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if not name.startswith("."):
                path = Path(top) / name
                yield Source(_key(path), path)
    yield from problems


def _key(path: Path) -> str:
    return posixpath.normpath(path.as_posix())


def _once(found: list[Source | Issue]) -> list[Source | Issue]:
    """Each file once, also where it is named by two paths: under the shortest, so that the order of inputs does not matter."""
    names: dict[str, str] = {}
    for item in found:
        if isinstance(item, Source):
            real = _real(item)
            names[real] = min(names.get(real, item.key), item.key, key=lambda key: (len(key), key))
    kept: list[Source | Issue] = []
    for item in found:
        if isinstance(item, Issue) or names.get(_real(item)) == item.key:
            kept.append(item)
            if isinstance(item, Source):
                del names[_real(item)]
    return kept


def _real(source: Source) -> str:
    return os.path.realpath(source.path) if source.path else source.key


def _from_file(path: Path) -> tuple[Decoded, Format]:
    if not path.is_file():
        # a pipe or device would block; a link may lead nowhere
        raise UnreadableError("RD008", "it is no regular file or a link that leads nowhere; name the file itself")
    if path.suffix.lower() in _NOT_READ:
        raise UnreadableError(
            "RD007", f"files of the kind {path.suffix.lower()} are not read by this version; give plain text, Markdown, HTML, JSON Lines or CSV"
        )
    decoded = decode(path.read_bytes())
    return decoded, _BY_NAME.get(path.suffix.lower()) or _sniffed(decoded.text)


def _from_address(address: str, options: ReadOptions) -> tuple[Decoded, Format]:
    answer = fetch(address, timeout=options.timeout, max_bytes=options.max_bytes)
    decoded = decode(answer.data, declared=answer.charset)
    by_name = _BY_NAME.get(posixpath.splitext(urlsplit(address).path)[1].lower())
    return decoded, _BY_TYPE.get(answer.media_type or "") or by_name or _sniffed(decoded.text)


def _sniffed(text: str) -> Format:
    if _HTML_START.match(text[:5000]):
        return "html"
    return "jsonl" if _JSON_START.match(text[:5000]) else "text"


def _read_text(text: str, kind: Format, key: str) -> Iterator[Document | Issue]:
    if kind == "text" and _HTML_START.match(text[:5000]):
        kind = "html"  # a page that was saved under the name of a text
    if kind == "jsonl":
        yield from json_lines(text, key)
    elif kind == "csv":
        yield from csv_rows(text, key)
    elif kind == "html":
        yield read_html(text, key) or _no_article(key)
    else:
        given = Given(key, key)
        if kind == "markdown":
            units, front = markdown_units(text)
            given = replace(given, title=front.title, authors=front.authors, published=front.published)
        else:
            units = paragraphs(text)
        page = find_page(units) if units else Page()
        yield from_page(text, units, page, given) if page.body else _no_article(key)


def _no_article(key: str) -> Issue:
    return Issue("RD009", key, "no article was found on the page, only menus, links and the like; check that the page was saved with its text", "error")
