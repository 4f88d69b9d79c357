"""Factuality and tense: what a clause's own words and all that governs it make of what it tells.

Rules follow the contract (``records.md``): a speech act that was made is ``actual``; what it speaks of is
``negated``, ``possible``, ``future``, ``desired`` or a ``question`` by the class of the governing predicate
(``lexicon/scope.yml``). Embedding wins over the clause's own words, except that two denials cancel out.
"""

from __future__ import annotations

from polemos.model import Factuality
from polemos.predicate.draft import Draft
from polemos.predicate.links import by_token
from polemos.predicate.polarity import is_contrary, is_negated, is_question
from polemos.predicate.tree import Tree

_OPEN: tuple[Factuality, ...] = ("possible", "future", "desired", "question")


def scope(tree: Tree, drafts: list[Draft]) -> None:
    """Sets ``tense`` and ``factuality`` of every draft, governors first."""
    index = by_token(drafts)
    done: set[int] = set()
    for number in range(len(drafts)):
        _settle(tree, drafts, index, number, done)


def _settle(tree: Tree, drafts: list[Draft], index: dict[int, int], number: int, done: set[int]) -> None:
    if number in done:
        return
    done.add(number)
    draft = drafts[number]
    if draft.parent is not None:
        _settle(tree, drafts, index, draft.parent, done)
    draft.tense = _tense(tree, draft)
    outer = _outer(tree, draft, drafts)
    draft.factuality = _combine(outer, _own(tree, draft))


def _combine(outer: Factuality, own: Factuality) -> Factuality:
    if outer == "actual":
        return own
    if outer == "future" and own in ("possible", "question"):
        return own  # "he predicts that it will perhaps be shelled", "is it about to be shelled?"
    if outer == "negated":
        return {"actual": "negated", "negated": "actual"}.get(own, own)  # type: ignore[return-value]
    return outer


def _tense(tree: Tree, draft: Draft) -> str:
    verb = draft.clause
    if not tree.is_verb(verb):
        return "none"
    auxiliaries = tree.kids(verb, "aux", "auxpass")
    lemmas = {tree.lower(a) for a in auxiliaries}
    if lemmas & tree.lexicon.classes["modal_future"]:
        return "future"
    tags = [tree.parse.tags[a] for a in auxiliaries]
    if "VBD" in tags or tree.parse.tags[verb] == "VBD":
        return "past"
    if any(tree.lemma(a) == "have" for a in auxiliaries):
        return "past"
    if tree.parse.tags[verb] in ("VBZ", "VBP") or {"VBZ", "VBP"} & set(tags):
        return "present"
    if tree.dep(verb) == "conj" and tree.is_verb(tree.head(verb)):
        head = Draft("", "verb", tree.head(verb), (), tree.head(verb))
        return _tense(tree, head)
    return "past" if tree.parse.tags[verb] == "VBN" else "none"


# -- the clause's own words --------------------------------------------------------------------------------


def _own(tree: Tree, draft: Draft) -> Factuality:
    marks: list[Factuality] = []
    verb = draft.clause
    if tree.is_verb(verb):
        marks += _of_verb(tree, verb)
        if draft.kind == "light" and draft.light:
            marks += _of_light(draft.light)
    if draft.kind in ("noun", "light", "copula") or tree.parse.pos[draft.token] == "NOUN":
        counted = tree.is_verb(verb) and tree.head(draft.token) == verb and "negated" in marks  # its "no" already denies the verb
        marks += [m for m in _of_noun(tree, draft.token) if m != "negated" or not counted]
    strongest: tuple[Factuality, ...] = ("question", "desired", "possible", "future")
    for each in strongest:
        if each in marks:
            return each
    # an even number of denials ("did not fail to …" stands in the governor) cancels out
    return "negated" if marks.count("negated") % 2 else "actual"


def _of_verb(tree: Tree, verb: int) -> list[Factuality]:
    marks: list[Factuality] = []
    modal = _modal(tree, verb)
    negative = is_negated(tree, verb)
    if modal == "possible" and is_contrary(tree, verb):
        return [] if negative else ["negated"]
    if modal == "possible" and negative and _modal_words(tree, verb) & {"can", "could", "ca"}:
        marks.append("negated")
    elif modal:
        marks.append(modal)
        if modal == "future" and negative:
            marks = ["negated"]
    elif negative:
        marks.append("negated")
    for child in tree.kids(verb, "advmod"):
        if tree.has("adverb_possible", tree.lower(child)):
            marks.append("possible")
    if is_question(tree, verb):
        marks.append("question")
    return marks


