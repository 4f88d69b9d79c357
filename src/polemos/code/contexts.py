"""What an event is about: PLOVER's contexts, by the words of its sentence."""

from __future__ import annotations

from polemos.code.desk import Desk

_PREFIX = "context_"


def contexts_of(desk: Desk, sentence: int) -> tuple[str, ...]:
    """The contexts whose words the sentence contains, sorted; () where none does."""
    bounds = desk.parse.sentences[sentence]
    lemmas = [desk.parse.lemmas[t].lower() for t in range(bounds.first, bounds.last)]
    grams = set(lemmas)
    for size in (2, 3):
        grams.update(" ".join(lemmas[i : i + size]) for i in range(len(lemmas) - size + 1))
    return tuple(sorted(name.removeprefix(_PREFIX) for name, words in desk.knowledge.classes.items() if name.startswith(_PREFIX) and words & grams))
