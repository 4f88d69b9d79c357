"""Passages of a document that can stand in a brief: cut where a reader would pause, with pointing words made plain, or not at all.

Takes offsets that records carry; gives words of the text. Whatever cannot be read on its own gives None.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from polemos.ask.material import Material, Naming
from polemos.brief.names import has_name, is_plural, say_all
from polemos.brief.wording import folded

_MOST_WORDS = 44
_PAUSE = re.compile(r"[;:—–!?…]|,(?=\s)|\s-\s|\.(?=[\s”\"’]*$)|\n")
_TURN = re.compile(
    r"\s(?:but|while|whereas|although|though|after|before|because|since|so that|so|which|who|when|where|until|unless|"
    r"as(?! a| an| the| its| well))\s"
)
_LISTED = re.compile(r",\s(?:[^,;:.!?]{1,40},\s)+?(?:and|or)\s(?!\w+ed\b)")
_LISTED_ON = re.compile(r",\s(?:and|or)\s(?!\w+ed\b)")
_IN_LIST = re.compile(r",\s[^,;:.!?]{1,40}$")
_NEXT_VERB = re.compile(r"\s(?:and|or)\s(?:have|has|had|is|are|was|were|will|would)\b")
_SPAN_OF_TIME = re.compile(r"\b(?:minutes|hours|days|weeks|months|years|decades|soon|shortly|long|even|just|began|started|ended)$")
_OPENERS = re.compile(
    r"^(?:(?:but|and|so|yet|however|moreover|therefore|thus|although|though|while|because|since|(?-i:that)|in addition|in short|at the same time|"
    r"meanwhile|then|still|also|finally|instead|as a result|for now)\b,?\s+)+",
    re.IGNORECASE,
)
_JOINS = re.compile(r"^(?:But|And|So|Yet|However|Moreover|Since then|Then|(?:On |In )?[Tt]he same (?:day|evening|night|morning|month|year)),?\s")
_DANGLING = frozenset(
    {
        "and", "or", "but", "of", "the", "a", "an", "to", "in", "on", "at", "with", "between", "by", "for", "from", "that", "which", "who", "whose", "as",
        "into", "than", "its", "their", "his", "her", "this", "these", "not", "be", "is", "are", "was", "were", "has", "have", "had", "will", "would", "could",
        "may", "might", "about", "over", "under", "against",
    }
)  # fmt: skip
_BEGINS_BADLY = frozenset(
    {
        "it", "he", "she", "they", "we", "i", "you", "this", "that", "these", "those", "who", "which", "whom", "whose", "there", "here", "him", "them", "us",
        "such", "so", "what", "his", "her", "its", "their", "both", "either", "neither", "one", "or", "and", "nor", "hence", "is", "are", "was", "were", "be",
        "been", "has", "have", "had", "will", "would", "can", "could", "may", "might",
    }
)  # fmt: skip
_SUBJECT_WORDS = re.compile(r"\b(?:he|she|they|we|I|you|him|them|us|me|it|himself|herself|our|my|your|both(?= to| of| were| have| had| would))\b")
_KEPT = "\x01"  # within a pronoun that may stay, since the passage itself names whom it means
_OBJECTS = frozenset({"him", "them", "it", "her"})
_OWN = frozenset({"his", "her", "its", "their"})
_WHOLE = frozenset({"he", "she", "it", "they", "him", "them", "both countries", "both states", "both sides", "the two countries", "the two sides", "the group"})
_DEICTIC = re.compile(
    r"\s+(?:(?:on|late on|early on|since|by)\s+)?(?:(?:earlier|later)\s+)?"
    r"(?:today|yesterday|tonight|this (?:week|month|year|morning)|last (?:week|month|year|night|\w+day)|"
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?:\s+(?:night|morning|evening|afternoon))?)\b"
)


def runs_on_to(text: str, at: int, limit: int, *, turn: bool = True) -> int:
    """Where what begins before ``at`` comes to a pause: ``at`` itself where there is one, else behind the words that still belong to it."""
    start = at
    while True:
        pause = _PAUSE.search(text, start, limit)
        end = pause.start() if pause else limit
        turned = _turns(text, at, end) if turn else None
        if turned is not None:
            return turned
        listed = _LISTED.match(text, end, limit) if pause and pause[0] == "," else None
        if listed is None and pause and pause[0] == "," and _IN_LIST.search(text[max(0, end - 60) : end]):
            listed = _LISTED_ON.match(text, end, limit)
        if listed is None:
            return end
        start = listed.end()


def _turns(text: str, at: int, end: int) -> int | None:
    """Where another clause sets in; "two days after …" is none."""
    second = _NEXT_VERB.search(text, at, end)
    end = second.start() if second else end
    for turn in _TURN.finditer(text, at, end):
        if not _SPAN_OF_TIME.search(text[at : turn.start()]):
            return turn.start()
    return end if second else None


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


def quoted_from(material: Material, document: str, start: int, end: int) -> str | None:
    """The passage as a quotation, names in brackets where it begins with words that only point to them."""
    text = material.documents[document].text
    names, behind = opened(material, document, start, end)
    if not names:
        return quotation(text[start:end])
    rest = quotation(f"X{text[behind:end]}")
    return f"“{names}{rest[2:]}" if rest else None


def quotation(text: str) -> str | None:
    """The words as a quotation, marks inside it made single; None where they cannot stand alone."""
    text = text.replace('""', '"')
    inner = _JOINS.sub("", folded(text).strip(" ,;:.—–-"))
    if (inner.count("“"), inner.count("(")) != (inner.count("”"), inner.count(")")):
        inner = inner.removeprefix("“") if inner.count("“") > inner.count("”") else inner.removesuffix("”")
        if (inner.count("“"), inner.count("(")) != (inner.count("”"), inner.count(")")):
            return None
    inner = inner.rstrip(" ,;:.—–-")
    if inner.count('"') % 2:
        return None
    inner = inner.replace("“", "‘").replace("”", "’").replace('"', "'")
    return f"“{inner}”" if stands_alone(inner) and not re.match(r"\w+ed by\b", inner) else None


def is_headline(text: str) -> bool:
    """Most of its longer words begin with a capital."""
    words = re.findall(r"[A-Za-z][\w’'-]{3,}", text)
    return len(words) >= 4 and sum(w[0].isupper() for w in words) > 0.7 * len(words)


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
    return re.sub(r"\s+(?:there|here)$", "", _DEICTIC.sub("", text))


def made_plain(material: Material, document: str, start: int, end: int, subject: Iterable[str]) -> str | None:
    """The words of the text with names for its pronouns; the subject's own ("its") stay. None where one stays open."""
    text = material.documents[document].text
    own = {material.state_of(r) for r in subject} | set(subject)
    parts, at = [], start
    for naming in material.namings.get(document, ()):
        if naming.span.start < at or naming.span.end > end:
            continue
        words = naming.span.of(text).lower()
        if words in _OBJECTS and set(naming.actors) & own:
            return None  # nobody does it to himself in these words: the reference is wrong
        if words in _OWN:
            refs = {material.state_of(r) for r in naming.actors} | set(naming.actors)
            if not refs & own:
                if len(naming.actors) != 1:
                    return None
                parts += [text[at : naming.span.start], _possessive(material, naming.actors)]
                at = naming.span.end
        elif words in _WHOLE and naming.actors and all(_is_named(material, r) for r in naming.actors):
            again = words in _OBJECTS and _is_named_between(material, document, naming, start)
            parts += [text[at : naming.span.start], f"{words[0]}{_KEPT}{words[1:]}" if again else say_all(naming.actors)]
            at = naming.span.end
    plain = folded("".join([*parts, text[at:end]])).strip(" ,;:—–-")
    plain = plain.removesuffix(".")
    return None if _SUBJECT_WORDS.search(re.sub("\x02[^\x03]*\x03", "", plain)) else plain.replace(_KEPT, "")


def _is_named_between(material: Material, document: str, pointing: Naming, start: int) -> bool:
    """Has the passage just named those that the word points to?"""
    before = (n for n in material.namings.get(document, ()) if start <= n.span.start and n.span.end <= pointing.span.start and not n.pointing)
    return any(set(n.actors) & set(pointing.actors) for n in before)


def _is_named(material: Material, ref: str) -> bool:
    actor = material.actors.get(ref)
    return actor is not None and has_name(actor) and (actor.known or actor.kind == "person")


def opened(material: Material, document: str, start: int, end: int) -> tuple[str, int]:
    """Names in brackets for words at the very start that only point to them, and where the passage goes on behind them; "" where there are none."""
    for naming in material.namings.get(document, ()):
        named = naming.span.start == start and naming.span.end < end and bool(naming.actors) and all(_is_named(material, r) for r in naming.actors)
        if named and naming.span.of(material.documents[document].text).lower() in _WHOLE:
            return f"[{say_all(naming.actors)}]", naming.span.end
    return "", start


def _possessive(material: Material, refs: tuple[str, ...]) -> str:
    plural = bool(refs) and is_plural(material, refs[-1])
    return f"{say_all(refs)}{'’' if plural else '’s'}"
