"""Numbers for evidence: each sentence that is cited gets one, in the order in which the brief first needs it."""

from __future__ import annotations

from collections.abc import Iterable

from polemos.ask.material import Material
from polemos.brief.model import Cited, Line
from polemos.model import Span


class Numbering:
    """Gives out numbers and remembers what they stand for."""

    def __init__(self, material: Material) -> None:
        self._material = material
        self._numbers: dict[tuple[str, Span], int] = {}

    def line(self, text: str, evidence: Iterable[tuple[str, Iterable[Span]]]) -> Line:
        """A line with the numbers of its evidence, given as (document id, spans)."""
        numbers = {self._number(document, span) for document, spans in evidence for span in spans}
        return Line(text, tuple(sorted(numbers)))

    def _number(self, document: str, span: Span) -> int:
        return self._numbers.setdefault((document, span), len(self._numbers) + 1)

    def all(self) -> tuple[Cited, ...]:
        """All that was cited, by number."""
        return tuple(Cited(n, d, s.start, s.end, self._material.quote(d, s)) for (d, s), n in self._numbers.items())
