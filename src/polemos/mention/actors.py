"""Actors of a document: known ones by name, anybody by role, unknown ones by what the recogniser and the words around say.

Takes document, parse and knowledge, gives mentions in order of the text and the records of all whom they name. Whom pronouns
and definite phrases mean is settled in ``coreference``, which this module calls last.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from polemos.knowledge import Knowledge
from polemos.mention.actors_generic import find_generics
from polemos.mention.actors_names import find_names
from polemos.mention.actors_unknown import find_unknown
from polemos.mention.coreference import Coreference
from polemos.mention.draft import Draft
from polemos.model import Actor, ActorMention, Document, Parse, Place, PlaceMention


def find_actors(
    document: Document, parse: Parse, knowledge: Knowledge, *, places: Iterable[PlaceMention] = (), place_index: dict[str, Place] | None = None
) -> tuple[tuple[ActorMention, ...], dict[str, Actor]]:
    """All mentions of actors in order of the text, and the actors by id.

    ``places`` are the document's places; they tell the country of "protesters in Algiers".
    """
    draft = Draft(document, parse, knowledge, first_day(document))
    draft.use_places(places, place_index or {})
    find_names(draft)
    open_ = find_generics(draft)
    introduced = find_unknown(draft)
    Coreference(draft, open_, introduced).run()
    mentions = tuple(sorted(draft.mentions, key=lambda m: (m.first, m.last, m.form)))
    used = {a for m in mentions for a in m.actors}
    return mentions, {k: v for k, v in sorted(draft.actors.items()) if k in used}


def first_day(document: Document) -> date | None:
    """The day that offices and sectors are looked up for: that of publication, None where not known."""
    return document.published.start if document.published else None
