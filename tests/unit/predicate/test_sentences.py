"""Predications of sentences of our own, through the real parser: one YAML entry a sentence, grouped by construction.

``expect`` lists predications by lemma; each names only what it claims. ``agent``, ``patient``, ``recipient`` and any
preposition hold words that the heads of the arguments must be, in any order; null means that there is none.
``known_miss`` marks what the parser gets wrong today: such an entry fails the test once it starts to pass.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from polemos.code import Coder
from polemos.knowledge import load_knowledge
from polemos.model import Mentions, Parse, Predication
from polemos.parse import load_parser
from polemos.predicate import find_predications

NOTHING = Mentions((), (), (), (), {}, {})
ROLES = ("agent", "patient", "recipient", "theme", "content", "time", "place", "means")
PLAIN = ("kind", "factuality", "tense", "light", "link", "marker", "passive")


def cases() -> Iterator[Any]:
    for path in sorted(Path(__file__).parent.glob("sentences*.yml")):
        for construction, entries in yaml.safe_load(path.read_text(encoding="utf-8")).items():
            for number, entry in enumerate(entries):
                marks = [pytest.mark.xfail(strict=True, reason=entry["known_miss"])] if "known_miss" in entry else []
                yield pytest.param(entry, id=f"{construction}-{number}", marks=marks)


@pytest.fixture(scope="module")
def lexicon() -> Any:
    return Coder(load_knowledge()).lexicon


@pytest.mark.parametrize("entry", cases())
def test_sentence_gives_its_predications(entry: dict[str, Any], lexicon: Any) -> None:
    parse = load_parser().parse_text(entry["text"])
    found = find_predications(parse, NOTHING, lexicon)
    for wanted in entry["expect"]:
        of_lemma = [p for p in found if p.lemma == wanted["lemma"]]
        assert of_lemma, f"no predication {wanted['lemma']!r}; found {[p.lemma for p in found]}"
        problems = [_problems(parse, p, wanted) for p in of_lemma]
        assert any(not p for p in problems), min(problems, key=len)
    for lemma in entry.get("absent", ()):
        assert all(p.lemma != lemma for p in found), f"{lemma!r} should be no predication of its own"


def _problems(parse: Parse, predication: Predication, wanted: dict[str, Any]) -> list[str]:
    problems = []
    for key, value in wanted.items():
        if key == "lemma":
            continue
        if key == "holder":
            head = predication.holder.head
            actual = None if head is None else parse.words[head]
        elif key in PLAIN:
            actual = getattr(predication, key)
        else:
            arguments = predication.of_role(key) if key in ROLES else predication.with_prep(key)  # type: ignore[arg-type]
            words = sorted(parse.words[a.head] for a in arguments)
            actual = words or None
            value = sorted(value) if isinstance(value, list) else [value] if value is not None else None
        if actual != value:
            problems.append(f"{predication.lemma}.{key}: {actual!r}, wanted {value!r}")
    return problems
