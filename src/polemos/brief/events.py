"""What happened: each event in the text's own clause behind the actor's name where that reads, else by its type; one actor's day is one sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from polemos.brief.clauses import done_by, said_of
from polemos.brief.draft import Draft
from polemos.brief.model import Line
from polemos.brief.names import has_name, is_party, is_plural, say_all
from polemos.brief.passages import without_days
from polemos.brief.peace import tells
from polemos.brief.phrases import EVENT_BASES, EVENT_VERBS, NOUN_VERBS, PARTICIPLES
from polemos.brief.wording import folded, join, when
from polemos.model import Event, Figure, PeaceEffort, Span

_MOST_NOW = 12
_MOST_BEFORE = 7
_TALKS = re.compile(r"\b(?:talk|meet|met|negotiat|summit|confer)")
_SPEECH = frozenset({"AGREE", "CONSULT", "SUPPORT", "REQUEST", "ACCUSE", "REJECT", "THREATEN"})


@dataclass(frozen=True, slots=True)
class _Happening:
    """One event as a sentence without its day: who, and what he did."""

    document: str
    event: Event
    subject: str
    predicate: str
    clausal: bool
    others: tuple[tuple[str, tuple[Span, ...]], ...] = ()

    def weight(self) -> float:
        known = 2.0 if self.event.date is not None else 0.0
        return abs(self.event.score) + known + (2.0 if self.clausal else 0.0) + (1.0 if self.event.actors and self.event.recipients else 0.0)


def happened(draft: Draft) -> Iterator[Line]:
    """Events of the document's own time, in order of their days, the undated behind, then what is denied and what is planned."""
    yield from _events(draft, historical=False, most=_MOST_NOW)
    yield from _denied(draft)
    yield from _planned(draft)


def history(draft: Draft) -> Iterator[Line]:
    """Events told as history, in order of their days."""
    yield from _events(draft, historical=True, most=_MOST_BEFORE)


def first_day(event: Event) -> tuple[bool, date]:
    """Sorts by the day on which it began; what has none comes last."""
    day = (event.date.start or event.date.end) if event.date else None
    return (day is None, day or date.min)


def _events(draft: Draft, *, historical: bool, most: int) -> Iterator[Line]:
    found = []
    for document, event in draft.material.of(Event):
        now = not event.historical and not draft.material.is_over(document, event.date)
        if now != historical and event.factuality == "actual" and (event.actors or event.recipients) and not _is_effort(draft, document, event):
            happening = _happening(draft, document, event)
            if happening is not None:
                found.append(happening)
    weightiest = sorted(_distinct(draft, found), key=lambda h: (-h.weight(), h.document, h.event.trigger.start))[: most + 4]
    ordered = sorted(weightiest, key=lambda h: (first_day(h.event), h.document, h.event.trigger.start))
    groups: dict[tuple[str, str, str, str], list[_Happening]] = {}
    for h in ordered:
        day = "" if _is_present(h.predicate) else _day(draft, h.document, h.event)
        same = h.document if day else h.event.id
        groups.setdefault((same, h.subject, day, draft.saying(h.event.attribution, h.event.actors)), []).append(h)
    for (_, subject, day, said), members in list(groups.items())[:most]:
        lead = f"{day}, " if day else ""
        told = [(d, s) for m in members for d, s in ((m.document, m.event.evidence), *m.others)]
        yield draft.line(f"{lead}{subject} {join([m.predicate for m in members])}{said}.", told)


def _day(draft: Draft, document: str, event: Event) -> str:
    """The day as the text gives it; what is only taken over from the sentences around is good for the order, not for telling."""
    if event.date is None or event.date.anchor == "inherited" or event.date.start is None or event.date.end is None:
        return ""
    before, found, _ = draft.material.quote(document, event.evidence[0]).partition(folded(event.date.text or "") or "\x00")
    if found and event.date.end is not None and re.search(r"\bsince\b[^,;]*$", before):
        return ""  # "the worst day since 1990": not its own
    return when(event.date)


_OF_EFFORTS = frozenset({"REQUEST", "CONSULT", "AGREE", "RETREAT", "REJECT", "SUPPORT"})


