"""Writes a checkpoint as the model folder that ships: `python -m training.export --checkpoint … --base … --out …`.

Writes the ONNX graph (`training.graph`) in float32, compares it with PyTorch on windows of several lengths, writes it
in int8, and writes vocabulary and card. Scores are put into the card by `python -m bench` afterwards, not here.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
from datetime import date
from pathlib import Path

import numpy as np
import onnxruntime
import torch

from dragoman.reading.model import FORMAT
from training.encoders import make_tagger
from training.examples import HEADS
from training.graph import write
from training.tagger import Chain, Tagger

WINDOW = 128
"""Pieces in a window, the two special ones included."""

DATA = [
    "all-MiniLM-L6-v2 (sentence-transformers, Apache-2.0): the encoder's start",
    "PolNeAR 1.0 train part (Newell, Margolin & Ruths, LREC 2018; no licence stated): attribution",
    "Worldwide Newswire train part (stanfordnlp/en-worldwide-newswire; to be cited, no licence stated): names",
]


def compare(model: Tagger, path: Path) -> float:
    """Largest difference between PyTorch's and ONNX's scores on random pieces, in windows of several lengths."""
    rng = np.random.default_rng(1)
    session = onnxruntime.InferenceSession(str(path))
    largest = 0.0
    for length in (96, 50, 7, 126):
        ids = rng.integers(1000, 30000, (1, length))
        shapes = rng.integers(0, 16, ids.shape)
        with torch.no_grad():
            wanted = model(torch.from_numpy(ids), torch.from_numpy(shapes), torch.ones(ids.shape, dtype=torch.int64))
        found = session.run(None, {"ids": ids, "shapes": shapes})
        largest = max(largest, *(float(np.abs(w.numpy() - f).max()) for w, f in zip(wanted, found, strict=True)))
    return largest


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--checkpoint", type=Path, required=True)
    ap.add_argument("--base", type=Path, required=True)
    ap.add_argument("--out", type=Path, required=True)
    ap.add_argument("--version", default="1")
    ap.add_argument(
        "--weights", choices=("average", "model"), default="average", help="the running average or the last"
    )
    ap.add_argument("--float32", action="store_true", help="do not quantise")
    args = ap.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    model = make_tagger(args.base, args.base / "vocab.txt", checkpoint=args.checkpoint, weights=args.weights).eval()
    onnx = args.out / "model.onnx"
    weights = {name: value.numpy() for name, value in model.state_dict().items()}
    write(weights, HEADS, WINDOW, onnx, int8=False)
    print(f"ONNX differs from PyTorch by at most {compare(model, onnx):.2e}")
    if not args.float32:
        write(weights, HEADS, WINDOW, onnx)
        print(f"int8 differs from PyTorch by at most {compare(model, onnx):.2e}")
    shutil.copy(args.base / "vocab.txt", args.out / "vocab.txt")
    heads = []
    for name, labels in HEADS.items():
        chain = model.chains[name]
        assert isinstance(chain, Chain)
        start, transitions = (
            np.round(t.detach().numpy().astype(float), 4).tolist() for t in (chain.start, chain.transitions)
        )
        heads.append({"name": name, "labels": labels, "start": start, "transitions": transitions})
    sums = {n: hashlib.sha256((args.out / n).read_bytes()).hexdigest() for n in ("model.onnx", "vocab.txt")}
    card = {
        "name": "dragoman-en", "version": args.version, "format": FORMAT, "languages": ["en"],
        "window": WINDOW, "context": 0,
        "heads": heads, "sha256": sums, "date": date.today().isoformat(), "data": DATA, "scores": {},
    }  # fmt: skip
    (args.out / "model.json").write_text(json.dumps(card, indent=1) + "\n")
    print(f"wrote {args.out} ({onnx.stat().st_size / 1e6:.1f} MB)")


if __name__ == "__main__":
    main()
