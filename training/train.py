"""Trains the tagger: `python -m training.train --data … --base … --out build/tagger`. Resumes where it stopped.

Batches alternate between the heads in a fixed proportion; the order depends on the seed and the step alone, so a run
that was stopped and resumed sees the same batches as one that was not.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import time
from pathlib import Path
from typing import Any

import torch

from dragoman.reading.wordpiece import WordPiece
from training.encoders import make_tagger
from training.examples import Shape, batches, load_texts, tensors
from training.tagger import Lesson, Tagger
from training.teach import load_lessons

HEADS_RATE, CHAINS_RATE = 9e-4, 6e-3
"""Highest learning rates of what starts from nothing; the encoder's own is given by its size."""

STREAMS = {"attribution": "attribution", "names": "names", "again": "attribution"}
"""What a step may be spent on, and the head that it serves."""

WARM_UP = 0.06
"""Share of the steps in which the rate rises; it falls to nothing over the rest."""


def make_optimizer(model: Tagger, rate: float) -> Any:
    """AdamW; what starts from nothing learns faster than the encoder, the chains' few numbers fastest."""
    rates = {("encoder.",): rate, ("shape.", "heads."): HEADS_RATE, ("chains.",): CHAINS_RATE}
    groups = [
        {"params": [p for name, p in model.named_parameters() if name.startswith(parts)], "lr": own}
        for parts, own in rates.items()
    ]
    return torch.optim.AdamW(groups, weight_decay=0.01, fused=True)


AVERAGED = 0.998
"""Weight of the past in the running average of the weights (Polyak & Juditsky 1992): about the last 500 steps."""


