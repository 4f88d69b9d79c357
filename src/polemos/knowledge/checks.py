"""Checks of the knowledge files that need no text: file, shape, reference, collision, coverage, in this order.

Takes a folder, gives problems; a level that has any hides those after it, since they would follow from it. That examples do what
they say is checked where the pipeline is known.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Literal

from polemos.errors import KnowledgeError
from polemos.knowledge.loader import FOLDER, Knowledge, knowledge_files, load_knowledge, model_of, read_file
from polemos.knowledge.models import ActorEntry

Level = Literal["file", "shape", "reference", "collision", "coverage"]
_CLASS = re.compile(r"^@([\w-]+)$")
# Names that two actors bear by right; the mention layer tells them apart by country, day and what else is named.
SHARED = frozenset({"SNC", "PDP", "NDP", "SPD", "PSD", "FLN", "NLF", "DUP", "NPP", "UDF", "APC", "SDF"})


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """Something to mend: ``where`` is a file or an entry's id, ``what`` says what was found and what to do."""

    level: Level
    where: str
    what: str


def check_knowledge(folder: Path | None = None) -> list[Problem]:
    """The problems of the first level that has any, in order; [] where all is well."""
    folder = (folder or FOLDER).resolve()
    for level in (_files, _shapes):
        found = sorted(level(folder))
        if found:
            return found
    try:
        knowledge = load_knowledge(folder)
    except KnowledgeError as error:
        return [Problem("shape", str(folder), str(error))]
    for look in (_references, _collisions, _coverage):
        found = sorted(look(knowledge))
        if found:
            return found
    return []


def _files(folder: Path) -> Iterator[Problem]:
    for path in knowledge_files(folder):
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError as error:
            yield Problem("file", str(path), f"not UTF-8 at byte {error.start}; save the file as UTF-8")
            continue
        if "\t" in text:
            yield Problem("file", str(path), f"a tab in line {text[: text.index(chr(9))].count(chr(10)) + 1}; indent with blanks")
        if not unicodedata.is_normalized("NFC", text):
            yield Problem("file", str(path), "not in Unicode's composed form (NFC); accents stand as characters of their own: normalise the file")


def _shapes(folder: Path) -> Iterator[Problem]:
    for path in knowledge_files(folder):
        model = model_of(folder, path)
        if model is None:
            continue
        try:
            read_file(path, model)
        except KnowledgeError as error:
            yield Problem("shape", str(path), error.args[0])


def _references(knowledge: Knowledge) -> Iterator[Problem]:
    for entry in knowledge.actors.values():
        for kind, ref in _refs(entry):
            if ref not in knowledge.actors:
                yield Problem("reference", entry.id, f"{kind} names {ref!r}, which is no actor's id; correct it or add the actor")
        if entry.id in entry.part_of:
            yield Problem("reference", entry.id, "is part of itself")
    for frame in chain.from_iterable(knowledge.frames.values()):
        for condition in (*frame.when.values(), *frame.unless.values()):
            for word in condition:
                match = _CLASS.match(word)
                if match and match.group(1) not in knowledge.classes:
                    yield Problem("reference", frame.id, f"names the class {word}, which the lexicon does not have; add it or correct the name")
    types = {t.id: {m.id for m in t.modes} for t in knowledge.ontology.types} if knowledge.ontology else {}
    for event in knowledge.event_frames if types else ():
        if event.type not in types:
            yield Problem("reference", event.id, f"type {event.type!r} is none of the ontology's; correct it")
        elif event.mode is not None and event.mode not in types[event.type]:
            yield Problem("reference", event.id, f"mode {event.mode!r} is none of {event.type}; correct it")


def _refs(entry: ActorEntry) -> Iterator[tuple[str, str]]:
    yield from (("office", o.of) for o in entry.offices)
    yield from (("part_of", r) for r in entry.part_of)
    yield from (("borders", r) for r in entry.borders)
    for kind, ties in (("member_of", entry.member_of), ("split_from", entry.split_from), ("backed_by", entry.backed_by)):
        yield from ((kind, t.to) for t in ties)


def _collisions(knowledge: Knowledge) -> Iterator[Problem]:
    """Strong names that two actors of one time and country share; others are told apart by their context."""
    for key, names in knowledge.index.names.items():
        strong = sorted({n.actor for n in names if n.kind == "name"})
        if len(strong) < 2 or " ".join(key) in SHARED:
            continue
        by_country = defaultdict(list)
        for actor in strong:
            by_country[knowledge.actors[actor].country].append(actor)
        for shared in by_country.values():
            if len(shared) > 1:
                yield Problem(
                    "collision", shared[0], f"shares the strong name {' '.join(key)!r} with {', '.join(shared[1:])}; make it weak, or join the entries"
                )
    seen: dict[str, str] = {}
    for frame in chain.from_iterable(knowledge.frames.values()):
        if frame.id in seen:
            yield Problem("collision", frame.id, "two frames have this id; rename one")
        seen[frame.id] = frame.id


def _coverage(knowledge: Knowledge) -> Iterator[Problem]:
    used = {f.type for f in knowledge.event_frames}
    if knowledge.ontology is not None and used:
        for kind in knowledge.ontology.types:
            if kind.id not in used:
                yield Problem("coverage", kind.id, "no frame tells of events of this type; add one")
