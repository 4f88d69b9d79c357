"""What was tried for peace and how it went: efforts of one sentence that fared alike are one line; without names or a day the text speaks itself."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from polemos.brief.clauses import said_of
from polemos.brief.draft import Draft
from polemos.brief.model import Line
from polemos.brief.names import say_all
from polemos.brief.passages import quotation
from polemos.brief.phrases import OUTCOMES
from polemos.brief.wording import capital, join, when
from polemos.model import Event, PeaceEffort, Scenario, Span

_MOST = 8
_LONGEST = 36  # words
_ACTS: dict[str, tuple[str, ...]] = {  # the events that an effort of the kind consists of
    "ceasefire": ("REQUEST", "RETREAT", "AGREE"), "mediation": ("CONSULT", "REQUEST"), "negotiation": ("CONSULT", "REJECT"),
    "agreement": ("AGREE", "SUPPORT"), "peacekeeping": (), "call": ("REQUEST", "SUPPORT"), "proposal": ("REQUEST", "REJECT"),
}  # fmt: skip
_LABELS = {
    "reached": "Reached", "held": "Holding", "failed": "Failed", "ignored": "Went unheeded", "rejected": "Turned down", "ongoing": "Under way",
    "proposed": "Proposed", "unknown": "Tried",
}  # fmt: skip


def peace(draft: Draft) -> Iterator[Line]:
    """In order of their days, then of the text."""
    groups: dict[tuple[str, Span], list[PeaceEffort]] = {}
    for document, effort in draft.material.of(PeaceEffort):
        if effort.factuality in ("actual", "desired", "future"):
            groups.setdefault((document, effort.evidence[0]), []).append(effort)
    ordered = sorted(groups.items(), key=lambda g: (_day(g[1][0]), g[0]))
    told = 0
    for (document, span), efforts in ordered:
        text = _sentence(draft, efforts) or _quote(draft, document, span, efforts)
        if text and told < _MOST:
            told += 1
            draft.quoted.add((document, span))
            yield draft.line(f"{text}{draft.saying(efforts[0].attribution, efforts[0].third_parties)}.", [(document, e.evidence) for e in efforts])


def tells(draft: Draft, document: str, span: Span, efforts: list[PeaceEffort]) -> bool:
    """Will a line tell these efforts of one sentence?"""
    return bool(efforts) and (_sentence(draft, efforts) or _quote(draft, document, span, efforts)) is not None


def _day(effort: PeaceEffort) -> date:
    return (effort.date.start or effort.date.end or date.max) if effort.date else date.max


def _sentence(draft: Draft, efforts: list[PeaceEffort]) -> str | None:
    """From the records alone, where they say who or when, and what came of it."""
    keeping = [e for e in efforts if e.kind == "peacekeeping" and e.third_parties and e.outcome in ("ongoing", "held")]
    if keeping and not any(draft.material.actors[r].kind == "person" for r in keeping[0].third_parties if r in draft.material.actors):
        states = all(draft.material.actors[r].kind == "state" for r in keeping[0].third_parties if r in draft.material.actors)
        return f"peacekeepers {'from' if states else 'of'} {say_all(keeping[0].third_parties)} are deployed"
    telling = [e for e in efforts if e.outcome in OUTCOMES]
    kinds = {e.kind for e in telling}
    outcome = telling[0].outcome if telling else None
    if outcome is None or any(e.outcome != outcome for e in telling):
        return None
    if "call" in kinds and outcome == "ignored" and "ceasefire" in kinds:
        telling = [e for e in telling if e.kind != "call"]
    if not any(e.third_parties or len(e.parties) > 1 or _dated(e) for e in telling):
        return None
    first = telling[0]
    if first.kind == "ceasefire" and first.factuality == "actual" and outcome in ("reached", "failed", "held") and len(telling) == 1:
        return _ceasefire(first)
    if first.kind == "call" and outcome == "proposed" and len(telling) == 1:
        return None  # who called for what is better told in the text's words
    nouns = [n for e in telling if (n := _noun(e)) is not None]
    if len(nouns) < len(telling):
        return None
    plural = len(nouns) > 1 or telling[0].kind == "negotiation" or (telling[0].kind == "ceasefire" and telling[0].factuality == "desired")
    day = f" {when(first.date)}" if _dated(first) else ""
    verb = OUTCOMES[outcome][1 if plural else 0]
    if day.startswith(" since "):
        have = "have" if plural else "has"
        return f"{join(nouns)},{day}, {have} failed" if outcome == "failed" else f"{join(nouns)} {have} been under way{day}" if outcome == "ongoing" else None
    if outcome == "reached" and first.kind in ("mediation", "peacekeeping", "proposal", "call"):
        return None
    if day and outcome in ("held", "failed"):
        return f"{join(nouns)} of{day.removeprefix(' on').removeprefix(' in')} {verb}"
    if day and outcome == "proposed":
        verb = "were proposed" if plural else "was proposed"
    return f"{join(nouns)} {verb}{day}"


def _ceasefire(effort: PeaceEffort) -> str | None:
    between = f" between {say_all(effort.parties)}" if len(effort.parties) > 1 else ""
    by = f", negotiated by {say_all(effort.third_parties)}" if effort.third_parties else ""
    day = when(effort.date) if _dated(effort) else ""
    if effort.outcome == "reached":
        return f"a ceasefire{between} was reached{f' {day}' if day else ''}{by}"
    if not day.startswith(("in ", "on ")):
        return None
    verb = "has held" if effort.outcome == "held" else "has failed"
    return f"the ceasefire{between} of {day[3:]}{f'{by},' if by else ''} {verb}"


def _dated(effort: PeaceEffort) -> bool:
    return effort.date is not None and effort.date.anchor != "inherited"


def _noun(effort: PeaceEffort) -> str | None:
    """The effort with its people; None where the record does not say enough for a phrase."""
    by = f" by {say_all(effort.third_parties)}" if effort.third_parties else ""
    between = f" between {say_all(effort.parties)}" if len(effort.parties) > 1 else ""
    if effort.kind == "ceasefire":
        return f"calls{by} for a ceasefire{between}" if effort.factuality == "desired" else None
    if effort.kind == "mediation":
        return f"mediation{by}{between}" if by and effort.outcome != "held" else None
    if effort.kind == "negotiation":
        return f"talks{between}" if between else None
    return {"call": f"calls for peace{by}", "agreement": f"an agreement{between}" if between else None}.get(effort.kind)


def _quote(draft: Draft, document: str, span: Span, efforts: list[PeaceEffort]) -> str | None:
    """The sentence itself, behind a word for what came of it."""
    outcome = next((e.outcome for e in efforts if e.outcome != "unknown"), "unknown")
    vague = outcome == "unknown" and not any(e.third_parties for e in efforts)
    if vague or (document, span) in draft.quoted or _is_scenario(draft, document, span):
        return None
    said = _act(draft, document, span, efforts)
    if said is not None:
        return f"{_LABELS[outcome]}: {said}" if outcome not in ("proposed", "unknown") else said
    if all(e.factuality == "desired" for e in efforts):
        return None
    quoted = quotation(draft.material.quote(document, span))
    return f"{_LABELS[outcome]}: {capital(quoted)}" if quoted and len(quoted.split()) <= _LONGEST else None


def _act(draft: Draft, document: str, span: Span, efforts: list[PeaceEffort]) -> str | None:
    """What one of those who tried did, where an event of the sentence tells it."""
    tried = {a for e in efforts for a in (e.third_parties or e.parties)}
    acts = {t for e in efforts for t in _ACTS[e.kind]}
    for event in draft.material.of_sentence(Event, document, span):
        if event.type in acts and event.clause and tried & set(event.actors):
            said = said_of(draft.material, document, event.actors, event.clause, span)
            if said is not None:
                return said.sentence()
    return None


def _is_scenario(draft: Draft, document: str, span: Span) -> bool:
    return bool(draft.material.of_sentence(Scenario, document, span))
