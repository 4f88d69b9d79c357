"""Numbers in a parsed text, in digits and words, with what the words around make of them.

Takes tokens; gives :class:`Number`: bounds and best value, and the tokens it spans. Leaves to others what is counted.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from polemos.mention.dates.words import SMALL, TENS
from polemos.model import Parse

_DIGITS = re.compile(r"^(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(k|m|mn|mln|bn|b|tn|trn)?\+?$", re.I)
_SUFFIX = {"k": 1e3, "m": 1e6, "mn": 1e6, "mln": 1e6, "b": 1e9, "bn": 1e9, "tn": 1e12, "trn": 1e12}
_SCALE = {
    "hundred": 100,
    "thousand": 1e3,
    "million": 1e6,
    "billion": 1e9,
    "trillion": 1e12,
    "m": 1e6,
    "mn": 1e6,
    "mln": 1e6,
    "bn": 1e9,
    "tn": 1e12,
    "dozen": 12,
    "lakh": 1e5,
    "crore": 1e7,
}
_ONES = {w: float(i) for i, w in enumerate(SMALL)}
_TENS = {w: 10.0 * i for i, w in enumerate(TENS, 2)}
# Words for so many, from and to; of the plural scales a thousand thousands are millions.
_VAGUE: dict[str, tuple[float, float]] = {
    "several": (3, 9), "dozens": (24, 99), "scores": (40, 99), "hundreds": (100, 999), "thousands": (1_000, 9_999), "millions": (1e6, 9_999_999),
    "billions": (1e9, 9_999_999_999), "tens": (20, 99), "few": (3, 9), "handful": (3, 6), "couple": (2, 2),
}  # fmt: skip
_PLURAL_SCALE = {"thousands": 1e3, "millions": 1e6, "billions": 1e9}
_BEFORE: tuple[tuple[tuple[str, ...], str], ...] = tuple(
    (tuple(words.split()), kind)
    for words, kind in (
        ("no fewer than", "least"), ("no less than", "least"), ("not less than", "least"), ("a minimum of", "least"), ("at least", "least"),
        ("no more than", "most"), ("not more than", "most"), ("a maximum of", "most"), ("at most", "most"), ("as many as", "most"),
        ("as much as", "most"), ("up to", "most"),
        ("well over", "more"), ("just over", "more"), ("more than", "more"), ("greater than", "more"), ("upwards of", "more"),
        ("over", "more"), ("above", "more"),
        ("fewer than", "less"), ("less than", "less"), ("just under", "less"), ("under", "less"), ("below", "less"),
        ("close to", "about"), ("an estimated", "about"), ("some", "about"), ("about", "about"), ("around", "about"),
        ("roughly", "about"), ("approximately", "about"),
        ("circa", "about"), ("estimated", "about"), ("nearly", "almost"), ("almost", "almost"), ("~", "about"), ("perhaps", "about"),
        ("another", "exact"), ("only", "exact"),
        ("just", "exact"), ("additional", "exact"), ("the", "exact"), ("all", "exact"),
    )
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Number:
    """Tokens ``first`` to ``last`` (exclusive); ``head`` is the last of them that is a number. ``exact``: nothing blurs the value."""

    first: int
    last: int
    head: int
    low: float | None
    best: float | None
    high: float | None
    exact: bool = True

    def times(self, factor: float) -> Number:
        """The same in another unit."""
        low, best, high = (None if v is None else round(v * factor, 6) for v in (self.low, self.best, self.high))
        return replace(self, low=low, best=best, high=high)


def number_at(parse: Parse, at: int, limit: int) -> Number | None:
    """The number that begins at token ``at`` (modifiers before it included), in tokens below ``limit``; None where none does."""
    kind, start = _modifier(parse, at, limit)
    if start < limit and parse.words[at].lower() == "between":
        return _pair(parse, at, at + 1, limit, ("and",))
    found = _value(parse, start, limit)
    if found is None:
        return None
    low, high, end, head = found
    if low == high:
        pair = _pair(parse, at, start, limit, ("to", "-", "–", "or"))
        if pair is not None:
            return pair
        kind, end = _behind(parse, kind, end, limit)
    return _blur(Number(at, end, head, low, low if low == high else None, high), kind)


def _modifier(parse: Parse, at: int, limit: int) -> tuple[str, int]:
    words = parse.words
    for phrase, kind in _BEFORE:
        if at + len(phrase) < limit and all(words[at + i].lower() == word for i, word in enumerate(phrase)):
            further, end = _modifier(parse, at + len(phrase), limit)
            return (further if kind == "exact" else kind), end
    return "exact", at


def _behind(parse: Parse, kind: str, end: int, limit: int) -> tuple[str, int]:
    if end + 1 < limit and parse.words[end].lower() == "or" and parse.words[end + 1].lower() in ("more", "so", "fewer"):
        return {"more": "least", "so": "about", "fewer": "most"}[parse.words[end + 1].lower()], end + 2
    if parse.words[end - 1].endswith("+") or (end < limit and parse.words[end] in ("+", "plus")):
        return "least", end + (0 if parse.words[end - 1].endswith("+") else 1)
    return kind, end


def _blur(number: Number, kind: str) -> Number:
    low, best, high = number.low, number.best, number.high
    if kind == "exact":
        return number if low == high else replace(number, exact=False)
    if best is None:  # "at least several hundred", "up to several thousand": one bound is all that is said
        bounds = {"least": (low, None), "more": (low, None), "most": (None, high), "less": (None, high)}.get(kind, (low, high))
        return replace(number, low=bounds[0], high=bounds[1], exact=False)
    table: dict[str, tuple[float | None, float | None, float | None]] = {
        "least": (best, best, None), "more": (best, best, best + 1), "most": (None, None, best), "less": (None, None, best),
        "about": (None, best, None), "almost": (None, best, best),
    }  # fmt: skip
    low, best, high = table[kind]
    return replace(number, low=low, best=best, high=high, exact=False)


def _pair(parse: Parse, first: int, start: int, limit: int, joints: tuple[str, ...]) -> Number | None:
    left = _value(parse, start, limit)
    if left is None or left[2] + 1 >= limit or parse.words[left[2]].lower() not in joints:
        return None
    right = _value(parse, left[2] + 1, limit)
    if right is None:
        return None
    low, high = left[0], right[1]
    scale = next((s for s in (1e3, 1e6, 1e9) if high >= s > low and low * s < high), None)
    if scale and parse.words[right[3]].lower() in _SCALE:
        low *= scale  # "two to three million"
    return Number(first, right[2], right[3], low, None, high, exact=False) if low < high else None


def _value(parse: Parse, at: int, limit: int) -> tuple[float, float, int, int] | None:
    """Low, high, the token behind, and the last number token, of the bare number at ``at``."""
    words = parse.words
    if at >= limit:
        return None
    word = words[at].lower()
    if word in ("a", "an", "half", "the") and at + 1 < limit:
        return _with_article(parse, at, limit)
    if word in _VAGUE and word not in ("tens", "few", "couple", "handful"):
        return _vague(parse, at, limit)
    if word == "tens":
        return _vague(parse, at, limit) if at + 2 < limit and words[at + 1].lower() == "of" and words[at + 2].lower() in _PLURAL_SCALE else None
    value, end = _plain(parse, at, limit)
    return None if value is None else (value, value, end, end - 1)


def _with_article(parse: Parse, at: int, limit: int) -> tuple[float, float, int, int] | None:
    """ "A million", "a few hundred", "a couple of", "half a million", "a dozen"."""
    words, word = parse.words, parse.words[at].lower()
    following = words[at + 1].lower()
    if word == "half" and following in ("a", "an") and at + 2 < limit and words[at + 2].lower() in _SCALE:
        value = _SCALE[words[at + 2].lower()] / 2
        return value, value, at + 3, at + 2
    if word in ("a", "an") and following == "half" and at + 2 < limit and words[at + 2].lower() in ("million", "billion", "dozen"):
        value = _SCALE[words[at + 2].lower()] / 2
        return value, value, at + 3, at + 2
    if word == "a" and following in ("hundred", "thousand", "million", "billion", "trillion", "dozen"):
        value, end = _scaled(parse, 1.0, at + 1, limit)
        return value, value, end, end - 1
    if word == "a" and following in ("few", "couple", "handful"):
        low, high, end, head = _vague(parse, at + 1, limit) or (0, 0, 0, 0)
        if end < limit and words[end].lower() == "of" and following != "few":
            end += 1
        return (low, high, end, head) if high else None
    return None


def _vague(parse: Parse, at: int, limit: int) -> tuple[float, float, int, int] | None:
    words, word = parse.words, parse.words[at].lower()
    low, high = _VAGUE[word]
    end = at + 1
    if end < limit and words[end].lower() in _SCALE and word in ("several", "few", "couple"):
        factor = _SCALE[words[end].lower()]
        return low * factor, high * factor, end + 1, end
    if end + 1 < limit and words[end].lower() == "of" and words[end + 1].lower() in _PLURAL_SCALE and word in ("tens", "hundreds", "dozens", "scores"):
        factor = _PLURAL_SCALE[words[end + 1].lower()]
        low = 10 if word == "tens" else low
        return low * factor, (high + 1) * factor - 1, end + 2, end + 1
    return low, high, end, at


def _plain(parse: Parse, at: int, limit: int) -> tuple[float | None, int]:
    word = parse.words[at].lower()
    match = _DIGITS.match(word)
    if match:
        value = float(match[1].replace(",", "")) * _SUFFIX.get((match[2] or "").lower(), 1)
        return _scaled(parse, value, at + 1, limit)
    if word in _ONES:
        return _scaled(parse, _ONES[word], at + 1, limit)
    if word in _TENS:
        end = at + 1
        value = _TENS[word]
        if end + 1 < limit and parse.words[end] in ("-", "‑") and parse.words[end + 1].lower() in _ONES:
            value, end = value + _ONES[parse.words[end + 1].lower()], end + 2
        return _scaled(parse, value, end, limit)
    if "-" in word and word.split("-")[0] in _TENS and word.split("-")[1] in _ONES:
        return _scaled(parse, _TENS[word.split("-")[0]] + _ONES[word.split("-")[1]], at + 1, limit)
    return None, at


def _scaled(parse: Parse, value: float, end: int, limit: int) -> tuple[float, int]:
    """Scale words behind a number, with what follows after "and": "two hundred and fifty thousand"."""
    total, current = 0.0, value
    while end < limit:
        word = parse.words[end].lower()
        if word in ("-", "‑") and end + 1 < limit and parse.words[end + 1].lower() in ("million", "billion", "trillion"):
            end += 1
            continue
        if word in _SCALE:
            current *= _SCALE[word]
            if current >= 1000 and word != "hundred":
                total, current = total + current, 0.0
            end += 1
            continue
        ahead = end + 1 if word == "and" else end
        if ahead < limit and (total + current) >= 100 and parse.words[ahead].lower() in (*_ONES, *_TENS) and not parse.words[end - 1][0].isdigit():
            more, after = _plain(parse, ahead, limit)
            if more is not None and more < 1000:
                current, end = current + more, after
                continue
        break
    return total + current, end
