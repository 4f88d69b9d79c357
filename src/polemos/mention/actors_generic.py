"""Phrases that make anybody an actor: a role noun with what says whose ("Turkish police", "the president of Chad", "Assad's army").

Takes a draft in which names are found, adds mentions of form ``generic``, and returns those whose owner the phrase itself does
not tell ("the government", "his army", "rebels"); they are settled with the rest of the document in sight, or stay their own.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from polemos.knowledge.models import RoleEntry
from polemos.mention.actors_record import PAST, SINGLE_OFFICES, found_actor, generic_actor, holder_of
from polemos.mention.draft import Draft
from polemos.model import STATES, Actor, ActorMention

Owner = Literal["possessive", "definite", "bare"]
_PEOPLES = ("ethnic_group", "population")
_BODY_PARTS = frozenset({"head", "chief", "boss", "back", "arm", "hand", "leadership", "justice"})
_ABROAD = frozenset(
    {"exile", "foreigner", "expatriate", "tourist", "peacekeeper", "inspector", "observer", "monitor", "mercenary", "envoy", "diplomat", "ambassador"}
)
_ARMS = frozenset({"artillery", "convoy", "garrison"})
# "The state of Qatar" is Qatar, an ally of it is not.
_SELF = (
    "state",
    "republic",
    "kingdom",
    "country",
    "nation",
    "federation",
    "emirate",
    "sultanate",
    "principality",
)
MACHINES = ("warplane", "machines")
_IN = ("in", "from", "at", "near", "across", "around", "inside", "outside", "throughout", "on")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A role noun where it stands: tokens ``first`` to ``last`` (exclusive) with all before the noun, the noun at ``head``.

    ``atoms`` are those of the role noun alone. ``owners`` are mentions that say whose; ``owner`` tells what stands there instead where
    nobody is named: a possessive pronoun (at token ``pronoun``), a definite article, or nothing.
    """

    first: int
    last: int
    head: int
    atoms: tuple[int, int]
    role: RoleEntry
    owners: tuple[ActorMention, ...]
    owner: Owner
    pronoun: int | None
    plural: bool
    past: bool


def find_generics(draft: Draft) -> list[Phrase]:
    """Adds the generic mentions; returns the phrases that are not settled by their own words."""
    open_: list[Phrase] = []
    for phrase in sorted(_phrases(draft), key=lambda p: -p.head):
        phrase = phrase if phrase.owners or phrase.pronoun is not None else replace(phrase, owners=tuple(_owners_behind(draft, phrase)))
        actors = owned(draft, phrase, [draft.actors[a] for m in phrase.owners for a in m.actors])
        if phrase.owners and not actors:
            continue
        modifies = draft.parse.deps[phrase.head] in ("compound", "amod", "npadvmod") and phrase.role.kind != "person"
        draft.add(phrase.first, phrase.last, phrase.head, actors, "adjective" if modifies else "generic", f"role.{phrase.role.id}")
        if not actors:
            open_.append(phrase)
    return open_


def owned(draft: Draft, phrase: Phrase, owners: list[Actor]) -> list[Actor]:
    """The actors that the phrase means, given whose it is."""
    found = {a.id: a for owner in owners for a in _of_owner(draft, phrase, owner)}
    return list(found.values())


def own_actor(draft: Draft, phrase: Phrase) -> Actor:
    """The actor that a phrase makes on its own, known from this document alone."""
    return found_actor(words(draft, phrase), phrase.role.kind, draft.document.id, sectors=(phrase.role.sector,) if phrase.role.sector else ())


def words(draft: Draft, phrase: Phrase) -> str:
    """The phrase without articles and numbers, as it is written."""
    parse, first = draft.parse, phrase.first
    for token in range(phrase.first, phrase.head):
        if parse.tags[token] in ("DT", "CD", "PRP$", "PDT", "WP$", "JJR", "RBR", "IN") or parse.words[token].lower() in draft.knowledge.in_class("counting"):
            first = token + 1
    return " ".join(parse.span(first, phrase.last).of(draft.document.text).split())