def _modal_words(tree: Tree, verb: int) -> set[str]:
    own = {tree.lower(a) for a in tree.kids(verb, "aux") if tree.parse.tags[a] == "MD" or tree.lower(a) in ("would", "'d")}
    if (
        not own
        and tree.dep(verb) == "conj"
        and tree.is_verb(tree.head(verb))
        and not tree.kids(verb, "nsubj", "nsubjpass", "aux")
        and tree.parse.tags[verb] in ("VB", "VBN")
    ):
        return _modal_words(tree, tree.head(verb))
    return own


def _modal(tree: Tree, verb: int) -> Factuality | None:
    words = _modal_words(tree, verb)
    lexicon = tree.lexicon
    if words & lexicon.classes["modal_possible"]:
        return "possible"
    if words & lexicon.classes["modal_desired"]:
        return "desired"
    if "would" in words:
        return "future" if _is_reported_future(tree, verb) else "possible"
    if words & lexicon.classes["modal_future"]:
        return "future"
    return None


def _is_reported_future(tree: Tree, verb: int) -> bool:
    """ "said it would withdraw" speaks of the future; "would have to intervene if …" of what is only possible."""
    if any(tree.lower(m) in ("if", "unless") for c in tree.kids(verb, "advcl") for m in tree.kids(c, "mark")):
        return False
    top = tree.first_conjunct(verb)
    return tree.dep(top) in ("ccomp", "xcomp") and tree.is_verb(tree.head(top)) and "have" not in {tree.lower(a) for a in tree.kids(verb, "aux")}


def _of_light(light: str) -> list[Factuality]:
    if light in ("seek", "order", "demand"):
        return ["desired"]
    return ["future"] if light in ("plan", "prepare", "offer") else []


def _of_noun(tree: Tree, noun: int) -> list[Factuality]:
    marks: list[Factuality] = []
    for child in tree.kids(noun, "amod", "det", "neg", "advmod", "compound", "preconj"):
        word = tree.lower(child)
        if word == "no" or word == "neither":
            marks.append("negated")
        for name, value in (("modifier_possible", "possible"), ("modifier_future", "future"), ("modifier_desired", "desired"), ("modifier_negated", "negated")):
            if tree.has(name, word):
                marks.append(value)  # type: ignore[arg-type]
    return marks


# -- what governs the clause -------------------------------------------------------------------------------


def _outer(tree: Tree, draft: Draft, drafts: list[Draft]) -> Factuality:
    if draft.parent is None:
        return "actual"
    parent = drafts[draft.parent]
    between = _between(tree, draft, parent)
    if between is not None:
        return between
    if draft.marker == "conj":
        return _of_conjunct(tree, draft, parent, drafts)
    if draft.link == "content":
        return _of_content(tree, draft, parent)
    if draft.link == "condition":
        return "possible"
    if draft.link == "purpose":
        return "desired"
    if draft.link in ("means", "result") and parent.factuality in (*_OPEN, "negated"):
        return parent.factuality
    if draft.kind == "noun" and draft.link is None and parent.factuality != "actual" and _occurs(draft, parent):
        return parent.factuality
    return "actual"


_NOMINAL_EFFECTS: tuple[tuple[str, Factuality], ...] = (
    ("absence_noun", "negated"),
    ("desire_noun", "desired"),
    ("future_noun", "future"),
    ("doubt_noun", "possible"),
)


def _between(tree: Tree, draft: Draft, parent: Draft) -> Factuality | None:
    """What words that are no predications themselves make of it: "the possibility of war", "makes war possible"."""
    below = draft.clause if draft.kind != "noun" else draft.token
    for token in tree.ancestors(below):
        if token in parent.words:
            return None
        if tree.dep(below) == "nsubj" and tree.parse.pos[token] == "ADJ":
            return _first(tree, tree.lemma(token), (("doubt_adjective", "possible"), ("future_adjective", "future")))
        if tree.is_noun(token) and tree.has("ending", tree.lemma(token)) and tree.lower(below) in ("to", "of"):
            return "actual"
        if (
            tree.is_noun(token)
            and tree.parse.pos[below] in ("ADP", "VERB", "PART", "SCONJ")
            and (tree.lower(below) in ("of", "for", "to", "at") or tree.dep(below) == "acl")
        ):
            effect = _first(tree, tree.lemma(token), _NOMINAL_EFFECTS)
            if effect is not None:
                return effect
        if tree.parse.pos[token] == "ADP" and tree.is_noun(below) and (effect := _of_preposition(tree, token, below)) is not None:
            return effect
        below = token
    return None


