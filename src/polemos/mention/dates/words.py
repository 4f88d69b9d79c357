"""The words of time expressions: months, weekdays, units, numbers, and the pattern pieces made of them."""

from __future__ import annotations

from polemos.mention.dates.calendar import Edge, Part, Season, Unit

_MONTH_NAMES = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december")
FULL_MONTHS = frozenset(_MONTH_NAMES)
MONTHS: dict[str, int] = {name: i for i, name in enumerate(_MONTH_NAMES, 1)} | {name[:3]: i for i, name in enumerate(_MONTH_NAMES, 1)} | {"sept": 9}
_DAY_NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
WEEKDAYS: dict[str, int] = (
    {name: i for i, name in enumerate(_DAY_NAMES)}
    | {name[:3]: i for i, name in enumerate(_DAY_NAMES)}
    | {"tues": 1, "thur": 3, "thurs": 3}
)  # fmt: skip
SEASONS: dict[str, Season] = {"spring": "spring", "springtime": "spring", "summer": "summer", "autumn": "autumn", "fall": "autumn", "winter": "winter"}
UNITS: dict[str, Unit] = {
    **{u: u for u in ("hour", "day", "week", "month", "year", "decade", "weekend", "century")},
    **{u + "s": u for u in ("hour", "day", "week", "month", "year", "decade", "weekend")},
    "centuries": "century",
    "fortnight": "week",
    "fortnights": "week",
}
SMALL = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen",
    "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
]  # fmt: skip
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
NUMBERS: dict[str, int] = (
    {w: i for i, w in enumerate(SMALL)}
    | {w: 10 * i for i, w in enumerate(TENS, 2)}
    | {f"{t}-{s}": 10 * i + j for i, t in enumerate(TENS, 2) for j, s in enumerate(SMALL[1:10], 1)}
    | {"a": 1, "an": 1, "another": 1, "a couple of": 2, "a dozen": 12, "a hundred": 100, "half a dozen": 6}
)
ORDINALS: dict[str, int] = {
    w: i
    for i, w in enumerate(
        [
            "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth", "thirteenth",
            "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth", "twenty-first",
        ],
        1,
    )
}  # fmt: skip
DECADES: dict[str, int] = {
    "twenties": 1920, "thirties": 1930, "forties": 1940, "fifties": 1950, "sixties": 1960, "seventies": 1970, "eighties": 1980, "nineties": 1990,
}  # fmt: skip
# Longest first: what is tried earlier wins.
PARTS: tuple[tuple[str, Part | Edge], ...] = (
    (r"(?:the\s+)?first\s+half\s+of", "first_half"),
    (r"(?:the\s+)?(?:second|latter|last)\s+half\s+of", "second_half"),
    (r"(?:the\s+)?first\s+quarter\s+of", "q1"),
    (r"(?:the\s+)?second\s+quarter\s+of", "q2"),
    (r"(?:the\s+)?third\s+quarter\s+of", "q3"),
    (r"(?:the\s+)?(?:fourth|last|final)\s+quarter\s+of", "q4"),
    (r"(?:the\s+)?first\s+(?:few\s+)?(?:week|days)\s+of", "first_week"),
    (r"(?:the\s+)?(?:last|final|closing)\s+(?:few\s+)?(?:week|days)\s+of", "last_week"),
    (r"(?:the\s+)?(?:opening|first|early)\s+(?:weeks|months|years|part)\s+of", "early"),
    (r"(?:the\s+)?(?:closing|last|final|latter)\s+(?:weeks|months|years|part)\s+of", "late"),
    (r"(?:the\s+)?(?:very\s+)?(?:beginning|start)\s+of", "beginning"),
    (r"(?:the\s+)?(?:very\s+)?(?:end|close)\s+of", "end"),
    (r"(?:the\s+)?middle\s+of", "mid"),
    (r"earlier", "earlier"),
    (r"later", "later"),
    (r"(?:the\s+)?(?:very\s+)?early(?:\s+(?:in|on))?", "early"),
    (r"(?:the\s+)?(?:very\s+)?late(?:\s+(?:in|on))?", "late"),
    (r"(?:the\s+)?mid(?:\s*[-\u2010\u2011]\s*|\s+)", "mid"),
    (r"(?:the\s+)?mid(?=[A-Z])", "mid"),
    (r"midway\s+through", "mid"),
)

# Pattern pieces. All patterns ignore case; the grammar looks at capitals where they decide.
MONTH = r"(?:january|february|march|april|may|june|july|august|september|october|november|december|sept|jan|feb|mar|apr|jun|jul|aug|sep|oct|nov|dec)\b"
DAY = r"(?:3[01]|[12]\d|0?[1-9])"
TH = r"(?:st|nd|rd|th)?"
YEAR = r"(?:1\d{3}|20\d{2})"
WEEKDAY = r"(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tues|tue|wed|thurs|thur|thu|fri|sat|sun)\b"
SEASON = r"(?:spring|summer|autumn|fall|winter)"
UNIT = r"(?:fortnights?|hours?|days?|weeks?|months?|years?|decades?|century|centuries|weekends?)"
DASH = r"[-\u2010\u2011\u2012\u2013\u2014]"
NUMBER = (
    r"(?:\d{1,3}|a\s+couple\s+of|a\s+dozen|half\s+a\s+dozen|a\s+hundred|(?:" + "|".join(TENS) + r")(?:-(?:" + "|".join(SMALL[1:10]) + r"))?|"
    + "|".join(sorted(SMALL[1:], key=len, reverse=True)) + r"|another|an|a)"
)  # fmt: skip
TIME_OF_DAY = r"(?:early\s+|late\s+)?(?:mornings?|afternoons?|evenings?|nights?|noon|midnight)\b"


def number(words: str) -> int | None:
    """The value of a number in digits or words as NUMBER matches it; None for another word."""
    plain = " ".join(words.lower().split())
    return int(plain) if plain.isdigit() else NUMBERS.get(plain)
