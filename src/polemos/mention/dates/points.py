"""Single time expressions: the patterns for days, months, years, weekdays, units and offsets, and what they mean.

Takes a text and an offset, gives the longest expression that begins there. Leaves parts ("early"), ranges
and bounds ("since") to ``grammar``, and days to ``resolve``. What looks like a date and is none (a modal
"may", a count of four digits) is turned away here, by the words beside it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from polemos.mention.dates.builders import (
    build_article_offset,
    build_bare_month,
    build_bare_season,
    build_century,
    build_coming,
    build_date,
    build_day_range,
    build_decade,
    build_deictic,
    build_iso,
    build_more_days,
    build_numeric,
    build_offset,
    build_overnight,
    build_recent,
    build_season,
    build_short_decade,
    build_sided,
    build_unit_end,
    build_weekday,
    build_window,
    build_word_decade,
    build_year,
    build_years,
    is_capital,
)
from polemos.mention.dates.expressions import Calendar, Expr, Found, Holiday, Known, LastNamed, Offset, UnitAt
from polemos.mention.dates.named import name_at
from polemos.mention.dates.words import (
    DASH,
    DAY,
    DECADES,
    FULL_MONTHS,
    MONTH,
    MONTHS,
    NUMBER,
    NUMBERS,
    ORDINALS,
    SEASON,
    SEASONS,
    TH,
    TIME_OF_DAY,
    UNIT,
    UNITS,
    WEEKDAY,
    WEEKDAYS,
    YEAR,
)  # fmt: skip

Build = Callable[[re.Match[str], bool], Expr | None]
_WORD = re.compile(r"[A-Za-z]+|\d+")
_ABOUT_WORDS = [
    "more", "less", "nearly", "almost", "about", "around", "over", "just", "roughly", "some", "barely", "at", "only", "exactly", "fully", "not",
    "well", "several", "few", "many", "half",
]  # fmt: skip
_TIMELY = re.compile(r"\b(?:in|during|throughout|since|until|before|after|following|at|on|by|from|through|amid|between|and)\s+(?:the\s+)?$", re.I)
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


def _weekday_date(match: re.Match[str], strict: bool) -> Expr | None:
    if not is_capital(match, "w"):
        return None
    inner = atom(match.string, match.end(), strict=False)
    if inner is None or not isinstance(inner.expr, Calendar) or inner.expr.day is None:
        return None
    return inner.expr


_SIDES = (
    r"(?P<r>last|this\s+past|this\s+coming|this|next|the\s+current|that\s+same|that|"
    r"the\s+very\s+same|the\s+same|the\s+next|the\s+following|the\s+previous|the\s+preceding|the\s+prior|the\s+coming)"
)
_SIDED = rf"(?P<u>(?:day|week|month|year|decade|century|weekend|night|morning|afternoon|evening|{SEASON})\b|{MONTH}|{WEEKDAY})(?:\s+{TIME_OF_DAY})?"
_COUNT = rf"(?P<n>{NUMBER}|few|several|many|a\s+few)"
_ABOUT = (
    r"(?:(?:more\s+than|less\s+than|nearly|almost|about|around|over|just|roughly|some|barely|"
    r"at\s+least|only|exactly|fully|not\s+quite|just\s+over|just\s+under|well\s+over)\s+)?"
)
_MDY = rf"(?P<m>{MONTH})\.?\s+(?P<d>{DAY}){TH}(?!\d|[,.:]\d{{2,3}}\b|\s?%){_YEAR_TAIL}"
_DMY = rf"(?P<d>{DAY}){TH}(?:\s+of)?\s+(?P<m>{MONTH})\.?{_YEAR_TAIL}"
_TO = rf"(?:\s*{DASH}\s*|\s+(?:to|and|until|till|through|or)\s+)"

_MONTH_RULES = (
    _rule("day", _MDY, build_date),
    _rule("day_range", rf"(?P<m>{MONTH})\.?\s+(?P<d>{DAY}){TH}{_TO}(?P<d2>{DAY}){TH}(?!\d|\s+(?:of\s+)?{MONTH}|[,.]\d){_YEAR_TAIL}", build_day_range),
    _rule("month", rf"(?P<m>{MONTH})\.?{_YEAR_TAIL}", build_date),
    _rule("month_alone", rf"(?P<m>{MONTH})\.?(?!\s*{DASH}\s*\w)(?!\s+\d)", build_bare_month),
    _rule("month_alone", rf"(?P<m>{MONTH})(?=\s*{DASH}\s*(?:{MONTH}|{DAY}))", build_bare_month),
)
_DIGIT_RULES = (
    _rule("day", _DMY, build_date),
    _rule("day_range", rf"(?P<d>{DAY}){TH}{_TO}(?P<d2>{DAY}){TH}(?:\s+of)?\s+(?P<m>{MONTH})\.?{_YEAR_TAIL}", build_day_range),
    _rule("iso", r"(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)(?!\d)", build_iso),
    _rule("numeric", r"(?P<a>\d{1,2})(?P<sep>[/.])(?P<b>\d{1,2})(?P=sep)(?P<y>(?:19|20)\d\d)(?!\d)", build_numeric),
    _rule("years", rf"(?P<y>{YEAR})\s?(?:{DASH}|/)\s?(?P<b>{YEAR}|\d\d)(?![\d/]|{DASH}\d)", build_years),
    _rule("year", rf"(?P<y>{YEAR})(?![\d/]|['’]?s\b|[.,]\d|\s?%|{DASH}\d\d)", build_year),
    _rule("year_season", rf"(?P<y>{YEAR})\s+(?P<s>{SEASON})\b", build_season),
    _rule("decade", r"(?P<y>1[4-9]\d0|20\d0)\s?['’]?s\b", build_decade),
    _rule("decade", r"(?P<y>[2-9]0)['’]?s\b", build_short_decade),
    _rule("century", r"(?P<n>\d{1,2}(?:st|nd|rd|th))[\s-]+century\b", build_century),
)
_THE_RULES = (
    _rule("day", r"the\s+" + _DMY, build_date),
    _rule("season", rf"the\s+(?P<s>{SEASON})(?:\s+of)?(?:\s+(?P<y>{YEAR})\b(?:(?:{DASH}|/)(?:\d{{4}}|\d\d)\b)?|{_YEAR_REF})", build_season),
    _rule("season_alone", rf"the\s+(?P<s>{SEASON})\b(?!\s+(?:of|offensive))", build_bare_season),
    _rule("decade", r"the\s+(?P<y>1[4-9]\d0|20\d0)\s?['’]?s\b", build_decade),
    _rule("decade", r"the\s+['’]?(?P<y>[2-9]0)['’]?s\b", build_short_decade),
    _rule("decade", r"the\s+(?:nineteen[\s-])?(?P<w>" + "|".join(DECADES) + r")\b", build_word_decade),
    _rule("century", r"the\s+(?P<n>\d{1,2}(?:st|nd|rd|th)|" + "|".join(sorted(ORDINALS, key=len, reverse=True)) + r")[\s-]+century\b", build_century),
    _rule("deictic", rf"(?P<t>the\s+day\s+before\s+yesterday|the\s+day\s+after\s+tomorrow)\b(?:\s+{TIME_OF_DAY})?", build_deictic),
    _rule("window", rf"the\s+(?P<r>last|past|next|coming)\s+(?P<n>{NUMBER}|few|several)\s+(?P<u>{UNIT})\b(?!\s+of\b)", build_window),
    _rule("window", r"the\s+(?P<r>last|past)\s+(?P<n>)(?P<u>week|month|year|decade)\b(?!\s+of\b)", build_window),
    _rule("recent", r"the\s+(?P<r>coming)\s+(?P<u>days|weeks|months)\b", build_recent),
    _rule("sided", rf"{_SIDES}\s+{_SIDED}", build_sided),
    _rule(
        "offset", r"the\s+(?P<u>day|week|month|year)\s+(?P<k>before|after|earlier|later)\b(?!\s+(?:that|last|next|yesterday|tomorrow)\b)", build_article_offset
    ),
    _rule("end", r"the\s+(?P<u>week|month|year)['’]s\s+end\b", build_unit_end),
    _rule("weekend", r"(?P<r>the)\s+(?P<u>weekend)\b", lambda m, s: UnitAt("now", "weekend", 0)),
)
_SIDE_RULES = (
    _rule("sided", rf"{_SIDES}\s+{_SIDED}", build_sided),
    _rule("window", rf"(?P<r>last|past|next|coming)\s+(?P<n>{NUMBER}|few|several)\s+(?P<u>{UNIT})\b", build_window),
    _rule("recent", r"(?P<r>recent|coming)\s+(?P<u>days|weeks|months)\b", build_recent),
    _rule("deictic", r"(?P<t>last\s+night|this\s+(?:morning|afternoon|evening))\b", build_deictic),
)
_OFFSET = (
    rf"{_ABOUT}(?:{_COUNT}\s+)(?P<half>and\s+a\s+half\s+)?(?P<u>{UNIT})(?P<half2>\s+and\s+a\s+half)?\s+"
    rf"(?P<k>ago|earlier|later|previously|afterwards|from\s+now|hence|before|after|into)\b"
)
_NUMBER_RULES = (
    _rule("offset", _OFFSET, build_offset),
    _rule("offset", rf"(?P<n>)(?P<half>)(?P<half2>)(?P<u>{UNIT})\s+(?P<k>ago|earlier|later|before|after)\b", build_offset),
)
_SPECIAL: dict[str, tuple[Rule, ...]] = {
    "deictic": (_rule("deictic", rf"(?P<t>today|tonight|yesterday|tomorrow)\b(?:\s+{TIME_OF_DAY})?", build_deictic),),
    "overnight": (_rule("overnight", rf"overnight(?:\s+(?:on|into|to)\s+(?P<w>{WEEKDAY}))?", build_overnight),),
    "in": (
        _rule("offset", rf"in\s+{_ABOUT}(?P<n>{NUMBER})\s+(?P<u>{UNIT})(?P<time>['’]s?\s+time)?\b(?!\s+(?:of|ago|earlier|later|before|after))", build_coming),
    ),
    "within": (_rule("window", rf"(?P<r>within)\s+(?:the\s+next\s+)?(?P<n>{NUMBER})\s+(?P<u>{UNIT})\b(?!\s+of\b)", build_window),),
    "then": (_rule("then", r"(?<=\bsince )(?P<t>then)\b", lambda m, s: LastNamed()),),
    "after": (_rule("offset", r"after\s+(?P<n>" + NUMBER + r")\s+more\s+(?P<u>days|weeks|months|years)\b", build_more_days),),
    "nineteen": (_rule("decade", r"nineteen[\s-](?P<w>" + "|".join(DECADES) + r")\b", build_word_decade),),
    "unit": (_rule("end", r"(?P<u>week|month|year)['’]s\s+end\b", build_unit_end),),
    "season": (
        _rule("season", rf"(?P<s>{SEASON})(?:\s+of)?(?:\s+(?P<y>{YEAR})\b(?:(?:{DASH}|/)(?:\d{{4}}|\d\d)\b)?|{_YEAR_REF})", build_season),
        _rule("season_alone", rf"(?<=\bin )(?P<s>{SEASON})\b", build_bare_season),
        _rule("season_alone", rf"(?<=\bby )(?P<s>{SEASON})\b", build_bare_season),
        _rule("season_alone", rf"(?<=\bbefore )(?P<s>{SEASON})\b", build_bare_season),
    ),
    "weekday": (
        _rule("weekday_date", rf"(?P<w>{WEEKDAY})\.?,?\s+", _weekday_date),
        _rule("weekday", rf"(?P<w>{WEEKDAY})(?:\s+{TIME_OF_DAY})?", build_weekday),
    ),
    "ordinal": (_rule("century", r"(?P<n>" + "|".join(sorted(ORDINALS, key=len, reverse=True)) + r")[\s-]+century\b", build_century),),
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
    for word in ("overnight", "in", "within", "after", "nineteen", "then"):
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
    best = _named(text, pos, key, strict=strict)
    for rule in _RULES.get("0" if key[0].isdigit() else key, ()):
        match = rule.pattern.match(text, pos)
        if match is None or (best is not None and match.end() <= best.end):
            continue
        expr = rule.build(match, strict)
        if expr is not None:
            best = Found(pos, _end(match, expr), _core(match), expr, rule.name)
    return best


def _named(text: str, pos: int, key: str, *, strict: bool) -> Found | None:
    """A named time; in a text only after a word that makes it one ("in the Cold War", not "Cold War thinking")."""
    named = name_at(text, pos, key)
    if named is None:
        return None
    expr, end = named
    year = _NAME_YEAR.match(text, end)
    if isinstance(expr, Holiday) and year:
        return Found(pos, year.end(), pos, replace(expr, year=int(year["y"])), "holiday")
    if isinstance(expr, Known) and year and year["of"]:
        return Found(year.start("y"), year.end(), year.start("y"), Calendar(int(year["y"])), "year")
    if strict and isinstance(expr, Known) and not _TIMELY.search(text, max(0, pos - 24), pos):
        return None
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
    return end - 1 if month and match.string[end - 1] == "." and month.lower() in FULL_MONTHS else end


def _core(match: re.Match[str]) -> int:
    """The offset of the word that says most: the month, else the year, unit, season, weekday or decade."""
    groups = match.groupdict()
    return next((match.start(g) for g in ("m", "u", "s", "w", "y", "n", "t") if groups.get(g)), match.start())
