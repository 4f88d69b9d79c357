"""Place names in bare text, by capitals alone: for phrases that come without a parse.

Takes a string, gives toponyms with their written relations ("Paris, Texas"; lists). Documents have a parse and go through
:mod:`polemos.mention.places`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from polemos.knowledge.gazetteer import normalise, place_words
from polemos.mention.places_names import Option, options
from polemos.mention.places_rank import Toponym, prior

LONGEST = 6
SMALLEST_TOWN = 500
WELL_KNOWN = 100_000  # people
_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|(?:St|Mt|Ft|Ste)\.(?= )|[^\W_]+(?:['’&-][^\W_]+)*")
INNER = frozenset(
    {"al", "am", "an", "and", "au", "aux", "da", "de", "del", "des", "di", "do", "dos", "du", "e", "el", "en", "et", "i", "la", "le", "les"}
    | {"na", "nad", "of", "on", "sur", "the", "upon", "y"}
)
_AFTER = re.compile(r" ([a-z]+)\b")
_BEFORE = re.compile(r"(\w+) of (?:the )?$")
_LEVELS = frozenset({"adm1", "adm2", "city", "country"})
_JOINS = re.compile(r"\s*(?:,\s*)?(?:and|or|&)?\s*")
_PART = r"(?:(?:north|south|east|west|central|upper|lower)\w*(?:-\w+)? )?"
_WITHIN = re.compile(rf"\s*\(|(?:['’]s)?,\s+(?:an? |the )?{_PART}|\s+in\s+(?:the )?{_PART}(?:\w+ of )?")

_OWNS = re.compile(r"['’]s? (?:[a-z]+(?:-[a-z]+)? )?(?:\w+ of )?")


def scan(text: str) -> list[Toponym]:
    """All toponyms of the text, the longest name first where they overlap, in order of the text."""
    words = [(m.start(), m.end(), m.group()) for m in _WORD.finditer(text)]
    found: list[Toponym] = []
    at = 0
    while at < len(words):
        size, toponym = _longest(text, words, at)
        if toponym is not None:
            found.append(toponym)
        at += max(size, 1)
    return relate(text, found)


def _longest(text: str, words: Sequence[tuple[int, int, str]], at: int) -> tuple[int, Toponym | None]:
    start, _, first = words[at]
    if not first[0].isupper():
        return 1, None
    for size in range(min(LONGEST, len(words) - at), 0, -1):
        run = words[at : at + size]
        last = run[-1][2]
        designator = size > 1 and last.casefold() in place_words().designators
        if not (last[0].isupper() or last[0].isdigit() or designator) or not _unbroken(text, run):
            continue
        if any(not (w[0].isupper() or w.casefold() in INNER) for _, _, w in run[1:-1]):
            continue
        end = run[-1][1]
        if text[start : end + 1] in place_words().abbreviations:
            end += 1
        name = text[start:end]
        fits = _usable(name, after_comma=text[max(0, start - 2) : start] == ", ")
        if fits:
            return size, Toponym(start, end, name, levelled(text, start, end, fits), votes=_votes(text, words, at, size, fits))
    return 1, None


def levelled(text: str, start: int, end: int, fits: tuple[Option, ...]) -> tuple[Option, ...]:
    """The options with the level that the words before or after mark ("the city of X", "X province"), where some do."""
    known, tail = place_words().designators, _AFTER.match(text, end)
    head = _BEFORE.search(text[max(0, start - 30) : start])
    level = known.get(tail.group(1).casefold()) if tail else None
    if level is None and head:
        level = known.get(head.group(1).casefold())
        if level in {"adm1", "adm2"} and any(o.entry.level == "country" for o in fits):  # "a province of Turkey"
            level = None
    return tuple(replace(o, level=o.level or level) for o in fits) if level in _LEVELS else fits


def _unbroken(text: str, run: Sequence[tuple[int, int, str]]) -> bool:
    """Whether nothing but blanks, hyphens or an abbreviation's stop lies between the words."""
    return all(text[a[1] : b[0]] in {" ", "-", "\n"} for a, b in pairwise(run))


