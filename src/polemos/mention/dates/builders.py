"""From matched words to expressions: one function for each kind of pattern that ``points`` knows.

Takes a match, gives an expression, or None where the words only look like one (no capital, no such number).
"""

from __future__ import annotations

import re
from dataclasses import replace

from polemos.mention.dates.calendar import Stretch, of_century, of_decade
from polemos.mention.dates.expressions import Base, Between, Calendar, Expr, Known, Nearest, Offset, Overnight, UnitAt, Window
from polemos.mention.dates.looks import is_counted, is_month, is_year
from polemos.mention.dates.named import event_at
from polemos.mention.dates.words import DECADES, MONTHS, ORDINALS, SEASONS, UNITS, WEEKDAYS, number

_RANKED = re.compile(r"\b(?:first|second|third|fourth|fifth|latest|last|only|time|times|more|[a-z]{3,}est|doubling|doubled)\b[^.;,]*$", re.I)


def _int(match: re.Match[str], group: str) -> int | None:
    value = match.groupdict().get(group)
    return int(value) if value else None


def _side(words: str) -> tuple[Base, int]:
    plain = " ".join(words.lower().split())
    table: dict[str, tuple[Base, int]] = {
        "last": ("now", -1), "past": ("now", -1), "this past": ("now", -1), "this": ("now", 0),
        "the current": ("now", 0), "current": ("now", 0), "this coming": ("now", 1),
        "next": ("now", 1), "coming": ("now", 1), "the coming": ("now", 1),
        "that": ("text", 0), "that same": ("text", 0), "the same": ("text", 0), "the very same": ("text", 0),
        "the next": ("text", 1), "the following": ("text", 1), "the previous": ("text", -1), "the preceding": ("text", -1), "the prior": ("text", -1),
    }  # fmt: skip
    return table[plain]


def _year_at(match: re.Match[str]) -> UnitAt | None:
    ref = match.groupdict().get("ref")
    if not ref:
        return None
    base, shift = _side(ref)
    return UnitAt(base, "year", shift)


def is_capital(match: re.Match[str], group: str) -> bool:
    """Whether the group begins with a capital, as the names of months and days do."""
    return match.string[match.start(group)].isupper()


def build_date(match: re.Match[str], strict: bool) -> Expr | None:
    """A day, or a month with a year; a month alone is left to ``build_bare_month``."""
    if not is_capital(match, "m"):
        return None
    day, month = _int(match, "d"), MONTHS[match["m"].lower()]
    if day is None and match.groupdict().get("y") is None and match.groupdict().get("ref") is None:
        return None
    return Calendar(_int(match, "y"), month, day, year_at=_year_at(match))


def build_day_range(match: re.Match[str], strict: bool) -> Expr | None:
    """ "7–12 August"."""
    first = build_date(match, strict)
    if not isinstance(first, Calendar) or int(match["d2"]) <= int(match["d"]):
        return None
    return Between(first, replace(first, day=int(match["d2"])))


def build_bare_month(match: re.Match[str], strict: bool) -> Expr | None:
    """ "In May": a month without a day or a year."""
    text, start, end = match.string, match.start("m"), match.end("m")
    if not is_capital(match, "m"):
        return None
    if strict and not is_month(text, start, end):
        return None
    return Calendar(month=MONTHS[match["m"].lower()])


def build_numeric(match: re.Match[str], strict: bool) -> Expr | None:
    """23/12/2016; None where day and month could be either way round."""
    a, b, year = int(match["a"]), int(match["b"]), int(match["y"])
    if a > 12 >= b or (a == b and a <= 12):
        return Calendar(year, b, a)
    if b > 12 >= a:
        return Calendar(year, a, b)
    return None  # 3/4/2016 may be the third of April or the fourth of March


def build_iso(match: re.Match[str], strict: bool) -> Expr | None:
    """2016-12-23."""
    return Calendar(int(match["y"]), int(match["m"]), int(match["d"]))


def build_year(match: re.Match[str], strict: bool) -> Expr | None:
    """A year, where the words beside it let it be one."""
    if not (is_year(match.string, match.start(), match.end()) if strict else not is_counted(match.string, match.end())):
        return None
    return Calendar(int(match["y"]))


def build_years(match: re.Match[str], strict: bool) -> Expr | None:
    """ "1992–94"."""
    first, tail = int(match["y"]), match["b"]
    last = int(tail) if len(tail) == 4 else first // 100 * 100 + int(tail)
    if not first < last <= first + 120 or is_counted(match.string, match.end()):
        return None
    return Between(Calendar(first), Calendar(last))


def build_season(match: re.Match[str], strict: bool) -> Expr | None:
    """A season with its year."""
    season, year = SEASONS[match["s"].lower()], _int(match, "y")
    return Calendar(year, season=season, year_at=_year_at(match))


