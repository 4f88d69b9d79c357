"""Places in a document. Takes its parse, gives place mentions in order of the text and the places they name.

A name counts where it is known and stands as a name of a place: the parser's tags, the recogniser's labels, prepositions and the
words around decide (:func:`_credible`). Which of several places it is, :mod:`polemos.mention.places_rank` decides for all names
of the document at once; a name means one place throughout.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from polemos.knowledge.gazetteer import normalise, place_words
from polemos.mention.places import placed_by_container, to_place
from polemos.mention.places_names import Option, options
from polemos.mention.places_rank import Choice, Toponym, kilometres, rank
from polemos.mention.places_scan import INNER, levelled, relate
from polemos.model import Parse, Place, PlaceMention, Span

LONGEST = 8  # tokens of a name; hyphens are tokens
SMALL_TOWN = 1_000  # people: a town after a preposition of place
KNOWN_TOWN = 10_000  # a town that a place near by or a looser preposition speaks for
BIG_CITY = 100_000  # a town that needs neither
METROPOLIS = 500_000  # a town even where the recogniser sees a person; capitals count a million more
NEAR = 300  # km
SURE = 3.0  # score below which a town stays unresolved
_STRICT = frozenset({"in", "at", "near", "into", "inside", "outside", "around", "toward", "towards", "throughout", "across"})
_PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
_Sense = tuple[str, str | None, bool, bool]


@dataclass(frozen=True, slots=True)
class _Found:
    """Tokens ``first`` to ``last`` (exclusive) that name a place, ``head`` among them; no options where it is not known.

    ``weak``: a town only if the rest of the text speaks for it.
    """

    first: int
    last: int
    head: int
    options: tuple[Option, ...]
    weak: bool = False


def find_places(parse: Parse, text: str, country_hints: Mapping[str, float], taken: Iterable[Span]) -> tuple[tuple[PlaceMention, ...], dict[str, Place]]:
    """All place mentions of a document and its places by id.

    ``country_hints`` are ISO 3166 alpha-3 codes with how often the document names them, ``taken`` are spans that are persons or
    bodies. A mention's ``place`` is None where the name stands as a place and cannot be resolved. Raises SettingsError
    where the gazetteer is not compiled.
    """
    found = _Finder(parse, text, taken).run()
    toponyms = relate(text, [_toponym(parse, text, f) for f in found])
    choices = _one_sense([replace(t, votes=not f.weak) for t, f in zip(toponyms, found, strict=True)], country_hints)
    mentions: list[PlaceMention] = []
    places: dict[str, Place] = {}
    for at, item in enumerate(found):
        if item.weak and not _spoken_for(at, found, choices, country_hints):
            continue
        place, rule = _record(text, toponyms, choices, at)
        if place is not None:
            places[place.id] = _joined(places.get(place.id), place)
        span = parse.span(item.first, item.last)
        mentions.append(PlaceMention(span, item.first, item.last, item.head, place.id if place else None, rule))
    return tuple(mentions), places


def _record(text: str, toponyms: Sequence[Toponym], choices: Sequence[Choice | None], at: int) -> tuple[Place | None, str]:
    choice = choices[at]
    if choice is None:
        return placed_by_container(text, toponyms, choices, at), "container" if not toponyms[at].options else "unsure"
    rule = "direction" if choice.option.direction else "designated" if choice.option.level else "name"
    return to_place(toponyms[at].text, choice), rule


def _spoken_for(at: int, found: Sequence[_Found], choices: Sequence[Choice | None], hints: Mapping[str, float]) -> bool:
    """Whether a doubtful name lies near a place of the text, or is a big town of a country of the text."""
    choice = choices[at]
    if choice is None:
        return False
    entry = choice.option.entry
    others = [c.option.entry for f, c in zip(found, choices, strict=True) if c and not f.weak]
    if any(o.level not in {"country", "own"} and kilometres(o, entry) <= NEAR for o in others):
        return entry.population >= KNOWN_TOWN
    return entry.population >= BIG_CITY and entry.country is not None and (entry.country in hints or any(o.country == entry.country for o in others))


def _joined(known: Place | None, new: Place) -> Place:
    """One record of both mentions' spellings."""
    if known is None:
        return new
    return replace(known, aliases=tuple(dict.fromkeys((*known.aliases, *new.aliases))))


def _toponym(parse: Parse, text: str, found: _Found) -> Toponym:
    span = parse.span(found.first, found.last)
    return Toponym(span.start, span.end, span.of(text), levelled(text, span.start, span.end, found.options))


