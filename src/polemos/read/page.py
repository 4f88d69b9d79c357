"""The article in a text that may be a saved web page: title, standfirst, body, and what is said of its making.

Takes the units of a text, gives a :class:`Page`. A text without a single line of web furniture is read whole: only a title
line and the lines of credit and date around it are taken out. Knows nothing of files, formats and offsets beyond its units.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from polemos.model import FirstPublished, Interval
from polemos.read.credits import byline_names, first_published, is_name_list, names, translators
from polemos.read.dates import best, date_line, dateline_day, find_dates
from polemos.read.kinds import FURNITURE, Kind, kind_of
from polemos.read.tail import Tail, overlap, words_of
from polemos.read.units import Unit

# Pages are short; in a text with more lines only these many at either end are looked at as a page's.
_PAGE_LINES = 4000
_TITLE_WORDS = 30
_META: frozenset[Kind] = frozenset({"date", "byline", "share", "counter", "label", "caption", "credit", "translation", "first_published", "list", "contact"})
_DROPPED_INSIDE: frozenset[Kind] = frozenset({
    "menu", "cookie", "share", "signup", "advert", "related", "pointer", "tags", "footer", "comments", "about", "end", "sources", "caption", "counter",
    "translation", "first_published", "byline", "credit", "contact",
})  # fmt: skip
_REASON: dict[Kind, str] = {"heading": "teaser", "prose": "teaser", "list": "menu", "byline": "credit", "translation": "credit", "first_published": "credit"}


@dataclass(frozen=True, slots=True)
class Page:
    """What was found, as indices of units; ``dropped`` holds (index, reason) of all others, in order.

    ``furniture`` is the number of lines that only a web page has. A page without ``body`` has no article.
    """

    title: int | None = None
    standfirst: tuple[int, ...] = ()
    body: tuple[int, ...] = ()
    dropped: tuple[tuple[int, str], ...] = ()
    authors: tuple[str, ...] = ()
    translators: tuple[str, ...] = ()
    published: Interval | None = None
    first: FirstPublished | None = None
    furniture: int = 0


@dataclass(slots=True)
class _Work:
    """The state of one search."""

    units: Sequence[Unit]
    kinds: list[Kind]
    title: int | None = None
    standfirst: list[int] = field(default_factory=list)
    authors: tuple[str, ...] = ()
    published: Interval | None = None
    updated: bool = False  # ``published`` is the day of a change, for want of a better
    reasons: dict[int, str] = field(default_factory=dict)


def find_page(units: Sequence[Unit]) -> Page:
    """The article of the units."""
    work = _Work(units, _kinds(units))
    furniture = sum(kind in FURNITURE for kind in work.kinds)
    return _web_page(work, furniture) if furniture else _plain_text(work)


def _kinds(units: Sequence[Unit]) -> list[Kind]:
    middle = max(0, len(units) - 2 * _PAGE_LINES)
    ends = [*units[:_PAGE_LINES], *units[_PAGE_LINES + middle :]]
    kinds = [kind_of(u.text) for u in ends]
    for i, unit in enumerate(ends):
        if kinds[i] == "entry":
            apart = unit.gap and i + 1 < len(ends) and ends[i + 1].gap
            kinds[i] = _entry(kinds, i, marked=unit.level > 0, apart=apart)
    kinds[_PAGE_LINES:_PAGE_LINES] = ["prose"] * middle
    return kinds


def _entry(kinds: Sequence[Kind], i: int, *, marked: bool, apart: bool) -> Kind:
    """A line such as "History": an entry of a menu among others of the kind, a heading where it stands apart or a paragraph follows."""
    around = [*([] if apart else kinds[max(0, i - 1) : i]), *kinds[i + 1 : i + 2]]
    alone = not any(kind in ("entry", "menu", "list", "share", "cookie", "footer") for kind in around)
    return "heading" if alone and (marked or apart or kinds[i + 1 : i + 2] == ["prose"]) else "menu"


# -- a text that is no web page ----------------------------------------------------------


def _plain_text(work: _Work) -> Page:
    """All of it body, but a title line and the lines of credit and date that stand below it or last."""
    n = len(work.units)
    start = 0
    if n > 1 and _can_be_title(work, 0) and (work.units[1].gap or work.units[0].level or "prose" in work.kinds[1:6] or work.kinds[1] in _META):
        work.title, start = 0, 1
    elif n > 2 and work.kinds[0] in ("label", "date") and _can_be_title(work, 1):
        work.title, start = 1, 2
        _meta_line(work, 0)
    if work.title is not None:
        while start < n and (work.kinds[start] in ("date", "byline", "translation", "first_published", "counter", "label") or _author_line(work, start)):
            _meta_line(work, start)
            start += 1
    end = n
    while end > start + 1 and work.kinds[end - 1] in ("translation", "first_published"):
        end -= 1
        work.reasons[end] = "credit"
    if start >= end:  # nothing but a head: then all of it is text
        work.title, start, work.reasons = None, 0, {}
    return _result(work, [i for i in range(start, end) if work.kinds[i] != "rule"], 0)


def _can_be_title(work: _Work, i: int) -> bool:
    unit = work.units[i]
    return unit.level == 1 or (work.kinds[i] == "heading" and len(unit.text.split()) <= _TITLE_WORDS and len(unit.text) <= 200)


def _author_line(work: _Work, i: int) -> bool:
    """A bare name right under the title counts as the author only beside a date or another line of that kind."""
    beside = work.kinds[i + 1 : i + 2] + (work.kinds[i - 1 : i] if i and i - 1 != work.title else [])
    return work.kinds[i] == "heading" and is_name_list(work.units[i].text) and any(k in ("date", "byline", "share", "translation", "counter") for k in beside)


# -- a saved web page ----------------------------------------------------------------------


def _web_page(work: _Work, furniture: int) -> Page:
    prose = [i for i, kind in enumerate(work.kinds) if kind == "prose"]
    first = next((i for i in prose if not _is_notice(work, i)), prose[0] if prose else None)
    if first is None:
        return Page(dropped=tuple((i, _REASON.get(k, k)) for i, k in enumerate(work.kinds)), furniture=furniture)
    top = _below_menus(work, first)
    work.title = _choose_title(work, top, first)
    if work.title is None:
        first = _title_like_a_sentence(work, top, first, prose)
    start = _header(work, top, first)
    tail = Tail(work.units, work.kinds, start, work.authors)
    end = tail.end()
    if not work.authors:
        end = _author_from_bio(work, tail, start, end)
    body = _inside(work, tail, start, end)
    for i in range(end, len(work.units)):
        if tail.is_bio(i) and i < end + 6:
            work.reasons[i] = "bio"
    return _result(work, body, furniture)


def _is_notice(work: _Work, i: int) -> bool:
    """A sentence of the site about itself above the title: a title and its date or author come only after it."""
    kinds = work.kinds
    if i > 12 or any(k in ("date", "byline") for k in kinds[:i]):
        return False
    upcoming = kinds[i + 1 : i + 4]
    if any(k == "heading" for k in kinds[:i]):
        # there is a possible title above; only a menu between it and what follows speaks against it
        return "menu" in upcoming and i + 1 < len(kinds)
    return ("heading" in upcoming and any(k in ("date", "byline") for k in kinds[i + 1 : i + 6])) or "menu" in upcoming


def _below_menus(work: _Work, first: int) -> int:
    """Where the menus above the title end: below the last of them that has a possible title between it and the first paragraph."""
    menus = [i + 1 for i in range(first) if work.kinds[i] in ("menu", "cookie")]
    for least in (3, 1):
        for low in reversed(menus):
            if any(_can_be_title(work, i) and len(work.units[i].text.split()) >= least for i in range(low, first)):
                return low
    return 0


def _choose_title(work: _Work, top: int, first: int) -> int | None:
    """The heading that the page is about, among those between the menus and the first paragraph."""
    found = [i for i in range(top, first) if _can_be_title(work, i)]
    if not found:
        return None
    found = [i for i in found if not is_name_list(work.units[i].text)] or found
    marked = [i for i in found if work.units[i].level == 1]
    if marked:
        return marked[0]
    long = [i for i in found if len(work.units[i].text.split()) >= 4]
    if long:
        return _title_of(work, found, long[0], first)
    named = all(is_name_list(work.units[i].text) for i in found)
    return found[0 if named else -1]


def _title_like_a_sentence(work: _Work, top: int, first: int, prose: list[int]) -> int:
    """Where no heading is a title: a short line above the first paragraph that was taken for an invitation, or ends as a sentence does.

    Sets the title, and gives the index of the first paragraph.
    """
    invited = [i for i in range(top, first) if work.kinds[i] == "signup" and 4 <= len(work.units[i].text.split()) <= _TITLE_WORDS]
    after = next((i for i in prose if i > first), None)
    if invited and first - invited[-1] <= 3:
        work.title = invited[-1]
    elif after is not None and len(work.units[first].text.split()) <= 20 and work.units[first].gap and work.units[first + 1].gap:
        work.title, first = first, after
    if work.title is not None:
        work.kinds[work.title] = "heading"
    return first


def _title_of(work: _Work, found: list[int], head: int, first: int) -> int:
    """The first long heading, unless it is the site's own line: then a later one, apart from it, has the words of the text."""
    about = words_of(" ".join(u.text[:1000] for i, u in enumerate(work.units[first : first + 10], first) if work.kinds[i] == "prose"))
    mine = overlap(work.units[head].text, about)
    if mine >= 0.8:
        return head
    below = next((i for i in range(head + 1, first) if work.kinds[i] in ("date", "byline") or _author_line(work, i)), first)
    later = [i for i in found if head < i < below and any(u.gap for u in work.units[head + 1 : i + 1]) and 2 <= len(work.units[i].text.split()) <= 10]
    return next((i for i in later if overlap(work.units[i].text, about) >= max(0.5, mine + 0.3)), head)


