"""One event for one happening in a document: a later mention joins the event that it speaks of.

Takes the coded events in order of the text, gives them with later mentions joined to earlier ones: their sentences become further
evidence, and what the first mention left out (a party, a day, a place, a toll) is filled in from the later. Three ways lead back:
a definite noun ("the attack", "those talks"), a deed of the happening itself ("the bombing killed twelve"), and the same thing told
again (the headline and the first sentence; the same parties on the same day). Whatever contradicts keeps two events apart.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from polemos.code.desk import Desk
from polemos.knowledge.models import EventFrame
from polemos.model import Event, Interval, Predication, Span


@dataclass(frozen=True)
class Coded:
    """An event with the predication it was coded from, and the words of all its mentions."""

    event: Event
    predication: Predication
    frame: EventFrame
    mentions: tuple[Span, ...] = field(default=())

    @property
    def triggers(self) -> tuple[Span, ...]:
        return self.mentions or (self.event.trigger,)


DEEDS = (2, 4)
"""Quad classes of what is done and not only said (PLOVER: material cooperation, material conflict)."""

_REACH = 8
"""So many sentences a bare noun points back; farther off "the attack" is often another one."""


def join_mentions(desk: Desk, found: list[Coded]) -> list[Coded]:
    """The events, each once; of two mentions the first keeps its id, its words and its evidence first."""
    kept: list[Coded] = []
    for coded in found:
        at = _antecedent(desk, coded, kept)
        if at is None:
            kept.append(coded)
        else:
            kept[at] = _joined(kept[at], coded)
    return kept


def _antecedent(desk: Desk, coded: Coded, kept: list[Coded]) -> int | None:
    """Where in ``kept`` the event stands that is told again, the nearest first; None where it is new."""
    for at in reversed(range(len(kept))):
        earlier = kept[at]
        if _may_be_one(desk, earlier, coded) and (_is_its_deed(desk, earlier, coded) or (_one_aim(desk, earlier, coded) and _is_again(desk, earlier, coded))):
            return at
    return None


def _may_be_one(desk: Desk, earlier: Coded, later: Coded) -> bool:
    """Nothing that is said of the two contradicts: type, mode, factuality, parties, days, places."""
    one, two = earlier.event, later.event
    modes = one.mode is None or two.mode is None or one.mode == two.mode
    told = one.type == two.type and one.factuality == two.factuality == "actual" and modes
    apart = earlier.predication.sentence != later.predication.sentence
    parties = _compatible(desk, one.actors, two.actors)
    places = one.place_inherited or two.place_inherited or _same_place(desk, one.place, two.place)
    return told and apart and parties and places and _same_time(one.date, two.date)


def _one_aim(desk: Desk, earlier: Coded, later: Coded) -> bool:
    return _compatible(desk, earlier.event.recipients, later.event.recipients)


def _compatible(desk: Desk, one: tuple[str, ...], two: tuple[str, ...]) -> bool:
    """Is one side silent, or does it name a part of what the other names? A force and its state are one side."""
    if not one or not two:
        return True
    ours, theirs = set(one), set(two)
    if ours <= theirs or theirs <= ours:
        return True
    lands = [{desk.actor(a).country for a in side} for side in (one, two)]
    states = any(a in ({desk.actor(a).country for a in side}) for side in (one, two) for a in (*one, *two))
    return None not in lands[0] | lands[1] and lands[0] == lands[1] and states


def _same_place(desk: Desk, one: str | None, two: str | None) -> bool:
    """Is a place missing, or is it one place, or the country that the other lies in?"""
    if one is None or two is None or one == two:
        return True
    first, second = desk.mentions.place_index[one], desk.mentions.place_index[two]
    return first.country == second.country and "country" in (first.kind, second.kind)


def _same_time(one: Interval | None, two: Interval | None) -> bool:
    """Is a day missing or only inherited, or do the two stretches share one?"""
    if one is None or two is None or "inherited" in (one.anchor, two.anchor):
        return True
    starts = [i.start for i in (one, two) if i.start is not None]
    ends = [i.end for i in (one, two) if i.end is not None]
    return not starts or not ends or max(starts) <= min(ends)


# -- ways back -----------------------------------------------------------------------------------------------


def _is_its_deed(desk: Desk, earlier: Coded, later: Coded) -> bool:
    """ "The attack killed twelve": what the happening itself does, to whomever."""
    if later.predication.kind != "verb" or not _is_near(earlier, later):
        return False
    doers = [a.head for a in later.predication.of_role("agent") if a.head not in desk.actor_by_head]
    return any(desk.tree.is_definite(h) and _is_word_for(desk, desk.tree.lemma(h), earlier) for h in doers)


def _is_again(desk: Desk, earlier: Coded, later: Coded) -> bool:
    """A definite noun for it, or the same told again."""
    noun = later.predication.kind == "noun" and points_back(desk, later.predication) and _is_word_for(desk, later.predication.lemma, earlier)
    return (noun and _is_near(earlier, later)) or _is_retold(desk, earlier, later)


def _is_near(earlier: Coded, later: Coded) -> bool:
    return later.predication.sentence - earlier.predication.sentence <= _REACH


def points_back(desk: Desk, predication: Predication) -> bool:
    """Is the noun a definite one without a time of its own ("the attack")? It may speak of what was told before."""
    return desk.tree.is_definite(predication.token) and not predication.of_role("time")


def _is_word_for(desk: Desk, lemma: str, earlier: Coded) -> bool:
    """Is the noun the earlier one's own word ("bombed": "the bombing"), or the common word for its type ("the attack")?"""
    last = lemma.rpartition(" ")[2]
    own = earlier.predication.lemma.split()
    words = {own[0], own[-1], *(earlier.predication.light or "").split()}
    return any(_akin(last, w) for w in words) or desk.lexicon.has(f"again_{earlier.event.type.lower()}", last)


