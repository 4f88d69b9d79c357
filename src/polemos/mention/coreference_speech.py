"""Who speaks: quotations with their speakers, and statements that speak in the first person throughout.

Takes a parse with the mentions found so far, gives for any token the actor ids of its "I" or "we".
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from polemos.mention.coreference_search import main_subjects, subjects
from polemos.model import Parse

_OPEN, _CLOSE, _BOTH = "“«„", "”»", '"'


@dataclass(frozen=True, slots=True)
class Quote:
    """Tokens ``first`` to ``last`` (exclusive) in quotation marks, and the token of their speaker, None where not found."""

    first: int
    last: int
    speaker: int | None


def find_quotes(parse: Parse, reports: frozenset[str], is_actor: Callable[[int], bool]) -> list[Quote]:
    """Quotations that hold at least three words, in order, with their speakers.

    Marks that are not closed at a paragraph's end go on in the next where that opens with one. ``reports`` are verbs of saying.
    """
    found: list[Quote] = []
    for first, last, continued in _stretches(parse):
        if last - first < 3:
            continue
        speaker = _speaker(parse, first, last, reports, is_actor)
        if speaker is None and found and (continued or _follows(parse, found[-1].last, first)):
            speaker = found[-1].speaker
        found.append(Quote(first, last, speaker))
    return found


def _stretches(parse: Parse) -> list[tuple[int, int, bool]]:
    found: list[tuple[int, int, bool]] = []
    begun: int | None = None
    continued, region = False, -1
    for number, sentence in enumerate(parse.sentences):
        if sentence.region != region:
            if begun is not None:
                found.append((begun, parse.sentences[number].first, continued))
                continued = parse.words[sentence.first] in ("“", '"', "``")
                begun = None
            region = sentence.region
        for token in range(sentence.first, sentence.last):
            word = parse.words[token]
            if word in ("“", "”", '"', "``", "''", "«", "»", "„"):
                if begun is None:
                    begun = token + 1
                else:
                    found.append((begun, token, continued))
                    begun, continued = None, False
    if begun is not None and begun < len(parse):
        found.append((begun, len(parse), continued))
    return found


def _speaker(parse: Parse, first: int, last: int, reports: frozenset[str], is_actor: Callable[[int], bool]) -> int | None:
    """The subject of a verb of saying outside the marks: in the sentences they stand in, just after, or just before a colon."""
    begin, end = parse.sentence_of[first], parse.sentence_of[last - 1]
    order = [begin, end]
    if end + 1 < len(parse.sentences) and parse.sentences[end + 1].region == parse.sentences[end].region:
        order.append(end + 1)
    if begin:
        before = parse.sentences[begin - 1]
        same = before.region == parse.sentences[begin].region
        if parse.words[before.last - 1] == ":" or same:
            order.append(begin - 1)
    for number in order:
        bounds = parse.sentences[number]
        for token in range(bounds.first, bounds.last):
            if first <= token < last or not parse.tags[token].startswith("VB") or parse.lemmas[token].lower() not in reports:
                continue
            for subject in subjects(parse, token):
                if not first <= subject < last and is_actor(subject):
                    return subject
    return None


def _follows(parse: Parse, end: int, begin: int) -> bool:
    """Does the quotation that begins here go on from the one that ends there: in the same or the next sentence?"""
    return begin < len(parse) and parse.sentence_of[begin] - parse.sentence_of[min(end, len(parse) - 1)] <= 1


def institution(parse: Parse, performed: frozenset[str], felt: frozenset[str], is_actor: Callable[[int], bool]) -> int | None:
    """The token of the institution in whose name a statement is made, by its first sentence that has a verb of that kind.

    ``performed`` are verbs of what is done by saying it ("condemns"), ``felt`` what one is who speaks so ("is gravely alarmed").
    """
    for number in range(min(3, len(parse.sentences))):
        of_feeling = [t for t in range(*_bounds(parse, number)) if parse.deps[t] in ("nsubj", "nsubjpass") and _feels(parse, t, felt)]
        found = [s for s in main_subjects(parse, number) if _performs(parse, s, performed)] + of_feeling
        subject = next((s for s in found if is_actor(s)), None)
        if subject is not None:
            return subject
    return None


def _bounds(parse: Parse, sentence: int) -> tuple[int, int]:
    return parse.sentences[sentence].first, parse.sentences[sentence].last


def _performs(parse: Parse, subject: int, performed: frozenset[str]) -> bool:
    governor = parse.heads[subject]
    return parse.tags[governor] in ("VBZ", "VBP", "VB", "VBD") and parse.lemmas[governor].lower() in performed


def _feels(parse: Parse, subject: int, felt: frozenset[str]) -> bool:
    governor = parse.heads[subject]
    if parse.deps[governor] in ("aux", "auxpass"):  # some parses hang the subject on the auxiliary
        governor = parse.heads[governor]
    if parse.heads[governor] != governor:
        return False
    said = [governor, *parse.dependents(governor, "acomp", "attr")]
    now = any(parse.lemmas[t].lower() == "be" and parse.tags[t] in ("VBZ", "VBP") for t in (governor, *parse.dependents(governor, "auxpass", "aux")))
    return now and any(parse.lemmas[t].lower() in felt for t in said)


def lead_speaker(parse: Parse, token: int, reports: frozenset[str], is_actor: Callable[[int], bool]) -> int | None:
    """Who speaks in a text without marks: the subject of "... said:" at the end of the nearest paragraph before the token."""
    for number in range(parse.sentence_of[token], -1, -1):
        bounds = parse.sentences[number]
        if bounds.last > token or parse.words[bounds.last - 1] != ":":
            continue
        for verb in range(bounds.first, bounds.last):
            if parse.tags[verb].startswith("VB") and parse.lemmas[verb].lower() in reports:
                for subject in subjects(parse, verb):
                    if is_actor(subject):
                        return subject
    return None
