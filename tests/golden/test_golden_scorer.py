"""The scorer on exports of our own making, and against the scorer that it follows where that one stands next to the checkout."""

from __future__ import annotations

import importlib.util
import json
from collections.abc import Callable
from types import ModuleType
from typing import Any

import pytest
from benchmarks.articles import OUTSIDE, Article, groups
from benchmarks.gold import GoldArticle, load_gold
from benchmarks.match import has_term, pair, same_days
from benchmarks.score import ArticleScore, Tally, score

from polemos.export.pieces import Piece

FOLLOWED = OUTSIDE / "bench" / "score_dossier.py"
KINDS = {
    "relation": "relations", "event": "events", "cause": "causes", "figure": "figures", "interest": "interests",
    "peace_effort": "peace_efforts", "scenario": "scenarios",
}  # fmt: skip
DETAILS = {"relation": ("date", "factuality"), "event": ("date", "factuality", "historical"), "cause": ("stage", "level")}

TEXT = "Ruritania shelled Zenda. Ruritania did not shell Strelsau. Zenda wants peace."
SENTENCES = [[0, 24], [25, 58], [59, 77]]


@pytest.fixture
def gold(tmp_path: Any) -> Callable[..., GoldArticle]:
    """A gold reading of TEXT; keywords replace its lists."""

    def make(**lists: Any) -> GoldArticle:
        empty: dict[str, Any] = {k: [] for k in (*KINDS.values(), "acceptable_relations", "acceptable_events")}
        actors = {"RUR": {"names": ["Ruritania"]}, "ZEN": {"names": ["Zenda"]}, "STR": {"names": ["Strelsau"]}}
        meta: dict[str, Any] = {"title": None, "authors": [], "translators": [], "published": None, "first_published": None, "language": "en"}
        path = tmp_path / "gold.json"
        path.write_text(json.dumps({"meta": meta, "junk": [], "actors": actors, "expected_actors": ["RUR", "ZEN"], **empty, **lists}))
        return load_gold(path)

    return make


def event(number: int, sentence: int, **fields: Any) -> Piece:
    start, end = SENTENCES[sentence]
    evidence = [{"document": "d", "start": start, "end": end, "quote": TEXT[start:end]}]
    row = {"record": "event", "id": f"e{number}", "type": "ASSAULT", "actors": ["rur"], "recipients": ["zen"], "date": None, "historical": False}
    return {**row, "factuality": "actual", "evidence": evidence, **fields}


def wanted(sentence: int, **fields: Any) -> dict[str, Any]:
    base = {"sentence": SENTENCES[sentence], "types": ["ASSAULT"], "actors": [["RUR"]], "recipients": [["ZEN"]], "date": None}
    return {**base, "factuality": "actual", "historical": None, "place": None, **fields}


def export(*statements: Piece) -> list[Piece]:
    blank: Piece = {"record": "actor", "kind": "state", "codes": {}, "aliases": [], "country": None, "mentions": []}
    actors = [{**blank, "id": name[:3].lower(), "name": name} for name in ("Ruritania", "Zenda", "Strelsau")]
    return [{"record": "document", "id": "d", "title": None, "authors": [], "language": "en"}, *actors, *statements]


def test_an_event_with_its_roles_is_found_and_supported(gold: Callable[..., GoldArticle]) -> None:
    got = score(gold(events=[wanted(0)]), export(event(1, 0))).kinds["event"]
    assert (got.found, got.supported) == (Tally(1, 1), Tally(1, 1))


def test_an_event_in_another_sentence_is_not_found(gold: Callable[..., GoldArticle]) -> None:
    assert score(gold(events=[wanted(0)]), export(event(1, 2))).kinds["event"].found == Tally(0, 1)


def test_an_event_with_another_recipient_is_detected_only(gold: Callable[..., GoldArticle]) -> None:
    got = score(gold(events=[wanted(0)]), export(event(1, 0, recipients=["str"]))).kinds["event"]
    assert (got.found, got.details["detected"]) == (Tally(0, 1), Tally(1, 1))