class Run:
    """A training run and its checkpoint: what has to be kept so that it can go on."""

    def __init__(self, model: Tagger, rate: float, steps: int, folder: Path) -> None:
        self.model = model
        self.optimizer = make_optimizer(model, rate)
        warm = max(1, round(steps * WARM_UP))
        self.schedule = torch.optim.lr_scheduler.LambdaLR(
            self.optimizer, lambda step: min((step + 1) / warm, max(0.0, (steps - step) / (steps - warm)))
        )
        self.average = {name: value.detach().clone() for name, value in model.state_dict().items()}
        self.teacher: tuple[torch.Tensor, torch.Tensor] | None = None
        self.file = folder / "checkpoint.pt"
        self.done = 0

    def load(self) -> None:
        if self.file.exists():
            state = torch.load(self.file, weights_only=True)
            self.model.load_state_dict(state["model"])
            self.average = state["average"]
            self.optimizer.load_state_dict(state["optimizer"])
            self.schedule.load_state_dict(state["schedule"])
            torch.set_rng_state(state["random"])
            self.done = state["step"]

    def save(self) -> None:
        """Whole or not at all: a run that is killed while it writes keeps the checkpoint before."""
        state = {
            "model": self.model.state_dict(),
            "average": self.average,
            "optimizer": self.optimizer.state_dict(),
            "schedule": self.schedule.state_dict(),
            "random": torch.get_rng_state(),
            "step": self.done,
        }
        part = self.file.with_suffix(".part")
        torch.save(state, part)
        part.replace(self.file)

    def step(self, head: str, batch: tuple[torch.Tensor, ...]) -> float:
        ids, shapes, mask, tags, scores = batch
        lesson = Lesson(scores, *self.teacher) if self.teacher and scores.shape[2] else None
        with torch.autocast("cpu", dtype=torch.bfloat16):
            loss = self.model.loss(head, ids, shapes, mask, tags, lesson)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        self.optimizer.step()
        self.optimizer.zero_grad()
        self.schedule.step()
        self.done += 1
        self._average()
        return float(loss.item())

    def _average(self) -> None:
        kept = min(AVERAGED, self.done / (self.done + 10))
        for name, value in self.model.state_dict().items():
            mean = self.average[name]
            if mean.is_floating_point():
                mean.lerp_(value, 1 - kept)


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--data", type=Path, required=True, help="folder with polnear/ and worldwide-news/")
    ap.add_argument("--base", type=Path, required=True, help="folder of all-MiniLM-L6-v2 (config, weights, vocabulary)")
    ap.add_argument("--encoder", type=Path, help="folder of another encoder on the same word pieces (default: --base)")
    ap.add_argument("--start", type=Path, help="a checkpoint whose averaged weights to begin from: a second cycle")
    ap.add_argument(
        "--taught", type=Path, help="the texts of names as marked by training.teach: learned for both heads"
    )
    ap.add_argument(
        "--again", type=Path, help="PolNeAR's texts as marked by training.teach: learned besides as they are"
    )
    ap.add_argument("--again-share", type=float, default=0.3, help="share of the steps spent on them")
    ap.add_argument(
        "--invented", type=int, default=0, help="how often a pass holds each invented text (training.invented)"
    )
    ap.add_argument("--out", type=Path, required=True, help="folder for checkpoints and the log")
    ap.add_argument("--steps", type=int, default=3000)
    ap.add_argument("--names-share", type=float, default=0.25, help="share of the steps spent on names")
    ap.add_argument("--rate", type=float, default=3e-4, help="highest learning rate of the encoder")
    ap.add_argument("--window", type=int, default=256, help="word pieces in a window at the most")
    ap.add_argument("--batch", type=int, default=3072, help="word pieces a step")
    ap.add_argument("--dropout", type=float, default=0.1, help="share of the encoder's numbers a step goes without")
    ap.add_argument("--hidden", type=float, default=0.0, help="share of the word pieces that a step goes without")
    ap.add_argument("--seed", type=int, default=1)
    ap.add_argument("--threads", type=int, default=0, help="processors to use, 0: all")
    ap.add_argument("--save-every", type=int, default=100)
    args = ap.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    if args.threads:
        torch.set_num_threads(args.threads)
    torch.manual_seed(args.seed)
    # Adam's averages for pieces long not seen sink below what a float holds exactly; such numbers cost a processor ten
    # times the work. Without this a step took twice as long at step 1,000 as at step 100.
    torch.set_flush_denormal(True)
    wordpiece, texts = WordPiece(args.base / "vocab.txt"), load_texts(args.data, args.invented)
    model = make_tagger(args.encoder or args.base, args.base / "vocab.txt", args.dropout)
    if args.start:
        model.load_state_dict(torch.load(args.start, weights_only=True)["average"])
    run = Run(model, args.rate, args.steps, args.out)
    run.load()
    given = {"names": args.taught, "again": args.again}
    shape = Shape(window=args.window, batch=args.batch, hidden=args.hidden)
    lessons = {name: load_lessons(path) for name, path in given.items() if path}
    run.teacher = next(((known.start, known.moves) for known in lessons.values()), None)
    streams = {
        name: batches(texts[head], head, wordpiece, args.seed, shape, lessons[name].windows if name in lessons else ())
        for name, head in STREAMS.items()
    }
    shares = {"names": args.names_share, "again": args.again_share if args.again else 0.0}
    shares["attribution"] = 1 - sum(shares.values())
    order = random.Random(args.seed).choices(list(shares), list(shares.values()), k=args.steps)
    if run.done:
        print(f"resuming at step {run.done} of {args.steps}", flush=True)
        for name in order[: run.done]:
            next(streams[name])
    train(run, [(STREAMS[name], streams[name]) for name in order], args.save_every, args.out / "log.jsonl")


def train(run: Run, order: list[tuple[str, Any]], save_every: int, log: Path) -> None:
    began, first, pieces = time.monotonic(), run.done, 0
    losses: dict[str, float] = {}
    run.model.train()
    with log.open("a") as rows:
        for head, stream in order[first:]:
            batch = tensors(next(stream))
            loss = run.step(head, batch)
            if not math.isfinite(loss):
                raise SystemExit(f"step {run.done}: the loss is not a number; start again with a lower --rate")
            losses[head] = 0.95 * losses.get(head, loss) + 0.05 * loss
            pieces += int(batch[2].sum())
            if run.done % 20 == 0:
                spent = time.monotonic() - began
                row = {"step": run.done, **{k: round(v, 4) for k, v in losses.items()}}
                row["pieces a second"] = round(pieces / spent)
                row["minutes left"] = round((len(order) - run.done) * spent / (run.done - first) / 60, 1)
                print(json.dumps(row), file=rows, flush=True)
            if run.done % save_every == 0 or run.done == len(order):
                run.save()


if __name__ == "__main__":
    main()
