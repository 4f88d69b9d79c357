"""Who leads what: an office word with its country before, behind or beside a person's name."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from polemos.code.binding import state_of
from polemos.code.desk import Desk
from polemos.code.when import date_of
from polemos.mention.actors_record import PAST
from polemos.model import ActorMention, Interval


class Held(NamedTuple):
    """A person's office over an actor, the sentence that gives it, and its day, None where the text names none."""

    person: str
    led: str
    sentence: int
    when: Interval | None


def find_offices(desk: Desk) -> Iterator[Held]:
    """Who leads what, by "Azerbaijani president Ilham Aliyev", "Aliyev, the president of Azerbaijan", "Aliyev's government"."""
    for mention in desk.mentions.actors:
        if mention.form not in ("name", "possessive") or len(mention.actors) != 1:
            continue
        person = desk.actor(mention.actors[0])
        if person.kind != "person":
            continue
        for office, owner in _offices(desk, mention):
            if owner != person.id and not _is_over(desk, office):
                yield Held(person.id, owner, desk.tree.sentence(office), _day(desk, office))


def _is_over(desk: Desk, office: int) -> bool:
    """ "The *former* Colombian president", "ex-president", "the ousted leader": who led once, leads nothing now."""
    before = range(max(0, office - 4), office)
    words = {desk.tree.lower(t) for t in before if desk.tree.head(t) == office or desk.tree.dep(t) in ("amod", "punct", "compound", "advmod")}
    return bool(words & PAST) or desk.tree.lower(office).startswith("ex-")


def _offices(desk: Desk, mention: ActorMention) -> Iterator[tuple[int, str]]:
    """(office token, id of what is led) for each office that the text gives the person here."""
    tree = desk.tree
    around = [t for t in range(max(0, mention.first - 4), mention.last) if desk.parse.sentence_of[t] == desk.parse.sentence_of[mention.head]]
    for token in around:
        if _is_leading(desk, token) and (tree.head(token) == mention.head or mention.first <= token < mention.last or tree.head(mention.head) == token):
            owner = _owner(desk, token, mention)
            if owner:
                yield token, owner
    beside = (tree.head(mention.head),) if tree.dep(mention.head) == "appos" else ()
    for token in (*tree.kids(mention.head, "appos"), *(t for t in beside if t not in around)):
        if _is_leading(desk, token):
            owner = _owner(desk, token, mention)
            if owner:
                yield token, owner
    governed = tree.head(mention.head)
    if tree.dep(mention.head) == "pobj" and tree.lower(governed) == "of":
        governed = tree.head(governed)
    if tree.dep(mention.head) in ("poss", "pobj") and tree.lemma(governed) in desk.lexicon.classes["rule_noun"]:
        state = state_of(desk, mention.actors[0])
        if state:
            yield governed, state


def _is_leading(desk: Desk, token: int) -> bool:
    tree = desk.tree
    words = {tree.lemma(token)} | {f"{tree.lower(c)} {tree.lemma(token)}" for c in tree.kids(token, "compound", "amod", "nmod")}
    if token and desk.parse.sentence_of[token - 1] == desk.parse.sentence_of[token]:
        words.add(f"{tree.lower(token - 1)} {tree.lemma(token)}")
        words.add(f"{tree.lower(token - 2)}-{tree.lemma(token)}" if token > 1 and tree.lower(token - 1) == "-" else "")
    return any(w in desk.leading_offices for w in words)


def _owner(desk: Desk, office: int, person: ActorMention) -> str | None:
    """What the office is over: the adjective, compound, possessor or "of" of the office word; never the person."""
    tree = desk.tree
    tokens = [*tree.kids(office, "amod", "compound", "poss", "nmod"), *tree.kids(person.head, "amod", "compound", "poss", "nmod")]
    tokens += [t for p, t, _ in tree.prepositional(office) if p == "of"]
    if office > 1 and tree.lower(office - 1) == "-":
        tokens += tree.kids(office - 2, "amod", "compound", "poss", "nmod")  # "the group's secretary-general"
    tokens += [t for t in range(max(0, office - 2), office) if desk.parse.sentence_of[t] == desk.parse.sentence_of[office]]
    for token in tokens:
        mention = desk.actor_by_head.get(token)
        if mention is not None and mention.actors and mention.form in ("adjective", "name", "possessive"):
            actor = desk.actor(mention.actors[0])
            if actor.kind != "person":
                return actor.id
    return state_of(desk, person.actors[0]) if desk.tree.lemma(office) in ("president", "minister", "premier", "chancellor") else None


def _day(desk: Desk, office: int) -> Interval | None:
    predication = desk.predication_by_token.get(office)
    return date_of(desk, predication) if predication and predication.of_role("time") else None
