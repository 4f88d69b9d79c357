"""Where a predication's happening lies: its own place, else its clause's, else its sentence's; never invented.

Takes a desk and a predication, gives the id of a place that the text names, or None. Tried in order: what stands in the clause
itself ("in X", "near X"); the thing acted on, where that is a place or lies in one; a place named before that the clause points
back to ("the city", "there"); who acts ("police in X", "X's miners"); the clauses above; the one place that the sentence names.
What the sentence before names is a reading of its own, ``inherited_place``, whose caller marks it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from polemos.code.desk import Desk
from polemos.model import Argument, PlaceMention, Predication

_WHERE = frozenset(
    {
        "in",
        "at",
        "near",
        "on",
        "off",
        "outside",
        "inside",
        "around",
        "round",
        "over",
        "across",
        "along",
        "through",
        "throughout",
        "within",
        "above",
        "into",
        "onto",
    }
    | {
        "towards",
        "toward",
        "upon",
        "close to",
        "next to",
        "south",
        "north",
        "east",
        "west",
        "beyond",
        "behind",
        "past",
        "below",
        "under",
        "beside",
        "amid",
        "among",
        "against",
    }
)
_WHITHER = ("to", "for")
_WHENCE = frozenset({"from", "out of"})
_STEPS = 3
_TOWNS = frozenset({"populated"})
_POINTING = frozenset({"the", "this", "that", "these", "its", "their"})


def place_of(desk: Desk, predication: Predication) -> str | None:
    """The id of the place where it happened, or None where the sentence names none for it."""
    own = _own(desk, predication)
    if own or _names_unknown(desk, predication):
        return own
    own = _of_agent(desk, predication)
    if own:
        return own
    at, steps = predication, 0
    while at.parent is not None and steps < _STEPS and at.link not in ("condition", "purpose"):
        above = desk.predications[at.parent]
        if any(desk.parse.words[t] == ";" for t in range(*sorted((at.token, above.token)))):
            break
        found = _behind_relative(desk, at) if at.link == "relative" and at.kind != "copula" else None
        if at.link != "relative" and not _only_says(desk, at, above):
            found = _own(desk, above) or _of_agent(desk, above)
        if found:
            return found
        if at.link == "relative":
            break
        at, steps = above, steps + 1
    return _in_content(desk, predication) or _at_home(desk, predication) or _only_one(desk, predication) or _only_land(desk, predication)


def inherited_place(desk: Desk, predication: Predication) -> str | None:
    """The one place that the sentence before names as where things happen, for what goes on in the same paragraph.

    Only for a deed told as done, in a sentence that names no place of its own; None where in doubt. To be marked as inherited.
    """
    number = predication.sentence
    if predication.factuality != "actual" or predication.tense == "present" or number == 0 or desk.region_of(number - 1) != desk.region_of(number):
        return None
    if any(desk.tree.sentence(m.first) == number for m in desk.mentions.places):
        return None
    where = {m.place for m in desk.mentions.places if desk.tree.sentence(m.first) == number - 1 and _is_where(desk, m)}
    return where.pop() if len(where) == 1 else None


def _is_where(desk: Desk, mention: PlaceMention) -> bool:
    """ "in X", "near X": and a place smaller than a country."""
    last = mention.last - 1
    return bool(mention.place) and desk.tree.dep(last) == "pobj" and desk.tree.lower(desk.tree.head(last)) in _WHERE and _is_small(desk, mention.place or "")


def place_behind(desk: Desk, head: int) -> str | None:
    """The place that a phrase stands for: its head, or what the head is a part of ("the east bank of the Drina"); None where it is none."""
    mention = desk.place_by_token.get(head)
    if mention is not None and mention.place is not None:
        return mention.place
    if not ({desk.tree.lemma(head)} & (desk.lexicon.classes["territory"] | desk.lexicon.classes["transparent"]) or desk.parse.pos[head] == "NUM"):
        return None
    for prep, token, _ in desk.tree.prepositional(head):
        if prep in ("of", "in", "around") and token != head:
            return place_behind(desk, token)
    for child in desk.tree.kids(head, "compound", "amod", "poss", "nmod", "appos"):
        beside = desk.place_by_token.get(child)
        if beside is not None and beside.place is not None:
            return beside.place
    return None


# -- the clause itself ---------------------------------------------------------------------------------------


def _own(desk: Desk, predication: Predication) -> str | None:
    """By the clause's own phrases, the surest first."""
    arguments = [a for a in predication.arguments if a.role not in ("agent", "time", "content", "means")]
    where = [a for a in arguments if a.prep in _WHERE]
    things = [a for a in arguments if a.role in ("patient", "theme", "recipient") and a.prep not in _WHENCE]
    others = [a for a in arguments if a.prep is not None and a.prep not in _WHENCE]
    tried: tuple[Iterable[str | None], ...] = (
        (_at(desk, a) for a in where),
        (_at_object(desk, predication, a) for a in things),
        (_at(desk, a) for a in arguments if a.prep in _WHITHER[:1] and a.role == "place"),
        (_inside(desk, a.first, a.last) for a in (*where, *things, *others) if a in where or a.head not in desk.place_by_token),
        (_owner(desk, predication, a) for a in things),
        (_at(desk, a) for a in arguments if a.prep in _WHENCE),
        (_there(desk, predication),),
        (_again(desk, a.head) for a in (*where, *things)),
        (_at_subject(desk, predication),),
    )
    return next((place for places in tried for place in places if place), None)


