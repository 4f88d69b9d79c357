"""Days, amounts, names and passages as a reader gets them."""

from __future__ import annotations

from datetime import date

import pytest

from polemos.brief.names import present, with_article
from polemos.brief.passages import begins_at, is_headline, quotation, runs_on_to, stands_alone, without_days
from polemos.brief.wording import amount, capital, join, when
from polemos.model import Actor, Interval, Quantity


@pytest.mark.parametrize(
    ("start", "end", "edtf", "words"),
    [
        (date(2011, 5, 2), date(2011, 5, 2), "2011-05-02", "on 2 May 2011"),
        (date(2011, 5, 2), date(2011, 5, 3), "2011-05-02/2011-05-03", "on 2 and 3 May 2011"),
        (date(2011, 5, 2), date(2011, 5, 9), "2011-05-02/2011-05-09", "between 2 and 9 May 2011"),
        (date(2011, 5, 11), date(2011, 5, 20), "2011-05-11~/2011-05-20~", "in mid-May 2011"),
        (date(2011, 5, 1), date(2011, 5, 31), "2011-05", "in May 2011"),
        (date(2011, 1, 1), date(2011, 12, 31), "2011", "in 2011"),
        (date(1980, 1, 1), date(1989, 12, 31), "198X", "in the 1980s"),
        (date(2003, 1, 1), None, "2003/..", "since 2003"),
        (None, None, "../..", ""),
    ],
)
def test_days_are_readable(start: date | None, end: date | None, edtf: str, words: str) -> None:
    assert when(Interval(start, end, edtf)) == words


@pytest.mark.parametrize(
    ("low", "best", "high", "words"),
    [
        (60, 60, 61, "more than 60"),
        (7, 7, None, "at least seven"),
        (None, 180, None, "about 180"),
        (100, None, 999, "hundreds of"),
        (50, None, 70, "between 50 and 70"),
        (30000, 30000, 30000, "30,000"),
        (1_200_000, 1_200_000, 1_200_000, "1.2 million"),
        (1_000_000, 1_000_000, 1_000_000, "one million"),
        (None, None, 12, "up to 12"),
        (None, None, None, ""),
    ],
)
def test_amounts_are_readable(low: float | None, best: float | None, high: float | None, words: str) -> None:
    assert amount(Quantity(low, best, high, "people")) == words


@pytest.mark.parametrize(
    ("name", "kind", "known", "words"),
    [
        ("United States", "state", True, "the United States"),
        ("Turkey", "state", True, "Turkey"),
        ("Syrian Kurds", "ethnic_group", True, "the Syrian Kurds"),
        ("al-Shabaab", "armed_group", True, "al-Shabaab"),
        ("Ministry of Justice", "government", True, "the Ministry of Justice"),
        ("envoy", "other", False, "an envoy"),
        ("fighters", "armed_group", False, "fighters"),
        ("Ann Lee", "person", False, "Ann Lee"),
    ],
)
def test_names_have_their_article(name: str, kind: str, known: bool, words: str) -> None:
    assert with_article(Actor("a", name, kind, known=known)) == words  # type: ignore[arg-type]


def test_verbs_agree() -> None:
    assert (present("be an ally of", plural=True), present("be an ally of", plural=False)) == ("are an ally of", "is an ally of")
    assert (present("have forces in", plural=False), present("support", plural=True)) == ("has forces in", "support")


def test_lists_and_capitals() -> None:
    assert join(["a", "b", "c"]) == "a, b and c"
    assert capital("“the dam broke”") == "“The dam broke”"


def test_a_passage_runs_on_to_the_pause() -> None:
    text = "The ministers met the rebels in Port Olden, and left two days after the storm because the road was open."
    assert text[: runs_on_to(text, text.index("rebels"), len(text))].endswith("Port Olden")
    assert text[: runs_on_to(text, text.index("left"), len(text))].endswith("two days after the storm")


def test_a_list_is_not_cut() -> None:
    text = "The town lacks water, bread, and power, officials say."
    assert text[: runs_on_to(text, text.index("water"), len(text))] == "The town lacks water, bread, and power"


def test_a_clause_begins_behind_its_joining_word() -> None:
    text = "While the talks went on, however, the governor could order a curfew."
    assert text[begins_at(text, text.index("could"), 0) :].startswith("the governor")


@pytest.mark.parametrize("words", ["it broke the truce", "the siege of", "which they held", "fell", "the general said that he would go"])
def test_what_points_elsewhere_does_not_stand_alone(words: str) -> None:
    assert not stands_alone(words)


def test_quotations_keep_their_marks_whole() -> None:
    assert quotation("The port calls the bridge “a gift”.") == "“The port calls the bridge ‘a gift’”"
    assert quotation("a (broken passage of words") is None


def test_days_go_where_the_line_names_them() -> None:
    assert without_days("shelled the harbour on 3 May for hours", "3 May") == "shelled the harbour for hours"
    assert without_days("closed the crossing on Tuesday night", None) == "closed the crossing"


def test_headlines_are_told_from_sentences() -> None:
    assert is_headline("Why Grain Brought Two Neighbours to Blows")
    assert not is_headline("Grain brought the two neighbours to blows in March")
