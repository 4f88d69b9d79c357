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
from polemos.mention.actors_names import BACKED, foreign_owner
from polemos.mention.actors_places import country_of_place, is_place
from polemos.mention.actors_record import actor_of, found_actor, generic_actor, holder_of, offices_on
from polemos.model import Actor, digest

_STATES = ("state", "de_facto_state")
_BREAKS = frozenset(
    "of in from at on for to by with near who that which based ordered loyal against under over inside outside around across between whose living working named".split()
)
_DETERMINERS = frozenset("a an the this that these those some any all both many several few two three four five six seven eight nine ten dozens hundreds thousands over about".split())
_FOREIGN = frozenset("regional international multinational foreign global world un multilateral african european arab western".split())
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
    phrase = _take_apart(text, knowledge, respell=True)
    if not phrase.atoms:
        return None
    around = _take_apart(context, knowledge) if context else None
    for look in (_person, _whole, _place_named, _role, _named, _introduced):
        found = look(phrase, around, day, knowledge)
        if found is not None:
            return found
    return _place(phrase, around, knowledge)


def _take_apart(text: str, knowledge: Knowledge, respell: bool = False) -> _Phrase:
    """``respell``: words that are nothing known are taken for what they miss by a letter ("Etiopia")."""
    found = tuple(atoms(text))
    keys = tuple(a.key for a in found)
    if respell:
        keys = tuple(_respelt(k, knowledge) for k in keys)
    low = tuple(singular(k) for k in keys)
    hits = tuple(h for h in _hits(text, found, keys, knowledge) if not _part_of_name(text, found, keys, low, h, knowledge))
    inside = {i for h in hits for i in range(h.first, h.last) if any(n.kind == "name" for n in h.names)}
    roles = tuple(_roles(text, found, keys, low, knowledge, inside))
    end = next((i for i, k in enumerate(low) if i and (k in _BREAKS and not any(h.first <= i < h.last for h in hits) or _STOP.search(text[found[i - 1].end : found[i].start]))), len(found))
    return _Phrase(text, found, keys, low, hits, roles, end)


def _respelt(key: str, knowledge: Knowledge) -> str:
    index = knowledge.index
    if len(key) < 6 or key in index.lengths or singular(key) in index.role_lengths or key.isupper():
        return key
    word = index.respelt(key) or index.respelt(singular(key))
    return word if word is not None and (word[0].isupper() == key[0].isupper()) and not is_place(key) else key


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


def _part_of_name(text: str, found: tuple[Atom, ...], keys: tuple[str, ...], low: tuple[str, ...], hit: Hit, knowledge: Knowledge) -> bool:
    """Is it a part of a longer name that is not known ("Liberty" of "Liberty Bell Society"), or another country's ("Peru's Ministry of Defence")?"""
    entries = [knowledge.actors[n.actor] for n in hit.names]
    if any(e.kind in (*_STATES, "person", "armed_group", "ethnic_group") for e in entries):
        return False
    if foreign_owner(keys, hit, entries[0], knowledge):
        return True
    if hit.last - hit.first > 1 and keys[hit.first] != "the":
        return False
    before, after = hit.first - 1, hit.last
    if before >= 0 and _close(text, found, before, hit.last) and (keys[before][:1].isupper() and knowledge.index.at(keys, before) is None and not _is_role(low, before, knowledge) or keys[before] == "s"):
        return True
    if after >= len(keys) or not keys[after][:1].isupper() or not _close(text, found, hit.first, after + 1):
        return False
    role = knowledge.index.role_at(low, after)
    if role is not None:
        return role[1][0].collective and not keys[after - 1].isupper()
    return knowledge.index.at(keys, after) is None


def _is_role(low: tuple[str, ...], at: int, knowledge: Knowledge) -> bool:
    return knowledge.index.role_at(low, at) is not None


