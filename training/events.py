"""Trains the encoder of event codes and of types of acts: `python -m training.events --data … --base … --out …`, and
exports it.

The shipped tagger's encoder cannot serve here: attribution has cost it what it knew of meaning (mean-pooled states of
its last layer give macro-F1 36 by five folds on the same sentences, all-MiniLM-L6-v2's own 70).
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import time
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import nn

from dragoman.reading.acts.framing import CONTENT
from dragoman.reading.plover.encoder import FORMAT
from dragoman.reading.wordpiece import WordPiece
from training.act_examples import TRIED, Told, is_real, is_tried, load_held, load_stories, load_told
from training.act_lessons import learn_from, load_lessons
from training.act_network import (
    BATCH,
    ISSUES,
    KINDS,
    Example,
    Held,
    Network,
    batches,
    find_losses,
    find_rarity,
    make_examples,
    make_network,
    make_told,
    report,
)
from training.act_restart import restore
from training.plover import WRITTEN_COUNTS, find_unread, load_corpus, load_written, make_folds

KEPT = 200
"""Steps between two checkpoints."""
DATA = [
    "all-MiniLM-L6-v2 (sentence-transformers, Apache-2.0): the encoder's start",
    "the training sentences of snowood1/Zero-Shot-PLOVER (no licence stated): sentences, actors, roots",
    "training/data/events.txt: sentences written for this project",
    "bench/acts, bench/stories, training/data/talks with training/data/acts: statements and the types of their acts,"
    " written for this project",
    "PolNeAR's and Worldwide Newswire's train parts (no licence stated): statements, their acts labelled for this"
    " project",
]
TAUGHT = "all-mpnet-base-v2 (sentence-transformers, Apache-2.0), fine-tuned on the same: its shares of statements"


class Recipe(NamedTuple):
    """How the network is trained."""

    epochs: int
    seed: int
    rate: float
    """Of the encoder, at its highest."""
    frozen: int
    """Of the encoder's layers, from the first on, that stay as they are."""


