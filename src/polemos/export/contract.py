"""What every export must keep of the record contract, checked on the records themselves. Used by every test that exports."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from polemos.export.pieces import Piece

NO_STATEMENTS = frozenset({"document", "actor", "place"})
_DATE_KEYS = {"start", "end", "edtf", "text", "anchor"}
_PARTIES = {
    "event": ("actors", "recipients"), "figure": ("actors",), "interest": ("actor",), "peace_effort": ("third_parties", "parties"),
    "scenario": ("actors",),
}  # fmt: skip


def breaches(records: Sequence[Piece], texts: Mapping[str, str]) -> list[str]:
    """What in the records breaks the contract, in words; [] where nothing does. ``texts`` are the documents' texts by id."""
    found = [f"the id {name!r} stands {times} times" for name, times in Counter(r["id"] for r in records).items() if times > 1]
    ids = {kind: {r["id"] for r in records if r["record"] == kind} for kind in {r["record"] for r in records}}
    for record in records:
        found += [f"{record['record']} {record['id']}: {fault}" for fault in _faults(record, texts, ids)]
    return found


def _faults(record: Piece, texts: Mapping[str, str], ids: Mapping[str, set[str]]) -> Iterator[str]:
    kind = record["record"]
    if kind in ("actor", "place"):
        yield from _stretches(record["mentions"], texts)
    if kind == "document":
        if record["length"] != len(texts[record["id"]]):
            yield "its length is not that of its text"
        yield from _date(record["published"])
    if kind in NO_STATEMENTS:
        return
    if not record["evidence"]:
        yield "it has no evidence"
    yield from _stretches(record["evidence"], texts)
    for piece in record["evidence"]:
        if texts.get(piece["document"], "")[piece["start"] : piece["end"]] != piece["quote"]:
            yield f"the quote {piece['quote'][:40]!r} is not what stands at {piece['start']}"
    yield from _date(record.get("date"))
    yield from _references(record, ids)
    if kind == "cause":
        yield from _ends(record, texts)


def _stretches(pieces: Sequence[Piece], texts: Mapping[str, str]) -> Iterator[str]:
    for piece in pieces:
        if piece["document"] not in texts:
            yield f"it refers to the document {piece['document']}, which is not there"
        elif not 0 <= piece["start"] < piece["end"] <= len(texts[piece["document"]]):
            yield f"{piece['start']}..{piece['end']} is no stretch of the document"


def _date(piece: Piece | None) -> Iterator[str]:
    if piece is not None and set(piece) != _DATE_KEYS:
        yield f"its date has the keys {sorted(piece)}"


def _references(record: Piece, ids: Mapping[str, set[str]]) -> Iterator[str]:
    actors, places = ids.get("actor", set()), ids.get("place", set())
    named = [ref for key in _PARTIES.get(record["record"], ()) for ref in ([record[key]] if isinstance(record[key], str) else record[key])]
    named += [record["attribution"]["holder"]] if record["attribution"]["holder"] else []
    if record["record"] == "cause":
        named += [*record["cause"]["actors"], *record["effect"]["actors"]]
    yield from (f"the actor {ref} is not there" for ref in named if ref not in actors)
    if record["record"] == "relation":
        yield from (f"{ref} is no actor or place of the export" for ref in (record["source"], record["target"]) if ref not in actors | places)
    if record.get("place") and record["place"] not in places:
        yield f"the place {record['place']} is not there"
    if record["record"] == "event":
        yield from (f"the figure {ref} is not there" for ref in record["figures"] if ref not in ids.get("figure", set()))


def _ends(record: Piece, texts: Mapping[str, str]) -> Iterator[str]:
    text = texts.get(record["evidence"][0]["document"], "") if record["evidence"] else ""
    for end in (record["cause"], record["effect"]):
        if text[end["start"] : end["end"]] != end["text"]:
            yield f"the words {end['text'][:40]!r} do not stand at {end['start']}"
    first, second = sorted((record["cause"], record["effect"]), key=lambda e: (e["start"], e["end"]))
    if second["start"] < first["end"]:
        yield "its cause and its effect overlap"
