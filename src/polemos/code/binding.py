"""From a predication's arguments to actors: selectors, and how a phrase stands for an actor."""

from __future__ import annotations

from collections.abc import Iterable
from typing import get_args

from polemos.code.desk import Desk
from polemos.model import ActorMention, Argument, Predication, Role

ROLES = frozenset(get_args(Role))


def select(predication: Predication, selector: str, prep: str | None = None) -> list[Argument]:
    """The arguments that a selector names: a role, a preposition, or two of these joined by "+".

    ``prep`` is the preposition that belongs to the predicate of the frame ("call *for*"): its object counts as patient.
    """
    found: list[Argument] = []
    for part in selector.split("+"):
        if part == "any":
            found.extend(a for a in predication.arguments if a.role not in ("time", "content", "means"))
        elif part in ROLES:
            found.extend(a for a in predication.arguments if a.role == part)
            if part == "patient" and prep:
                found.extend(a for a in predication.arguments if a.prep == prep)
        else:
            found.extend(a for a in predication.arguments if a.prep == part)
    return found


def select_at(desk: Desk, predication: Predication, selector: str, prep: str | None = None) -> list[Argument]:
    """As :func:`select`, and ``in>with``: what hangs by "with" on the noun behind "in" ("in conflict *with* the army")."""
    found: list[Argument] = []
    for part in selector.split("+"):
        outer, nested, inner = part.partition(">")
        if not nested:
            found.extend(select(predication, part, prep))
            continue
        for argument in select(predication, outer, prep):
            for inner_prep, token, _ in desk.tree.prepositional(argument.head):
                if inner_prep == inner:
                    found.append(Argument("oblique", token, *desk.tree.phrase(token), inner_prep))
    return found


def actors_of(desk: Desk, argument: Argument) -> tuple[str, ...]:
    """The actors that a phrase stands for: by its head, its name, or whose it is ("Azerbaijani positions")."""
    if argument.role == "agent" and _is_suffered(desk, argument.head):
        return ()  # "the murder of the emir left a vacuum": the emir leaves nothing
    found = actors_at(desk, argument.head)
    if not found and argument.implied:
        # the parser often hangs a relative clause on the wrong noun of "divisions within NATO, of which …"
        inside = [m for m in desk.mentions.actors if argument.first <= m.first and m.last <= argument.last and m.form == "name" and m.actors]
        return inside[-1].actors if inside else ()
    return found


def _is_suffered(desk: Desk, head: int) -> bool:
    """A noun of what is done to somebody, named with the one who suffers it and not with the doer."""
    tree = desk.tree
    if tree.lemma(head) not in desk.lexicon.classes["suffered"] or head in desk.actor_by_head or tree.kids(head, "poss", "amod", "compound"):
        return False
    return any(prep == "of" for prep, _, _ in tree.prepositional(head))


def actors_at(desk: Desk, head: int) -> tuple[str, ...]:
    """As :func:`actors_of`, for a head token; () where no actor is named."""
    direct = desk.actor_by_head.get(head)
    if direct is None:
        covering = desk.actor_by_token.get(head)
        direct = covering if covering is not None and covering.form != "adjective" and covering.form != "possessive" else None
    if direct is not None and direct.actors:
        beside = _named_beside(desk, head) if direct.form in ("definite", "generic") else ()
        return beside or _whose(desk, direct) or direct.actors
    return _named_beside(desk, head) or _owners(desk, head)


def _whose(desk: Desk, mention: ActorMention) -> tuple[str, ...]:
    """ "the Union, *whose* envoys visited …": who is nobody known acts for the body, group or state whose he is."""
    if mention.form != "generic" or any(desk.actor(a).country is not None for a in mention.actors):
        return ()
    owner = desk.actor_by_head.get(mention.first)
    if owner is None or owner.form != "possessive" or any(desk.actor(a).kind == "person" for a in owner.actors):
        return ()
    return owner.actors


def _named_beside(desk: Desk, head: int) -> tuple[str, ...]:
    """A name in apposition or compounded with the head ("President Aliyev", "the group Hezbollah")."""
    for child in desk.tree.kids(head, "appos", "compound", "flat"):
        mention = desk.actor_by_head.get(child)
        if mention is not None and mention.actors and mention.form == "name" and desk.tree.dep(child) == "appos":
            return mention.actors
    return ()


def _owners(desk: Desk, head: int) -> tuple[str, ...]:
    """Whose the thing is: adjective, possessor, "of" or "from", one step or two down ("forces of the army of X")."""
    tree = desk.tree
    for child in tree.kids(head, "amod", "poss", "compound", "nmod"):
        mention = desk.actor_by_head.get(child) or desk.actor_by_token.get(child)
        if mention is not None and mention.actors:
            joined = (desk.actor_by_head.get(c) for c in tree.kids(child, "conj"))  # "the Turkish and Greek sides"
            return tuple(dict.fromkeys((*mention.actors, *(a for m in joined if m is not None for a in m.actors))))
    ends = tree.lemma(head) in desk.lexicon.classes["ending"]
    for prep, token, _ in tree.prepositional(head):
        if prep == "of" or (ends and prep == "to"):
            mention = desk.actor_by_head.get(token)
            if mention is not None and mention.actors:
                return mention.actors
            deeper = _owners(desk, token) if token != head else ()
            if deeper:
                return deeper
    return ()


def bind(desk: Desk, predication: Predication, selectors: Iterable[str], prep: str | None = None) -> tuple[str, ...]:
    """The actors of the first selector that binds any, in order, each once."""
    for selector in selectors:
        found: dict[str, None] = {}
        for part in selector.split("+"):
            for ref in _bind_one(desk, predication, part, prep):
                found.setdefault(ref)
        if found:
            return tuple(found)
    return ()


def _bind_one(desk: Desk, predication: Predication, selector: str, prep: str | None) -> list[str]:
    if selector.startswith("content."):
        inner = selector.removeprefix("content.")
        return [ref for child in desk.children_of.get(predication.index, []) if child.link == "content" for ref in _bind_one(desk, child, inner, None)]
    if selector.endswith(".country"):
        return _countries(desk, _bind_one(desk, predication, selector.removesuffix(".country"), prep))
    if selector == "holder":
        ref = desk.attribution(predication.holder).holder
        # in a statement its author says it: "all parties must stop the fighting"
        return [ref] if ref else list(desk.voice) if predication.holder.head is None else []
    return [ref for argument in select_at(desk, predication, selector, prep) for ref in actors_of(desk, argument)]


def _countries(desk: Desk, refs: list[str]) -> list[str]:
    """The states of persons and organs, where the document names them."""
    return [c for ref in refs if (c := state_of(desk, ref)) is not None]


def state_of(desk: Desk, ref: str) -> str | None:
    """The state that a person held office in or an organ belongs to, if the document names it; None otherwise."""
    entry = desk.knowledge.actors.get(ref)
    named = [o.of for o in entry.offices if o.of in desk.named] if entry else []
    country = desk.actor(ref).country
    if country and country in named:
        return country
    if named:
        return named[0]
    return country if country and country in desk.named else None
