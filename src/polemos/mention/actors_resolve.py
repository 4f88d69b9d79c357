"""One phrase to one actor, without a parse: for ``polemos resolve actor`` and for checking name lists.

Takes the words of a phrase, the sentence they stand in and the day they were written, each but the first optional; gives the
actor they mean, or None. Works on atoms and the index alone, so thousands of phrases a second.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from polemos.knowledge import Knowledge
from polemos.knowledge.atoms import Atom, atoms, singular
from polemos.knowledge.index import Hit
from polemos.knowledge.models import ActorEntry, RoleEntry
from polemos.mention.actors_names import BACKED
from polemos.mention.actors_record import actor_of, found_actor, generic_actor, holder_of, offices_on
from polemos.mention.places import resolve_place
from polemos.model import Actor, digest

_STATES = ("state", "de_facto_state")
_BREAKS = frozenset(
    "of in from at on for to by with near who that which based ordered loyal against under over inside outside around across between whose living working named".split()
)
_DETERMINERS = frozenset("a an the this that these those some any all both many several few two three four five six seven eight nine ten dozens hundreds thousands over about".split())
_PAST = frozenset("former ex ousted deposed retired onetime late erstwhile".split())
_CITIZENS = frozenset("town village city district neighborhood neighbourhood community area hamlet suburb settlement".split())
_GAP = re.compile(r"[\s\-–'’.&/]{0,3}")
_STOP = re.compile(r"[,;:()]")
_OFFICES = ("head_of_state", "head_of_government", "foreign_minister", "defence_minister", "interior_minister", "head", "opposition_leader")


@dataclass(frozen=True)
class _Phrase:
    """A phrase taken apart: atoms, names and role nouns over them, and where its first noun phrase ends."""

    text: str
    atoms: tuple[Atom, ...]
    keys: tuple[str, ...]
    low: tuple[str, ...]
    hits: tuple[Hit, ...]
    roles: tuple[tuple[int, int, RoleEntry], ...]
    end: int


def resolve_actor(text: str, context: str | None, day: date | None, knowledge: Knowledge) -> Actor | None:
    """The actor that the phrase means on that day, with country and sectors as far as they are known; None where nothing is.

    ``context`` is the sentence or paragraph around it, ``day`` when it was written.
    """
    phrase = _take_apart(text, knowledge)
    if not phrase.atoms:
        return None
    around = _take_apart(context, knowledge) if context else None
    found = _person(phrase, around, day, knowledge) or _whole(phrase, around, day, knowledge) or _role(phrase, around, day, knowledge) or _named(phrase, around, day, knowledge)
    return found or _place(phrase, context)


def _take_apart(text: str, knowledge: Knowledge) -> _Phrase:
    found = tuple(atoms(text))
    keys = tuple(a.key for a in found)
    low = tuple(singular(k) for k in keys)
    hits = tuple(_hits(text, found, keys, knowledge))
    inside = {i for h in hits for i in range(h.first, h.last) if any(n.kind == "name" for n in h.names)}
    roles = tuple(_roles(text, found, low, knowledge, inside))
    end = next((i for i, k in enumerate(low) if i and (k in _BREAKS and not any(h.first <= i < h.last for h in hits) or _STOP.search(text[found[i - 1].end : found[i].start]))), len(found))
    return _Phrase(text, found, keys, low, hits, roles, end)


def _close(text: str, found: tuple[Atom, ...], first: int, last: int) -> bool:
    return all(_GAP.fullmatch(text, found[i].end, found[i + 1].start) for i in range(first, last - 1))


def _hits(text: str, found: tuple[Atom, ...], keys: tuple[str, ...], knowledge: Knowledge) -> Iterator[Hit]:
    index, at = knowledge.index, 0
    while at < len(keys):
        hit = index.at(keys, at) or _shouted(keys, at, knowledge)
        if hit is None or not _close(text, found, hit.first, hit.last):
            at += 1
            continue
        yield hit
        at = hit.last


def _shouted(keys: tuple[str, ...], at: int, knowledge: Knowledge) -> Hit | None:
    if not (keys[at].isupper() and len(keys[at]) >= 4):
        return None
    hit = knowledge.index.at([k.capitalize() if k.isupper() and len(k) >= 4 else k for k in keys[at : at + 8]], 0)
    return None if hit is None else Hit(at, at + hit.last, hit.names)


def _roles(text: str, found: tuple[Atom, ...], low: tuple[str, ...], knowledge: Knowledge, inside: set[int]) -> Iterator[tuple[int, int, RoleEntry]]:
    at = 0
    while at < len(low):
        role = knowledge.index.role_at(low, at)
        if role is None or at in inside or role[0] - 1 in inside or not _close(text, found, at, role[0]):
            at += 1
            continue
        yield at, role[0], role[1][0]
        at = role[0]


# -- persons --------------------------------------------------------------------------------------------------


def _person(phrase: _Phrase, around: _Phrase | None, day: date | None, knowledge: Knowledge) -> Actor | None:
    """A person named in the first noun phrase, known or with a title."""
    for hit in phrase.hits:
        if hit.last != phrase.end:
            continue
        title = next((r for _, last, r in phrase.roles if last == hit.first and r.person), None)
        whole = hit.first == 0 or title is not None or phrase.low[0] in _DETERMINERS and hit.first == 1
        persons = [knowledge.actors[n.actor] for n in hit.names if n.kind in ("name", "weak") and (n.kind == "name" or whole)]
        persons = [p for p in persons if p.kind == "person"]
        if not persons or any(n.kind == "name" and knowledge.actors[n.actor].kind != "person" for n in hit.names):
            continue
        entry = _likeliest(persons, title, _country(phrase, hit.first, around, knowledge), day)
        return _as_titled(actor_of(entry, day, knowledge), title, phrase, hit.first)
    return _titled_unknown(phrase, around, knowledge)


def _likeliest(persons: list[ActorEntry], title: RoleEntry | None, country: str | None, day: date | None) -> ActorEntry:
    def score(entry: ActorEntry) -> tuple[int, int, int]:
        held = offices_on(entry, day) if day else entry.offices
        return (int(title is not None and any(o.role == title.office for o in held)), int(entry.country == country), int(bool(held)))

    return max(persons, key=lambda p: (score(p), -persons.index(p)))


def _as_titled(actor: Actor, title: RoleEntry | None, phrase: _Phrase, first: int) -> Actor:
    """The title that the words give overrules what is known of the day; "former" makes it one of the elite."""
    if any(k in _PAST for k in phrase.low[:first]):
        return replace(actor, sectors=("ELI", *(s for s in actor.sectors if s != "ELI")))
    if title is None or title.sector in (None, "UNK") or title.id in ("leader",):
        return actor
    return replace(actor, sectors=(str(title.sector), *(s for s in actor.sectors if s != title.sector)))


def _titled_unknown(phrase: _Phrase, around: _Phrase | None, knowledge: Knowledge) -> Actor | None:
    """A name that nothing is known of, behind a title."""
    for _, last, role in phrase.roles:
        name = phrase.keys[last : phrase.end]
        if not role.person or not name or not all(k[:1].isupper() or k in ("al", "bin", "de", "van", "el", "von") for k in name):
            continue
        if any(h.first < phrase.end and h.last > last for h in phrase.hits):
            continue
        country = _country(phrase, last, around, knowledge)
        sector = "ELI" if any(k in _PAST for k in phrase.low[:last]) else role.sector
        words = phrase.text[phrase.atoms[last].start : phrase.atoms[phrase.end - 1].end]
        return found_actor(words, "person", phrase.text, country=country, sectors=(sector,) if sector else ())
    return None


# -- names ----------------------------------------------------------------------------------------------------


def _whole(phrase: _Phrase, around: _Phrase | None, day: date | None, knowledge: Knowledge) -> Actor | None:
    """The phrase is a name and nothing else but articles and numbers."""
    if len(phrase.hits) != 1:
        return None
    hit = phrase.hits[0]
    if not all(k in _DETERMINERS or k.isdigit() for k in phrase.low[: hit.first]) or phrase.low[hit.last :] not in ((), ("s",)):
        return None
    return _of_hit(hit, phrase, around, day, knowledge)


def _of_hit(hit: Hit, phrase: _Phrase, around: _Phrase | None, day: date | None, knowledge: Knowledge) -> Actor | None:
    order = ["name", "demonym", "adjective", "seat", "weak"]
    named = sorted(hit.names, key=lambda n: order.index(n.kind))
    best = [n for n in named if n.kind == named[0].kind]
    entries = [knowledge.actors[n.actor] for n in best]
    countries = _countries(around, knowledge) if around else []
    entry = max(entries, key=lambda e: (e.country in countries, _exists(e, day), -entries.index(e)))
    if named[0].kind == "seat":
        made = generic_actor(entry.id, "GOV", knowledge)
        return replace(made, name=" ".join(phrase.text[phrase.atoms[hit.first].start : phrase.atoms[hit.last - 1].end].split()))
    if named[0].kind == "demonym" and entry.kind == "state":
        plural = phrase.keys[hit.last - 1].endswith("s") and not any(n.kind == "adjective" for n in hit.names)
        return generic_actor(entry.id, "CVL", knowledge) if plural else actor_of(entry, day, knowledge)
    return actor_of(entry, day, knowledge)


def _exists(entry: ActorEntry, day: date | None) -> bool:
    return day is None or (entry.from_ is None or str(entry.from_) <= day.isoformat()) and (entry.to is None or str(entry.to) >= day.isoformat())


def _named(phrase: _Phrase, around: _Phrase | None, day: date | None, knowledge: Knowledge) -> Actor | None:
    """A name inside the phrase, where no role tells more: the last of the first noun phrase, else the first of the rest."""
    hits = [h for h in phrase.hits if not _backed(phrase, h)]
    inside = [h for h in hits if h.last <= phrase.end and any(n.kind != "weak" for n in h.names)]
    if not inside and not (hits and phrase.low[phrase.end - 1] in _CITIZENS):
        return None
    hit = inside[-1] if inside else hits[0]
    found = _of_hit(hit, phrase, around, day, knowledge)
    if found is None:
        return None
    if any(k in _CITIZENS for k in phrase.low[: phrase.end]) and found.kind in _STATES:
        return generic_actor(found.id, "CVL", knowledge)
    return found


# -- roles ----------------------------------------------------------------------------------------------------


def _role(phrase: _Phrase, around: _Phrase | None, day: date | None, knowledge: Knowledge) -> Actor | None:
    """A role noun with what says whose."""
    first = [r for r in phrase.roles if r[1] <= phrase.end]
    chosen = first[-1] if first else phrase.roles[0] if phrase.roles else None
    if chosen is None:
        return None
    begin, last, role = chosen
    if any(h.first >= last and h.last <= phrase.end and any(n.kind == "name" for n in h.names) for h in phrase.hits):
        return None
    owner = _owner(phrase, last, day, knowledge)
    if owner is not None and owner.kind not in (*_STATES, "person", "ethnic_group", "population"):
        return _of_body(owner, role)
    past = any(k in _PAST for k in phrase.low[:begin])
    country = owner.country if owner is not None else _place_country(phrase) or (_context_country(around, phrase, knowledge) if around else None)
    singular_form = phrase.keys[last - 1].lower() == phrase.low[last - 1]
    if role.office in _OFFICES and role.office and singular_form and not past and owner is not None and day is not None:
        holder = holder_of(role.office, owner.id, day, knowledge)
        if holder is not None:
            return _as_titled(actor_of(holder, day, knowledge), role, phrase, begin)
    sector = "ELI" if past and role.person else role.sector or ("CVL" if role.kind == "population" else None)
    if owner is not None and sector is None and owner.kind in _STATES:
        return owner
    if owner is not None and sector is not None and owner.kind in (*_STATES, "ethnic_group"):
        return generic_actor(owner.id, sector, knowledge)
    if country is None and sector is None:
        return None
    if country is not None and sector is not None and country in knowledge.actors:
        return generic_actor(country, sector, knowledge)
    return Actor(id=f"x{digest(phrase.text, length=15)}", name=phrase.text, kind=role.kind, country=country, sectors=(sector,) if sector else (), known=False)


def _of_body(owner: Actor, role: RoleEntry) -> Actor:
    """The members of an organisation act for it; their trade is their sector, where it is one of its own."""
    sector = role.sector if role.sector not in (None, "UNK") and role.sector != "GOV" and owner.kind == "igo" else None
    return replace(owner, sectors=(sector, *(s for s in owner.sectors if s != sector))) if sector else owner


def _owner(phrase: _Phrase, last: int, day: date | None, knowledge: Knowledge) -> Actor | None:
    """Whose the role is: a body before a people before a state in the noun phrase, else whom the rest of the phrase names."""
    hits = [h for h in phrase.hits if not _backed(phrase, h)]
    for group in ([h for h in hits if h.first < last], [h for h in hits if h.first >= last]):
        found = [a for h in group if (a := _owner_of(h, day, knowledge)) is not None]
        special = [a for a in found if a.kind not in _STATES]
        if found:
            return (special or found)[-1 if group[0].first < last else 0]
    return None


def _owner_of(hit: Hit, day: date | None, knowledge: Knowledge) -> Actor | None:
    names = [n for n in hit.names if n.kind != "weak"] or list(hit.names)
    entry = knowledge.actors[names[0].actor]
    return actor_of(entry, day, knowledge)


def _backed(phrase: _Phrase, hit: Hit) -> bool:
    text, found = phrase.text, phrase.atoms
    after = hit.last < len(found) and phrase.low[hit.last] in BACKED and text[found[hit.last - 1].end : found[hit.last].start] in ("-", "–")
    before = hit.first > 0 and phrase.low[hit.first - 1] in ("pro", "anti") and text[found[hit.first - 1].end : found[hit.first].start] in ("-", "–", "")
    return after or before


# -- countries and places -------------------------------------------------------------------------------------


def _country(phrase: _Phrase, last: int, around: _Phrase | None, knowledge: Knowledge) -> str | None:
    """The country that the words before ``last`` name, else that the rest names, else the context."""
    for hit in (*[h for h in phrase.hits if h.last <= last], *[h for h in phrase.hits if h.first >= last]):
        for name in hit.names:
            entry = knowledge.actors[name.actor]
            if name.kind != "weak" and entry.country and entry.kind != "person":
                return entry.country
    return _context_country(around, phrase, knowledge) if around else None


def _countries(around: _Phrase | None, knowledge: Knowledge) -> list[str]:
    found = []
    for hit in around.hits if around else ():
        entries = [knowledge.actors[n.actor] for n in hit.names if n.kind != "weak"]
        found += [e.country for e in entries[:1] if e.country and e.kind in _STATES]
    return found


def _context_country(around: _Phrase, phrase: _Phrase, knowledge: Knowledge) -> str | None:
    """The one country that the context speaks of; of several, that which is named nearest to the phrase."""
    named = []
    for hit in around.hits:
        entry = next((knowledge.actors[n.actor] for n in hit.names if n.kind != "weak"), None)
        if entry is not None and entry.country in knowledge.actors and entry.kind in (*_STATES, "person", "government", "military", "party", "armed_group"):
            named.append((hit, str(entry.country)))
    if len({c for _, c in named}) == 1:
        return named[0][1]
    at = around.text.find(phrase.text)
    if not named or at < 0:
        return None
    return min(named, key=lambda n: abs(around.atoms[n[0].first].start - at))[1]


def _place_country(phrase: _Phrase) -> str | None:
    """The country of a place that the phrase names."""
    run: list[int] = []
    for number, key in (*enumerate(phrase.keys), (len(phrase.keys), "")):
        if key[:1].isupper() and (number or len(phrase.keys) == 1):
            run.append(number)
            continue
        if run:
            place = resolve_place(phrase.text[phrase.atoms[run[0]].start : phrase.atoms[run[-1]].end])
            if place is not None and place.country is not None:
                return place.country
        run = []
    return None


def _place(phrase: _Phrase, context: str | None) -> Actor | None:
    """A place and nothing else: its people, so far as one can tell."""
    if not all(k[:1].isupper() or k in ("the", "of", "al", "el", "la", "de") for k in phrase.keys):
        return None
    place = resolve_place(phrase.text, context)
    if place is None:
        return None
    return Actor(id=place.id, name=place.name, kind="population", country=place.country, aliases=place.aliases, known=True)
