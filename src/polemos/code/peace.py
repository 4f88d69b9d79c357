"""Peace efforts: ceasefires, talks, mediation, agreements, calls and proposals, with who tried and what came of it."""

from __future__ import annotations

from polemos.code.binding import bind
from polemos.code.desk import Desk
from polemos.code.frames import FrameIndex, Match
from polemos.code.setting import main_parties
from polemos.code.when import date_of
from polemos.knowledge.models import PeaceFrame
from polemos.model import Outcome, PeaceEffort, Predication, digest

# In one sentence the stronger kind stands for the weaker: "agreed a ceasefire in talks brokered by X" is one effort.
_ORDER = ("ceasefire", "agreement", "peacekeeping", "mediation", "negotiation", "proposal", "call")


def code_peace(desk: Desk, frames: FrameIndex[PeaceFrame]) -> tuple[PeaceEffort, ...]:
    """The peace efforts of the document in order of the text, one of each kind and set of third parties a sentence."""
    found: dict[tuple[int, str], PeaceEffort] = {}
    for predication in desk.predications:
        match = frames.best(desk, predication)
        if match is None:
            continue
        effort = _effort(desk, predication, match)
        key = (predication.sentence, effort.kind)
        held = found.get(key)
        if held is None or (len(effort.third_parties), effort.outcome != "unknown") > (len(held.third_parties), held.outcome != "unknown"):
            found[key] = effort
    return tuple(sorted(found.values(), key=lambda e: (e.evidence[0].start, e.kind)))


def _effort(desk: Desk, predication: Predication, match: Match[PeaceFrame]) -> PeaceEffort:
    frame = match.frame
    parties = bind(desk, predication, frame.parties, match.prep)
    acting = bind(desk, predication, frame.third_parties, match.prep) or _beside(desk, predication)
    mains = set(main_parties(desk)) | set(parties)
    third = tuple(a for a in acting if a not in mains)
    sides = tuple(dict.fromkeys((*parties, *(a for a in acting if a in mains))))
    return PeaceEffort(
        id=digest(desk.document.id, "peace_effort", frame.kind, predication.trigger.start, predication.trigger.end),
        kind=frame.kind,
        third_parties=third,
        parties=sides,
        date=date_of(desk, predication),
        outcome=_outcome(desk, predication, frame),
        factuality=predication.factuality,
        attribution=desk.attribution(predication.holder),
        evidence=(desk.sentence_span(predication.sentence),),
        rule=frame.id,
    )


def _beside(desk: Desk, predication: Predication) -> tuple[str, ...]:
    """Who acts in the clauses that hang on or hold a bare noun: "a ceasefire negotiated by X", "X mediated a ceasefire"."""
    for child in desk.children_of.get(predication.index, []):
        found = bind(desk, child, ("agent",))
        if found:
            return found
    if predication.parent is not None and predication.kind == "noun":
        return bind(desk, desk.predications[predication.parent], ("agent",))
    return ()


def _outcome(desk: Desk, predication: Predication, frame: PeaceFrame) -> Outcome:
    """By the frame, else by the words of the clause around: class ``outcome_<outcome>`` of the lexicon."""
    if frame.outcome != "unknown" and predication.factuality == "actual":
        return frame.outcome
    if predication.factuality in ("desired", "future", "possible"):
        around = _around(desk, predication)
        for name in ("rejected", "ignored", "failed"):
            if around & desk.lexicon.classes[f"outcome_{name}"]:
                return name  # type: ignore[return-value]
        return "proposed"
    around = _around(desk, predication)
    for name in ("rejected", "ignored", "failed", "held", "reached", "ongoing"):
        if around & desk.lexicon.classes[f"outcome_{name}"]:
            return name  # type: ignore[return-value]
    return "unknown"


def _around(desk: Desk, predication: Predication) -> set[str]:
    """Lemmas of the sentence, with negated verbs marked by "not "."""
    sentence = desk.parse.sentences[predication.sentence]
    lemmas = {desk.parse.lemmas[t].lower() for t in range(sentence.first, sentence.last)}
    return lemmas | {f"not {p.lemma}" for p in desk.predications if p.sentence == predication.sentence and p.factuality == "negated"}