def _of_owner(draft: Draft, phrase: Phrase, owner: Actor) -> Iterator[Actor]:
    role, knowledge = phrase.role, draft.knowledge
    if role.office in SINGLE_OFFICES and not phrase.plural and not phrase.past:
        holder = holder_of(role.office, owner.id, draft.day, knowledge) if role.office else None
        if holder is not None:
            yield draft.known(holder.id)
            return
    if role.kind == "state" and role.sector is None:
        if owner.kind in STATES and draft.low[phrase.atoms[1] - 1] in _SELF:
            yield owner
        return
    sector = "ELI" if phrase.past and role.person else role.sector or ("CVL" if role.kind == "population" else None)
    base = _base(draft, owner)
    if base is None:
        yield (
            owner if owner.kind != "person" else found_actor(f"{owner.name}: {words(draft, phrase)}", role.kind, draft.document.id, sectors=role_sectors(role))
        )
    elif sector is None:
        yield found_actor(words(draft, phrase), role.kind, draft.document.id, country=owner.country)
    else:
        made = generic_actor(base, sector, knowledge)
        yield replace(made, aliases=tuple(dict.fromkeys((*made.aliases, words(draft, phrase)))))


def role_sectors(role: RoleEntry) -> tuple[str, ...]:
    return (role.sector,) if role.sector else ()


def _base(draft: Draft, owner: Actor) -> str | None:
    """The state or people that a generic actor of this owner belongs to; None where the owner itself acts (an organisation)."""
    if owner.kind in (*STATES, *_PEOPLES):
        return owner.country or owner.id if owner.kind == "population" else owner.id
    if owner.kind == "person" and owner.known:
        held = [o.of for o in draft.knowledge.actors[owner.id].offices if o.of in draft.knowledge.actors and draft.knowledge.actors[o.of].kind in STATES]
        return held[-1] if held else owner.country if owner.country in draft.knowledge.actors else None
    entry = draft.knowledge.actors.get(owner.id)
    state = next((p for p in entry.part_of if p in draft.knowledge.actors and draft.knowledge.actors[p].kind in STATES), None) if entry is not None else None
    if state is not None and owner.kind == "government":
        return state
    if owner.kind in ("person", "government", "military") and owner.country is not None and (not owner.known or owner.kind != "military"):
        return owner.country if owner.country in draft.knowledge.actors else None
    return None


def _phrases(draft: Draft) -> Iterator[Phrase]:
    at, index = 0, draft.knowledge.index
    while at < len(draft.low):
        last = at + 1
        for end, roles in index.roles_at(draft.low, at):
            if not draft.whole(at, end):
                continue
            if any(r.person for r in roles) and _titles_a_name(draft, draft.token[end - 1]):
                last = end
                break
            phrase = _phrase(draft, at, end, roles)
            if phrase is not None:
                yield phrase
                last = end
                break
        at = last


def _phrase(draft: Draft, begin: int, end: int, roles: tuple[RoleEntry, ...]) -> Phrase | None:
    parse, head = draft.parse, draft.token[end - 1]
    if not parse.tags[head].startswith("NN") or _taken(draft, head) or head in draft.place_tokens:
        return None
    role = _role(draft, head, roles)
    if role is None:
        return None
    role = _sided(draft, begin, role)
    first, pronoun, article = _reach(draft, draft.token[begin], head)
    owners = _owners_before(draft, first, head)
    if not owners:
        owners = _owners_after(draft, head, role, own=pronoun is None) or _town_before(draft, first, head)
    past = any(draft.parse.words[t].lower() in PAST for t in range(first, head))
    if not owners and not _stands_alone(draft, role, begin, head, first, pronoun):
        return None
    if (role.id in MACHINES or draft.low[end - 1] in _ARMS) and not _agent(draft, head):
        return None
    owner: Owner = "possessive" if pronoun is not None else "definite" if article else "bare"
    return Phrase(first, head + 1, head, (begin, end), role, tuple(owners), owner, pronoun, parse.tags[head] in ("NNS", "NNPS"), past)


def _stands_alone(draft: Draft, role: RoleEntry, begin: int, head: int, first: int, pronoun: int | None) -> bool:
    """May the noun stand for somebody with nobody named whose it is? A state cannot; one of many needs an article or a number."""
    parse = draft.parse
    if role.kind == "state" or draft.low[draft.first_atom[head]] in _BODY_PARTS:
        return False
    if begin and draft.hyphen(begin - 1, begin):
        return False
    if role.collective or pronoun is not None or parse.tags[head] != "NN" or parse.deps[head] in ("compound", "appos", "attr", "nmod", "poss"):
        return True
    return first < head and parse.tags[first] in ("DT", "PDT", "CD", "PRP$", "WP$", "JJ", "NN", "NNP")