def _shouted(keys: tuple[str, ...], at: int, knowledge: Knowledge) -> Hit | None:
    if not (keys[at].isupper() and len(keys[at]) >= 4):
        return None
    hit = knowledge.index.at([k.capitalize() if k.isupper() and len(k) >= 4 else k for k in keys[at : at + 8]], 0)
    return None if hit is None else Hit(at, at + hit.last, hit.names)


def _roles(text: str, found: tuple[Atom, ...], keys: tuple[str, ...], low: tuple[str, ...], knowledge: Knowledge, inside: set[int]) -> Iterator[tuple[int, int, RoleEntry]]:
    at = 0
    while at < len(low):
        end = at + 1
        for last, entries in knowledge.index.roles_at(low, at):
            plural, capital = keys[last - 1].lower() != low[last - 1], keys[last - 1][:1].isupper()
            role = next((r for r in entries if (plural or not r.plural_only) and (capital or not r.name_only)), None)
            if role is not None and not inside.intersection(range(at, last)) and _close(text, found, at, last):
                yield at, last, role
                end = last
                break
        at = end


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
        actor = _as_titled(actor_of(entry, day, knowledge), title, phrase, hit.first)
        return actor if title is not None or day is not None or around is None else _as_introduced(actor, phrase, around)
    return _initialled(phrase, day, knowledge) or _titled_unknown(phrase, around, knowledge)


def _initialled(phrase: _Phrase, day: date | None, knowledge: Knowledge) -> Actor | None:
    """A known person by initials and surname ("G. W. Bush")."""
    *given, last = phrase.keys
    if not given or not all(k.isupper() and len(k) <= 3 for k in given) or phrase.hits and phrase.hits[-1].last != len(phrase.keys):
        return None
    initials = "".join(given)
    entries = [knowledge.actors[n.actor] for n in knowledge.index.names.get((last,), ()) if knowledge.actors[n.actor].kind == "person"]
    fitting = [e for e in entries if any("".join(w[0] for w in n.split()[:-1]) == initials for n in (e.name, *e.strong))]
    return actor_of(fitting[0], day, knowledge) if len(fitting) == 1 else None


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
        lone_role = len(name) == 1 and any(first == last for first, _, _ in phrase.roles)
        if not role.person or not name or lone_role or not all(k[:1].isupper() or k in ("al", "bin", "de", "van", "el", "von") for k in name):
            continue
        if any(h.first < phrase.end and h.last > last and any(n.kind != "weak" for n in h.names) for h in phrase.hits):
            continue
        country = _country(phrase, last, around, knowledge)
        sector = "ELI" if any(k in _PAST for k in phrase.low[:last]) else role.sector
        words = phrase.text[phrase.atoms[last].start : phrase.atoms[phrase.end - 1].end]
        return found_actor(words, "person", phrase.text, country=country, sectors=(sector,) if sector else ())
    return None


def _introduction(phrase: _Phrase, around: _Phrase) -> tuple[RoleEntry | None, bool, int]:
    """What the context calls the person ("opposition leader X", "X, a teacher"), whether as past, and the atom where the name begins."""
    at = around.text.find(phrase.text)
    begin = next((i for i, a in enumerate(around.atoms) if a.start == at), -1)
    if begin < 0:
        return None, False, -1
    end = begin + len(phrase.atoms)
    before = next((r for r in around.roles if r[1] == begin), None)
    if before is not None:
        return before[2], any(k in _PAST for k in around.low[max(0, before[0] - 2) : before[0]]), begin
    apposed = end < len(around.atoms) and around.text[around.atoms[end - 1].end : around.atoms[end].start].startswith(",")
    after = next((r for r in around.roles if end <= r[0] and r[1] <= end + 8 and "," not in around.text[around.atoms[end].start : around.atoms[r[1] - 1].end]), None) if apposed else None
    return (after[2], any(k in _PAST for k in around.low[end : after[0]]), begin) if after is not None else (None, False, begin)


def _as_introduced(actor: Actor, phrase: _Phrase, around: _Phrase) -> Actor:
    role, past, _ = _introduction(phrase, around)
    if past:
        return replace(actor, sectors=("ELI", *(s for s in actor.sectors if s != "ELI")))
    if role is None or role.sector in (None, "UNK") or role.id == "leader":
        return actor
    return replace(actor, sectors=(str(role.sector), *(s for s in actor.sectors if s != role.sector)))


