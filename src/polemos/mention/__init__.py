"""What a text names: actors, places, days and figures. Takes a document with its parse, gives :class:`Mentions`.

Places come first, since they tell the country of "protesters in Algiers"; what is read as a person or a body is no place.
"""

from __future__ import annotations

from polemos.knowledge import Knowledge
from polemos.mention.actors import find_actors
from polemos.mention.actors_resolve import resolve_actor
from polemos.mention.dates import find_dates, resolve_date
from polemos.mention.figures import find_figures
from polemos.mention.lookup import ActorAt
from polemos.mention.places import resolve_place
from polemos.model import Document, Mentions, Parse

__all__ = ["ActorAt", "find_actors", "find_mentions", "resolve_actor", "resolve_date", "resolve_place"]


def find_mentions(document: Document, parse: Parse, knowledge: Knowledge) -> Mentions:
    """All mentions of the document, each kind in order of the text, with the actors and places they name."""
    actors, index = find_actors(document, parse, knowledge)
    dates = find_dates(parse, document.text, document.published)
    figures = find_figures(parse, document.text)
    return Mentions(actors, (), dates, figures, index, {})
