"""Syntax to predications: takes a Parse, the mentions and the lexicon; gives Predications with everything undone.

Order of work: which tokens are predicates, with their arguments (``heads``, ``arguments``, ``subjects``); which governs
which (``links``); what that makes of each (``scope``); who says it (``holders``).
"""

from __future__ import annotations

from polemos.knowledge.lexicon import Lexicon
from polemos.model import Mentions, Parse, Predication
from polemos.predicate.draft import Draft, anchors, named_spans
from polemos.predicate.heads import drafts
from polemos.predicate.holders import hold
from polemos.predicate.links import link
from polemos.predicate.scope import scope
from polemos.predicate.tree import Tree

__all__ = ["find_predications"]


def find_predications(parse: Parse, mentions: Mentions, lexicon: Lexicon, event_nouns: frozenset[int] = frozenset()) -> tuple[Predication, ...]:
    """All predications of the parse in order of the text. Pure; the same input gives the same output.

    ``event_nouns`` are tokens that tell of an event here though the lexicon does not know them for such nouns.
    """
    tree = Tree(parse, lexicon, named_spans(mentions), event_nouns)
    found = drafts(tree, anchors(mentions))
    link(tree, found)
    scope(tree, found)
    hold(tree, found)
    return tuple(_frozen(tree, number, draft) for number, draft in enumerate(found))


def _frozen(tree: Tree, number: int, draft: Draft) -> Predication:
    words = sorted(draft.words)
    return Predication(
        index=number,
        lemma=draft.lemma,
        kind=draft.kind,
        token=draft.token,
        trigger=tree.parse.span(words[0], words[-1] + 1)
        if draft.kind == "light" and words[-1] - words[0] < 5
        else tree.parse.span(draft.token, draft.token + 1),
        arguments=tuple(draft.arguments),
        sentence=tree.sentence(draft.token),
        tense=draft.tense,  # type: ignore[arg-type]
        factuality=draft.factuality,
        holder=draft.holder,
        light=draft.light,
        passive=draft.passive,
        parent=draft.parent,
        link=draft.link,
        marker=draft.marker,
    )
