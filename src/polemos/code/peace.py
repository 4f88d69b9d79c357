"""Peace efforts: ceasefires, talks, mediation, agreements, calls and proposals, with who tried and what came of it."""

from __future__ import annotations

from polemos.code.binding import bind
from polemos.code.desk import Desk
from polemos.code.frames import FrameIndex, Match
from polemos.code.when import date_of
from polemos.knowledge.models import PeaceFrame
from polemos.model import Outcome, PeaceEffort, Predication, digest

_OUTCOMES: tuple[Outcome, ...] = ("rejected", "ignored", "failed", "held", "reached", "ongoing")
_LASTING = frozenset({"peacekeeping", "mediation"})  # missions and mediators are not what is signed, refused or broken


def code_peace(desk: Desk, frames: FrameIndex[PeaceFrame], restated: tuple[Predication, ...]) -> tuple[PeaceEffort, ...]:
    """The peace efforts of the document in order of the text, one of each kind and set of third parties a sentence."""
    found: dict[tuple[int, str], tuple[PeaceEffort, Predication]] = {}
    efforts = [(e, p) for p in (*desk.predications, *restated) if (m := frames.best(desk, p)) is not None and (e := _effort(desk, p, m)) is not None]
    makers = {p.index for _, p in efforts if p.kind != "noun"}
    for effort, predication in efforts:
        if predication.kind == "noun" and _under(desk, predication, makers):
            continue  # "called for a ceasefire", "hosted the talks": told by the verb already
        key = (predication.sentence, effort.kind)
        held = found.get(key)
        if held is None or _weight(effort) > _weight(held[0]):
            found[key] = (effort, predication)
    kept = [e for e, _ in found.values() if not _repeats(e, [o for o, _ in found.values()])]
    return tuple(sorted(kept, key=lambda e: (e.evidence[0].start, e.kind)))


def _repeats(effort: PeaceEffort, others: list[PeaceEffort]) -> bool:
    """ "Kenya offered to host talks, an offer that Sudan declined": the refusal is what came of the offer."""
    return (
        effort.outcome == "rejected"
        and not effort.third_parties
        and any(o is not effort and o.evidence == effort.evidence and o.outcome == "rejected" and o.third_parties for o in others)
    )


def _weight(effort: PeaceEffort) -> tuple[int, bool]:
    return len(effort.third_parties), effort.outcome != "unknown"


def _under(desk: Desk, predication: Predication, makers: set[int]) -> bool:
    parent = predication.parent
    while parent is not None and desk.predications[parent].sentence == predication.sentence:
        if parent in makers:
            return True
        parent = desk.predications[parent].parent
    return False


def _effort(desk: Desk, predication: Predication, match: Match[PeaceFrame]) -> PeaceEffort | None:
    frame = match.frame
    outcome = _outcome(desk, predication, frame)
    if predication.factuality == "negated" and outcome not in ("rejected", "ignored", "failed"):
        return None  # there was none
    parties = bind(desk, predication, frame.parties, match.prep)
    acting = bind(desk, predication, frame.third_parties, match.prep) or _beside(desk, predication)
    third = tuple(a for a in acting if _is_third(desk, a, frame, parties))
    sides = tuple(dict.fromkeys((*parties, *(a for a in acting if a not in third))))
    return PeaceEffort(
        id=digest(desk.document.id, "peace_effort", frame.kind, predication.trigger.start, predication.trigger.end),
        kind=frame.kind,
        third_parties=third,
        parties=tuple(s for s in sides if s not in third),
        date=date_of(desk, predication),
        outcome=outcome,
        factuality=predication.factuality,
        attribution=desk.attribution(predication.holder),
        evidence=(desk.sentence_span(predication.sentence),),
        rule=frame.id,
    )


def _is_third(desk: Desk, ref: str, frame: PeaceFrame, parties: tuple[str, ...]) -> bool:
    """Whoever acts for peace and is no party: none of those named as such, else none of the main parties; nor a man or organ of theirs."""
    actor = desk.actor(ref)
    if ref in parties or actor.kind == "population" or {"CVL", "REF", "REB"} & set(actor.sectors):
        return False
    if frame.kind in _LASTING or len(parties) >= 2:
        return True
    mains = desk.main_parties
    return ref not in mains and not (actor.country and actor.country in {desk.actor(m).country for m in mains})


