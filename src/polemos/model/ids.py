"""Identity from content: equal input gives equal ids, in any order and any run."""

from __future__ import annotations

import hashlib


def digest(*parts: object, length: int = 16) -> str:
    """Hex digest of the parts, in order; None and "" differ."""
    joined = "\x1f".join("\x00" if part is None else str(part) for part in parts)
    return hashlib.sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()[:length]