def _is_effort(draft: Draft, document: str, event: Event) -> bool:
    """Is it told among the efforts for peace?"""
    if event.type not in _OF_EFFORTS:
        return False
    efforts = draft.material.of_sentence(PeaceEffort, document, event.evidence[0])
    tried = {r for e in efforts for r in (*e.third_parties, *e.parties)}
    return bool(tried & set(event.actors)) and tells(draft, document, event.evidence[0], efforts)


def _distinct(draft: Draft, found: list[_Happening]) -> list[_Happening]:
    """Without those whose words another of the same sentence holds, or that another document tells in the same words."""
    kept: list[_Happening] = []
    for one in sorted(found, key=lambda h: -len(h.predicate)):
        same = [k for k in kept if k.subject == one.subject and one.predicate in k.predicate]
        twin = next((n for n, k in enumerate(kept) if k.document != one.document and _is_twin(draft, k, one)), None)
        if twin is not None:
            kept[twin] = replace(kept[twin], others=(*kept[twin].others, (one.document, one.event.evidence)))
            continue
        beside = [k for k in kept if k.document == one.document and k.event.evidence == one.event.evidence]
        overlapping = [k for k in beside if (k.clausal and not one.clausal) or k.event.trigger == one.event.trigger]
        if not same and not overlapping:
            kept.append(one)
    return kept


_ALIKE = 0.4


def _is_twin(draft: Draft, one: _Happening, other: _Happening) -> bool:
    """Do two documents tell the same: type, day, state of the actors, and many of the words?"""
    if one.event.type != other.event.type or one.event.date is None or other.event.date is None or one.event.date.edtf != other.event.date.edtf:
        return False
    if {draft.material.state_of(a) for a in one.event.actors} != {draft.material.state_of(a) for a in other.event.actors}:
        return False
    left, right = (set(re.findall(r"\w{3,}", h.predicate.lower())) for h in (one, other))
    return len(left & right) >= _ALIKE * min(len(left), len(right))


def _happening(draft: Draft, document: str, event: Event) -> _Happening | None:
    material = draft.material
    trigger = material.quote(document, event.trigger)
    if event.clause is not None:
        said = said_of(material, document, event.actors, event.clause, event.evidence[0])
    else:
        said = done_by(material, document, event.actors, event.trigger, event.evidence[0]) if event.actors else None
    if said is not None:
        if _is_habit(event, said.predicate) or _is_want(said.predicate):
            return None
        if not (event.type == "CONSULT" and not event.recipients and re.match(r"\w+ with\b", said.predicate)):
            day = event.date.text if event.date and _day(draft, document, event) else None
            predicate = without_days(said.predicate, day)
            if len(predicate.split()) > 1:
                draft.told |= {(document, event.evidence[0], a) for a in event.actors}
                return _Happening(document, event, said.subject, predicate, True)
    return _typed(draft, document, event, trigger)


def _is_want(predicate: str) -> bool:
    """What somebody wants stands among the interests."""
    return predicate.split()[0] in ("wants", "want", "wanted", "needs", "need", "demands", "demand", "seeks", "seek")


def _is_habit(event: Event, predicate: str) -> bool:
    """Does the clause tell what somebody does time and again ("sells weapons"), and no act? Words spoken are acts in the present too."""
    return _is_present(predicate) and event.type not in _SPEECH


def _is_present(predicate: str) -> bool:
    first = predicate.split()[0]
    return first.endswith("s") and not first.endswith("ss") and first != "was"


