"""One article's export against its gold reading: what was found, what of the exported is supported, what is right about it.

Takes a :class:`GoldArticle` and the records of an export (objects of the record contract), gives an :class:`ArticleScore`; prints nothing.
Each event, cause, figure, interest, peace effort and scenario answers for one gold item at most. Relations and events have lists
of what else is acceptable; the precision of the other kinds is a lower bound, there to show a system that says everything of every sentence.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from benchmarks.fits import Fits
from benchmarks.gold import Asked, GoldArticle, GoldEvent, GoldRelation
from benchmarks.match import pair, plain, same_days
from benchmarks.names import Names
from polemos.export.pieces import Piece
from polemos.model import Span

Item = TypeVar("Item")
RELATION_EVENT = ("relation", "event")
OTHERS = ("cause", "figure", "interest", "peace_effort", "scenario")
CORE = RELATION_EVENT + OTHERS


@dataclass(frozen=True, slots=True)
class Tally:
    """``right`` of ``asked``."""

    right: int
    asked: int

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.right + other.right, self.asked + other.asked)

    def share(self) -> float | None:
        """None where nothing was asked."""
        return self.right / self.asked if self.asked else None


@dataclass(frozen=True, slots=True)
class KindScore:
    """One kind of record. ``details`` tell of what was found: how often its date, factuality and the like are right."""

    found: Tally
    supported: Tally
    details: dict[str, Tally] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ArticleScore:
    """``kinds`` by record kind; ``junk`` counts the records that come from what is no part of the article."""

    kinds: dict[str, KindScore]
    actors: Tally
    page: Tally
    junk: int


def score(gold: GoldArticle, records: Sequence[Piece]) -> ArticleScore:
    """The score of an export that holds one document, the article's."""
    return _Scorer(gold, records).score()


def pooled(scores: Iterable[ArticleScore], kinds: Sequence[str], part: str) -> Tally:
    """``found`` or ``supported`` of the kinds, summed over articles."""
    tallies = [getattr(s.kinds[kind], part) for s in scores for kind in kinds]
    return sum(tallies, Tally(0, 0))


