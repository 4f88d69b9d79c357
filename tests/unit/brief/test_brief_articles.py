"""Briefs of whole articles: true to their evidence, whole, without codes or doubles, and the same in every format."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from lxml import html
from rich.console import Console
from tests.unit.brief.truth import untrue

from polemos.ask import Material, load_material
from polemos.brief import Brief, compose, find_parties, render
from polemos.brief.terminal import show
from polemos.corpus import build
from polemos.errors import InputError
from polemos.pipeline import Engine
from polemos.store import open_dossier

ROOT = Path(__file__).parents[3]
SHARED = ROOT.parent / "shared"
OWN = [*sorted((ROOT / "tests/golden/dev").glob("*.txt")), *sorted((ROOT / "examples").glob("*.txt"))]
OTHERS = [*sorted(SHARED.glob("seed/*.txt")), *sorted(SHARED.glob("gold/dev/*.txt"))]
TWO = (ROOT / "tests/golden/dev/lebanon_analysis_2024.txt", ROOT / "examples/kashmir.txt")
Made = Callable[[tuple[Path, ...]], tuple[Brief, Material]]


def articles() -> list[Any]:
    found = [pytest.param((path,), id=path.stem) for path in OWN]
    found.append(pytest.param(TWO, id="two-together"))
    gone = pytest.mark.skipif(not OTHERS, reason="further articles stand next to the checkout, and are not there")
    return [*found, *(pytest.param((path,), id=path.stem) for path in OTHERS)] if OTHERS else [*found, pytest.param((), id="others", marks=gone)]


@pytest.fixture(scope="module")
def made(engine: Engine, tmp_path_factory: pytest.TempPathFactory) -> Made:
    @cache
    def make(paths: tuple[Path, ...]) -> tuple[Brief, Material]:
        dossier = tmp_path_factory.mktemp("brief") / "d"
        build([str(p) for p in paths], dossier, engine=engine)
        with open_dossier(dossier) as opened:
            material = load_material(opened)
        return compose(material), material

    return make


@pytest.mark.parametrize("paths", articles())
def test_names_numbers_and_days_are_in_the_evidence(made: Made, paths: tuple[Path, ...]) -> None:
    assert untrue(*made(paths)) == []


@pytest.mark.parametrize("paths", articles())
def test_every_line_has_evidence_that_the_text_holds(made: Made, paths: tuple[Path, ...]) -> None:
    brief, material = made(paths)
    assert brief.sections
    quotes = {c.number: c for c in brief.evidence}
    for section in brief.sections:
        assert section.lines, section.key
        for line in section.lines:
            assert line.evidence, line.text
            assert set(line.evidence) <= set(quotes)
    for cited in brief.evidence:
        assert " ".join(material.documents[cited.document].text[cited.start : cited.end].split()) == cited.quote


@pytest.mark.parametrize("paths", articles())
def test_evidence_is_numbered_in_order_of_first_use(made: Made, paths: tuple[Path, ...]) -> None:
    brief, _ = made(paths)
    seen: list[int] = []
    for section in brief.sections:
        for line in section.lines:
            seen += [n for n in line.evidence if n not in seen]
    assert seen == sorted(seen)
    assert seen == [c.number for c in brief.evidence]


@pytest.mark.parametrize("paths", articles())
def test_no_line_is_doubled_and_no_word_within_one(made: Made, paths: tuple[Path, ...]) -> None:
    lines = [line.text for section in made(paths)[0].sections for line in section.lines]
    assert len(lines) == len(set(lines))
    for line in lines:
        assert not re.search(r"\b(\w+) \1\b(?! \1)", line), line
        assert line[-1] == "."
        assert not re.search(r"\s[,.;]|\.\.|,,|  ", line), line
        assert line.count("“") == line.count("”"), line
        assert next(c for c in line if c.isalnum()).isupper() or line[0].isdigit() or line[0] == "“", line


CODES = re.compile(r"\b[A-Z]{3}\.[A-Z]{3}\b|\bx[0-9a-f]{12,}\b|\b[a-z]+_[a-z]+\b|\b(?:person|place|gn)\.\w+|[\x00-\x08\x0b-\x1f]|\bNone\b")


@pytest.mark.parametrize("paths", articles())
def test_no_codes_are_shown(made: Made, paths: tuple[Path, ...]) -> None:
    brief, _ = made(paths)
    shown = [brief.title, *(s.heading for s in brief.sections), *(line.text for s in brief.sections for line in s.lines)]
    assert [text for text in shown if CODES.search(text)] == []


@pytest.mark.parametrize("paths", articles())
def test_one_article_fits_two_pages(made: Made, paths: tuple[Path, ...]) -> None:
    words = sum(len(line.text.split()) + 3 for section in made(paths)[0].sections for line in section.lines)
    assert words <= 1100 * max(1, len(paths))


@pytest.mark.parametrize("paths", articles())
def test_every_format_tells_every_line(made: Made, paths: tuple[Path, ...]) -> None:
    brief, _ = made(paths)
    lines = [line.text for section in brief.sections for line in section.lines]
    page = html.document_fromstring(render(brief, "html").encode(), parser=html.HTMLParser(encoding="utf-8"))
    told = [" ".join(x.text_content().rsplit(maxsplit=0)[0].split()) for x in page.iterfind(".//summary")]
    assert all(any(t.startswith(" ".join(line.split())) for t in told) for line in lines)
    assert page.xpath("//script|//link|//img|//@src|//@onclick") == []
    assert json.loads(render(brief, "json"))["sections"][0]["lines"][0]["text"] == lines[0]
    assert render(brief, "md").count("\n- ") == len(lines) + len(brief.sources)


def test_the_terminal_shows_it(made: Made) -> None:
    brief, _ = made((ROOT / "examples/kashmir.txt",))
    console = Console(record=True, width=300, file=open("/dev/null", "w"))  # noqa: SIM115
    show(brief, console)
    shown = " ".join(console.export_text().split())
    assert brief.sections[0].lines[0].text in shown
    console.file.close()


def test_html_escapes_what_a_text_holds(made: Made) -> None:
    brief, _ = made((ROOT / "examples/kashmir.txt",))
    evil = Brief("<b>&", brief.sections, brief.evidence, brief.sources)
    assert "<b>&" not in render(evil, "html")


def test_between_asks_about_two_parties(made: Made) -> None:
    _, material = made(TWO)
    brief = compose(material, find_parties(material, ("Pakistan", "IND")))
    assert brief.title == "What is behind the confrontation between Pakistan and India?"
    assert brief.sections[0].lines[0].text.startswith("Pakistan and India")


def test_between_names_whom_it_does_not_know(made: Made) -> None:
    _, material = made((ROOT / "examples/kashmir.txt",))
    with pytest.raises(InputError, match=r"the dossier names no actor 'Atlantis'; it names .*India"):
        find_parties(material, ("Atlantis", "India"))
