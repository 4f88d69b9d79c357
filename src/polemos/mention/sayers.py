"""Somebody who says something and is otherwise nobody: "a hotel owner", "the exhibition". An actor known from the document alone.

Takes a parse, its document and the head of a noun phrase, gives the record. Asked for after all other actors are settled; whoever says nothing in
the end is left out with all actors that no statement names.
"""

from __future__ import annotations

from polemos.mention.actors_record import found_actor
from polemos.model import Actor, Document, Parse, Span

_BEFORE = ("compound", "amod", "nmod", "poss", "nummod", "npadvmod")
_DROPPED = ("DT", "PDT", "PRP$", "CD", "WP$")


def sayer(document: Document, parse: Parse, head: int) -> Actor | None:
    """The actor of the noun phrase at ``head``, called by its words without articles; None where the head is no noun. "One of them" is "them"."""
    span = sayer_span(parse, head)
    return found_actor(" ".join(span.of(document.text).split()), "other", document.id) if span is not None else None


def sayer_span(parse: Parse, head: int) -> Span | None:
    """Where the phrase stands without articles and numbers: "teachers" in "two of the teachers"; None where its head is no noun."""
    if parse.tags[head] == "CD":
        behind = [o for p in parse.dependents(head, "prep") if parse.words[p].lower() == "of" for o in parse.dependents(p, "pobj")]
        return sayer_span(parse, behind[0]) if behind else None
    if not parse.tags[head].startswith("NN"):
        return None
    first = head
    for child in reversed([c for c in parse.children[head] if c < head]):
        if parse.deps[child] not in _BEFORE or parse.tags[child] in _DROPPED:
            break
        first = min([child, *(t for t in parse.subtree(child) if t < child and parse.tags[t] not in _DROPPED)])
    return parse.span(first, head + 1)
