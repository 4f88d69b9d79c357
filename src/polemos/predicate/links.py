"""Which predication governs which, and how: content, purpose, condition, cause, time, means, relative."""

from __future__ import annotations

from dataclasses import replace

from polemos.model import Argument, Link
from polemos.predicate.draft import Draft
from polemos.predicate.tree import Tree


def by_token(drafts: list[Draft]) -> dict[int, int]:
    """Token to the draft that it is a word of; the head token of a draft wins over a light verb."""
    index: dict[int, int] = {}
    for number, draft in enumerate(drafts):
        for word in draft.words:
            index.setdefault(word, number)
    for number, draft in enumerate(drafts):
        index[draft.token] = number
    return index


def link(tree: Tree, drafts: list[Draft]) -> None:
    """Sets ``parent``, ``link`` and ``marker`` of every draft, and ``predication`` of content arguments."""
    index = by_token(drafts)
    for number, draft in enumerate(drafts):
        start = draft.clause if draft.kind != "noun" else draft.token
        below = start
        for token in tree.ancestors(start):
            parent = index.get(token)
            if parent is not None and parent != number:
                draft.parent = parent
                draft.link, draft.marker = _how(tree, draft, drafts[parent], below)
                break
            below = token
    _break_cycles(drafts)
    for draft in drafts:
        draft.arguments = [_with_predication(a, index) for a in draft.arguments]


def _break_cycles(drafts: list[Draft]) -> None:
    """In an odd parse a noun may govern the verb that lends itself to it; who comes first in the text then stands on top."""
    for number, draft in enumerate(drafts):
        seen = {number}
        at = draft
        while at.parent is not None:
            if at.parent in seen:
                at.parent, at.link, at.marker = None, None, None
                break
            seen.add(at.parent)
            at = drafts[at.parent]


def _with_predication(argument: Argument, index: dict[int, int]) -> Argument:
    if argument.role in ("content", "means") and argument.head in index:
        return replace(argument, predication=index[argument.head])
    return argument


def _how(tree: Tree, draft: Draft, parent: Draft, below: int) -> tuple[Link | None, str | None]:
    """The link by the first clausal label on the way from the draft up to its parent."""
    if draft.kind == "noun":
        return _of_nominal(tree, draft, parent, below)
    top = tree.first_conjunct(draft.clause)
    label, start = tree.dep(draft.clause), draft.clause
    if label == "conj" and tree.head(start) not in parent.words:
        label, start = tree.dep(top), top
    if label == "ccomp" and start < parent.clause and any(tree.lower(t) == ";" for t in range(start, parent.clause)):
        return None, None  # two clauses side by side, which the parser hangs on one another
    if label in ("ccomp", "xcomp", "csubj", "csubjpass", "attr", "acomp", "oprd"):
        return "content", _mark(tree, start)
    if label in ("relcl", "amod", "appos"):
        return "relative", None
    if label == "acl":
        return ("content" if tree.parse.tags[start] == "VB" or _mark(tree, start) == "that" else "relative"), _mark(tree, start)
    if label == "advcl":
        return _adverbial(tree, start)
    if label in ("pcomp", "pobj"):
        prep = _preposition_of(tree, start)
        return ("means", prep) if prep in ("by", "through") else ("content", prep)
    return None, ("conj" if label == "conj" else None)


def _preposition_of(tree: Tree, token: int) -> str:
    """The preposition that ``token`` is the object of, complex ones whole."""
    return tree.preposition(tree.first_preposition(token))[0]


def _of_nominal(tree: Tree, draft: Draft, parent: Draft, below: int) -> tuple[Link | None, str | None]:
    """A noun is content where it stands as object or behind a preposition, not where it is the subject."""
    for argument in parent.arguments:
        if argument.first <= draft.token < argument.last and not argument.implied:
            if argument.role in ("patient", "content", "theme") or argument.prep:
                return "content", argument.prep
            return None, None
    label = tree.dep(below)
    if label == "prep":
        return "content", tree.preposition(below)[0]
    return ("content", None) if label in ("dobj", "nsubjpass", "pobj", "attr") else (None, None)


def _mark(tree: Tree, verb: int) -> str | None:
    """The words that introduce the clause of ``verb``: "because", "if", "so that", "in order to"; None without any."""
    marks = tree.kids(verb, "mark")
    if marks:
        words = [tree.lower(m) for m in marks]
        return " ".join(words)
    for child in tree.kids(verb, "advmod"):
        if tree.lower(child) in ("when", "whenever", "where", "why", "how", "once") and child < verb:
            return tree.lower(child)
    return None


def _adverbial(tree: Tree, verb: int) -> tuple[Link | None, str | None]:
    mark = _mark(tree, verb)
    lexicon = tree.lexicon
    if mark is None:
        if tree.parse.tags[verb] == "VB":
            return "purpose", "to"
        if tree.parse.tags[verb] == "VBG":
            return "result", None
        return None, None
    first = mark.split()[0]
    if lexicon.has("condition_marker", first):
        return "condition", mark
    if mark in ("so that", "in order that") or (first == "so" and tree.parse.tags[verb] == "VB"):
        return "purpose", mark
    if lexicon.has("cause_marker", first) and first != "as":
        return ("time" if first == "since" and _has_time(tree, verb) else "cause"), mark
    if lexicon.has("concession_marker", first) and first != "while":
        return "concession", mark
    return "time", mark


def _has_time(tree: Tree, verb: int) -> bool:
    """ "since the war began": the clause of a "since" in a perfect main clause tells when, not why."""
    governor = tree.head(verb)
    return any(tree.lemma(a) == "have" for g in (governor, tree.first_conjunct(governor)) for a in tree.kids(g, "aux"))
