"""Actors of a document: known ones by name, anybody by role, unknown ones by what the recogniser and the words around say.

Takes document, parse and knowledge, gives mentions in order of the text and the records of all whom they name. Whom pronouns
and definite phrases mean is settled in ``coreference``, which this module calls last.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date

from polemos.knowledge import Knowledge
from polemos.mention.actors_bodies import find_bodies
from polemos.mention.actors_generic import find_generics
from polemos.mention.actors_names import find_names
from polemos.mention.actors_persons import find_persons
from polemos.mention.coreference import Coreference
from polemos.mention.draft import Draft
from polemos.mention.sayers import sayer
from polemos.model import STATES, Actor, ActorMention, Document, Parse, Place, PlaceMention, Span


class ActorFinder:
    """The actors of one document in two steps, so that places can be looked for between them.

    After :meth:`names` the known names stand, and ``taken`` tells their spans; :meth:`finish` does the rest.
    """

    def __init__(self, document: Document, parse: Parse, knowledge: Knowledge) -> None:
        self._draft = Draft(document, parse, knowledge, first_day(document))

    def names(self) -> None:
        """Finds the names of the knowledge base."""
        find_names(self._draft)

    def taken(self) -> tuple[Span, ...]:
        """Spans that are somebody's name and no place: persons, bodies, capitals that act; in no particular order."""
        draft = self._draft
        return tuple(m.span for m in draft.mentions if m.form == "name" and (m.rule == "seat" or all(draft.actors[a].kind not in STATES for a in m.actors)))

    def countries(self) -> dict[str, float]:
        """How often the names found so far tell of each country."""
        draft = self._draft
        return dict(Counter(c for m in draft.mentions for a in m.actors if (c := draft.actors[a].country) is not None and c in draft.knowledge.actors))

    def finish(self, places: Iterable[PlaceMention], index: dict[str, Place]) -> tuple[tuple[ActorMention, ...], dict[str, Actor]]:
        """All mentions in order of the text, and the actors by id, with the document's places known."""
        draft = self._draft
        draft.use_places(places, index)
        open_ = find_generics(draft)
        find_bodies(draft)
        Coreference(draft, open_, find_persons(draft)).run()
        mentions = tuple(sorted((m for m in draft.mentions if m.actors), key=lambda m: (m.first, m.last, m.form)))
        used = {a for m in mentions for a in m.actors}
        # the states of the places may be parties without a name ("arrived in Amman"), anybody may say something; who is no party is left out later
        states = {c: draft.known(c) for c in draft.country_at.values() if c in draft.knowledge.actors}
        heads = {m.head for m in mentions}
        mute = draft.knowledge.in_class("no_sayer")
        said = (sayer(draft.document, draft.parse, t) for t in range(len(draft.parse)) if t not in heads and draft.parse.lemmas[t].lower() not in mute)
        lent = {**{a.id: a for a in said if a is not None}, **states}
        return mentions, {k: v for k, v in sorted({**lent, **draft.actors}.items()) if k in used or k in lent}


def find_actors(document: Document, parse: Parse, knowledge: Knowledge) -> tuple[tuple[ActorMention, ...], dict[str, Actor]]:
    """All mentions of actors in order of the text, and the actors by id, where nothing is known of places."""
    finder = ActorFinder(document, parse, knowledge)
    finder.names()
    return finder.finish((), {})


def first_day(document: Document) -> date | None:
    """The day that offices and sectors are looked up for: that of publication, None where not known."""
    return document.published.start if document.published else None
