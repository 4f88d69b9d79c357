"""The sentences that the second reader is tuned on: their shape, and that no two are alike."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from polemos.knowledge import load_knowledge

FOLDER = Path(__file__).parents[2] / "training"
FILES = sorted(FOLDER.glob("*.jsonl"))
FACTUALITY = {"actual", "negated", "possible", "future", "desired", "question"}


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_sentences_are_whole(path: Path) -> None:
    ontology = load_knowledge().ontology
    assert ontology is not None
    types = {t.id for t in ontology.types}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        row = json.loads(line)
        for event in row["events"]:
            where = f"{path.name}:{number}"
            assert event["type"] in types, where
            assert event["factuality"] in FACTUALITY, where
            assert all(words and words in row["text"] for words in (event["trigger"], *event["actors"], *event["recipients"])), where


def test_no_eight_words_occur_twice() -> None:
    seen: dict[tuple[str, ...], str] = {}
    twice = []
    for path in FILES:
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            words = re.findall(r"\w+", json.loads(line)["text"].lower())
            grams = {tuple(words[k : k + 8]) for k in range(len(words) - 7)}
            twice += [f"{path.name}:{number} and {seen[g]}" for g in grams & seen.keys()]
            seen.update(dict.fromkeys(grams, f"{path.name}:{number}"))
    assert twice == []