def build_bare_season(match: re.Match[str], strict: bool) -> Expr | None:
    """ "The spring"; "in summer" is a habit and no date, and a fall may be of a town."""
    habit = strict and re.search(r"\bin\s+$", match.string[max(0, match.start() - 4) : match.start()]) is not None and match.group()[:3].lower() != "the"
    if match["s"].lower() == "fall" or habit:
        return None
    return Calendar(season=SEASONS[match["s"].lower()])


def build_decade(match: re.Match[str], strict: bool) -> Expr | None:
    """ "The 1980s"; of the hundreds a whole century."""
    first = int(match["y"])
    if first % 100:
        return Known(of_decade(first))
    whole = of_decade(first).start
    end = of_decade(first + 90).end
    return Known(of_decade(first)) if first >= 2000 else Known(Stretch(whole, end, "century"))


def build_short_decade(match: re.Match[str], strict: bool) -> Expr | None:
    """ "The 90s"."""
    value = int(match["y"])
    return Known(of_decade((1900 if value >= 20 else 2000) + value))


def build_word_decade(match: re.Match[str], strict: bool) -> Expr | None:
    """ "The sixties"."""
    return Known(of_decade(DECADES[match["w"].lower()]))


def build_century(match: re.Match[str], strict: bool) -> Expr | None:
    """ "The 19th century"."""
    words = match["n"].lower()
    value = int(re.sub(r"\D", "", words)) if words[0].isdigit() else ORDINALS.get(words, 0)
    return Known(of_century(value)) if 1 <= value <= 30 else None


def build_weekday(match: re.Match[str], strict: bool) -> Expr | None:
    """A weekday by its full name."""
    if not is_capital(match, "w") or len(match["w"]) < 6:
        return None
    return Calendar(weekday=WEEKDAYS[match["w"].lower()])


def build_deictic(match: re.Match[str], strict: bool) -> Expr | None:
    """ "Today", "last night"."""
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


def build_sided(match: re.Match[str], strict: bool) -> Expr | None:
    """ "Last week", "that year", "next Wednesday"."""
    base, shift = _side(match["r"])
    word = match["u"].lower()
    if word == "day" and base == "now":
        return None  # "to this day", "last day": no day that one could name
    if word in ("night", "morning", "afternoon", "evening"):
        return UnitAt(base, "day", shift) if base == "text" or shift == 0 else None
    if word in UNITS:
        return UnitAt(base, UNITS[word], shift)
    what = _what(match["u"])
    if what and what.month and re.match(r"\s+[A-Z][a-z]", match.string[match.end() :]):
        return None  # "that April Jones"
    return Nearest(base, shift, what) if what else None


def build_window(match: re.Match[str], strict: bool) -> Expr | None:
    """ "The last two weeks", "within a month"."""
    sign = 1 if match["r"].lower() in ("next", "coming", "within") else -1
    words = (match["n"] or "a").lower()
    return Window(UNITS[match["u"].lower()], number(words), sign)


def build_recent(match: re.Match[str], strict: bool) -> Expr | None:
    """ "Recent weeks", "the coming days"."""
    return Window(UNITS[match["u"].lower()], None, 1 if match["r"].lower() == "coming" else -1)


def build_offset(match: re.Match[str], strict: bool) -> Expr | None:
    """ "Two days ago", "a week later", "two days before the invasion"."""
    if match.string[: match.start()].lower().endswith("half "):
        return None
    unit, count, word = UNITS[match["u"].lower()], number(match["n"] or ""), " ".join(match["k"].lower().split())
    if count is not None and match["u"].lower().startswith("fortnight"):
        count *= 2
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


def build_article_offset(match: re.Match[str], strict: bool) -> Expr | None:
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


def build_coming(match: re.Match[str], strict: bool) -> Expr | None:
    """ "In three days": ahead only where the clause tells of the future; "in three days' time" always."""
    if not match["time"] and _RANKED.search(match.string, max(0, match.start() - 60), match.start()):
        return None  # "the first visit in three years"
    return Offset("now" if match["time"] else "future", UNITS[match["u"].lower()], number(match["n"]), 1)


def build_more_days(match: re.Match[str], strict: bool) -> Expr | None:
    """ "After four more days": from the date named last."""
    return Offset("text", UNITS[match["u"].lower()], number(match["n"]), 1)


def build_unit_end(match: re.Match[str], strict: bool) -> Expr | None:
    """ "Month's end"."""
    return UnitAt("either", UNITS[match["u"].lower()], 0)


def build_overnight(match: re.Match[str], strict: bool) -> Expr | None:
    """ "Overnight", "overnight into Sunday"."""
    word = match["w"]
    return Overnight(Calendar(weekday=WEEKDAYS[word.lower()]) if word else None)
