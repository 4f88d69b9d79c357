"""A brief while it is written: what it is made from, the numbers and names given so far, and what has been quoted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from polemos.ask.material import Material
from polemos.ask.sides import Sides
from polemos.brief.evidence import Numbering
from polemos.brief.model import Line
from polemos.brief.names import Names, say
from polemos.brief.wording import capital
from polemos.model import Attribution, Span

_POINTING = frozenset({"he", "she", "it", "they", "we", "i", "you", "who", "which", "one", "some", "others"})


@dataclass
class Draft:
    """What every section writes with. ``quoted`` holds (document, evidence) that a line has quoted, so that no other does."""

    material: Material
    divided: Sides | None
    numbering: Numbering
    names: Names
    quoted: set[tuple[str, Span]] = field(default_factory=set)

    def line(self, text: str, evidence: Iterable[tuple[str, Iterable[Span]]]) -> Line:
        """A sentence with its names filled in, a capital at its head, and the numbers of its evidence."""
        return self.numbering.line(capital(self.names.fill(text)), evidence)

    def main(self) -> tuple[str, ...]:
        """The two parties, or nobody."""
        return (self.divided.first, self.divided.second) if self.divided else ()

    def saying(self, attribution: Attribution, actors: tuple[str, ...] = ()) -> str:
        """ ", according to X" for what is reported; ", by its own account" where X speaks of himself; "" for the document's own voice."""
        if attribution.kind == "author":
            return ""
        holder = attribution.holder
        if holder is not None and holder in actors:
            return ", by their own account" if len(actors) > 1 else ", by its own account"
        return f", according to {said}" if (said := self.holder(attribution)) else ""

    def holder(self, attribution: Attribution) -> str | None:
        """Who says it, as a mark for his name or in the text's words; None for the author, or a pronoun that nobody is known for."""
        if attribution.kind == "author":
            return None
        actor = self.material.actors.get(attribution.holder or "")
        words = " ".join((attribution.text or "").split())
        usable = bool(words) and words.split()[0].lower() not in _POINTING and len(words) <= 80
        if actor is not None and (actor.known or not usable or actor.kind == "person" and actor.name[:1].isupper()):
            return say(actor.id)
        if not usable:
            return None
        first, _, rest = words.partition(" ")
        return f"{first.lower()} {rest}" if rest and first.lower() in ("the", "a", "an", "his", "her", "its", "their", "some") else words
