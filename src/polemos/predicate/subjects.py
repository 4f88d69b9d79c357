"""Who is the surface subject of a verb that has none of its own: control, coordination, relatives, participles."""

from __future__ import annotations

from dataclasses import dataclass

from polemos.predicate.tree import Tree


@dataclass(frozen=True, slots=True)
class Filler:
    """A token that fills a place in a clause; ``implied`` where the clause does not contain it."""

    token: int
    implied: bool = False


def surface_subjects(tree: Tree, verb: int, depth: int = 0) -> list[Filler]:
    """The subjects of ``verb`` as its syntax has them (before the passive is undone), or [] where there is none.

    Relative pronouns are replaced by their antecedents; ``depth`` bounds chains of control in odd parses.
    """
    if depth > 6:
        return []
    own = tree.kids(verb, "nsubj", "nsubjpass")
    # the parser hangs the subject of "are committed" now on the participle, now on the auxiliary
    own = own or tuple(s for a in tree.kids(verb, "aux", "auxpass") for s in tree.kids(a, "nsubj", "nsubjpass"))
    if own:
        return _resolve_relatives(tree, verb, own)
    handler = _HANDLERS.get(tree.dep(verb))
    found = handler(tree, verb, depth) if handler else []
    return [Filler(f.token, True) for f in found]


def relative_head(tree: Tree, verb: int) -> int | None:
    """The noun that the relative clause of ``verb`` (or of the verb it is coordinated with) describes."""
    top = tree.first_conjunct(verb)
    while tree.dep(top) in ("xcomp", "ccomp") and tree.is_verb(tree.head(top)):
        top = tree.first_conjunct(tree.head(top))
    return tree.head(top) if tree.dep(top) == "relcl" else None


def _resolve_relatives(tree: Tree, verb: int, subjects: tuple[int, ...]) -> list[Filler]:
    found: list[Filler] = []
    for subject in subjects:
        if tree.is_relative_pronoun(subject):
            head = relative_head(tree, verb)
            if head is not None:
                found.extend(Filler(t, True) for t in _antecedents(tree, verb, head))
                continue
        found.extend(Filler(t) for t in tree.conjuncts(subject))
    return found


def _antecedents(tree: Tree, verb: int, head: int) -> list[int]:
    """The antecedent; all of a coordination where the verb is plural and the nearest noun is not ("X and Y, which are")."""
    plural = tree.parse.tags[verb] == "VBP" or any(tree.lower(a) in ("are", "were", "have") for a in (*tree.kids(verb, "aux", "auxpass"), verb))
    top = tree.first_conjunct(head)
    group = tree.conjuncts(top)
    if plural and len(group) > 1 and tree.parse.tags[head] in ("NN", "NNP"):
        return group
    return [head]


def _from_conjunct(tree: Tree, verb: int, depth: int) -> list[Filler]:
    head = tree.head(verb)
    return surface_subjects(tree, head, depth + 1) if tree.is_verb(head) else []


def _from_controller(tree: Tree, verb: int, depth: int) -> list[Filler]:
    """xcomp: the object of the governor where it controls ("urged X to go"), else its subject."""
    governor = tree.head(verb)
    if not tree.is_verb(governor):
        return _from_noun_or_adjective(tree, governor, depth)
    objects = tree.kids(governor, "dobj", "dative")
    nouns = [t for t in objects if tree.is_noun(t)]
    if nouns and tree.lemma(governor) in tree.lexicon.classes["object_control"]:
        return [Filler(t) for t in tree.conjuncts(nouns[0])]
    if tree.lemma(governor) in tree.lexicon.classes["object_control"]:
        called_on = [o for p, o, _ in tree.prepositional(governor) if p in ("on", "upon", "to", "for", "with")]
        if called_on:
            return [Filler(t) for t in called_on]
    return surface_subjects(tree, governor, depth + 1)


def _from_adverbial(tree: Tree, verb: int, depth: int) -> list[Filler]:
    """A participle or infinitive: the governor's subject; where that is passive, its agent for a purpose."""
    governor = tree.head(verb)
    if tree.parse.tags[verb] not in ("VBG", "VBN", "VB") or not tree.is_verb(governor):
        return []
    if tree.parse.tags[verb] == "VB":
        agents = [o for p, o, _ in tree.prepositional(governor) if p == "by"]
        if agents and (tree.kids(governor, "nsubjpass", "auxpass") or tree.parse.tags[governor] == "VBN"):
            return [Filler(a) for a in agents]
    return surface_subjects(tree, governor, depth + 1)


