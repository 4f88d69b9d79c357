"""What a number counts: its measure from the counted noun, the predicates around it and the lexicon of measures.

Takes a parse, a number's token and its noun; gives a measure with its unit, or None where it is no figure worth
a record ("two leaders"). Leaves numbers to ``figures_numbers``.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from polemos.knowledge.loader import FOLDER, read_file
from polemos.knowledge.models import MeasureFile
from polemos.model import Measure, Parse

_PEOPLE = ("fatalities", "injured", "casualties", "displaced", "detained", "troops")
# Their subject is who suffers it, also where they have an object ("thousands fled the town").
_SUBJECT = frozenset({"flee", "die", "perish", "drown", "fall", "starve"})
# Predicates whose patient may be anything: with them the counted noun must be known to be people.
_OF_ANYTHING = frozenset(
    [
        "lose", "claim", "fall", "seize", "capture", "expel", "burn", "evacuate", "round", "hang", "gun", "eject", "catch", "resettle", "dislodge",
        "shoot", "hurt", "station", "dispatch", "deploy",
    ]
)  # fmt: skip
# People who are counted as those who talk, vote or lead, and not as those whom a conflict touches.
_TAKING_PART = frozenset(
    [
        "other", "member", "official", "minister", "leader", "commander", "deputy", "delegate", "diplomat", "lawmaker", "politician", "judge",
        "supporter", "relative", "national", "citizen", "local",
    ]
)  # fmt: skip
_OUT = frozenset({"killed", "dead", "wounded", "injured", "displaced", "missing", "hurt", "homeless", "slain"})
_FROM_WORD: dict[str, Measure] = {
    "killed": "fatalities",
    "dead": "fatalities",
    "slain": "fatalities",
    "wounded": "injured",
    "injured": "injured",
    "hurt": "injured",
    "displaced": "displaced",
    "homeless": "displaced",
}
_CHANGE_UP = 4  # ancestors in which a word of change governs a percentage
_KM = {"kilometre": 1.0, "kilometer": 1.0, "km": 1.0, "mile": 1.609344, "metre": 0.001, "meter": 0.001, "yard": 0.0009144, "nautical mile": 1.852}
_KM2 = {"square kilometre": 1.0, "square kilometer": 1.0, "sq km": 1.0, "square mile": 2.589988, "hectare": 0.01, "acre": 0.00404686}
_FALLING = frozenset(
    [
        "fall", "drop", "decrease", "shrink", "decline", "cut", "plunge", "slump", "contract", "slide", "tumble", "reduction", "contraction",
        "reduce", "dip", "devalue", "devaluation", "depreciate", "weaken", "slash", "down", "loss", "lower",
    ]
)  # fmt: skip


@dataclass(frozen=True)
class Lexicon:
    """Counted nouns and predicates by lemma, each with its measures; ``people`` are nouns of people that no measure claims."""

    nouns: dict[str, Measure]
    people: frozenset[str]
    predicates: dict[str, Measure]
    change: frozenset[str]


@dataclass(frozen=True, slots=True)
class Counted:
    """A measure, its unit, and the factor that brings the number to it."""

    measure: Measure
    unit: str
    factor: float = 1.0


@lru_cache(maxsize=1)
def load_measures() -> Lexicon:
    """The lexicon of measures, read once a process."""
    file = read_file(FOLDER / "lexicon" / "measures.yml", MeasureFile)
    if not isinstance(file, MeasureFile):
        raise TypeError("measures.yml was not read as a MeasureFile")
    nouns: dict[str, Measure] = {}
    predicates: dict[str, Measure] = {}
    for entry in file.measures:
        for noun in entry.nouns if not (entry.id == "count" and entry.unit == "people") else ():
            nouns.setdefault(noun, entry.id)
        for predicate in entry.predicates if entry.id in _PEOPLE else ():
            predicates.setdefault(predicate, entry.id)
    return Lexicon(
        nouns=nouns,
        people=frozenset(n for e in file.measures if e.id == "count" and e.unit == "people" for n in e.nouns),
        predicates=predicates,
        change=frozenset(p for e in file.measures if e.id == "percent_change" for p in e.predicates),
    )


def noun_key(parse: Parse, noun: int) -> str:
    """The noun as the lexicon has it: its lemma, with the word before it where both together are an entry."""
    lexicon, lemma = load_measures(), parse.lemmas[noun].lower()
    if noun > 0:
        pair = f"{parse.lemmas[noun - 1].lower()} {lemma}"
        if pair in lexicon.nouns or pair in lexicon.people:
            return pair
    word = parse.words[noun].lower()
    if lemma in lexicon.nouns or lemma in lexicon.people:
        return lemma
    return word if word in lexicon.nouns else word[:-1] if word.endswith("s") and not lemma.endswith("ss") else lemma


def measure_of(parse: Parse, number: int, noun: int | None, amount: float) -> Counted | None:
    """What the number counts; None where it is no figure. ``amount`` is its size, for words that only a crowd makes one of."""
    lexicon = load_measures()
    if noun is None:
        found = _from_around(parse, number) or _from_toll(parse, number)
        return Counted(found, "people") if found else None
    key = noun_key(parse, noun)
    own = lexicon.nouns.get(key)
    if own in ("distance", "area"):
        return _extent(key, own)
    if own in ("fatalities", "casualties", "injured"):
        return Counted(_with_partner(parse, noun, own), "people")
    if own in ("weapons", "count"):
        return Counted(own, "pieces")
    around = _from_around(parse, noun) or (_from_head(parse, number) if parse.deps[number] != "nummod" and number < noun else None)
    known = own in _PEOPLE or key in lexicon.people
    if around is not None and (known or (own is None and _may_be_people(parse, noun))):
        return Counted(around, "people")
    if own is not None and own in _PEOPLE:
        return Counted(own, "people")
    return Counted("count", "people") if key in lexicon.people and amount >= 10 and key not in _TAKING_PART else None


def percent_of(parse: Parse, sign: int, after: int, limit: int) -> tuple[Counted, bool] | None:
    """The measure of a percentage whose sign word is token ``sign``, and whether it is a fall; None where it is no change and no share of land."""
    lexicon = load_measures()
    nearby = [sign, *_ancestors(parse, sign, _CHANGE_UP)]
    nearby += [t for t in (after,) if t < limit]
    for token in nearby:
        lemma = parse.lemmas[token].lower()
        if lemma in lexicon.change and token != sign:
            return Counted("percent_change", "%"), lemma in _FALLING
    for token in (after + 1, after + 2, after + 3, after + 4):
        if after < limit and parse.words[after].lower() == "of" and token < limit and lexicon.nouns.get(parse.lemmas[token].lower()) == "area":
            return Counted("area", "%"), False
    return None


def _ancestors(parse: Parse, token: int, most: int) -> list[int]:
    found: list[int] = []
    while len(found) < most and parse.heads[token] != token:
        token = parse.heads[token]
        found.append(token)
        if parse.pos[token] == "VERB":
            break
    return found


def _extent(key: str, own: Measure) -> Counted | None:
    table = _KM if own == "distance" else _KM2
    return Counted(own, "km" if own == "distance" else "km2", table[key]) if key in table else None


def _may_be_people(parse: Parse, noun: int) -> bool:
    """An unknown noun under "killed" is taken for people where it is a plural or a name; under "lost" or "seized" it is not."""
    verb = next((t for t in _ancestors(parse, noun, 4) if parse.pos[t] == "VERB"), None)
    return parse.tags[noun] in ("NNS", "NNPS", "NNP") and not (verb is not None and parse.lemmas[verb].lower() in _OF_ANYTHING)


def _with_partner(parse: Parse, noun: int, own: Measure) -> Measure:
    """ "Dead and wounded" under one number are casualties; "12 dead and 30 wounded" are not."""
    at = noun + 1
    if own in ("fatalities", "injured") and at + 1 < len(parse) and parse.words[at].lower() in ("and", "or"):
        other = _FROM_WORD.get(parse.words[at + 1].lower())
        if other in ("fatalities", "injured") and other != own:
            return "casualties"
    if noun >= 2 and parse.words[noun - 1].lower() in ("and", "or"):
        other = _FROM_WORD.get(parse.words[noun - 2].lower())
        if other in ("fatalities", "injured") and other != own:
            return "casualties"
    return own


def _from_around(parse: Parse, noun: int) -> Measure | None:
    """The measure that the predicates around a noun of people (or a bare number) make of it."""
    following = noun + 1
    if following < len(parse) and parse.words[following].lower() in _OUT and parse.sentence_of[following] == parse.sentence_of[noun]:
        word = parse.words[following].lower()
        if word in _FROM_WORD:
            return _with_partner(parse, following, _FROM_WORD[word])
    for child in parse.children[noun]:
        lemma = parse.lemmas[child].lower()
        if parse.deps[child] in ("acl", "amod") and parse.tags[child] in ("VBN", "VBD", "JJ"):
            found = _FROM_WORD.get(parse.words[child].lower()) or load_measures().predicates.get(lemma)
            if found:
                return _joined(parse, child, found)
        if parse.deps[child] == "relcl" and (lemma in _SUBJECT or parse.dependents(child, "auxpass")):
            found = load_measures().predicates.get(lemma)
            if found:
                return _joined(parse, child, found)
    return _from_head(parse, noun)


def _from_head(parse: Parse, noun: int, depth: int = 0) -> Measure | None:
    at = noun
    while parse.deps[at] in ("conj", "appos") and parse.pos[parse.heads[at]] in ("NOUN", "PROPN", "NUM", "ADJ", "PRON"):
        at = parse.heads[at]
    dep, head = parse.deps[at], parse.heads[at]
    if dep == "nummod" and at == noun and parse.pos[head] in ("NOUN", "PROPN", "ADJ"):
        return _from_head(parse, head, depth + 1) if depth < 3 else None
    if dep in ("dobj", "nsubjpass", "dative"):
        return _of_verb(parse, head)
    if dep == "nsubj":
        return _of_subject(parse, head)
    if dep in ("oprd", "attr", "conj", "npadvmod", "ROOT"):
        return _of_verb(parse, head) if dep != "ROOT" and parse.pos[head] == "VERB" and parse.lemmas[head] in load_measures().predicates else None
    if dep == "pobj" and depth < 3:
        return _of_preposition(parse, head, depth)
    return None


def _of_preposition(parse: Parse, prep: int, depth: int) -> Measure | None:
    governor, word = parse.heads[prep], parse.words[prep].lower()
    if parse.words[governor].lower() == "up":
        governor = parse.heads[governor]
    if parse.pos[governor] == "VERB" and (
        (word == "to" and parse.words[prep - 1].lower() == "up") or (word in ("over", "about", "around", "under") and parse.pos[prep + 1] == "NUM")
    ):
        return _of_verb(parse, governor)
    lemma = parse.lemmas[governor].lower()
    if word == "of" and parse.pos[governor] in ("NOUN", "PROPN"):
        own = load_measures().predicates.get(lemma) or (load_measures().nouns.get(lemma) if lemma in ("death", "toll", "loss") else None)
        return own or (_from_head(parse, governor, depth + 1) if lemma in ("life", "number", "total", "group", "body") else None)
    if word in ("including", "among", "of") and parse.pos[governor] in ("NOUN", "PROPN", "NUM"):
        return _from_around_once(parse, governor, depth)
    return None


def _from_around_once(parse: Parse, noun: int, depth: int) -> Measure | None:
    return _from_around(parse, noun) if depth == 0 else _from_head(parse, noun, depth + 1)


def _of_subject(parse: Parse, verb: int) -> Measure | None:
    """What happened to the subject: of verbs that it suffers, and of "were reported killed", "are feared dead"."""
    lemma = parse.lemmas[verb].lower()
    if lemma in _SUBJECT or (
        lemma in load_measures().predicates and not parse.dependents(verb, "dobj", "dative", "ccomp") and parse.tags[verb] in ("VBD", "VBN")
    ):
        found = load_measures().predicates.get(lemma)
        return _joined(parse, verb, found) if found and lemma not in ("lose", "claim", "burn", "seize", "capture", "expel", "round") else None
    return _of_complement(parse, verb)


def _of_verb(parse: Parse, verb: int) -> Measure | None:
    fate = _of_complement(parse, verb)
    if fate is not None:
        return fate
    found = load_measures().predicates.get(parse.lemmas[verb].lower())
    return _joined(parse, verb, found) if found is not None and parse.lemmas[verb].lower() not in ("fall", "die") else None


def _of_complement(parse: Parse, verb: int) -> Measure | None:
    """What became of the patient: "left dead", "found killed", "taken prisoner", "beaten to death"."""
    for child in parse.children[verb]:
        if parse.deps[child] == "prep" and any(parse.lemmas[c].lower() == "death" for c in parse.children[child]) and parse.words[child].lower() == "to":
            return "fatalities"
        if parse.deps[child] in ("oprd", "attr", "acomp", "xcomp") and parse.lemmas[child].lower() in ("prisoner", "hostage", "captive"):
            return "detained"
        if parse.deps[child] in ("oprd", "acomp", "xcomp", "ccomp", "attr", "advcl") and (parse.deps[child] != "advcl" or parse.tags[child] == "VBN"):
            found = _FROM_WORD.get(parse.words[child].lower())
            if found is None and parse.deps[child] in ("oprd", "xcomp") and parse.tags[child] in ("VBN", "VBD"):
                found = load_measures().predicates.get(parse.lemmas[child].lower())
            if found:
                return _joined(parse, child, found)
    return None


def _joined(parse: Parse, predicate: int, found: Measure) -> Measure:
    """ "Were killed and injured", "killed or wounded 60": one number for both is of casualties."""
    pair: set[Measure] = {"fatalities", "injured"}
    if found not in pair:
        return found
    at = predicate + 2
    if at < len(parse) and parse.words[at - 1].lower() in ("and", "or") and {found, _FROM_WORD.get(parse.words[at].lower())} == pair:
        follows = at + 1 < len(parse) and (
            parse.pos[at + 1] == "NUM" or parse.words[at + 1].lower() in ("a", "several", "dozens", "hundreds", "many", "at", "more", "about")
        )
        return found if follows and parse.pos[at - 3] != "AUX" else "casualties"
    others = [c for c in parse.children[predicate] if parse.deps[c] == "conj"]
    if parse.deps[predicate] == "conj":
        others.append(parse.heads[predicate])
    for other in others:
        measure = _FROM_WORD.get(parse.words[other].lower()) or load_measures().predicates.get(parse.lemmas[other].lower())
        alone = not parse.dependents(other, "nsubj", "nsubjpass", "dobj") or (
            parse.deps[predicate] == "conj"
            and other == parse.heads[predicate]
            and not parse.dependents(other, "dobj")
            and not parse.dependents(predicate, "nsubj", "nsubjpass")
        )
        between = any(parse.pos[t] == "NUM" for t in range(min(predicate, other), max(predicate, other)))
        if measure in pair and measure != found and alone and not between:
            return "casualties"
    return found


def _from_toll(parse: Parse, number: int) -> Measure | None:
    """ "The death toll rose to 42", "the dead number in the hundreds": the measure of the subject."""
    at = parse.heads[number] if parse.deps[number] in ("pobj", "nummod", "dobj", "attr") else number
    lexicon = load_measures()
    if number >= 3 and [w.lower() for w in parse.words[number - 2 : number]] == ["in", "the"]:
        told = (
            t for t in range(number - 3, max(number - 12, -1), -1) if parse.words[t].lower() in _FROM_WORD and parse.sentence_of[t] == parse.sentence_of[number]
        )
        last = next(told, None)
        if last is not None:
            return _with_partner(parse, last, _FROM_WORD[parse.words[last].lower()])
    for token in (at, *_ancestors(parse, at, 3)):
        for child in (*parse.dependents(token, "nsubj", "nsubjpass", "conj"), token):
            own = lexicon.nouns.get(noun_key(parse, child))
            if (own in ("fatalities", "injured", "casualties", "displaced") and child < number and parse.pos[child] != "VERB") or (
                parse.words[child].lower() in ("dead", "wounded") and child < number
            ):
                return _with_partner(parse, child, own or _FROM_WORD[parse.words[child].lower()])
    return None
