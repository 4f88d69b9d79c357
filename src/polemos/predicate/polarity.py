"""Whether a clause is denied, asked or contrary to fact by its own words: "not one of them", "yet to", "had it held, they would have".

Takes a tree and the verb of a clause, answers yes or no. What governs the clause is weighed in ``scope``.
"""

from __future__ import annotations

from polemos.predicate.tree import Tree


def is_negated(tree: Tree, verb: int) -> bool:
    if tree.kids(verb, "neg") or _is_denied_beside(tree, verb):
        return True
    for child in tree.kids(verb, "advmod", "preconj", "cc", "det"):
        narrowly = tree.lower(child) == "narrowly" and tree.has("prevent", tree.lemma(verb))  # "narrowly failed" did fail
        if (tree.has("adverb_negative", tree.lower(child)) and not narrowly) or (tree.lower(child) == "longer" and tree.kids(child, "neg", "det", "advmod")):
            return True
    for child in tree.kids(verb, "nsubj", "nsubjpass", "dobj", "attr"):
        if tree.has("negative_determiner", tree.lower(child)) and tree.lower(child) != "few":
            return True
        # but "the No camp"
        if any(tree.lower(d) in ("no", "neither", "not") and tree.parse.pos[d - 1] != "DET" for d in tree.kids(child, "det", "neg", "preconj", "advmod")):
            return True
        if any(tree.kids(d, "neg") for d in tree.kids(child, "det", "nummod", "amod")):  # "not a single corps"
            return True
    governor = tree.head(verb)
    if tree.dep(verb) == "pcomp" and tree.lower(governor) == "without":
        return True
    if _is_listed(tree, verb):
        return is_negated(tree, governor)
    return (
        tree.dep(verb) == "conj"
        and tree.is_verb(governor)
        and not tree.kids(verb, "nsubj", "nsubjpass", "aux")
        and any(tree.lower(c) in ("or", "nor") for c in tree.kids(governor, "cc"))
        and is_negated(tree, governor)
    )


def _is_denied_beside(tree: Tree, verb: int) -> bool:
    """ "have not so far violated": the denial hangs on the adverb behind it."""
    auxiliaries = tree.kids(verb, "aux", "auxpass")
    return any(n in (a + 1 for a in auxiliaries) for adverb in tree.kids(verb, "advmod") if adverb < verb for n in tree.kids(adverb, "neg"))


def _is_listed(tree: Tree, verb: int) -> bool:
    """ "No inmate had been beaten, starved or executed": one participle after the other, which the parser takes for clauses of their own."""
    governor = tree.head(verb)
    bare = not tree.kids(verb, "nsubj", "nsubjpass", "aux", "auxpass", "mark", "agent", "prep")
    near = governor < verb <= governor + 2 or (tree.dep(verb) == "conj" and governor < verb <= governor + 2)
    return tree.dep(verb) in ("advcl", "conj") and near and bare and tree.parse.tags[verb] == tree.parse.tags[governor] == "VBN"


def is_contrary(tree: Tree, verb: int) -> bool:
    """ "Had the rebels refused, the army would have shelled the town", "would otherwise have": so it did not come about."""
    if {"would", "have"} - {tree.lower(a) for a in tree.kids(verb, "aux")}:
        return False
    if any(tree.lower(c) == "otherwise" for c in tree.kids(verb, "advmod")):
        return True
    clauses = tree.kids(verb, "advcl", "ccomp", "conj", "parataxis")
    return any(_is_unreal(tree, c) for c in clauses)


def _is_unreal(tree: Tree, verb: int) -> bool:
    """A condition in the pluperfect: with its auxiliary in front, or behind "if"."""
    inverted = [c for c in tree.kids(verb, "ccomp") if tree.parse.tags[c] == "VBN" and tree.lower(verb) == "had" and not tree.kids(verb, "nsubj")]
    if any(s > verb for c in inverted for s in tree.kids(c, "nsubj", "nsubjpass")):
        return True  # "Had the envoy been guarded": the parser makes a verb of the auxiliary
    had = [a for a in tree.kids(verb, "aux") if tree.lower(a) == "had"]
    subjects = tree.kids(verb, "nsubj", "nsubjpass")
    marked = any(tree.lower(m) in ("if", "unless") for m in tree.kids(verb, "mark"))
    return bool(had and subjects) and (had[0] < subjects[0] or marked)


def is_question(tree: Tree, verb: int) -> bool:
    sentence = tree.parse.sentences[tree.sentence(verb)]
    if tree.lower(sentence.last - 1) != "?" and not any(tree.lower(t) == "?" for t in range(max(sentence.first, sentence.last - 3), sentence.last)):
        return _is_asked(tree, verb)
    if any(tree.lower(t) == ";" for t in range(verb, sentence.last)):
        return False  # "they fled; will they return?"
    top = tree.first_conjunct(verb)
    if tree.dep(top) == "acl" and tree.parse.tags[top] == "VBN" and tree.dep(tree.head(top)) == "nsubj" and tree.is_be(tree.head(tree.head(top))):
        return True  # "Was the guard disarmed?", with the participle hung on the guard
    return tree.dep(top) == "ROOT" or (tree.dep(top) in ("ccomp", "xcomp") and tree.dep(tree.first_conjunct(tree.head(top))) == "ROOT")


def _is_asked(tree: Tree, verb: int) -> bool:
    """ "Would Chad have fought, the guide asked": a question put in a clause of its own, without its mark."""
    governor = tree.head(verb)
    subjects = tree.kids(verb, "nsubj", "nsubjpass")
    turned = any(a < s for a in tree.kids(verb, "aux")[:1] for s in subjects[:1])
    return tree.dep(verb) == "ccomp" and verb < governor and tree.lemma(governor) in ("ask", "wonder") and turned