def train(network: Network, examples: Sequence[Example], recipe: Recipe, held: Held, out: Path) -> None:
    """Goes on where it was if it was stopped: `out` holds a checkpoint of every `KEPT` steps."""
    events, told = [e for e in examples if not e.kinds], [e for e in examples if e.kinds]
    roots = find_rarity(np.bincount([e.root for e in events], minlength=network.head.out_features).astype(float))
    kinds = find_rarity(np.array([e.kinds for e in told]).sum(0))
    optimizer = make_optimizer(network, recipe)
    steps = recipe.epochs * sum(-(-len(task) // BATCH) for task in (events, told))
    warm = max(1, steps // 10)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda k: k / warm if k < warm else max(0.0, (steps - k) / (steps - warm))
    )
    draw, done, running = random.Random(recipe.seed), 0, out / "running.pt"
    if running.exists():
        kept = torch.load(running, weights_only=True)
        network.load_state_dict(kept["network"])
        optimizer.load_state_dict(kept["optimizer"])
        schedule.load_state_dict(kept["schedule"])
        done = kept["step"]
        print(f"goes on from step {done}", flush=True)
    began, step = time.monotonic(), 0
    for epoch in range(recipe.epochs):
        total, seen = 0.0, 0
        for batch in batches(examples, draw):
            step += 1
            if step <= done:
                continue
            network.train()
            optimizer.zero_grad()
            losses = find_losses(network, batch, roots, kinds)
            loss = (losses * torch.tensor([e.counts for e in batch])).mean()
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            total, seen = total + loss.item(), seen + 1
            if step % KEPT == 0:
                state = {"network": network, "optimizer": optimizer, "schedule": schedule}
                torch.save({name: one.state_dict() for name, one in state.items()} | {"step": step}, running)
                print(f"step {step} of {steps}: loss {total / seen:.3f}, {time.monotonic() - began:.0f} s", flush=True)
        if seen:
            print(f"epoch {epoch + 1}: loss {total / seen:.3f}", report(network, held), flush=True)


def make_optimizer(network: Network, recipe: Recipe) -> torch.optim.Optimizer:
    network.encoder.embeddings.word_embeddings.requires_grad_(
        False
    )  # half of all weights, hardly moved by so few texts
    if recipe.frozen:
        for part in (network.encoder.embeddings, *network.encoder.encoder.layer[: recipe.frozen]):
            part.requires_grad_(False)
    own = [p for layer in (network.head, network.acts, network.issues) for p in layer.parameters()]
    groups = [
        {"params": [p for p in network.encoder.parameters() if p.requires_grad], "lr": recipe.rate},
        {"params": network.parts.parameters(), "lr": 1e-3},
        {"params": own, "lr": 3e-3},
    ]
    return torch.optim.AdamW(groups, weight_decay=0.01, fused=True)


def export(
    network: Network, roots: Sequence[str], vocabulary: Path, out: Path, scores: dict[str, float], data: Sequence[str]
) -> None:
    """Writes `model.onnx` (int8) and `model.json`; the vocabulary is that of the tagger and is not copied."""
    whole, file = out / "whole.onnx", out / "model.onnx"
    ids = torch.randint(1000, 2000, (2, 16))
    given, told = ["ids", "mask", "parts"], ["scores", "acts", "issues"]
    axes = {name: {0: "batch", 1: "pieces"} for name in given} | {name: {0: "batch"} for name in told}
    torch.onnx.export(
        network.eval(), (ids, torch.ones_like(ids), ids % (CONTENT + 1)), str(whole), input_names=given,
        output_names=told, dynamic_axes=axes, opset_version=17, dynamo=False,
    )  # fmt: skip
    quantize_dynamic(str(whole), str(file), weight_type=QuantType.QInt8, per_channel=True, reduce_range=False)
    whole.unlink()
    card = {
        "name": "dragoman-events-en", "format": FORMAT, "roots": list(roots), "acts": list(KINDS),
        "issues": list(ISSUES),
        "date": date.today().isoformat(),
        "sha256": {
            "model.onnx": hashlib.sha256(file.read_bytes()).hexdigest(),
            "vocab.txt": hashlib.sha256(vocabulary.read_bytes()).hexdigest(),
        },
        "data": list(data), "scores": scores,
    }  # fmt: skip
    (out / "model.json").write_text(json.dumps(card, indent=1) + "\n", encoding="utf-8")
    print(f"wrote {out} ({file.stat().st_size / 1e6:.1f} MB)")


def fold_of_groups(told: Sequence[Told], fold: int) -> list[str]:
    """The texts of one of five folds."""
    groups = sorted({one.group for one in told})
    random.Random(1).shuffle(groups)
    return groups[fold - 1 :: 5]


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--data", type=Path, required=True, help="folder with plover/train.tsv")
    ap.add_argument("--base", type=Path, required=True, help="folder of all-MiniLM-L6-v2")
    ap.add_argument("--out", type=Path, required=True, help="the model folder to write")
    ap.add_argument("--encoder", type=Path, help="folder of another encoder to start from, which is not exported")
    ap.add_argument("--start", type=Path, help="a model folder to go on from instead of --base's own weights")
    ap.add_argument("--taught", type=Path, help="a larger encoder's markings (`training.act_lessons`)")
    ap.add_argument("--trust", type=float, default=0.6, help="what these count where there is a label")
    ap.add_argument("--epochs", type=int, default=4)
    ap.add_argument("--seed", type=int, default=1)
    ap.add_argument("--rate", type=float, default=1e-4, help="of the encoder, at its highest")
    ap.add_argument("--frozen", type=int, default=0, help="layers of the encoder that stay as they are")
    ap.add_argument("--thin", type=float, default=0.0, help="share of real statements without an act to leave out")
    ap.add_argument("--threads", type=int, default=1)
    held_out = ap.add_mutually_exclusive_group()
    held_out.add_argument("--hold", action="store_true", help="leave the unread fifth out and report its figures")
    held_out.add_argument("--fold", type=int, choices=range(1, 6), help="leave this one of five folds out (seed 1)")
    args = ap.parse_args()
    torch.manual_seed(args.seed)
    torch.set_flush_denormal(True)
    torch.set_num_threads(args.threads)
    corpus, vocabulary = load_corpus(args.data / "plover/train.tsv"), args.base / "vocab.txt"
    wordpiece = WordPiece(vocabulary)
    roots = sorted({e.root for e in corpus})
    out = set(find_unread(corpus) if args.hold else make_folds(corpus, 5, 1)[args.fold - 1] if args.fold else ())
    examples = make_examples([e for i, e in enumerate(corpus) if i not in out], roots, wordpiece, 1.0)
    examples += make_examples(load_written(), roots, wordpiece, WRITTEN_COUNTS)
    told = load_told(args.data)
    groups = set(fold_of_groups(told, args.fold)) if args.fold else {one.group for one in told if is_tried(one.group)}
    draw = random.Random(args.seed)
    thinned = [one for one in told if one.types or not is_real(one) or draw.random() >= args.thin]
    examples += make_told([one for one in thinned if one.group not in groups], wordpiece)
    held = {
        "events": make_examples([corpus[i] for i in sorted(out)], roots, wordpiece, 1.0),
        "acts": make_told([one for one in told if one.group in groups], wordpiece),
        "acts of stories": [] if args.fold else make_told([*load_stories(TRIED)], wordpiece),
        "acts of texts kept": make_told(load_held()[::8], wordpiece),
    }
    if args.taught:
        examples = learn_from(load_lessons(args.taught), examples, args.trust)
    network = make_network(args.encoder or args.base, len(roots), wordpiece, vocabulary)
    if args.start:
        restore(network, args.start)
    args.out.mkdir(parents=True, exist_ok=True)
    train(network, examples, Recipe(args.epochs, args.seed, args.rate, args.frozen), held, args.out)
    torch.save(network.state_dict(), args.out / "checkpoint.pt")
    if not args.encoder:
        data = [*DATA, TAUGHT] if args.taught else DATA
        export(network, roots, vocabulary, args.out, report(network, held), data)


if __name__ == "__main__":
    main()
