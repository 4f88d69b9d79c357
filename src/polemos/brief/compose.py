"""The brief from the records: one function a section, each sentence built from one record or a few that agree.

Nothing is written that no record says: names, days, numbers and quoted words come from records, and each sentence carries the
numbers of the evidence that the records rest on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from polemos.ask.material import Material
from polemos.ask.sides import Sides, sides
from polemos.brief import sections
from polemos.brief.evidence import Numbering
from polemos.brief.model import Brief, Line, Section, Source
from polemos.brief.wording import name

_SECTIONS: tuple[tuple[str, str, Callable[[Material, Numbering, Sides | None], Iterable[Line]]], ...] = (
    ("short", "In short", sections.in_short),
    ("parties", "The parties, and who stands with whom", sections.parties),
    ("events", "What happened", sections.happened),
    ("history", "What happened before", sections.history),
    ("trigger", "Why now: what set it off", sections.trigger),
    ("pressing", "Why now: what pressed at the time", sections.pressing),
    ("beneath", "Why at all: what lies beneath", sections.beneath),
    ("interests", "What each wants", sections.wants),
    ("cost", "What it cost", sections.cost),
    ("peace", "What was tried for peace", sections.peace),
    ("scenarios", "What could come", sections.could_come),
    ("judgement", "What is the author's judgement", sections.judgement),
)


def compose(material: Material, between: tuple[str, str] | None = None) -> Brief:
    """The brief over all documents; ``between`` names the two parties by actor id, the main ones found where it is None."""
    numbering = Numbering(material)
    divided = sides(material, between)
    made = []
    for key, heading, write in _SECTIONS:
        lines = tuple(_once(write(material, numbering, divided)))
        if lines:
            made.append(Section(key, heading, lines))
    return Brief(_title(material, divided), tuple(made), numbering.all(), tuple(_source(material, d) for d in sorted(material.documents)))


def _once(lines: Iterable[Line]) -> Iterable[Line]:
    """Lines of the same words become one, with all their evidence."""
    held: dict[str, Line] = {}
    for line in lines:
        before = held.get(line.text)
        held[line.text] = line if before is None else Line(line.text, tuple(sorted({*before.evidence, *line.evidence})))
    return held.values()


def _title(material: Material, divided: Sides | None) -> str:
    if divided is None:
        return "What do the sources report?"
    return f"What is behind the confrontation between {name(material, divided.first)} and {name(material, divided.second)}?"


def _source(material: Material, document: str) -> Source:
    record = material.documents[document]
    published = record.published.edtf if record.published else None
    return Source(document, record.title or record.source, record.authors, published, record.publisher or record.source)