def _of_preposition(tree: Tree, preposition: int, noun: int) -> Factuality | None:
    """ "Without talks", "for want of": there are none; "a shield against an attack": there may be one."""
    word = tree.lower(preposition)
    bare = not tree.is_definite(noun)
    if word == "without":
        return "negated" if bare else None
    guarded = tree.is_noun(tree.head(preposition)) and tree.has("guard_noun", tree.lemma(tree.head(preposition)))
    return "possible" if guarded and bare and word in ("against", "from", "to") else None


def _occurs(draft: Draft, parent: Draft) -> bool:
    """ "fighting could resume": the noun is as factual as the verb that says it happens."""
    return parent.kind == "verb" and draft.clause == parent.clause


def _of_conjunct(tree: Tree, draft: Draft, parent: Draft, drafts: list[Draft]) -> Factuality:
    """A coordinated clause stands under whatever governs the first one; its modals count if it shares the subject."""
    outer = _outer(tree, parent, drafts)
    if outer == "actual" and not tree.kids(draft.clause, "nsubj", "nsubjpass") and parent.factuality in _OPEN and tree.parse.tags[draft.clause] == "VB":
        return parent.factuality
    return outer


def _of_content(tree: Tree, draft: Draft, parent: Draft) -> Factuality:
    if draft.marker and draft.marker.split()[0] in ("whether", "if"):
        return "question"
    if (
        tree.has("ending", parent.lemma)
        and parent.factuality in ("desired", "future", "possible")
        and (draft.kind == "noun" or tree.parse.tags[draft.clause] == "VBG")
    ):
        return "actual"
    if draft.kind == "noun" and tree.has("speech_noun", draft.lemma) and parent.kind == "verb" and _is_uttered(tree, draft):
        return "actual"  # "rejected Israeli demands": these were made
    effect = _effect(tree, draft, parent)
    if effect is None:
        nominal = draft.kind in ("noun",)
        if nominal and parent.factuality == "question" and tree.is_definite(draft.token):
            return "actual"  # "what is behind the war?" takes the war for granted
        implicative = (
            parent.kind == "verb"
            and not tree.has("report", parent.lemma)
            and (not nominal or tree.has("bring_about", parent.lemma) or tree.has("occur", parent.lemma))
        )
        return parent.factuality if implicative and parent.factuality != "actual" else "actual"
    if effect == "negated" and parent.factuality == "negated":
        return "possible"  # "did not rule out an attack"
    if parent.factuality == "question" and effect in ("future", "possible"):
        return "question"  # "is Chad about to annex it?"
    if parent.factuality == "negated" and (effect == "future" or (effect == "possible" and _is_enabling(parent.lemma)) or parent.lemma in ("try", "attempt")):
        return "negated"  # "no plan to withdraw", "not permitted to meet"
    if parent.factuality == "possible" and (effect == "future" or parent.lemma == "have") and "possible" in (_own(tree, parent), *_conditional(parent)):
        return "possible"  # "if Russia were to intervene", "would have to intervene"
    if effect == "possible" and parent.kind == "verb" and "future" in (_modal(tree, draft.clause), _expected(tree, draft)):
        return "future"  # "they think that it will fall"
    return effect


def _is_uttered(tree: Tree, draft: Draft) -> bool:
    """Is it somebody's, or one that is known: "the demands", "Israel's offer", "a call by the UN"?"""
    owned = bool(tree.kids(draft.token, "poss")) or any(a.role == "agent" for a in draft.arguments)
    return owned or tree.is_definite(draft.token)


def _conditional(parent: Draft) -> tuple[Factuality, ...]:
    return ("possible",) if parent.link == "condition" else ()


def _expected(tree: Tree, draft: Draft) -> Factuality | None:
    """The clause says of itself that it is expected: "they believe that it *is expected* to fall"."""
    return "future" if draft.passive and tree.has("future", draft.lemma) else None