def _header(work: _Work, top: int, first: int) -> int:
    """Takes in what stands between title and body, and gives the index at which the body begins."""
    at = work.title + 1 if work.title is not None else first
    for i in range(top, at):
        if i != work.title and work.kinds[i] in ("date", "byline"):
            _meta_line(work, i)
    last_meta = max((i for i in range(at, _header_end(work, at, first)) if _is_head_line(work, i)), default=-1)
    start = last_meta + 1 if last_meta >= 0 else at
    for i in range(at, start):
        if work.kinds[i] == "prose" or (work.kinds[i] == "heading" and not _name_in_header(work, i, last_meta) and len(work.units[i].text.split()) >= 4):
            work.standfirst.append(i)
        else:
            _meta_line(work, i, named=_name_in_header(work, i, last_meta))
    if not work.standfirst and start < first and work.kinds[start] == "heading" and start + 1 == first and len(work.units[start].text.split()) >= 8:
        work.standfirst.append(start)
        start += 1
    return start


def _header_end(work: _Work, at: int, first: int) -> int:
    """Up to where lines of date, author and sharing can belong to the head: one paragraph (the standfirst) may stand before them."""
    prose = 0
    for i in range(at, min(len(work.kinds), first + 14)):
        if work.kinds[i] == "prose":
            prose += 1
            if prose > 1 or (i > first and not _is_head_line(work, i - 1)):
                return i
            dated = "date" in work.kinds[at:i]  # then a date below heads an entry of the body
            if not any(
                _is_head_line(work, j) and not (dated and work.kinds[j] == "date")
                for j in range(i + 1, min(i + 4, len(work.kinds)))
                if "prose" not in work.kinds[i + 1 : j]
            ):
                return i
    return min(len(work.kinds), first + 14)


