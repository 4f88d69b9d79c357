"""Which tokens are predicates, and of which kind: verbs, light-verb constructions, copulas, event nouns."""

from __future__ import annotations

from dataclasses import replace

from polemos.model import Argument
from polemos.predicate.arguments import is_passive, noun_arguments, prepositional_arguments, verb_arguments
from polemos.predicate.draft import Anchors, Draft
from polemos.predicate.subjects import surface_subjects
from polemos.predicate.tree import Tree

_COPULAS = frozenset({"be", "become", "remain", "stay", "'s", "'re"})


def drafts(tree: Tree, anchors: Anchors) -> list[Draft]:
    """One draft for each predicate, in order of the text; nouns used up by a light verb or a copula are not repeated."""
    found: list[Draft] = []
    taken: set[int] = set()
    for token in range(len(tree.parse)):
        if tree.is_verb(token) and not _in_preposition(tree, token):
            for draft in _of_verb(tree, token, anchors):
                found.append(draft)
                taken.add(draft.token)
    for token in range(len(tree.parse)):
        if token in taken:
            continue
        if tree.dep(token) == "appos" and tree.parse.pos[token] == "NOUN":
            found.append(_apposition(tree, token, anchors))
        elif (
            (noun_lemma(tree, token) or (token in tree.event_nouns and tree.parse.pos[token] == "NOUN"))
            and token not in anchors.times
            and not (tree.parse.pos[token] == "PROPN" and token in anchors.names)
        ):
            found.append(_of_noun(tree, token, anchors))
        elif tree.parse.pos[token] == "ADJ" and tree.dep(token) in ("amod", "relcl", "appos") and tree.kids(token, "prep") and tree.is_noun(tree.head(token)):
            found.append(_of_adjective(tree, token, tree.head(token), anchors))
    found.sort(key=lambda d: (d.token, d.kind))
    return found


def noun_lemma(tree: Tree, token: int) -> str | None:
    """The predicate noun at ``token``, with its compound where the two are one ("hunger strike"), or None."""
    if tree.parse.pos[token] not in ("NOUN", "PROPN", "VERB", "AUX", "ADJ") or tree.dep(token) == "compound" or tree.is_verb(token):
        return None
    lemma = tree.lemma(token)
    if tree.has("noun_only", tree.lower(token)) and lemma not in tree.lexicon.nouns:
        lemma = tree.lower(token).removesuffix("s")
    for child in tree.kids(token, "compound", "amod"):
        if child == token - 1 and f"{tree.lower(child)} {lemma}" in tree.lexicon.nouns:
            return f"{tree.lower(child)} {lemma}"
    if token >= 2 and tree.lower(token - 1) == "-" and f"{tree.lower(token - 2)}-{lemma}" in tree.lexicon.nouns:
        return f"{tree.lower(token - 2)}-{lemma}"
    return lemma if lemma in tree.lexicon.nouns and tree.parse.pos[token] != "ADJ" else None


def _in_preposition(tree: Tree, token: int) -> bool:
    """ "according" in "according to" is no verb, nor is "including" one."""
    if (
        tree.lower(token) in ("including", "following", "concerning", "regarding")
        and tree.dep(token) in ("prep", "advcl", "acl")
        and not tree.kids(token, "aux")
    ):
        return True
    return tree.lower(token) in tree.lexicon.prepositions and tree.preposition(token)[1] != token


def _of_verb(tree: Tree, verb: int, anchors: Anchors) -> list[Draft]:
    if tree.lemma(verb) in _COPULAS and not is_passive(tree, verb):
        copular = _copula(tree, verb, anchors)
        if copular:
            return copular
    light = _light(tree, verb, anchors) if tree.dep(verb) != "amod" else []
    if light:
        return light
    arguments = verb_arguments(tree, verb, anchors)
    words = (verb, *tree.kids(verb, "prt"))
    return [Draft(tree.verb_lemma(verb), "verb", verb, words, verb, arguments, passive=is_passive(tree, verb))]


