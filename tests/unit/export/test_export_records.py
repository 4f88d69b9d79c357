"""Each kind of record in the shape of the contract, from records made by hand."""

from __future__ import annotations

import json
from datetime import date

import pytest
from tests.store.invented import TEXT, make_document, make_reading, span

from polemos.export.contract import breaches
from polemos.export.pieces import Piece, date_piece, dated, iso3, number
from polemos.export.records import actor_record, document_record, place_record, statement_record
from polemos.model import Actor, Interval, Span

SENTENCE = TEXT.partition("\n")[0]


def export() -> list[Piece]:
    """The export of the hand-made reading, without a dossier."""
    reading = make_reading()
    document, mentions = reading.document, reading.mentions
    where = {ref: [(document.id, m.span) for m in mentions.actors if ref in m.actors] for ref in mentions.actor_index}
    records = [document_record(document), *(actor_record(a, where[a.id]) for a in mentions.actor_index.values())]
    records += [place_record(p, [(document.id, m.span) for m in mentions.places]) for p in mentions.place_index.values()]
    return [*records, *(statement_record(s, document) for s in reading.statements)]


def record(kind: str) -> Piece:
    return next(r for r in export() if r["record"] == kind)


KEYS = {
    "document": "given_id source sha256 title standfirst authors translators publisher published first_published language length body copy_of",
    "actor": "name kind codes aliases country mentions",
    "place": "name aliases mentions kind country lat lon geonames precision",
    "event": "type mode contexts cameo quad score actors recipients place date historical factuality attribution figures trigger evidence cluster",
    "relation": "type sign source target place date historical factuality attribution evidence cluster",
    "cause": "cause effect polarity stage level domain factuality attribution evidence cluster",
    "figure": "measure low best high unit of actors date attribution evidence cluster",
    "interest": "actor kind text date factuality attribution evidence cluster",
    "peace_effort": "kind third_parties parties date outcome factuality attribution evidence cluster",
    "scenario": "text actors likelihood condition attribution evidence cluster",
}


@pytest.mark.parametrize("kind", KEYS)
def test_a_record_has_the_keys_of_the_contract(kind: str) -> None:
    assert set(record(kind)) >= {"record", "id", *KEYS[kind].split()}


def test_records_are_plain_json() -> None:
    records = export()
    assert json.loads(json.dumps(records, allow_nan=False)) == records


def test_the_hand_made_export_keeps_the_contract() -> None:
    assert breaches(export(), {make_document().id: TEXT}) == []


def test_evidence_quotes_the_text() -> None:
    document = make_document().id
    assert record("event")["evidence"] == [{"document": document, "start": 0, "end": len(SENTENCE), "quote": SENTENCE}]
    assert record("event")["trigger"] == {"document": document, "start": 24, "end": 31}


def test_a_cause_has_two_ends_with_their_words() -> None:
    cause = record("cause")
    start = TEXT.index("Sudmark had")
    assert cause["cause"] == {
        "text": "Sudmark had armed the rebels",
        "start": start,
        "end": start + 28,
        "actors": ["SUD", "x1"],
        "events": [],
        "refers_to": None,
    }
    assert (cause["effect"]["text"], cause["effect"]["refers_to"]) == ("killed 12 people", "the shelling")
    assert cause["effect"]["events"] == [record("event")["id"]]


def test_dates_have_the_shared_shape() -> None:
    assert record("event")["date"] == {"start": "2021-05-03", "end": "2021-05-03", "edtf": "2021-05-03", "text": "3 May", "anchor": "relative"}
    assert date_piece(None) is None
    since = Interval(date(2003, 1, 1), None, "2003/..", "since 2003")
    assert date_piece(since) == {"start": "2003-01-01", "end": None, "edtf": "2003/..", "text": "since 2003", "anchor": "explicit"}
    assert "ended" not in dated(since)


def test_what_is_over_says_so_on_the_record() -> None:
    assert record("relation")["ended"] is True
    assert record("relation")["date"]["start"] is None


