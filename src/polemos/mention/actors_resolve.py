"""One phrase to one actor, without a parse: for ``polemos resolve actor`` and for checking name lists.

Takes the words of a phrase, the sentence they stand in and the day they were written, each but the first optional; gives the
actor they mean, or None. Works on atoms and the index alone, so thousands of phrases a second.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from polemos.knowledge import Knowledge
from polemos.knowledge.index import Hit
from polemos.knowledge.models import ActorEntry, RoleEntry
from polemos.mention.actors_names import latest
from polemos.mention.actors_places import country_of_place, is_place
from polemos.mention.actors_record import PAST, SINGLE_OFFICES, actor_of, as_titled, found_actor, generic_actor, holder_of, offices_on, with_sector
from polemos.mention.resolve_context import as_introduced, context_country, countries, introduction, place_country
from polemos.mention.resolve_phrase import Phrase, is_backed, take_apart
from polemos.model import STATES, Actor, digest

_DETERMINERS = frozenset({
    "a", "an", "the", "this", "that", "these", "those", "some", "any", "all", "both", "many", "several", "few", "two", "three", "four", "five", "six", "seven",
    "eight",     "nine", "ten", "dozens", "hundreds", "thousands", "over", "about",
})  # fmt: skip
_FOREIGN = frozenset(
    {"regional", "international", "multinational", "foreign", "global", "world", "un", "multilateral", "african", "european", "arab", "western"}
)
_CITIZENS = frozenset({"town", "village", "city", "district", "neighborhood", "neighbourhood", "community", "area", "hamlet", "suburb", "settlement"})


def resolve_actor(text: str, context: str | None, day: date | None, knowledge: Knowledge) -> Actor | None:
    """The actor that the phrase means on that day, with country and sectors as far as they are known; None where nothing is.

    ``context`` is the sentence or paragraph around it, ``day`` when it was written.
    """
    phrase = take_apart(text, knowledge, respell=True)
    if not phrase.atoms:
        return None
    around = take_apart(context, knowledge) if context else None
    for look in (_person, _whole, _place_named, _role, _named, _introduced):
        found = look(phrase, around, day, knowledge)
        if found is not None:
            return found
    return _place(phrase, around, knowledge) or _stranger(phrase)


# -- persons --------------------------------------------------------------------------------------------------


def _person(phrase: Phrase, around: Phrase | None, day: date | None, knowledge: Knowledge) -> Actor | None:
    """A person named in the first noun phrase, known or with a title."""
    for hit in phrase.hits:
        if hit.last != phrase.end:
            continue
        title = next((r for _, last, r in phrase.roles if last == hit.first and r.person), None)
        whole = hit.first == 0 or title is not None or (phrase.low[0] in _DETERMINERS and hit.first == 1)
        persons = [knowledge.actors[n.actor] for n in hit.names if n.kind in ("name", "weak") and (n.kind == "name" or whole)]
        persons = [p for p in persons if p.kind == "person"]
        if not persons or any(n.kind == "name" and knowledge.actors[n.actor].kind != "person" for n in hit.names):
            continue
        entry = _likeliest(persons, title, _country(phrase, hit.first, around, knowledge), day)
        actor = as_titled(actor_of(entry, day, knowledge), title, past=_is_past(phrase, hit.first))
        return actor if title is not None or day is not None or around is None else as_introduced(actor, phrase, around)
    return _initialled(phrase, day, knowledge) or _titled_unknown(phrase, around, knowledge)


def _initialled(phrase: Phrase, day: date | None, knowledge: Knowledge) -> Actor | None:
    """A known person by initials and surname ("G. W. Bush")."""
    *given, last = phrase.keys
    if not given or not all(k.isupper() and len(k) <= 3 for k in given) or (phrase.hits and phrase.hits[-1].last != len(phrase.keys)):
        return None
    initials = "".join(given)
    entries = [knowledge.actors[n.actor] for n in knowledge.index.names.get((last,), ()) if knowledge.actors[n.actor].kind == "person"]
    fitting = [e for e in entries if any("".join(w[0] for w in n.split()[:-1]) == initials for n in (e.name, *e.strong))]
    return actor_of(fitting[0], day, knowledge) if len(fitting) == 1 else None


def _likeliest(persons: list[ActorEntry], title: RoleEntry | None, country: str | None, day: date | None) -> ActorEntry:
    def score(entry: ActorEntry) -> tuple[int, int, int]:
        held = offices_on(entry, day) if day else entry.offices
        return (
            int(title is not None and any(o.role == title.office for o in held)),
            int(entry.country == country),
            latest(entry) if day is None else int(bool(held)),
        )

    return max(persons, key=lambda p: (score(p), -persons.index(p)))


def _is_past(phrase: Phrase, first: int) -> bool:
    """Is whoever the words before the atom call so no longer it ("former President")?"""
    return any(k in PAST for k in phrase.low[:first])


def _titled_unknown(phrase: Phrase, around: Phrase | None, knowledge: Knowledge) -> Actor | None:
    """A name that nothing is known of, behind a title."""
    for _, last, role in phrase.roles:
        name = phrase.keys[last : phrase.end]
        lone_role = len(name) == 1 and any(first == last for first, _, _ in phrase.roles)
        if not role.person or not name or lone_role or not _is_capitalised(name):
            continue
        if any(h.first < phrase.end and h.last > last and any(n.kind != "weak" for n in h.names) for h in phrase.hits):
            continue
        country = _country(phrase, last, around, knowledge)
        sector = "ELI" if _is_past(phrase, last) else role.sector
        words = phrase.text[phrase.atoms[last].start : phrase.atoms[phrase.end - 1].end]
        return found_actor(words, "person", phrase.text, country=country, sectors=(sector,) if sector else ())
    return None


def _is_capitalised(keys: tuple[str, ...]) -> bool:
    return all(k[:1].isupper() or k in ("al", "bin", "de", "van", "el", "von") for k in keys)


def _introduced(phrase: Phrase, around: Phrase | None, day: date | None, knowledge: Knowledge) -> Actor | None:
    """Somebody unknown whom the context introduces."""
    capitals = [k for k in phrase.keys if k[:1].isupper()]
    if around is None or phrase.hits or not 1 < len(capitals) == len(phrase.keys) - sum(k in ("al", "bin", "de", "ur", "el") for k in phrase.keys):
        return None
    role, past, _ = introduction(phrase, around)
    if role is None or not role.person:
        return None
    return found_actor(
        phrase.text,
        "person",
        phrase.text,
        country=context_country(around, phrase, knowledge),
        sectors=("ELI",) if past else (role.sector,) if role.sector else (),
    )


# -- names ----------------------------------------------------------------------------------------------------


def _whole(phrase: Phrase, around: Phrase | None, day: date | None, knowledge: Knowledge) -> Actor | None:
    """The phrase is a name and nothing else but articles and numbers."""
    if len(phrase.hits) != 1:
        return None
    hit = phrase.hits[0]
    if not all(k in _DETERMINERS or k.isdigit() for k in phrase.low[: hit.first]) or phrase.low[hit.last :] not in ((), ("s",)):
        return None
    return _of_hit(hit, phrase, around, day, knowledge)


def _of_hit(hit: Hit, phrase: Phrase, around: Phrase | None, day: date | None, knowledge: Knowledge) -> Actor | None:
    order = ["name", "demonym", "adjective", "seat", "weak"]
    named = sorted(hit.names, key=lambda n: order.index(n.kind))
    best = [n for n in named if n.kind == named[0].kind]
    entries = [knowledge.actors[n.actor] for n in best]
    spoken = countries(around, knowledge) if around else []
    entry = max(entries, key=lambda e: (e.country in spoken, _exists(e, day), -entries.index(e)))
    if named[0].kind == "seat":
        made = generic_actor(entry.id, "GOV", knowledge)
        return replace(made, name=" ".join(phrase.text[phrase.atoms[hit.first].start : phrase.atoms[hit.last - 1].end].split()))
    if named[0].kind == "demonym" and entry.kind == "state":
        plural = phrase.keys[hit.last - 1].endswith("s") and not any(n.kind == "adjective" for n in hit.names)
        return generic_actor(entry.id, "CVL", knowledge) if plural else actor_of(entry, day, knowledge)
    return actor_of(entry, day, knowledge)


def _exists(entry: ActorEntry, day: date | None) -> bool:
    return day is None or ((entry.from_ is None or str(entry.from_) <= day.isoformat()) and (entry.to is None or str(entry.to) >= day.isoformat()))


def _named(phrase: Phrase, around: Phrase | None, day: date | None, knowledge: Knowledge) -> Actor | None:
    """A name inside the phrase, where no role tells more: the last of the first noun phrase, else the first of the rest."""
    hits = [h for h in phrase.hits if not is_backed(phrase, h, knowledge)]
    inside = [h for h in hits if h.last <= phrase.end and any(n.kind != "weak" for n in h.names)]
    if not inside and not (hits and phrase.low[phrase.end - 1] in _CITIZENS):
        return None
    hit = (_branch(inside, knowledge) or inside[-1]) if inside else hits[0]
    found = _of_hit(hit, phrase, around, day, knowledge)
    if found is None:
        return None
    if any(k in _CITIZENS for k in phrase.low[: phrase.end]) and found.kind in STATES:
        return generic_actor(found.id, "CVL", knowledge)
    return found


def _branch(hits: list[Hit], knowledge: Knowledge) -> Hit | None:
    """A body whose country follows its name ("Caritas Lebanon"): the body is meant, and the country tells which."""
    if len(hits) < 2 or hits[-2].last != hits[-1].first:
        return None
    bodies, states = ([knowledge.actors[n.actor] for n in h.names if n.kind == "name"] for h in hits[-2:])
    is_body = bool(bodies) and all(b.kind in ("party", "igo", "civil_society", "company", "government") for b in bodies)
    return hits[-2] if is_body and any(s.kind in STATES for s in states) else None


def _place_named(phrase: Phrase, around: Phrase | None, day: date | None, knowledge: Knowledge) -> Actor | None:
    """A place whose name holds a role noun ("West Bank", "Orange Free State")."""
    whole = len(phrase.atoms) > 1 and phrase.end == len(phrase.atoms) and all(k[:1].isupper() for k in phrase.keys)
    covered = any(h.first == 0 and h.last == len(phrase.atoms) for h in phrase.hits)
    return _place(phrase, around, knowledge) if whole and not covered and len(phrase.roles) < len(phrase.atoms) else None


# -- roles ----------------------------------------------------------------------------------------------------


def _role(phrase: Phrase, around: Phrase | None, day: date | None, knowledge: Knowledge) -> Actor | None:
    """A role noun with what says whose."""
    first = [r for r in phrase.roles if r[1] <= phrase.end]
    chosen = first[-1] if first else phrase.roles[0] if phrase.roles else None
    if chosen is None:
        return None
    begin, last, role = chosen
    role = _as_of(phrase, last, role)
    if any(h.first >= last and h.last <= phrase.end and any(n.kind == "name" for n in h.names) for h in phrase.hits):
        return None
    owner = _owner(phrase, last, day, countries(around, knowledge), knowledge)
    if owner is not None and owner.kind not in (*STATES, "person", "ethnic_group", "population"):
        return _of_body(owner, role)
    past = _is_past(phrase, begin)
    singular_form = phrase.keys[last - 1].lower() == phrase.low[last - 1]
    if role.office in SINGLE_OFFICES and role.office and singular_form and not past and owner is not None and day is not None:
        holder = holder_of(role.office, owner.id, day, knowledge)
        if holder is not None:
            return as_titled(actor_of(holder, day, knowledge), role, past=past)
    sector = "ELI" if past and role.person else role.sector or ("CVL" if role.kind == "population" else None)
    if owner is not None and sector is None and owner.kind in STATES:
        return owner
    country = owner.country if owner is not None and owner.country is not None else _country_of(phrase, around, last, knowledge)
    return _made(phrase, role, sector, owner, country, knowledge)


def _made(phrase: Phrase, role: RoleEntry, sector: str | None, owner: Actor | None, country: str | None, knowledge: Knowledge) -> Actor | None:
    """The record of an actor by role; a body with a name of its own keeps it."""
    named = owner is None and all(k[:1].isupper() for k in phrase.keys[: phrase.end]) and phrase.end > 2
    base = owner.id if owner is not None and owner.country is not None and owner.kind in (*STATES, "ethnic_group") else country
    if base is not None and base in knowledge.actors and sector is not None and not named:
        return generic_actor(base, sector, knowledge)
    if owner is not None and sector is not None and owner.kind == "ethnic_group" and country is None:
        return generic_actor(owner.id, sector, knowledge)
    if country is None and sector is None:
        return None
    name = phrase.text.removeprefix("the ").removeprefix("The ")
    return Actor(id=f"x{digest(phrase.text, length=15)}", name=name, kind=role.kind, country=country, sectors=(sector,) if sector else (), known=False)


def _country_of(phrase: Phrase, around: Phrase | None, last: int, knowledge: Knowledge) -> str | None:
    """The country of a role whose owner does not tell it: of a place in the phrase, of a state named in it, or as the context tells."""
    place = place_country(phrase, countries(around, knowledge))
    return place or next(iter(countries(phrase, knowledge)), None) or _told_country(phrase, around, last, knowledge)


def _as_of(phrase: Phrase, last: int, role: RoleEntry) -> RoleEntry:
    """Who heads, speaks for or belongs to a body is of its sector ("president of the football league")."""
    if (
        role.id not in ("leader", "spokesperson", "head-of-state", "deputy-office", "member")
        or last >= len(phrase.low)
        or phrase.low[last] not in ("of", "for")
    ):
        return role
    body = next((r for first, _, r in phrase.roles if first > last and r.collective and r.sector), None)
    return role.model_copy(update={"sector": body.sector, "office": None}) if body is not None and body.sector != "GOV" else role


def _of_body(owner: Actor, role: RoleEntry) -> Actor:
    """The members of an organisation act for it; their trade is their sector, where it is one of its own."""
    sector = role.sector if role.sector not in (None, "UNK") and role.sector != "GOV" and owner.kind == "igo" else None
    return with_sector(owner, sector) if sector else owner


def _elsewhere(phrase: Phrase, hit: Hit, actor: Actor, spoken: list[str]) -> bool:
    """Does a capital's name mean a town of another country here, one that is spoken of?"""
    if not spoken or actor.country in spoken or any(n.kind != "seat" for n in hit.names):
        return False
    country = country_of_place(phrase.text[phrase.atoms[hit.first].start : phrase.atoms[hit.last - 1].end], spoken)
    return country in spoken


