"""The pieces that records of the contract share: dates, attribution, evidence. Plain values, ready for JSON."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from polemos.model import Attribution, Interval, Span

Piece = dict[str, Any]  # a JSON object of the contract on its way out

# What PLOVER puts where a country would stand, and is none.
NO_COUNTRY = frozenset({"IGO", "UNO", "EUR", "NGO", "NGM", "MNC", "IMG", "ISM", "REL", "CHR", "JEW", "MOS"})


def date_piece(interval: Interval | None) -> Piece | None:
    """The shared date piece; None where there is no date."""
    if interval is None:
        return None
    return {
        "start": interval.start.isoformat() if interval.start else None, "end": interval.end.isoformat() if interval.end else None,
        "edtf": interval.edtf, "text": interval.text, "anchor": interval.anchor,
    }  # fmt: skip


def dated(interval: Interval | None) -> Piece:
    """``date``, and ``ended`` where it is said to be over and the day is not known."""
    return {"date": date_piece(interval)} | ({"ended": True} if interval and interval.ended else {})


def attribution_piece(attribution: Attribution) -> Piece:
    return {"kind": attribution.kind, "holder": attribution.holder, "text": attribution.text}


def evidence_pieces(document: str, text: str, spans: Iterable[Span]) -> list[Piece]:
    """The evidence, its quotes taken from the text itself."""
    return [{"document": document, "start": s.start, "end": s.end, "quote": s.of(text)} for s in spans]


def iso3(country: str | None) -> str | None:
    """The country where it is one; None for PLOVER's codes of what has none (IGO, NGO, …)."""
    return None if country in NO_COUNTRY else country


def number(value: float | None) -> float | int | None:
    """Whole numbers without a decimal point."""
    return int(value) if value is not None and value.is_integer() else value
