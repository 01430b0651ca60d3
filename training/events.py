"""Trains the encoder of `dragoman.code_event`: `python -m training.events --data … --base … --out …`, and exports it.

all-MiniLM-L6-v2 fine-tuned to tell the root of a sentence in which the actors stand between marks (typed markers after
Zhou & Chen 2021: "@ source @", "# target #"). A linear layer over the mean of all pieces and the means of the marks.
The shipped tagger's encoder cannot serve here: attribution has cost it what it knew of meaning (mean-pooled states of
its last layer give macro-F1 36 by five folds on the same sentences, all-MiniLM-L6-v2's own 70).
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn
from transformers import BertConfig, BertModel

from dragoman.reading.plover.actors import mark
from dragoman.reading.plover.encoder import FORMAT, LONGEST, mark_text
from dragoman.reading.wordpiece import WordPiece
from training.plover import WRITTEN_COUNTS, Event, find_unread, load_corpus, load_written, make_folds

BATCH = 16
DATA = [
    "all-MiniLM-L6-v2 (sentence-transformers, Apache-2.0): the encoder's start",
    "the training sentences of snowood1/Zero-Shot-PLOVER (no licence stated): sentences, actors, roots",
    "training/data/events.txt: sentences written for this project",
]


class Network(nn.Module):
    """Ids and mask (B, L) to scores of the roots (B, K)."""

    def __init__(self, encoder: BertModel, roots: int, marks: Sequence[int]) -> None:
        super().__init__()
        self.encoder = encoder
        self.marks = tuple(marks)
        self.dropout = nn.Dropout(0.1)
        self.head = nn.Linear(encoder.config.hidden_size * 3, roots)
        nn.init.zeros_(self.head.weight)
        nn.init.zeros_(self.head.bias)

    def forward(self, ids: Tensor, mask: Tensor) -> Tensor:
        hidden = self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state
        shares = [mask.float(), *((ids == mark).float() for mark in self.marks)]
        means = [(hidden * s[..., None]).sum(1) / s.sum(1, keepdim=True).clamp(min=1) for s in shares]
        # The mean is three times as loud as the marks: without it the head hears the actors above the act.
        return self.head(self.dropout(torch.cat([means[0] * 3, *means[1:]], 1)))


class Example(NamedTuple):
    ids: list[int]
    root: int
    counts: float


def make_examples(events: Sequence[Event], roots: Sequence[str], wordpiece: WordPiece, counts: float) -> list[Example]:
    out = []
    for event in events:
        pieces = wordpiece.pieces(mark_text(event.sentence, mark(event.sentence, event.source, event.target)))
        inner = [piece for piece, _, _ in pieces[: LONGEST - 2]]
        ids = [wordpiece.id_of("[CLS]"), *inner, wordpiece.id_of("[SEP]")]
        out.append(Example(ids, roots.index(event.root), counts))
    return out


def batches(examples: Sequence[Example], draw: random.Random) -> Iterator[list[Example]]:
    """All examples in a new order, such of like length together."""
    order = draw.sample(examples, len(examples))
    pools = [sorted(order[i : i + 8 * BATCH], key=lambda e: len(e.ids)) for i in range(0, len(order), 8 * BATCH)]
    made = [pool[i : i + BATCH] for pool in pools for i in range(0, len(pool), BATCH)]
    draw.shuffle(made)
    yield from made


def collate(batch: Sequence[Example]) -> tuple[Tensor, Tensor]:
    width = max(len(e.ids) for e in batch)
    ids = torch.tensor([e.ids + [0] * (width - len(e.ids)) for e in batch])
    return ids, (torch.arange(width) < torch.tensor([[len(e.ids)] for e in batch])).long()


def train(network: Network, examples: Sequence[Example], epochs: int, seed: int, held: Sequence[Example]) -> None:
    roots = network.head.out_features
    found = np.bincount([e.root for e in examples], minlength=roots)
    rare = torch.tensor((len(examples) / roots / found) ** 0.5, dtype=torch.float)
    optimizer = torch.optim.AdamW(
        [{"params": network.encoder.parameters(), "lr": 1e-4}, {"params": network.head.parameters(), "lr": 3e-3}],
        weight_decay=0.01,
    )
    steps = epochs * -(-len(examples) // BATCH)
    warm = max(1, steps // 10)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda k: k / warm if k < warm else max(0.0, (steps - k) / (steps - warm))
    )
    draw = random.Random(seed)
    for epoch in range(epochs):
        network.train()
        total = 0.0
        for batch in batches(examples, draw):
            optimizer.zero_grad()
            scores = network(*collate(batch))
            gold = torch.tensor([e.root for e in batch])
            losses = nn.functional.cross_entropy(scores, gold, weight=rare, reduction="none", label_smoothing=0.05)
            loss = (losses * torch.tensor([e.counts for e in batch])).mean()
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            total += loss.item()
        print(
            f"epoch {epoch + 1}: loss {total * BATCH / len(examples):.3f}",
            report(network, held) if held else "",
            flush=True,
        )


def report(network: Network, held: Sequence[Example]) -> dict[str, float]:
    network.eval()
    with torch.no_grad():
        found = [int(network(*collate([e])).argmax()) for e in held]
    gold = [e.root for e in held]
    pairs = list(zip(gold, found, strict=True))
    f1 = [200 * sum(a == b == r for a, b in pairs) / (gold.count(r) + found.count(r)) for r in set(gold)]
    right = 100 * sum(a == b for a, b in pairs) / len(held)
    return {"held-out macro-F1": round(sum(f1) / len(f1), 1), "held-out accuracy": round(right, 1)}


def export(network: Network, roots: Sequence[str], vocabulary: Path, out: Path, scores: dict[str, float]) -> None:
    """Writes `model.onnx` (int8) and `model.json`; the vocabulary is that of the tagger and is not copied."""
    out.mkdir(parents=True, exist_ok=True)
    whole, file = out / "whole.onnx", out / "model.onnx"
    ids = torch.randint(1000, 2000, (2, 16))
    axes = {"ids": {0: "batch", 1: "pieces"}, "mask": {0: "batch", 1: "pieces"}, "scores": {0: "batch"}}
    torch.onnx.export(
        network.eval(), (ids, torch.ones_like(ids)), str(whole), input_names=["ids", "mask"], output_names=["scores"],
        dynamic_axes=axes, opset_version=17, dynamo=False,
    )  # fmt: skip
    quantize_dynamic(str(whole), str(file), weight_type=QuantType.QInt8, per_channel=True, reduce_range=False)
    whole.unlink()
    card = {
        "name": "dragoman-events-en", "format": FORMAT, "roots": list(roots), "date": date.today().isoformat(),
        "sha256": {
            "model.onnx": hashlib.sha256(file.read_bytes()).hexdigest(),
            "vocab.txt": hashlib.sha256(vocabulary.read_bytes()).hexdigest(),
        },
        "data": DATA, "scores": scores,
    }  # fmt: skip
    (out / "model.json").write_text(json.dumps(card, indent=1) + "\n", encoding="utf-8")
    print(f"wrote {out} ({file.stat().st_size / 1e6:.1f} MB)")


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--data", type=Path, required=True, help="folder with plover/train.tsv")
    ap.add_argument("--base", type=Path, required=True, help="folder of all-MiniLM-L6-v2")
    ap.add_argument("--out", type=Path, required=True, help="the model folder to write")
    ap.add_argument("--epochs", type=int, default=6)
    ap.add_argument("--seed", type=int, default=1)
    held_out = ap.add_mutually_exclusive_group()
    held_out.add_argument("--hold", action="store_true", help="leave the unread fifth out and report its figures")
    held_out.add_argument("--fold", type=int, choices=range(1, 6), help="leave this one of five folds out (seed 1)")
    args = ap.parse_args()
    torch.manual_seed(args.seed)
    torch.set_flush_denormal(True)
    corpus, vocabulary = load_corpus(args.data / "plover/train.tsv"), args.base / "vocab.txt"
    wordpiece = WordPiece(vocabulary)
    roots = sorted({e.root for e in corpus})
    out = set(find_unread(corpus) if args.hold else make_folds(corpus, 5, 1)[args.fold - 1] if args.fold else ())
    examples = make_examples([e for i, e in enumerate(corpus) if i not in out], roots, wordpiece, 1.0)
    examples += make_examples(load_written(), roots, wordpiece, WRITTEN_COUNTS)
    held = make_examples([corpus[i] for i in sorted(out)], roots, wordpiece, 1.0)
    config = BertConfig.from_pretrained(args.base, attn_implementation="eager")
    encoder = BertModel.from_pretrained(args.base, config=config, add_pooling_layer=False)
    network = Network(encoder, len(roots), [wordpiece.id_of("@"), wordpiece.id_of("#")])
    train(network, examples, args.epochs, args.seed, held)
    export(network, roots, vocabulary, args.out, report(network, held) if held else {})


if __name__ == "__main__":
    main()