def test_codes_of_actors() -> None:
    actors = {r["id"]: r for r in export() if r["record"] == "actor"}
    assert actors["NOR"]["codes"] == {"iso3": "NOR", "cow": 385, "gw": 385, "plover": ["NOR"]}
    assert actors["NOR.MIL"]["codes"]["plover"] == ["NOR", "MIL"]
    assert (actors["x2"]["country"], actors["x2"]["codes"]["plover"]) == (None, ["IGO"])
    assert actors["x1"]["codes"]["plover"] == [None, "REB"]
    assert actor_record(Actor("x3", "people", "population"), [])["codes"]["plover"] == []


def test_mentions_are_places_in_documents() -> None:
    start = TEXT.index("Norland’s army")
    assert next(r for r in export() if r["id"] == "NOR.MIL")["mentions"] == [{"document": make_document().id, "start": start, "end": start + 14}]


def test_a_document_says_what_its_page_says() -> None:
    document = record("document")
    assert document["published"]["start"] == "2021-05-03"
    assert (document["first_published"]["outlet"], document["first_published"]["language"]) == ("Kystavisen", "no")
    assert (document["body"], document["length"], document["copy_of"]) == ([[0, len(TEXT)]], len(TEXT), None)


@pytest.mark.parametrize(("value", "shown"), [(12.0, 12), (13.5, 13.5), (None, None), (-9.0, -9)])
def test_whole_numbers_have_no_point(value: float | None, shown: float | None) -> None:
    assert number(value) == shown
    assert type(number(value)) is type(shown)


def test_only_countries_are_countries() -> None:
    assert (iso3("TUR"), iso3("IGO"), iso3("UNO"), iso3(None)) == ("TUR", None, None, None)


def _changed(kind: str, **changes: object) -> list[Piece]:
    return [{**r, **changes} if r["record"] == kind else r for r in export()]


@pytest.mark.parametrize(
    ("records", "said"),
    [
        (_changed("event", evidence=[]), "has no evidence"),
        (_changed("event", evidence=[{"document": make_document().id, "start": 0, "end": 4, "quote": "Nope"}]), "is not what stands at 0"),
        (_changed("event", evidence=[{"document": "gone", "start": 0, "end": 4, "quote": "Nope"}]), "the document gone, which is not there"),
        (_changed("event", actors=["NOBODY"]), "the actor NOBODY is not there"),
        (_changed("event", figures=["none"]), "the figure none is not there"),
        (_changed("relation", target="NOWHERE"), "NOWHERE is no actor or place"),
        (_changed("event", place="NOWHERE"), "the place NOWHERE is not there"),
        (_changed("interest", actor="NOBODY"), "the actor NOBODY is not there"),
        (_changed("figure", attribution={"kind": "reported", "holder": "NOBODY", "text": None}), "the actor NOBODY is not there"),
        (_changed("event", date={"start": "2021"}), "its date has the keys"),
        (_changed("document", length=3), "its length"),
        (_changed("actor", mentions=[{"document": make_document().id, "start": 5, "end": 5}]), "5..5 is no stretch"),
        ([*export(), record("event")], "stands 2 times"),
    ],
)
def test_breaches_are_found(records: list[Piece], said: str) -> None:
    assert any(said in breach for breach in breaches(records, {make_document().id: TEXT}))


def test_ends_that_overlap_or_misquote_are_found() -> None:
    cause = record("cause")
    overlapping = {**cause, "effect": cause["cause"]}
    misquoted = {**cause, "effect": {**cause["effect"], "text": "something else"}}
    texts = {make_document().id: TEXT}
    others = [r for r in export() if r["record"] != "cause"]
    assert any("overlap" in b for b in breaches([*others, overlapping], texts))
    assert any("do not stand" in b for b in breaches([*others, misquoted], texts))


def test_spans_count_code_points() -> None:
    text = "Ünsal 🇹🇷 said no."
    assert span("said", text) == Span(9, 13)
    assert statement_record(make_reading().statements[5], make_document())["evidence"][0]["quote"] == "Mediators may fail."
