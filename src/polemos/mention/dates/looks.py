"""Whether a month's name or a number of four digits is a date where it stands, by the words beside it."""

from __future__ import annotations

import re

# A month alone is one only after such words; so "may", "march" and the Mays and Aprils among people fall out.
_BEFORE_MONTH = re.compile(
    r"(?:\b(?:in|since|until|till|by|from|to|through|of|last|next|this|early|mid|late|between|and|or|before|after|during|on|throughout|around|for|every|each|"
    r"previous|following|ending|beginning|starting|that|same|already|only|or)[\s-]+|[(\[–—-]\s?)$",
    re.I,
)
_BEFORE_MONTH_NOUN = re.compile(r"\b(?:the|a|an|its|his|her|their|'s|’s)\s+$", re.I)
_BEFORE_YEAR = re.compile(
    r"(?:\b(?:in|since|until|till|before|during|circa|early|mid|late|year|to|from|of|between|and|or|by|after|through|than|for|on|around|about|over|from|with|as|under|at|that)[\s-]+(?:about\s+|around\s+)?|[(\[–—-]\s?|\b(?:1[5-9]|20)\d\d,\s+)$",
    re.I,
)
_SURE_YEAR = re.compile(r"(?:\b(?:in|since|until|till|during|circa|early|mid|late|year)[\s-]+(?:about\s+|around\s+)?|[(\[]\s?)$", re.I)
_BEFORE_YEAR_NOUN = re.compile(r"(?:\b(?:the|a|an|its|his|her|their|our|this|that|\w+['’]s|\w+s['’])|(?<=\w)['’]s)\s+(?:[a-z]+\s+)?$", re.I)
_JOINED = re.compile(r"\s+(?:and|to|or)\s+(\d[\d,]*)")
_UNIT_AFTER = re.compile(r"\s+(?:km|kilomet\w+|miles?|tons?|tonnes?|hours|gmt|utc|local\s+time|dollars?|euros?|per\s?cent|percent)\b|\s*%|[.,]\d", re.I)
_COUNTED = re.compile(
    r"\s+(?:[a-z]+\s+)?(?:people|men|women|children|troops|soldiers|fighters|civilians|police|personnel|inhabitants|families|refugees|migrants|"
    r"km|kilomet\w+|miles?|met\w+|tons?|tonnes?|barrels?|dollars?|euros?|pounds?|hours|gmt|utc|local|homes|houses|dead|wounded|injured|killed|others|members|"
    r"rounds|shells|missiles|rockets|tanks|aircraft|vehicles|prisoners|hostages|villagers|residents|strikes|sorties|hectares|acres|per\s?cent|percent)\b|\s*%|[.,]\d",
    re.I,
)
_PLURAL = re.compile(
    r"\s+(?!(?:was|is|has|as|its|this|his|does|towards|perhaps|always|sometimes|afterwards|thus|across|plus|minus|versus|us|uses|sees)\b)[a-z]{3,}s\b"
)


def is_month(text: str, start: int, end: int) -> bool:
    """Whether a capitalised month's name there, with no day or year, is a month and no verb or person."""
    left, right, name = text[max(0, start - 24) : start], text[end : end + 24], text[start:end].lower()
    noun = re.match(r"\s+[a-z]{4,}", right) is not None and name not in ("may", "march")
    if not (re.match(r"['’]s\s+[a-z]", right) or _BEFORE_MONTH.search(left) or (noun and _BEFORE_MONTH_NOUN.search(left))):
        return False
    named = re.match(r"\s+[A-Z][a-z]+", right) is not None and re.search(r"\b(?:and|or|to|for|by|of|from|before|after|on|that)\s+$", left) is not None
    return not named


def is_counted(text: str, end: int) -> bool:
    """Whether the number that ends there counts the noun behind it."""
    return _COUNTED.match(text, end) is not None


def is_year(text: str, start: int, end: int) -> bool:
    """Whether a number of four digits there is a year and no count, clock time or part of a name."""
    left, right, year = text[max(0, start - 24) : start], text[end : end + 40], int(text[start:end])
    if _UNIT_AFTER.match(right) or re.search(r"(?:[$€£#]|\d[.,/:]|\b(?:no|nos)\.?\s*)$", left, re.I):
        return False
    other = _JOINED.match(text, end)
    if other is not None and ("," in other[1] or is_counted(text, other.end())):
        return False  # "between 1500 and 2000 fighters"
    if _SURE_YEAR.search(left) and year >= 1400:
        return year >= 1700 or not (_PLURAL.match(right) or _COUNTED.match(right))
    if not 1400 <= year <= 2100 or _COUNTED.match(right):
        return False
    if _BEFORE_YEAR.search(left):
        return not _PLURAL.match(right)
    if _BEFORE_YEAR_NOUN.search(left):
        return year >= 1700 and bool(re.match(r"(?:\s+|-)[A-Za-z]", right))
    if re.match(r"\s+(?:saw|brought|marked|began|ended|proved|turned|opened|started)\b", right):
        return year >= 1700
    return start == 0 and bool(re.match(r"\s*[:–—]|\s+[A-Z]", right))
