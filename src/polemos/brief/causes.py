"""Why now and why at all: each cause with its effect in one passage of the text, from the first end to the last, where that is a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from polemos.brief.clauses import said_of
from polemos.brief.draft import Draft
from polemos.brief.model import Line
from polemos.brief.passages import is_headline, opened, quotation, quoted_from, runs_on_to, stands_alone
from polemos.brief.wording import capital, folded
from polemos.model import Cause, Event, Span

_MOST = 7
_LEVELS = {"local": "", "regional": "In the region: ", "global": "In the wider world: "}
_OF_LEVEL = ("local", "regional", "global", None)
_POINTS_BACK = re.compile(r"^(?:this|that|these|those|such)\s+[\w’'-]+(?:\s[\w’'-]+)?$", re.IGNORECASE)
_NOT_FINITE = re.compile(r"^\w+ing\b", re.IGNORECASE)
_BE = re.compile(r"\b(?:is|are|was|were|been|be|being|has|have|had)\b")
_BY = re.compile(r"\b(?:by|of|at|in)$")
_JOINED = re.compile(r"(?:because|since|as|in revenge for|in response to|after|so|so that|in order to|hence|following|due to)\b", re.IGNORECASE)
_VERBAL = re.compile(r"\b(?:fell|said|is|are|was|were|has|have|had|\w{3,}ed)\b")
_NEGATED = re.compile(r"\b(?:never|not|cannot|no)\b|n[’']t\b")
_PRONOUN = re.compile(r"^(?:it|this|that|which|who|they|these|those|he|she)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Reason:
    """A cause as a sentence, with all the evidence it needs."""

    document: str
    cause: Cause
    text: str
    evidence: tuple[Span, ...]
    mains: int = 0

    def weight(self) -> tuple[float, int]:
        length = min(len(self.text.split()), 24) / 24
        named = 0.3 if self.cause.cause.actors or self.cause.effect.actors else 0.0
        whole = 0.3 if self.cause.factuality == "actual" else 0.0
        return (-(length + named + whole + 0.5 * self.mains), self.cause.cause.span.start)


def trigger(draft: Draft) -> Iterator[Line]:
    """What set it off."""
    yield from _causes(draft, "trigger")


def pressing(draft: Draft) -> Iterator[Line]:
    """What pressed at the time."""
    yield from _causes(draft, "proximate")


def beneath(draft: Draft) -> Iterator[Line]:
    """What lies beneath: lasting conditions and history."""
    yield from _causes(draft, "structural")


def reasons(draft: Draft, stage: str) -> list[Reason]:
    """All of the stage that can be told, the most telling first."""
    found: dict[tuple[str, Span], Reason] = {}
    for document, cause in draft.material.of(Cause):
        if cause.stage == stage and cause.factuality in ("actual", "possible") and not is_headline(draft.material.quote(document, cause.evidence[0])):
            reason = _reason(draft, document, cause)
            if reason is None or not draft.is_near(document, reason.text, (*cause.cause.actors, *cause.effect.actors)):
                continue
            key = (document, cause.evidence[0])
            said = " ".join((reason.text, *(draft.names.full(a) for a in (*cause.cause.actors, *cause.effect.actors))))
            reason = replace(reason, mains=sum(draft.names.full(m) in said for m in draft.main()))
            held = found.get(key)
            if held is None or len(reason.text) > len(held.text):
                found[key] = reason
    distinct: dict[str, Reason] = {}
    for reason in sorted(found.values(), key=Reason.weight):
        distinct.setdefault(reason.text.casefold(), reason)
    return list(distinct.values())


def _causes(draft: Draft, stage: str) -> Iterator[Line]:
    chosen = [r for r in reasons(draft, stage) if (r.document, r.evidence[-1]) not in draft.quoted][:_MOST]
    chosen.sort(key=lambda r: (_OF_LEVEL.index(r.cause.level), r.document, r.cause.cause.span.start))
    for reason in chosen:
        draft.quoted.add((reason.document, reason.evidence[-1]))
        level = _LEVELS[reason.cause.level] if reason.cause.level else ""
        level = "What held it back: " if reason.cause.polarity == "inhibits" and reason.text.startswith("“") else level
        yield draft.line(f"{level}{reason.text}{draft.saying_of(reason.text, reason.cause.attribution)}.", [(reason.document, reason.evidence)])


def _reason(draft: Draft, document: str, cause: Cause) -> Reason | None:
    passage = _passage(draft, document, cause)
    if passage is not None:
        return Reason(document, cause, passage, cause.evidence)
    taken_up = _taken_up(draft, document, cause)
    if taken_up is not None:
        return taken_up
    return _template(draft, document, cause)


def _passage(draft: Draft, document: str, cause: Cause) -> str | None:
    """From the first end to the last, where the words between make a sentence of it."""
    text = draft.material.documents[document].text
    first, last = sorted((cause.cause.span, cause.effect.span))
    within = cause.evidence[0]
    if not within.contains(first) or not within.contains(last) or _points(draft, document, cause):
        return None
    between = text[first.end : last.start].strip()
    if not _is_finite(between, text[first.start : first.end]):
        return None
    start = _with_marker(text, first.start, within.start) if between == "," else first.start
    material = draft.material
    quoted = quoted_from(material, document, start, runs_on_to(text, last.end, within.end)) or quoted_from(material, document, start, last.end)
    return capital(quoted) if quoted else None


def _with_marker(text: str, start: int, first: int) -> int:
    """ "Because …, …": with the word that joins the clauses."""
    marker = re.search(r"\b(?:Because of|Because|Since|As|After|Due to)\s+$", text[first:start])
    return first + marker.start() if marker else start


def _is_finite(between: str, before: str) -> bool:
    words = folded(between)
    if _NEGATED.search(words):
        return False
    if re.match(r", \w+ing\b", words):
        return _has_clause(before)
    if len(words.split()) > 9 or re.search(r"[;:“”()]", words) or words.count(",") > 1:
        return False
    if _JOINED.match(words.lstrip(", ")):
        return _has_clause(before)
    if not words or words == ",":
        return False
    if _BY.search(words) and not _BE.search(words):
        return False
    first = words.lstrip(", ").split()[0].lower() if words.strip(", ") else ""
    if first in ("which", "that", "who", "and", "or", "of", "in", "for", "to", "from", "with", "whose") or first.endswith("ing"):
        return False
    return not _NOT_FINITE.match(words) or bool(_BE.search(words))


def _has_clause(text: str) -> bool:
    return len(text.split()) >= 4


def _points(draft: Draft, document: str, cause: Cause) -> bool:
    """Does the passage begin with something that only what stands before it explains?"""
    first = min(cause.cause, cause.effect, key=lambda e: e.span.start)
    words = draft.material.quote(document, first.span)
    if opened(draft.material, document, first.span.start, first.span.end + 1)[0]:
        return False
    text = draft.material.documents[document].text
    if re.search(r"\b(?:This|That|These|Those|Such)\s$", text[max(0, first.span.start - 7) : first.span.start]):
        return True
    return bool(_PRONOUN.match(words) or _POINTS_BACK.match(words) or re.match(r"(?:This|That|These|Those|Such|Its|Their|His|Her)\b", words))


def _taken_up(draft: Draft, document: str, cause: Cause) -> Reason | None:
    """ "This skirmish provoked …": what the sentence before tells, then what came of it."""
    material = draft.material
    text = material.documents[document].text
    words = material.quote(document, cause.cause.span)
    within = cause.evidence[0]
    if not _POINTS_BACK.match(words) or not within.contains(cause.effect.span) or cause.effect.span < cause.cause.span:
        return None
    if cause.cause.span.start > within.start + 3:
        return None
    before = [
        e for e in material.of_document(Event, document)
        if e.clause and e.factuality == "actual" and 0 <= within.start - e.evidence[0].end <= 2
    ]  # fmt: skip
    for event in before[-1:]:
        said = said_of(material, document, event.actors, event.clause or event.trigger, event.evidence[0])
        rest = quotation("X " + text[cause.cause.span.end : runs_on_to(text, cause.effect.span.end, within.end)])
        if said is not None and rest is not None and _is_finite(text[cause.cause.span.end : cause.effect.span.start], words):
            return Reason(document, cause, f"{said.sentence()}; “{words[:1].lower()}{words[1:]} {rest[3:]}", (*event.evidence, *cause.evidence))
    return None


def _template(draft: Draft, document: str, cause: Cause) -> Reason | None:
    """Two noun phrases that do not stand in one clause, the one as what brought the other about."""
    ends = []
    for end in (cause.cause, cause.effect):
        words = draft.material.quote(document, end.span)
        quoted = quotation(words)
        noun = re.match(r"(?:the|a|an|some|all|its|his|their|[A-Z][\w-]+[’']s?|[a-z]+al|[a-z]+ic)\s", words, re.IGNORECASE)
        if end.refers_to or quoted is None or not noun or _POINTS_BACK.match(words) or not stands_alone(words, most=10) or _VERBAL.search(words):
            return None
        ends.append(quoted)
    may = cause.factuality == "possible"
    verb = ("may have led to" if may else "led to") if cause.polarity == "promotes" else ("may stand in the way of" if may else "stood in the way of")
    return Reason(document, cause, f"{ends[0]} {verb} {ends[1]}", cause.evidence)
