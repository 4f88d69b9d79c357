"""Saved web pages of the project's own writing: what is the article, and what the page says of it.

A ``.page`` file has a few fields, an empty line, and the page with a letter before each line: ``S`` standfirst, ``B`` body, ``X`` what belongs
to the page. The line of the title is marked ``X``; which one it is, is told by the field.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from polemos.read.page import Page, find_page
from polemos.read.units import Unit, paragraphs

PAGES = sorted(Path(__file__).parent.joinpath("data", "pages").glob("*.page"))


@dataclass(frozen=True)
class Marked:
    """A page with what it should give."""

    fields: dict[str, str]
    marks: list[str]
    text: str

    def many(self, name: str) -> tuple[str, ...]:
        return tuple(part.strip() for part in self.fields.get(name, "").split("|") if part.strip())


def load(path: Path) -> Marked:
    head, _, page = path.read_text(encoding="utf-8").partition("\n\n")
    fields = dict(line.split(":", 1) for line in head.splitlines())
    lines = page.rstrip("\n").split("\n")
    marks = [line[0] for line in lines if line[2:].strip()]
    return Marked({name: value.strip() for name, value in fields.items()}, marks, "\n".join(line[2:] for line in lines) + "\n")


def found(marked: Marked) -> tuple[list[Unit], Page]:
    units = paragraphs(marked.text)
    return units, find_page(units)


@pytest.fixture(params=PAGES, ids=lambda path: path.stem)
def marked(request: pytest.FixtureRequest) -> Marked:
    path: Path = request.param
    return load(path)


def test_there_are_pages_of_many_layouts() -> None:
    assert len(PAGES) >= 20


def test_page_gives_the_article_and_nothing_else(marked: Marked) -> None:
    units, page = found(marked)
    kept = {*page.standfirst, *page.body}
    for i, (unit, mark) in enumerate(zip(units, marked.marks, strict=True)):
        if i == page.title or not any(c.isalnum() for c in unit.text):
            continue  # the title has its own test; a line of asterisks says nothing
        assert (i in kept) == (mark in "SB"), unit.text


def test_page_gives_its_title(marked: Marked) -> None:
    units, page = found(marked)
    assert page.title is not None
    assert units[page.title].text == marked.fields["title"]


def test_page_gives_its_credits(marked: Marked) -> None:
    _, page = found(marked)
    assert page.authors == marked.many("authors")
    assert page.translators == marked.many("translators")
    assert (page.published.start.isoformat() if page.published and page.published.start else "") == marked.fields["published"]


def test_page_gives_its_first_publication(marked: Marked) -> None:
    _, page = found(marked)
    if not marked.many("first"):
        assert page.first is None
        return
    assert page.first
    assert page.first.date
    assert (str(page.first.date.start), page.first.outlet, page.first.language) == marked.many("first")


def test_every_line_is_kept_or_dropped_with_a_reason(marked: Marked) -> None:
    units, page = found(marked)
    kept = [*page.standfirst, *page.body, *([] if page.title is None else [page.title])]
    assert sorted([*kept, *(i for i, _ in page.dropped)]) == list(range(len(units)))
    assert all(reason for _, reason in page.dropped)


def test_a_share_line_more_changes_nothing(marked: Marked) -> None:
    """A line of furniture at the very end moves no paragraph in or out."""
    _, page = found(marked)
    more = find_page(paragraphs(marked.text + "\nFacebook   Twitter   Print\n"))
    assert (more.title, more.standfirst, more.body) == (page.title, page.standfirst, page.body)


PLAIN = [
    pytest.param("The column crossed the ford at dawn and took the customs house.", None, 1, id="one-sentence"),
    pytest.param("The fighting at the ford\n\nThe column crossed the ford at dawn.\n\nNobody was surprised.", "The fighting at the ford", 2, id="title"),
    pytest.param("The column crossed at dawn.\n\nHistory\n\nBoth armies had been there since the winter.", None, 3, id="subheading-like-a-menu-entry"),
    pytest.param("The terms\n\nBoth sides agreed on this:\n- the armies leave\n- the prisoners go free", "The terms", 3, id="list-at-the-end"),
    pytest.param("A truce at last\nBy Ann Lee\n3 May 2016\n\nThe armies stopped firing at noon.", "A truce at last", 1, id="byline-and-date"),
    pytest.param("One line\nand another\nand a third", None, 3, id="no-full-stops"),
    pytest.param("What now?\n\nThe armies wait. So does everybody else in the valley.", "What now?", 1, id="title-asks"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "title", "paragraphs_of_body"), PLAIN)
def test_text_that_is_no_page_is_read_whole(text: str, title: str | None, paragraphs_of_body: int) -> None:
    units = paragraphs(text)
    page = find_page(units)
    assert (None if page.title is None else units[page.title].text) == title
    assert len(page.body) == paragraphs_of_body


def test_byline_of_a_plain_text_is_metadata() -> None:
    page = find_page(paragraphs("A truce at last\nBy Ann Lee\n3 May 2016\n\nThe two armies stopped firing at noon, officers said."))
    assert page.authors == ("Ann Lee",)
    assert page.published
    assert page.published.edtf == "2016-05-03"


def test_someone_quoted_is_no_author() -> None:
    text = (
        "Home | News\n\nA truce at last\n\nThe armies stopped firing at noon.\n\n"
        "Spokesman Karl Weber said: “It holds.”\n\nKarl Weber is a spokesman for the army.\n\nPrint   Share\n"
    )
    page = find_page(paragraphs(text))
    assert page.authors == ()
    assert len(page.body) == 3