def _light(tree: Tree, verb: int, anchors: Anchors) -> list[Draft]:
    """ "launched an attack on X", "came under attack": the noun is the predicate, the verb lends it subject and time."""
    active = tree.verb_has("light_active", verb)
    passive_like = tree.verb_has("light_passive", verb)
    if not active and not passive_like:
        return []
    arguments = verb_arguments(tree, verb, anchors)
    if passive_like:
        nouns = [a for a in arguments if a.role in ("patient", "oblique") and not a.implied and noun_lemma(tree, a.head)]
        if nouns:
            return [_light_draft(tree, verb, nouns[0], [_swapped(a) for a in arguments if a.head != nouns[0].head], anchors)]
        if not active:
            return []
    has_object = any(a.role == "patient" for a in arguments)
    nouns = [
        a
        for a in arguments
        if (
            (a.role == "patient" and tree.dep(a.head) != "pobj")
            or (not has_object and a.prep in ("in", "into", "on", "to") and a.role == "oblique" and not a.implied)
        )
        and noun_lemma(tree, a.head)
    ]
    heads = {a.head for a in nouns}
    return [_light_draft(tree, verb, noun, [a for a in arguments if a.head not in heads], anchors) for noun in nouns]


def _light_draft(tree: Tree, verb: int, noun: Argument, outer: list[Argument], anchors: Anchors) -> Draft:
    inner = noun_arguments(tree, noun.head, anchors)
    own_agent = any(a.role == "agent" and a.prep != "adj" for a in outer)
    merged = list(outer)
    for argument in inner:
        if argument.role == "agent" and own_agent and argument.prep in ("adj", "'s"):
            # "France condemned Turkish attacks" is no light verb; "Turkey launched its attack" is: the subject acts
            continue
        if not any(m.head == argument.head for m in merged):
            merged.append(argument)
    words = tuple(sorted({verb, *tree.kids(verb, "prt"), noun.head}))
    return Draft(
        noun_lemma(tree, noun.head) or tree.lemma(noun.head),
        "light",
        noun.head,
        words,
        verb,
        merged,
        light=tree.verb_lemma(verb),
        passive=is_passive(tree, verb),
    )


def _swapped(argument: Argument) -> Argument:
    """The subject of "came under attack" is the one attacked."""
    if argument.role == "agent" and argument.prep is None:
        return replace(argument, role="patient")
    if argument.prep == "from":
        return replace(argument, role="agent")
    return argument


def _copula(tree: Tree, verb: int, anchors: Anchors) -> list[Draft]:
    """ "X is an ally of Y", "is dependent on Y", "is at war with Y", "there is fighting"."""
    outer = verb_arguments(tree, verb, anchors)
    there = bool(tree.kids(verb, "expl"))
    subjects = [a for a in outer if a.role == "agent"]
    rest = [a for a in outer if a.role in ("time", "place", "content") or (a.role == "oblique" and not there)]
    found = []
    for attr in (t for a in tree.kids(verb, "attr", *(("nsubj",) if there else ())) for t in tree.conjuncts(a)):
        if not tree.is_noun(attr) or tree.is_relative_pronoun(attr):
            continue
        inner = noun_arguments(tree, attr, anchors)
        if there:
            found.append(Draft(noun_lemma(tree, attr) or tree.lemma(attr), "noun", attr, (attr,), verb, inner + rest))
        else:
            inner = [_theme(a) for a in inner if a.head not in {s.head for s in subjects}]
            found.append(Draft(noun_lemma(tree, attr) or tree.lemma(attr), "copula", attr, (verb, attr), verb, subjects + inner + rest))
    adjectives = [t for a in tree.kids(verb, "acomp", "oprd") for t in tree.conjuncts(a) if not tree.is_verb(t)]
    found.extend(_adjective_draft(tree, adjective, verb, subjects, rest, anchors) for adjective in adjectives)
    if not found and not tree.kids(verb, "acomp", "oprd"):
        found.extend(_prepositional_state(tree, verb, subjects, rest, anchors))
    return found


def _adjective_draft(tree: Tree, adjective: int, verb: int, subjects: list[Argument], rest: list[Argument], anchors: Anchors) -> Draft:
    inner = prepositional_arguments(tree, adjective, anchors)
    inner += [Argument("content", c, *tree.clause(c)) for c in tree.kids(adjective, "xcomp", "ccomp")]
    return Draft(tree.lemma(adjective), "adjective", adjective, (verb, adjective), verb, subjects + inner + rest)