def _from_noun_clause(tree: Tree, verb: int, depth: int) -> list[Filler]:
    """acl: the noun itself for a participle; for an infinitive ("plan to attack") whoever holds the noun."""
    noun = tree.head(verb)
    if is_misread_conjunct(tree, verb):
        return surface_subjects(tree, tree.head(noun), depth + 1)
    if tree.parse.tags[verb] in ("VBG", "VBN"):
        return [Filler(noun)]
    holders = _holders(tree, noun, depth)
    return holders or [Filler(noun)]


def is_misread_conjunct(tree: Tree, verb: int) -> bool:
    """ "has flown 870 missions, conducted 265 raids and …": a second perfect that the parser hangs on the object before it.

    A participle that describes a noun is passive and has no object of its own.
    """
    noun = tree.head(verb)
    governor = tree.head(noun)
    with_object = bool(tree.kids(verb, "dobj")) and not tree.kids(verb, "agent")
    return (
        tree.parse.tags[verb] == "VBN"
        and tree.dep(verb) == "acl"
        and with_object
        and tree.dep(noun) == "dobj"
        and any(tree.lemma(a) == "have" for a in tree.kids(governor, "aux"))
    )


def is_misread_clause(tree: Tree, verb: int) -> bool:
    """ "The rebels negotiated with the king.": a past tense that the parser takes for a participle of a noun that stands alone.

    Only in a whole sentence with no other finite verb; headlines ("Villages shelled in the north") have no full stop.
    """
    noun = tree.head(verb)
    if tree.parse.tags[verb] != "VBN" or tree.dep(verb) != "acl" or tree.dep(noun) != "ROOT" or tree.kids(verb, "agent"):
        return False
    sentence = tree.parse.sentences[tree.sentence(verb)]
    tokens = range(sentence.first, sentence.last)
    return tree.lower(sentence.last - 1) == "." and not any(tree.parse.tags[t] in ("VBD", "VBZ", "VBP", "MD") for t in tokens)


def _from_noun_or_adjective(tree: Tree, head: int, depth: int) -> list[Filler]:
    if tree.parse.pos[head] == "ADJ":
        top = tree.head(head)
        return surface_subjects(tree, top, depth + 1) if tree.is_verb(top) else ([Filler(top)] if tree.is_noun(top) else [])
    return _holders(tree, head, depth)


def _holders(tree: Tree, noun: int, depth: int) -> list[Filler]:
    """Whose plan, decision, interest it is: the possessor, or the subject of the verb that takes the noun."""
    for child in tree.kids(noun, "poss"):
        return [Filler(t) for t in tree.conjuncts(child)]
    for prep, token, _ in tree.prepositional(noun):
        if prep in ("by", "of") and tree.parse.pos[token] == "PROPN":
            return [Filler(token)]
    top = tree.first_conjunct(noun)
    governor = tree.head(top)
    if tree.dep(top) in ("dobj", "attr") and tree.is_verb(governor):
        return surface_subjects(tree, governor, depth + 1)
    if tree.dep(top) == "pobj":
        upper = tree.head(governor)
        if tree.is_verb(upper):
            return surface_subjects(tree, upper, depth + 1)
    return []


def _from_preposition(tree: Tree, verb: int, depth: int) -> list[Filler]:
    """pcomp: "by bombing", "interested in keeping", "accused of tolerating", "prevent from entering"."""
    prep = tree.first_preposition(verb)
    governor = tree.head(prep)
    if tree.is_verb(governor):
        if tree.lower(prep) in ("of", "from", "for", "into", "against") and tree.lemma(governor) in tree.lexicon.classes["object_control"]:
            objects = [t for t in tree.kids(governor, "dobj") if tree.is_noun(t)]
            if objects:
                return [Filler(t) for t in tree.conjuncts(objects[0])]
        return surface_subjects(tree, governor, depth + 1)
    verb_above = tree.head(governor)
    if (
        tree.dep(governor) in ("dobj", "nsubjpass")
        and tree.lower(prep) in ("of", "from", "for", "into")
        and tree.lemma(verb_above) in tree.lexicon.classes["object_control"]
    ):
        return [Filler(governor)]
    return _from_noun_or_adjective(tree, governor, depth)


def _from_complement(tree: Tree, verb: int, depth: int) -> list[Filler]:
    """A ccomp without a subject of its own is control misread by the parser."""
    return _from_controller(tree, verb, depth) if tree.parse.tags[verb] in ("VB", "VBG") else []


def _from_modifier(tree: Tree, verb: int, depth: int) -> list[Filler]:
    return [Filler(tree.head(verb))] if tree.is_noun(tree.head(verb)) else []


_HANDLERS = {
    "conj": _from_conjunct,
    "xcomp": _from_controller,
    "advcl": _from_adverbial,
    "acl": _from_noun_clause,
    "pcomp": _from_preposition,
    "ccomp": _from_complement,
    "amod": _from_modifier,
    "acomp": _from_conjunct,
    "oprd": _from_conjunct,
}