_STEM = 4


def _akin(noun: str, word: str) -> bool:
    """ "bombing" and "bomb", "arrest" and "arrest": one begins as the other does."""
    short = min(len(noun), len(word))
    return noun == word or (short >= _STEM and noun[: max(_STEM, short - 2)] == word[: max(_STEM, short - 2)])


def _is_retold(desk: Desk, earlier: Coded, later: Coded) -> bool:
    """The headline told again in the text, or the same parties named with the same day."""
    one, two = earlier.event, later.event
    if not (one.actors and two.actors):
        return False
    both = bool(one.recipients) == bool(two.recipients)
    akin = _akin(later.predication.lemma.split()[-1], earlier.predication.lemma.split()[-1]) or earlier.frame.id == later.frame.id
    if desk.region_of(earlier.predication.sentence) != desk.region_of(later.predication.sentence) and _is_title(desk, earlier):
        return both and (akin or bool(one.recipients))
    if one.quad not in DEEDS:
        return False  # who condemns twice on one day may condemn two things
    same_day = one.date is not None and two.date is not None and one.date.edtf == two.date.edtf and "inherited" not in (one.date.anchor, two.date.anchor)
    return same_day and both and akin


def _is_title(desk: Desk, coded: Coded) -> bool:
    return desk.document.regions[desk.region_of(coded.predication.sentence)].kind == "title"


# -- the one event -------------------------------------------------------------------------------------------


def _joined(earlier: Coded, later: Coded) -> Coded:
    """The earlier event, with what the later mention adds."""
    one, two = earlier.event, later.event
    dated = two if two.date is not None and (one.date is None or (one.date.anchor == "inherited" != two.date.anchor)) else one
    placed = two if two.place is not None and (one.place is None or (one.place_inherited and not two.place_inherited)) else one
    moded = two if one.mode is None and two.mode is not None else one
    actors = one.actors or tuple(a for a in two.actors if a not in one.recipients)
    event = replace(
        one,
        mode=moded.mode,
        cameo=moded.cameo,
        score=moded.score,
        actors=actors,
        recipients=tuple(r for r in dict.fromkeys((*one.recipients, *two.recipients)) if r not in actors),
        place=placed.place,
        place_inherited=placed.place_inherited,
        date=dated.date,
        historical=dated.historical,
        figures=tuple(dict.fromkeys((*one.figures, *two.figures))),
        contexts=tuple(dict.fromkeys((*one.contexts, *two.contexts))),
        evidence=tuple(dict.fromkeys((*one.evidence, *two.evidence))),
    )
    return Coded(event, earlier.predication, earlier.frame, (*earlier.triggers, *later.triggers))
