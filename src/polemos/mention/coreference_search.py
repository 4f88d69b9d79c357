"""Where the antecedent of a pronoun may stand, by syntax: the subjects above it, then those of the sentences before.

Takes a parse and a token, gives candidate tokens in the order in which they are to be tried. Who stands at a token, and
whether he fits, ``coreference`` asks.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Protocol

from polemos.mention.draft import Draft
from polemos.model import Parse


class Stands(Protocol):
    """Who stands at a token."""

    @property
    def actors(self) -> tuple[str, ...]: ...


SUBJECTS = ("nsubj", "nsubjpass", "csubj")
_OBJECTIVE = ("dobj", "pobj", "dative", "obj")
_PLEONASTIC = frozenset(
    ["be", "seem", "appear", "become", "remain", "happen", "turn", "take", "matter", "follow", "make", "emerge", "feel", "look", "sound", "prove"]
)
# Only somebody is so: "it is willing to talk"
_DISPOSED = frozenset(
    [
        "willing",
        "unwilling",
        "ready",
        "able",
        "unable",
        "determined",
        "prepared",
        "eager",
        "reluctant",
        "keen",
        "committed",
        "set",
        "bound",
        "obliged",
        "responsible",
    ]
)
_WEATHER = frozenset(["rain", "snow", "hail", "thunder"])
_CLAUSE = ("ccomp", "xcomp", "csubj", "advcl", "acl", "relcl", "pcomp")


def subjects(parse: Parse, verb: int) -> list[int]:
    """The subjects of the verb with all that is coordinated with them; of a coordinated verb, those it shares."""
    while True:
        own = list(parse.dependents(verb, *SUBJECTS))
        if own:
            return with_conjuncts(parse, own)
        if parse.deps[verb] in ("conj", "xcomp", "auxpass", "aux") and parse.heads[verb] != verb:
            verb = parse.heads[verb]
            continue
        return []


def with_conjuncts(parse: Parse, tokens: list[int]) -> list[int]:
    found = list(tokens)
    for token in found:
        found += parse.dependents(token, "conj")
    return found


def above(parse: Parse, token: int, controls: frozenset[str] = frozenset()) -> Iterator[list[int]]:
    """Groups of candidate tokens from the clause of the token upwards, innermost first.

    A non-possessive object is not bound in its own clause ("they attacked them"). ``controls`` are the verbs whose object is
    the one who is to act ("urged Niger to ...").
    """
    bound = parse.tags[token] == "PRP" and parse.deps[token] in _OBJECTIVE
    at, below = parse.heads[token], token
    seen: set[int] = set()
    barred: set[int] = set()
    while at not in seen:
        seen.add(at)
        if parse.tags[at].startswith(("VB", "MD")):
            found = [s for s in subjects(parse, at) if s < token and s not in barred and not _within(parse, token, s)]
            aims = (
                [o for v in with_conjuncts(parse, [at]) for o in parse.dependents(v, "dobj")]
                if below != token and parse.deps[below] == "advcl" and not parse.dependents(at, *SUBJECTS)
                else []
            )
            if aims and aims[0] < token:
                yield with_conjuncts(parse, aims)
            if bound and found:
                bound = False
                barred.update(found)
            elif found:
                yield [_of_relative(parse, s) for s in found]
            control = parse.deps[below] in ("xcomp", "ccomp") and below != token and parse.lemmas[at] in controls
            objects = [o for o in parse.dependents(at, "dobj") if o < token] if control else []
            if objects:
                yield with_conjuncts(parse, objects)
        elif parse.deps[below] in ("acl", "relcl") and at < token:
            yield [at]
        if parse.heads[at] == at:
            return
        at, below = parse.heads[at], at


def _of_relative(parse: Parse, token: int) -> int:
    """The noun that a relative pronoun stands for; any other token as it is."""
    if parse.tags[token] in ("WDT", "WP") and parse.deps[parse.heads[token]] == "relcl":
        return parse.heads[parse.heads[token]]
    return token


def _within(parse: Parse, token: int, top: int) -> bool:
    """Does the token depend on ``top``, or is it it?"""
    for _ in range(40):
        if token == top:
            return True
        if parse.heads[token] == token:
            return False
        token = parse.heads[token]
    return False


def relative_antecedent(parse: Parse, token: int) -> list[int]:
    """The noun whose relative clause the pronoun opens, with those joined to it where the verb is plural; [] where it opens none."""
    at = token
    for _ in range(5):
        if parse.deps[at] == "relcl":
            noun = parse.heads[at]
            joined = with_conjuncts(parse, [noun]) if _plural_verb(parse, at) else [noun]
            return [t for t in joined if t < token]
        if parse.heads[at] == at:
            return []
        at = parse.heads[at]
    return []


def _plural_verb(parse: Parse, verb: int) -> bool:
    """Does the verb or its auxiliary say that several act ("are", "have", "were")?"""
    words = [verb, *parse.dependents(verb, "aux", "auxpass")]
    return any(parse.tags[w] == "VBP" or parse.words[w].lower() == "were" for w in words) and not any(parse.tags[w] in ("VBZ", "MD") for w in words)


def main_subjects(parse: Parse, sentence: int) -> list[int]:
    """The subjects of a sentence's main clause, and of what is said in it ("Ghana said that ...": Ghana)."""
    bounds = parse.sentences[sentence]
    roots = [t for t in range(bounds.first, bounds.last) if parse.heads[t] == t]
    return [s for root in roots for s in subjects(parse, root)]


