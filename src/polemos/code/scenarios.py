"""Scenarios: what could come, on what condition, and how likely in the words of whoever says it."""

from __future__ import annotations

from polemos.code.binding import actors_of
from polemos.code.desk import Desk
from polemos.code.spans import clause_span, clause_verb, predication_span
from polemos.model import Likelihood, Predication, Scenario, Span, digest

_TELLS = frozenset({"possible", "future"})
_CORE = frozenset({"patient", "agent", "theme", "attribute"})


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
    if predication.kind == "copula" and _names_scenario(desk, predication):
        return True
    if _in_case(desk, predication) or (predication.kind == "adjective" and _is_likely(desk, predication)):
        return True
    if predication.factuality not in _TELLS or predication.link == "condition":
        return False
    if _is_ruled_out(desk, predication):
        return False
    if any(desk.tree.lower(a.head) in ("we", "i") for a in predication.of_role("agent")) and predication.factuality == "future":
        return False  # what the speaker will do himself is a promise
    if _past(desk, predication) or _is_speech(desk, predication) or _is_hearsay(desk, predication) or _is_leave(desk, predication):
        return False
    parts = [a for a in predication.arguments if a.role in _CORE or a.prep in ("to", "into", "of")]
    words = {predication.lemma} | {desk.tree.lemma(a.head) for a in parts}
    return bool(words & desk.lexicon.classes["scenario"])


def _is_ruled_out(desk: Desk, predication: Predication) -> bool:
    """ "will not let it grow its capacity to attack": what hangs on something that is said not to be."""
    at = predication
    while at.parent is not None:
        at = desk.predications[at.parent]
        if at.factuality == "negated":
            return at.kind == "verb" and not desk.lexicon.has("prevent", at.lemma)
    return False


def _names_scenario(desk: Desk, predication: Predication) -> bool:
    """ "The likeliest outcome is a long war": said of an outcome, a danger, a case."""
    subjects = [a for a in predication.of_role("agent") if not a.implied]
    if any(desk.tree.lemma(a.head) in desk.lexicon.classes["scenario_subject"] for a in subjects):
        return predication.tense in ("present", "future")
    # "is only a matter of time", "is a real possibility"
    return (
        bool(subjects)
        and predication.lemma in ("matter", "possibility", "likelihood", "question", "prospect")
        and any(desk.tree.lemma(a.head) == "time" for a in predication.of_role("theme"))
    )


def _in_case(desk: Desk, predication: Predication) -> bool:
    """ "In the worst case, the army splits": the case named in front makes the clause a scenario."""
    if predication.kind not in ("verb", "light"):
        return False
    for argument in predication.with_prep("in", "under"):
        ranks = desk.tree.kids(argument.head, "amod", "advmod")
        near = {desk.tree.lower(t) for r in ranks for t in (r, *desk.tree.kids(r, "advmod"))}
        if desk.tree.lemma(argument.head) in ("case", "scenario", "variant", "event") and near & desk.lexicon.classes["ranked_case"]:
            return True
    return False


def _is_likely(desk: Desk, predication: Predication) -> bool:
    """ "A new war is likely", "talks remain unlikely until …": of what a scenario can be about."""
    if not desk.lexicon.has("likely_adjective", predication.lemma) or predication.tense not in ("present", "future"):
        return False
    subjects = [a for a in predication.of_role("agent") if not a.implied]
    lemmas = {desk.parse.lemmas[t].lower() for a in subjects for t in range(*desk.tree.clause(a.head))}
    return bool(lemmas & desk.lexicon.classes["scenario"])


def _past(desk: Desk, predication: Predication) -> bool:
    """What may have happened is an allegation, no scenario."""
    return predication.factuality == "possible" and any(desk.tree.lower(a) == "have" for a in desk.tree.kids(predication.token, "aux"))


def _is_speech(desk: Desk, predication: Predication) -> bool:
    """What is accused, believed or alleged is no scenario; what is warned of, feared and predicted is."""
    if predication.parent is None or predication.link != "content":
        return False
    parent = desk.predications[predication.parent]
    if parent.lemma == "threaten" and not any(actors_of(desk, a) for a in parent.of_role("agent")):
        return False  # "threatens to become a war" is no threat that anybody makes
    return parent.kind == "verb" and desk.lexicon.has("said", parent.lemma)


def _is_hearsay(desk: Desk, predication: Predication) -> bool:
    """ "The reported massacres": what is said to have happened is none to come."""
    return any(desk.lexicon.has("hearsay", desk.tree.lower(c)) for c in desk.tree.kids(predication.token, "amod"))


def _is_leave(desk: Desk, predication: Predication) -> bool:
    """ "was not allowed to return", "has been unable to end the war", "the decision to attack": what was or is meant, not what could be."""
    if predication.parent is None or predication.link != "content":
        return False
    return desk.lexicon.has("resolved", desk.predications[predication.parent].lemma)


def _scenario(desk: Desk, predication: Predication) -> Scenario | None:
    span = _told(desk, predication)
    if span is None:
        return None
    conditions = [c for c in desk.predications if c.link == "condition" and c.parent is not None and c.sentence == predication.sentence]
    condition = next((s for c in conditions if (s := clause_span(desk, clause_verb(desk, c)))), None)
    if condition is not None and span.overlaps(condition):
        span = clause_span(desk, clause_verb(desk, predication), without=condition) or span
    return Scenario(
        id=digest(desk.document.id, "scenario", predication.trigger.start, predication.trigger.end),
        text=desk.quote(span),
        actors=_actors(desk, predication),
        likelihood=_likelihood(desk, predication),
        condition=desk.quote(condition) if condition else None,
        attribution=desk.attribution(predication.holder),
        evidence=(desk.sentence_span(predication.sentence),),
        rule=f"scenario.{predication.factuality}",
    )


def _told(desk: Desk, predication: Predication) -> Span | None:
    """The words that tell of it: the clause; of "the outcome is X" and "X is likely" the X."""
    if predication.kind == "copula" and predication.factuality not in _TELLS and predication.lemma not in ("matter", "possibility"):
        return clause_span(desk, predication.token)
    subject = next((a for a in predication.of_role("agent") if not a.implied), None)
    if predication.kind in ("adjective", "copula") and predication.factuality not in _TELLS and subject is not None:
        return clause_span(desk, subject.head)
    return predication_span(desk, predication)


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
    for child in desk.children_of.get(predication.index, []):
        if (child.marker == "conj" and child.factuality in _TELLS) or (child.link == "relative" and predication.kind == "copula"):
            # "Israel would strike, and Iran would answer", "a long occupation, which would give the rebels a cause"
            found.update(dict.fromkeys(ref for a in child.of_role("agent", "patient", "recipient") for ref in actors_of(desk, a)))
    return tuple(found)


def _likelihood(desk: Desk, predication: Predication) -> Likelihood:
    """The longest phrase of estimative probability in the sentence; else by the clause's own modality."""
    sentence = " " + " ".join(desk.text(desk.sentence_span(predication.sentence)).lower().split()) + " "
    known = [p for p in desk.knowledge.likelihoods if f" {p.phrase} " in sentence or f" {p.phrase}," in sentence]
    if known:
        best = max(known, key=lambda p: (len(p.phrase), p.phrase))
        return Likelihood(best.phrase, best.low, best.high)
    # no phrase of its own: possible is anything short of certain either way; future is held likely
    return Likelihood("could", 0.05, 0.8) if predication.factuality == "possible" else Likelihood("will", 0.8, 1.0)
