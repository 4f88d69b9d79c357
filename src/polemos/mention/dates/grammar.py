"""Time expressions in running text: parts, ranges and bounds around single points, read from left to right.

Takes a text; gives :class:`Found` expressions in order, none within another. Leaves the days to ``resolve``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from polemos.mention.dates.calendar import Edge, Part
from polemos.mention.dates.expressions import (
    AtEvent,
    Base,
    Between,
    Bound,
    By,
    Calendar,
    Eve,
    Expr,
    Found,
    Holiday,
    Known,
    Lasting,
    Nearest,
    Offset,
    Partial,
    UnitAt,
    Window,
)
from polemos.mention.dates.named import event_at, load_names
from polemos.mention.dates.points import FIRST_WORDS, TIME_WORDS, atom
from polemos.mention.dates.words import DASH, NUMBER, PARTS, UNIT, UNITS
from polemos.model import DateRelation

# No expression has more words before the first that tells of time ("on the eve of the second Russian full-scale invasion").
_REACH = 10
_WORD = re.compile(r"[A-Za-z]+|\d+")
_PART = re.compile("|".join(rf"(?P<p{i}>{words})" for i, (words, _) in enumerate(PARTS)), re.I)
_PART_FIRST = frozenset(
    [
        "the", "first", "second", "third", "fourth", "last", "latter", "final", "closing", "opening", "beginning", "start", "end", "close",
        "middle", "mid", "midway", "earlier", "later", "early", "late", "very",
    ]
)  # fmt: skip
_PART_UNIT = re.compile(r"\s*(?:in\s+)?(?P<the>the|this|that)\s+(?P<u>week|month|year|decade|century|day)\b", re.I)
_UNIT_BASE: dict[str, Base] = {"the": "either", "this": "now", "that": "text"}
_TO = re.compile(rf"\s*{DASH}{{1,2}}\s*|\s+(?:to|until|till|through|up\s+to|and)\s+", re.I)
_NOT_BEFORE = re.compile(r"(?:[A-Za-z0-9]-|\d[.,/:]|[$€£#/.,:]|['’])$")
_BINDERS: tuple[tuple[str, str], ...] = (
    (r"(?:ever\s+since|since|dating\s+back\s+to|as\s+of|starting\s+from)", "since"),
    (r"(?:until|till|up\s+until|up\s+to|as\s+late\s+as)", "until"),
    (r"(?:before|prior\s+to|in\s+the\s+run-up\s+to)", "before"),
    (r"(?:after|following|in\s+the\s+wake\s+of)", "after"),
    (r"(?:by|no\s+later\s+than)", "by"),
    (r"from", "from"),
    (r"between", "between"),
    (r"(?:during|throughout|in\s+the\s+course\s+of|over\s+the\s+course\s+of|amid)", "during"),
    (r"on\s+the\s+eve\s+of", "eve"),
    (r"(?:at\s+|from\s+)?the\s+(?:start|beginning|outbreak|onset)\s+of", "begin"),
    (r"(?:at\s+|by\s+)?the\s+end\s+of", "end"),
    (r"for", "for"),
)
_BINDER = re.compile("|".join(rf"(?P<b{i}>\b{words}\b)" for i, (words, _) in enumerate(_BINDERS)), re.I)
_BINDER_FIRST = frozenset(
    [
        "ever", "since", "dating", "as", "starting", "until", "till", "up", "before", "prior", "in", "after", "following", "by", "no", "from",
        "between", "during", "throughout", "over", "amid", "on", "the", "at", "for",
    ]
)  # fmt: skip
_DETERMINER = re.compile(r"\s+(?:(?:the|its|his|her|their|a|an|this|that|last|[\w\-]+['’]s)\s+)?", re.I)
_LASTING = re.compile(
    rf"\s+(?:(?:about|around|nearly|almost|more\s+than|over|at\s+least|some|up\s+to|another|the\s+best\s+part\s+of|most\s+of)\s+)*(?:(?:{NUMBER}|several|many|a\s+few)\s+)?{UNIT}\b(?!\s*(?:ago|earlier|later|-))",
    re.I,
)
_DATED_NOUN = re.compile(r"(?:the|its|his|her|their)\s+(?:(?!(?:of|in|on|and|to|for|with)\b)[\w'’\-]+\s+){1,4}of\s+(?:the\s+)?(?=[A-Z\d])")
_ONWARD = re.compile(r"\s+(?:on|onwards?|forward)\b", re.I)
_OF_NIGHT = re.compile(r"the\s+(?:night|morning|evening|afternoon|day)\s+(?:of|between)\s+", re.I)


def scan(text: str, *, strict: bool = True) -> Iterator[Found]:
    """All time expressions of the text, in order. Without ``strict`` the text is taken for one expression alone."""
    words = [(m.start(), m.group().lower()) for m in _WORD.finditer(text)]
    firsts, end = _firsts(), 0
    for index in _candidates(words):
        start, word = words[index]
        if start < end or not (word in firsts or word[0].isdigit()) or _NOT_BEFORE.search(text, max(0, start - 2), start):
            continue
        found = _expression(text, start, word, strict)
        if found is not None:
            yield found
            end = found.end


def _candidates(words: list[tuple[int, str]]) -> Iterator[int]:
    """The words that stand so close before one which tells of time that an expression with it can begin there."""
    told = _told()
    done = 0
    for index, (_, word) in enumerate(words):
        if word in told or (word[0].isdigit() and len(word) in (2, 4)):
            yield from range(max(done, index - _REACH), index + 1)
            done = index + 1


@lru_cache(maxsize=1)
def _firsts() -> frozenset[str]:
    """All words that an expression can begin with; numbers aside."""
    return FIRST_WORDS | _PART_FIRST | _BINDER_FIRST | frozenset(load_names().by_word)


@lru_cache(maxsize=1)
def _told() -> frozenset[str]:
    """Words one of which every expression holds; years and other numbers aside."""
    names = load_names()
    events = {word.split()[-1].split("-")[-1] for word in names.kinds}
    plurals = {word + "s" for word in events} | {word + "es" for word in events} | {word[:-1] + "ies" for word in events if word.endswith("y")}
    return TIME_WORDS | frozenset(names.by_word) | frozenset(events | plurals)


def _expression(text: str, pos: int, word: str, strict: bool) -> Found | None:
    if word in _BINDER_FIRST:
        bound = _bound(text, pos)
        if bound is not None:
            return bound
    return _range(text, pos, strict=strict)


def _bound(text: str, pos: int) -> Found | None:
    match = _BINDER.match(text, pos)
    if match is None or match.lastgroup is None:
        return None
    kind, end = _BINDERS[int(match.lastgroup[1:])][1], match.end()
    if kind == "for":
        lasting = _LASTING.match(text, end)
        return Found(pos, lasting.end(), lasting.end() - 1, Lasting(), "duration") if lasting else None
    first = _WORD.search(text, end)
    if first is None or text[end : first.start()].strip(" '‘’"):
        return None
    inner = _range(text, first.start(), strict=False, between=kind == "between")
    loose = False
    if inner is None and kind in ("before", "after", "since", "until", "during"):
        determiner = _DETERMINER.match(text, end)
        if determiner and determiner.end() > first.start():
            inner, loose = _range(text, determiner.end(), strict=True), True
    if inner is not None:
        return _bind(text, pos, kind, inner, loose or text[inner.end : inner.end + 2] in ("'s", "’s"))
    return _bind_event(text, pos, kind, first.start())


def _bind(text: str, pos: int, kind: str, inner: Found, loose: bool) -> Found | None:
    ranged = isinstance(inner.expr, Between)
    if kind == "between":
        return Found(pos, inner.end, inner.core, inner.expr, "range") if ranged else None
    if kind == "from":
        onward = _ONWARD.match(text, inner.end)
        if onward and not ranged:
            return Found(pos, onward.end(), inner.core, Bound("since", inner.expr), "since")
        return Found(pos if ranged else inner.start, inner.end, inner.core, inner.expr, inner.rule)
    if kind == "by":
        return Found(pos, inner.end, inner.core, By(inner.expr), "by")
    if kind == "eve":
        return Found(pos, inner.end, inner.core, Eve(inner.expr), "eve")
    if kind in ("during", "begin", "end") or (isinstance(inner.expr, (Offset, Window)) and kind == "after"):
        return Found(inner.start, inner.end, inner.core, inner.expr, inner.rule) if kind == "during" else None
    relation = _opened(kind)
    return Found(pos, inner.end, inner.core, Bound(relation, inner.expr, loose and not isinstance(inner.expr, Known)), relation)


def _opened(kind: str) -> DateRelation:
    """The side of a date that its word opens."""
    return "since" if kind == "since" else "until" if kind == "until" else "before" if kind == "before" else "after"


def _bind_event(text: str, pos: int, kind: str, first: int) -> Found | None:
    if kind in ("from", "between", "by", "for"):
        return None
    event = event_at(text, first, kind)
    dated = _DATED_NOUN.match(text, first)
    inner = _range(text, dated.end(), strict=False) if dated and kind != "eve" else None
    if inner is not None and kind not in ("begin", "end"):
        return _bind(text, pos, kind, inner, loose=True)
    if event is None:
        return None
    at = AtEvent(event)
    if kind == "eve":
        return Found(pos, event.end, event.start, Eve(at), "event_eve")
    if kind in ("during", "begin", "end"):
        return Found(pos, event.end, event.start, at, f"event_{kind}")
    relation = _opened(kind)
    return Found(pos, event.end, event.start, Bound(relation, at), f"event_{relation}")


def _range(text: str, pos: int, *, strict: bool, between: bool = False) -> Found | None:
    """A point, or two with a dash or "to" between them; "and" joins only after "between", or what follows one another."""
    first = _point(text, pos, strict=strict)
    joint = _TO.match(text, first.end if first else pos)
    if first is None or joint is None or not _rangeable(first.expr):
        return first
    last = _point(text, joint.end(), strict=False)
    if last is None or not _rangeable(last.expr):
        return first
    word = joint.group().strip().lower()
    if word == "and" and not between and not _follows(first.expr, last.expr):
        return replace(first, expr=_with_year_of(first.expr, last.expr))
    if word in ("to", "until", "till", "through", "up to") and strict and _grain(first.expr) != _grain(last.expr):
        return first
    return Found(first.start, last.end, last.core, Between(first.expr, last.expr), "range")


def _with_year_of(first: Expr, last: Expr) -> Expr:
    """ "February and August 2000", "3 May and 12 June 1999": one year for both."""
    if isinstance(first, Calendar) and isinstance(last, Calendar) and first.month and last.month and last.year and first.year is None and first.year_at is None:
        return replace(first, year=last.year)
    return first


def _rangeable(expr: Expr) -> bool:
    if isinstance(expr, Partial):
        return _rangeable(expr.whole)
    return isinstance(expr, (Calendar, Known, Nearest, Holiday)) or (isinstance(expr, UnitAt) and expr.base == "now")


def _grain(expr: Expr) -> str:
    if isinstance(expr, Partial):
        return _grain(expr.whole)
    if isinstance(expr, Calendar):
        return "day" if expr.day is not None or expr.weekday is not None else "month" if expr.month is not None else "season" if expr.season else "year"
    return type(expr).__name__


def _follows(first: Expr, last: Expr) -> bool:
    """Whether "2012 and 2013", "May and June" or "Saturday and Sunday" name neighbours, so that both together are meant."""
    if not isinstance(first, Calendar) or not isinstance(last, Calendar) or first.day is not None or last.day is not None:
        return False
    if first.weekday is not None and last.weekday is not None:
        return (last.weekday - first.weekday) % 7 == 1
    if first.month is not None and last.month is not None and (first.year is None or first.year == last.year):
        return last.month - first.month == 1
    return first.month is None and last.month is None and first.year is not None and last.year == first.year + 1


def _point(text: str, pos: int, *, strict: bool) -> Found | None:
    """A single expression with its part before it, where there is one."""
    word = _WORD.match(text, pos)
    if word is not None and word.group().lower() in _PART_FIRST:
        match = _PART.match(text, pos)
        if match is not None and match.lastgroup is not None:
            found = _part(text, pos, match, PARTS[int(match.lastgroup[1:])][1])
            if found is not None:
                return found
    night = _OF_NIGHT.match(text, pos)
    if night:
        inner = atom(text, night.end(), strict=False)
        return Found(pos, inner.end, inner.core, inner.expr, inner.rule) if inner else None
    return atom(text, pos, strict=strict)


def _part(text: str, pos: int, match: re.Match[str], part: Part | Edge) -> Found | None:
    unit = _PART_UNIT.match(text, match.end())
    if unit:
        whole = UnitAt(_UNIT_BASE[unit["the"].lower()], UNITS[unit["u"].lower()], 0)
        return Found(pos, unit.end(), unit.start("u"), Partial(whole, part), "part")
    start = _WORD.search(text, match.end())
    if start is None or text[match.end() : start.start()].strip(" -\u2010\u2011'’"):
        return None
    inner = atom(text, start.start(), strict=False)
    if inner is None or isinstance(inner.expr, (Offset, Window, Lasting)):
        return None
    if part in ("earlier", "later") and not isinstance(inner.expr, (UnitAt, Nearest)):
        return None
    return Found(pos, inner.end, inner.core, Partial(inner.expr, part), "part")
