"""The record contract as JSON Lines: documents, actors, places, then statements in order of documents and text.

Takes an open dossier, gives lines. The same documents give the same bytes, in whatever order and however many builds they came in.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import groupby
from typing import IO, Literal

from polemos.export.pieces import Piece
from polemos.export.records import actor_record, document_record, place_record, statement_record
from polemos.model import Span
from polemos.store import Dossier


def json_lines(dossier: Dossier) -> Iterator[str]:
    """The lines of the export, each with its line feed."""
    for record in records(dossier):
        yield json.dumps(record, ensure_ascii=False, separators=(",", ":"), allow_nan=False) + "\n"


def write_jsonl(dossier: Dossier, stream: IO[str]) -> None:
    """Writes the export to an open text stream, which must be UTF-8 with plain line feeds."""
    stream.writelines(json_lines(dossier))


def records(dossier: Dossier) -> Iterator[Piece]:
    """All records of the dossier as the contract has them."""
    for document in dossier.documents():
        yield document_record(document)
    actor_mentions, references = _Mentions(dossier, "actor"), _Mentions(dossier, "actor", pointing=True)
    for actor in dossier.merged_actors():
        yield actor_record(actor, actor_mentions.of(actor.id), references.of(actor.id))
    place_mentions = _Mentions(dossier, "place")
    for place in dossier.merged_places():
        yield place_record(place, place_mentions.of(place.id))
    yield from _statements(dossier)


def _statements(dossier: Dossier) -> Iterator[Piece]:
    """Both reads stand in the order of documents, so that one text at a time is held."""
    documents = dossier.documents()
    for owner, told in groupby(dossier.statements(), key=lambda t: t.document):
        document = next(d for d in documents if d.id == owner)
        for one in told:
            yield statement_record(one.statement, document)


class _Mentions:
    """Where each actor or place is named, asked for in the order of their ids."""

    def __init__(self, dossier: Dossier, kind: Literal["actor", "place"], *, pointing: bool = False) -> None:
        self._groups = groupby(dossier.mentions(kind, pointing=pointing), key=lambda m: m.ref)
        self._next = next(self._groups, None)

    def of(self, ref: str) -> list[tuple[str, Span]]:
        while self._next and self._next[0] < ref:
            self._next = next(self._groups, None)
        if self._next is None or self._next[0] != ref:
            return []
        return [(m.document, m.span) for m in self._next[1]]
