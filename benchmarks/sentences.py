"""``python -m benchmarks.sentences``: events of the annotated sentences of ``training/``, by type and by construction, with intervals of 95 %.

What a sentence tells is held against its annotation: an event is found where one of its type has its trigger; its roles are right where all that
the annotation names is covered by words for its actors and recipients. The weights of the second reader were tuned on these sentences, so figures
with it flatter it (``--learned``); frames were written with half of them in view, so only the other half is read.
"""

from __future__ import annotations

import argparse
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from training.sentences import is_held_out, rows

from polemos.model import Document, Event, Interval, Reading, Region, Span
from polemos.pipeline import Engine, load_engine, read_document

MUTUAL = ("CONSULT", "AGREE", "COOPERATE", "ASSAULT", "SUPPORT")  # both sides may stand in either list
DAY = date(2026, 1, 2)
_FAR = 60  # an event of the right type this near the annotated word, in characters, is taken for it
_SHOWN = 25


@dataclass
class Count:
    """Events of one type or construction: annotated, found, found with their roles; exported and right."""

    told: int = 0
    found: int = 0
    roles: int = 0
    exported: int = 0
    right: int = 0


@dataclass
class Counts:
    """All counts of a run. ``instead`` counts what a word was read as that tells of something else; ``missed`` the words of what was not found."""

    types: defaultdict[str, Count] = field(default_factory=lambda: defaultdict(Count))
    constructions: defaultdict[str, Count] = field(default_factory=lambda: defaultdict(Count))
    instead: Counter[str] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)
    factuality: int = 0


def unseen() -> Iterator[dict[str, Any]]:
    """The half of the annotated sentences that nobody looked at while writing frames."""
    return (row for row in rows() if is_held_out(row["text"]))


def count(engine: Engine, chosen: Iterable[dict[str, Any]]) -> Counts:
    """Reads the sentences and counts."""
    counts = Counts()
    for number, row in enumerate(chosen):
        text = row["text"]
        published = Interval(DAY, DAY, DAY.isoformat())
        document = Document(f"s{number}", "s", "sentences", "", text, (Region("body", Span(0, len(text))),), language="en", published=published)
        reading = read_document(document, engine)
        _add(counts, row, reading, [s for s in reading.statements if isinstance(s, Event)])
    return counts


def _add(counts: Counts, row: dict[str, Any], reading: Reading, found: list[Event]) -> None:
    pairs = _pairs(row, found)
    for event in found:
        counts.types[event.type].exported += 1
        counts.types[event.type].right += any(event is e for e in pairs.values())
    for number, told in enumerate(row["events"]):
        all_counts = [counts.types[told["type"]], *(counts.constructions[c] for c in row["constructions"])]
        paired = pairs.get(number)
        for each in all_counts:
            each.told += 1
            each.found += paired is not None
            each.roles += paired is not None and _has_roles(row["text"], told, paired, reading)
        if paired is not None:
            counts.factuality += paired.factuality == told["factuality"]
            continue
        counts.missed[told["trigger"].lower()] += 1
        there = next((e.type for e in found if _distance(row["text"], told, e) == 0), "none")
        counts.instead[f"{told['type']} -> {there}"] += 1


def _pairs(row: dict[str, Any], found: list[Event]) -> dict[int, Event]:
    """Annotated events with the event of their type that stands nearest, each once."""
    near = sorted(
        (distance, number, at)
        for number, told in enumerate(row["events"])
        for at, event in enumerate(found)
        if told["type"] == event.type and (distance := _distance(row["text"], told, event)) <= _FAR
    )
    pairs: dict[int, int] = {}
    for _, number, at in near:
        if number not in pairs and at not in pairs.values():
            pairs[number] = at
    return {number: found[at] for number, at in pairs.items()}


def _distance(text: str, told: dict[str, Any], event: Event) -> int:
    first = text.find(told["trigger"])
    last = first + len(told["trigger"])
    if event.trigger.start < last and first < event.trigger.end:
        return 0
    return min(abs(event.trigger.start - last), abs(first - event.trigger.end))


def _has_roles(text: str, told: dict[str, Any], event: Event, reading: Reading) -> bool:
    both = (*event.actors, *event.recipients)
    actors, recipients = (both, both) if told["type"] in MUTUAL else (event.actors, event.recipients)
    return _named(text, told["actors"], actors, reading) and _named(text, told["recipients"], recipients, reading)


def _named(text: str, words: list[str], refs: tuple[str, ...], reading: Reading) -> bool:
    """Is each of the annotated words overlapped by a mention of one of the actors, or a place in one of the states?"""
    mentions = reading.mentions
    spans = [m.span for m in mentions.actors if set(m.actors) & set(refs)]
    spans += [p.span for p in mentions.places if p.place is not None and mentions.place_index[p.place].country in refs]
    return all(any(s.overlaps(Span(at, at + len(w))) for s in spans) for w in words for at in (text.find(w),))


def interval(hits: int, total: int) -> tuple[float, float]:
    """Wilson's interval of 95 % for a share."""
    if not total:
        return 0.0, 1.0
    z, share = 1.96, hits / total
    middle = (share + z * z / (2 * total)) / (1 + z * z / total)
    half = z * math.sqrt(share * (1 - share) / total + z * z / (4 * total * total)) / (1 + z * z / total)
    return middle - half, middle + half


def _share(hits: int, total: int) -> str:
    low, high = interval(hits, total)
    return f"{hits / total if total else 0:.2f} ({low:.2f}–{high:.2f})"


def _line(c: Count) -> str:
    return f"found {_share(c.found, c.told)}, with roles {_share(c.roles, c.told)}, right {_share(c.right, c.exported)} of {c.exported}"


def main() -> None:
    """Prints the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--learned", action="store_true", help="with the second reader, which was tuned on these sentences")
    counts = count(load_engine(learned=parser.parse_args().learned), unseen())
    total = Count(*(sum(getattr(c, name) for c in counts.types.values()) for name in Count.__dataclass_fields__))
    print(f"{total.told} events: {_line(total)}")
    print(f"factuality of those found {_share(counts.factuality, total.found)}\n")
    for name, c in sorted(counts.types.items()):
        print(f"{name:10} of {c.told:4} {_line(c)}")
    print()
    for name, c in sorted(counts.constructions.items(), key=lambda each: -each[1].told)[:_SHOWN]:
        print(f"{name:24} of {c.told:4} found {_share(c.found, c.told)}  with roles {_share(c.roles, c.told)}")
    print("\nread instead: " + ", ".join(f"{what} {n}" for what, n in counts.instead.most_common(_SHOWN)))
    print("missed most: " + ", ".join(f"{word} {n}" for word, n in counts.missed.most_common(2 * _SHOWN)))


if __name__ == "__main__":
    main()
