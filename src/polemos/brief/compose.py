"""The brief from the records: one function a section, each sentence built from one record or a few that agree.

Nothing is written that no record says: names, days, numbers and quoted words come from records, and each sentence carries the
numbers of the evidence that the records rest on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from polemos.ask.material import Material
from polemos.ask.sides import Sides, sides
from polemos.brief.causes import beneath, pressing, trigger
from polemos.brief.cost import cost
from polemos.brief.draft import Draft
from polemos.brief.events import happened, history
from polemos.brief.evidence import Numbering
from polemos.brief.judgement import judgement
from polemos.brief.model import Brief, Line, Section, Source
from polemos.brief.names import Names
from polemos.brief.outlook import could_come
from polemos.brief.peace import peace
from polemos.brief.short import in_short
from polemos.brief.standing import parties
from polemos.brief.wants import wants
from polemos.brief.wording import when

_SECTIONS: tuple[tuple[str, str, Callable[[Draft], Iterable[Line]]], ...] = (
    ("short", "In short", in_short),
    ("parties", "The parties, and who stands with whom", parties),
    ("events", "What happened", happened),
    ("history", "What happened before", history),
    ("trigger", "Why now: what set it off", trigger),
    ("pressing", "Why now: what pressed at the time", pressing),
    ("beneath", "Why at all: what lies beneath", beneath),
    ("interests", "What each wants", wants),
    ("cost", "What it cost", cost),
    ("peace", "What was tried for peace, and how it went", peace),
    ("scenarios", "What could come", could_come),
    ("judgement", "What is the author’s judgement, and no reported fact", judgement),
)


def compose(material: Material, between: tuple[str, str] | None = None) -> Brief:
    """The brief over all documents; ``between`` names the two parties by actor id, the main ones found where it is None."""
    divided = sides(material, between)
    draft = Draft(material, divided, Numbering(material), Names(material))
    made, told = [], set()
    for key, heading, write in _SECTIONS:
        lines = tuple(line for line in _once(write(draft)) if key == "short" or line.text not in told)
        told |= {line.text for line in lines}
        if lines:
            made.append(Section(key, heading, lines))
    return Brief(_title(material, divided), tuple(made), draft.numbering.all(), tuple(_source(material, d) for d in _in_order(material)))


def _once(lines: Iterable[Line]) -> Iterable[Line]:
    """Lines of the same words become one, with all their evidence."""
    held: dict[str, Line] = {}
    for line in lines:
        before = held.get(line.text)
        held[line.text] = line if before is None else Line(line.text, tuple(sorted({*before.evidence, *line.evidence})))
    return held.values()


def _title(material: Material, divided: Sides | None) -> str:
    if divided is None:
        title = next((d.title for d in material.documents.values() if d.title), None) if len(material.documents) == 1 else None
        return f"What does “{title.replace('“', '‘').replace('”', '’')}” report?" if title else "What do the sources report?"
    names = Names(material)
    return f"What is behind the confrontation between {names.full(divided.first)} and {names.full(divided.second)}?"


def _in_order(material: Material) -> list[str]:
    """Documents by their day, those without one behind, then by name."""
    documents = material.documents
    return sorted(documents, key=lambda d: (documents[d].published.edtf if (documents[d].published) else "9", documents[d].key))  # type: ignore[union-attr]


def _source(material: Material, document: str) -> Source:
    record = material.documents[document]
    published = when(record.published).removeprefix("on ").removeprefix("in ") if record.published else None
    return Source(document, record.title or record.source, record.authors, published or None, record.publisher or record.source)
