"""Knowledge entries to :class:`Actor` records: what somebody was on a given day, and what a generic actor is called.

Takes entries and a day (None where not known), gives records. Which words stand for whom is decided elsewhere.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from polemos.knowledge import Knowledge
from polemos.knowledge.models import ActorEntry, Office, RoleEntry
from polemos.model import Actor, ActorKind, digest

# What an office makes of its holder, in PLOVER's sectors. "head" is of the sector of what it heads.
OFFICE_SECTORS = {
    "head_of_state": "GOV", "head_of_government": "GOV", "foreign_minister": "GOV", "defence_minister": "GOV", "interior_minister": "GOV",
    "minister": "GOV", "deputy": "GOV", "envoy": "GOV", "spokesperson": "GOV", "commander": "MIL", "lawmaker": "LEG", "judge": "JUD",
    "opposition_leader": "OPP",
}  # fmt: skip

# Offices that one holds alone, so that "the president" is one person.
SINGLE_OFFICES = ("head_of_state", "head_of_government", "foreign_minister", "defence_minister", "interior_minister", "head", "opposition_leader")
# Words in front of an office that say it is no longer held.
PAST = frozenset({"former", "ex", "ousted", "deposed", "retired", "onetime", "late", "erstwhile"})

# What a generic actor of a country and a sector is called, and its kind: one for all wordings, so that ids and names agree.
GENERIC: dict[str, tuple[str, ActorKind]] = {
    "GOV": ("government", "government"), "MIL": ("military", "military"), "COP": ("police", "government"), "JUD": ("judiciary", "government"),
    "LEG": ("parliament", "government"), "SPY": ("intelligence services", "government"), "PTY": ("political parties", "party"),
    "PRM": ("paramilitaries", "armed_group"), "REB": ("rebels", "armed_group"), "UAF": ("armed groups", "armed_group"),
    "OPP": ("opposition", "civil_society"), "PRE": ("separatist authorities", "de_facto_state"), "CVL": ("people", "population"),
    "REF": ("refugees", "population"), "BUS": ("businesses", "company"), "LAB": ("workers", "civil_society"), "EDU": ("educators", "civil_society"),
    "AGR": ("farmers", "civil_society"), "MED": ("medical workers", "civil_society"), "JRN": ("media", "civil_society"),
    "REL": ("religious groups", "civil_society"), "SOC": ("civil society", "civil_society"), "ELI": ("elites", "civil_society"),
    "CRM": ("criminals", "other"), "UNK": ("actors", "other"),
}  # fmt: skip


def with_sector(actor: Actor, sector: str) -> Actor:
    """The actor with the sector as its primary one."""
    return replace(actor, sectors=(sector, *(s for s in actor.sectors if s != sector)))


def as_titled(actor: Actor, title: RoleEntry | None, *, past: bool) -> Actor:
    """The title that the words give overrules what is known of the day; "former" makes it one of the elite."""
    if past:
        return with_sector(actor, "ELI")
    if title is None or title.sector in (None, "UNK") or title.id == "leader":
        return actor
    return with_sector(actor, str(title.sector))


def bounds(day: date | str | None) -> tuple[date, date] | None:
    """First and last day of a day, month or year as the knowledge files write it; None for None."""
    if day is None:
        return None
    if isinstance(day, str) and len(day) == 10:
        day = date.fromisoformat(day)
    if isinstance(day, date):
        return day, day
    year, _, month = day.partition("-")
    if not month:
        return date(int(year), 1, 1), date(int(year), 12, 31)
    following = date(int(year) + int(month) // 12, int(month) % 12 + 1, 1)
    return date(int(year), int(month), 1), following - timedelta(days=1)


def holds(begin: date | str | None, end: date | str | None, day: date) -> bool:
    """Does a time that begins and ends so, either side open where None, hold the day?"""
    start, stop = bounds(begin), bounds(end)
    return (start is None or start[0] <= day) and (stop is None or day <= stop[1])


def offices_on(entry: ActorEntry, day: date | None) -> tuple[Office, ...]:
    """The offices held on the day; those that still are held, where no day is known.

    Of a month or year in which one office ends and the next begins both hold; the later one comes first.
    """
    held = [o for o in entry.offices if (holds(o.from_, o.to, day) if day else o.to is None)]
    return tuple(sorted(held, key=lambda o: -(bounds(o.from_) or (date.min, date.min))[0].toordinal()))


def sectors_on(entry: ActorEntry, day: date | None, knowledge: Knowledge) -> tuple[str, ...]:
    """PLOVER's sectors of the actor on the day, the primary first; who has left office is of the elite (ELI)."""
    if entry.sectors_from:
        past = [k for k in sorted(entry.sectors_from) if day is None or (bounds(k) and bounds(k)[0] <= day)]  # type: ignore[index]  # not None: k is a str
        return tuple(entry.sectors_from[past[-1]]) if past else tuple(entry.sectors)
    if entry.kind != "person" or not entry.offices:
        return tuple(entry.sectors)
    held = offices_on(entry, day)
    if held:
        found = dict.fromkeys(
            s for o in sorted(held, key=lambda o: o.role in ("lawmaker", "opposition_leader", "other")) for s in _office_sectors(o, knowledge)
        )
        return tuple(found) or tuple(entry.sectors)
    if day is None:
        return tuple(entry.sectors) or ("ELI",)
    past_office = [o for o in entry.offices if (b := bounds(o.to)) is not None and b[1] < day]
    before = tuple(s for s in entry.sectors if s not in ("GOV", "LEG", "MIL"))
    return ("ELI", *before) if past_office else before or ("ELI",)


