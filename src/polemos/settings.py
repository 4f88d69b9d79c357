"""What a user may set for a build, with its defaults. Plain values; nothing is read from the environment here."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Settings:
    """``model`` names a language model or its folder, None for the default one; ``timeout`` is in seconds, for one address;
    ``learned``: the second reader takes part.

    ``batch`` documents, or what was read in ``batch_seconds``, are stored in one transaction: the most that a build that is killed has to read again.
    """

    model: str | None = None
    timeout: float = 20.0
    learned: bool = True
    batch: int = 64
    batch_seconds: float = 15.0
