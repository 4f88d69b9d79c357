"""What somebody holds to be the way out: "the only way to end the war is …", "there is one solution: …".

Takes predications, gives the stretch that names the remedy and what it is to bring about; says nothing of who holds it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from polemos.code.desk import Desk
from polemos.code.spans import clause_span
from polemos.model import Predication, Span


@dataclass(frozen=True)
class Remedy:
    """A way out: the words for it, and the words for its purpose, None where the text names none."""

    predication: Predication
    remedy: Span
    purpose: Span | None


def remedies(desk: Desk) -> Iterator[Remedy]:
    """All ways out of the document in order of the text."""
    for predication in desk.predications:
        named = predication.kind in ("noun", "copula") and desk.lexicon.has("remedy", predication.lemma.split()[-1])
        if not named or not _singled_out(desk, predication):
            continue
        remedy = _behind_colon(desk, predication) or _complement(desk, predication)
        if remedy is not None:
            purpose = _purpose(desk, predication)
            yield Remedy(predication, remedy, None if purpose is None or purpose.overlaps(remedy) else purpose)


def _singled_out(desk: Desk, predication: Predication) -> bool:
    """ "the only way", "one solution", "the best path": never any way at all."""
    near = {desk.tree.lower(t) for t in desk.tree.kids(predication.token, "amod", "nummod", "advmod", "det")}
    near |= {desk.tree.lower(t) for t in range(max(0, predication.token - 3), predication.token)}
    return bool(near & {"only", "one", "best", "sole", "surest", "single"})


def _behind_colon(desk: Desk, predication: Predication) -> Span | None:
    sentence = desk.parse.sentences[predication.sentence]
    for token in range(predication.token + 1, sentence.last - 1):
        if desk.tree.lower(token) in (":", "—", "–"):
            last = sentence.last
            while last > token + 1 and desk.parse.pos[last - 1] == "PUNCT":
                last -= 1
            return desk.parse.span(token + 1, last) if last > token + 1 else None
    return None


def _complement(desk: Desk, predication: Predication) -> Span | None:
    """ "The only way … is X", "X is the only way …": the other side of the copula."""
    if predication.kind == "copula":
        subject = next((a for a in predication.of_role("agent") if not a.implied), None)
        return clause_span(desk, subject.head) if subject is not None and desk.parse.pos[subject.head] != "PRON" else None
    verb = desk.parse.heads[predication.token]
    if desk.parse.deps[predication.token] != "nsubj" or not desk.tree.is_be(verb):
        return None
    behind = desk.tree.kids(verb, "attr", "acomp", "xcomp", "ccomp")
    return clause_span(desk, behind[0]) if behind else None


def _purpose(desk: Desk, predication: Predication) -> Span | None:
    """ "to end the war", "out of the crisis", "for the region": what hangs on the noun."""
    for child in desk.tree.kids(predication.token, "acl", "relcl"):
        if desk.parse.tags[child] == "VB":
            return clause_span(desk, child)
    for prep, token, _ in desk.tree.prepositional(predication.token):
        if prep in ("out of", "to", "for", "of"):
            return clause_span(desk, token)
    return None
