"""What is the author's judgement: sentences in the author's own voice that argue or evaluate, in the author's words, as far as statements rest on them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from polemos.brief.draft import Draft
from polemos.brief.model import Line
from polemos.brief.passages import begins_at, quotation, runs_on_to
from polemos.brief.wording import capital, join
from polemos.knowledge import load_knowledge
from polemos.model import Cause, Event, Interest, PeaceEffort, Scenario, Span

_MOST = 4
_LONGEST = 46


def judgement(draft: Draft) -> Iterator[Line]:
    """Those with most words of judging, not the ones quoted before, in order of the text."""
    judging = load_knowledge().in_class("judging")
    told: dict[tuple[str, Span], int] = {}
    argued: list[tuple[str, Cause | Scenario | PeaceEffort | Interest]] = [
        *draft.material.of(Cause), *draft.material.of(Scenario), *draft.material.of(PeaceEffort), *draft.material.of(Interest),
    ]  # fmt: skip
    for document, statement in argued:
        if statement.attribution.kind == "author":
            for span in statement.evidence:
                words = set(draft.material.quote(document, span).lower().replace(",", " ").replace(".", " ").split())
                if words & judging and (document, span) not in draft.quoted and not _is_report(draft, document, span):
                    told.setdefault((document, span), len(words & judging))
    chosen: list[tuple[str, Span, str]] = []
    for document, span in sorted(told, key=lambda k: (-told[k], k)):
        quoted = _passage(draft, document, span)
        if quoted is not None and draft.is_near(document, quoted) and len(chosen) < _MOST:
            chosen.append((document, span, quoted))
    for document, span, quoted in sorted(chosen):
        yield draft.line(f"{_author(draft, document)}{quoted}.", [(document, (span,))])


def _is_report(draft: Draft, document: str, span: Span) -> bool:
    """Does the sentence tell something dated, whatever it thinks of it?"""
    dated = any(span in e.evidence and e.date is not None and e.date.anchor != "inherited" for e in draft.material.of_document(Event, document))
    return dated or re.search(r"\b(?:1[89]|20)\d\d\b", draft.material.quote(document, span)) is not None


def _passage(draft: Draft, document: str, span: Span) -> str | None:
    """The sentence, or its first clause where it is long."""
    text = draft.material.documents[document].text
    start = begins_at(text, span.start + 1, span.start)
    words = text[span.start : span.end].split()
    end = span.end if len(words) <= _LONGEST else runs_on_to(text, start + len(" ".join(words[:18])), span.end)
    quoted = quotation(text[span.start if len(words) <= _LONGEST else start : end])
    return capital(quoted) if quoted else None


def _author(draft: Draft, document: str) -> str:
    """ "Jane Doe writes: " where a reader could wonder whose judgement it is."""
    authors = draft.material.documents[document].authors
    if not authors or len(draft.material.documents) == 1:
        return ""
    return f"{join(authors)} {'write' if len(authors) > 1 else 'writes'}: "
