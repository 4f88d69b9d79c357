"""Words for records: names, days, lists, and what the types and modes of the ontology are called in a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from polemos.ask.material import Material
from polemos.model import Attribution, Interval, Quantity

# Names that English gives an article, by how they begin or end.
_ARTICLE_BEGINS = (
    "United ",
    "Netherlands",
    "Philippines",
    "Soviet Union",
    "European Union",
    "Democratic Republic",
    "Central African",
    "Gambia",
    "Maldives",
    "Czech Republic",
    "Taliban",
    "Houthi",
)
_ARTICLE_ENDS = frozenset(
    {
        "brotherhood",
        "union",
        "organization",
        "organisation",
        "front",
        "army",
        "party",
        "council",
        "assembly",
        "league",
        "forces",
        "group",
        "movement",
        "coalition",
        "court",
        "community",
        "nations",
        "commission",
        "agency",
        "guards",
        "guard",
        "corps",
        "authority",
        "military",
        "government",
        "police",
        "congress",
        "parliament",
        "opposition",
        "kurds",
        "rebels",
        "navy",
        "federation",
        "alliance",
        "ministry",
        "quartet",
        "mission",
        "office",
        "fund",
        "bank",
        "tribunal",
        "judiciary",
        "presidency",
        "senate",
        "pentagon",
        "kremlin",
        "vatican",
        "command",
    }
)
_PLURAL_ENDS = frozenset(
    {
        "kurds",
        "rebels",
        "forces",
        "guards",
        "police",
        "soldiers",
        "civilians",
        "people",
        "protesters",
        "armenians",
        "residents",
        "villagers",
        "insurgents",
        "militants",
        "officials",
        "authorities",
        "paramilitaries",
    }
)
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")


def name(material: Material, ref: str) -> str:
    """The actor's name as it stands within a sentence."""
    actor = material.actors.get(ref)
    if actor is None:
        place = material.places.get(ref)
        return place.name if place else ref
    last = actor.name.split()[-1].casefold()
    if not actor.name.casefold().startswith("the ") and (actor.name.startswith(_ARTICLE_BEGINS) or (last in _ARTICLE_ENDS and actor.kind != "person")):
        return f"the {actor.name}"
    return actor.name


def is_plural(material: Material, ref: str) -> bool:
    """Does the name take a plural verb ("the Kurds are")?"""
    actor = material.actors.get(ref)
    if actor is None:
        return False
    return (actor.kind in ("ethnic_group", "population") and actor.name.endswith("s")) or actor.name.split()[-1].casefold() in _PLURAL_ENDS


def present(base: str, plural: bool) -> str:
    """The present of a verb phrase given in its base form: "be an ally of" to "is" or "are an ally of", "support" to "supports"."""
    verb, _, rest = base.partition(" ")
    if verb == "be":
        form = "are" if plural else "is"
    elif plural:
        form = verb
    elif verb == "have":
        form = "has"
    else:
        form = f"{verb}s"
    return f"{form} {rest}".rstrip()


def names(material: Material, refs: Sequence[str]) -> str:
    """The names as a list in a sentence, each once."""
    return join(list(dict.fromkeys(name(material, r) for r in refs)))


def join(items: Sequence[str]) -> str:
    """ "a", "a and b", "a, b and c"."""
    if len(items) < 2:
        return items[0] if items else ""
    return f"{', '.join(items[:-1])} and {items[-1]}"


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def day(value: date) -> str:
    return f"{value.day} {_MONTHS[value.month - 1]} {value.year}"


def when(interval: Interval | None) -> str:
    """ "on 27 September 2020", "in July 2020", "in 1992", "since 2003", "between … and …"; "" without a date."""
    if interval is None:
        return ""
    start, end = interval.start, interval.end
    if start and not end:
        return f"since {_coarse(start, interval)}"
    if end and not start:
        return f"until {day(end)}"
    if not start or not end:
        return ""
    if start == end:
        return f"on {day(start)}"
    following = end + timedelta(days=1)
    if (start.month, start.day) == (1, 1) and (following.month, following.day) == (1, 1):
        return f"in {start.year}" if start.year == end.year else f"between {start.year} and {end.year}"
    if start.day == 1 and following.day == 1:
        first = f"{_MONTHS[start.month - 1]} {start.year}"
        return f"in {first}" if (start.year, start.month) == (end.year, end.month) else f"between {first} and {_MONTHS[end.month - 1]} {end.year}"
    if (start.year, start.month) == (end.year, end.month):
        return f"between {start.day} and {day(end)}"
    return f"between {day(start)} and {day(end)}"


def _coarse(start: date, interval: Interval) -> str:
    """The beginning of an open interval, no finer than the EDTF has it."""
    precision = interval.edtf.split("/")[0].count("-")
    return str(start.year) if precision == 0 else f"{_MONTHS[start.month - 1]} {start.year}" if precision == 1 else day(start)


