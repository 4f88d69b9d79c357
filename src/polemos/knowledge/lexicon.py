"""The lexicon: classes of words, and which nouns are predicates.

Takes ``lexicon/*.yml`` and the frames' nouns; gives look-ups that the predicate layer and the coders share. Says
nothing of what an event is; that is the frames' business.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Lexicon:
    """Word classes by name, complex prepositions by their first word, and the nouns that are predicates.

    ``nouns`` are lemmas, those of several words joined by a blank ("no-fly zone", "hunger strike").
    """

    classes: Mapping[str, frozenset[str]]
    nouns: frozenset[str] = frozenset()
    prepositions: Mapping[str, tuple[tuple[str, ...], ...]] = field(default_factory=dict)

    def has(self, name: str, word: str) -> bool:
        """Is ``word`` (a lemma) in the class? A class that does not exist raises KeyError: a mistake in code."""
        return word in self.classes[name]


def build_lexicon(classes: Mapping[str, frozenset[str]], nouns: frozenset[str]) -> Lexicon:
    """The lexicon over the classes, with the complex prepositions indexed, longest first."""
    index: dict[str, list[tuple[str, ...]]] = {}
    for phrase in classes.get("complex_prepositions", frozenset()):
        words = tuple(phrase.split())
        index.setdefault(words[0], []).append(words)
    ordered = {first: tuple(sorted(rest, key=lambda w: (-len(w), w))) for first, rest in index.items()}
    return Lexicon(classes, nouns, ordered)
