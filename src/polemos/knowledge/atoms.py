"""Names and texts as *atoms*: the runs of letters and digits that a name is compared by.

Takes a string, gives its atoms with their offsets. What writers vary without meaning anything is undone here, once,
for the index and for the texts: accents (Erdoğan, Erdogan), hyphens (Nagorno Karabakh), points (U.S., US), British and
American spelling, the case of Arabic articles. Which atoms name whom is the index' concern.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

_ODD = str.maketrans("øØłŁđĐıİəƏðÐħĦ’‘ʼ`´ʻʿʾ", "oOlLdDiIaAdDhH''''''''")
_ATOM = re.compile(r"[A-Z](?:\.[A-Z])+\b\.?|[^\W_]+(?:\.(?=[^\W_]\.))?")
_GAP = re.compile(r"[\s\-–'’.&/]{0,3}")
_PARTICLES = frozenset(
    {"al", "el", "an", "ar", "as", "ash", "at", "ad", "az", "the", "of", "and", "for", "in", "de", "la", "del", "bin", "ibn", "van", "von", "da"}
)
_RESPELT = {
    "defence": "defense", "labour": "labor", "centre": "center", "programme": "program", "organisation": "organization",
    "organisations": "organizations", "theatre": "theater", "harbour": "harbor", "favour": "favor", "colour": "color", "moslem": "muslim", "moslems": "muslims",
}  # fmt: skip
_IRREGULAR = {
    "men": "man", "women": "woman", "children": "child", "police": "police", "mps": "mp", "meps": "mep",
    "personnel": "personnel", "wives": "wife", "series": "series", "gas": "gas", "news": "news", "press": "press", "armies": "army",
    "bus": "bus", "congress": "congress", "chaos": "chaos", "crisis": "crisis", "crises": "crisis", "this": "this", "us": "us", "is": "is", "was": "was",
    "has": "has", "his": "his", "its": "its",
    "as": "as", "movies": "movie", "zombies": "zombie", "rookies": "rookie", "junkies": "junkie", "yes": "yes", "always": "always",
    "boss": "boss", "forces": "force", "services": "service", "judges": "judge", "wages": "wage", "refugees": "refugee",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Atom:
    """One atom: ``key`` is what it is compared by, ``start`` and ``end`` are offsets in the text."""

    key: str
    start: int
    end: int


def plain(text: str) -> str:
    """The text without accents and odd letters and quotes, every character in its old place."""
    return text if text.isascii() else "".join([c if c.isascii() else _plain_char(c) for c in text])


@lru_cache(maxsize=4096)
def _plain_char(char: str) -> str:
    char = char.translate(_ODD)
    base = unicodedata.normalize("NFKD", char)[:1]
    return base if base.isalnum() else char


def atoms(text: str, offset: int = 0) -> list[Atom]:
    """The atoms of the text in order; ``offset`` is added to where they stand."""
    return [Atom(_key(m.group()), m.start() + offset, m.end() + offset) for m in _ATOM.finditer(plain(text))]


def stand_together(text: str, found: Sequence[Atom], first: int, last: int) -> bool:
    """Do the atoms ``first`` to ``last`` (exclusive) stand close enough together in their text to be one name?"""
    return all(_GAP.fullmatch(text, found[i].end, found[i + 1].start) for i in range(first, last - 1))


def keys(text: str) -> tuple[str, ...]:
    """What a name is compared by: the keys of its atoms, a leading article left out."""
    found = tuple(_key(m.group()) for m in _ATOM.finditer(plain(text)))
    return found[1:] if len(found) > 1 and found[0] == "the" else found


@lru_cache(maxsize=65536)
def _key(word: str) -> str:
    if "." in word:
        word = word.replace(".", "")
    low = word.lower()
    if low in _PARTICLES:
        return low if word not in ("US", "IS") else word
    if low in _RESPELT:
        spelt = _RESPELT[low]
        return spelt if word.islower() else spelt.capitalize() if word[1:].islower() else spelt.upper()
    return word


@lru_cache(maxsize=65536)
def singular(word: str) -> str:
    """The singular of a noun in lower case, by rule; a word that is no plural comes back as it is."""
    word = word.lower()
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if len(word) < 4 or not word.endswith("s") or word.endswith(("ss", "us", "is", "ics")):
        return word.removesuffix("men") + "man" if word.endswith("men") and len(word) > 5 else word
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes", "zes")):
        return word[:-2]
    return word[:-1]
