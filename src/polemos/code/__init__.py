"""Predications to statements: events, relations, causes, figures, interests, peace efforts, scenarios.

Everything is coded from predications and frames of the knowledge base; no coder looks for words in running text. One file a
kind; ``frames`` decides which frame fits, ``binding`` whom a phrase stands for, ``when`` and ``where`` the day and the place.
"""

from __future__ import annotations

from polemos.code.causes import code_causes
from polemos.code.desk import Desk
from polemos.code.events import code_events
from polemos.code.figures import code_figures
from polemos.code.frames import FrameIndex
from polemos.code.interests import code_interests
from polemos.code.learned import LearnedFrames
from polemos.code.peace import code_peace
from polemos.code.relations import code_relations
from polemos.code.restated import restated
from polemos.code.scenarios import code_scenarios
from polemos.knowledge import Knowledge
from polemos.knowledge.lexicon import Lexicon, build_lexicon
from polemos.model import Document, Mentions, Parse, Predication, Proposal, Statement

__all__ = ["Coder"]


class Coder:
    """The frames of a knowledge base, indexed once, and the lexicon that the predicate layer needs."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self._events = FrameIndex(knowledge.event_frames)
        self._learned = LearnedFrames(knowledge.event_frames)
        self._relations = FrameIndex(knowledge.relation_frames)
        self._causes = FrameIndex(knowledge.cause_frames)
        self._interests = FrameIndex(knowledge.interest_frames)
        self._peace = FrameIndex(knowledge.peace_frames)
        indexes = (self._events, self._relations, self._causes, self._interests, self._peace)
        nouns = frozenset[str]().union(*(i.nouns() for i in indexes)) | knowledge.in_class("scenario_noun")
        self.lexicon: Lexicon = build_lexicon(knowledge.classes, nouns)

    def code(
        self, document: Document, parse: Parse, mentions: Mentions, predications: tuple[Predication, ...], proposals: tuple[Proposal, ...] = ()
    ) -> tuple[Statement, ...]:
        """All statements of one document, kind by kind, each kind in order of the text; ``proposals`` are the second reader's."""
        desk = Desk(document, parse, mentions, predications, self._knowledge, self.lexicon, proposals)
        figures = code_figures(desk)
        events = code_events(desk, self._events, self._learned, figures)
        others = restated(desk)
        return (
            *(c.event for c in events),
            *code_relations(desk, self._relations, others, events),
            *code_causes(desk, self._causes, events),
            *figures,
            *code_interests(desk, self._interests),
            *code_peace(desk, self._peace, others),
            *code_scenarios(desk),
        )
