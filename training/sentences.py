"""The annotated sentences of this folder, and which half of them is held out: for tuning and for counting alike."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent


def rows() -> Iterator[dict[str, Any]]:
    """All annotated sentences as they stand in the files (see README.md), in order of files and lines."""
    for path in sorted(FOLDER.glob("*.jsonl")):
        yield from (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip())


def is_held_out(text: str) -> bool:
    """Half of all sentences, by the digest of their text."""
    return int(hashlib.md5(text.encode(), usedforsecurity=False).hexdigest(), 16) % 2 == 1
