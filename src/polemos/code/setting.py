"""Stage, level and domain of a cause, from what the cause itself is. The rules stand in ``docs/explanation/causes.md``.

- stage: ``trigger`` where the verb says so (sparked, triggered, set off) or the cause is a single recent happening;
  ``structural`` where it is a lasting condition (lexicon class ``structural``) or lies in history; else ``proximate``.
- level: ``global`` where the cause names the world economy, a pandemic or great powers at large (class
  ``global_level``); ``regional`` where it names a state or group that is no main party; else ``local``.
"""

from __future__ import annotations

from collections import Counter

from polemos.code.desk import Desk
from polemos.model import CauseEnd, Domain, Level, Stage

_TRIGGERS = ("trigger", "spark", "set_off", "provoke", "ignite")
_OFTEN = 2  # named once, in the text alone, nobody is a main party
_DOMAINS: tuple[Domain, ...] = ("economic", "military", "environmental", "social", "political")


def stage_of(desk: Desk, cause: CauseEnd, rule: str, sentence: int) -> Stage | None:
    words = _words(desk, cause)
    if any(t in rule for t in _TRIGGERS):
        return "trigger"
    if words & desk.lexicon.classes["structural"]:
        return "structural"
    return "proximate" if words else None


def level_of(desk: Desk, cause: CauseEnd) -> Level | None:
    words = _words(desk, cause)
    if words & desk.lexicon.classes["global_level"]:
        return "global"
    parties = main_parties(desk)
    named = {desk.actor(a).country or a for a in cause.actors if desk.actor(a).kind != "person" or desk.actor(a).country}
    outside = named - {desk.actor(p).country or p for p in parties} - set(parties)
    if words & desk.lexicon.classes["regional_level"] or outside:
        return "regional"
    return "local" if words else None


def domain_of(desk: Desk, cause: CauseEnd) -> Domain | None:
    words = _words(desk, cause)
    for domain in _DOMAINS:
        if words & desk.lexicon.classes[f"domain_{domain}"]:
            return domain
    return None


def main_parties(desk: Desk) -> tuple[str, ...]:
    """The parties of the conflict: actors named in the title, else the two states or groups that are named most."""
    kinds = ("state", "de_facto_state", "armed_group", "military", "government", "ethnic_group", "alliance")
    title = next((r.span for r in desk.document.regions if r.kind == "title"), None)
    named = {ref for m in desk.mentions.actors for ref in m.actors if m.form in ("name", "adjective")}
    counts: Counter[str] = Counter()
    in_title: dict[str, None] = {}
    for mention in desk.mentions.actors:
        for ref in mention.actors:
            if ref in named and desk.actor(ref).kind in kinds:
                counts[ref] += 1
                if title is not None and title.contains(mention.span) and mention.form in ("name", "adjective", "possessive"):
                    in_title.setdefault(ref)
    if len(in_title) >= 2:
        return tuple(in_title)
    ranked = [ref for ref, count in sorted(counts.items(), key=lambda c: (-c[1], c[0])) if count >= _OFTEN]
    return tuple(dict.fromkeys((*in_title, *ranked)))[:2]


def _words(desk: Desk, cause: CauseEnd) -> set[str]:
    tokens = desk.parse.tokens_of(cause.span)
    lemmas = [desk.parse.lemmas[t].lower() for t in tokens]
    return set(lemmas) | {" ".join(lemmas[i : i + 2]) for i in range(len(lemmas) - 1)}
