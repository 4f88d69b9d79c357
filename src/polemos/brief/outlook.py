"""What could come: the text's own sentence of it, with its condition, the likeliest first, and the odds that its words stand for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from polemos.brief.draft import Draft
from polemos.brief.model import Line
from polemos.brief.passages import begins_at, quotation, quoted_from, runs_on_to
from polemos.brief.wording import capital, folded
from polemos.model import Scenario, Span

_MOST = 7
_PLAIN = frozenset({"could", "can", "may", "might", "would", "will", "possible", "possibility", "possibility of", "possibly"})
_MODAL = re.compile(
    r"\b(?:could|can|may|might|would|will|shall|should|likely|unlikely|likeliest|probabl[ey]|possib\w+|risk|brink|threat\w*|danger|certain\w*|"
    r"inevitabl[ey]|remains)\b"
)
_WHICH = re.compile(r"\b(?:for|in|on|to|of|from|with|under|by|at)\s(?:which|whom)\s|\bwhere\s|\bbecause\s")
_AT_END = re.compile(r"^\s*(?:[\w-]+\s){0,2}(?:possible|likely|unlikely|probable|inevitable|certain)\b")


def could_come(draft: Draft) -> Iterator[Line]:
    """By likelihood as its words are read, then in order of the text."""
    found: dict[str, tuple[str, Scenario]] = {}
    for document, scenario in draft.material.of(Scenario):
        text = _words(draft, document, scenario)
        if text is not None and draft.is_near(document, text, scenario.actors) and not any(text[1:-1].casefold() in t.casefold() for t in found):
            found[text] = (document, scenario)
    ranked = sorted(found.items(), key=lambda f: -(f[1][1].likelihood.low + f[1][1].likelihood.high))[:_MOST]
    for text, (document, scenario) in ranked:
        draft.quoted.add((document, scenario.evidence[0]))
        yield draft.line(f"{text}{_odds(scenario)}{draft.saying_of(text, scenario.attribution)}.", [(document, scenario.evidence)])


def _odds(scenario: Scenario) -> str:
    """ " (“unlikely”: 20 to 45 in a hundred)" for words that weigh; nothing for a bare "could"."""
    likelihood = scenario.likelihood
    if likelihood.phrase.casefold() in _PLAIN:
        return ""
    return f" (“{likelihood.phrase}” is read as {round(likelihood.low * 100)} to {round(likelihood.high * 100)} in a hundred)"


def _words(draft: Draft, document: str, scenario: Scenario) -> str | None:
    """The clause of the text that says it, from its condition on where it has one."""
    text = draft.material.documents[document].text
    within = scenario.evidence[0]
    core = _find(text, scenario.text, within)
    if core is None:
        return None
    called = _AT_END.match(text[core.end : within.end])
    if called and re.match(r"(?:This|That|It)\s", text[within.start :]):
        quoted = quotation(text[core.start : core.end + called.end()])
        return f"the source calls {quoted}" if quoted else None
    phrase = _find(text, scenario.likelihood.phrase, within)
    marks = [core, *([phrase] if phrase else [])]
    condition = _find(text, scenario.condition, within) if scenario.condition else None
    if condition:
        marks.append(condition)
    first, last = min(m.start for m in marks), max(m.end for m in marks)
    start = condition.start if condition and condition.start == first else begins_at(text, first, within.start)
    relative = [m.end() for m in _WHICH.finditer(text, start, first)]
    start = relative[-1] if relative else start
    for end in dict.fromkeys((runs_on_to(text, last, within.end, turn=False), last)):
        quoted = quoted_from(draft.material, document, start, end)
        if quoted and _MODAL.search(quoted):
            return capital(quoted)
    return None


def _find(text: str, words: str, within: Span) -> Span | None:
    at = text.find(words, within.start, within.end)
    if at < 0:
        at = text.lower().find(words.lower(), within.start, within.end)
    return Span(at, at + len(words)) if at >= 0 and folded(words) else None
