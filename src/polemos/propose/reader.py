"""Runs the second reader's network over the sentences of a parse."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
from tokenizers import Encoding, Tokenizer

from polemos.errors import SettingsError
from polemos.model import Document, Parse, Proposal

_HERE = Path(__file__).parent
WEIGHTS = _HERE / "weights.onnx"
TOKENIZER = _HERE / "tokenizer.json"
CARD = _HERE / "card.json"

_BATCH = 16
_LEAST = 0.2
"""Below this nothing is proposed; what is done with a proposal is decided where it is used."""


@dataclass(frozen=True, slots=True)
class ReaderInfo:
    """What stands in the manifest of a dossier: which network it is (``base``) and the digest of its weights."""

    base: str
    digest: str


class SecondReader:
    """Proposes events; one instance serves a whole run. The same sentence gives the same proposals on one machine."""

    def __init__(self, session: Any, tokenizer: Tokenizer, labels: tuple[str, ...], info: ReaderInfo) -> None:
        self._session = session
        self._tokenizer = tokenizer
        self._labels = labels
        self.info = info

    def propose(self, document: Document, parse: Parse, sentences: Collection[int] | None = None) -> tuple[Proposal, ...]:
        """One proposal for each token that probably tells of an event, in order of the text; ``sentences`` are the numbers of those to read, None for all."""
        chosen = sorted(range(len(parse.sentences)) if sentences is None else sentences)
        encoded = dict(zip(chosen, self._tokenizer.encode_batch([parse.sentences[n].span.of(document.text) for n in chosen]), strict=True))
        order = sorted(chosen, key=lambda n: len(encoded[n].ids))  # alike in length, so that little is padded
        found: list[Proposal] = []
        for start in range(0, len(order), _BATCH):
            numbers = order[start : start + _BATCH]
            for number, scores in zip(numbers, self._scores([encoded[n] for n in numbers]), strict=True):
                found.extend(self._of_sentence(parse, number, encoded[number], scores))
        return tuple(sorted(found, key=lambda p: p.token))

    def _scores(self, batch: list[Encoding]) -> Any:
        """Probabilities, sentence by piece by label."""
        longest = max(len(e.ids) for e in batch)
        ids = np.zeros((len(batch), longest), dtype=np.int64)
        mask = np.zeros_like(ids)
        for row, each in enumerate(batch):
            ids[row, : len(each.ids)] = each.ids
            mask[row, : len(each.ids)] = 1
        return self._session.run(None, {"ids": ids, "mask": mask})[0]

    def _of_sentence(self, parse: Parse, number: int, encoded: Encoding, scores: Any) -> Iterator[Proposal]:
        """A token stands for its first piece."""
        sentence = parse.sentences[number]
        by_start = {start: piece for piece, (start, end) in enumerate(encoded.offsets) if end > start}
        for token in range(sentence.first, sentence.last):
            piece = by_start.get(parse.starts[token] - sentence.span.start)
            if piece is None:
                continue
            label = int(scores[piece, 1:].argmax()) + 1
            probability = float(scores[piece, label])
            if probability >= _LEAST:
                yield Proposal(token, self._labels[label], round(probability, 3))


@lru_cache(maxsize=1)
def load_second_reader() -> SecondReader:
    """The second reader with the weights that come with the package. Raises SettingsError (ST004) where they are missing."""
    if not (WEIGHTS.exists() and TOKENIZER.exists() and CARD.exists()):
        raise SettingsError("ST004", f"the weights of the second reader are missing in {_HERE.name}/; install the package anew, or make them with 'make train'")
    card = json.loads(CARD.read_text(encoding="utf-8"))
    options = onnxruntime.SessionOptions()
    options.log_severity_level = 3
    options.intra_op_num_threads = 1  # sentences are short: more threads wait for each other longer than they work
    session = onnxruntime.InferenceSession(str(WEIGHTS), options, providers=["CPUExecutionProvider"])
    tokenizer = Tokenizer.from_file(str(TOKENIZER))
    tokenizer.no_padding()
    tokenizer.enable_truncation(card["longest"])
    digest = hashlib.sha256(WEIGHTS.read_bytes()).hexdigest()[:16]
    return SecondReader(session, tokenizer, ("", *card["labels"]), ReaderInfo(card["base"], digest))
