"""What the answers are made from: all that a dossier holds, as records, with the look-ups that every answer needs."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar, cast

from polemos.model import Actor, Cause, Document, Event, Figure, Interest, Interval, PeaceEffort, Place, Relation, Scenario, Span, Statement
from polemos.store import Dossier, Told

S = TypeVar("S", Event, Relation, Cause, Figure, Interest, PeaceEffort, Scenario)

_OVER = 730  # days before a document came out, from which on what it dates is over
PARTY_KINDS = frozenset({"state", "de_facto_state", "armed_group", "ethnic_group", "alliance", "igo", "military", "government", "party", "population"})


@dataclass(frozen=True, slots=True)
class Naming:
    """Words of a document that stand for actors: by name, or only ``pointing`` to them ("it", "its")."""

    span: Span
    actors: tuple[str, ...]
    pointing: bool


@dataclass(frozen=True)
class Material:
    """Documents, actors and places by id, statements in order of document and text, how often each actor is named, and where (in order)."""

    documents: dict[str, Document]
    actors: dict[str, Actor]
    places: dict[str, Place]
    told: tuple[Told, ...]
    named: Counter[str] = field(default_factory=Counter)
    namings: dict[str, tuple[Naming, ...]] = field(default_factory=dict)

    def of(self, kind: type[S]) -> Iterator[tuple[str, S]]:
        """(document id, statement) of one kind."""
        for document, found in self._by_kind[kind].items():
            for statement in found:
                yield document, cast(S, statement)

    def of_document(self, kind: type[S], document: str) -> list[S]:
        """The statements of one kind that the document makes, in order of its text."""
        return cast(list[S], self._by_kind[kind].get(document, []))

    def of_sentence(self, kind: type[S], document: str, sentence: Span) -> list[S]:
        """Those of which the sentence is the first evidence."""
        return [s for s in self.of_document(kind, document) if s.evidence[0] == sentence]

    @cached_property
    def _by_kind(self) -> dict[type[Statement], dict[str, list[Statement]]]:
        """Statements by kind and document; documents in their order."""
        found: dict[type[Statement], dict[str, list[Statement]]] = defaultdict(lambda: defaultdict(list))
        for document, statement in self.told:
            found[type(statement)][document].append(statement)
        return found

    def quote(self, document: str, span: Span) -> str:
        """The document's words at the span, white space folded."""
        return " ".join(span.of(self.documents[document].text).split())

    def is_over(self, document: str, when: Interval | None) -> bool:
        """Did it end more than two years before the document came out? False where either day is not known."""
        published = self.documents[document].published
        if published is None or published.start is None or when is None or when.end is None:
            return False
        return (published.start - when.end).days > _OVER

    def state_of(self, ref: str) -> str:
        """The actor whose side somebody is on by office or origin: a state for its people and organs, else himself."""
        actor = self.actors.get(ref)
        if actor is not None and actor.country and actor.country in self.actors and actor.kind in ("person", "government", "military", "population"):
            return actor.country
        return ref

    @cached_property
    def parties(self) -> tuple[str, ...]:
        """The parties of the confrontation, the first two the main ones: those that hostile relations and force name most."""
        weight: Counter[str] = Counter()
        for _, relation in self.of(Relation):
            if relation.sign < 0 and relation.factuality != "negated" and not relation.historical:
                for ref in (relation.source, relation.target):
                    weight[self.state_of(ref)] += 3
        for _, event in self.of(Event):
            if event.quad == 4 and not event.historical and event.actors and event.recipients:
                for ref in (*event.actors, *event.recipients):
                    weight[self.state_of(ref)] += 1
        for ref, times in self.named.items():
            weight[self.state_of(ref)] += times
        titles = " ".join(d.title or "" for d in self.documents.values())
        first = {ref: titles.find(a.name) for ref, a in self.actors.items()}
        for ref in list(weight):
            actor = self.actors.get(ref)
            if actor is None or actor.kind not in PARTY_KINDS or (not actor.known and actor.kind not in ("armed_group", "ethnic_group", "party")):
                del weight[ref]
            elif actor.name in titles:
                weight[ref] += 20
        ranked = [ref for ref, _ in sorted(weight.items(), key=lambda w: (-w[1], w[0]))]
        # of the two that count most, the one that the title names first comes first
        ranked[:2] = sorted(ranked[:2], key=lambda ref: (first.get(ref, -1) < 0, first.get(ref, -1)))
        return tuple(ranked)


def load_material(dossier: Dossier) -> Material:
    """All that a dossier holds, read once."""
    actors: dict[str, Actor] = {}
    for _, actor in dossier.actors():
        actors.setdefault(actor.id, actor)
    places: dict[str, Place] = {}
    for _, place in dossier.places():
        places.setdefault(place.id, place)
    named, namings = _namings(dossier)
    return Material({d.id: d for d in dossier.documents()}, actors, places, tuple(dossier.statements()), named, namings)


def _namings(dossier: Dossier) -> tuple[Counter[str], dict[str, tuple[Naming, ...]]]:
    """How often each actor is named, and the namings of each document."""
    named: Counter[str] = Counter()
    found: dict[tuple[str, Span], tuple[list[str], bool]] = {}
    for pointing in (False, True):
        for ref, document, span in dossier.mentions("actor", pointing=pointing):
            found.setdefault((document, span), ([], pointing))[0].append(ref)
            named[ref] += not pointing
    by_document: dict[str, list[Naming]] = {}
    for (document, span), (refs, pointing) in found.items():
        by_document.setdefault(document, []).append(Naming(span, tuple(refs), pointing))
    return named, {document: tuple(sorted(namings, key=lambda n: (n.span.start, n.span.end))) for document, namings in by_document.items()}
