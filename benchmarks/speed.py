"""Speed as ratios, which say the same on any machine: the reading of a document against the bare language model on the same text."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from polemos.model import Document
from polemos.pipeline import Engine, read_document

ROUNDS = 5


@dataclass(frozen=True, slots=True)
class Speed:
    """Seconds for all documents, each the best of some rounds: ``bare`` is the language model alone, ``parse`` with its output as a Parse."""

    bare: float
    parse: float
    whole: float
    characters: int

    @property
    def whole_to_bare(self) -> float:
        return self.whole / self.bare

    @property
    def rest_to_parse(self) -> float:
        """All that comes after the parse, against it."""
        return (self.whole - self.parse) / self.parse


def measure(documents: Sequence[Document], engine: Engine, rounds: int = ROUNDS) -> Speed:
    """The speed over the documents, one after the other on one core."""
    # The parser's own pipeline, so that the components are the same; nothing else needs it bare.
    pipe = engine.parser._nlp.pipe

    def bare(document: Document) -> None:
        for _ in pipe([r.span.of(document.text) for r in document.regions], batch_size=64):
            pass

    def best(work: Callable[[Document], object]) -> float:
        return sum(min(_seconds(work, d) for _ in range(rounds)) for d in documents)

    characters = sum(r.span.end - r.span.start for d in documents for r in d.regions)
    return Speed(best(bare), best(engine.parser.parse), best(lambda d: read_document(d, engine)), characters)


def _seconds(work: Callable[[Document], object], document: Document) -> float:
    started = time.perf_counter()
    work(document)
    return time.perf_counter() - started