def _owner(phrase: Phrase, last: int, day: date | None, spoken: list[str], knowledge: Knowledge) -> Actor | None:
    """Whose the role is: a body before a people before a state in the noun phrase, else whom the rest of the phrase names."""
    hits = [h for h in phrase.hits if not is_backed(phrase, h, knowledge)]
    for group in ([h for h in hits if h.first < last], [h for h in hits if h.first >= last]):
        found = [a for h in group if (a := _owner_of(h, last, day, knowledge)) is not None and not _elsewhere(phrase, h, a, spoken)]
        special = [a for a in found if a.kind not in STATES]
        if found:
            return (special or found)[-1 if group[0].first < last else 0]
    return None


def _owner_of(hit: Hit, last: int, day: date | None, knowledge: Knowledge) -> Actor | None:
    """The actor that a name means as an owner; a surname only right before the noun ("the Saleh regime")."""
    names = [n for n in hit.names if n.kind != "weak"]
    if not names and ((hit.last >= last - 2 and hit.first < last) or knowledge.actors[hit.names[0].actor].kind in STATES):
        names = list(hit.names)
    return actor_of(knowledge.actors[names[0].actor], day, knowledge) if names else None


# -- countries and places -------------------------------------------------------------------------------------


def _country(phrase: Phrase, last: int, around: Phrase | None, knowledge: Knowledge) -> str | None:
    """The country that the words before ``last`` name, else that the rest names, else the context."""
    for hit in (*[h for h in phrase.hits if h.last <= last], *[h for h in phrase.hits if h.first >= last]):
        for name in hit.names:
            entry = knowledge.actors[name.actor]
            if name.kind != "weak" and entry.country and entry.kind != "person":
                return entry.country
    return context_country(around, phrase, knowledge) if around else None


