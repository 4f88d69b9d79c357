"""Relations: what frames state ("backs", "is an ally of", "member of"), and offices in apposition or before a name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from polemos.code.binding import actors_of, bind, select_at
from polemos.code.desk import Desk
from polemos.code.frames import FrameIndex, Match
from polemos.code.offices import find_offices
from polemos.code.restated import as_verb
from polemos.code.same_event import Coded
from polemos.code.when import date_of, is_historical
from polemos.code.where import place_behind, place_of
from polemos.knowledge.models import RelationFrame
from polemos.model import Argument, Attribution, Factuality, Interval, Predication, Relation, RelationType, Span, digest


def code_relations(desk: Desk, frames: FrameIndex[RelationFrame], restated: tuple[Predication, ...], events: tuple[Coded, ...]) -> tuple[Relation, ...]:
    """The relations of the document, each stated pair and type once a sentence, in order of the text.

    Besides what frames state outright, what one party does to another is a relation too: who attacks fights, who accuses
    or threatens opposes, who gives aid aids.
    """
    found: dict[str, Relation] = {}
    for predication in (*desk.predications, *restated):
        for relation in _stated(desk, predication, frames):
            found.setdefault(relation.id, relation)
    for relation in (*_of_offices(desk), *_disputes(desk, tuple(found.values()))):
        found.setdefault(relation.id, relation)
    stated = {(r.evidence[0].start, frozenset((r.source, r.target)), r.sign) for r in found.values()}
    for coded in events:
        for relation in _of_event(desk, coded):
            if (relation.evidence[0].start, frozenset((relation.source, relation.target)), relation.sign) not in stated:
                found.setdefault(relation.id, relation)
    return tuple(sorted(_once(found.values()), key=lambda r: (r.evidence[0].start, r.type, r.source, r.target)))


def _of_offices(desk: Desk) -> Iterator[Relation]:
    for person, led, sentence, when in find_offices(desk):
        yield relation(desk, "leads", person, led, sentence=sentence, factuality="actual", when=when, historical=False, rule="leads.office")


def _stated(desk: Desk, predication: Predication, frames: FrameIndex[RelationFrame]) -> list[Relation]:
    """What the frames that fit make of it, each pair once, by the frame that fits best.

    A light verb may be a predicate of its own where its noun makes none.
    """
    for reading in (predication, as_verb(desk, predication)):
        found: dict[frozenset[str], list[Relation]] = {}
        for match in frames.matches(desk, reading) if reading is not None else ():
            made: dict[frozenset[str], list[Relation]] = {}
            for one in _relations(desk, reading or predication, match):
                made.setdefault(frozenset((one.source, one.target)), []).append(one)
            found |= {pair: ones for pair, ones in made.items() if pair not in found}
        if found:
            return [one for ones in found.values() for one in ones]
    return []


def _once(relations: Iterable[Relation]) -> Iterator[Relation]:
    """One relation of a type and pair a sentence: what is said to be so stands for what is wanted or possible, fighting for opposing."""
    best: dict[tuple[int, str, str, str], Relation] = {}
    for relation in relations:
        key = (relation.evidence[0].start, relation.type, relation.source, relation.target)
        if key not in best or (best[key].factuality != "actual" and relation.factuality in ("actual", "negated")):
            best[key] = relation
    fighting = {(start, frozenset((source, target))) for start, kind, source, target in best if kind == "fights"}
    for (start, kind, source, target), relation in best.items():
        if kind != "opposes" or (start, frozenset((source, target))) not in fighting:
            yield relation


def _disputes(desk: Desk, stated: tuple[Relation, ...]) -> Iterator[Relation]:
    """Who claims what another claims or holds, in one sentence, has a dispute with him."""
    for claim in stated:
        for other in stated:
            same = claim.type == "claims" and other.type in ("claims", "controls") and claim.target == other.target and claim.evidence == other.evidence
            if same and claim.source != other.source and (other.type == "controls" or claim.source < other.source):
                yield relation(
                    desk, "disputes_with", claim.source, other.source, sentence=_sentence_of(desk, claim), factuality="actual", when=None,
                    historical=claim.historical, rule="relation.of_claims",
                )  # fmt: skip


def _sentence_of(desk: Desk, found: Relation) -> int:
    return next(n for n, s in enumerate(desk.parse.sentences) if s.span == found.evidence[0])


_BY_EVENT: dict[str, RelationType] = {"ASSAULT": "fights", "ACCUSE": "opposes", "THREATEN": "opposes", "SANCTION": "opposes", "AID": "aids"}
# Who can stand in a relation of conflict: no civilians, no crowds
_COLLECTIVE = frozenset({"state", "de_facto_state", "government", "military", "igo", "alliance", "party", "armed_group", "ethnic_group"})


def _of_event(desk: Desk, coded: Coded) -> Iterator[Relation]:
    event = coded.event
    kind = _BY_EVENT.get(event.type)
    if kind is None or event.factuality not in ("actual", "possible") or coded.frame.learned:
        return  # a stance that lasts needs more than a proposal
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
    sources, targets = _ends(desk, predication, match)
    when = date_of(desk, predication)
    if frame.lasting and when is not None and when.end is not None:
        when = replace(when, end=None, edtf=f"{when.edtf.split('/')[0]}/..")
    told: set[frozenset[str]] = set()
    for source, target in _pairs(frame, sources, targets):
        pair = frozenset((source, target))
        symmetric = desk.knowledge.relation_types[frame.type].symmetric
        if frame.type == "controls" and predication.factuality in ("desired", "future"):
            return  # what is to be taken is held by somebody else
        if (symmetric and pair in told) or source == target or _same_side(desk, source, target) or not _can_stand(desk, frame, source, target):
            continue
        told.add(pair)
        yield relation(
            desk, frame.type, source, target, sentence=predication.sentence, factuality=_factuality(predication, frame),
            when=when, historical=is_historical(desk, predication, when), rule=frame.id, predication=predication,
        )  # fmt: skip


def _ends(desk: Desk, predication: Predication, match: Match[RelationFrame]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Sources and targets that the frame binds; of a mutual relation both may stand on one side ("the rivalry between X and Y")."""
    frame = match.frame
    entry = desk.knowledge.relation_types[frame.type]
    sources = _bound(desk, predication, frame.source, match.prep, places=False)
    targets = _bound(desk, predication, frame.target, match.prep, places="place" in entry.target)
    if not targets and sources and "parties" in frame.target:
        parties = desk.main_parties
        targets = () if set(sources) & set(parties) else parties
    if entry.symmetric and len(sources) >= 2 and (not targets or targets == sources) and _is_mutual(desk, frame, predication):
        return sources[:1], sources[1:]
    if entry.symmetric and not sources and len(targets) >= 2 and predication.with_prep("between"):
        return targets[:1], targets[1:]
    return sources, targets