def _beside(desk: Desk, predication: Predication) -> tuple[str, ...]:
    """Who acts in the clauses that hang on or hold a bare noun: "a ceasefire negotiated by X", "X mediated a ceasefire"."""
    for child in desk.children_of.get(predication.index, []):
        found = bind(desk, child, ("agent",)) if child.link == "relative" else ()
        if found:
            return found
    if predication.parent is not None and predication.kind == "noun":
        above = desk.predications[predication.parent]
        return bind(desk, above, ("agent",)) if above.lemma in desk.lexicon.classes["peacemaking"] else ()
    return ()


def _outcome(desk: Desk, predication: Predication, frame: PeaceFrame) -> Outcome:
    """By the words of the clause around (class ``outcome_<outcome>`` of the lexicon), else by the frame."""
    done = [c for c in desk.children_of.get(predication.index, []) if c.link == "relative" and c.factuality == "actual"]
    around = _around(desk, predication)
    if frame.kind == "peacekeeping":
        return frame.outcome if frame.outcome != "unknown" else "ongoing" if predication.factuality == "actual" else "proposed"
    if any(c.lemma in desk.lexicon.classes["outcome_reached"] for c in done) and not around & desk.lexicon.classes["outcome_failed"]:
        return "reached"
    sought = frame.outcome == "proposed" or frame.kind in ("call", "proposal") or _openly(desk, predication) in ("desired", "future", "possible")
    for name in _OUTCOMES[:3] if sought else _OUTCOMES:
        if name == "held" and frame.kind == "negotiation":
            continue  # talks that are held go on
        if around & desk.lexicon.classes[f"outcome_{name}"]:
            return name
    if frame.outcome != "unknown":
        return frame.outcome
    return "proposed" if sought else _later(desk, predication)


def _openly(desk: Desk, predication: Predication) -> str:
    """The factuality of a noun is that of what holds it ("asked both sides to sign a truce"), else its own."""
    if predication.factuality != "actual" or predication.kind != "noun" or predication.parent is None or predication.link != "content":
        return predication.factuality
    return desk.predications[predication.parent].factuality


def _later(desk: Desk, predication: Predication) -> Outcome:
    """What the next sentence says came of it, where it goes on about it ("It collapsed within days")."""
    following = predication.sentence + 1
    if following >= len(desk.parse.sentences):
        return "unknown"
    first = next((p for p in desk.predications if p.sentence == following and p.kind in ("verb", "light", "copula")), None)
    heads = [a.head for a in first.of_role("agent", "patient")] if first is not None else []
    if first is None or not any(desk.tree.lower(h) in ("it", "this", "they", "which") or desk.tree.lemma(h) == predication.lemma for h in heads):
        return "unknown"
    words = _around(desk, first)
    return next((name for name in ("rejected", "ignored", "failed", "held") if words & desk.lexicon.classes[f"outcome_{name}"]), "unknown")


def _around(desk: Desk, predication: Predication) -> set[str]:
    """Lemmas of what governs the predication, of what hangs on these and of their prepositions; negated verbs with "not " before them."""
    path = [predication]
    while path[-1].parent is not None:
        path.append(desk.predications[path[-1].parent])
    near = {p.index: p for p in path if p.index >= 0}
    for _ in range(2):
        near |= {c.index: c for p in tuple(near.values()) for c in desk.children_of.get(p.index, []) if c.link not in ("condition", "purpose")}
    words = {desk.tree.lemma(t) for t in desk.tree.ancestors(predication.token)}
    for one in near.values():
        words.add(f"not {one.lemma}" if one.factuality == "negated" and one.kind != "noun" else one.lemma)
        words |= {desk.tree.lower(c) for c in desk.tree.kids(one.token, "advmod")} | {f"{a.prep} {desk.tree.lemma(a.head)}" for a in one.arguments if a.prep}
    return words
