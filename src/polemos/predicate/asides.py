"""Saying clauses that stand beside what they report and that the parser misreads: "the bridge is held, a monk recalled; …", "…, oil traders reckon."

Takes a tree, gives the stretches of words that such a clause speaks for, with who says it. Only a clause is taken that begins behind a comma with a
noun phrase and ends in a verb of saying or holding before the next break; its verb may be tagged as a noun ("a clerk forecasts").
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from polemos.predicate.tree import Tree

_BREAKS = frozenset({",", ";", ".", ":", "—", "–", "--", "?", "!"})
_NOUN_PHRASE = ("DT", "JJ", "NN", "NNS", "NNP", "NNPS", "POS", "CD", "VBN", "VBG", "PRP$", "HYPH")
_LONGEST = 14
_CLASSES = ("report", "deny", "doubt", "opinion")


@dataclass(frozen=True, slots=True)
class Aside:
    """``first`` to ``last`` (exclusive) are what is said, ``sayer`` the head of who says it in the phrase from ``begin`` to ``end``; ``verb`` says it."""

    first: int
    last: int
    sayer: int
    begin: int
    end: int
    verb: int


def find_asides(tree: Tree) -> list[Aside]:
    """All asides in order of the text."""
    return [aside for sentence in tree.parse.sentences for aside in _in_sentence(tree, sentence.first, sentence.last)]


def _in_sentence(tree: Tree, first: int, last: int) -> Iterator[Aside]:
    begin = first
    for comma in range(first, last):
        if tree.lower(comma) == ";":
            begin = comma + 1
        if tree.lower(comma) != "," or comma == begin:
            continue
        stop = next((t for t in range(comma + 1, min(comma + 1 + _LONGEST, last)) if tree.lower(t) in _BREAKS), None)
        if stop is None or stop - comma < 3 or not is_saying(tree, stop - 1):
            continue
        end = next((t for t in range(comma + 1, stop) if tree.parse.tags[t] not in _NOUN_PHRASE), stop)
        end = min(end, stop - 1)
        nouns = [t for t in range(comma + 1, end) if tree.parse.tags[t].startswith("NN") or tree.parse.tags[t] == "CD"]
        if nouns and nouns[-1] == end - 1 and tree.parse.tags[comma + 1] not in ("VBN", "VBG"):
            yield Aside(begin, comma, nouns[-1], comma + 1, end, stop - 1)


def is_saying(tree: Tree, token: int) -> bool:
    """Is the word a finite form of a verb of saying or holding, as it is written? Its tag may be wrong."""
    tag, word = tree.parse.tags[token], tree.lower(token)
    if tag in ("VBD", "VBZ", "VBP", "VB", "VBN"):
        return any(tree.has(name, tree.lemma(token)) for name in _CLASSES)
    plain = word.removesuffix("s")
    return tag in ("NNS", "NN", "NNP", "NNPS") and any(tree.has(name, plain) for name in _CLASSES)
