"""Who says it: reporting clauses, "according to", quotation marks over one sentence or many, nouns of saying."""

from __future__ import annotations

from dataclasses import dataclass

from polemos.model import AUTHOR, Holder
from polemos.predicate.asides import Aside, find_asides
from polemos.predicate.draft import Draft
from polemos.predicate.tree import Tree

_SAYING = ("report", "deny", "doubt", "opinion")
# Of a bare noun these say that it happened ("reported an attack"); the others speak of it ("described the attack")
_SAYS_A_THING = frozenset({"report", "deny", "confirm", "claim", "allege", "announce", "fear", "suspect", "acknowledge", "admit", "predict"})


@dataclass(frozen=True, slots=True)
class Quotation:
    """Tokens ``first`` to ``last`` (exclusive) between quotation marks."""

    first: int
    last: int


def hold(tree: Tree, drafts: list[Draft]) -> None:
    """Sets ``holder`` of every draft; the innermost who says it wins."""
    quotations = find_quotations(tree)
    speakers = {q: _speaker(tree, q, drafts) for q in quotations}
    asides = find_asides(tree)
    for draft in drafts:
        holder = _by_syntax(tree, draft, drafts)
        if holder is None:
            holder = _by_aside(tree, draft, asides)
        if holder is None:
            inside = next((q for q in quotations if q.first <= draft.token < q.last), None)
            token = speakers.get(inside) if inside else None
            if token is not None:
                holder = _holder(tree, token)
        draft.holder = holder or AUTHOR


def _by_aside(tree: Tree, draft: Draft, asides: list[Aside]) -> Holder | None:
    aside = next((a for a in asides if a.first <= draft.token < a.last), None)
    if aside is None or not _can_say(tree, aside.sayer):
        return None
    return Holder(head=aside.sayer, text=" ".join(tree.parse.words[aside.begin : aside.end]), span=tree.parse.span(aside.begin, aside.end))


def find_quotations(tree: Tree) -> list[Quotation]:
    """Stretches in double quotation marks that hold a clause; one that is never closed runs to the paragraph's end.

    A short stretch without a verb is a name or a scare quote and is left out.
    """
    found: list[Quotation] = []
    open_at: int | None = None
    parse = tree.parse
    for number, sentence in enumerate(parse.sentences):
        new_region = number == 0 or parse.sentences[number - 1].region != sentence.region
        if new_region and open_at is not None:
            _keep(tree, found, open_at, sentence.first)
            open_at = None
        for token in range(sentence.first, sentence.last):
            if parse.words[token] in ('"', "''", "``", "“", "”"):
                if open_at is None:
                    open_at = token + 1
                else:
                    _keep(tree, found, open_at, token)
                    open_at = None
    if open_at is not None:
        _keep(tree, found, open_at, len(parse))
    return found


def _keep(tree: Tree, found: list[Quotation], first: int, last: int) -> None:
    if last - first >= 3 and any(tree.parse.pos[t] in ("VERB", "AUX") for t in range(first, last)):
        found.append(Quotation(first, last))


def _speaker(tree: Tree, quotation: Quotation, drafts: list[Draft]) -> int | None:
    """Whose words they are: the sayer in the sentence where the quotation ends or begins, else just before or after."""
    parse = tree.parse
    begin, end = tree.sentence(quotation.first), tree.sentence(max(quotation.first, quotation.last - 1))
    order = [begin, end, begin - 1, end + 1, begin - 2]
    for number in order:
        if not 0 <= number < len(parse.sentences):
            continue
        if number == end + 1 and parse.sentences[number].region != parse.sentences[end].region:
            continue
        token = _sayer(tree, number, quotation, drafts)
        if token is not None:
            return token
    return None


def _sayer(tree: Tree, sentence: int, quotation: Quotation, drafts: list[Draft]) -> int | None:
    for draft in drafts:
        if (
            tree.sentence(draft.token) == sentence
            and not quotation.first <= draft.token < quotation.last
            and draft.kind == "verb"
            and tree.has("report", draft.lemma)
        ):
            agents = draft.of_agents()
            if agents:
                return agents[0]
    return None


