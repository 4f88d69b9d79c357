"""Mentions of those whom statements name and the actor stage did not: the state behind a place, anybody who says something.

Takes a document with its parse, its mentions and its statements, gives the mentions with these added, so that every actor of a statement stands
somewhere in the text. Nobody is added whom no statement names.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from polemos.mention.sayers import sayer, sayer_span
from polemos.model import STATES, ActorMention, Document, Event, Mentions, Parse, Statement


def with_stand_ins(document: Document, parse: Parse, mentions: Mentions, statements: Iterable[Statement]) -> Mentions:
    """The mentions, with those of lands and sayers that only the statements tell of."""
    statements = tuple(statements)
    named = {ref for m in mentions.actors for ref in m.actors}
    found = (*_lands(mentions, statements, named), *_sayers(document, parse, mentions, statements, named))
    if not found:
        return mentions
    return replace(mentions, actors=tuple(sorted(dict.fromkeys((*mentions.actors, *found)), key=lambda m: (m.first, m.last, m.form))))


def _lands(mentions: Mentions, statements: Iterable[Statement], named: set[str]) -> Iterator[ActorMention]:
    """The place in an event's sentence that stands for a state in it: "arrived in Amman"."""
    for event in statements:
        for ref in (*event.actors, *event.recipients) if isinstance(event, Event) else ():
            if ref in named or mentions.actor_index[ref].kind not in STATES:
                continue
            for place in mentions.places:
                here = place.place is not None and any(s.overlaps(place.span) for s in event.evidence)
                if here and place.place is not None and mentions.place_index[place.place].country == ref:
                    yield ActorMention(place.span, place.first, place.last, place.head, (ref,), "name", "land")
                    break


def _sayers(document: Document, parse: Parse, mentions: Mentions, statements: Iterable[Statement], named: set[str]) -> Iterator[ActorMention]:
    """Where they stand who say something and are otherwise nobody."""
    holders = {a.holder for s in statements if (a := getattr(s, "attribution", None)) is not None and a.holder is not None} - named
    if not holders:
        return
    heads = {m.head for m in mentions.actors}
    for token in range(len(parse)):
        anybody, span = (sayer(document, parse, token), sayer_span(parse, token)) if token not in heads else (None, None)
        if anybody is not None and span is not None and anybody.id in holders:
            tokens = parse.tokens_of(span)
            yield ActorMention(span, tokens[0], tokens[-1] + 1, tokens[-1], (anybody.id,), "generic", "sayer")
