"""Where a predication's happening lies: its own place, else its clause's, else its sentence's; never invented."""

from __future__ import annotations

from polemos.code.desk import Desk
from polemos.model import Predication

_NOT_WHERE = frozenset({"between", "with", "for", "of", "against", "by", "to", "from", "like", "than"})


def place_of(desk: Desk, predication: Predication) -> str | None:
    """The id of the place where it happened, or None where the sentence names none for it."""
    own = _own(desk, predication)
    if own:
        return own
    at, steps = predication, 0
    while at.parent is not None and steps < 3 and at.link not in ("condition", "purpose", "relative"):
        at = desk.predications[at.parent]
        steps += 1
        found = _own(desk, at)
        if found:
            return found
    return None


def _own(desk: Desk, predication: Predication) -> str | None:
    second: str | None = None
    for argument in predication.arguments:
        mention = desk.place_by_token.get(argument.head)
        if mention is not None and mention.place is not None and argument.prep not in _NOT_WHERE and argument.prep is not None and argument.role != "agent":
            return mention.place
        # "attacked the town of X", "villages near Y": the thing acted on is the place, or lies in it
        if argument.role in ("patient", "theme", "oblique") and second is None:
            second = _inside(desk, argument.first, argument.last)
    return second


def place_behind(desk: Desk, head: int) -> str | None:
    """The place that a phrase stands for: its head, or what the head is a part of ("the east bank of the Drina"); None where it is none."""
    mention = desk.place_by_token.get(head)
    if mention is not None and mention.place is not None:
        return mention.place
    if not ({desk.tree.lemma(head)} & (desk.lexicon.classes["territory"] | desk.lexicon.classes["transparent"]) or desk.parse.pos[head] == "NUM"):
        return None
    for prep, token, _ in desk.tree.prepositional(head):
        if prep in ("of", "in", "around") and token != head:
            return place_behind(desk, token)
    for child in desk.tree.kids(head, "compound", "amod", "poss", "nmod", "appos"):
        beside = desk.place_by_token.get(child)
        if beside is not None and beside.place is not None:
            return beside.place
    return None


def _inside(desk: Desk, first: int, last: int) -> str | None:
    for token in range(first, last):
        mention = desk.place_by_token.get(token)
        if mention is not None and mention.place is not None and desk.mentions.place_index[mention.place].kind != "country":
            return mention.place
    return None