# Who stands behind or against something is in no state that its noun names: "what is behind the confrontation"
_NO_STATE = frozenset({"behind", "about", "against", "from", "like", "before", "after", "since", "until", "during", "besides", "despite"})


def _prepositional_state(tree: Tree, verb: int, subjects: list[Argument], rest: list[Argument], anchors: Anchors) -> list[Draft]:
    """ "is at war with", "is under siege", "is on the brink of": the noun with its preposition is the predicate."""
    for argument in rest:
        direct = argument.role == "oblique" and argument.prep is not None and " " not in argument.prep and not argument.implied
        if argument.prep in _NO_STATE:
            continue
        if not direct or tree.parse.pos[argument.head] != "NOUN" or tree.is_relative_pronoun(argument.head) or tree.lower(argument.head) == "case":
            continue
        inner = [_theme(a) for a in noun_arguments(tree, argument.head, anchors)]
        others = [a for a in rest if a.head != argument.head]
        lemma = f"{argument.prep} {tree.lemma(argument.head)}"
        return [Draft(lemma, "adjective", argument.head, (verb, argument.head), verb, subjects + inner + others)]
    return []


def _theme(argument: Argument) -> Argument:
    """Inside a described noun ("Azerbaijan's ally") the possessor is whose it is, not who acts."""
    if argument.role == "agent" and argument.prep in ("'s", "adj"):
        return replace(argument, role="theme")
    return argument


def _apposition(tree: Tree, noun: int, anchors: Anchors) -> Draft:
    """ "Turkey, a historical ally of Azerbaijan": said of what it stands beside."""
    described = tree.head(noun)
    subject = Argument("agent", described, *tree.phrase(described), None, True)
    inner = [_theme(a) for a in noun_arguments(tree, noun, anchors)]
    return Draft(noun_lemma(tree, noun) or tree.lemma(noun), "copula", noun, (noun,), noun, [subject, *inner])


def _of_adjective(tree: Tree, adjective: int, described: int, anchors: Anchors) -> Draft:
    """ "the country responsible for the genocide"."""
    subject = Argument("agent", described, *tree.phrase(described), None, True)
    return _adjective_draft(tree, adjective, adjective, [subject], [], anchors)


def _of_noun(tree: Tree, noun: int, anchors: Anchors) -> Draft:
    """An event noun that stands as itself; as subject of "broke out" or "took place" it has that verb's time and place."""
    arguments = noun_arguments(tree, noun, anchors)
    clause = noun
    top = tree.first_conjunct(noun)
    verb = tree.head(top)
    if tree.dep(top) == "nsubj" and tree.is_be(verb) and not tree.kids(verb, "attr", "acomp"):
        # "Moscow's policy is to avoid …", "the aim is that …"
        arguments += [a for a in verb_arguments(tree, verb, anchors) if a.role == "content"]
    if tree.dep(top) == "nsubj" and tree.is_be(verb) and tree.has("desire_noun", tree.lemma(noun)):
        # "our aim is a truce and free elections"
        arguments += [Argument("content", t, *tree.phrase(t)) for a in tree.kids(verb, "attr") for t in tree.conjuncts(a)]
    if tree.dep(top) in ("nsubj", "nsubjpass") and tree.is_verb(verb) and tree.verb_has("occur", verb):
        clause = verb
        arguments += [
            a for a in verb_arguments(tree, verb, anchors) if a.role in ("time", "place") or (a.role == "oblique" and a.prep in ("between", "with", "against"))
        ]
    if tree.dep(top) in ("pobj", "pcomp") and not any(a.role == "agent" for a in arguments):
        arguments += _agent_of_means(tree, verb)
    return Draft(noun_lemma(tree, noun) or tree.lemma(noun), "noun", noun, (noun,), clause, arguments)


def _agent_of_means(tree: Tree, prep: int) -> list[Argument]:
    """ "supports the army *with air strikes*", "answered *with* shelling": who does the one does the other."""
    governor = tree.head(prep)
    if tree.lower(prep) not in ("with", "by", "through") or not tree.is_verb(governor) or is_passive(tree, governor):
        return []
    return [Argument("agent", f.token, *tree.phrase(f.token), None, True) for f in surface_subjects(tree, governor)]
