"""The shapes of exported records: the keys of each kind, what stands in them, and dates that say the same in days and in EDTF."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any, get_args

import pytest
from benchmarks.articles import Article, group

from polemos.export.pieces import Piece
from polemos.model import ActorKind, Anchor, Domain, Factuality, Level, Measure, Outcome, PeaceKind, PlaceKind, RelationType, Stage

Export = Callable[[Article], list[Piece]]
Check = Callable[[Any], bool]
each_article = pytest.mark.parametrize("article", [pytest.param(a, id=a.text.stem) for a in group("own dev").articles])


def one_of(values: Any) -> Check:
    return lambda v: v in get_args(values) if get_args(values) else v in values


def maybe(check: Check) -> Check:
    return lambda v: v is None or check(v)


def each(check: Check) -> Check:
    return lambda v: isinstance(v, list) and all(map(check, v))


def text(value: Any) -> bool:
    return isinstance(value, str) and value != ""


def whole(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def flag(value: Any) -> bool:
    return isinstance(value, bool)


def stretch(value: Any) -> bool:
    return text(value["document"]) and whole(value["start"]) and whole(value["end"]) and value["start"] < value["end"]


def quoted(value: Any) -> bool:
    return set(value) == {"document", "start", "end", "quote"} and stretch(value)


def day(value: Any) -> bool:
    return text(value["edtf"]) and value["anchor"] in get_args(Anchor) and all(maybe(text)(value[k]) for k in ("start", "end", "text"))


def attribution(value: Any) -> bool:
    named = maybe(text)(value["holder"]) and maybe(text)(value["text"])
    return named and (value["kind"] == "reported" or (value["kind"] == "author" and value["holder"] is None))


def end_of_cause(value: Any) -> bool:
    return text(value["text"]) and value["start"] < value["end"] and each(text)(value["actors"]) and each(text)(value["events"])


def codes(value: Any) -> bool:
    named = maybe(text)(value["iso3"]) and maybe(whole)(value["cow"]) and maybe(whole)(value["gw"])
    return named and isinstance(value["plover"], list) and all(p is None or re.fullmatch(r"[A-Z]{3}", p) for p in value["plover"])


def likelihood(value: Any) -> bool:
    return text(value["phrase"]) and 0 <= value["low"] <= value["high"] <= 1


def first_published(value: Any) -> bool:
    return set(value) == {"date", "outlet", "language"} and maybe(day)(value["date"])


iso3: Check = maybe(lambda v: bool(re.fullmatch(r"[A-Z]{3}", v)))
names, refs = each(text), each(text)
factuality = one_of(Factuality)
STATEMENT: dict[str, Check] = {"evidence": lambda v: each(quoted)(v) and bool(v), "cluster": maybe(text), "attribution": attribution}
KINDS: dict[str, dict[str, Check]] = {
    "document": {
        "given_id": maybe(text), "source": text, "sha256": lambda v: bool(re.fullmatch(r"[0-9a-f]{64}", v)), "title": maybe(text),
        "standfirst": maybe(text), "authors": names, "translators": names, "publisher": maybe(text), "published": maybe(day),
        "first_published": maybe(first_published), "language": maybe(text), "length": whole,
        "body": each(lambda v: len(v) == 2 and v[0] < v[1]), "copy_of": maybe(text),
    },
    "actor": {"name": text, "kind": one_of(ActorKind), "codes": codes, "aliases": names, "country": iso3, "mentions": each(stretch)},
    "place": {
        "name": text, "aliases": names, "mentions": each(stretch), "kind": one_of(PlaceKind), "country": iso3,
        "lat": maybe(lambda v: number(v) and -90 <= v <= 90), "lon": maybe(lambda v: number(v) and -180 <= v <= 180),
        "geonames": maybe(whole), "precision": maybe(one_of(range(1, 8))),
    },
    "event": {
        **STATEMENT, "type": lambda v: text(v) and v == v.upper(), "mode": maybe(text), "contexts": names, "cameo": text, "quad": one_of({1, 2, 3, 4}),
        "score": lambda v: number(v) and -10 <= v <= 10, "actors": refs, "recipients": refs, "place": maybe(text), "date": maybe(day),
        "historical": flag, "factuality": factuality, "figures": refs, "trigger": stretch,
    },
    "relation": {
        **STATEMENT, "type": one_of(RelationType), "sign": one_of({-1, 0, 1}), "source": text, "target": text, "place": maybe(text),
        "date": maybe(day), "historical": flag, "factuality": factuality,
    },
    "cause": {
        **STATEMENT, "cause": end_of_cause, "effect": end_of_cause, "polarity": one_of({"promotes", "inhibits"}), "stage": maybe(one_of(Stage)),
        "level": maybe(one_of(Level)), "domain": maybe(one_of(Domain)), "factuality": factuality,
    },
    "figure": {
        **STATEMENT, "measure": one_of(Measure), "low": maybe(number), "best": maybe(number), "high": maybe(number), "unit": text, "of": text,
        "actors": refs, "date": maybe(day),
    },
    "interest": {
        **STATEMENT, "actor": text, "kind": one_of({"interest", "aim", "position", "demand", "grievance"}), "text": text, "date": maybe(day),
        "factuality": factuality,
    },
    "peace_effort": {
        **STATEMENT, "kind": one_of(PeaceKind), "third_parties": refs, "parties": refs, "date": maybe(day), "outcome": one_of(Outcome),
        "factuality": factuality,
    },
    "scenario": {**STATEMENT, "text": text, "actors": refs, "likelihood": likelihood, "condition": maybe(text)},
}  # fmt: skip


@each_article
def test_records_have_the_keys_of_their_kind(article: Article, export_of: Export) -> None:
    missing = [(r["record"], r["id"], key) for r in export_of(article) for key in ("id", *KINDS[r["record"]]) if key not in r]
    assert not missing


@each_article
def test_keys_hold_what_the_contract_says(article: Article, export_of: Export) -> None:
    wrong = [(r["record"], key, r[key]) for r in export_of(article) for key, check in KINDS[r["record"]].items() if not check(r[key])]
    assert not wrong


def test_the_articles_try_every_kind(export_of: Export) -> None:
    assert {r["record"] for a in group("own dev").articles for r in export_of(a)} == set(KINDS)


def dates(record: Piece) -> Iterator[Piece]:
    first = record.get("first_published") or {}
    yield from filter(None, (record.get("date"), record.get("published"), first.get("date")))


@each_article
def test_dates_say_the_same_in_days_and_in_edtf(article: Article, export_of: Export) -> None:
    told = [d for r in export_of(article) for d in dates(r)]
    assert not [d for d in told if edtf_days(d["edtf"]) != (d["start"], d["end"])]


POINT = re.compile(r"(?P<year>-?\d{4}|\d{3}X|\d{2}XX)(?:-(?P<month>\d{2}))?(?:-(?P<day>\d{2}))?[?~%]?")


def edtf_days(edtf: str) -> tuple[str | None, str | None]:
    """First and last day of an EDTF date or interval, None for an open or unknown side. Raises ValueError."""
    left, slash, right = edtf.partition("/")
    if not slash:
        return _days(left)
    return (None if left in ("", "..") else _days(left)[0], None if right in ("", "..") else _days(right)[1])


def _days(point: str) -> tuple[str, str]:
    found = POINT.fullmatch(point)
    if found is None:
        raise ValueError(f"{point!r} is no EDTF date")
    first, last = int(found["year"].replace("X", "0")), int(found["year"].replace("X", "9"))
    month = int(found["month"]) if found["month"] else None
    if found["day"]:
        only = date(first, month or 1, int(found["day"])).isoformat()
        return only, only
    end = date(last, month or 12, calendar.monthrange(last, month or 12)[1])
    return date(first, month or 1, 1).isoformat(), end.isoformat()


@pytest.mark.parametrize(
    ("edtf", "days"),
    [
        ("1999", ("1999-01-01", "1999-12-31")),
        ("199X", ("1990-01-01", "1999-12-31")),
        ("2000-02", ("2000-02-01", "2000-02-29")),
        ("1999-03-24/..", ("1999-03-24", None)),
        ("../1945-05", (None, "1945-05-31")),
        ("1999-03-24~/1999-06~", ("1999-03-24", "1999-06-30")),
    ],
)
def test_edtf_days(edtf: str, days: tuple[str | None, str | None]) -> None:
    assert edtf_days(edtf) == days