def _by_syntax(tree: Tree, draft: Draft, drafts: list[Draft]) -> Holder | None:
    at, seen, claimed = draft, 0, False
    while at.parent is not None and seen < 12:
        seen += 1
        parent = drafts[at.parent]
        according = _according(tree, at)
        if according is not None:
            return _holder(tree, according)
        a_clause = at.kind != "noun" or claimed or parent.kind != "verb" or parent.lemma in _SAYS_A_THING
        if (at.link == "content" or _is_beside(tree, at, parent)) and _says(tree, parent) and a_clause and not _cut_off(tree, draft, parent):
            agents = [a for a in parent.of_agents() if _can_say(tree, a)]
            if agents:
                return _holder(tree, _nearest(tree, agents, parent.token))
        claimed = at.link == "content" and at.marker == "that"  # "dismissed talk *that* the town had fallen"
        at = parent
    according = _according(tree, at)
    if according is not None:
        return _holder(tree, according)
    return _parenthetical(tree, draft, drafts)


def _is_beside(tree: Tree, at: Draft, parent: Draft) -> bool:
    """ "No shot was fired, the office stated, and the curfew was lifted": what follows a clause put in between goes on with what is said."""
    if at.link is not None or tree.dep(at.clause) != "conj" or tree.head(at.clause) != parent.token:
        return False
    said = tree.kids(parent.token, "ccomp")
    return bool(said) and max(said) < parent.token < at.clause


def _cut_off(tree: Tree, draft: Draft, parent: Draft) -> bool:
    """ "A bus was bombed; the cabinet must decide, ministers said": what a semicolon parts from the saying clause is not said by it."""
    return any(tree.lower(t) == ";" for t in range(draft.token, parent.token))


def _nearest(tree: Tree, agents: list[int], verb: int) -> int:
    """Who says it where the parser gives the verb two subjects side by side ("killing nine people, the police said"): the nearer one."""
    apart = [a for a in agents if tree.dep(a) in ("nsubj", "nsubjpass") and tree.head(a) == verb and a < verb]
    return apart[-1] if len(apart) > 1 else agents[0]


def _can_say(tree: Tree, token: int) -> bool:
    """ "that", "it" and abstract things ("according to their interests") say nothing."""
    return tree.lower(token) not in ("that", "this", "it", "which", "these", "those", "what") and not tree.has("no_holder", tree.lemma(token))


def _says(tree: Tree, parent: Draft) -> bool:
    if parent.kind == "verb":
        by = any(a.role == "agent" and a.prep == "by" for a in parent.arguments)
        return any(tree.has(name, parent.lemma) for name in _SAYING) and (by or not parent.passive)
    if parent.kind in ("noun", "light"):
        return tree.has("report_noun", parent.lemma)
    return False


def _according(tree: Tree, draft: Draft) -> int | None:
    for governor in {draft.clause, draft.token}:
        for prep, token, _ in tree.prepositional(governor):
            if prep == "according to" and _can_say(tree, token):
                return token
    return None


def _parenthetical(tree: Tree, draft: Draft, drafts: list[Draft]) -> Holder | None:
    """ "The army, he said, had fled": the saying verb hangs below what it reports."""
    root = draft
    while root.parent is not None:
        root = drafts[root.parent]
    for other in drafts:
        says = any(tree.has(name, other.lemma) for name in ("report", "opinion"))
        if other.kind == "verb" and tree.dep(other.token) in ("parataxis", "ccomp") and says and other is not draft:
            under = other.parent is not None and drafts[other.parent] is root and tree.dep(other.token) == "parataxis"
            if under and other.of_agents():
                return _holder(tree, other.of_agents()[0])
    return None


def _holder(tree: Tree, token: int) -> Holder:
    first, last = tree.phrase(token)
    span = tree.parse.span(first, last)
    words = tree.parse.words[first:last]
    return Holder(head=token, text=" ".join(words), span=span)
