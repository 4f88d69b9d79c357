"""What keeps a file, address or row from being read; raised and caught in this layer, where it becomes an Issue."""

from __future__ import annotations


class UnreadableError(Exception):
    """``code`` and ``what`` are those of the Issue. Never leaves this layer."""

    def __init__(self, code: str, what: str) -> None:
        super().__init__(what)
        self.code, self.what = code, what
