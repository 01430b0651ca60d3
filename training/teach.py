"""Lets trained taggers mark texts that nobody annotated: `python -m training.teach --checkpoints A B --out FILE`.

Distillation (Hinton, Vinyals & Dean 2015) by drawing: the checkpoints' scores are averaged and several whole markings
of each text are drawn from their joint distribution, so that a student which learns them by the usual loss comes to the
teachers' probabilities, doubts included. The texts are those of Worldwide Newswire's train part, news from all over
the world, where PolNeAR has one American election; their names are annotated, their attributions are not.

Writes one JSON line a text: `text`, and `versions`, each a list of [start, end, role]; `training.train --taught` reads
it.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import torch

from dragoman.reading.tokens import Tokens, tokenise
from dragoman.reading.windows import make_windows
from dragoman.reading.wordpiece import WordPiece
from training.examples import HEADS, Example, tensors
from training.export import load
from training.names import load_names
from training.tagger import Chain, Tagger

HEAD = "attribution"
WINDOW = 254


class Teachers:
    """Checkpoints whose scores and transitions are averaged."""

    def __init__(self, models: list[Tagger]) -> None:
        self.models = models
        chains = [chain.scores() for model in models if isinstance(chain := model.chains[HEAD], Chain)]
        start, moves = (torch.stack(column).mean(0).detach() for column in zip(*chains, strict=True))
        self.start, self.moves = start.double(), moves.double()

    @torch.no_grad()
    def draw(self, example: Example, versions: int, rng: np.random.Generator) -> np.ndarray:
        """`versions` markings of one window, drawn independently: tags (versions, L)."""
        ids, shapes, mask, _ = tensors([example])
        with torch.autocast("cpu", dtype=torch.bfloat16):
            scores = torch.stack([m.heads[HEAD](m.encode(ids, shapes, mask)) for m in self.models])
        scores = scores.double().mean(0)[0, 1:-1]
        alphas = [self.start + scores[0]]
        for row in scores[1:]:
            alphas.append(torch.logsumexp(alphas[-1][:, None] + self.moves, 0) + row)
        tags = np.zeros((versions, len(scores)), np.int64)
        for version in tags:
            weights = alphas[-1]
            for at in range(len(scores) - 1, -1, -1):
                chances = torch.softmax(weights, 0).numpy()
                version[at] = min(int(np.searchsorted(np.cumsum(chances), rng.random())), len(chances) - 1)
                weights = alphas[at - 1] + self.moves[:, version[at]]
        return tags


def marked(tokens: Tokens, tags: np.ndarray, labels: list[str]) -> Iterator[tuple[int, int, str]]:
    """The spans of one marking: offsets into the text, and the role."""
    begun = np.flatnonzero([labels[tag][0] == "B" for tag in tags])
    for first in begun:
        inner = tags[first] + 1  # labels stand in pairs: B-kind, I-kind
        last = first
        while last + 1 < len(tags) and tags[last + 1] == inner:
            last += 1
        yield int(tokens.starts[first]), int(tokens.ends[last]), labels[tags[first]][2:]


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--data", type=Path, required=True, help="folder with worldwide-news/")
    ap.add_argument("--base", type=Path, required=True)
    ap.add_argument("--checkpoints", type=Path, nargs="+", required=True)
    ap.add_argument("--out", type=Path, required=True)
    ap.add_argument("--versions", type=int, default=4, help="markings drawn of each text")
    ap.add_argument("--threads", type=int, default=0, help="processors to use, 0: all")
    args = ap.parse_args()
    if args.threads:
        torch.set_num_threads(args.threads)
    teachers = Teachers([load(path, args.base, "average") for path in args.checkpoints])
    wordpiece, rng = WordPiece(args.base / "vocab.txt"), np.random.default_rng(1)
    texts = load_names(args.data / "worldwide-news/train.tar.gz")
    with args.out.open("w") as out:
        for number, named in enumerate(texts, 1):
            tokens = tokenise(named.text, wordpiece)
            tags = np.zeros((args.versions, len(tokens.ids)), np.int64)
            for w in make_windows(tokens, WINDOW, 0):
                ids, shapes = tokens.ids[w.start : w.end], tokens.shapes[w.start : w.end]
                drawn = teachers.draw(Example(ids, shapes, np.zeros(len(ids), np.int64)), args.versions, rng)
                tags[:, w.first : w.last] = drawn[:, w.first - w.start : w.last - w.start]
            versions = [[*marked(tokens, row, HEADS[HEAD])] for row in tags]
            print(json.dumps({"text": named.text, "versions": versions}), file=out)
            if number % 50 == 0:
                print(f"{number} of {len(texts)} texts", flush=True)


if __name__ == "__main__":
    main()
