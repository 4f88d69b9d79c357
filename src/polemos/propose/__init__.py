"""The learned second reader: which words of a text tell of an event, of which PLOVER type, with what probability.

A small encoder (the lower four layers of MiniLM), tuned on the sentences of ``training/`` and on nothing else, looks at each sentence as a whole; it knows no
frames, and frames know nothing of it. It only proposes: a proposal becomes an event where no frame has read the word (``code/learned.py``), with
its parties, day and factuality found as for any other event, and a rule that says that it was learned. Why it is there, and what it is worth:
``docs/decisions/second-reader.md``.
"""

from __future__ import annotations

from polemos.propose.reader import ReaderInfo, SecondReader, load_second_reader

__all__ = ["ReaderInfo", "SecondReader", "load_second_reader"]