def _one_sense(toponyms: Sequence[Toponym], hints: Mapping[str, float]) -> list[Choice | None]:
    """A choice for each toponym; names that may mean the same are ranked once, where most is written of them."""
    senses = _senses(toponyms)
    first: dict[_Sense, int] = {}
    for at, toponym in enumerate(toponyms):
        key = senses[at]
        kept = first.setdefault(key, at)
        if toponyms[kept].inside is None and toponym.inside is not None:
            first[key] = at
    order = sorted(first.values())
    number = {senses[at]: n for n, at in enumerate(order)}
    numbers = [number[s] for s in senses]
    choices = rank([_renumbered(toponyms[at], numbers) for at in order], hints)
    return [_sure(choices[n]) for n in numbers]


def _senses(toponyms: Sequence[Toponym]) -> list[_Sense]:
    """What each name may mean one thing by: its words, their level, and whether they hold what is written before them."""
    outer = {t.inside for t in toponyms}
    return [(normalise(t.text), next((o.level for o in t.options), None), at in outer, bool(t.options)) for at, t in enumerate(toponyms)]


def _renumbered(toponym: Toponym, numbers: Sequence[int]) -> Toponym:
    inside = numbers[toponym.inside] if toponym.inside is not None else None
    return replace(toponym, inside=inside, beside=tuple(numbers[i] for i in toponym.beside))


def _sure(choice: Choice | None) -> Choice | None:
    """The choice, None where it is a small town that nothing in the text speaks for."""
    return None if choice is None or (choice.option.entry.level in {"city", "adm2"} and choice.score < SURE) else choice


