"""Who wrote, translated and first published a page, from the lines that say so.

Takes single lines, gives names, or a :class:`FirstPublished`. Names nobody whom the line does not name:
agencies, desks and "staff" are no authors. Which line counts, by its place on the page, is for :mod:`polemos.read.page`.
"""

from __future__ import annotations

import re

from polemos.model import FirstPublished, Interval
from polemos.read.dates import date_line, find_dates, find_day, is_city, leftover
from polemos.read.language import LANGUAGE_NAMES, code_of
from polemos.read.vocabulary import words

_PARTICLE = r"(?:de|del|della|der|den|di|da|dos|du|la|le|van|von|bin|ibn|bint|al|el|ben|y|e|abu|ter|zu|st\.?)"
_PART = r"(?:[A-ZÀ-ÖØ-ÞĀ-ŽȘȚ][\w’'.-]*|(?:al|el|an|ad|as|ash|at|ar)-[A-ZÀ-Ž][\w’'-]*|d[’'][A-Z]\w+)"
_NAME = re.compile(rf"(?:(?:Dr|Prof|Professor|Sir|Lord|Mr|Mrs|Ms|Amb|Gen|Col)\.? )?{_PART}(?: (?:{_PARTICLE} ){{0,2}}{_PART}){{1,4}}")
_NOT_NAMES = words("no_names")
_BY = re.compile(
    r"(?:by|written by|posted by|published by|authors?\s*:|authors?\b|text\s*:|text by|words(?: by|\s*:)|story by|"
    r"an? (?:analysis|opinion|interview|report|commentary|essay) by|(?:analysis|opinion|interview|commentary|essay|op-ed) by|reporter\s*:|writer\s*:)\s*",
    re.IGNORECASE,
)
_CUT = re.compile(r"\s+(?:in|at|for|from|on|with)\s+|\s*[|·•(–—]\s*|\s+-\s+|\s*,?\s*@\w+", re.IGNORECASE)
_BETWEEN = re.compile(r"\s*(?:,\s*and|,|;|&|\band\b|\bwith\b)\s*", re.IGNORECASE)
_TRANSLATION = re.compile(
    r"\W*(?:(?:english )?translat(?:ion|ed|or|ors)\b(?:\s+(?:and \w+ )?)?(?:(?:from|out of) (?:the )?(?:original )?(?P<lang>"
    + LANGUAGE_NAMES
    + r"))?(?:\s+(?:in)?to english)?(?:\s*(?:by|:|–|—|-)\s*)+|trans(?:l)?\.\s*(?:by\s*)?:?\s*)(?P<who>.+)",
    re.IGNORECASE,
)
_FROM = re.compile(r"\btranslated from (?:the )?(?:original )?(?P<lang>" + LANGUAGE_NAMES + r")\b", re.IGNORECASE)
_THING = r"(?:article|piece|text|essay|interview|story|analysis|commentary|report|column|op-ed|post|statement|version|translation|work|contribution)"
_FIRST = re.compile(
    rf"\W*(?:(?:an? (?:\w+ )?version of )?(?:this|the|an?)(?: \w+)? {_THING} )?(?:(?:was|is|has been|had) )?"
    r"(?:(?:first|originally|previously|initially) (?:published|appeared|printed|posted|released|came out|ran)|"
    r"(?<=article )appeared|(?<=piece )appeared|(?<=essay )appeared|(?<=text )appeared|(?<=story )appeared|(?<=was )published(?= in [A-Z])|"
    r"(?:re-?published|reprinted|cross-?posted|reposted)(?: here)?(?: with (?:kind )?permission)?|"
    r"(?:first|original) (?:publication|published version)|original(?:ly)?(?= in | at ))\b\s*:?\s*",
    re.IGNORECASE,
)
_LANG_SLOT = re.compile(rf"(?:in|from)(?: the)?(?: original)? (?P<lang>{LANGUAGE_NAMES})\b,?\s*", re.IGNORECASE)
_WORD_SLOT = re.compile(
    r"(?:and|on|in|,|as|with (?:kind )?permission|here|under the (?:title|headline) [“\"‘'].+?[”\"’'],?|"
    r"(?:and )?(?:was |is )?(?:here )?(?:translated|adapted|edited)(?: by .+| for .+)?$)\s*",
    re.IGNORECASE,
)
_OUTLET_SLOT = re.compile(
    r"(?:(?:in|by|at|on|from|with|of)(?: the (?:website|site|pages|blog|magazine|newspaper|journal|daily) (?:of )?)?\s*)?"
    r"(?P<outlet>(?:the )?[A-ZÀ-Ž“\"‘][^,;()]*?)(?=\s+(?:on|in|under|and)\s|\s*[,;(]|\s*$)"
)
_LONGEST = 260