class _Scorer:
    def __init__(self, gold: GoldArticle, records: Sequence[Piece]) -> None:
        self._gold = gold
        self._records = records
        self._page: Piece = next(r for r in records if r["record"] == "document")
        self._names = Names(gold.actors, records)
        self._fits = Fits(self._names, self._page["id"])

    def score(self) -> ArticleScore:
        gold, fits = self._gold, self._fits
        kinds = {
            "relation": self._relations(gold.relations),
            "event": self._events(gold.events),
            "cause": self._causes(),
            "figure": self._simple("figure", gold.figures, fits.figure),
            "interest": self._simple("interest", gold.interests, fits.interest),
            "peace_effort": self._simple("peace_effort", gold.efforts, fits.effort),
            "scenario": self._simple("scenario", gold.scenarios, fits.scenario),
        }
        return ArticleScore(kinds, self._actors(), self._metadata(), len(set(self._from_junk())))

    def _of(self, kind: str) -> list[Piece]:
        return [r for r in self._records if r["record"] == kind and any(self._mine(e) for e in r.get("evidence", ()))]

    def _mine(self, piece: Piece) -> bool:
        return bool(piece["document"] == self._page["id"])

    def _simple(self, kind: str, asked: Asked[Item], fits: Callable[[Piece, Item], bool]) -> KindScore:
        records = self._of(kind)
        found = pair(asked.items, records, fits)
        supported = pair(asked.items + asked.acceptable, records, fits)
        return KindScore(Tally(len(found), len(asked.items)), Tally(len(supported), len(records)))

    def _relations(self, asked: Asked[GoldRelation]) -> KindScore:
        """A relation may be told more than once, so that records and gold items are not paired."""
        records = self._of("relation")
        hits = [(g, [r for r in records if self._fits.relation_here(r, g)]) for g in asked.items]
        found = [(g, hit) for g, hit in hits if hit]
        details = {
            "date": _tally(any(same_days(r.get("date"), g.date) for r in hit) for g, hit in found if g.date),
            "factuality": _tally(any(r.get("factuality") == g.factuality for r in hit) for g, hit in found if g.factuality),
        }
        supported = [any(self._supports(r, g) for g in asked.items + asked.acceptable) for r in records]
        return KindScore(Tally(len(found), len(asked.items)), _tally(supported), details)

    def _supports(self, record: Piece, gold: GoldRelation) -> bool:
        """Denied only where the gold is."""
        return self._fits.relation(record, gold) and (record.get("factuality") == "negated") == (gold.factuality == "negated")

    def _events(self, asked: Asked[GoldEvent]) -> KindScore:
        records = self._of("event")
        pairs = pair(asked.items, records, self._fits.event)
        found = [(asked.items[i], records[j]) for i, j in sorted(pairs.items())]
        details = {
            "detected": Tally(len(pair(asked.items, records, self._fits.event_type)), len(asked.items)),
            "date": _tally(same_days(r.get("date"), g.date) for g, r in found if g.date),
            "historical": _tally(bool(r.get("historical")) == g.historical for g, r in found if g.historical is not None),
            "factuality": _tally(r.get("factuality") in g.factuality for g, r in found),
        }
        for kind in dict.fromkeys(g.factuality[0] for g, _ in found):
            details[f"factuality {kind}"] = _tally(r.get("factuality") in g.factuality for g, r in found if g.factuality[0] == kind)
        supported = pair(asked.items + asked.acceptable, records, self._supports_event)
        return KindScore(Tally(len(found), len(asked.items)), Tally(len(supported), len(records)), details)

    def _supports_event(self, record: Piece, gold: GoldEvent) -> bool:
        """Denied only where the gold is."""
        return self._fits.event(record, gold) and (record.get("factuality") == "negated") == ("negated" in gold.factuality)

    def _causes(self) -> KindScore:
        asked = self._gold.causes
        plain_score = self._simple("cause", asked, self._fits.cause)
        records = self._of("cause")
        hits = [(g, [r for r in records if self._fits.cause(r, g)]) for g in asked.items]
        details = {
            "stage": _tally(any(r.get("stage") in g.stage for r in hit) for g, hit in hits if hit and g.stage),
            "level": _tally(any(r.get("level") in g.level for r in hit) for g, hit in hits if hit and g.level),
        }
        return KindScore(plain_score.found, plain_score.supported, details)

    def _actors(self) -> Tally:
        mentioned = [r["id"] for r in self._records if r["record"] == "actor" and (not r.get("mentions") or any(self._mine(m) for m in r["mentions"]))]
        return _tally(self._names.all_found(mentioned, [(key,)]) for key in self._gold.expected_actors)

    def _metadata(self) -> Tally:
        page, gold = self._page, self._gold.page
        checks = [
            plain(page.get("title")) == plain(gold.title),
            tuple(page.get("authors") or ()) == gold.authors,
            page.get("language") == gold.language,
        ]
        if gold.published:
            checks.append((page.get("published") or {}).get("start") == gold.published)
        if gold.translators:
            checks.append(tuple(page.get("translators") or ()) == gold.translators)
        if gold.first_day:
            first = page.get("first_published") or {}
            checks.append((first.get("date") or {}).get("start") == gold.first_day and plain(first.get("outlet")) == plain(gold.first_outlet))
        return _tally(checks)

    def _from_junk(self) -> Iterator[str]:
        """Ids of statements with evidence from outside the article, and of actors and places named only there."""
        for record in self._records:
            if any(self._mine(e) and self._touches_junk(e) for e in record.get("evidence", ())):
                yield record["id"]
            named = [m for m in record.get("mentions") or () if self._mine(m)]
            if named and all(self._touches_junk(m) for m in named):
                yield record["id"]

    def _touches_junk(self, piece: Piece) -> bool:
        return any(Span(piece["start"], piece["end"]).overlaps(junk) for junk in self._gold.junk)


def _tally(answers: Iterable[bool]) -> Tally:
    given = list(answers)
    return Tally(sum(given), len(given))
