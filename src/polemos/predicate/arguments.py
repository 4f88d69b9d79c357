"""The arguments of verbs and of event nouns, with voice, coordination, control and relative clauses undone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from polemos.model import Argument, Role
from polemos.predicate.draft import Anchors
from polemos.predicate.subjects import Filler, is_misread_clause, is_misread_conjunct, relative_head, surface_subjects
from polemos.predicate.tree import Tree


def is_passive(tree: Tree, verb: int) -> bool:
    """A passive clause, or a participle that is one ("villages shelled by the army")."""
    if tree.kids(verb, "auxpass", "nsubjpass"):
        return True
    if tree.parse.tags[verb] == "VBD" and _shares_passive(tree, verb):
        return True
    if tree.parse.tags[verb] != "VBN":
        return False
    if any(tree.lemma(a) in ("have", "'ve", "'s") for a in tree.kids(verb, "aux")):
        return False
    if tree.dep(verb) == "acl" and (is_misread_conjunct(tree, verb) or is_misread_clause(tree, verb)):
        return False
    if tree.dep(verb) in ("acl", "amod", "relcl", "advcl", "pcomp", "acomp", "oprd"):
        return not tree.kids(verb, "nsubj")
    if tree.dep(verb) == "conj" and not tree.kids(verb, "nsubj", "aux"):
        return is_passive(tree, tree.head(verb))
    return False


def _shares_passive(tree: Tree, verb: int) -> bool:
    """ "were robbed and *abducted* by gunmen": read as a past tense, but with a doer behind "by" and neither subject nor object of its own."""
    if tree.dep(verb) != "conj" or not tree.is_verb(tree.head(verb)) or tree.kids(verb, "nsubj", "dobj", "aux"):
        return False
    by = any(prep == "by" and tree.dep(carrier) in ("agent", "prep") for prep, _, carrier in tree.prepositional(verb))
    return by and is_passive(tree, tree.head(verb))


def verb_arguments(tree: Tree, verb: int, anchors: Anchors) -> list[Argument]:
    """All arguments of a verb by role, in order of role and text."""
    passive = is_passive(tree, verb)
    found: list[Argument] = []
    subjects = surface_subjects(tree, verb)
    found.extend(_arguments(tree, "patient" if passive else "agent", subjects))
    objects = _objects(tree, verb, passive)
    found.extend(_arguments(tree, "recipient" if passive and _is_recipient_passive(tree, verb) else "patient", objects))
    found.extend(_arguments(tree, "recipient", [Filler(t) for d in tree.kids(verb, "dative") if tree.is_noun(d) for t in tree.conjuncts(d)]))
    if passive and _is_recipient_passive(tree, verb):
        found = [
            _as(a, "recipient") if a.role == "patient" and a.head in {s.token for s in subjects} else _as(a, "patient") if a.role == "recipient" else a
            for a in found
        ]
    if objects and not passive:  # "called the order a threat"
        found.extend(_argument(tree, "attribute", t) for t in tree.kids(verb, "oprd") if not tree.is_verb(t))
    found.extend(prepositional_arguments(tree, verb, anchors))
    for filler in objects:
        if filler.implied is False:
            found.extend(_object_prepositions(tree, filler.token, anchors))
    found.extend(_times(tree, verb, anchors))
    found.extend(_contents(tree, verb))
    found.extend(_shared_modifiers(tree, verb, anchors))
    found.extend(_relative_gap(tree, verb, found))
    found.extend(_exemplified(tree, found))
    return _unique(found)


def noun_arguments(tree: Tree, noun: int, anchors: Anchors) -> list[Argument]:
    """Arguments inside the noun phrase of an event or relational noun: possessor, adjective, prepositions."""
    found: list[Argument] = []
    for child in tree.kids(noun, "poss"):
        found.extend(_arguments(tree, "agent", [Filler(t) for t in tree.conjuncts(child)], prep="'s"))
    for child in tree.kids(noun, "amod", "compound", "nmod", "npadvmod", "det"):
        if child in anchors.actors and tree.dep(child) != "det":
            against = child > 0 and tree.lower(child - 1) in ("anti", "anti-", "-") and _anti(tree, child)
            found.append(_argument(tree, "patient" if against else "agent", child, prep="adj"))
            found.extend(_argument(tree, "agent", c, prep="adj") for c in tree.kids(child, "conj") if c in anchors.actors)
    found.extend(prepositional_arguments(tree, noun, anchors, of_role="theme"))
    if not any(a.role == "agent" for a in found) and tree.dep(noun) == "conj":
        first = tree.head(noun)
        if tree.is_noun(first):
            found.extend(_as(a, a.role, implied=True) for a in noun_arguments(tree, first, anchors) if a.role == "agent")
    found.extend(_times(tree, noun, anchors))
    # "demands to leave", "a threat to attack"
    found.extend(_argument(tree, "content", c, clause=True) for c in tree.kids(noun, "acl") if any(tree.lower(a) == "to" for a in tree.kids(c, "aux")))
    return _unique(found)


def prepositional_arguments(tree: Tree, governor: int, anchors: Anchors, of_role: Role = "oblique") -> list[Argument]:
    """The prepositional phrases of ``governor`` as arguments; ``by`` brings the agent, a clause the means or content."""
    found = []
    for prep, token, carrier in tree.prepositional(governor):
        if tree.is_verb(token) and tree.dep(token) in ("pcomp", "conj"):
            role: Role = "means" if prep in ("by", "through") else "content"
            found.append(_argument(tree, role, token, prep=prep, clause=True))
        elif prep == "by" and (tree.dep(carrier) == "agent" or tree.is_noun(governor) or is_passive(tree, governor)) and token not in anchors.times:
            found.append(_argument(tree, "agent", token, prep=prep))
        elif prep == "of":
            found.append(_argument(tree, of_role, token, prep=prep))
        else:
            found.append(_argument(tree, anchors.role(token, prep), token, prep=prep))
    return found


def _anti(tree: Tree, token: int) -> bool:
    return any(tree.lower(t).startswith("anti") for t in (token - 1, token - 2) if t >= 0)


def _objects(tree: Tree, verb: int, passive: bool) -> list[Filler]:
    counted = [o for p in tree.kids(verb, "prt", "prep") for o in tree.up_to(p)]
    direct = [t for d in (*tree.kids(verb, "dobj"), *counted) for t in tree.conjuncts(d) if not tree.is_relative_pronoun(d)]
    if direct:
        return [Filler(t) for t in direct]
    if passive:
        return [Filler(t) for t in tree.kids(verb, "oprd") if tree.is_noun(t)]
    # "attacked and burned the village": the object stands with the last verb
    for child in tree.kids(verb, "conj"):
        near = child - verb <= 3 and tree.is_verb(child) and not tree.kids(child, "nsubj")
        if near and not tree.kids(verb, "prep", "ccomp", "xcomp") and tree.kids(child, "dobj"):
            return [Filler(t, True) for d in tree.kids(child, "dobj") for t in tree.conjuncts(d)]
    return []


def _shared_modifiers(tree: Tree, verb: int, anchors: Anchors) -> Iterator[Argument]:
    """ "were killed and injured in the bombings": what hangs on the last of two verbs side by side belongs to both."""
    for child in tree.kids(verb, "conj"):
        if child - verb <= 3 and tree.is_verb(child) and not tree.kids(child, "nsubj", "nsubjpass", "aux", "auxpass") and not tree.kids(verb, "prep", "agent"):
            for argument in prepositional_arguments(tree, child, anchors):
                yield _as(argument, argument.role, implied=True)


def _is_recipient_passive(tree: Tree, verb: int) -> bool:
    """ "was given access": the surface subject is the recipient, the object the thing given."""
    return bool(tree.kids(verb, "dobj", "oprd")) and tree.lemma(verb) in (
        "give",
        "grant",
        "offer",
        "deny",
        "send",
        "pay",
        "promise",
        "award",
        "refuse",
        "allow",
        "hand",
        "sell",
        "supply",
        "lend",
    )


def _object_prepositions(tree: Tree, token: int, anchors: Anchors) -> Iterator[Argument]:
    """What hangs on the object may belong to the verb: "sells weapons to both countries"."""
    for argument in prepositional_arguments(tree, token, anchors):
        if (argument.prep != "of" or argument.role == "content") and argument.role != "agent":
            yield argument


def _times(tree: Tree, governor: int, anchors: Anchors) -> Iterator[Argument]:
    for child in tree.kids(governor, "npadvmod", "advmod", "tmod", "nummod", "amod", "dobj"):
        if child in anchors.times:
            yield _argument(tree, "time", child)


def _contents(tree: Tree, verb: int) -> Iterator[Argument]:
    for child in tree.kids(verb, "ccomp", "xcomp"):
        yield _argument(tree, "content", child, clause=True)
        for other in tree.kids(child, "conj"):
            if tree.is_verb(other) and not tree.kids(other, "nsubj") and tree.parse.tags[other] == tree.parse.tags[child]:
                yield _argument(tree, "content", other, clause=True)


def _relative_gap(tree: Tree, verb: int, found: list[Argument]) -> Iterator[Argument]:
    """The antecedent of a relative clause fills the place of its pronoun, or the object that is missing."""
    if tree.dep(verb) != "relcl" and not (tree.dep(verb) == "conj" and relative_head(tree, verb) is not None):
        return
    antecedent = relative_head(tree, verb)
    if antecedent is None or any(a.head == antecedent for a in found):
        return
    for prep, token, _ in tree.prepositional(verb):
        if tree.is_relative_pronoun(token):
            yield _argument(tree, "oblique", antecedent, prep=prep, implied=True)
            return
    pronouns = [t for t in tree.kids(verb, "dobj", "advmod", "nsubj", "nsubjpass") if tree.is_relative_pronoun(t)]
    if any(tree.lower(p) in ("where", "when") for p in pronouns):
        yield _argument(tree, "place" if any(tree.lower(p) == "where" for p in pronouns) else "time", antecedent, prep="in", implied=True)
        return
    has_object = any(a.role == "patient" for a in found)
    if not has_object and tree.kids(verb, "nsubj") and not tree.is_relative_pronoun(tree.kids(verb, "nsubj")[0]):
        yield _argument(tree, "patient", antecedent, implied=True)


def _arguments(tree: Tree, role: Role, fillers: Iterable[Filler], prep: str | None = None) -> list[Argument]:
    return [_argument(tree, role, f.token, prep=prep, implied=f.implied) for f in fillers]


def _argument(tree: Tree, role: Role, token: int, *, prep: str | None = None, implied: bool = False, clause: bool = False) -> Argument:
    first, last = tree.clause(token) if clause else tree.phrase(token)
    return Argument(role, token, first, last, prep, implied)


def _exemplified(tree: Tree, found: list[Argument]) -> Iterator[Argument]:
    """Members named of a group that is a participant: "by any country (including Armenia)", "powers such as France"."""
    for argument in found:
        if argument.role not in ("agent", "patient", "recipient", "oblique"):
            continue
        for token in range(argument.head + 1, min(argument.head + 6, len(tree.parse))):
            if tree.sentence(token) != tree.sentence(argument.head):
                break
            if tree.lower(token) in ("including",) or (tree.lower(token) == "as" and tree.lower(token - 1) == "such"):
                for child in tree.kids(token, "pobj", "dobj"):
                    for each in tree.conjuncts(child):
                        yield _argument(tree, argument.role, each, prep=argument.prep)
        beside = argument.last
        if beside + 2 < len(tree.parse) and tree.lower(beside) in (",", "(") and tree.lower(beside + 1) in _NAMELY:
            for each in tree.conjuncts(beside + 2) if tree.parse.pos[beside + 2] == "PROPN" else ():
                yield _argument(tree, argument.role, each, prep=argument.prep)


_NAMELY = frozenset({"mainly", "notably", "particularly", "especially", "namely", "chiefly", "primarily", "including"})


def _as(argument: Argument, role: Role, implied: bool | None = None) -> Argument:
    return Argument(role, argument.head, argument.first, argument.last, argument.prep, argument.implied if implied is None else implied, argument.predication)


def _unique(arguments: list[Argument]) -> list[Argument]:
    """Each (role, head) once, the first kept; relative pronouns themselves fall away."""
    seen: set[tuple[str, int, str | None]] = set()
    kept = []
    for argument in arguments:
        key = (argument.role, argument.head, argument.prep)
        if key not in seen:
            seen.add(key)
            kept.append(argument)
    return kept
