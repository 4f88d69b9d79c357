"""Scenarios: what could come, on what condition, and how likely in the words of whoever says it."""

from __future__ import annotations

from polemos.code.binding import actors_of
from polemos.code.desk import Desk
from polemos.code.spans import clause_span, predication_span
from polemos.model import Likelihood, Predication, Scenario, Span, digest

_TELLS = frozenset({"possible", "future"})


def code_scenarios(desk: Desk) -> tuple[Scenario, ...]:
    """The scenarios of the document in order of the text, one for each clause that tells of something to come."""
    found: dict[tuple[int, int], Scenario] = {}
    for predication in desk.predications:
        if not _is_scenario(desk, predication):
            continue
        scenario = _scenario(desk, predication)
        if scenario is not None:
            key = (predication.sentence, _root(desk, predication))
            held = found.get(key)
            if held is None or len(scenario.actors) > len(held.actors):
                found[key] = scenario
    return tuple(sorted(found.values(), key=lambda s: s.evidence[0].start))


def _root(desk: Desk, predication: Predication) -> int:
    """The topmost predication that is as open: one scenario for "could lead to a war that would spread"."""
    at = predication
    while at.parent is not None and desk.predications[at.parent].factuality in _TELLS and at.link != "condition":
        at = desk.predications[at.parent]
    return at.index


def _is_scenario(desk: Desk, predication: Predication) -> bool:
    if predication.factuality not in _TELLS or predication.link == "condition":
        return False
    if _past(desk, predication) or _is_speech(desk, predication):
        return False
    words = {predication.lemma} | {desk.tree.lemma(a.head) for a in predication.arguments if a.role in ("patient", "agent", "theme", "attribute") or a.prep in ("to", "into", "of")}
    return bool(words & desk.lexicon.classes["scenario"])


def _past(desk: Desk, predication: Predication) -> bool:
    """What may have happened is an allegation, no scenario."""
    verb = predication.token
    return any(desk.tree.lower(a) == "have" for a in desk.tree.kids(verb, "aux")) and predication.factuality == "possible"


def _is_speech(desk: Desk, predication: Predication) -> bool:
    """What is accused, believed or alleged is no scenario; what is warned of, feared and predicted is."""
    if predication.parent is None or predication.link != "content":
        return False
    parent = desk.predications[predication.parent]
    return parent.lemma in ("accuse", "charge", "blame", "allege", "suspect", "believe", "think", "seem", "appear", "indict", "plan", "agree", "offer", "promise", "vow", "pledge", "threaten") and parent.kind == "verb"


def _scenario(desk: Desk, predication: Predication) -> Scenario | None:
    span = predication_span(desk, predication)
    if span is None:
        return None
    condition = next((s for c in desk.predications if c.link == "condition" and c.parent is not None and c.sentence == predication.sentence and (s := clause_span(desk, c.token))), None)
    if condition is not None and span.overlaps(condition):
        span = clause_span(desk, _head(desk, predication), without=condition) or span
    return Scenario(
        id=digest(desk.document.id, "scenario", predication.trigger.start, predication.trigger.end),
        text=" ".join(desk.text(span).split()),
        actors=_actors(desk, predication),
        likelihood=_likelihood(desk, predication, span),
        condition=" ".join(desk.text(condition).split()) if condition else None,
        attribution=desk.attribution(predication.holder),
        evidence=(desk.sentence_span(predication.sentence),),
        rule=f"scenario.{predication.factuality}",
    )


def _head(desk: Desk, predication: Predication) -> int:
    if desk.tree.is_verb(predication.token):
        return predication.token
    return next((t for t in desk.tree.ancestors(predication.token) if desk.tree.is_verb(t)), predication.token)


def _actors(desk: Desk, predication: Predication) -> tuple[str, ...]:
    """Who is in it: the parties of the predication and, for a noun ("on the brink of war"), of the clause that holds it."""
    found: dict[str, None] = {}
    at: Predication | None = predication
    while at is not None:
        for argument in at.arguments:
            if argument.role in ("agent", "patient", "recipient", "theme") or argument.prep in ("between", "with", "against", "to"):
                for ref in actors_of(desk, argument):
                    found.setdefault(ref)
        at = desk.predications[at.parent] if at.parent is not None and at.kind in ("noun", "adjective") and not found else None
    return tuple(found)


def _likelihood(desk: Desk, predication: Predication, span: Span) -> Likelihood:
    """The longest phrase of estimative probability in the sentence; else by the clause's own modality."""
    sentence = " " + " ".join(desk.text(desk.sentence_span(predication.sentence)).lower().split()) + " "
    known = [p for p in desk.knowledge.likelihoods if f" {p.phrase} " in sentence or f" {p.phrase}," in sentence]
    if known:
        best = max(known, key=lambda p: (len(p.phrase), p.phrase))
        return Likelihood(best.phrase, best.low, best.high)
    # no phrase of its own: possible is anything short of certain either way; future is held likely
    return Likelihood("could", 0.05, 0.8) if predication.factuality == "possible" else Likelihood("will", 0.8, 1.0)
