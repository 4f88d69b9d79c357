"""What a text names: actors, places, days and figures. Takes a document with its parse, gives :class:`Mentions`.

Known names come first, then places, since these tell the country of "protesters in Algiers", then all other actors; what
is read as a person or a body is no place.
"""

from __future__ import annotations

from polemos.knowledge import Knowledge
from polemos.mention.actors import ActorFinder, find_actors
from polemos.mention.actors_resolve import resolve_actor
from polemos.mention.dates import find_dates, resolve_date
from polemos.mention.figures import find_figures
from polemos.mention.places import resolve_place
from polemos.mention.places_find import find_places
from polemos.model import Document, Mentions, Parse

__all__ = ["find_actors", "find_mentions", "resolve_actor", "resolve_date", "resolve_place"]

_BODIES = ("person", "organisation", "unit")


def find_mentions(document: Document, parse: Parse, knowledge: Knowledge) -> Mentions:
    """All mentions of the document, each kind in order of the text, with the actors and places they name."""
    finder = ActorFinder(document, parse, knowledge)
    finder.names()
    places, place_index = find_places(parse, document.text, finder.countries(), finder.taken())
    actors, index = finder.finish(places, place_index)
    bodies = {t for m in actors if m.form == "name" and m.rule in _BODIES for t in range(m.first, m.last)}
    places = tuple(p for p in places if p.head not in bodies)
    used = {p.place for p in places}
    return Mentions(
        actors=actors,
        places=places,
        dates=find_dates(parse, document.text, document.published),
        figures=find_figures(parse, document.text),
        actor_index=index,
        place_index={k: v for k, v in place_index.items() if k in used},
    )
