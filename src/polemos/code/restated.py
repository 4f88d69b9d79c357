"""Other ways to read what a predication says: the light verb for itself, "X-backed", "as a member of", second appositions.

Takes predications, gives further ones that stand for nothing of their own in the text but let frames of verbs and of nouns fit.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from polemos.code.desk import Desk
from polemos.model import AUTHOR, Argument, Predication
from polemos.predicate.arguments import noun_arguments
from polemos.predicate.draft import anchors

_HYPHENS = frozenset({"-", "‐", "‑", "–"})
_NEW = -1  # these stand in no list, so nothing is a child of theirs


def as_verb(desk: Desk, predication: Predication) -> Predication | None:
    """The light verb as the predicate, with its noun among the arguments ("*led* to a famine"); None for other kinds."""
    if predication.kind != "light" or predication.light is None:
        return None
    tree = desk.tree
    verb = next((t for t in tree.ancestors(predication.token) if tree.is_verb(t)), None)
    if verb is None:
        return None
    prep = next((p for p, token, _ in tree.prepositional(verb) if token == predication.token), None)
    noun = Argument("oblique" if prep else "patient", predication.token, *tree.phrase(predication.token), prep)
    return replace(predication, kind="verb", lemma=predication.light, token=verb, light=None, arguments=(*predication.arguments, noun))


def restated(desk: Desk) -> tuple[Predication, ...]:
    """What hyphens, second appositions and "as" phrases say of somebody, in order of the text."""
    found = [*_compounds(desk), *_second_appositions(desk), *_as_roles(desk)]
    return tuple(sorted(found, key=lambda p: p.token))


def _compounds(desk: Desk) -> Iterator[Predication]:
    """ "Iran-backed militia", "Saudi-led coalition", "Indian-held valley": the participle as a verb with its agent."""
    words = {pair.partition(" ")[0]: pair.partition(" ")[2] for pair in desk.lexicon.classes["compound_participle"]}
    tree = desk.tree
    for token in range(2, len(desk.parse)):
        verb = words.get(tree.lower(token))
        mention = desk.actor_by_token.get(token - 2)
        if verb is None or tree.lower(token - 1) not in _HYPHENS or mention is None or not mention.actors or tree.sentence(token) != tree.sentence(token - 2):
            continue
        noun = next((t for t in tree.ancestors(token) if tree.is_noun(t) and tree.dep(t) not in ("compound", "npadvmod")), None)
        if noun is None or noun < token:
            continue
        agent = Argument("agent", token - 2, mention.first if mention.last <= token - 1 else token - 2, token - 1)
        patient = Argument("patient", noun, *tree.phrase(noun))
        yield _made(desk, token, verb, "verb", (agent, patient))


def _second_appositions(desk: Desk) -> Iterator[Predication]:
    """ "China, Pakistan's closest ally and main arms supplier": what the second noun says is said of the same one, with the same owner."""
    tree = desk.tree
    for first in desk.predications:
        if first.kind != "copula" or tree.dep(first.token) != "appos":
            continue
        owners = tuple(a for a in first.arguments if a.role == "agent" or a.prep == "'s")
        for token in tree.conjuncts(first.token):
            if token != first.token and desk.parse.pos[token] == "NOUN":
                own = tuple(replace(a, role="theme") if a.role == "agent" else a for a in noun_arguments(tree, token, anchors(desk.mentions)))
                yield _made(desk, token, tree.lemma(token), "copula", (*owners, *(a for a in own if a.head not in {o.head for o in owners})), first)


def _as_roles(desk: Desk) -> Iterator[Predication]:
    """ "As a member of the council, Norway …", "with Cuba and Norway as guarantors": the noun behind "as" is said of the subject."""
    tree = desk.tree
    for predication in desk.predications:
        if predication.kind not in ("verb", "light", "adjective") or desk.lexicon.has("as_takers", predication.lemma):
            continue
        for whole in predication.with_prep("as part of", "as a member of"):
            subject = predication.of_role("patient" if predication.passive else "agent")
            said = tuple(Argument("agent", a.head, a.first, a.last, None, True) for a in subject)
            if said:
                theme = Argument("theme", whole.head, whole.first, whole.last, "of")
                yield _made(desk, whole.head, "part", "copula", (*said, theme), replace(predication, factuality="actual"))
        for argument in predication.with_prep("as"):
            if desk.parse.pos[argument.head] != "NOUN" or argument.implied:
                continue
            beside = tuple(a for a in predication.with_prep("with") if a.last <= argument.first <= a.last + 4)
            subject = beside or predication.of_role("patient" if predication.passive else "agent")
            said = tuple(Argument("agent", a.head, a.first, a.last, None, True) for a in subject)
            own = tuple(replace(a, role="theme") if a.role == "agent" else a for a in noun_arguments(tree, argument.head, anchors(desk.mentions)))
            if beside:
                own += tuple(replace(a, role="oblique", prep="between") for a in predication.of_role("agent"))
            if said:
                yield _made(desk, argument.head, tree.lemma(argument.head), "copula", (*said, *own), replace(predication, factuality="actual"))


def _made(desk: Desk, token: int, lemma: str, kind: str, arguments: tuple[Argument, ...], like: Predication | None = None) -> Predication:
    span = desk.parse.span(token, token + 1)
    return Predication(
        index=_NEW, lemma=lemma, kind=kind, token=token, trigger=span, arguments=arguments, sentence=desk.tree.sentence(token),  # type: ignore[arg-type]
        tense="none", factuality=like.factuality if like else "actual", holder=like.holder if like else AUTHOR,
    )  # fmt: skip
