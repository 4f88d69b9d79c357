"""Event lines: the actors' name before the text's own clause where it can be quoted, else by type."""

from __future__ import annotations

from datetime import date

from polemos.ask.material import Material
from polemos.brief.evidence import Numbering
from polemos.brief.model import Line
from polemos.brief.wording import EVENT_ALONE, EVENT_NOUNS, EVENT_VERBS, capital, name, names, saying, when
from polemos.model import Event


def first_day(event: Event) -> tuple[bool, date]:
    """Sorts by the day on which it began; what has none comes last."""
    day = (event.date.start or event.date.end) if event.date else None
    return (day is None, day or date.min)


def event_line(material: Material, numbering: Numbering, document: str, event: Event) -> Line:
    """ "In July 2020, Armenia “killed a general” [7]", or by type where there is no clause to quote."""
    date_words = when(event.date)
    lead = f"{capital(date_words)}, " if date_words else ""
    sentence = _sentence(material, document, event)
    sentence = sentence if lead else capital(sentence)
    return numbering.line(f"{lead}{sentence}{_place(material, event)}{saying(material, event.attribution)}.", [(document, event.evidence)])


def _sentence(material: Material, document: str, event: Event) -> str:
    if event.clause is not None and event.factuality == "actual":
        return f"{names(material, event.actors)} “{material.quote(document, event.clause)}”"
    trigger = material.quote(document, event.trigger)
    denied = "it is denied that " if event.factuality == "negated" else ""
    if event.actors and event.recipients:
        return f"{denied}{names(material, event.actors)} {EVENT_VERBS[event.type]} {names(material, event.recipients)} (“{trigger}”)"
    noun = EVENT_NOUNS[event.type]
    if event.actors:
        return f"{denied}{names(material, event.actors)} {EVENT_ALONE[event.type]} (“{trigger}”)"
    verb = "is said not to have been" if denied else ("were" if len(event.recipients) > 1 else "was")
    return f"{names(material, event.recipients)} {verb} the target of {noun} (“{trigger}”)"


def _place(material: Material, event: Event) -> str:
    if event.place is None or event.place not in material.places or event.clause is not None:
        return ""
    return f" in {name(material, event.place)}"