class _Finder:
    """Walks through the tokens, the longest name first."""

    def __init__(self, parse: Parse, text: str, taken: Iterable[Span]) -> None:
        self.parse = parse
        self.text = text
        self.words = place_words()
        self.skipped = {"the", "a"} | set(self.words.directions)
        self.tails = self.words.sites | frozenset(self.words.designators)
        self.taken = {t for span in taken for t in parse.tokens_of(span)}
        self.found_tokens: set[int] = set()
        self.entity: dict[int, tuple[int, int, str]] = {t: e for e in parse.entities for t in range(e[0], e[1])}

    def run(self) -> list[_Found]:
        found: list[_Found] = []
        for sentence in self.parse.sentences:
            titled = self._titled(sentence.first, sentence.last)
            at = sentence.first
            while at < sentence.last:
                item = self._at(at, sentence.last, titled)
                if item:
                    found.append(item)
                    self.found_tokens.update(range(item.first, item.last))
                at = item.last if item else at + 1
        return found

    def _titled(self, first: int, last: int) -> bool:
        """Whether a sentence is written like a headline, so that capitals say nothing."""
        words = [w for w in self.parse.words[first:last] if w[0].isalpha() and len(w) > 3]
        return len(words) > 3 and sum(w[0].isupper() for w in words) > 0.7 * len(words)

    def _at(self, at: int, end: int, titled: bool) -> _Found | None:
        if at in self.taken or not self._may_start(at):
            return None
        for last in range(min(at + LONGEST, end), at, -1):
            if not self._is_run(at, last):
                continue
            name = self.text[self.parse.starts[at] : self.parse.ends[last - 1]]
            fits = options(name)
            if fits and normalise(name) not in self.words.stop and not self._of_longer_name(at, last, self._head(at, last)):
                standing = self._standing(at, last, fits, titled)
                if standing is not None:
                    return replace(self._extended(at, last, fits), weak=standing == "weak")
        return self._unknown(at)

    def _may_start(self, at: int) -> bool:
        word = self.parse.words[at]
        if word == "The":
            return False
        return word[0].isupper() or (word.casefold() in self.words.directions and at + 1 < len(self.parse) and self.parse.words[at + 1][0].isupper())

    def _is_run(self, first: int, last: int) -> bool:
        parse = self.parse
        if any(t in self.taken for t in range(first, last)) or not parse.words[last - 1][0].isupper():
            return False
        return all(w[0].isupper() or w == "-" or w.casefold() in INNER or w == "'s" for w in parse.words[first + 1 : last - 1])

    def _standing(self, first: int, last: int, fits: Sequence[Option], titled: bool) -> Literal["strong", "weak"] | None:
        """How well known words stand as the name of a place here; None where they do not.

        The recogniser takes many a foreign town for a person or a body, so that a preposition of place outweighs it.
        """
        parse, head = self.parse, self._head(first, last)
        known = any(o.entry.level in {"country", "own", "adm1"} for o in fits)
        people = max((o.entry.population + 1_000_000 * o.entry.capital for o in fits if o.entry.rank == 0), default=0)
        people = max(people, *(o.entry.population // 2 for o in fits))
        bond = self._bond(first, head)
        named = any(parse.pos[t] == "PROPN" for t in range(first, last)) or bond == "in" or (known and parse.pos[head] == "NOUN")
        label = self._label(first, last)
        if not named or (label == "NORP" and bond is None):
            return None
        if bond == "in" and (known or people >= SMALL_TOWN):
            return "strong"
        if label in _PLACE_LABELS and (not titled or known or people >= BIG_CITY):
            return "strong"
        enough = KNOWN_TOWN if bond == "of" and label != "PERSON" else METROPOLIS if label == "PERSON" and bond is None else BIG_CITY
        if known or people >= enough:
            return "strong"
        return None if titled or (label == "PERSON" and last - first == 1) else "weak"

    def _head(self, first: int, last: int) -> int:
        """The token whose head lies outside the run."""
        return next((t for t in range(first, last) if not first <= self.parse.heads[t] < last or self.parse.heads[t] == t), last - 1)

    def _label(self, first: int, last: int) -> str | None:
        """The recogniser's label of the tokens, None where they are none or the label's span goes beyond them."""
        labels = {self.entity[t][2] for t in range(first, last) if t in self.entity}
        return labels.pop() if len(labels) == 1 else None

    def _of_longer_name(self, first: int, last: int, head: int) -> bool:
        """Whether the words are only part of another name: "Paris Agreement", "President Lincoln", "Jordan Smith"."""
        parse, words = self.parse, self.words
        before = parse.words[first - 1] if first else ""
        after = parse.words[last] if last < len(parse) else ""
        if before and parse.sentence_of[first - 1] == parse.sentence_of[first] and before.casefold().rstrip(".") in words.titles and before[0].isupper():
            return True
        if after and after[0].isupper() and parse.sentence_of[last] == parse.sentence_of[first] and parse.pos[last] in {"PROPN", "NOUN"}:
            if after.casefold() in words.sites:
                return self._bond(first, last) is None and self._bond(first, head) is None
            if after.casefold() in words.heads or (parse.heads[head] >= last and parse.deps[head] == "compound" and after.casefold() not in words.designators):
                return True
        if before and before[0].isupper() and parse.pos[first - 1] == "PROPN" and parse.sentence_of[first - 1] == parse.sentence_of[first]:
            inside = self.entity.get(first)
            return parse.heads[first - 1] in range(first, last) and parse.deps[first - 1] == "compound" and (inside is None or inside[0] < first)
        inside = self.entity.get(first)
        return inside is not None and inside[2] in {"PERSON", "WORK_OF_ART", "EVENT", "LAW"} and (inside[0] < first or inside[1] > last)

    def _bond(self, first: int, head: int) -> Literal["in", "of"] | None:
        """How the words before bind the name: ``in`` as only a place is bound, ``of`` as a place or others are, or not at all."""
        if self.parse.deps[head] in {"conj", "appos"} and self.parse.heads[head] in self.found_tokens:
            return "of"
        before = first - 1
        while before >= 0 and self.parse.words[before].casefold() in self.skipped:
            before -= 1
        if before < 0 or self.parse.pos[before] not in {"ADP", "VERB"}:
            return None
        word = self.parse.words[before].casefold()
        return "in" if word in _STRICT and self.parse.heads[head] == before else "of" if word in self.words.locatives else None

    def _extended(self, first: int, last: int, fits: tuple[Option, ...]) -> _Found:
        """With the word that marks the level after it ("Idlib province") and a direction before it ("northern Syria")."""
        parse = self.parse
        end = parse.sentences[parse.sentence_of[first]].last
        for size in (2, 1):
            tail = last + size
            if tail <= end and parse.heads[last - 1] in range(last, tail) and parse.words[tail - 1] in self.tails:
                longer = options(self.text[parse.starts[first] : parse.ends[tail - 1]])
                if longer:
                    fits, last = longer, tail
                    break
        before = first - 1
        if before >= parse.sentences[parse.sentence_of[first]].first and before not in self.taken and parse.words[before].casefold() in self.words.directions:
            directed = options(self.text[parse.starts[before] : parse.ends[last - 1]])
            if directed:
                fits, first = directed, before
        return _Found(first, last, self._head(first, last), fits)

    def _unknown(self, at: int) -> _Found | None:
        """A name that is not known, where the recogniser calls it a place and a preposition says the same."""
        inside = self.entity.get(at)
        if inside is None or inside[2] not in {"GPE", "LOC"} or inside[0] != at or self._bond(at, self._head(inside[0], inside[1])) is None:
            return None
        first, last, _ = inside
        name = self.text[self.parse.starts[first] : self.parse.ends[last - 1]]
        if any(t in self.taken or self.parse.pos[t] != "PROPN" for t in range(first, last)) or normalise(name) in self.words.stop:
            return None
        return _Found(first, last, self._head(first, last), ())
