"""Numbers for evidence: each sentence that is cited gets one, in the order in which the brief first needs it."""

from __future__ import annotations

from collections.abc import Iterable

from polemos.ask.material import Material
from polemos.brief.model import Cited, Line
from polemos.model import Span


class Numbering:
    """Gives out numbers and remembers what they stand for. A sentence that a document has twice (above and in its text) is one."""

    def __init__(self, material: Material) -> None:
        self._material = material
        self._numbers: dict[tuple[str, str], int] = {}
        self._places: dict[int, tuple[str, Span]] = {}

    def line(self, text: str, evidence: Iterable[tuple[str, Iterable[Span]]]) -> Line:
        """A line with the numbers of its evidence, given as (document id, spans)."""
        numbers = {self._number(document, span) for document, spans in evidence for span in spans}
        return Line(text, tuple(sorted(numbers)))

    def _number(self, document: str, span: Span) -> int:
        key = (document, self._material.quote(document, span))
        if key not in self._numbers:
            self._numbers[key] = len(self._numbers) + 1
            self._places[self._numbers[key]] = (document, span)
        return self._numbers[key]

    def all(self) -> tuple[Cited, ...]:
        """All that was cited, by number."""
        return tuple(Cited(n, d, s.start, s.end, self._material.quote(d, s)) for n, (d, s) in self._places.items())