def _is_head_line(work: _Work, i: int) -> bool:
    kind = work.kinds[i]
    if kind in ("date", "byline", "counter", "label", "caption", "translation", "first_published", "credit", "list", "menu", "contact"):
        return True
    return kind == "share" or _author_line(work, i) or _lone_name(work, i) or (kind == "prose" and i > 0 and work.title is not None and _bio_in_head(work, i))


def _lone_name(work: _Work, i: int) -> bool:
    """A name apart from all else below the title or standfirst, of somebody whom the article does not speak of."""
    if work.title is None or not 0 < i - work.title <= 3 or work.kinds[i] != "heading" or not is_name_list(work.units[i].text):
        return False
    if work.kinds[i + 1 : i + 2] != ["prose"] or not work.units[i + 1].gap:
        return False
    told = " ".join(u.text[:2000] for u in [work.units[work.title], *work.units[i + 1 : i + 12]])
    return not any(re.search(rf"\b{re.escape(word)}\b", told) for word in work.units[i].text.split() if word[:1].isupper())


def _bio_in_head(work: _Work, i: int) -> bool:
    """A bio right below the byline."""
    above = [name for j in range((work.title or 0) + 1, i) if (name := _named(work, j))]
    return bool(above) and Tail(work.units, work.kinds, i, above).is_bio(i)


