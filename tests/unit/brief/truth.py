"""Is what a line says in its evidence? Names, numbers and days, looked for in the cited sentences and in the records that rest on them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from polemos.ask import Material
from polemos.brief import Brief, Line
from polemos.brief.wording import amount, when
from polemos.model import Figure, Interval, Span

_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")
_SMALL = frozenset({"one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"})
_NAME = re.compile(r"[A-ZÀ-ÞŠŽČĆ][\w’'.-]*|al-[A-Z]\w+")
_NUMBER = re.compile(r"\d[\d,.]*\d|\d")
# What the brief's own sentences begin with, and nothing that anybody is called.
_OWN_WORDS = frozenset(
    {
        "In", "On", "Since", "Between", "Until", "What", "The", "A", "An", "At", "More", "About", "Nearly", "Almost", "Up", "Over", "Around", "Some", "Several",
        "Hundreds", "Thousands", "Dozens", "Tens", "Calls", "Mediation", "Peacekeepers", "Talks", "Reached", "Holding", "Failed", "Went", "Turned", "Under",
        "Proposed", "Tried",
    }
)  # fmt: skip


def untrue(brief: Brief, material: Material) -> list[str]:
    """What a line names that its evidence does not."""
    return [f"{word!r} in {line.text!r}" for section in brief.sections for line in section.lines for word in _unfounded(line, brief, material)]


def _unfounded(line: Line, brief: Brief, material: Material) -> Iterator[str]:
    cited = [c for c in brief.evidence if c.number in line.evidence]
    said = " ".join(c.quote for c in cited)
    grounds = _folded(" ".join([said, *(w for c in cited for w in _of_records(material, c.document, c.start, c.end, c.quote))]))
    odds = re.sub(r"is read as \d+ to \d+ in a hundred", "", line.text)  # what words of likelihood stand for is the records' own
    for position, word in enumerate(_NAME.findall(odds)):
        bare = word.rstrip(".’'").removesuffix("’s").removesuffix("'s")
        first = position == 0 or bare in _OWN_WORDS or bare in _MONTHS
        known = _folded(bare) in grounds or (first and (bare in _OWN_WORDS or bare in _MONTHS or _folded(bare) in _folded(said)))
        if not known and bare.lower() not in _SMALL:
            yield word
    for number in _NUMBER.findall(odds):
        if _folded(number) not in grounds and number.replace(",", "") not in grounds.replace(",", ""):
            yield number


def _of_records(material: Material, document: str, start: int, end: int, quote: str) -> Iterator[str]:
    """Names of the actors and places that are named in the sentence or in statements resting on it, and their days and amounts."""
    here = Span(start, end)
    for naming in material.namings.get(document, ()):
        if here.contains(naming.span):
            yield from (w for r in naming.actors for w in _names(material, r))
    for told in material.told:
        statement = told.statement
        if told.document != document or not any(material.quote(document, s) == quote for s in statement.evidence):
            continue
        for ref in _refs(statement):
            yield from _names(material, ref)
        attribution = getattr(statement, "attribution", None)
        if attribution is not None:
            yield from _names(material, attribution.holder or "")
            yield attribution.text or ""
        date = getattr(statement, "date", None)
        yield _day(date)
        if isinstance(statement, Figure):
            yield amount(statement.quantity)
    yield from material.documents[document].authors


def _refs(statement: object) -> Iterator[str]:
    for key in ("actors", "recipients", "third_parties", "parties"):
        yield from getattr(statement, key, ())
    for key in ("source", "target", "actor", "place"):
        ref = getattr(statement, key, None)
        if ref:
            yield ref


def _names(material: Material, ref: str) -> Iterator[str]:
    for one in (ref, material.state_of(ref)):
        actor, place = material.actors.get(one), material.places.get(one)
        if actor is not None:
            yield from (actor.name, *actor.aliases)
        if place is not None:
            yield place.name


def _day(date: Interval | None) -> str:
    return f"{when(date)} {date.text or ''} {date.edtf}" if date is not None else ""


def _folded(text: str) -> str:
    plain = "".join(c for c in unicodedata.normalize("NFD", text.casefold()) if not unicodedata.combining(c))
    return " ".join(plain.replace("’", "'").split())
