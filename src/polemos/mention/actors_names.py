"""Names of the knowledge base in a document: which of them stand there, and for whom.

Takes a draft, adds mentions of forms ``name`` and ``adjective`` and leaves ``named`` filled. Strong names count where
they stand; weak ones, adjectives, peoples' names and seats of government need what this module looks for around them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from polemos.knowledge import Knowledge
from polemos.knowledge.index import Hit, Name
from polemos.knowledge.models import ActorEntry, RoleEntry
from polemos.mention.actors_record import bounds, generic_actor, holds, offices_on
from polemos.mention.draft import Draft, Named
from polemos.model import STATES

_DEALING = frozenset({"with", "between", "by", "against", "from", "to", "for", "toward", "towards", "on"})
_AWAY = frozenset({"in", "near", "outside", "inside", "around", "at", "into", "across", "through", "over", "within"})


@dataclass
class Context:
    """What the document names beyond doubt: actors by strong names, and the countries named in whatever way."""

    strong: set[str] = field(default_factory=set)
    countries: set[str] = field(default_factory=set)
    counts: Counter[str] = field(default_factory=Counter)

    def is_main(self, country: str) -> bool:
        """Is the country named at least half as often as the one named most?"""
        return 2 * self.counts[country] >= max(self.counts.values(), default=0)


def find_names(draft: Draft) -> None:
    """Adds a mention for every name, adjective, people and seat of the knowledge base that the document means."""
    draft.named = _hits(draft)
    context = _context(draft)
    kept = []
    for named in draft.named:
        name = _choose(draft, named, context)
        if name is not None:
            kept.append(named)
            _add(draft, named, name)
        else:
            _note_town(draft, named)
    draft.named = kept


def _note_town(draft: Draft, named: Named) -> None:
    """A capital that is but a place tells the country of what stands or happens there."""
    seats = {draft.knowledge.actors[n.actor].country for n in named.hit.names if n.kind == "seat"}
    country = seats.pop() if len(seats) == 1 else None
    if country is not None:
        draft.country_at.update(dict.fromkeys(range(named.first, named.last), country))


def _hits(draft: Draft) -> list[Named]:
    found, at, index = [], 0, draft.knowledge.index
    while at < len(draft.keys):
        nisba = at > 0 and draft.keys[at - 1] in ("al", "el") and draft.hyphen(at - 1, at)
        hit = None if nisba or draft.keys[at] == "Operation" else index.at(draft.keys, at) or _shouted(draft, at)
        while hit is not None and not draft.whole(hit.first, hit.last):
            hit = _prefix(draft, hit)
        if hit is None or draft.token[hit.first] < 0:
            at += 1
            continue
        found.append(Named(hit, draft.token[hit.first], draft.token[hit.last - 1] + 1))
        at = hit.last
    return found


def _shouted(draft: Draft, at: int) -> Hit | None:
    """A name set in capitals."""
    if not (draft.keys[at].isupper() and len(draft.keys[at]) >= 4):
        return None
    spoken = [k.capitalize() if k.isupper() and len(k) >= 4 else k.lower() if k in ("OF", "THE", "AND") else k for k in draft.keys[at : at + 8]]
    hit = draft.knowledge.index.at(spoken, 0)
    return None if hit is None else Hit(at, at + hit.last, hit.names)


def _prefix(draft: Draft, hit: Hit) -> Hit | None:
    """The longest shorter name that begins where this one does."""
    for last in range(hit.last - 1, hit.first, -1):
        names = draft.knowledge.index.names.get(tuple(draft.keys[hit.first : last]))
        if names:
            return Hit(hit.first, last, names)
    return None


def _context(draft: Draft) -> Context:
    context = Context()
    for named in draft.named:
        names = [n for n in named.hit.names if n.kind != "weak"]
        entries = [draft.knowledge.actors[n.actor] for n in names]
        if len({n.actor for n in names if n.kind == "name"}) == 1:
            context.strong.update(n.actor for n in names if n.kind == "name")
        named_here = {c for e in entries if e.kind in STATES and (c := e.country or e.codes.iso3)}
        context.countries.update(named_here)
        context.counts.update(named_here)
    context.countries.update(draft.country_at.values())
    return context


def _choose(draft: Draft, named: Named, context: Context) -> Name | None:
    """Which of the names it is; None where the words mean none of them here."""
    fitting = [n for n in named.hit.names if _fits(draft, named, n, context)]
    if not fitting:
        return None
    attributive = _attributive(draft, named)
    order = {"name": 3.0, "adjective": 2.5 if attributive else 1.0, "demonym": 2.0, "seat": 1.5, "weak": 0.5}
    return max(fitting, key=lambda n: (order[n.kind] + _likelihood(draft, named, draft.knowledge.actors[n.actor], context), -fitting.index(n)))


def _likelihood(draft: Draft, named: Named, entry: ActorEntry, context: Context) -> float:
    score = 4.0 * (entry.id in context.strong) + 1.5 * (entry.country in context.countries) + 1.0 * active(draft, entry)
    title = title_before(draft, named.hit.first)
    if title is not None and any(title.office == o.role for o in offices_on(entry, draft.day)):
        score += 3.0
    score += 1.2 * any(o.role in ("head_of_state", "head_of_government") for o in entry.offices)  # of one family, the ruler
    return score if draft.day else score + latest(entry) / 10_000


def latest(entry: ActorEntry) -> int:
    """The last year in which an office is known to be held, 9999 where one still is, 0 without offices: whom news without a date mean."""
    return max((b[1].year if (b := bounds(o.to)) is not None else 9999 for o in entry.offices), default=0)


def active(draft: Draft, entry: ActorEntry) -> bool:
    """Does the time of the document, or the years that it names, fall into that of the actor? True where no time is known."""
    spans = [(o.from_, o.to) for o in entry.offices] or [(entry.from_, entry.to)]
    days = [draft.day] if draft.day else [date(y, m, 15) for y in draft.years for m in (1, 7)]
    return not days or any(holds(begin, end, day) for begin, end in spans for day in days)


def _fits(draft: Draft, named: Named, name: Name, context: Context) -> bool:
    entry = draft.knowledge.actors[name.actor]
    if name.kind == "seat":
        return acts(draft, named)
    if _is_month(draft, named):
        return False
    if name.kind in ("adjective", "demonym"):
        language = (
            not _attributive(draft, named)
            and draft.preposition(draft.head_of(named.first, named.last)) in ("in", "into")
            and not draft.keys[named.hit.last - 1].endswith("s")
        )
        return not language and not _inside_name(draft, named, entry)
    if name.kind in ("name", "weak") and _is_other_by_bracket(draft, named, entry):
        return False
    if name.kind == "weak" and not _has_context(draft, named, entry, context):
        return False
    return not _inside_name(draft, named, entry)


def _is_month(draft: Draft, named: Named) -> bool:
    """ "On 2 May HMS …", "May 1982": a month beside a number is nobody's name."""
    words = draft.parse.words
    if named.last - named.first != 1 or words[named.first].lower() not in ("march", "april", "may", "june", "august"):
        return False
    beside = [words[t] for t in (named.first - 1, named.last) if 0 <= t < len(words)]
    return any(w.rstrip("stndrh.").isdigit() for w in beside)


