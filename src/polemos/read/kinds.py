"""What a line of a saved web page is, judged by itself: menu, share line, sign-up line, date, heading, prose, …

Takes a line, gives a :class:`Kind`. The words and forms of web furniture are in ``furniture.yml`` beside this module. Where the line
stands on the page, and whether that makes it part of the article, is decided in :mod:`polemos.read.page`.
"""

from __future__ import annotations

import re
from typing import Literal

from polemos.read.credits import is_byline, is_first_published, is_mixed_date, is_translation
from polemos.read.dates import date_line, is_ago
from polemos.read.vocabulary import form, part, words

Kind = Literal[
    "menu", "entry", "list", "cookie", "share", "signup", "advert", "related", "pointer", "tags", "footer", "comments", "about", "end", "sources",
    "contact", "caption", "counter", "label", "date", "byline", "credit", "translation", "first_published", "heading", "prose", "rule",
]  # fmt: skip

# Lines that no article has: one of them shows that the text is a saved page.
FURNITURE: frozenset[Kind] = frozenset({"menu", "cookie", "share", "signup", "advert", "related", "tags", "footer", "comments"})

_FIRST_LOOKED_FOR: tuple[Kind, ...] = ("advert", "end", "sources", "comments", "tags", "about", "menu")
_LAST_LOOKED_FOR: tuple[Kind, ...] = ("contact", "caption", "credit", "footer")

_NETWORKS = words("networks")
_SHARING = _NETWORKS | words("sharing")
_FILLING = words("filling")
_ENTRIES = words("entries")
_MENU, _READER, _INVITATION, _RELATED, _POINTER, _COUNTER, _LABEL = (
    form(name) for name in ("menu", "reader", "invitation", "related", "pointer", "counter", "label")
)
_COOKIE, _COOKIE_CUE, _APPEAL = part("cookie"), part("cookie_cue"), part("appeal")
_SIGNUP_NOUN, _SIGNUP_VERB, _SIGNUP_SOFT, _TO_READER = part("signup_noun"), part("signup_verb"), part("signup_soft"), part("to_reader")
_READER_SIGNS = {"noun": 2, "verb": 1, "you": 1, "we": 1, "now": 1}
_READER_PARTS = {name: part("reader_" + name) for name in _READER_SIGNS}
_FOLLOW = re.compile(r"\W*(?:follow|find|join|like) (?:us|me)\b", re.IGNORECASE)
_SIGNUP_LATER = re.compile(
    r"[?:–—.!] ?(?:please )?(?:subscribe|sign up|join|get|donate|register|click|become|support|help|follow|download|give|enter|try)\b", re.IGNORECASE
)
_WHOLE: tuple[tuple[Kind, re.Pattern[str]], ...] = tuple((kind, form(kind)) for kind in _FIRST_LOOKED_FOR)
_AFTER: tuple[tuple[Kind, re.Pattern[str]], ...] = tuple((kind, form(kind)) for kind in _LAST_LOOKED_FOR)
_SPLIT = re.compile(r"\s{2,}|\t|\s*[|>»›•·→]+\s*|\s+[:/–—~-]\s+|\s*\\\s*")
_CRUMB = re.compile(r"\s*[>»›→]+\s*|\s+[/:]\s+")
_QUOTE = "\"“‘'«„"
_STOP = re.compile(r"[.…](?:[\"”’')\]»]|\[\d+\]|\s)*$|[:;]$|[.!?…][\"”’»]$")
_ABBREVIATION = re.compile(r"(?:^|[\s(])(?:(?:[A-Z]\.){2,}|(?:Jr|Sr|Inc|Co|Ltd|St|No|Gen|Sen|Rep|Gov|vs|etc)\.)$")
_WORDS = re.compile(r"[^\W_]+(?:[’'.-][^\W_]+)*")
_SHORT = 300
_PROSE_WORDS = 26


def kind_of(line: str) -> Kind:
    """The kind of one line. Long lines are prose without further looking, which keeps this linear and quick."""
    if len(line) > _SHORT:
        return "prose"
    if not any(c.isalnum() for c in line):
        return "rule"
    if line[0] in _QUOTE and has_stop(line):
        return "prose"
    return _furniture(line) or _meta(line) or _text(line)


