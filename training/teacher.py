"""Measures a tagger that does not ship, on PolNeAR dev: `python -m training.teacher --checkpoint … --encoder …`.

Its attribution goes through the whole product as the shipped model's does, with the limits of
`dragoman.reading.choosing`, searched anew for it if asked (`training.choosing`); names are the shipped model's.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch

from dragoman.reading.chain import Chain, Scores
from dragoman.reading.choosing import load_limits
from dragoman.reading.model import Model
from dragoman.reading.tokens import Tokens
from dragoman.reading.windows import Window
from training.choosing import Remembering, rounded, search, with_limits
from training.encoders import make_tagger
from training.examples import HEADS, Example, tensors
from training.polnear import load_polnear
from training.tagger import Chain as Learned
from training.tagger import Tagger

HEAD = "attribution"


class Teacher(Model):
    """The shipped model with another tagger's attribution."""

    def __init__(self, tagger: Tagger) -> None:
        super().__init__()
        self._tagger = tagger
        chain = tagger.chains[HEAD]
        assert isinstance(chain, Learned)
        self.chains[HEAD] = Chain(HEADS[HEAD], chain.start.tolist(), chain.transitions.tolist())

    def score(self, tokens: Tokens, windows: Sequence[Window]) -> dict[str, Scores]:
        out = super().score(tokens, windows)
        for w in windows:
            pieces = slice(w.start, w.end)
            window = Example(tokens.ids[pieces], tokens.shapes[pieces], np.zeros(w.end - w.start, np.int64))
            ids, shapes, mask, *_ = tensors([window])
            with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
                scores = self._tagger.heads[HEAD](self._tagger.encode(ids, shapes, mask))[0, 1:-1].float().numpy()
            out[HEAD][w.first : w.last] = scores[w.first - w.start : w.last - w.start]
        return out


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--data", type=Path, required=True, help="folder with polnear/")
    ap.add_argument("--base", type=Path, required=True, help="folder with the vocabulary by which texts are cut")
    ap.add_argument("--encoder", type=Path, required=True, help="folder of the tagger's encoder")
    ap.add_argument("--checkpoint", type=Path, required=True)
    ap.add_argument("--weights", choices=("average", "model"), default="average")
    ap.add_argument("--search", action="store_true", help="search the limits too (some ten minutes)")
    ap.add_argument("--threads", type=int, default=0, help="processors to use, 0: all")
    args = ap.parse_args()
    if args.threads:
        torch.set_num_threads(args.threads)
    tagger = make_tagger(args.encoder, args.base / "vocab.txt", checkpoint=args.checkpoint, weights=args.weights)
    reader = Remembering()
    reader.model = Teacher(tagger.eval())
    articles = load_polnear(args.data / "polnear/dev.tar.gz", Counter())
    print(json.dumps(rounded(with_limits(reader, load_limits(), articles))), flush=True)
    if args.search:
        search(reader, articles)


if __name__ == "__main__":
    main()