def _at(desk: Desk, argument: Argument) -> str | None:
    """The place that a phrase with a preposition names, its head or what the head is a part of; "on it": the place named last."""
    if argument.prep is None:
        return None
    if desk.tree.lower(argument.head) == "it" and argument.prep in _WHERE:
        return _named_before(desk, argument.head, large=None)
    return place_behind(desk, argument.head)


def _names_unknown(desk: Desk, predication: Predication) -> bool:
    """Does the clause name a place that no gazetteer knows ("a base at X")? Then no other place will do."""
    tree = desk.tree
    for argument in predication.arguments:
        if argument.role in ("time", "content", "means", "agent"):
            continue
        if argument.prep in _WHERE or argument.prep in _WHENCE or argument.prep in _WHITHER:
            mention = desk.place_by_token.get(argument.head)
            if mention is not None and mention.place is None:
                return True
        for token in range(argument.first, argument.last):
            where = tree.dep(token) == "pobj" and tree.lower(tree.head(token)) in ("in", "at", "near", "outside")
            known = any(token in table for table in (desk.place_by_token, desk.actor_by_token, desk.date_by_token))
            if where and desk.parse.pos[token] == "PROPN" and not known:
                return True
    return False


def _at_object(desk: Desk, predication: Predication, argument: Argument) -> str | None:
    """ "invaded Kuwait", "a siege of Vukovar": what is done to a place is done there."""
    base = predication.lemma.split()[0]
    does = desk.lexicon.classes["lies_at_object"]
    if predication.lemma not in does and base not in does and predication.lemma.rpartition(" ")[2] not in does:
        return None
    return place_behind(desk, argument.head) or next(
        (_id(desk.place_by_token.get(c)) for c in desk.tree.kids(argument.head, "appos", "compound") if c in desk.place_by_token), None
    )


def _owner(desk: Desk, predication: Predication, argument: Argument) -> str | None:
    """ "stormed India's parliament": a building lies in the country whose it is, unless it is a mission abroad."""
    if predication.lemma not in desk.lexicon.classes["lies_at_object"] or desk.tree.lemma(argument.head) not in desk.lexicon.classes["stands_at_home"]:
        return None
    return next((p for c in desk.tree.kids(argument.head, "poss") if (p := _id(desk.place_by_token.get(c)))), None)


def _at_subject(desk: Desk, predication: Predication) -> str | None:
    """ "Goma has surrendered": a town that gives in does so where it lies."""
    if predication.lemma not in desk.lexicon.classes["lies_at_subject"]:
        return None
    return next((p for a in predication.of_role("agent") if (p := _id(desk.place_by_token.get(a.head)))), None)


