"""The knowledge's own examples, read like any document: does each frame make of them what it says it does?

Takes frame files (all of the knowledge folder by default), gives one :class:`Failure` for every example that its frame does not
code as expected and for every counter-example that it codes. Changes nothing. ``polemos knowledge check`` and the tests run it;
``python -m polemos.rehearsal [file.yml …]`` prints the failures while frames are written.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from polemos.errors import PolemosError
from polemos.knowledge import models
from polemos.knowledge.loader import FOLDER, knowledge_files, model_of, read_file
from polemos.model import Cause, CauseEnd, Document, Event, Interest, Interval, PeaceEffort, Reading, Region, Relation, Span, Statement, digest
from polemos.pipeline import Engine, load_engine, read_document

_KINDS: tuple[tuple[type[models.Entry], type[Statement], str], ...] = (
    (models.EventFrameFile, Event, "event"),
    (models.RelationFrameFile, Relation, "relation"),
    (models.CauseFrameFile, Cause, "cause"),
    (models.InterestFrameFile, Interest, "interest"),
    (models.PeaceFrameFile, PeaceEffort, "peace effort"),
)
# What an example may expect, by kind: the key and the field of the record that it is compared with.
_FIELDS: dict[type[Statement], dict[str, str]] = {
    Event: {"type": "type", "mode": "mode", "actors": "actors", "recipients": "recipients", "factuality": "factuality"},
    Relation: {"type": "type", "source": "source", "target": "target", "factuality": "factuality"},
    Cause: {"cause": "cause", "effect": "effect", "polarity": "polarity", "factuality": "factuality"},
    Interest: {"actor": "actor", "wanted": "text", "kind": "kind", "factuality": "factuality"},
    PeaceEffort: {"kind": "kind", "third": "third_parties", "parties": "parties", "outcome": "outcome", "factuality": "factuality"},
}
_REFERENCES = frozenset({"actors", "recipients", "source", "target", "actor", "third_parties", "parties"})
_EXACT = frozenset({"type", "mode", "factuality", "polarity", "kind", "outcome"})
_STEM = 3  # a demonym may stand for its state: "Turkish" and "Turkey" agree in their first letters


@dataclass(frozen=True, slots=True)
class Failure:
    """An example that went wrong: where it stands, what its frame should have made of it, and what came."""

    file: str
    frame: str
    text: str
    expected: str
    came: str

    def __str__(self) -> str:
        return f"{self.file}: {self.frame}: {self.text}: expected {self.expected}; came {self.came}"


def rehearse(engine: Engine, files: Sequence[Path] = ()) -> Iterator[Failure]:
    """The failures of all frames of the files, in order; of the whole knowledge folder where none are named. Raises KnowledgeError."""
    for path in files or knowledge_files(FOLDER):
        model = model_of(FOLDER, path.absolute()) if path.absolute().is_relative_to(FOLDER) else None
        for shape, record, name in _KINDS:
            if model is shape:
                entry = read_file(path, shape)
                for frame in entry.frames:  # type: ignore[attr-defined]
                    yield from _rehearse_frame(engine, path.name, frame, record, name)


def _rehearse_frame(engine: Engine, file: str, frame: models.Frame, record: type[Statement], name: str) -> Iterator[Failure]:
    for example in frame.examples:
        unknown = set(example.expect) - set(_FIELDS[record])
        if unknown:
            yield Failure(file, frame.id, example.text, f"keys of a {name}", f"the key {sorted(unknown)[0]}, which it has not")
            continue
        reading = _read(engine, example)
        coded = [s for s in reading.statements if isinstance(s, record)]
        if not any(s.rule == frame.id and _agrees(reading, s, example) for s in coded):
            yield Failure(file, frame.id, example.text, f"{name} {_wanted(example)} by this frame", _told(reading, coded))
    for text in frame.not_:
        reading = _read(engine, models.Example(text=text))
        coded = [s for s in reading.statements if isinstance(s, record) and s.rule == frame.id]
        if coded:
            yield Failure(file, frame.id, text, f"no {name} by this frame", _told(reading, coded))


def _read(engine: Engine, example: models.Example) -> Reading:
    text = example.text
    published = None
    if example.date is not None:
        published = Interval(example.date, example.date, example.date.isoformat(), example.date.isoformat(), "document")
    key = digest("example", text)
    regions = (Region("body", Span(0, len(text))),)
    document = Document(id=key, key=key, source="example", sha256=key, text=text, regions=regions, published=published, language="en")
    return read_document(document, engine)


def _agrees(reading: Reading, statement: Statement, example: models.Example) -> bool:
    fields = _FIELDS[type(statement)]
    return all(_is(reading, fields[key], getattr(statement, fields[key]), value) for key, value in example.expect.items())


def _is(reading: Reading, field: str, value: object, wanted: str | None) -> bool:
    if wanted is None:
        return not value
    if field in _EXACT:
        return value == wanted
    return any(_names(word, text) for word in (wanted,) for text in _texts(reading, field, value))


def _names(wanted: str, text: str) -> bool:
    """Does the text contain what is wanted, or begin a word as each of its words does?"""
    wanted, text = wanted.casefold(), text.casefold()
    if wanted in text:
        return True
    starts = {w[:_STEM] for w in re.findall(r"\w+", text)}
    return all(w[:_STEM] in starts for w in re.findall(r"\w+", wanted) if len(w) >= _STEM)


def _texts(reading: Reading, field: str, value: object) -> list[str]:
    """What can stand for the value: names of the actors or the place and the words that mention them, or the words of a span."""
    if isinstance(value, CauseEnd):
        return [value.span.of(reading.document.text), value.refers_to or ""]
    if field not in _REFERENCES:
        return [str(value)]
    found = []
    for ref in value if isinstance(value, tuple) else (value,):
        found.extend(_reference(reading, str(ref)))
    return found


def _reference(reading: Reading, ref: str) -> list[str]:
    actor = reading.mentions.actor_index.get(ref)
    place = reading.mentions.place_index.get(ref)
    text = reading.document.text
    if actor is not None:
        return [actor.name, *actor.aliases, *(m.span.of(text) for m in reading.mentions.actors if ref in m.actors)]
    return [place.name, *(m.span.of(text) for m in reading.mentions.places if m.place == ref)] if place is not None else []


def _wanted(example: models.Example) -> str:
    return "{" + ", ".join(f"{k}: {v}" for k, v in example.expect.items()) + "}"


def _told(reading: Reading, coded: Sequence[Statement]) -> str:
    """The records that came instead, each by its rule and the fields an example may speak of."""
    told = []
    for statement in coded:
        parts = [f"{key}: {_shown(reading, field, getattr(statement, field))}" for key, field in _FIELDS[type(statement)].items()]
        told.append(f"{statement.rule} {{{', '.join(parts)}}}")
    return "; ".join(told) or "nothing"


def _shown(reading: Reading, field: str, value: object) -> str:
    if field in _REFERENCES:
        refs = value if isinstance(value, tuple) else (value,)
        return " & ".join(next(iter(_reference(reading, str(r))), str(r)) for r in refs) or "none"
    return next(iter(_texts(reading, field, value)), "none")


def main(arguments: Sequence[str]) -> int:
    """Writes the failures to standard output, one a line; 0 where there are none."""
    try:
        count = 0
        for failure in rehearse(load_engine(), [Path(a) for a in arguments]):
            sys.stdout.write(f"{failure}\n")
            count += 1
    except PolemosError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    sys.stdout.write(f"{count} failed\n")
    return 1 if count else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