def _is_mutual(desk: Desk, frame: RelationFrame, predication: Predication) -> bool:
    """ "Syrian and Iraqi clashes" are with each other, "American and British air strikes" are not."""
    if frame.type != "fights" or predication.kind not in ("noun", "light") or predication.with_prep("between"):
        return True
    return predication.lemma.rpartition(" ")[2] in desk.lexicon.classes["mutual_fight"]


def _pairs(frame: RelationFrame, sources: tuple[str, ...], targets: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    if frame.pairwise and len(sources) == len(targets) > 1:
        yield from zip(sources, targets, strict=True)
        return
    for source in sources:
        for target in targets:
            yield source, target


def _can_stand(desk: Desk, frame: RelationFrame, source: str, target: str) -> bool:
    """In a signed relation stand those who can act in a conflict, no civilians and no crowds."""
    if desk.knowledge.relation_types[frame.type].sign == 0:
        return True
    return all(ref in desk.mentions.place_index or _is_party(desk, ref) for ref in (source, target))


def _is_party(desk: Desk, ref: str) -> bool:
    actor = desk.actor(ref)
    return actor.kind == "ethnic_group" or (actor.kind != "population" and not {"CVL", "LAB", "REF"} & set(actor.sectors))


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
    """Actors of the first selector that binds any; or the place of the phrase, where the type takes places."""
    for selector in selectors:
        found: dict[str, None] = {}
        if selector.endswith(".country"):
            found.update(dict.fromkeys(bind(desk, predication, (selector,), prep)))
        for argument in _arguments(desk, predication, selector, prep):
            place = place_behind(desk, argument.head) if places else None
            if place is not None and desk.mentions.place_index[place].kind == "water":
                continue
            if place is not None:
                found.setdefault(place)
            else:
                found.update(dict.fromkeys(_actors(desk, argument)))
        if found:
            return tuple(found)
    return ()


def _actors(desk: Desk, argument: Argument) -> tuple[str, ...]:
    """As binding has it; of "Jaish-e-Mohammed, a group based in Pakistan" the one that is named, not some group."""
    mention = desk.actor_by_head.get(argument.head)
    if mention is not None and mention.form == "generic" and desk.tree.dep(argument.head) == "appos":
        named = desk.actor_by_token.get(desk.tree.head(argument.head))
        if named is not None and named.form == "name" and named.actors:
            return named.actors
    return actors_of(desk, argument)


def _arguments(desk: Desk, predication: Predication, selector: str, prep: str | None) -> Iterator[Argument]:
    if selector.startswith("content."):
        for child in desk.children_of.get(predication.index, []):
            if child.link == "content":
                yield from _arguments(desk, child, selector.removeprefix("content."), None)
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