def test_an_event_that_the_gold_denies_is_not_supported_as_actual(gold: Callable[..., GoldArticle]) -> None:
    denied = wanted(1, recipients=[["STR"]], factuality="negated")
    got = score(gold(events=[denied]), export(event(1, 1, recipients=["str"]))).kinds["event"]
    assert (got.found, got.supported, got.details["factuality"]) == (Tally(1, 1), Tally(0, 1), Tally(0, 1))


def test_one_record_answers_for_one_gold_event(gold: Callable[..., GoldArticle]) -> None:
    assert score(gold(events=[wanted(0), wanted(0)]), export(event(1, 0))).kinds["event"].found == Tally(1, 2)


def test_expected_actors_are_counted(gold: Callable[..., GoldArticle]) -> None:
    assert score(gold(), export()).actors == Tally(2, 2)


def test_pairing_moves_a_record_to_make_room() -> None:
    fits = {(1, "a"), (1, "b"), (2, "a")}
    assert pair(["a", "b"], [{"n": 1}, {"n": 2}], lambda r, g: (r["n"], g) in fits) == {0: 1, 1: 0}


@pytest.mark.parametrize(("term", "found"), [("war", False), ("warl", False), ("warlo", True), ("Élan", True)])
def test_short_terms_are_whole_words(term: str, found: bool) -> None:
    assert has_term("the warlord's elan", [term]) is found


@pytest.mark.parametrize(
    ("got", "want", "same"),
    [
        (("1999-03-01", "1999-03-31"), ("1999-03-01", "1999-03-31"), True),
        (("1999-03-01", "1999-03-31"), ("1999-03-01", "1999-03-10"), False),
        (("1999-03-24", None), ("1999-03-24", "1999-06-10"), True),
        (("1999-05-01", "1999-05-01"), ("1999-03-24", None), True),
        (None, ("1999-03-24", None), False),
    ],
    ids=["equal", "too wide", "closed by the gold", "open in the gold", "none"],
)
def test_days_are_the_same_where_they_share_enough(got: tuple[str, str | None] | None, want: tuple[str, str | None], same: bool) -> None:
    piece = {"start": got[0], "end": got[1]} if got else None
    assert same_days(piece, want) is same


@pytest.fixture(scope="module")
def followed() -> ModuleType:
    if not FOLLOWED.is_file():
        pytest.skip("the scorer that this one follows stands next to the checkout, and is not there")
    spec = importlib.util.spec_from_file_location("followed_scorer", FOLLOWED)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("article", [pytest.param(a, id=f"{g.name}-{n}".replace(" ", "-")) for g in groups() for n, a in enumerate(g.articles)])
def test_the_numbers_are_those_of_the_scorer_it_follows(article: Article, followed: ModuleType, export_of: Callable[[Article], list[Piece]]) -> None:
    rows = export_of(article)
    theirs = followed.Score(json.loads(article.gold.read_text(encoding="utf-8")), rows).all()
    ours = as_theirs(score(load_gold(article.gold), rows))
    assert {k: {n: theirs[k][n] for n in v} for k, v in ours.items()} == ours


def as_theirs(ours: ArticleScore) -> dict[str, dict[str, Any]]:
    told: dict[str, dict[str, Any]] = {}
    for kind, theirs in KINDS.items():
        got = ours.kinds[kind]
        told[theirs] = {"gold": got.found.asked, "found": got.found.right, "exported": got.supported.asked, "supported": got.supported.right}
        told[theirs] |= {d: [got.details[d].right, got.details[d].asked] for d in DETAILS.get(kind, ())}
    told["events"]["detected"] = ours.kinds["event"].details["detected"].right
    by_kind = {d.removeprefix("factuality "): [t.right, t.asked] for d, t in ours.kinds["event"].details.items() if d.startswith("factuality ")}
    told["events"]["factuality_by_kind"] = by_kind
    told["actors"] = {"gold": ours.actors.asked, "found": ours.actors.right}
    told["metadata"] = {"gold": ours.page.asked, "found": ours.page.right}
    told["junk"] = {"records_from_boilerplate": ours.junk}
    return told
