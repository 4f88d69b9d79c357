"""Every frame codes its own examples, and none of its counter-examples, through the whole pipeline."""

from __future__ import annotations

from pathlib import Path

import pytest

from polemos.knowledge.loader import FOLDER
from polemos.pipeline import Engine, load_engine
from polemos.rehearsal import rehearse

FRAME_FILES = sorted(p for folder in ("frames", "relations", "causes", "interests", "peace") for p in (FOLDER / folder).glob("*.yml"))


@pytest.fixture(scope="module")
def engine() -> Engine:
    return load_engine()


@pytest.mark.parametrize("path", FRAME_FILES, ids=lambda p: f"{p.parent.name}/{p.stem}")
def test_frames_code_their_examples(path: Path, engine: Engine) -> None:
    failures = [str(f) for f in rehearse(engine, [path])]
    assert not failures, "\n".join(failures)
