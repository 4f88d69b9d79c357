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
    """Seconds of the processor for all documents, each the best of some rounds: ``bare`` is the language model alone, ``parse`` with its output as a Parse."""

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

    works = (bare, engine.parser.parse, lambda d: read_document(d, engine))
    # Round by round, so that what else the machine does falls on all three alike.
    best = [[min(column) for column in zip(*(_round(works, d) for _ in range(rounds)), strict=True)] for d in documents]
    characters = sum(r.span.end - r.span.start for d in documents for r in d.regions)
    bare_best, parse_best, whole_best = (sum(column) for column in zip(*best, strict=True))
    return Speed(bare_best, parse_best, whole_best, characters)


def _round(works: Sequence[Callable[[Document], object]], document: Document) -> list[float]:
    return [_seconds(work, document) for work in works]


def _seconds(work: Callable[[Document], object], document: Document) -> float:
    started = time.process_time()
    work(document)
    return time.process_time() - started