def _agent(draft: Draft, head: int) -> bool:
    """Does a machine act here, rather than being acted on?"""
    dep = draft.parse.deps[head]
    return dep == "nsubj" or dep == "compound" or (dep == "pobj" and draft.preposition(head) == "by")


def _taken(draft: Draft, token: int) -> bool:
    """Does the token stand inside a name, other than as an adjective or a people?"""
    return any(m.first <= token < m.last and m.form in ("name", "generic") for m in draft.mentions if m.rule != "adjective")


def _role(draft: Draft, head: int, roles: tuple[RoleEntry, ...]) -> RoleEntry | None:
    """The first of the roles that the noun may have as it is written."""
    plural, capital = draft.parse.tags[head] in ("NNS", "NNPS"), draft.parse.words[head][:1].isupper()
    return next((r for r in roles if (plural or not r.plural_only) and (capital or not r.name_only)), None)


def _sided(draft: Draft, begin: int, role: RoleEntry) -> RoleEntry:
    """Forces and officials of the opposition or of rebels are theirs, not the state's ("opposition troops", "rebel officials")."""
    if role.sector not in ("MIL", "GOV"):
        return role
    for first in range(max(0, begin - 2), begin):
        found = draft.knowledge.index.role_at(draft.low, first)
        if found is not None and found[0] == begin and draft.whole(first, begin + 1) and found[1][0].sector in ("OPP", "REB", "PRM"):
            return role.model_copy(update={"sector": found[1][0].sector, "kind": found[1][0].kind, "office": None})
    return role


def _titles_a_name(draft: Draft, head: int) -> bool:
    """Is it the title of a name that follows ("President Sall")? The name is the mention then."""
    parse, following = draft.parse, head + 1
    if following >= len(parse) or not draft.starts_adjacent(head, following):
        return False
    if parse.tags[following] not in ("NNP", "NNPS") or parse.words[following][:1].islower() or parse.words[following] in ("'s", "’s"):
        return False
    return parse.deps[head] in ("compound", "nmod", "amod") or any(a <= following < b and label == "PERSON" for a, b, label in parse.entities)


def _reach(draft: Draft, first: int, head: int) -> tuple[int, int | None, bool]:
    """Where the phrase begins, the possessive pronoun that opens it, and whether a definite article does."""
    parse = draft.parse
    begin = parse.sentences[parse.sentence_of[head]].first
    while first > begin:
        name = next((m for m in draft.mentions if m.last == first and m.form == "name" and m.last - m.first > 1), None)
        if name is not None and _below(draft, name.head, head):
            first = name.first
            continue
        tag, word = parse.tags[first - 1], parse.words[first - 1].lower()
        if tag in ("PRP$", "WP$"):
            return first - 1, first - 1 if tag == "PRP$" else None, False
        if tag in ("DT", "PDT"):
            return first - 1, None, word in ("the", "that", "this", "these", "those")
        joined = tag in ("JJ", "JJR", "JJS", "NN", "NNS", "NNP", "NNPS", "VBN", "VBG", "HYPH", "CD", "POS", "AFX", "RB") or word in ("and", "-")
        joined = joined and not (first - 1 in draft.dated and tag in ("CD", "NNP", "NN"))
        if not joined or not _below(draft, first - 1, head) or (word == "and" and not _names_owner(draft, first - 2)):
            break
        first -= 1
    return first, None, False


def _names_owner(draft: Draft, token: int) -> bool:
    """Is the token an adjective or name of somebody known ("French and Chadian soldiers")?"""
    mention = draft.mention_at(token)
    return mention is not None and mention.form in ("adjective", "name")


def _below(draft: Draft, token: int, head: int) -> bool:
    """Does the token depend on the head, at most five steps away?"""
    for _ in range(5):
        if token == head:
            return True
        token = draft.parse.heads[token]
    return token == head


def _owners_before(draft: Draft, first: int, head: int) -> list[ActorMention]:
    """The mentions inside the phrase that say whose: coordinated ones together, else a group before a state, else the nearest."""
    inside = [
        m for m in draft.mentions if first <= m.first and m.last <= head + 1 and m.head != head and m.actors and m.form in ("name", "adjective", "generic")
    ]
    inside = [m for m in inside if not m.rule.endswith((".pro", ".anti", ".backed"))]
    inside.sort(key=lambda m: m.first)
    if len(inside) < 2:
        return inside
    between = range(inside[0].last, inside[-1].first)
    if any(draft.parse.words[t].lower() == "and" for t in between):
        return inside
    special = [m for m in inside if all(draft.actors[a].kind not in STATES for a in m.actors)]
    return (special or inside)[-1:]


