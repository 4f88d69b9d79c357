"""Single time expressions: the patterns for days, months, years, weekdays, units and offsets, and what they mean.

Takes a text and an offset, gives the longest expression that begins there. Leaves parts ("early"), ranges
and bounds ("since") to ``grammar``, and days to ``resolve``. What looks like a date and is none (a modal
"may", a count of four digits) is turned away here, by the words beside it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import cast

from polemos.mention.dates.calendar import Season, Stretch, Unit, of_century, of_decade
from polemos.mention.dates.expressions import Base, Between, Calendar, Expr, Found, Holiday, Known, Nearest, Offset, Overnight, UnitAt, Window
from polemos.mention.dates.looks import is_counted, is_month, is_year
from polemos.mention.dates.named import event_at, name_at
from polemos.mention.dates.words import (
    DASH, DAY, DECADES, MONTH, MONTHS, NUMBER, NUMBERS, ORDINALS, SEASON, SEASONS, TH, TIME_OF_DAY, UNIT, UNITS, WEEKDAY, WEEKDAYS, YEAR, number,
)  # fmt: skip

Build = Callable[[re.Match[str], bool], Expr | None]
_WORD = re.compile(r"[A-Za-z]+|\d+")
_ABOUT_WORDS = "more less nearly almost about around over just roughly some barely at only exactly fully not well several few many half".split()
_NAME_YEAR = re.compile(rf"\s+(?P<of>of\s+)?(?P<y>{YEAR})\b")
_YEAR_REF = r"(?:,?\s+(?:of\s+)?(?P<ref>that\s+same|that|this|the\s+same|last|next|the\s+following|the\s+previous|the\s+next)\s+year\b)"
_YEAR_TAIL = rf"(?:\s*,?\s+(?:of\s+)?(?P<y>{YEAR})\b(?![,.]\d|\s?%)|{_YEAR_REF})?"


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
    text, start, end = match.string, match.start("m"), match.end("m")
    if not _capital(match, "m"):
        return None
    if strict and not is_month(text, start, end):
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


def _year(match: re.Match[str], strict: bool) -> Expr | None:
    if strict and not is_year(match.string, match.start(), match.end()):
        return None
    return Calendar(int(match["y"]))


def _years(match: re.Match[str], strict: bool) -> Expr | None:
    first, tail = int(match["y"]), match["b"]
    last = int(tail) if len(tail) == 4 else first // 100 * 100 + int(tail)
    if not first < last <= first + 120 or is_counted(match.string, match.end()):
        return None
    return Between(Calendar(first), Calendar(last))


def _season(match: re.Match[str], strict: bool) -> Expr | None:
    season, year = SEASONS[match["s"].lower()], _int(match, "y")
    return Calendar(year, season=season, year_at=_year_at(match))


def _bare_season(match: re.Match[str], strict: bool) -> Expr | None:
    habit = strict and re.search(r"\bin\s+$", match.string[max(0, match.start() - 4) : match.start()]) is not None and match.group()[:3].lower() != "the"
    if match["s"].lower() == "fall" or habit:
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
    if word == "day" and base == "now":
        return None  # "to this day", "last day": no day that one could name
    if word in ("night", "morning", "afternoon", "evening"):
        return UnitAt(base, "day", shift) if base == "text" or shift == 0 else None
    if word in UNITS:
        return UnitAt(base, UNITS[word], shift)
    what = _what(match["u"])
    return Nearest(base, shift, what) if what else None


def _window(match: re.Match[str], strict: bool) -> Expr | None:
    sign = 1 if match["r"].lower() in ("next", "coming", "within") else -1
    words = (match["n"] or "a").lower()
    return Window(UNITS[match["u"].lower()], number(words), sign)


def _recent(match: re.Match[str], strict: bool) -> Expr | None:
    return Window(UNITS[match["u"].lower()], None, 1 if match["r"].lower() == "coming" else -1)


def _offset(match: re.Match[str], strict: bool) -> Expr | None:
    if match.string[: match.start()].lower().endswith("half "):
        return None
    unit, count, word = UNITS[match["u"].lower()], number(match["n"] or ""), " ".join(match["k"].lower().split())
    if (match["half"] or match["half2"]) and count is not None and unit in ("year", "month", "decade"):
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
    _rule("window", rf"the\s+(?P<r>last|past|next|coming)\s+(?P<n>{NUMBER}|few|several)\s+(?P<u>{UNIT})\b(?!\s+of\b)", _window),
    _rule("window", r"the\s+(?P<r>last|past)\s+(?P<n>)(?P<u>week|month|year|decade)\b(?!\s+of\b)", _window),
    _rule("recent", r"the\s+(?P<r>coming)\s+(?P<u>days|weeks|months)\b", _recent),
    _rule("sided", rf"{_SIDES}\s+{_SIDED}", _sided),
    _rule("offset", r"the\s+(?P<u>day|week|month|year)\s+(?P<k>before|after|earlier|later)\b(?!\s+(?:that|last|next|yesterday|tomorrow)\b)", _article_offset),
    _rule("end", r"the\s+(?P<u>week|month|year)['’]s\s+end\b", _unit_end),
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
    _rule("offset", _OFFSET, _offset),
    _rule("offset", rf"(?P<n>)(?P<half>)(?P<half2>)(?P<u>{UNIT})\s+(?P<k>ago|earlier|later|before|after)\b", _offset),
)
_SPECIAL: dict[str, tuple[Rule, ...]] = {
    "deictic": (_rule("deictic", rf"(?P<t>today|tonight|yesterday|tomorrow)\b(?:\s+{TIME_OF_DAY})?", _deictic),),
    "overnight": (_rule("overnight", rf"overnight(?:\s+(?:on|into|to)\s+(?P<w>{WEEKDAY}))?", _overnight),),
    "in": (_rule("offset", rf"in\s+{_ABOUT}(?P<n>{NUMBER})\s+(?P<u>{UNIT})(?P<time>['’]s?\s+time)?\b(?!\s+(?:of|ago|earlier|later|before|after))", _coming),),
    "within": (_rule("window", rf"(?P<r>within)\s+(?:the\s+next\s+)?(?P<n>{NUMBER})\s+(?P<u>{UNIT})\b(?!\s+of\b)", _window),),
    "after": (_rule("offset", r"after\s+(?P<n>" + NUMBER + r")\s+more\s+(?P<u>days|weeks|months|years)\b", _more_days),),
    "nineteen": (_rule("decade", r"nineteen[\s-](?P<w>" + "|".join(DECADES) + r")\b", _word_decade),),
    "unit": (_rule("end", r"(?P<u>week|month|year)['’]s\s+end\b", _unit_end),),
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


def _first_words() -> dict[str, tuple[Rule, ...]]:
    """Which rules can begin with which word; digits stand under "0"."""
    table: dict[str, list[Rule]] = {}

    def add(words: Iterable[str], rules: Iterable[Rule]) -> None:
        for word in words:
            table.setdefault(word, []).extend(rules)

    add(MONTHS, _MONTH_RULES)
    add(WEEKDAYS, _SPECIAL["weekday"])
    add(("0",), (*_DIGIT_RULES, *_NUMBER_RULES))
    add(("the",), _THE_RULES)
    add(("last", "past", "this", "next", "coming", "recent", "that", "current"), _SIDE_RULES)
    add({word.split("-")[0] for word in NUMBERS if " " not in word} | set(_ABOUT_WORDS), _NUMBER_RULES)
    add([unit for unit in UNITS if unit.endswith("s")], _NUMBER_RULES)
    add(("week", "month", "year"), _SPECIAL["unit"])
    add(("today", "tonight", "yesterday", "tomorrow"), _SPECIAL["deictic"])
    add(SEASONS, _SPECIAL["season"])
    add({word.split("-")[0] for word in ORDINALS}, _SPECIAL["ordinal"])
    for word in ("overnight", "in", "within", "after", "nineteen"):
        add((word,), _SPECIAL[word])
    return {word: tuple(rules) for word, rules in table.items()}


_RULES = _first_words()
FIRST_WORDS = frozenset(_RULES) - {"0"}
TIME_WORDS = frozenset(
    {*MONTHS, *WEEKDAYS, *SEASONS, *UNITS, *DECADES, "today", "tonight", "yesterday", "tomorrow", "overnight", "night", "morning", "afternoon", "evening"}
)


def atom(text: str, pos: int, *, strict: bool = True) -> Found | None:
    """The longest single expression that begins at ``pos``; None where none does.

    Without ``strict`` the words before are not asked whether a bare month or number may be a date.
    """
    word = _WORD.match(text, pos)
    if word is None:
        return None
    key = word.group().lower()
    best = _named(text, pos, key)
    for rule in _RULES.get("0" if key[0].isdigit() else key, ()):
        match = rule.pattern.match(text, pos)
        if match is None or (best is not None and match.end() <= best.end):
            continue
        expr = rule.build(match, strict)
        if expr is not None:
            best = Found(pos, _end(match, expr), _core(match), expr, rule.name)
    return best


def _named(text: str, pos: int, key: str) -> Found | None:
    named = name_at(text, pos, key)
    if named is None:
        return None
    expr, end = named
    year = _NAME_YEAR.match(text, end)
    if isinstance(expr, Holiday) and year:
        return Found(pos, year.end(), pos, replace(expr, year=int(year["y"])), "holiday")
    if isinstance(expr, Known) and year and year["of"]:
        return Found(year.start("y"), year.end(), year.start("y"), Calendar(int(year["y"])), "year")
    return Found(pos, end, pos, expr, "holiday" if isinstance(expr, Holiday) else "name")


def _end(match: re.Match[str], expr: Expr) -> int:
    """The end of the expression; an inner one, or the event that it hangs on, may reach further than the pattern."""
    if isinstance(expr, Offset) and expr.event is not None:
        return expr.event.end
    if match.groupdict().get("w") and isinstance(expr, Calendar) and expr.day is not None:
        inner = atom(match.string, match.end(), strict=False)
        return inner.end if inner else match.end()
    end = len(match.group().rstrip(" ,")) + match.start()
    month = match.groupdict().get("m")
    return end - 1 if month and match.string[end - 1] == "." and len(month) > 4 else end


def _core(match: re.Match[str]) -> int:
    """The offset of the word that says most: the month, else the year, unit, season, weekday or decade."""
    groups = match.groupdict()
    return next((match.start(g) for g in ("m", "u", "s", "w", "y", "n", "t") if groups.get(g)), match.start())