def _there(desk: Desk, predication: Predication) -> str | None:
    """ "their premier apologised there": the place named last."""
    tree = desk.tree
    verbs = {predication.token, *desk.parse.tokens_of(predication.trigger), *(a.head for a in predication.of_role("agent", "patient"))}
    if any(tree.lower(c) in ("there", "here") for v in verbs for c in tree.kids(v, "advmod", "pobj")):
        return _named_before(desk, predication.token, large=None)
    return None


def _again(desk: Desk, head: int) -> str | None:
    """ "the city", "that country": a place named before."""
    tree = desk.tree
    if tree.lemma(head) not in desk.lexicon.classes["place_again"]:
        return None
    beside = next(
        (
            _id(desk.place_by_token.get(t))
            for t in (*tree.kids(head, "appos", "nmod", "compound"), tree.head(head))
            if tree.dep(head) == "appos" or t != tree.head(head)
        ),
        None,
    )
    if beside:
        return beside
    if not any(tree.lower(c) in _POINTING for c in tree.kids(head, "det", "poss")):
        return None
    large = tree.lemma(head) in desk.lexicon.classes["land_again"]
    return _named_before(desk, head, large=large, town=tree.lemma(head) in desk.lexicon.classes["town_again"])


def _named_before(desk: Desk, token: int, *, large: bool | None, town: bool = False) -> str | None:
    """The place named last before a token in its sentence or the one before; ``large``: a country (or not one), None for either."""
    least = desk.tree.sentence(token) - 1
    for mention in sorted(desk.mentions.places, key=lambda m: -m.first):
        if mention.last > token or mention.place is None or desk.tree.sentence(mention.first) < least:
            continue
        kind = desk.mentions.place_index[mention.place].kind
        if town and kind not in _TOWNS:
            continue
        if large is None or ((kind == "country") == large and not (large and desk.tree.dep(mention.last - 1) == "nsubj")):
            return mention.place
    return None


def _inside(desk: Desk, first: int, last: int) -> str | None:
    """A place smaller than a country that a phrase names somewhere ("the suburbs of X", "villages near Y")."""
    for token in range(first, last):
        place = _id(desk.place_by_token.get(token))
        if place and (
            _is_small(desk, place) or (token > first and desk.tree.lower(desk.tree.head(token)) in ("in", "inside") and desk.tree.dep(token) == "pobj")
        ):
            return place
    return None


# -- who acts, the clauses above, the sentence ---------------------------------------------------------------


def _of_agent(desk: Desk, predication: Predication) -> str | None:
    """ "police in Port Said", "Essen's miners": where people are who act, unless they are soldiers sent elsewhere or the place itself acts."""
    for argument in predication.of_role("agent"):
        itself = desk.place_by_token.get(argument.head)
        if itself is not None and itself.first <= argument.first + 1:
            continue
        place = _inside(desk, argument.first, argument.last)
        if place and desk.mentions.place_index[place].kind not in ("water", "country"):
            return place
    return None


def _behind_relative(desk: Desk, predication: Predication) -> str | None:
    """The place in the phrase that a relative clause describes: "guards at Hola, who …", "X, a town that they bombed"."""
    tree = desk.tree
    top = tree.first_conjunct(predication.token if predication.kind == "verb" else min(desk.parse.tokens_of(predication.trigger)))
    head = tree.head(top)
    first, last = tree.phrase(head)
    beside = tree.head(head) if tree.dep(head) == "appos" else head
    return _id(desk.place_by_token.get(beside)) or _inside(desk, first, min(last, top)) or _again(desk, head)


def _only_says(desk: Desk, predication: Predication, above: Predication) -> bool:
    """Where something is said is not where it happened."""
    return predication.link == "content" and above.kind == "verb" and above.lemma in desk.lexicon.classes["report"]