def _town_before(draft: Draft, first: int, head: int) -> list[ActorMention]:
    """The country of a town in the phrase ("Lagos police")."""
    towns = [t for t in range(first, head) if t in draft.country_at]
    return [_country_mention(draft, towns[-1])] if towns else []


def _owners_after(draft: Draft, head: int, role: RoleEntry, *, own: bool) -> list[ActorMention]:
    """Whom "of" names after the noun ("the governments of Chad and Niger"), or else where it stands ("protesters in Chad")."""
    parse = draft.parse
    preps = [c for c in parse.children[head] if parse.deps[c] == "prep" and c > head]
    for prep in preps:
        word = parse.words[prep].lower()
        if word == "from" and not _comes_from(draft, head):
            continue
        if word not in ("of", "for", *_IN) or (word in _IN and word != "from" and (strange(draft, head, role) or not own)):
            continue
        found = []
        for obj in _conjuncts(draft, parse.dependents(prep, "pobj")):
            mention = draft.mention_at(obj)
            if mention is not None and mention.actors:
                if word in ("of", "for", "from") or all(draft.actors[a].kind in STATES for a in mention.actors):
                    found.append(mention)
            else:
                towns = [t for t in (obj, *draft.parse.dependents(obj, "compound", "nmod", "appos")) if t in draft.country_at]
                found += [_country_mention(draft, t) for t in towns[:1]]
        if found:
            return found
    return []


_SIDED_WITH = frozenset({"loyal", "allied", "affiliated", "linked", "belonging", "faithful", "close"})


def _owners_behind(draft: Draft, phrase: Phrase) -> Iterator[ActorMention]:
    """Whose it is where that is itself a phrase found by now ("leaders of Mali's new government"), or said by an adjective ("militants loyal to X")."""
    parse = draft.parse
    for prep in (c for c in parse.children[phrase.head] if parse.deps[c] == "prep" and parse.words[c].lower() == "of"):
        for obj in _conjuncts(draft, parse.dependents(prep, "pobj")):
            mention = draft.mention_at(obj)
            if mention is not None and mention.form == "generic" and any(draft.actors[a].country is not None for a in mention.actors):
                yield mention
    for child in parse.dependents(phrase.head, "amod", "acl", "relcl"):
        if child < phrase.head or parse.words[child].lower() not in _SIDED_WITH:
            continue
        for prep in parse.dependents(child, "prep"):
            for obj in parse.dependents(prep, "pobj"):
                found = (draft.mention_at(t) for t in (obj, *parse.dependents(obj, "amod", "poss", "compound")))
                yield from [m for m in found if m is not None and m.actors and m.form in ("name", "adjective", "generic", "possessive")][:1]


_TAKE = frozenset({
    "expel", "deport", "remove", "evacuate", "withdraw", "recall", "free", "release", "take", "seize", "steal", "drive", "abduct", "kidnap", "ban", "bar",
    "rescue", "pull", "exclude", "extradite", "order", "bring", "separate", "oust", "receive", "obtain", "get", "demand", "seek", "buy",
})  # fmt: skip


def _comes_from(draft: Draft, head: int) -> bool:
    """Does "from" tell whose they are ("envoys from Peru"), rather than whence somebody takes them ("withdrew troops from Peru")?"""
    return draft.parse.deps[head] != "dobj" or draft.parse.lemmas[draft.parse.heads[head]].lower() not in _TAKE


def strange(draft: Draft, head: int, role: RoleEntry) -> bool:
    """Are those whom the noun means as a rule not of the country they are in ("refugees in Kenya")?"""
    return role.sector in (None, "REF") or draft.low[draft.first_atom[head]] in _ABROAD


def _country_mention(draft: Draft, token: int) -> ActorMention:
    """The country of a place, as if it were named; not added to the document's mentions."""
    country = draft.country_at[token]
    if country in draft.knowledge.actors:
        draft.actors.setdefault(country, draft.known(country))
    else:
        draft.actors.setdefault(country, Actor(id=country, name=country, kind="state", country=country, known=False))
    return ActorMention(draft.parse.span(token, token + 1), token, token + 1, token, (country,), "name", "place")


def _conjuncts(draft: Draft, tokens: tuple[int, ...]) -> list[int]:
    found = list(tokens)
    for token in found:
        found += draft.parse.dependents(token, "conj")
    return found
