"""Links between predications never run in a circle, whatever the parse."""

from __future__ import annotations

from polemos.predicate.draft import Draft
from polemos.predicate.links import _break_cycles


def _draft(parent: int | None) -> Draft:
    return Draft("say", "verb", 0, (0,), 0, parent=parent, link="content")


def test_a_circle_of_two_is_cut() -> None:
    drafts = [_draft(1), _draft(0)]
    _break_cycles(drafts)
    assert [d.parent for d in drafts].count(None) == 1


def test_a_chain_is_left_alone() -> None:
    drafts = [_draft(None), _draft(0), _draft(1)]
    _break_cycles(drafts)
    assert [d.parent for d in drafts] == [None, 0, 1]