def _furniture(line: str) -> Kind | None:
    lower = line.lower().strip(" .:!?*_#…>»-–—•|")
    if _COOKIE.search(line) and _COOKIE_CUE.search(line):
        return "cookie"
    if is_share(line):
        return "signup" if _FOLLOW.match(line) else "share"
    for kind, shape in _WHOLE:
        if shape.fullmatch(line):
            return kind
    if lower in _ENTRIES and not line.endswith("."):
        return "entry"
    if is_signup(line):
        return "signup"
    return None


def _meta(line: str) -> Kind | None:
    if date_line(line) or is_ago(line):
        return "date"
    if is_translation(line):
        return "translation"
    if is_first_published(line):
        return "first_published"
    if _COUNTER.fullmatch(line):
        return "counter"
    if _RELATED.fullmatch(line) and len(line.split()) <= 9 and not line.endswith("."):
        return "related"
    if _POINTER.fullmatch(line):
        return "pointer"
    if is_byline(line):
        return "byline"
    if _LABEL.fullmatch(line):
        return "label"
    if is_mixed_date(line):
        return "date"
    menu = _menu(line)
    if menu:
        return menu
    for kind, shape in _AFTER:
        if shape.fullmatch(line) and not (kind == "contact" and has_stop(line)):
            return kind
    return None


def _text(line: str) -> Kind:
    count = len(_WORDS.findall(line))
    if count >= _PROSE_WORDS or (has_stop(line) and count >= 4):
        return "prose"
    return "heading"


def has_stop(line: str) -> bool:
    """Whether the line ends as a sentence (or the words before a quotation) ends; "in the U.S." does not."""
    if not _STOP.search(line):
        return False
    return not (_ABBREVIATION.search(line) and len(line.split()) <= 15)


def is_share(line: str) -> bool:
    """Whether the line holds nothing but names of networks and words of sharing."""
    found = [w.lower() for w in _WORDS.findall(line)]
    plain = [w for w in found if not w.isdigit() and not re.fullmatch(r"\d+[km]?", w)]
    if not plain or len(plain) > 30:
        return False
    core = sum(w in _NETWORKS for w in plain)
    return all(w in _SHARING or w in _FILLING for w in plain) and (core > 0 or sum(w in _SHARING for w in plain) > 1)


def is_signup(line: str) -> bool:
    """Whether the line asks its reader to subscribe, join, follow or give; sentences that tell of such things do not."""
    if len(line) > 240 or line[0] in _QUOTE:
        return False
    if _APPEAL.match(line) or _READER.fullmatch(line):
        return True
    if _speaks_to_reader(line):
        return True
    if not has_stop(line) and len(line.split()) <= 18 and _INVITATION.fullmatch(line.rstrip(" !.»>")):
        return True
    if not _SIGNUP_NOUN.search(line):
        return False
    if _SIGNUP_SOFT.match(line) and (_TO_READER.search(line) or (len(line.split()) <= 9 and not has_stop(line))):
        return True
    return bool(_SIGNUP_VERB.match(line) or _SIGNUP_LATER.search(line))


def _speaks_to_reader(line: str) -> bool:
    """Whether a short line has enough signs of speaking to the page's reader; a full sentence must have more of them.

    The weights were set by hand on the project's test pages (2026-11); no sentence of about 2,300 from news reached them.
    """
    if len(line.split()) > 18:
        return False
    signs = {name for name, shape in _READER_PARTS.items() if shape.search(line)}
    score = sum(_READER_SIGNS[name] for name in signs)
    if not has_stop(line):
        return ("noun" in signs and score >= 3 and signs != {"noun", "now"}) or {"verb", "you", "we"} <= signs
    return score >= 4 and bool(_READER_PARTS["verb"].match(line) or "you" in signs) and "noun" in signs


def _menu(line: str) -> Kind | None:
    """A row of short entries: ``menu`` where one of them is a common one, ``list`` where only the form says so."""
    parts = [p.strip(" []") for p in _SPLIT.split(line) if p.strip(" []")]
    if len(parts) < 2 or has_stop(line):
        return None
    known = sum(p.lower() in _ENTRIES or is_share(p) or bool(_MENU.fullmatch(p)) for p in parts)
    short = sum(len(p.split()) <= 4 for p in parts)
    crumbs = [p for p in _CRUMB.split(line) if p]
    if len(crumbs) > 1 and crumbs[0].strip().lower() in _ENTRIES:
        return "menu"
    if known and (short == len(parts) or known * 2 >= len(parts)):
        return "menu"
    return "list" if short == len(parts) and (len(parts) >= 3 or re.search(r"\S\s{3,}\S", line)) else None