def pleonastic(parse: Parse, token: int) -> bool:
    """Does this "it" stand for nothing ("it is clear that", "it seems", "it is time to")?"""
    governor = parse.heads[token]
    lemma = parse.lemmas[governor].lower()
    if lemma in _WEATHER:
        return True
    if parse.deps[token] not in SUBJECTS:
        following = parse.children[governor]
        return any(parse.deps[c] == "ccomp" and c > token for c in following) and lemma in ("make", "find", "consider", "think", "call")
    if lemma not in _PLEONASTIC or any(parse.lemmas[c].lower() in _DISPOSED for c in parse.dependents(governor, "acomp")):
        return False
    below = [*parse.children[governor], *(g for c in parse.children[governor] if parse.deps[c] in ("acomp", "attr", "oprd") for g in parse.children[c])]
    if any(parse.deps[c] in _CLAUSE and c > token for c in below):
        return True
    return any(
        parse.deps[c] in ("attr", "npadvmod") and parse.lemmas[c].lower() in ("time", "day", "year", "month", "week", "hour", "moment", "morning", "night")
        for c in below
    )


_ORGANS = frozenset({"GOV", "COP", "JUD"})


def governed_by(draft: Draft, token: int, at: Mapping[int, Stands]) -> str | None:
    """The state whose authorities act on those at the token ("Chadian police arrested students"); None where nobody's do, or who is not clear."""
    parse, verb = draft.parse, draft.parse.heads[token]
    if parse.deps[token] == "nsubjpass":
        acting = [t for agent in parse.dependents(verb, "agent") for t in parse.dependents(agent, "pobj")]
    elif parse.deps[token] == "dobj" or (parse.deps[token] == "nsubj" and parse.deps[verb] == "ccomp" and parse.tags[verb] == "VB"):
        verb = parse.heads[verb] if parse.deps[token] == "nsubj" else verb
        for _ in range(3):
            if subjects(parse, verb) or parse.deps[verb] not in ("advcl", "xcomp", "conj") or parse.tags[verb] not in ("VB", "VBG"):
                break
            verb = parse.heads[verb]
        acting = [] if parse.dependents(verb, "nsubjpass") else subjects(parse, verb)
    else:
        return None
    found = {draft.actors[a].country for t in acting if t in at for a in at[t].actors if _ORGANS & set(draft.actors[a].sectors)}
    country = found.pop() if len(found) == 1 else None
    return country if country in draft.knowledge.actors else None
