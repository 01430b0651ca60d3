"""Lets a tagger mark texts that nobody annotated: `python -m training.teach --checkpoint … --encoder … --out FILE`.

Distillation (Hinton, Vinyals & Dean 2015) of whole markings: kept are the teacher's scores of every piece and its
chain, from which `training.tagger.Chain.taught` makes the probability of every tag and of every step from tag to tag.
The texts are those of Worldwide Newswire's train part, news from all over the world, where PolNeAR has one American
election; their names are annotated, so a batch of them teaches both heads at once. With `--texts attribution` PolNeAR's
own are marked: what a teacher doubts there is mostly where annotators differ.
"""

from __future__ import annotations

import argparse
import random
import time
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import torch

from dragoman.reading.wordpiece import WordPiece
from training.encoders import make_tagger
from training.examples import HEADS, Example, Shape, examples, load_texts, tensors
from training.tagger import Chain

HEAD = "attribution"


class Lessons(NamedTuple):
    """Windows with the teacher's scores of their pieces, and the teacher's chain: `start` (K,), `moves` (K, K)."""

    windows: list[Example]
    start: torch.Tensor
    moves: torch.Tensor


def load_lessons(path: Path) -> Lessons:
    with np.load(path) as kept:
        bounds = np.cumsum(kept["lengths"])[:-1]
        columns = (np.split(kept[name], bounds) for name in Example._fields)
        windows = [Example(*row) for row in zip(*columns, strict=True)]
        return Lessons(windows, torch.from_numpy(kept["start"]), torch.from_numpy(kept["moves"]))


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--data", type=Path, required=True, help="folder with worldwide-news/")
    ap.add_argument("--base", type=Path, required=True, help="folder with the vocabulary by which texts are cut")
    ap.add_argument("--encoder", type=Path, required=True, help="folder of the teacher's encoder")
    ap.add_argument("--checkpoint", type=Path, required=True)
    ap.add_argument("--weights", choices=("average", "model"), default="average")
    ap.add_argument("--out", type=Path, required=True, help="the .npz file to write")
    ap.add_argument("--texts", choices=tuple(HEADS), default="names", help="which head's annotated texts to mark")
    ap.add_argument("--window", type=int, default=128, help="word pieces in a window at the most")
    ap.add_argument("--passes", type=int, default=2, help="how often each text is marked, cut and dressed anew")
    ap.add_argument("--threads", type=int, default=0, help="processors to use, 0: all")
    args = ap.parse_args()
    if args.threads:
        torch.set_num_threads(args.threads)
    vocabulary = args.base / "vocab.txt"
    teacher = make_tagger(args.encoder, vocabulary, checkpoint=args.checkpoint, weights=args.weights).eval()
    texts = load_texts(args.data)[args.texts]
    wordpiece, rng = WordPiece(vocabulary), random.Random(1)
    windows = [
        e for _ in range(args.passes) for e in examples(texts, args.texts, wordpiece, rng, Shape(window=args.window))
    ]
    windows.sort(key=lambda e: len(e.ids))
    began, rows = time.monotonic(), []
    for first in range(0, len(windows), 16):
        some = windows[first : first + 16]
        ids, shapes, mask, *_ = tensors(some)
        with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
            scores = teacher.heads[HEAD](teacher.encode(ids, shapes, mask)).float().numpy()
        rows += [e._replace(scores=s[1 : len(e.ids) + 1].astype(np.float16)) for e, s in zip(some, scores, strict=True)]
        if first % 800 == 0:
            print(f"{first} of {len(windows)} windows, {time.monotonic() - began:.0f} s", flush=True)
    chain = teacher.chains[HEAD]
    assert isinstance(chain, Chain)
    start, moves = (t.detach().numpy() for t in chain.scores())
    kept: dict[str, Any] = {name: np.concatenate([getattr(e, name) for e in rows]) for name in Example._fields}
    np.savez(args.out, lengths=np.array([len(e.ids) for e in rows]), start=start, moves=moves, **kept)


if __name__ == "__main__":
    main()