def _introduced(phrase: _Phrase, around: _Phrase | None, day: date | None, knowledge: Knowledge) -> Actor | None:
    """Somebody unknown whom the context introduces."""
    capitals = [k for k in phrase.keys if k[:1].isupper()]
    if around is None or phrase.hits or not 1 < len(capitals) == len(phrase.keys) - sum(k in ("al", "bin", "de", "ur", "el") for k in phrase.keys):
        return None
    role, past, begin = _introduction(phrase, around)
    if role is None or not role.person:
        return None
    return found_actor(phrase.text, "person", phrase.text, country=_context_country(around, phrase, knowledge), sectors=("ELI",) if past else (role.sector,) if role.sector else ())


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


def _place_named(phrase: _Phrase, around: _Phrase | None, day: date | None, knowledge: Knowledge) -> Actor | None:
    """A place whose name holds a role noun ("West Bank", "Orange Free State")."""
    whole = len(phrase.atoms) > 1 and phrase.end == len(phrase.atoms) and all(k[:1].isupper() for k in phrase.keys)
    covered = any(h.first == 0 and h.last == len(phrase.atoms) for h in phrase.hits)
    return _place(phrase, around, knowledge) if whole and not covered and len(phrase.roles) < len(phrase.atoms) else None


# -- roles ----------------------------------------------------------------------------------------------------


def _role(phrase: _Phrase, around: _Phrase | None, day: date | None, knowledge: Knowledge) -> Actor | None:
    """A role noun with what says whose."""
    first = [r for r in phrase.roles if r[1] <= phrase.end]
    chosen = first[-1] if first else phrase.roles[0] if phrase.roles else None
    if chosen is None:
        return None
    begin, last, role = chosen
    role = _as_of(phrase, last, role)
    if any(h.first >= last and h.last <= phrase.end and any(n.kind == "name" for n in h.names) for h in phrase.hits):
        return None
    owner = _owner(phrase, last, day, _countries(around, knowledge), knowledge)
    if owner is not None and owner.kind not in (*_STATES, "person", "ethnic_group", "population"):
        return _of_body(owner, role)
    past = any(k in _PAST for k in phrase.low[:begin])
    country = owner.country if owner is not None else _place_country(phrase, _countries(around, knowledge)) or _told_country(phrase, around, last, knowledge)
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


def _as_of(phrase: _Phrase, last: int, role: RoleEntry) -> RoleEntry:
    """Who heads, speaks for or belongs to a body is of its sector ("president of the football league")."""
    if role.id not in ("leader", "spokesperson", "head-of-state", "deputy-office", "member") or last >= len(phrase.low) or phrase.low[last] not in ("of", "for"):
        return role
    body = next((r for first, _, r in phrase.roles if first > last and r.collective and r.sector), None)
    return role.model_copy(update={"sector": body.sector, "office": None}) if body is not None and body.sector != "GOV" else role


def _of_body(owner: Actor, role: RoleEntry) -> Actor:
    """The members of an organisation act for it; their trade is their sector, where it is one of its own."""
    sector = role.sector if role.sector not in (None, "UNK") and role.sector != "GOV" and owner.kind == "igo" else None
    return replace(owner, sectors=(sector, *(s for s in owner.sectors if s != sector))) if sector else owner


def _elsewhere(phrase: _Phrase, hit: Hit, actor: Actor, spoken: list[str]) -> bool:
    """Does a capital's name mean a town of another country here, one that is spoken of?"""
    if not spoken or actor.country in spoken or any(n.kind != "seat" for n in hit.names):
        return False
    country = country_of_place(phrase.text[phrase.atoms[hit.first].start : phrase.atoms[hit.last - 1].end], spoken)
    return country in spoken


