"""What the sentence around a phrase tells of it: a country, a title, that an office is over.

Takes two phrases taken apart, the one inside the other's text.
"""

from __future__ import annotations

from polemos.knowledge import Knowledge
from polemos.knowledge.index import Hit
from polemos.knowledge.models import RoleEntry
from polemos.mention.actors_places import country_of_place
from polemos.mention.actors_record import PAST, as_titled
from polemos.mention.resolve_phrase import Phrase
from polemos.model import STATES, Actor


def introduction(phrase: Phrase, around: Phrase) -> tuple[RoleEntry | None, bool, int]:
    """What the context calls the person ("opposition leader X", "X, a teacher"), whether as past, and the atom where the name begins."""
    at = around.text.find(phrase.text)
    begin = next((i for i, a in enumerate(around.atoms) if a.start == at), -1)
    if begin < 0:
        return None, False, -1
    end = begin + len(phrase.atoms)
    before = next((r for r in around.roles if r[1] == begin), None)
    if before is not None:
        return before[2], any(k in PAST for k in around.low[max(0, before[0] - 2) : before[0]]), begin
    apposed = end < len(around.atoms) and around.text[around.atoms[end - 1].end : around.atoms[end].start].startswith(",")
    after = (
        next(
            (r for r in around.roles if end <= r[0] and r[1] <= end + 8 and "," not in around.text[around.atoms[end].start : around.atoms[r[1] - 1].end]), None
        )
        if apposed
        else None
    )
    return (after[2], any(k in PAST for k in around.low[end : after[0]]), begin) if after is not None else (None, False, begin)


def as_introduced(actor: Actor, phrase: Phrase, around: Phrase) -> Actor:
    """The actor with the sector of what the context calls him."""
    role, past, _ = introduction(phrase, around)
    return as_titled(actor, role, past=past)


def countries(around: Phrase | None, knowledge: Knowledge) -> list[str]:
    found = []
    for hit in around.hits if around else ():
        entries = [knowledge.actors[n.actor] for n in hit.names if n.kind not in ("weak", "seat")]
        found += [e.country for e in entries[:1] if e.country and e.kind in STATES]
    return found


def context_country(around: Phrase, phrase: Phrase, knowledge: Knowledge, *, only: bool = False) -> str | None:
    """The one country that the context speaks of; of several, where it happens ("in Chad"), else the one named nearest to the phrase."""
    named: list[tuple[Hit, str]] = []
    for hit in around.hits:
        entry = next((knowledge.actors[n.actor] for n in hit.names if n.kind != "weak"), None)
        if entry is not None and entry.country in knowledge.actors and entry.kind in (*STATES, "person", "government", "military", "party", "armed_group"):
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


def place_country(phrase: Phrase, countries: list[str]) -> str | None:
    """The country of a place that the phrase names."""
    taken = {i for first, last, _ in phrase.roles for i in range(first, last)}
    taken |= {i for h in phrase.hits if any(n.kind != "seat" for n in h.names) for i in range(h.first, h.last)}
    run: list[int] = []
    for number, key in (*enumerate(phrase.keys), (len(phrase.keys), "")):
        if key[:1].isupper() and number not in taken:
            run.append(number)
            continue
        if run:
            country = country_of_place(phrase.text[phrase.atoms[run[0]].start : phrase.atoms[run[-1]].end], countries)
            if country is not None:
                return country
        run = []
    return None