def _is_other_by_bracket(draft: Draft, named: Named, entry: ActorEntry) -> bool:
    """ "National Liberation Army (ELN)": does the short form in brackets behind the name belong to another actor that is known, and not to this one?"""
    words, at = draft.parse.words, named.last
    if at + 2 >= len(words) or words[at] != "(" or words[at + 2] != ")" or not words[at + 1].isupper():
        return False
    known = draft.knowledge.index.names.get((words[at + 1],), ())
    return bool(known) and all(n.actor != entry.id for n in known)


def _has_context(draft: Draft, named: Named, entry: ActorEntry, context: Context) -> bool:
    if entry.id in context.strong:
        return True
    if entry.kind == "person":
        title = title_before(draft, named.hit.first)
        if title is not None:
            return _plausible(draft, entry, title)
    ties = {*entry.part_of, *(t.to for t in (*entry.member_of, *entry.split_from, *entry.backed_by))}
    if entry.country is not None and len(entry.country) == 3 and entry.country in draft.knowledge.actors:
        organ = entry.kind == "government" and len(named.hit.names) == 1  # "Congress", "Parliament": of the country that the text is on
        return entry.country in context.countries and active(draft, entry) and (not organ or context.is_main(entry.country))
    return bool(ties & (context.strong | context.countries))


