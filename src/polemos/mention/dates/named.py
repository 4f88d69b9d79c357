"""Named times and event words of the lexicon, compiled for matching in a text.

Takes ``lexicon/fixed_dates.yml``; gives names by their first word and one pattern for phrases that name an event.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from polemos.knowledge.loader import FOLDER, read_file
from polemos.knowledge.models import Day, FixedDateFile
from polemos.mention.dates.calendar import Stretch, of_day, of_month, of_year
from polemos.mention.dates.expressions import EventWords, Expr, Holiday, Known

# Words that no phrase naming an event runs over: "before leaving for the war" names none right after "before".
_STOP = (
    r"(?:last|first|never|again|still|later|waged|of|in|on|at|and|or|to|for|with|by|from|into|over|that|which|who|when|where|while|as|is|are|was|were|be|been|has|have|had|will|would|"
    r"not|no|any|another|each|every|he|she|it|they|we|i|you|there)"
)
# Events that last: "after the war" counts from their end.
_LASTING = frozenset(
    {"war", "civil war", "hostility", "fighting", "conflict", "siege", "occupation", "crisis", "battle", "campaign", "blockade", "intervention"}
)


@dataclass(frozen=True)
class Names:
    """``by_word``: first word in lower case → (name, what it means), longest name first. ``kinds``: event word → its class."""

    by_word: dict[str, tuple[tuple[str, Expr], ...]]
    kinds: dict[str, str]
    phrase: re.Pattern[str]
    clause: re.Pattern[str]
    begins: re.Pattern[str]
    ends: re.Pattern[str]
    words: re.Pattern[str]


@lru_cache(maxsize=1)
def load_names() -> Names:
    """The compiled lexicon, read once a process."""
    file = read_file(FOLDER / "lexicon" / "fixed_dates.yml", FixedDateFile)
    if not isinstance(file, FixedDateFile):
        raise TypeError("fixed_dates.yml was not read as a FixedDateFile")
    kinds = {word: entry.id for entry in file.events for word in (*entry.nouns, *entry.verbs)}
    nouns = _either(_forms(noun) for entry in file.events for noun in entry.nouns)
    verbs = _either(re.escape(verb) for entry in file.events for verb in entry.verbs)
    begins, ends = _either(map(re.escape, file.begins)), _either(map(re.escape, file.ends))
    turn = rf"(?:\s+(?:had\s+|was\s+|were\s+)?(?:(?P<begins>{begins})|(?P<ends>{ends}))\b)?"
    return Names(
        by_word=_by_word(file),
        kinds=kinds,
        phrase=re.compile(
            rf"(?:(?:the|this|that|these|those|its|their|his|her)\s+)?(?:(?!{_STOP}\b)[\w'’.\-]+\s+){{0,4}}?(?P<word>{nouns})\b(?!-){turn}", re.I
        ),
        clause=re.compile(rf"(?:(?:the|[A-Z][\w'’\-]*)\s+){{1,4}}(?:[a-z]+\s+){{0,2}}?(?P<word>{verbs})\b"),
        begins=re.compile(rf"\b(?:{begins})\b", re.I),
        ends=re.compile(rf"\b(?:{ends})\b", re.I),
        words=re.compile(rf"\b(?:(?P<noun>{nouns})|(?P<verb>{verbs}))\b", re.I),
    )


def event_at(text: str, pos: int, relation: str) -> EventWords | None:
    """The event that the words at ``pos`` name, as the bound that ``relation`` makes of it; None where they name none."""
    names = load_names()
    found = names.phrase.match(text, pos)
    if found is None or not (
        text[pos].isupper() or found.group().lower().startswith(("the ", "this ", "that ", "these ", "those ", "its ", "their ", "his ", "her ", "hostilities"))
    ):
        found = names.clause.match(text, pos)
        if found is None:
            return None
        word = found.group("word").lower()
        return EventWords(word, names.kinds[word], found.start("word"), found.end(), "begin")
    word = singular(found.group("word"))
    part: str = "end" if found.group("ends") else "begin"
    if relation == "during":
        part = "whole"
    elif relation == "after" and word in _LASTING and not found.group("begins"):
        part = "end"
    return EventWords(word, names.kinds[word], found.start("word"), found.end(), "whole" if part == "whole" else "end" if part == "end" else "begin")


def name_at(text: str, start: int, word: str) -> tuple[Expr, int] | None:
    """The named time that begins at ``start`` with ``word``, and where it ends; capitals count as they stand in the lexicon."""
    for name, expr in load_names().by_word.get(word, ()):
        end = start + len(name)
        if text[start:end].replace("’", "'").replace("–", "-") == name and not text[end : end + 1].isalnum():
            return expr, end
    return None


def singular(word: str) -> str:
    """The form in which the lexicon has the event word."""
    plain = " ".join(word.lower().split())
    kinds = load_names().kinds
    if plain in kinds:
        return plain
    for ending, instead in (("ies", "y"), ("es", ""), ("s", "")):
        if plain.endswith(ending) and plain[: -len(ending)] + instead in kinds:
            return plain[: -len(ending)] + instead
    return plain


def _by_word(file: FixedDateFile) -> dict[str, tuple[tuple[str, Expr], ...]]:
    found: dict[str, list[tuple[str, Expr]]] = defaultdict(list)
    for period in file.periods:
        first, last = _day(period.from_).start, _day(period.to).end
        stretch = Stretch(first, last, "day" if first == last else "other")
        for name in period.names:
            found[_first(name)].append((name, Known(stretch, named=True)))
    for holiday in file.holidays:
        for name in holiday.names:
            found[_first(name)].append((name, Holiday(holiday.month or 0, holiday.day or 0, holiday.easter)))
    return {word: tuple(sorted(pairs, key=lambda pair: -len(pair[0]))) for word, pairs in found.items()}


def _first(name: str) -> str:
    found = re.match(r"[A-Za-z]+|\d+", name)
    return found.group().lower() if found else name


def _day(day: Day) -> Stretch:
    if isinstance(day, date):
        return of_day(day)
    return of_month(int(day[:4]), int(day[5:])) if "-" in day else of_year(int(day))


def _forms(noun: str) -> str:
    plain = re.escape(noun).replace(r"\ ", r"\s+")
    return plain[:-1] + "(?:y|ies)" if noun.endswith("y") else plain + "(?:e?s)?"


def _either(words: object) -> str:
    return "|".join(sorted(map(str, words), key=len, reverse=True))  # type: ignore[call-overload]
