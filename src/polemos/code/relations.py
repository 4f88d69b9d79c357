"""Relations: what frames state ("backs", "is an ally of", "member of"), and offices in apposition or before a name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from polemos.code.binding import actors_of, bind, select, select_at
from polemos.code.desk import Desk
from polemos.code.events import Coded
from polemos.code.frames import FrameIndex, Match
from polemos.code.offices import code_offices
from polemos.code.when import date_of, is_historical
from polemos.code.where import place_of
from polemos.knowledge.models import RelationFrame
from polemos.model import Argument, Attribution, Factuality, Interval, Predication, Relation, RelationType, Span, digest


def code_relations(desk: Desk, frames: FrameIndex[RelationFrame], events: tuple[Coded, ...]) -> tuple[Relation, ...]:
    """The relations of the document, each stated pair and type once a sentence, in order of the text.

    Besides what frames state outright, what one party does to another is a relation too: who attacks fights, who accuses
    or threatens opposes, who gives aid aids.
    """
    found: dict[str, Relation] = {}
    for predication in desk.predications:
        for match in frames.matches(desk, predication):
            made = list(_relations(desk, predication, match))
            for relation in made:
                found.setdefault(relation.id, relation)
            if made:
                break
    for relation in code_offices(desk):
        found.setdefault(relation.id, relation)
    stated = {(r.evidence[0].start, frozenset((r.source, r.target)), r.sign) for r in found.values()}
    for coded in events:
        for relation in _of_event(desk, coded):
            if (relation.evidence[0].start, frozenset((relation.source, relation.target)), relation.sign) not in stated:
                found.setdefault(relation.id, relation)
    return tuple(sorted(found.values(), key=lambda r: (r.evidence[0].start, r.type, r.source, r.target)))


_BY_EVENT: dict[str, RelationType] = {"ASSAULT": "fights", "ACCUSE": "opposes", "THREATEN": "opposes", "SANCTION": "opposes", "AID": "aids"}
# Who can stand in a relation of conflict: no civilians, no crowds
_COLLECTIVE = frozenset({"state", "de_facto_state", "government", "military", "igo", "alliance", "party", "armed_group", "ethnic_group"})


def _of_event(desk: Desk, coded: Coded) -> Iterator[Relation]:
    event = coded.event
    kind = _BY_EVENT.get(event.type)
    if kind is None or event.factuality not in ("actual", "possible"):
        return
    for source in event.actors:
        for target in event.recipients:
            if source != target and not _same_side(desk, source, target) and _stands(desk, source) and _stands(desk, target):
                yield relation(
                    desk, kind, source, target, sentence=coded.predication.sentence, factuality=event.factuality, when=event.date,
                    historical=event.historical, rule=f"relation.of_{event.type.lower()}", predication=coded.predication,
                )  # fmt: skip


def _stands(desk: Desk, ref: str) -> bool:
    actor = desk.actor(ref)
    return (actor.kind in _COLLECTIVE and "CVL" not in actor.sectors) or (actor.kind == "person" and actor.country is not None and bool(actor.sectors))


def _relations(desk: Desk, predication: Predication, match: Match[RelationFrame]) -> Iterator[Relation]:
    frame = match.frame
    entry = desk.knowledge.relation_types[frame.type]
    takes_places = "place" in entry.target
    sources = _bound(desk, predication, frame.source, match.prep, places=False)
    targets = _bound(desk, predication, frame.target, match.prep, places=takes_places)
    if entry.symmetric and not targets and len(sources) >= 2:
        sources, targets = sources[:1], sources[1:]
    elif entry.symmetric and not sources and len(targets) >= 2:
        sources, targets = targets[:1], targets[1:]
    when = date_of(desk, predication)
    if frame.lasting and when is not None and when.end is not None:
        when = replace(when, end=None, edtf=f"{when.edtf.split('/')[0]}/..")
    told: set[frozenset[str]] = set()
    for source in sources:
        for target in targets:
            pair = frozenset((source, target))
            if entry.symmetric and pair in told:
                continue
            told.add(pair)
            if source != target and not _same_side(desk, source, target):
                yield relation(
                    desk, frame.type, source, target, sentence=predication.sentence, factuality=_factuality(predication, frame),
                    when=when, historical=is_historical(desk, predication, when), rule=frame.id, predication=predication,
                )  # fmt: skip


def _same_side(desk: Desk, source: str, target: str) -> bool:
    """A state and its own organ ("Turkey", "Turkish police") stand in no relation but membership."""
    left, right = desk.mentions.actor_index.get(source), desk.mentions.actor_index.get(target)
    if left is None or right is None:
        return False
    organs = {"state", "government", "military", "population"}
    return left.country is not None and left.country == right.country and {left.kind, right.kind} <= organs and "state" in (left.kind, right.kind)


def _factuality(predication: Predication, frame: RelationFrame) -> Factuality:
    if frame.negates:
        return "actual" if predication.factuality == "negated" else "negated" if predication.factuality == "actual" else predication.factuality
    return predication.factuality


def _bound(desk: Desk, predication: Predication, selectors: tuple[str, ...], prep: str | None, *, places: bool) -> tuple[str, ...]:
    """Actors of the first selector that binds any; places too, behind the actors, where the type takes them."""
    for selector in selectors:
        found: dict[str, None] = {}
        if selector.endswith(".country"):
            found.update(dict.fromkeys(bind(desk, predication, (selector,), prep)))
        for argument in _arguments(desk, predication, selector, prep):
            for ref in actors_of(desk, argument):
                found.setdefault(ref)
            if places and not found:
                mention = desk.place_by_token.get(argument.head)
                if mention is not None and mention.place is not None:
                    found.setdefault(mention.place)
        if found:
            return tuple(found)
    return ()


def _arguments(desk: Desk, predication: Predication, selector: str, prep: str | None) -> Iterator[Argument]:
    if selector.startswith("content."):
        for child in desk.children_of.get(predication.index, []):
            if child.link == "content":
                yield from select(child, selector.removeprefix("content."), None)
    else:
        yield from select_at(desk, predication, selector, prep)


def relation(
    desk: Desk, kind: RelationType, source: str, target: str, *, sentence: int, factuality: Factuality, when: Interval | None,
    historical: bool, rule: str, predication: Predication | None = None,
) -> Relation:  # fmt: skip
    """One relation record with its sentence as evidence."""
    span: Span = desk.sentence_span(sentence)
    holder = desk.attribution(predication.holder) if predication else Attribution()
    return Relation(
        id=digest(desk.document.id, "relation", kind, source, target, span.start, factuality),
        type=kind,
        sign=desk.knowledge.relation_types[kind].sign,
        source=source,
        target=target,
        place=place_of(desk, predication) if predication else None,
        date=when,
        historical=historical,
        factuality=factuality,
        attribution=holder,
        evidence=(span,),
        rule=rule,
    )