def _plausible(draft: Draft, entry: ActorEntry, title: RoleEntry) -> bool:
    """Could somebody with that title be meant by the surname? Without a day any time of office will do."""
    if not entry.offices or draft.day is None:
        return True
    begun = min((b[0] for o in entry.offices if (b := bounds(o.from_))), default=date.min)
    return begun <= draft.day


def title_before(draft: Draft, atom: int) -> RoleEntry | None:
    """The office or trade that stands right before the atom ("President", "Foreign Minister"), the longest."""
    index = draft.knowledge.index
    for first in range(max(0, atom - 5), atom):
        found = index.role_at(draft.low, first)
        if found is not None and found[0] == atom and draft.whole(first, atom + 1):
            return next((r for r in found[1] if r.person), None)
    return None


def _inside_name(draft: Draft, named: Named, entry: ActorEntry) -> bool:
    """Is it but a part of a longer name that is not known (Michael Jordan, Lenin Avenue), or another state's body?"""
    parse, first, last = draft.parse, named.first, named.last
    if entry.kind not in (*STATES, "person", "armed_group", "ethnic_group"):
        return foreign_owner(draft.keys, named.hit, entry, draft.knowledge) or _in_longer(draft, named)
    head = draft.head_of(first, last)
    after = last if last < len(parse) and parse.words[last] not in ("'s", "’s") else len(parse)
    person_after = entry.kind == "person" and after < len(parse) and parse.tags[after] in ("NNP", "NNPS") and parse.heads[head] == after
    if person_after and draft.starts_adjacent(last - 1, after) and not _is_hit(draft, after):
        return True
    before = first - 1
    if before < 0 or parse.tags[before] != "NNP" or parse.sentence_of[before] != parse.sentence_of[first] or not draft.starts_adjacent(before, first):
        return False
    covered = any(a <= before and last <= b and label == "PERSON" for a, b, label in parse.entities)
    if entry.kind == "person":
        loose = last - first == 1
        return loose and parse.words[before][:1].isupper() and not _is_hit(draft, before) and title_before(draft, named.hit.first) is None and covered
    single = last - first == 1 and entry.kind in STATES
    return single and covered and not _is_hit(draft, before) and title_before(draft, named.hit.first) is None


def foreign_owner(keys: Sequence[str], hit: Hit, entry: ActorEntry, knowledge: Knowledge) -> bool:
    """Do the words before a body's name name another state than its own ("Chadian Ministry of Defence", where the name is known of Niger)?"""
    at = hit.first - 2 if hit.first > 1 and keys[hit.first - 1] == "s" else hit.first - 1
    if at < 0 or entry.country not in knowledge.actors:
        return False
    names = knowledge.index.names.get((keys[at],)) or knowledge.index.names.get(tuple(keys[max(0, at - 1) : at + 1])) or ()
    owners = [knowledge.actors[n.actor] for n in names if n.kind in ("name", "adjective")]
    return any(o.kind in STATES for o in owners) and all(o.country != entry.country for o in owners)


def _in_longer(draft: Draft, named: Named) -> bool:
    """Is a body's name of one word a part of a longer capitalised one ("Liberty" of "Liberty Bell Society")?"""
    hit, keys = named.hit, draft.keys
    if hit.last - hit.first > 1 and keys[hit.first] != "the":
        return False
    tags, after = draft.parse.tags, named.last
    following = hit.last < len(keys) and draft.starts_adjacent(after - 1, after) and keys[hit.last][:1].isupper() and draft.whole(hit.first, hit.last + 1)
    if following and tags[after] in ("NNP", "NNPS") and draft.parse.heads[after - 1] >= after and not _is_hit(draft, after):
        role = draft.knowledge.index.role_at(draft.low, hit.last)
        if role is None or (role[1][0].collective and not keys[hit.last - 1].isupper()):
            return not keys[hit.last - 1].isupper() or (role is None and not keys[hit.last].isupper())
    before = named.first - 1
    return (
        before >= 0
        and tags[before] == "NNP"
        and draft.parse.heads[before] >= named.first
        and draft.parse.deps[before] == "compound"
        and not _is_hit(draft, before)
        and (title_before(draft, hit.first) is None and not keys[hit.first].isupper())
    )


