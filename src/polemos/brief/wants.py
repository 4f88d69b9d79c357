"""What each wants: in the text's own verb of wanting where it stands by the actor's name, else by the form of the words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from polemos.brief.clauses import wanted_of
from polemos.brief.draft import Draft
from polemos.brief.model import Line
from polemos.brief.names import has_name, is_plural, present, say
from polemos.brief.passages import made_plain, runs_on_to, stands_alone
from polemos.brief.peace import tells
from polemos.brief.wording import join
from polemos.model import Event, Interest, PeaceEffort, Relation, Span

_MOST = 12
_MOST_EACH = 3


def wants(draft: Draft) -> Iterator[Line]:
    """A line or two an actor, the main parties first, in order of the text."""
    main = draft.main()
    material = draft.material
    found = [(d, i) for d, i in material.of(Interest) if i.factuality == "actual" and i.actor in material.actors and _nameable(draft, i.actor)]

    def side(item: tuple[str, Interest]) -> tuple[int, str]:
        state = material.state_of(item[1].actor)
        return (main.index(state) if state in main else 9, item[1].actor)

    lines = 0
    for (_, actor), group in groupby(sorted(found, key=side), key=side):
        for line in _of_actor(draft, actor, list(group)):
            if lines < _MOST:
                lines += 1
                yield line


def _is_call(draft: Draft, document: str, interest: Interest) -> bool:
    """Is it a call for peace, which stands among the efforts?"""
    efforts = draft.material.of_sentence(PeaceEffort, document, interest.evidence[0])
    return any(e.kind == "call" and interest.actor in e.third_parties for e in efforts) and tells(draft, document, interest.evidence[0], efforts)


def _nameable(draft: Draft, ref: str) -> bool:
    actor = draft.material.actors[ref]
    return has_name(actor) and actor.kind != "company"


def _of_actor(draft: Draft, actor: str, items: list[tuple[str, Interest]]) -> Iterator[Line]:
    """What the text says of one actor's wants; the same sentence is told once, the same words once."""
    predicates: dict[tuple[str, str, str], list[tuple[str, tuple[str, tuple[Span, ...]]]]] = {}
    done: set[tuple[str, Span]] = set()
    told: list[str] = []
    for document, interest in items:
        span = _place(draft, document, interest)
        if span is None or any(n.span.start == span.start and n.span.end >= span.end for n in draft.material.namings.get(document, ())):
            continue  # a want of which only somebody's name was read
        if (document, span) in done or any(interest.text in t for t in told) or _is_told(draft, document, interest):
            continue
        whole = Span(span.start, max(span.end, runs_on_to(draft.material.documents[document].text, span.end, interest.evidence[0].end)))
        done |= {(document, s) for o, i in items if o == document and (s := _place(draft, o, i)) is not None and whole.contains(s)}
        subject, predicate = _clause(draft, document, interest, span, whole)
        if predicate and " ".join(predicate.split()[:3]) not in {" ".join(t.split()[:3]) for t in told if " these " in t or " this " in t}:
            told.append(predicate)
            said_by = draft.saying(interest.attribution) if interest.attribution.holder != actor else ""
            predicates.setdefault((subject, said_by, document), []).append((predicate, (document, interest.evidence)))
    for (subject, said_by, _), parts in predicates.items():
        every = [p for p, _ in parts]
        chosen = [(p, e) for p, e in parts if not any(o != p and o.startswith(p) for o in every)][:_MOST_EACH]
        yield draft.line(f"{_joined(subject, [p for p, _ in chosen])}{said_by}.", [e for _, e in chosen])


def _clause(draft: Draft, document: str, interest: Interest, span: Span, whole: Span) -> tuple[str, str]:
    """Subject and predicate: the text's own, or by the form of the words; the predicate is "" where neither reads."""
    for words in (whole, span):
        said = wanted_of(draft.material, document, interest.actor, words, interest.evidence[0])
        if said is not None:
            return said.subject, said.predicate
    part = whole if _GOES_ON.match(draft.material.documents[document].text[span.end :]) else span
    return say(interest.actor), _by_form(draft, document, interest, part) or ""


