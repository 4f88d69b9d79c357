"""What becomes of the second reader's proposals: the frame of a type for a word that no frame of the knowledge reads.

Takes a predication, gives the matches of the frames ``learned.<type>`` of ``frames/learned.yml``, tried after all others. Everything else
(parties, day, place, factuality, whose word it is) is then found as for any event; the event's rule says that it was learned.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from polemos.code.desk import Desk
from polemos.code.frames import Match, fits
from polemos.knowledge.models import EventFrame
from polemos.model import Predication

SURE = 0.6
"""How probable a proposal must be to become an event: chosen on the project's own development sentences and articles, see the decision page."""
SURE_OF_NOUNS = 0.75
"""The same for nouns and adjectives, which more often only name or describe."""


class LearnedFrames:
    """The frames of ``frames/learned.yml`` by type."""

    def __init__(self, frames: Iterable[EventFrame]) -> None:
        self._by_type: dict[str, list[EventFrame]] = {}
        for frame in sorted((f for f in frames if f.learned), key=lambda f: -len(f.when)):
            self._by_type.setdefault(frame.type, []).append(frame)

    def matches(self, desk: Desk, predication: Predication) -> Iterator[Match[EventFrame]]:
        """The matches for the likeliest proposal among the predicate's words, frames with conditions first."""
        proposals = (desk.proposal_by_token.get(t) for t in desk.parse.tokens_of(predication.trigger))
        best = max((p for p in proposals if p is not None), key=lambda p: p.probability, default=None)
        if best is not None and best.probability >= (SURE if predication.kind == "verb" else SURE_OF_NOUNS):
            matches = (Match(frame) for frame in self._by_type.get(best.type, ()))
            yield from (m for m in matches if fits(desk, predication, m))