def _told_country(phrase: Phrase, around: Phrase | None, last: int, knowledge: Knowledge) -> str | None:
    """The country that the context tells for a role; of what calls itself international, or has a name of its own, not by nearness."""
    if around is None or any(k.lower() in _FOREIGN for k in phrase.keys[:last]):
        return None
    own_name = last > 1 and all(k[:1].isupper() for k in phrase.keys[:last])
    return context_country(around, phrase, knowledge, only=own_name)


def _place(phrase: Phrase, around: Phrase | None, knowledge: Knowledge) -> Actor | None:
    """A place and nothing else: its people, so far as one can tell."""
    if not all(k[:1].isupper() or k in ("the", "of", "al", "el", "la", "de", "s") for k in phrase.keys):
        return None
    words = phrase.text.removeprefix("the ").removeprefix("The ")
    spoken = countries(around, knowledge)
    if not is_place(words, spoken):
        return None
    return Actor(id=f"x{digest(words, length=15)}", name=words, kind="population", country=country_of_place(words, spoken), known=False)


def _stranger(phrase: Phrase) -> Actor | None:
    """A name that nothing is known of: somebody, by that name, and no more."""
    known = any(n.kind != "weak" for h in phrase.hits for n in h.names)
    if known or phrase.roles or not 2 <= len(phrase.keys) <= 5 or not _is_capitalised(phrase.keys):
        return None
    return found_actor(phrase.text, "other", phrase.text)