def _is_enabling(lemma: str) -> bool:
    return lemma in ("allow", "permit", "enable", "able", "capable", "authorize", "authorise", "empower", "entitle", "free")


def _effect(tree: Tree, draft: Draft, parent: Draft) -> Factuality | None:
    """What a governing predicate makes of its content, by its class; None where it leaves it as it is."""
    lemma, nominal = parent.lemma, draft.kind == "noun"
    if parent.kind in ("verb",):
        return _effect_of_verb(tree, lemma, nominal, draft)
    if parent.kind == "adjective" and " " in lemma:  # "on the brink of war", "in danger of collapse"
        return _first(tree, lemma.split()[-1], (("desire_noun", "desired"), ("doubt_noun", "possible")))
    if parent.kind == "adjective" and lemma == "likely" and tree.parse.tags[draft.clause] == "VB":
        return "future"  # a prediction
    if parent.kind == "adjective":
        return _first(tree, lemma, (("doubt_adjective", "possible"), ("future_adjective", "future"), ("desire_adjective", "desired")))
    if parent.kind in ("noun", "light", "copula"):
        # what hangs on a noun behind "of", "for", "that" or "to" is its content; behind "in" or "after" it is not
        if nominal and draft.marker not in ("of", "for", "to", "at", None):
            return None
        return _first(tree, lemma, _NOMINAL_EFFECTS)
    return None


def _effect_of_verb(tree: Tree, lemma: str, nominal: bool, draft: Draft) -> Factuality | None:
    base = lemma.split()[0]
    with_prep = f"{base} {draft.marker}" if draft.marker else None
    if with_prep and tree.has("desire", with_prep):
        return "desired"
    if nominal and lemma in ("deny", "dispute", "refute"):
        return "negated"
    if not nominal and tree.has("deny", lemma) and draft.marker in ("that", None):
        return "negated"
    if tree.has("prevent", lemma) and (draft.marker in (None, "to", "from", "of") if nominal else draft.marker in (None, "from", "of", "to", "that")):
        return "negated"
    to_be = any(tree.lower(a) == "to" for a in tree.kids(draft.clause, "aux"))
    infinitive = tree.parse.tags[draft.clause] == "VB" or to_be or (tree.parse.tags[draft.clause] == "VBG" and draft.marker in ("to", "on", "for", "at"))
    if nominal:
        if lemma in (
            "want",
            "seek",
            "demand",
            "urge",
            "propose",
            "request",
            "desire",
            "need",
            "favour",
            "favor",
            "advocate",
            "call for",
            "aim at",
            "push for",
            "plot",
        ):
            return "desired"
        if lemma in ("plan", "expect", "promise", "schedule", "anticipate", "prepare", "vow", "pledge", "predict", "foresee", "threaten", "brace"):
            return "future"
        return "possible" if lemma in ("fear", "suspect", "allege", "risk", "consider", "contemplate", "mull", "envisage") else None
    if tree.has("future", lemma) and (infinitive or "will" in draft.lemma or lemma in ("expect", "predict", "anticipate", "forecast", "foresee")):
        return "future"
    if (
        tree.has("desire", lemma)
        and (infinitive or draft.marker in ("that", "for", None))
        and lemma not in ("fight", "mean")
        and not (lemma in ("ask", "press", "support", "direct", "back", "command") and not infinitive)
    ):
        return "desired"
    if tree.has("doubt", lemma) and not tree.has("report", lemma):
        return "possible"
    if lemma in ("believe", "think", "suggest", "estimate") and draft.marker in ("that", None):
        return "possible"
    if lemma == "have" and infinitive and any(tree.lower(c) == "yet" for c in tree.kids(tree.head(draft.clause), "advmod")):
        return "negated"  # "have yet to be released"
    if lemma in ("have", "need", "ought") and infinitive:
        return "desired"
    if lemma == "be" and infinitive:
        subject = next(iter(tree.kids(tree.head(draft.clause), "nsubj")), None)
        known = _first(tree, tree.lemma(subject), _NOMINAL_EFFECTS) if subject is not None else None
        return known or "future"
    return "future" if lemma == "go" and infinitive else None


def _first(tree: Tree, lemma: str, choices: tuple[tuple[str, Factuality], ...]) -> Factuality | None:
    for name, effect in choices:
        if tree.has(name, lemma):
            return effect
    return None
