"""What holds for any text: spans, regions, prefixes, order."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from polemos.model import Document
from polemos.read.assemble import Given, from_page, from_row
from polemos.read.markdown import markdown_units
from polemos.read.page import find_page
from polemos.read.rendering import render
from polemos.read.units import Unit, paragraphs

LINES = st.sampled_from(
    [
        "Home | News | Sport", "Facebook Twitter Share", "Sign up for our newsletter", "The ford and the two armies", "Ann Lee", "By Ann Lee", "3 May 2016",
        "The column crossed the ford at dawn and took the customs house.", "“It holds,” he said.", "Related stories", "", " ", "Translation: Bo Chen", "More",
        "Nobody was surprised by what the armies had done to the village in the night.", "* * *", "# The ford", "- a list", "© 2016", "\u200b", "بيان",
    ]
)  # fmt: skip
TEXTS = st.one_of(
    st.text(max_size=300), st.lists(LINES, max_size=25).flatmap(lambda lines: st.sampled_from(["\n", "\r\n", "\n\n"]).map(lambda end: end.join(lines)))
)


def document(text: str, units: list[Unit]) -> Document:
    return from_page(text, units, find_page(units), Given("k", "k"))


def check(text: str, found: Document) -> None:
    assert found.text == text
    ends = 0
    for region in found.regions:
        words = region.span.of(text)
        assert words == words.strip()
        assert words
        assert region.span.start >= ends
        ends = region.span.end
    regions = [r.span for r in found.regions]
    assert not any(d.span.overlaps(span) for d in found.dropped for span in regions)


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_regions_are_ordered_stretches_of_the_text(text: str) -> None:
    clean = re.sub(r"[\ud800-\udfff]", "", text)
    check(clean, document(clean, paragraphs(clean)))


@settings(max_examples=80, deadline=None)
@given(TEXTS)
def test_markdown_regions_are_ordered_stretches_of_the_text(text: str) -> None:
    clean = re.sub(r"[\ud800-\udfff]", "", text)
    check(clean, document(clean, markdown_units(clean)[0]))


@settings(max_examples=80, deadline=None)
@given(TEXTS, st.integers(min_value=1, max_value=5))
def test_empty_lines_before_a_text_shift_its_spans(text: str, count: int) -> None:
    before, after = find_page(paragraphs(text)), find_page(paragraphs("\n" * count + text))
    assert before == after
    spans = [(u.span.start + count, u.span.end + count) for u in paragraphs(text)]
    assert spans == [(u.span.start, u.span.end) for u in paragraphs("\n" * count + text)]


@settings(max_examples=80, deadline=None)
@given(TEXTS)
def test_all_words_of_a_row_are_body(text: str) -> None:
    clean = re.sub(r"[\ud800-\udfff]", "", text)
    row = from_row(clean, paragraphs(clean), Given("k#1", "k"))
    read = "".join(span.of(clean) for span in row.body())
    assert [c for c in read if c.isalnum()] == [c for c in clean if c.isalnum()]


@settings(max_examples=80, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["<p>", "</p>", "<div>", "</div>", "words ", "<br>", "<h1>", "</h1>", "<li>", "<td>", "\n", "&amp;", "<script>", "</script>", "<b>x</b>"]
        ),
        max_size=30,
    )
)
def test_rendered_lines_are_stretches_of_the_rendering(pieces: list[str]) -> None:
    rendering = render("<html><body>" + "".join(pieces))
    for unit in rendering.units if rendering else ():
        assert unit.span.of(rendering.text if rendering else "") == unit.text
        assert "\n" not in unit.text
