"""Quality on whole articles: no group of gold articles falls below its floor, and no export of one breaks the record contract."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from benchmarks.articles import Article, Group, groups, score_records
from benchmarks.floors import breaches, load_floors
from benchmarks.gold import load_gold
from benchmarks.score import score

from polemos.export import breaches as contract_breaches
from polemos.export.pieces import Piece

Export = Callable[[Article], list[Piece]]
HIDDEN = "what unread articles say is not shown"


def all_groups() -> Iterator[Any]:
    for group in groups():
        gone = pytest.mark.skipif(not group.articles, reason=f"the articles of {group.name!r} stand next to the checkout, and are not there")
        yield pytest.param(group, id=group.name.replace(" ", "-"), marks=gone)


@pytest.mark.parametrize("group", all_groups())
def test_quality_stays_above_its_floor(group: Group, export_of: Export) -> None:
    figures = score_records({a: export_of(a) for a in group.articles}).figures
    fallen = list(breaches(group.name, load_floors().get(group.name), group.digest(), figures))
    assert not fallen


@pytest.mark.parametrize("group", all_groups())
def test_exports_keep_the_contract(group: Group, export_of: Export) -> None:
    for article in group.articles:
        rows = export_of(article)
        text = article.text.read_bytes().decode()
        found = contract_breaches(rows, {r["id"]: text for r in rows if r["record"] == "document"})
        told = found if group.shown else [HIDDEN] * len(found)
        assert not told


@pytest.mark.parametrize("group", [g for g in groups() if g.name == "own dev"], ids=lambda g: g.name)
def test_nothing_is_read_from_outside_the_article(group: Group, export_of: Export) -> None:
    scores = {a.text.stem: score(load_gold(a.gold), export_of(a)) for a in group.articles}
    assert {name: s.junk for name, s in scores.items() if s.junk} == {}
