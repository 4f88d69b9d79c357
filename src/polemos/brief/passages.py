"""Passages of a document that can stand in a brief: cut where a reader would pause, with pointing words made plain, or not at all.

Takes offsets that records carry; gives words of the text. Whatever cannot be read on its own gives None.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from polemos.ask.material import Material
from polemos.brief.names import is_plural, say_all
from polemos.model import Span

_MOST_WORDS = 44
_PAUSE = re.compile(r"[;:—–!?…]|,(?=\s)|\s-\s|\.(?=[\s”\"’]*$)|\n")
_TURN = re.compile(
    r"\s(?:but|while|whereas|although|though|after|before|because|since|so that|so|which|who|when|where|until|unless|as(?! a| an| the| its| well))\s"
)
_LISTED = re.compile(r",\s(?:[^,;:.!?]{1,40},\s)*?(?:and|or)\s(?!\w+ed\b)")
_OPENERS = re.compile(
    r"^(?:(?:but|and|so|yet|however|moreover|therefore|thus|although|though|while|because|since|that|in addition|in short|at the same time|"
    r"meanwhile|then|still|also|finally|instead|as a result|for now)\b,?\s+)+",
    re.IGNORECASE,
)
_DANGLING = frozenset(
    "and or but of the a an to in on at with between by for from that which who whose as into than its their his her this these not be is are was were"
    " has have had will would could may might about over under against".split()
)
_BEGINS_BADLY = frozenset(
    "it he she they we i you this that these those who which whom whose there here him them us such so what his her its their both either neither one"
    " or and nor hence".split()
)
_SUBJECT_WORDS = re.compile(r"\b(?:he|she|they|we|I|you|him|them|us|me|it|himself|herself)\b")
_OWN = frozenset({"his", "her", "its", "their"})
_WHOLE = frozenset({"he", "she", "it", "they", "him", "them", "both countries", "both states", "both sides", "the two countries", "the two sides", "the group"})
_DEICTIC = re.compile(
    r"\s+(?:(?:on|late on|early on|since|by)\s+)?(?:(?:earlier|later)\s+)?(?:today|yesterday|tonight|this (?:week|month|year|morning)|last (?:week|month|year|night|\w+day)|"
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?:\s+(?:night|morning|evening|afternoon))?)\b"
)


def folded(text: str) -> str:
    return " ".join(text.split())


def runs_on_to(text: str, at: int, limit: int, *, turn: bool = True) -> int:
    """Where what begins before ``at`` comes to a pause: ``at`` itself where there is one, else behind the words that still belong to it."""
    start = at
    while True:
        pause = _PAUSE.search(text, start, limit)
        end = pause.start() if pause else limit
        turned = _TURN.search(text, at, end) if turn else None
        if turned:
            return turned.start()
        if pause and pause[0] == "," and (listed := _LISTED.match(text, end, limit)):
            start = listed.end()
            continue
        return end


def begins_at(text: str, at: int, first: int) -> int:
    """Where the clause that ``at`` stands in begins: behind the last pause before it, and behind a word that only joins it to others."""
    start = first
    for pause in _PAUSE.finditer(text, first, at):
        if pause[0] != "," or not _LISTED.match(text, pause.start()):
            start = pause.end()
    while start < at and not text[start].isalnum() and text[start] not in '“"‘':
        start += 1
    opener = _OPENERS.match(text[start:at])
    return start + opener.end() if opener else start


def quotation(text: str) -> str | None:
    """The words as a quotation, marks inside it made single; None where they cannot stand alone."""
    inner = folded(text).strip(" ,;:.—–-")
    if (inner.count("“"), inner.count("(")) != (inner.count("”"), inner.count(")")):
        inner = inner.removeprefix("“") if inner.count("“") > inner.count("”") else inner.removesuffix("”")
        if (inner.count("“"), inner.count("(")) != (inner.count("”"), inner.count(")")):
            return None
    if inner.count('"') % 2:
        return None
    inner = inner.replace("“", "‘").replace("”", "’").replace('"', "'")
    return f"“{inner}”" if stands_alone(inner) else None


def stands_alone(text: str, *, least: int = 3, most: int = _MOST_WORDS) -> bool:
    """Neither begins nor ends in the middle, and points to nothing before it."""
    words = re.findall(r"[\w’'-]+", text)
    if not least <= len(words) <= most or words[-1].lower() in _DANGLING or words[0].lower() in _BEGINS_BADLY:
        return False
    return not _SUBJECT_WORDS.search(text)


def without_days(text: str, day: str | None) -> str:
    """The words without those that say when, where the sentence says it at its head."""
    if day:
        text = re.sub(rf",?\s+(?:(?:on|in|since|at|during)\s+)?{re.escape(folded(day))}(?=[\s,.]|$)", "", text, count=1)
    return _DEICTIC.sub("", text)


def made_plain(material: Material, document: str, start: int, end: int, subject: Iterable[str]) -> str | None:
    """The words of the text with names for its pronouns; the subject's own ("its") stay. None where one stays open."""
    text = material.documents[document].text
    own = {material.state_of(r) for r in subject} | set(subject)
    parts, at = [], start
    for naming in material.namings.get(document, ()):
        if naming.span.start < at or naming.span.end > end:
            continue
        words = naming.span.of(text).lower()
        if words in _OWN:
            refs = {material.state_of(r) for r in naming.actors} | set(naming.actors)
            if not refs & own:
                parts += [text[at : naming.span.start], _possessive(material, naming.actors)]
                at = naming.span.end
        elif words in _WHOLE and naming.actors:
            parts += [text[at : naming.span.start], say_all(naming.actors)]
            at = naming.span.end
    plain = folded("".join([*parts, text[at:end]])).strip(" ,;:—–-")
    plain = plain.removesuffix(".")
    return None if _SUBJECT_WORDS.search(re.sub("\x02[^\x03]*\x03", "", plain)) else plain


def _possessive(material: Material, refs: tuple[str, ...]) -> str:
    plural = bool(refs) and is_plural(material, refs[-1])
    return f"{say_all(refs)}{'’' if plural else '’s'}"