def _owner(phrase: _Phrase, last: int, day: date | None, spoken: list[str], knowledge: Knowledge) -> Actor | None:
    """Whose the role is: a body before a people before a state in the noun phrase, else whom the rest of the phrase names."""
    hits = [h for h in phrase.hits if not _backed(phrase, h)]
    for group in ([h for h in hits if h.first < last], [h for h in hits if h.first >= last]):
        found = [a for h in group if (a := _owner_of(h, last, day, knowledge)) is not None and not _elsewhere(phrase, h, a, spoken)]
        special = [a for a in found if a.kind not in _STATES]
        if found:
            return (special or found)[-1 if group[0].first < last else 0]
    return None


def _owner_of(hit: Hit, last: int, day: date | None, knowledge: Knowledge) -> Actor | None:
    """The actor that a name means as an owner; a surname only right before the noun ("the Saleh regime")."""
    names = [n for n in hit.names if n.kind != "weak"]
    if not names and (hit.last >= last - 2 and hit.first < last or knowledge.actors[hit.names[0].actor].kind in _STATES):
        names = list(hit.names)
    return actor_of(knowledge.actors[names[0].actor], day, knowledge) if names else None


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
        entries = [knowledge.actors[n.actor] for n in hit.names if n.kind not in ("weak", "seat")]
        found += [e.country for e in entries[:1] if e.country and e.kind in _STATES]
    return found


def _context_country(around: _Phrase, phrase: _Phrase, knowledge: Knowledge, *, only: bool = False) -> str | None:
    """The one country that the context speaks of; of several, where it happens ("in Chad"), else the one named nearest to the phrase."""
    named: list[tuple[Hit, str]] = []
    for hit in around.hits:
        entry = next((knowledge.actors[n.actor] for n in hit.names if n.kind != "weak"), None)
        if entry is not None and entry.country in knowledge.actors and entry.kind in (*_STATES, "person", "government", "military", "party", "armed_group"):
            named.append((hit, str(entry.country)))
    if len({c for _, c in named}) == 1:
        return named[0][1]
    at = around.text.find(phrase.text)
    if not named or at < 0 or only:
        return None
    inside = {c for h, c in named if h.first and around.low[h.first - 1] in ("in", "throughout", "across")}
    if len(inside) == 1 and not phrase.keys[0][:1].isupper():
        return inside.pop()
    return min(named, key=lambda n: abs(around.atoms[n[0].first].start - at))[1]


def _told_country(phrase: _Phrase, around: _Phrase | None, last: int, knowledge: Knowledge) -> str | None:
    """The country that the context tells for a role; of what calls itself international, or has a name of its own, not by nearness."""
    if around is None or any(k.lower() in _FOREIGN for k in phrase.keys[:last]):
        return None
    own_name = last > 1 and all(k[:1].isupper() for k in phrase.keys[:last])
    return _context_country(around, phrase, knowledge, only=own_name)


def _place_country(phrase: _Phrase, countries: list[str]) -> str | None:
    """The country of a place that the phrase names."""
    role_atoms = {i for first, last, _ in phrase.roles for i in range(first, last)}
    run: list[int] = []
    for number, key in (*enumerate(phrase.keys), (len(phrase.keys), "")):
        if key[:1].isupper() and number not in role_atoms:
            run.append(number)
            continue
        if run:
            country = country_of_place(phrase.text[phrase.atoms[run[0]].start : phrase.atoms[run[-1]].end], countries)
            if country is not None:
                return country
        run = []
    return None


def _place(phrase: _Phrase, around: _Phrase | None, knowledge: Knowledge) -> Actor | None:
    """A place and nothing else: its people, so far as one can tell."""
    if not all(k[:1].isupper() or k in ("the", "of", "al", "el", "la", "de", "s") for k in phrase.keys):
        return None
    words = phrase.text.removeprefix("the ").removeprefix("The ")
    countries = _countries(around, knowledge)
    if not is_place(words, countries):
        return None
    return Actor(id=f"x{digest(words, length=15)}", name=words, kind="population", country=country_of_place(words, countries), known=False)