def _named(work: _Work, i: int) -> str | None:
    if work.kinds[i] == "byline":
        return next(iter(byline_names(work.units[i].text)), None)
    return work.units[i].text if work.kinds[i] == "heading" and is_name_list(work.units[i].text) else None


def _name_in_header(work: _Work, i: int, last_meta: int) -> bool:
    """A bare name between the title and the last line of the head."""
    return work.kinds[i] == "heading" and is_name_list(work.units[i].text) and (i <= last_meta or _author_line(work, i))


def _meta_line(work: _Work, i: int, *, named: bool = False) -> None:
    """Takes date and authors from a line of the head, and drops it."""
    kind, text = work.kinds[i], work.units[i].text
    work.reasons[i] = _REASON.get(kind, kind) if kind not in ("heading", "prose") else "bio" if kind == "prose" else "label"
    if kind in ("byline", "date") or named or _author_line(work, i):
        found = names(text) if kind == "heading" else byline_names(text)
        work.reasons[i] = "credit" if found else "date"
        work.authors += tuple(name for name in found if name not in work.authors)
    if kind in ("date", "byline", "list", "label") and (when := date_line(text) or best(list(find_dates(text)))):
        later = all(found.later for found in find_dates(text))
        if work.published is None or (work.updated and not later):
            work.published, work.updated = when, later


def _author_from_bio(work: _Work, tail: Tail, start: int, end: int) -> int:
    """The author whom only a bio names: under "About the author", or in a last paragraph about somebody whom the article does not mention."""
    for i in range(start, min(end + 8, len(work.units))):
        if work.kinds[i] == "about" and (found := tail.named_after_about(i)):
            work.authors = found
            work.reasons.update(dict.fromkeys(range(i + 1, i + 1 + len(found)), "bio"))
            return end
    last = next((i for i in range(end - 1, start, -1) if work.kinds[i] == "prose"), None)
    if last is None:
        return end
    places: list[int] = [last, *range(end, min(end + 3, len(work.units)))]
    for i in places:
        name = tail.unnamed_bio(i)
        if name:
            work.authors = (name,)
            work.reasons[i] = "bio"
            return min(end, i)
    return end


def _inside(work: _Work, tail: Tail, start: int, end: int) -> list[int]:
    """The units of the body; what stands between them without being of the article is dropped."""
    body: list[int] = []
    dated = sum(work.kinds[i] == "date" and work.kinds[i + 1 : i + 2] == ["prose"] for i in range(start, end))
    skipping = False
    for i in range(start, end):
        kind = work.kinds[i]
        if kind in _DROPPED_INSIDE and not (kind == "byline" and dated > 1):
            work.reasons[i] = _REASON.get(kind, kind)
            skipping = kind == "related" or (skipping and kind not in ("pointer", "caption"))
        elif skipping and kind in ("heading", "date", "counter"):
            work.reasons[i] = "teaser"
        elif kind == "rule" or (kind == "date" and dated < 2):
            work.reasons[i] = kind
        elif tail.is_bio(i) and kind != "prose":
            work.reasons[i] = "bio"
        else:
            skipping = False
            body.append(i)
    return body


# -- both ------------------------------------------------------------------------------------


def _result(work: _Work, body: Sequence[int], furniture: int) -> Page:
    kept = {*body, *work.standfirst, *([] if work.title is None else [work.title])}
    dropped = tuple((i, work.reasons.get(i) or _reason(work, i)) for i in range(len(work.units)) if i not in kept)
    published = work.published or next((day for i in body[:2] if (day := dateline_day(work.units[i].text))), None)
    page = Page(work.title, tuple(work.standfirst), tuple(body), dropped, work.authors, (), published, None, furniture)
    return _with_credits(work, page)


def _reason(work: _Work, i: int) -> str:
    kind = work.kinds[i]
    if kind == "heading" and work.title is not None and i < work.title:
        return "menu"
    return _REASON.get(kind, kind)


def _with_credits(work: _Work, page: Page) -> Page:
    """The page with translators and first publication, wherever on it they stand outside the body."""
    names: tuple[str, ...] = ()
    first: FirstPublished | None = None
    published = page.published
    for i, _ in page.dropped:
        kind, text = work.kinds[i], work.units[i].text
        if kind in ("translation", "first_published"):
            names += tuple(name for name in translators(text) if name not in names)
            first = first or first_published(text, published)
    return replace(page, translators=names, first=first)
