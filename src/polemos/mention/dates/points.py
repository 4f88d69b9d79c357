"""Single time expressions: the patterns for days, months, years, weekdays, units and offsets, and what they mean.

Takes a text and an offset, gives the longest expression that begins there. Leaves parts ("early"), ranges
and bounds ("since") to ``grammar``, and days to ``resolve``. What looks like a date and is none (a modal
"may", a count of four digits) is turned away here, by the words beside it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import cast

from polemos.mention.dates.calendar import Season, Stretch, Unit, of_century, of_decade
from polemos.mention.dates.expressions import Base, Between, Calendar, Expr, Found, Holiday, Known, Nearest, Offset, Overnight, UnitAt, Window
from polemos.mention.dates.named import event_at, name_at
from polemos.mention.dates.words import (
    DASH, DAY, DECADES, MONTH, MONTHS, NUMBER, NUMBERS, ORDINALS, SEASON, SEASONS, TH, TIME_OF_DAY, UNIT, UNITS, WEEKDAY, WEEKDAYS, YEAR, number,
)  # fmt: skip

Build = Callable[[re.Match[str], bool], Expr | None]
_YEAR_REF = r"(?:,?\s+(?:of\s+)?(?P<ref>that\s+same|that|this|the\s+same|last|next|the\s+following|the\s+previous|the\s+next)\s+year\b)"
_YEAR_TAIL = rf"(?:\s*,?\s+(?:of\s+)?(?P<y>{YEAR})\b(?![,.]\d|\s?%)|{_YEAR_REF})?"
# A month alone is one only after such words; so "may", "march" and the Mays and Aprils among people fall out.
_BEFORE_MONTH = re.compile(
    r"(?:\b(?:in|since|until|till|by|from|to|through|of|last|next|this|early|mid|late|between|and|or|before|after|during|on|throughout|around|for|every|each|"
    r"previous|following|ending|beginning|starting|that|same|already|only|or)[\s-]+|[(\[–—-]\s?)$",
    re.I,
)
_BEFORE_MONTH_NOUN = re.compile(r"\b(?:the|a|an|its|his|her|their|'s|’s)\s+$", re.I)
_BEFORE_YEAR = re.compile(r"(?:\b(?:in|since|until|till|before|during|circa|early|mid|late|year|to|from|of|between|and|or|by|after|through|than|for|on|around|about|over|from|with|as|under|at|that)[\s-]+(?:about\s+|around\s+)?|[(\[–—-]\s?)$", re.I)
_SURE_YEAR = re.compile(r"(?:\b(?:in|since|until|till|during|circa|early|mid|late|year)[\s-]+(?:about\s+|around\s+)?|[(\[]\s?)$", re.I)
_BEFORE_YEAR_NOUN = re.compile(r"(?:\b(?:the|a|an|its|his|her|their|our|this|that|\w+['’]s|\w+s['’])|(?<=\w)['’]s)\s+(?:[a-z]+\s+)?$", re.I)
_COUNTED = re.compile(
    r"\s+(?:[a-z]+\s+)?(?:people|men|women|children|troops|soldiers|fighters|civilians|police|personnel|inhabitants|families|refugees|migrants|"
    r"km|kilomet\w+|miles?|met\w+|tons?|tonnes?|barrels?|dollars?|euros?|pounds?|hours|gmt|utc|local|homes|houses|dead|wounded|injured|killed|others|members|"
    r"rounds|shells|missiles|rockets|tanks|aircraft|vehicles|prisoners|hostages|villagers|residents|strikes|sorties|hectares|acres|per\s?cent|percent)\b|\s*%|[.,]\d",
    re.I,
)
_PLURAL = re.compile(r"\s+(?!(?:was|is|has|as|its|this|his|does|towards|perhaps|always|sometimes|afterwards|thus|across|plus|minus|versus|us|uses|sees)\b)[a-z]{3,}s\b")


@dataclass(frozen=True)
class Rule:
    name: str
    pattern: re.Pattern[str]
    build: Build


def _rule(name: str, pattern: str, build: Build) -> Rule:
    return Rule(name, re.compile(pattern, re.I), build)


def _int(match: re.Match[str], group: str) -> int | None:
    value = match.groupdict().get(group)
    return int(value) if value else None


def _side(words: str) -> tuple[Base, int]:
    plain = " ".join(words.lower().split())
    table: dict[str, tuple[Base, int]] = {
        "last": ("now", -1), "past": ("now", -1), "this past": ("now", -1), "this": ("now", 0), "the current": ("now", 0), "current": ("now", 0), "this coming": ("now", 1),
        "next": ("now", 1), "coming": ("now", 1), "the coming": ("now", 1), "that": ("text", 0), "that same": ("text", 0), "the same": ("text", 0), "the very same": ("text", 0),
        "the next": ("text", 1), "the following": ("text", 1), "the previous": ("text", -1), "the preceding": ("text", -1), "the prior": ("text", -1),
    }  # fmt: skip
    return table[plain]


def _year_at(match: re.Match[str]) -> UnitAt | None:
    ref = match.groupdict().get("ref")
    if not ref:
        return None
    base, shift = _side(ref)
    return UnitAt(base, "year", shift)


def _capital(match: re.Match[str], group: str) -> bool:
    return match.string[match.start(group)].isupper()


def _date(match: re.Match[str], strict: bool) -> Expr | None:
    if not _capital(match, "m"):
        return None
    day, month = _int(match, "d"), MONTHS[match["m"].lower()]
    if day is None and match.groupdict().get("y") is None and match.groupdict().get("ref") is None:
        return None
    return Calendar(_int(match, "y"), month, day, year_at=_year_at(match))


def _day_range(match: re.Match[str], strict: bool) -> Expr | None:
    first = _date(match, strict)
    if not isinstance(first, Calendar) or int(match["d2"]) <= int(match["d"]):
        return None
    return Between(first, replace(first, day=int(match["d2"])))


def _bare_month(match: re.Match[str], strict: bool) -> Expr | None:
    text, start, end = match.string, match.start(), match.end()
    if not _capital(match, "m") or (match["m"].lower() in ("sat", "mar", "sun") and strict):
        return None
    if strict:
        left, right = text[max(0, start - 24) : start], text[end : end + 24]
        possessive = bool(re.match(r"['’]s\s+[a-z]", right))
        noun = bool(re.match(r"\s+[a-z]{4,}", right)) and match["m"].lower() not in ("may", "march")
        if not (possessive or _BEFORE_MONTH.search(left) or (noun and _BEFORE_MONTH_NOUN.search(left))):
            return None
        if re.match(r"\s+[A-Z][a-z]+", right) and not re.match(r"\s+(?:and|to)\b", right) and re.search(r"\b(?:and|or|to|for|by|of|from|before|after|on|that|or)\s+$", left):
            return None
    return Calendar(month=MONTHS[match["m"].lower()])


def _numeric(match: re.Match[str], strict: bool) -> Expr | None:
    a, b, year = int(match["a"]), int(match["b"]), int(match["y"])
    if a > 12 >= b or (a == b and a <= 12):
        return Calendar(year, b, a)
    if b > 12 >= a:
        return Calendar(year, a, b)
    return None  # 3/4/2016 may be the third of April or the fourth of March


def _iso(match: re.Match[str], strict: bool) -> Expr | None:
    return Calendar(int(match["y"]), int(match["m"]), int(match["d"]))


def _is_year(text: str, start: int, end: int) -> bool:
    """Whether a number of four digits there is a year and no count, clock time or part of a name."""
    left, right, year = text[max(0, start - 24) : start], text[end : end + 40], int(text[start:end])
    if _COUNTED.match(right) or re.search(r"(?:[$€£#]|\d[.,/:]|\b(?:no|nos)\.?\s*)$", left, re.I):
        return False
    if _SURE_YEAR.search(left):
        return year >= 1400 and not (year < 1700 and _PLURAL.match(right))
    if not 1400 <= year <= 2100:
        return False
    if _BEFORE_YEAR.search(left):
        return not _PLURAL.match(right)
    if _BEFORE_YEAR_NOUN.search(left):
        return year >= 1700 and bool(re.match(r"(?:\s+|-)[A-Za-z]", right))
    return start == 0 and bool(re.match(r"\s*[:–—]|\s+[A-Z]", right))


def _year(match: re.Match[str], strict: bool) -> Expr | None:
    if strict and not _is_year(match.string, match.start(), match.end()):
        return None
    return Calendar(int(match["y"]))


def _years(match: re.Match[str], strict: bool) -> Expr | None:
    first, tail = int(match["y"]), match["b"]
    last = int(tail) if len(tail) == 4 else first // 100 * 100 + int(tail)
    if not first < last <= first + 120 or _COUNTED.match(match.string[match.end() : match.end() + 40]):
        return None
    return Between(Calendar(first), Calendar(last))


def _season(match: re.Match[str], strict: bool) -> Expr | None:
    season, year = SEASONS[match["s"].lower()], _int(match, "y")
    return Calendar(year, season=season, year_at=_year_at(match))


def _bare_season(match: re.Match[str], strict: bool) -> Expr | None:
    if match["s"].lower() == "fall":
        return None
    return Calendar(season=SEASONS[match["s"].lower()])


def _decade(match: re.Match[str], strict: bool) -> Expr | None:
    first = int(match["y"])
    if first % 100:
        return Known(of_decade(first))
    whole = of_decade(first).start
    end = of_decade(first + 90).end
    return Known(of_decade(first)) if first >= 2000 else Known(Stretch(whole, end, "century"))


def _short_decade(match: re.Match[str], strict: bool) -> Expr | None:
    value = int(match["y"])
    return Known(of_decade((1900 if value >= 20 else 2000) + value))


def _word_decade(match: re.Match[str], strict: bool) -> Expr | None:
    return Known(of_decade(DECADES[match["w"].lower()]))


def _century(match: re.Match[str], strict: bool) -> Expr | None:
    words = match["n"].lower()
    value = int(re.sub(r"\D", "", words)) if words[0].isdigit() else ORDINALS.get(words, 0)
    return Known(of_century(value)) if 1 <= value <= 30 else None


def _weekday(match: re.Match[str], strict: bool) -> Expr | None:
    if not _capital(match, "w") or len(match["w"]) < 6:
        return None
    return Calendar(weekday=WEEKDAYS[match["w"].lower()])


def _weekday_date(match: re.Match[str], strict: bool) -> Expr | None:
    if not _capital(match, "w"):
        return None
    inner = atom(match.string, match.end(), strict=False)
    if inner is None or not isinstance(inner.expr, Calendar) or inner.expr.day is None:
        return None
    return inner.expr


def _deictic(match: re.Match[str], strict: bool) -> Expr | None:
    word = " ".join(match["t"].lower().split())
    shift = {"yesterday": -1, "last night": -1, "tomorrow": 1, "the day before yesterday": -2, "the day after tomorrow": 2}.get(word, 0)
    return UnitAt("now", "day", shift)


def _what(word: str) -> Calendar | None:
    plain = word.lower()
    if plain in MONTHS:
        return Calendar(month=MONTHS[plain]) if word[0].isupper() else None
    if plain in WEEKDAYS:
        return Calendar(weekday=WEEKDAYS[plain]) if word[0].isupper() and len(word) > 5 else None
    return Calendar(season=SEASONS[plain]) if plain in SEASONS else None


def _sided(match: re.Match[str], strict: bool) -> Expr | None:
    base, shift = _side(match["r"])
    word = match["u"].lower()
    if word in ("night", "morning", "afternoon", "evening"):
        return UnitAt(base, "day", shift) if base == "text" or shift == 0 else None
    if word in UNITS:
        return UnitAt(base, UNITS[word], shift)
    what = _what(match["u"])
    return Nearest(base, shift, what) if what else None


def _window(match: re.Match[str], strict: bool) -> Expr | None:
    sign = 1 if match["r"].lower() in ("next", "coming") else -1
    words = (match["n"] or "a").lower()
    return Window(UNITS[match["u"].lower()], number(words), sign)


def _recent(match: re.Match[str], strict: bool) -> Expr | None:
    return Window(UNITS[match["u"].lower()], None, 1 if match["r"].lower() == "coming" else -1)


def _offset(match: re.Match[str], strict: bool) -> Expr | None:
    unit, count, word = UNITS[match["u"].lower()], number(match["n"] or ""), " ".join(match["k"].lower().split())
    if match["half"] and count is not None and unit in ("year", "month", "decade"):
        unit, count = ("month", 12 * count + 6) if unit == "year" else (unit, count)
    if word in ("ago", "from now", "hence"):
        return Offset("now", unit, count, -1 if word == "ago" else 1)
    if word in ("earlier", "previously"):
        return Offset("text", unit, count, -1)
    if word in ("later", "afterwards", "on"):
        return Offset("text", unit, count, 1)
    rest = re.compile(r"\s+").match(match.string, match.end())
    event = event_at(match.string, rest.end(), "into" if word == "into" else "before") if rest else None
    if event is not None:
        return Offset("text", unit, count, -1 if word == "before" else 1, event)
    if word == "into" or not _ends_clause(match.string, match.end()):
        return None
    return Offset("text", unit, count, -1 if word == "before" else 1)


def _ends_clause(text: str, end: int) -> bool:
    return re.match(r"\s*(?:[.,;:!?)”\"]|$|\s(?:in|on|at|and|but|when|by|near|outside)\b)", text[end:]) is not None


def _article_offset(match: re.Match[str], strict: bool) -> Expr | None:
    """ "The day before": counted from the text; "the day before the attack": from the event."""
    sign = -1 if match["k"].lower() in ("before", "earlier") else 1
    unit = UNITS[match["u"].lower()]
    rest = re.compile(r"\s+").match(match.string, match.end())
    event = event_at(match.string, rest.end(), "before") if rest and match["k"].lower() in ("before", "after") else None
    if event is not None:
        return Offset("text", unit, 1, sign, event)
    if match["k"].lower() in ("before", "after") and not _ends_clause(match.string, match.end()):
        return None
    return UnitAt("text", unit, sign)


def _coming(match: re.Match[str], strict: bool) -> Expr | None:
    return Offset("now" if match["time"] else "future", UNITS[match["u"].lower()], number(match["n"]), 1)


def _more_days(match: re.Match[str], strict: bool) -> Expr | None:
    return Offset("text", UNITS[match["u"].lower()], number(match["n"]), 1)


def _unit_end(match: re.Match[str], strict: bool) -> Expr | None:
    return UnitAt("either", UNITS[match["u"].lower()], 0)


def _overnight(match: re.Match[str], strict: bool) -> Expr | None:
    word = match["w"]
    return Overnight(Calendar(weekday=WEEKDAYS[word.lower()]) if word else None)


_SIDES = r"(?P<r>last|this\s+past|this\s+coming|this|next|the\s+current|that\s+same|that|the\s+very\s+same|the\s+same|the\s+next|the\s+following|the\s+previous|the\s+preceding|the\s+prior|the\s+coming)"
_SIDED = rf"(?P<u>(?:day|week|month|year|decade|century|weekend|night|morning|afternoon|evening|{SEASON})\b|{MONTH}|{WEEKDAY})(?:\s+{TIME_OF_DAY})?"
_COUNT = rf"(?P<n>{NUMBER}|few|several|many|a\s+few)"
_ABOUT = r"(?:(?:more\s+than|less\s+than|nearly|almost|about|around|over|just|roughly|some|barely|at\s+least|only|exactly|fully|not\s+quite|just\s+over|just\s+under|well\s+over)\s+)?"
_MDY = rf"(?P<m>{MONTH})\.?\s+(?P<d>{DAY}){TH}(?!\d|[,.:]\d{{2,3}}\b|\s?%){_YEAR_TAIL}"
_DMY = rf"(?P<d>{DAY}){TH}(?:\s+of)?\s+(?P<m>{MONTH})\.?{_YEAR_TAIL}"
_TO = rf"(?:\s*{DASH}\s*|\s+(?:to|and|until|till|through|or)\s+)"

_MONTH_RULES = (
    _rule("day", _MDY, _date),
    _rule("day_range", rf"(?P<m>{MONTH})\.?\s+(?P<d>{DAY}){TH}{_TO}(?P<d2>{DAY}){TH}(?!\d|\s+(?:of\s+)?{MONTH}|[,.]\d){_YEAR_TAIL}", _day_range),
    _rule("month", rf"(?P<m>{MONTH})\.?{_YEAR_TAIL}", _date),
    _rule("month_alone", rf"(?P<m>{MONTH})\.?(?!\s*{DASH}\s*\w)(?!\s+\d)|(?P<m2>$^)", _bare_month),
    _rule("month_alone", rf"(?P<m>{MONTH})(?=\s*{DASH}\s*(?:{MONTH}|{DAY}))", _bare_month),
)
_DIGIT_RULES = (
    _rule("day", _DMY, _date),
    _rule("day_range", rf"(?P<d>{DAY}){TH}{_TO}(?P<d2>{DAY}){TH}(?:\s+of)?\s+(?P<m>{MONTH})\.?{_YEAR_TAIL}", _day_range),
    _rule("iso", r"(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)(?!\d)", _iso),
    _rule("numeric", r"(?P<a>\d{1,2})(?P<sep>[/.])(?P<b>\d{1,2})(?P=sep)(?P<y>(?:19|20)\d\d)(?!\d)", _numeric),
    _rule("years", rf"(?P<y>{YEAR})\s?(?:{DASH}|/)\s?(?P<b>{YEAR}|\d\d)(?![\d/]|{DASH}\d)", _years),
    _rule("year", rf"(?P<y>{YEAR})(?![\d/]|['’]?s\b|[.,]\d|\s?%|{DASH}\d\d)", _year),
    _rule("year_season", rf"(?P<y>{YEAR})\s+(?P<s>{SEASON})\b", _season),
    _rule("decade", r"(?P<y>1[4-9]\d0|20\d0)\s?['’]?s\b", _decade),
    _rule("decade", r"(?P<y>[2-9]0)['’]?s\b", _short_decade),
    _rule("century", r"(?P<n>\d{1,2}(?:st|nd|rd|th))[\s-]+century\b", _century),
)
_THE_RULES = (
    _rule("day", r"the\s+" + _DMY, _date),
    _rule("season", rf"the\s+(?P<s>{SEASON})(?:\s+of)?(?:\s+(?P<y>{YEAR})\b(?:(?:{DASH}|/)(?:\d{{4}}|\d\d)\b)?|{_YEAR_REF})", _season),
    _rule("season_alone", rf"the\s+(?P<s>{SEASON})\b(?!\s+(?:of|offensive))", _bare_season),
    _rule("decade", r"the\s+(?P<y>1[4-9]\d0|20\d0)\s?['’]?s\b", _decade),
    _rule("decade", r"the\s+['’]?(?P<y>[2-9]0)['’]?s\b", _short_decade),
    _rule("decade", r"the\s+(?:nineteen[\s-])?(?P<w>" + "|".join(DECADES) + r")\b", _word_decade),
    _rule("century", r"the\s+(?P<n>\d{1,2}(?:st|nd|rd|th)|" + "|".join(sorted(ORDINALS, key=len, reverse=True)) + r")[\s-]+century\b", _century),
    _rule("deictic", rf"(?P<t>the\s+day\s+before\s+yesterday|the\s+day\s+after\s+tomorrow)\b(?:\s+{TIME_OF_DAY})?", _deictic),
    _rule("window", rf"the\s+(?P<r>last|past|next|coming)\s+(?P<n>{NUMBER}|few|several)\s+(?P<u>{UNIT})\b", _window),
    _rule("window", r"the\s+(?P<r>last|past)\s+(?P<n>)(?P<u>day|week|month|year|decade)\b", _window),
    _rule("recent", r"the\s+(?P<r>coming)\s+(?P<u>days|weeks|months)\b", _recent),
    _rule("sided", rf"{_SIDES}\s+{_SIDED}", _sided),
    _rule("offset", r"the\s+(?P<u>day|week|month|year)\s+(?P<k>before|after|earlier|later)\b(?!\s+(?:that|last|next|yesterday|tomorrow)\b)", _article_offset),
    _rule("weekend", r"(?P<r>the)\s+(?P<u>weekend)\b", lambda m, s: UnitAt("now", "weekend", 0)),
)
_SIDE_RULES = (
    _rule("sided", rf"{_SIDES}\s+{_SIDED}", _sided),
    _rule("window", rf"(?P<r>last|past|next|coming)\s+(?P<n>{NUMBER}|few|several)\s+(?P<u>{UNIT})\b", _window),
    _rule("recent", r"(?P<r>recent|coming)\s+(?P<u>days|weeks|months)\b", _recent),
    _rule("deictic", r"(?P<t>last\s+night|this\s+(?:morning|afternoon|evening))\b", _deictic),
)
_OFFSET = rf"{_ABOUT}(?:{_COUNT}\s+)(?P<half>and\s+a\s+half\s+)?(?P<u>{UNIT})(?P<half2>\s+and\s+a\s+half)?\s+(?P<k>ago|earlier|later|previously|afterwards|from\s+now|hence|before|after|into)\b"
_NUMBER_RULES = (
    _rule("offset", _OFFSET, lambda m, s: _offset(_Half(m), s)),  # type: ignore[arg-type]
)
_WORD_RULES: dict[str, tuple[Rule, ...]] = {
    "today": (_rule("deictic", rf"(?P<t>today|tonight|yesterday|tomorrow)\b(?:\s+{TIME_OF_DAY})?", _deictic),),
    "overnight": (_rule("overnight", rf"overnight(?:\s+(?:on|into|to)\s+(?P<w>{WEEKDAY}))?", _overnight),),
    "in": (_rule("offset", rf"in\s+{_ABOUT}(?P<n>{NUMBER})\s+(?P<u>{UNIT})(?P<time>['’]s?\s+time)?\b(?!\s+(?:of|ago|earlier|later|before|after))", _coming),),
    "after": (_rule("offset", r"after\s+(?P<n>" + NUMBER + r")\s+more\s+(?P<u>days|weeks|months|years)\b", _more_days),),
    "nineteen": (_rule("decade", r"nineteen[\s-](?P<w>" + "|".join(DECADES) + r")\b", _word_decade),),
    "month": (_rule("end", r"(?P<u>week|month|year)['’]s\s+end\b", _unit_end),),
    "season": (
        _rule("season", rf"(?P<s>{SEASON})(?:\s+of)?(?:\s+(?P<y>{YEAR})\b(?:(?:{DASH}|/)(?:\d{{4}}|\d\d)\b)?|{_YEAR_REF})", _season),
        _rule("season_alone", rf"(?<=\bin )(?P<s>{SEASON})\b", _bare_season),
        _rule("season_alone", rf"(?<=\bby )(?P<s>{SEASON})\b", _bare_season),
        _rule("season_alone", rf"(?<=\bbefore )(?P<s>{SEASON})\b", _bare_season),
    ),
    "weekday": (
        _rule("weekday_date", rf"(?P<w>{WEEKDAY})\.?,?\s+", _weekday_date),
        _rule("weekday", rf"(?P<w>{WEEKDAY})(?:\s+{TIME_OF_DAY})?", _weekday),
    ),
    "ordinal": (_rule("century", r"(?P<n>" + "|".join(sorted(ORDINALS, key=len, reverse=True)) + r")[\s-]+century\b", _century),),
}  # fmt: skip