def _only_one(desk: Desk, predication: Predication) -> str | None:
    """The one place smaller than a country that the sentence names, or its part between semicolons; none where the name stands for who acts there."""
    for first, last in _stretches(desk, predication):
        found = {p for m in desk.mentions.places if first <= m.first < last and (p := _id(m)) and _is_small(desk, p) and not _acts(desk, m)}
        if len(found) == 1:
            return found.pop()
        if found:
            return None
    return None


def _only_land(desk: Desk, predication: Predication) -> str | None:
    """The one country that this part of the sentence names as where things are ("in X"), or whose people act or suffer ("X's bishops")."""
    tree = desk.tree
    afar = desk.lexicon.classes["speaks_from_afar"] | desk.lexicon.classes["troops"]
    first, last = next(iter(_stretches(desk, predication)))
    named = [m for m in desk.mentions.places if first <= m.first < last and m.place is not None]
    if len({m.place for m in named}) != 1:
        return None
    for mention in named:
        head = tree.head(mention.last - 1)
        if tree.dep(mention.last - 1) == "pobj" and tree.lower(head) in ("in", "across", "throughout", "over", "inside"):
            return mention.place
        if tree.dep(mention.last - 1) == "poss" and tree.lemma(head) not in afar:
            return mention.place
    return None


def _stretches(desk: Desk, predication: Predication) -> Iterator[tuple[int, int]]:
    """The part of the sentence between semicolons, then what stands before it."""
    sentence = desk.parse.sentences[predication.sentence]
    marks = [t for t in range(sentence.first, sentence.last) if desk.parse.words[t] == ";"]
    first = max((t + 1 for t in marks if t < predication.token), default=sentence.first)
    last = min((t for t in marks if t > predication.token), default=sentence.last)
    yield first, last
    if first > sentence.first:
        yield sentence.first, first


def _acts(desk: Desk, mention: PlaceMention) -> bool:
    """Does the name stand for a government ("Tripoli cheered"), or for where somebody speaks from?"""
    tree = desk.tree
    head = next((t for t in range(mention.first, mention.last) if not mention.first <= tree.head(t) < mention.last), mention.first)
    does = desk.lexicon.classes["lies_at_object" if tree.dep(head) in ("dobj", "nsubjpass") else "lies_at_subject"]
    if tree.dep(head) in ("nsubj", "nsubjpass", "dobj", "dative"):
        return tree.verb_lemma(tree.head(head)) not in does
    afar = desk.lexicon.classes["speaks_from_afar"] | desk.lexicon.classes["troops"]
    if mention.first in desk.actor_by_token and tree.dep(head) != "pobj" and not (tree.dep(head) == "poss" and tree.lemma(tree.head(head)) not in afar):
        return True
    above = (head, *tree.ancestors(head))
    speaker = next((t for t in above if tree.dep(t) in ("nsubj", "nsubjpass")), None)
    return speaker is not None and tree.has("report", tree.lemma(tree.head(speaker))) and tree.lemma(speaker) in desk.lexicon.classes["speaks_from_afar"]


def _in_content(desk: Desk, predication: Predication) -> str | None:
    """ "let experts examine the bodies at X": of what somebody is let or made to do; not of what is said."""
    if predication.lemma not in desk.lexicon.classes["makes_do"]:
        return None
    below = (c for c in desk.children_of.get(predication.index, []) if c.link == "content" and c.kind == "verb")
    return next((p for c in below if (p := _own(desk, c))), None)


def _at_home(desk: Desk, predication: Predication) -> str | None:
    """ "the guard of Niger locked up …": what people do at home is done in the country that the text says they are of."""
    if predication.lemma not in desk.lexicon.classes["done_at_home"]:
        return None
    for argument in predication.of_role("agent"):
        for token in range(argument.first, argument.last):
            place = _id(desk.place_by_token.get(token))
            if place and token != argument.head:
                return place
    return None


def _id(mention: PlaceMention | None) -> str | None:
    return mention.place if mention is not None else None


def _is_small(desk: Desk, place: str) -> bool:
    return desk.mentions.place_index[place].kind != "country"