def _usable(name: str, *, after_comma: bool) -> tuple[Option, ...]:
    """Options of a name in running text: common words are none, towns of no size are none."""
    plain = normalise(name)
    if plain in place_words().stop or len(plain) < 2:
        return ()
    fits = options(name, short=after_comma)
    return tuple(o for o in fits if o.entry.level != "city" or o.entry.population >= SMALLEST_TOWN or len(plain) > 7)


def _votes(text: str, words: Sequence[tuple[int, int, str]], at: int, size: int, fits: Sequence[Option]) -> bool:
    """Whether the name is evidence for others: not where it looks like a part of somebody's name."""
    if any(o.entry.level in {"country", "own"} for o in fits) or size > 1:
        return True
    if at and words[at - 1][2][0].isupper() and text[words[at - 1][1] : words[at][0]] == " " and words[at - 1][2].casefold() not in place_words().directions:
        return words[at - 1][2].casefold() in {"in", "from", "the", "of", "at", "near"} or any(o.entry.level == "adm1" for o in fits)
    return max(o.entry.population for o in fits) >= 5000


def relate(text: str, toponyms: Sequence[Toponym]) -> list[Toponym]:
    """The same toponyms with containers and lists marked from what is written between them."""
    related = list(toponyms)
    for i, (left, right) in enumerate(pairwise(toponyms)):
        between = text[left.end : right.start]
        if len(between) > 40:
            continue
        if _WITHIN.fullmatch(between) and holds(right, left) and not _alike(left, right):
            related[i] = replace(related[i], inside=i + 1)
        elif _WITHIN.fullmatch(between) and _stranger(left, right):
            related[i] = replace(related[i], options=())
        elif _OWNS.fullmatch(between) and holds(left, right):
            related[i + 1] = replace(related[i + 1], inside=i)
        elif between and _JOINS.fullmatch(between):
            related[i] = replace(related[i], beside=(*related[i].beside, i + 1))
            related[i + 1] = replace(related[i + 1], beside=(*related[i + 1].beside, i))
    return related


def _stranger(left: Toponym, right: Toponym) -> bool:
    """Whether a small place is said to lie in a country or division in which none of that name is known: then it is another one."""
    if not left.options or not any(o.entry.level in {"country", "adm1"} or (o.entry.level == "adm2" and o.level) for o in right.options):
        return False
    return all(o.entry.level in {"city", "adm2"} and o.entry.population < WELL_KNOWN for o in left.options)


def _alike(left: Toponym, right: Toponym) -> bool:
    """Whether both are first of all countries, or both divisions: then a comma lists them, unless a short form follows it."""
    if right.text in place_words().abbreviations:
        return False
    a, b = (max(t.options, key=prior).entry.level if t.options else "" for t in (left, right))
    return a == b and a in {"country", "adm1"}


def container(text: str, toponyms: Sequence[Toponym], at: int) -> int | None:
    """Index of the place written as the container of an unknown name ("X, Idlib", "X in Idlib", "Idlib's X"), None where none is."""
    if at + 1 < len(toponyms) and _WITHIN.fullmatch(text[toponyms[at].end : toponyms[at + 1].start]):
        return at + 1
    if at and _OWNS.fullmatch(text[toponyms[at - 1].end : toponyms[at].start]):
        return at - 1
    return None


def holds(outer: Toponym, inner: Toponym) -> bool:
    """Whether some option of the one lies in some option of the other."""
    countries = {o.entry.countries[0] for o in outer.options if o.entry.level == "country"}
    divisions = {o.entry.id for o in outer.options if o.entry.level in {"adm1", "adm2"}}
    boxes = [o.entry.box for o in outer.options if o.entry.level == "own" and o.entry.box]
    for option in inner.options:
        e = option.entry
        if e.level != "country" and not countries.isdisjoint(e.countries):
            return True
        if e.admin1 in divisions or e.admin2 in divisions:
            return True
        if e.level != "country" and any(s <= e.lat <= n and w <= e.lon <= o for s, w, n, o in boxes):
            return True
    return False
