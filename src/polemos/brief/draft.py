"""A brief while it is written: what it is made from, the numbers and names given so far, and what has been quoted."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from polemos.ask.material import Material
from polemos.ask.sides import Sides
from polemos.brief.evidence import Numbering
from polemos.brief.model import Line
from polemos.brief.names import Names, has_name, is_plural, say
from polemos.brief.wording import capital, folded
from polemos.model import Attribution, Span

_POINTING = frozenset({"he", "she", "it", "they", "we", "i", "you", "who", "which", "one", "some", "others"})
_FEW = 3
_OF_CONFLICT = re.compile(
    r"\b(?:war|conflict|fight\w*|attack\w*|clash\w*|offensive|truce|cease-?fire|troops|army|armies|rebel\w*|frontier|border|hostilit\w+|raid\w*)\b",
    re.IGNORECASE,
)
_DESCRIBED = re.compile(r"\s(?:officials?|spokes\w+|diplomats?|sources?|experts?|investigators?|doctors?|witnesses|residents)\b")
_LOWERED = frozenset(
    {
        "the", "a", "an", "his", "her", "its", "their", "some", "several", "many", "local", "hospital", "relief", "police", "military", "security", "aid",
        "medical", "government", "opposition", "army", "senior", "human", "rights", "health", "rescue", "witnesses", "residents", "officials", "activists",
        "rebel", "state", "foreign", "defence", "defense", "independent", "one", "two", "three",
    }
)  # fmt: skip


@dataclass
class Draft:
    """What every section writes with. ``quoted`` holds (document, evidence) that a line has quoted, so that no other does;
    ``told`` (document, evidence, actor) that an event line has told in the text's words."""

    material: Material
    divided: Sides | None
    numbering: Numbering
    names: Names
    quoted: set[tuple[str, Span]] = field(default_factory=set)
    told: set[tuple[str, Span, str]] = field(default_factory=set)

    def line(self, text: str, evidence: Iterable[tuple[str, Iterable[Span]]]) -> Line:
        """A sentence with its names filled in, a capital at its head, and the numbers of its evidence."""
        return self.numbering.line(capital(self.names.fill(text)), evidence)

    def main(self) -> tuple[str, ...]:
        """The two parties, or nobody."""
        return (self.divided.first, self.divided.second) if self.divided else ()

    def is_near(self, document: str, text: str, actors: Iterable[str] = ()) -> bool:
        """Does it concern the confrontation? Asked only of many documents, of which some may tell of other things."""
        if len(self.material.documents) <= _FEW or self.divided is None:
            return True
        main = self.main()
        named = any(self.material.state_of(r) in main for r in actors) or any(self.names.full(m) in text for m in main)
        return named or _OF_CONFLICT.search(text) is not None

    def names_main(self, document: str) -> bool:
        """Does the document name both main parties? True where there are none."""
        named = {self.material.state_of(r) for n in self.material.namings.get(document, ()) for r in n.actors}
        return named >= set(self.main())

    def saying(self, attribution: Attribution, actors: tuple[str, ...] = ()) -> str:
        """ ", according to X" for what is reported; ", by its own account" where X speaks of himself; "" for the document's own voice."""
        if attribution.kind == "author":
            return ""
        holder = attribution.holder
        speaker = self.material.actors.get(holder or "")
        if holder is not None and speaker is not None and holder in actors:
            if speaker.kind == "person":
                return ""  # what somebody says that he himself did is told as his
            return ", by their own account" if len(actors) > 1 or is_plural(self.material, holder) else ", by its own account"
        return f", according to {said}" if (said := self.holder(attribution)) else ""

    def saying_of(self, quoted: str, attribution: Attribution) -> str:
        """The same for a quotation: nothing where it names the one who says it itself."""
        words = folded(attribution.text or "")
        return "" if words and words in quoted else self.saying(attribution)

    def holder(self, attribution: Attribution) -> str | None:
        """Who says it, as a mark for his name or in the text's words; None for the author, or a pronoun that nobody is known for."""
        if attribution.kind == "author":
            return None
        actor = self.material.actors.get(attribution.holder or "")
        words = folded(attribution.text or "")
        usable = bool(words) and words.split()[0].lower() not in _POINTING and len(words) <= 80
        named = actor is not None and has_name(actor) and (actor.kind == "person" or (actor.known and not _DESCRIBED.search(words)))
        if actor is not None and (named or not usable):
            return say(actor.id)
        if not usable:
            return None
        first, _, rest = words.partition(" ")
        return f"{first.lower()} {rest}" if rest and first.lower() in _LOWERED else words