def is_name(line: str) -> bool:
    """Whether the line is a person's name and nothing else: two to five capitalised words, none of them a word of pages."""
    if len(line) > 48 or not _NAME.fullmatch(line) or is_city(line):
        return False
    parts = [w.strip("’'").lower() for w in line.split()]  # an initial keeps its full stop, and is no article "a"
    return not any(word in _NOT_NAMES or any(part in _NOT_NAMES for part in word.split("-")[1:]) for word in parts) and not line.isupper()


def names(text: str) -> tuple[str, ...]:
    """The persons in a list of names ("Ann Lee, Bo Chen and Cy Dorn"), without offices and places; () where any is none."""
    text = _CUT.split(text.strip().strip("*_"), maxsplit=1)[0].strip(" .,:;")
    if text.isupper():
        text = text.title()
    found: list[str] = []
    for part in _BETWEEN.split(text):
        if is_name(part.strip()):
            found.append(part.strip())
        elif found or not part.strip():
            break  # "Ann Lee, Senior Fellow": the office ends the list
        else:
            return ()
    return tuple(found)


def is_name_list(line: str) -> bool:
    """Whether the line holds the names of persons and nothing else ("Ann Lee, Bo Chen and Cy Dorn")."""
    parts = [part.strip() for part in _BETWEEN.split(line)]
    return len(line) < 140 and all(is_name(part) for part in parts)


def is_byline(line: str) -> bool:
    """Whether the line says by whom the article is; it may hold a date too ("By Ann Lee | October 9, 2020")."""
    if len(line) > 140:
        return False
    bare = _without_dates(line)
    match = _BY.match(bare)
    if match:
        rest = bare[match.end() :].strip()
        return bool(names(rest)) or (
            0 < len(rest.split()) <= 6 and rest[:1].isupper() and not rest.endswith((".", "?")) and match[0].strip().lower() != "authors"
        )
    return (
        bare != line.strip()
        and not line.rstrip().endswith(".")
        and len(line.split()) <= 14
        and bool(names(bare))
        and bool(re.fullmatch(r"[^|·•–—,]+(?:\s[|·•–—-]\s.{2,40}|,.{2,40})?", bare))
    )


def byline_names(line: str) -> tuple[str, ...]:
    """The authors that a line of the head names, beside dates and labels; () where it names an agency or desk, or nobody."""
    for part in segments(line):
        bare = _without_dates(part)
        match = _BY.match(bare)
        found = names(bare[match.end() :] if match else bare)
        if found:
            return found
    return ()


def segments(line: str) -> list[str]:
    """The parts of a line that is divided by bars, dots or wide gaps."""
    return [part.strip() for part in re.split(r"\s*[|·•]\s*|\s{3,}|\t", line.strip()) if part.strip()]


def is_mixed_date(line: str) -> bool:
    """Whether one of the parts of a divided line is a date ("Statement | Date: 15/03/2021 | Ministry of Trade")."""
    parts = segments(line)
    return 2 <= len(parts) <= 6 and len(line) < 160 and any(date_line(part) for part in parts) and all(len(part.split()) <= 8 for part in parts)