def _is_hit(draft: Draft, token: int) -> bool:
    return any(n.first <= token < n.last for n in draft.named)


def _attributive(draft: Draft, named: Named) -> bool:
    head = draft.head_of(named.first, named.last)
    deps = draft.parse.deps
    while deps[head] == "conj" and draft.parse.heads[head] != head and draft.parse.tags[head].startswith("JJ"):
        head = draft.parse.heads[head]
    return deps[head] in ("amod", "compound", "nmod", "npadvmod", "acomp", "advmod") or (draft.parse.tags[head].startswith("JJ") and deps[head] not in (
        "nsubj", "dobj", "pobj", "nsubjpass", "conj",
    ))  # fmt: skip


def acts(draft: Draft, named: Named) -> bool:
    """Does a seat of government stand for the government here? Only where it acts, owns a policy or is dealt with."""
    parse, head = draft.parse, draft.head_of(named.first, named.last)
    before = named.first - 1
    article = before >= 0 and parse.words[before].lower() == "the"
    root = head
    while parse.deps[root] in ("conj", "appos") and parse.heads[root] != root:
        root = parse.heads[root]
    dep, governor = parse.deps[root], parse.heads[root]
    lemma = parse.lemmas[governor].lower()
    prep = draft.preposition(root)
    known = draft.knowledge.in_class
    if prep in _AWAY:
        return False
    if dep == "nsubj":
        return parse.tags[governor].startswith(("VB", "MD")) and (lemma not in known("lie_still") or article)
    if dep == "nsubjpass":
        return lemma in known("address") or article
    if dep in ("dobj", "dative"):
        return lemma in known("address") or article
    if dep == "poss":
        return lemma in known("policy") or article
    if dep == "compound":
        return lemma in known("policy") and parse.tags[governor] in ("NN", "NNS")
    if dep == "pobj" and prep in _DEALING:
        lead = parse.heads[governor]
        return prep == "by" or parse.lemmas[lead].lower() in known("dealing") or (prep in ("with", "against") and parse.tags[lead].startswith("VB")) or article
    return article and dep == "pobj" and prep in ("of", "with", "between", "by", "against", "for", "from", "to")


def _add(draft: Draft, named: Named, name: Name) -> None:
    """Adds the mention that the name makes where it stands."""
    head = draft.head_of(named.first, named.last)
    span = (named.hit.first, named.hit.last)
    entry = draft.knowledge.actors[name.actor]
    if name.kind == "demonym" and entry.kind == "state":
        actor, form, rule = generic_actor(entry.id, "CVL", draft.knowledge), "generic", "people"
    else:
        actor, form, rule = draft.known(entry.id), "name", name.kind
    if name.kind == "adjective":
        form, rule = ("adjective", "adjective" + _stance(draft, named)) if _attributive(draft, named) else ("generic", "people")
        if form == "generic" and entry.kind == "state":
            actor = generic_actor(entry.id, "CVL", draft.knowledge)
    elif stance := _stance(draft, named):
        rule += stance
    elif name.kind == "name" and draft.preposition(head) in ("in", "near", "across", "inside", "within", "throughout"):
        rule = "name.locative"
    draft.add(named.first, named.last, head, [actor], form, rule, atoms=span)  # type: ignore[arg-type]  # one of the forms


def _stance(draft: Draft, named: Named) -> str:
    """``.pro`` and ``.anti`` for "pro-Turkish" and "anti-Turkish", ``.backed`` for "Turkish-backed", else nothing."""
    first, last, low = named.hit.first, named.hit.last, draft.low
    if first and low[first - 1] in ("pro", "anti") and draft.hyphen(first - 1, first):
        return "." + low[first - 1]
    if last < len(low) and draft.hyphen(last - 1, last) and low[last] in draft.knowledge.in_class("backed"):
        return ".backed"
    return ""