def _is_told(draft: Draft, document: str, interest: Interest) -> bool:
    """Do the events, or the efforts for peace, tell it in the text's words?"""
    if interest.kind not in ("position", "demand"):
        return False
    return (document, interest.evidence[0], interest.actor) in draft.told or _is_call(draft, document, interest)


_LONGEST_NOUN = 16  # words
_FINITE = re.compile(r"\b(?:have|has|is|are|was|were|will|would|can|could|may|must|should)\b")
_GOES_ON = re.compile(r"\s(?:of|in|on|for|from|with|by|at|over|against|its|their|the|within|between)\s")
_VERBS = ("is interested in ", "are interested in ", "wants to ", "want to ", "wants ", "want ", "aims at ", "aim at ", "demands ", "demand ")


def _joined(subject: str, predicates: list[str]) -> str:
    """One sentence, the verb said once where it is the same."""
    own = [p for p in predicates if p.startswith(("’s", "'s"))]
    plain = [p for p in predicates if p not in own]
    sentences = [f"{subject}{p}" for p in own]
    if plain:
        verb = next((v for v in _VERBS if plain[0].startswith(v)), None)
        if verb is not None and all(p.startswith(verb) for p in plain):
            plain = [plain[0], *(("to " if verb.endswith("to ") else "") + p.removeprefix(verb) for p in plain[1:])]
        sentences.append(f"{subject} {join(plain)}")
    return "; ".join(sentences)


def _place(draft: Draft, document: str, interest: Interest) -> Span | None:
    """Where the words stand in the evidence."""
    text = draft.material.documents[document].text
    within = interest.evidence[0]
    at = text.find(interest.text, within.start, within.end)
    return Span(at, at + len(interest.text)) if at >= 0 else None


def _by_form(draft: Draft, document: str, interest: Interest, span: Span) -> str | None:
    """ "to …": wants to; "…ing": is interested in, or aims at; a noun: wants, demands, fears."""
    text = draft.material.documents[document].text
    plain = made_plain(draft.material, document, span.start, span.end, (interest.actor,))
    if plain is None or interest.kind == "position" or not stands_alone(f"X {plain}", least=3) or not _is_present(draft, interest.actor):
        return None
    plural = is_plural(draft.material, interest.actor)
    before = text[: span.start].rstrip().split()[-2:]
    first = plain.split()[0]
    if first.endswith("ing") and first not in ("nothing", "something"):
        verb_base = {"interest": "be interested in", "aim": "aim at"}.get(interest.kind)
        return f"{present(verb_base, plural)} {plain}" if verb_base else None
    if first == "to" or before[-1:] == ["to"]:
        infinitive = plain if first == "to" else f"to {plain}"
        if interest.kind == "demand":
            return _demanded(draft, document, interest, infinitive, plural)
        return f"{present('want', plural)} {infinitive}"
    if _FINITE.search(plain) or re.search(r"\b(?:who|which)\b", plain) or len(plain.split()) > _LONGEST_NOUN:
        return None
    noun = re.match(r"(?:the|a|an|some|more|all|its|his|their|[A-Z]\w+(?:[’']s)?|[a-z]+al|no|full|immediate|an?)\s", plain)
    base = {"interest": "be interested in", "aim": "want", "demand": "demand", "grievance": "complain of"}.get(interest.kind)
    return f"{present(base, plural)} {plain}" if noun and base else None


def _is_present(draft: Draft, ref: str) -> bool:
    """A person is told of in the present only where an office of today's is told of him: who knows how long others are dead."""
    if draft.material.actors[ref].kind != "person":
        return True
    return any(r.type == "leads" and r.source == ref and not r.historical for _, r in draft.material.of(Relation))


def _demanded(draft: Draft, document: str, interest: Interest, plain: str, plural: bool) -> str | None:
    """ "wants the Security Council to lift …": of whom it is demanded, as an event of the same sentence has it."""
    for event in draft.material.of_document(Event, document):
        if event.type == "REQUEST" and interest.actor in event.actors and event.evidence == interest.evidence and event.recipients:
            return f"{present('want', plural)} {join([say(r) for r in event.recipients])} {plain}"
    return None