def _office_sectors(office: Office, knowledge: Knowledge) -> tuple[str, ...]:
    if office.role in OFFICE_SECTORS:
        of = knowledge.actors.get(office.of)
        if of is not None and office.role in ("spokesperson", "deputy", "commander") and of.sectors:
            return (of.sectors[0],)
        return (OFFICE_SECTORS[office.role],)
    of = knowledge.actors.get(office.of)
    return of.sectors[:1] if of is not None and of.sectors else ("GOV",) if of is not None and of.kind == "state" else ()


def actor_of(entry: ActorEntry, day: date | None, knowledge: Knowledge) -> Actor:
    """The record of a known actor, as it was on the day."""
    names = dict.fromkeys((*entry.strong, *(entry.demonyms if entry.kind in ("ethnic_group", "population") else ())))
    return Actor(
        id=entry.id,
        name=entry.name,
        kind=entry.kind,
        country=entry.country or entry.codes.iso3,
        sectors=sectors_on(entry, day, knowledge),
        iso3=entry.codes.iso3,
        cow=entry.codes.cow,
        gw=entry.codes.gw,
        aliases=tuple(n for n in names if n != entry.name),
        known=True,
    )


def generic_actor(base: str, sector: str, knowledge: Knowledge) -> Actor:
    """The actor that stands for all of a sector in a country ("AZE.MIL") or a group ("kurds.REB").

    ``base`` is the id of the state or group. A knowledge entry of that id is taken as it stands.
    """
    known = knowledge.actors.get(f"{base}.{sector}")
    if known is not None:
        return actor_of(known, None, knowledge)
    owner = knowledge.actors.get(base)
    noun, kind = GENERIC[sector]
    if owner is None:
        return Actor(id=f"{base}.{sector}", name=f"{base} {noun}", kind=kind, country=base, sectors=(sector,), known=False)
    called = owner.adjectives[0] if owner.adjectives else owner.name
    country = owner.country or owner.codes.iso3
    aliases = owner.demonyms if sector == "CVL" else ()
    return Actor(id=f"{base}.{sector}", name=f"{called} {noun}", kind=kind, country=country, sectors=(sector,), aliases=tuple(aliases), known=False)


def found_actor(name: str, kind: ActorKind, document: str, *, country: str | None = None, sectors: tuple[str, ...] = ()) -> Actor:
    """Somebody known from the document alone; the same name in the same document gives the same id."""
    return Actor(id=f"x{digest(document, name.casefold(), kind, length=15)}", name=name, kind=kind, country=country, sectors=sectors, known=False)


def holder_of(office: str, of: str, day: date | None, knowledge: Knowledge) -> ActorEntry | None:
    """Who holds an office of that role of the actor ``of`` on the day; None where nobody known or several do."""
    held = [p for p in _officers(knowledge).get((office, of), ()) if any(o.role == office and o.of == of for o in offices_on(p, day))]
    if len(held) > 1:
        begun = [max((b[0] for o in offices_on(p, day) if o.role == office and o.of == of and (b := bounds(o.from_))), default=date.min) for p in held]
        held = [p for p, b in zip(held, begun, strict=True) if b == max(begun)]
    return held[0] if len(held) == 1 else None


_OFFICERS: dict[str, dict[tuple[str, str], list[ActorEntry]]] = {}


def _officers(knowledge: Knowledge) -> dict[tuple[str, str], list[ActorEntry]]:
    """Who ever held an office, by role and what it is an office of; kept for the knowledge last asked."""
    if knowledge.id not in _OFFICERS:
        table: dict[tuple[str, str], list[ActorEntry]] = {}
        for entry in knowledge.actors.values():
            for office in entry.offices:
                row = table.setdefault((office.role, office.of), [])
                if entry not in row[-1:]:
                    row.append(entry)
        _OFFICERS.clear()
        _OFFICERS[knowledge.id] = table
    return _OFFICERS[knowledge.id]
