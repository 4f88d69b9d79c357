"""Stage, level and domain of a cause, from what the cause itself is. The rules stand in ``docs/explanation/causes.md``.

- stage: ``trigger`` where the verb says so (sparked, triggered, set off) or the cause is a single recent happening;
  ``structural`` where it is a lasting condition (lexicon class ``structural``) or lies in history; else ``proximate``.
- level: ``global`` where the cause names the world economy, a pandemic or great powers at large (class
  ``global_level``); ``regional`` where it names a state or group that is no main party; else ``local``.
"""

from __future__ import annotations

from polemos.code.desk import Desk
from polemos.model import CauseEnd, Domain, Level, Stage

_TRIGGERS = ("trigger", "spark", "set_off", "provoke", "ignite")
_DOMAINS: tuple[Domain, ...] = ("economic", "military", "environmental", "social", "political")


def stage_of(desk: Desk, cause: CauseEnd, rule: str) -> Stage | None:
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
    parties = desk.main_parties
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


def _words(desk: Desk, cause: CauseEnd) -> set[str]:
    tokens = desk.parse.tokens_of(cause.span)
    lemmas = [desk.parse.lemmas[t].lower() for t in tokens]
    return set(lemmas) | {" ".join(lemmas[i : i + 2]) for i in range(len(lemmas) - 1)}