def is_translation(line: str) -> bool:
    """Whether the line does nothing but name a translator, or the language that the text was translated from."""
    return (
        len(line) < 140
        and any(_translator(part) or _FROM.search(part) for part in _sentences(line))
        and len(_sentences(line)) <= 2
        and bool(re.match(r"\W*(?:english )?trans", line, re.IGNORECASE))
    )


def translators(line: str) -> tuple[str, ...]:
    """The translators named in a credit line."""
    found = [name for part in _sentences(line) for name in _translator(part)]
    inside = re.search(r"\btranslated\b[^.]{0,40}? by (?P<who>.+)", line)
    return tuple(found) or (names(inside["who"]) if inside else ())


def is_first_published(line: str) -> bool:
    """Whether the line tells where or when the text came out first, and nothing else."""
    return len(line) < _LONGEST and first_published(line, None) is not None


def first_published(line: str, published: Interval | None) -> FirstPublished | None:
    """What a line says of the first publication; a day without a year takes the year of the page's own date.

    None where the line is about something else: all of its words must belong to such a note.
    """
    for part in _sentences(line):
        match = _FIRST.match(part)
        found = _slots(part[match.end() :], published) if match else None
        if found and (found.outlet or found.language or found.date):
            lang = _FROM.search(line)
            return FirstPublished(found.date, found.outlet, found.language or (code_of(lang["lang"]) if lang else None))
    return None


def _slots(rest: str, published: Interval | None) -> FirstPublished | None:
    """The parts of "in LANGUAGE on DAY in OUTLET", in any order; None where something else is left."""
    rest = rest.strip().rstrip(" .)*_")
    when, outlet, language = None, None, None
    year = published.start.year if published and published.start else None
    dated = find_day(rest, year)
    undated = dated or find_day(rest, 2000)
    if undated:
        rest = (re.sub(r"\bon\s*(?:\w+day,?\s*)?$", "", rest[: undated[1]]).rstrip(" (,") + " " + rest[undated[2] :].lstrip(" ),")).strip()
    if dated:
        when = _not_after(dated[0], published)
    while rest:
        if match := _LANG_SLOT.match(rest):
            language = code_of(match["lang"])
        elif match := _WORD_SLOT.match(rest):
            pass
        if match and not re.match(r"(?:in|on|,)\s*$", match[0], re.IGNORECASE):
            rest = rest[match.end() :]
            continue
        found = _OUTLET_SLOT.match(rest)
        if not found or outlet:
            return None
        outlet = found["outlet"].strip(" “”\"‘’'*_").removeprefix("the ")
        rest = rest[found.end() :].lstrip(" ,;")
    if outlet and len(outlet.split()) > 8:
        return None
    return FirstPublished(when, outlet, language)


def _not_after(interval: Interval, published: Interval | None) -> Interval | None:
    """A day of the page's year that lies after the page was published is one of the year before."""
    if not (published and published.start and interval.start and interval.end):
        return interval
    if published.end and interval.start > published.end and interval.start.year == published.start.year and interval.text:
        found = find_day(re.sub(r"\d{4}", "", interval.text), published.start.year - 1)
        return found[0] if found else interval
    return interval


def _translator(part: str) -> tuple[str, ...]:
    match = _TRANSLATION.match(part)
    return names(match["who"]) if match else ()


def _sentences(line: str) -> list[str]:
    return [p.strip(" ()*_[]") for p in re.split(r"(?<=[\w)]\w\.)\s+(?=[A-Z])|\s*[|;]\s*", line) if p.strip(" ()*_[]")]


def _without_dates(line: str) -> str:
    found = list(find_dates(line))
    return re.sub(r"\s*[|·•–—-]\s*$|\s+on$|,$", "", leftover(line, found).strip()).strip() if found else line.strip()