def amount(quantity: Quantity) -> str:
    """ "30,000", "at least 60", "between 100 and 999" from low, best and high."""
    low, best, high = quantity.low, quantity.best, quantity.high
    if best is not None:
        return _number(best)
    if low is not None and high is not None:
        return f"between {_number(low)} and {_number(high)}"
    if low is not None:
        return f"at least {_number(low)}"
    return f"up to {_number(high)}" if high is not None else ""


def _number(value: float) -> str:
    return f"{int(value):,}" if value == int(value) else f"{value:,}"


def saying(material: Material, attribution: Attribution) -> str:
    """ ", according to X" for what is reported; "" for the document's own voice."""
    if attribution.kind == "author":
        return ""
    if attribution.holder and attribution.holder in material.actors:
        return f", according to {name(material, attribution.holder)}"
    return f", according to {' '.join(attribution.text.split())}" if attribution.text else ""


EVENT_VERBS: dict[str, str] = {
    "AGREE": "agreed to cooperate with",
    "CONSULT": "met",
    "SUPPORT": "gave diplomatic support to",
    "CONCEDE": "made a concession to",
    "COOPERATE": "cooperated with",
    "AID": "gave aid to",
    "RETREAT": "yielded ground to",
    "REQUEST": "made a demand of",
    "ACCUSE": "accused or condemned",
    "REJECT": "turned down",
    "THREATEN": "threatened",
    "PROTEST": "protested against",
    "SANCTION": "reduced its ties with",
    "MOBILIZE": "moved forces against",
    "COERCE": "used coercion against",
    "ASSAULT": "used force against",
}
EVENT_NOUNS: dict[str, str] = {
    "AGREE": "an offer or promise",
    "CONSULT": "talks",
    "SUPPORT": "diplomatic support",
    "CONCEDE": "a concession",
    "COOPERATE": "cooperation",
    "AID": "aid",
    "RETREAT": "a withdrawal or truce",
    "REQUEST": "a demand",
    "ACCUSE": "an accusation",
    "REJECT": "a refusal",
    "THREATEN": "a threat",
    "PROTEST": "protests",
    "SANCTION": "sanctions",
    "MOBILIZE": "a movement of forces",
    "COERCE": "coercion",
    "ASSAULT": "an attack",
}
EVENT_ALONE: dict[str, str] = {
    "AGREE": "made an offer or promise",
    "CONSULT": "held talks",
    "SUPPORT": "gave diplomatic support",
    "CONCEDE": "made a concession",
    "COOPERATE": "cooperated",
    "AID": "gave aid",
    "RETREAT": "withdrew, released or ceased fire",
    "REQUEST": "made a demand",
    "ACCUSE": "made an accusation",
    "REJECT": "refused",
    "THREATEN": "made a threat",
    "PROTEST": "protested",
    "SANCTION": "cut ties or imposed sanctions",
    "MOBILIZE": "moved forces",
    "COERCE": "used coercion",
    "ASSAULT": "used force",
}
RELATION_BASE: dict[str, str] = {
    "ally_of": "be an ally of",
    "supports": "support",
    "arms": "arm",
    "aids": "give aid to",
    "trades_with": "trade with",
    "aligned_with": "be aligned with",
    "recognises": "recognise",
    "guarantees": "be bound to defend",
    "member_of": "belong to",
    "part_of": "be part of",
    "leads": "lead",
    "stationed_in": "have forces in",
    "dominates": "dominate",
    "mediates": "mediate in",
    "controls": "hold",
    "claims": "claim",
    "rival_of": "be a rival of",
    "opposes": "oppose",
    "fights": "fight",
    "disputes_with": "have a dispute with",
}
CASUALTIES: dict[str, str] = {"fatalities": "killed", "injured": "injured", "casualties": "killed or injured", "displaced": "displaced", "detained": "detained"}
PEACE_NOUNS: dict[str, tuple[str, bool]] = {
    "ceasefire": ("a ceasefire", False),
    "mediation": ("mediation", False),
    "negotiation": ("negotiations", True),
    "agreement": ("an agreement", False),
    "peacekeeping": ("peacekeeping", False),
    "call": ("calls for peace", True),
    "proposal": ("a way to a settlement", False),
}
OUTCOMES: dict[str, tuple[str, str]] = {
    "reached": ("came about", "came about"),
    "held": ("has held", "have held"),
    "failed": ("failed", "failed"),
    "ignored": ("was ignored", "were ignored"),
    "rejected": ("was rejected", "were rejected"),
    "ongoing": ("is under way", "are under way"),
    "proposed": ("is proposed", "are proposed"),
    "unknown": ("is mentioned; what came of it is not said", "are mentioned; what came of them is not said"),
}
