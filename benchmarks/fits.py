"""Whether a record of the export says what a gold item says, one rule a kind. Takes records of one document; counts nothing."""

from __future__ import annotations

from collections.abc import Iterable

from benchmarks.gold import GoldCause, GoldEffort, GoldEvent, GoldFigure, GoldInterest, GoldRelation, GoldScenario
from benchmarks.match import has_term
from benchmarks.names import Names
from polemos.export.pieces import Piece
from polemos.model import Span

MUTUAL = frozenset({"ally_of", "rival_of", "opposes", "fights", "disputes_with", "aligned_with", "trades_with"})
# PLOVER puts both sides of a meeting and of two-sided violence into the actor field.
SIDES_POOLED = frozenset({"CONSULT", "AGREE", "COOPERATE", "ASSAULT"})
SHORT_END = 60  # an end of a cause may have that many characters whatever its sentence, else 0.7 of the sentence
SAME_NUMBER = 1e-6


class Fits:
    """The rules, over the names of one export and the document of the gold reading."""

    def __init__(self, names: Names, document: str) -> None:
        self._names = names
        self._document = document

    def here(self, record: Piece, sentence: Span) -> bool:
        """Some evidence overlaps the sentence, and is no catch-all over half a page."""
        room = 2 * (sentence.end - sentence.start) + 200
        mine = (e for e in record.get("evidence", ()) if e["document"] == self._document)
        return any(e["start"] < sentence.end and sentence.start < e["end"] and e["end"] - e["start"] <= room for e in mine)

    def relation(self, record: Piece, gold: GoldRelation) -> bool:
        """Type and both ends, in whatever sentence; a mutual type either way round."""
        if record["type"] not in gold.types:
            return False
        source, target = record["source"], record["target"]
        straight = self._names.stands_for(source, gold.source) and self._names.stands_for(target, gold.target)
        swapped = record["type"] in MUTUAL and self._names.stands_for(source, gold.target) and self._names.stands_for(target, gold.source)
        return straight or swapped

    def relation_here(self, record: Piece, gold: GoldRelation) -> bool:
        return self.here(record, gold.sentence) and self.relation(record, gold)

    def event_type(self, record: Piece, gold: GoldEvent) -> bool:
        """The type in the sentence, whoever takes part."""
        return record["type"] in gold.types and self.here(record, gold.sentence)

    def event(self, record: Piece, gold: GoldEvent) -> bool:
        """The type in the sentence, with all that take part on their sides."""
        if not self.event_type(record, gold):
            return False
        if gold.roles_optional:
            return True
        actors, recipients = record.get("actors") or [], record.get("recipients") or []
        if not self._names.all_found(actors, gold.actors):
            return False
        pool = actors + recipients if record["type"] in SIDES_POOLED else recipients
        return gold.recipient_optional or self._names.all_found(pool, gold.recipients)

    def cause(self, record: Piece, gold: GoldCause) -> bool:
        """Both ends named, apart from each other, and neither of them the whole sentence."""
        ends = (record["cause"], record["effect"])
        spans = [Span(e["start"], e["end"]) for e in ends if e.get("start") is not None and e.get("end") is not None]
        if len(spans) == len(ends) and spans[0].overlaps(spans[1]):
            return False
        room = max(0.7 * (gold.sentence.end - gold.sentence.start), SHORT_END)
        if not self.here(record, gold.sentence) or any(len(e["text"]) > room for e in ends):
            return False
        named = has_term(ends[0]["text"], gold.cause_terms) and has_term(ends[1]["text"], gold.effect_terms)
        return named and record.get("polarity") in gold.polarity

    def figure(self, record: Piece, gold: GoldFigure) -> bool:
        """The number, or one within the bounds where the gold has only these."""
        if record["measure"] not in gold.measures or not self.here(record, gold.sentence):
            return False
        numbers: Iterable[float] = [n for n in (record.get("low"), record.get("best"), record.get("high")) if n is not None]
        if gold.best is not None:
            return any(abs(abs(n) - gold.best) < SAME_NUMBER for n in numbers)
        return gold.low is not None and gold.high is not None and any(gold.low <= n <= gold.high for n in numbers)

    def interest(self, record: Piece, gold: GoldInterest) -> bool:
        return self.here(record, gold.sentence) and self._names.stands_for(record["actor"], gold.actors) and has_term(record["text"], gold.terms)

    def effort(self, record: Piece, gold: GoldEffort) -> bool:
        if record["kind"] not in gold.kinds or record.get("outcome") not in gold.outcomes:
            return False
        return self.here(record, gold.sentence) and self._names.all_found(record.get("third_parties") or [], gold.third_parties)

    def scenario(self, record: Piece, gold: GoldScenario) -> bool:
        told = self.here(record, gold.sentence) and has_term(record["text"], gold.terms)
        return told and self._names.all_found(record.get("actors") or [], gold.actors)