def _typed(draft: Draft, document: str, event: Event, trigger: str) -> _Happening | None:
    """By the event's type: somebody to somebody, several with one another, or how somebody fared."""
    material = draft.material
    if any(not _nameable(draft, r) for r in (*event.actors, *event.recipients)):
        return None
    whom = [r for r in event.recipients if r not in event.actors]
    word = trigger.split()[-1].lower()
    parties = all(is_party(material.actors[r]) or material.actors[r].kind == "person" for r in event.actors)
    if event.actors and whom and parties and any(is_party(material.actors[r]) or material.actors[r].kind == "person" for r in whom):
        named = re.fullmatch(r"[a-z]+ed", trigger) and event.type in ("ACCUSE", "SUPPORT")
        verb = trigger if named else NOUN_VERBS.get(word) or _verb(event)
        if verb is None or (event.type in ("AID", "SUPPORT") and {*event.actors, *whom} >= set(draft.main()) != set()):
            return None
        return _Happening(document, event, say_all(event.actors), f"{verb} {say_all(whom)}{_place(draft, event)}", False)
    if event.type == "ASSAULT" and not whom and event.actors and re.search(r"\bwars?\b", trigger):
        return _Happening(document, event, say_all(event.actors), "were at war" if len(event.actors) > 1 else "went to war", False)
    if event.type == "CONSULT" and len(event.actors) > 1 and _TALKS.search(trigger):
        return _Happening(document, event, say_all(event.actors), f"held talks{_place(draft, event)}", False)
    participle = PARTICIPLES.get(word)
    counted = any(f.id in event.figures for f in material.of_document(Figure, document))
    if not event.actors and participle and whom and not counted:
        plural = len(whom) > 1 or is_plural(material, whom[0])
        return _Happening(document, event, say_all(whom), f"{'were' if plural else 'was'} {participle}{_place(draft, event)}", False)
    return None


def _verb(event: Event) -> str | None:
    """The verb for its mode; the type's own where the mode has none and the type's says enough."""
    return EVENT_VERBS.get((event.type, event.mode)) or EVENT_VERBS.get((event.type, None))


def _nameable(draft: Draft, ref: str) -> bool:
    actor = draft.material.actors.get(ref)
    return actor is not None and (has_name(actor) or actor.kind in ("military", "armed_group", "population", "government")) and actor.kind != "company"


def _is_named(draft: Draft, ref: str) -> bool:
    return _nameable(draft, ref) and has_name(draft.material.actors[ref])


def _place(draft: Draft, event: Event) -> str:
    place = None if event.place_inherited else draft.material.places.get(event.place or "")
    if place is None or any(draft.material.actors[r].name == place.name for r in (*event.actors, *event.recipients)):
        return ""
    return f" in {place.name}" if place.kind in ("country", "admin", "populated") else ""


def _denied(draft: Draft) -> Iterator[Line]:
    """What somebody denies: that he, or another, did it."""
    for document, event in draft.material.of(Event):
        holder = event.attribution.holder
        base = EVENT_BASES.get((event.type, event.mode)) or EVENT_BASES.get((event.type, None))
        if event.factuality != "negated" or event.attribution.kind == "author" or holder is None or base is None or not event.actors:
            continue
        if not all(_nameable(draft, r) for r in (holder, *event.actors)):
            continue
        verb = "deny" if is_plural(draft.material, holder) else "denies"
        against = f" against {say_all(event.recipients)}" if event.recipients and event.type == "ASSAULT" else ""
        verb_of = _verb(event)
        what = base[1] + against if holder in event.actors else f"that {say_all(event.actors)} {verb_of} {say_all(event.recipients)}"
        if holder in event.actors or (event.recipients and verb_of):
            yield draft.line(f"{say_all([holder])} {verb} {what}.", [(document, event.evidence)])


def _planned(draft: Draft) -> Iterator[Line]:
    """What is said to be planned, as far as a plain verb says it."""
    for document, event in draft.material.of(Event):
        base = EVENT_BASES.get((event.type, event.mode))
        if event.factuality != "future" or base is None or not event.actors or not all(_is_named(draft, r) for r in event.actors):
            continue
        if event.type == "CONSULT" and len(event.actors) < 2:
            continue
        plural = len(event.actors) > 1 or is_plural(draft.material, event.actors[0])
        day = when(event.date) if event.date and event.date.anchor != "inherited" else ""
        text = f"{say_all(event.actors)} {'are' if plural else 'is'} to {base[0]}{f' {day}' if day else ''}"
        yield draft.line(f"{text}{draft.saying(event.attribution, event.actors)}.", [(document, event.evidence)])
