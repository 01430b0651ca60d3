"""Learns the weights of `dragoman.code_event`: `python -m training.plover --data … --out …`, and measures them.

A multinomial logistic regression over what `dragoman.reading.plover.features` sees. Training sentences are the corpus's
(`plover/train.tsv`: sentence, source, target, root) and those written for this project (`training/data/events.txt`).
`python -m bench.plover` cross-validates: folds by seed, stratified by root, copies of a sentence kept in one fold; the
written sentences are only ever trained on. How much the encoder counts and the temperature are
found on the unread fifth (`find_unread`), which neither model may have been trained on (`training.events --hold`).
"""

from __future__ import annotations

import argparse
import csv
import json
import random
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec
import numpy as np

from dragoman.reading.model import DEFAULT
from dragoman.reading.plover.actors import mark
from dragoman.reading.plover.encoder import Encoder, load_encoder
from dragoman.reading.plover.features import features
from dragoman.reading.plover.lexicon import Lexicon, Words
from dragoman.resources import load_words
from training.logit import Examples, Fit, Floats, fit, softmax

WRITTEN = Path(__file__).parent / "data" / "events.txt"

PENALTY = 5.0
"""Of 2, 5 and 10."""

DROPPED = 0.5
"""Share of the lexicon's phrases that the second copy of each sentence is read without. The lexicon was written with
part of the corpus in view, so it fits that better than it will fit other news; a model that only saw it whole leaned
on it too much (held-out macro-F1 76.7, with the second copy 78.3)."""

SMALLEST = 0.05
"""Weights that no feature reaches for any root are not shipped."""

WRITTEN_COUNTS = 0.5
"""What a written sentence counts beside one of the corpus."""


class Event(NamedTuple):
    sentence: str
    source: str
    target: str
    root: str


class Result(NamedTuple):
    """What a root's figures are made of: gold and found roots and the (N, K) probabilities, in the rows' order."""

    roots: Sequence[str]
    gold: Sequence[str]
    scores: Floats

    @property
    def found(self) -> list[str]:
        return [self.roots[i] for i in self.scores.argmax(1)]


def load_corpus(path: Path) -> list[Event]:
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [Event(row["sentence"], row["source"], row["target"], row["root"]) for row in rows]


def load_written(path: Path = WRITTEN) -> list[Event]:
    """The project's own sentences: under each "# ROOT" line, with [source] and <target> marked."""
    out, root = [], ""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if heading := re.fullmatch(r"# ([A-Z]+)", line):
            root = heading[1]
        elif line and not line.startswith("#"):
            source, target = re.search(r"\[(.+?)\]", line), re.search(r"<(.+?)>", line)
            if not (source and target and root):
                raise SystemExit(f"{path}:{number}: no [source], <target> or root above; mark them")
            out.append(Event(re.sub(r"[\[\]<>]", "", line), source[1], target[1], root))
    return out


def thinned(words: Words, share: float, seed: int) -> Lexicon:
    """The lexicon without `share` of its phrases, drawn by seed; the frames stay."""
    draw = random.Random(seed)
    modes = [msgspec.structs.replace(m, phrases=[p for p in m.phrases if draw.random() >= share]) for m in words.modes]
    return Lexicon(msgspec.structs.replace(words, modes=modes))


def see(events: Sequence[Event], lexicon: Lexicon) -> list[frozenset[str]]:
    return [
        frozenset(f.name for f in features(mark(e.sentence, e.source, e.target), e.source, e.target, lexicon))
        for e in events
    ]


class Learner:
    """Sees all sentences once, with the whole lexicon and with a thinned one; fits on any of the corpus's rows."""

    def __init__(self, corpus: Sequence[Event], written: Sequence[Event]) -> None:
        words = load_words("plover", Words)
        events = [*corpus, *written]
        whole, thin = Lexicon(words), thinned(words, DROPPED, seed=1)
        self.seen, self.partly = see(events, whole), see(events, thin)
        self.roots = sorted({e.root for e in events})
        self.classes = np.array([self.roots.index(e.root) for e in events])
        self.count = len(corpus)

    def fit(self, rows: Sequence[int]) -> Fit:
        chosen = [*rows, *range(self.count, len(self.seen))]
        classes = self.classes[chosen]
        # Each root counts the same in all: the figure that is asked for is the mean over roots.
        share = len(chosen) / len(self.roots) / np.bincount(classes, minlength=len(self.roots))
        counts = share[classes] * np.where(np.array(chosen) < self.count, 1.0, WRITTEN_COUNTS)
        seen = [self.seen[i] for i in chosen] + [self.partly[i] for i in chosen]
        return fit(Examples(seen, np.tile(classes, 2), np.tile(counts, 2)), len(self.roots), PENALTY)

    def validate(self, folds: Sequence[Sequence[int]]) -> Floats:
        """Scores of each row of the corpus by the model that did not see its fold."""
        out = np.zeros((self.count, len(self.roots)))
        for fold in folds:
            held = set(fold)
            out[list(fold)] = self.fit([i for i in range(self.count) if i not in held]).scores(
                [self.seen[i] for i in fold]
            )
        return out


def make_folds(corpus: Sequence[Event], count: int, seed: int) -> list[list[int]]:
    """Stratified by root; copies of a sentence stay together."""
    groups: dict[str, list[int]] = defaultdict(list)
    for i, event in enumerate(corpus):
        groups[event.sentence].append(i)
    by_root: dict[str, list[list[int]]] = defaultdict(list)
    for group in groups.values():
        by_root[corpus[group[0]].root].append(group)
    folds: list[list[int]] = [[] for _ in range(count)]
    draw, turn = random.Random(seed), 0
    for root in sorted(by_root):
        draw.shuffle(by_root[root])
        for group in by_root[root]:
            folds[turn % count] += group
            turn += 1
    return [sorted(fold) for fold in folds]


def find_unread(corpus: Sequence[Event]) -> list[int]:
    """A fifth of the corpus, by seed, that the lexicon's author never read: what new text will be like."""
    groups: dict[str, list[int]] = defaultdict(list)
    for i, event in enumerate(corpus):
        groups[event.sentence].append(i)
    by_root: dict[str, list[list[int]]] = defaultdict(list)
    for group in groups.values():
        by_root[corpus[group[0]].root].append(group)
    draw, out = random.Random(20261124), []
    for root in sorted(by_root):
        draw.shuffle(by_root[root])
        out += [i for group in by_root[root][::5] for i in group]
    return sorted(out)


class Mixture(NamedTuple):
    """How the two views are summed: `(seen + encoder * the encoder's logarithms) / temperature`."""

    encoder: float
    temperature: float

    def scores(self, seen: Floats, read: Floats) -> Floats:
        mixed: Floats = (seen + self.encoder * read) / self.temperature
        return mixed


def find_mixture(seen: Floats, read: Floats, classes: Sequence[int]) -> Mixture:
    """The two numbers with the least cross-entropy on held-out rows, so that confidence is neither bold nor shy."""
    tried = [Mixture(e / 4, t / 10) for e in range(13) for t in range(5, 41)]

    def loss(mixture: Mixture) -> float:
        shares = softmax(mixture.scores(seen, read))
        return float(-np.log(shares[np.arange(len(seen)), classes]).mean())

    return min(tried, key=loss)


def read_with(encoder: Encoder, roots: Sequence[str], events: Sequence[Event]) -> Floats:
    """(N, K) logarithms of shares by the encoder."""
    if list(encoder.card.roots) != list(roots):
        raise SystemExit(f"the encoder's roots are {encoder.card.roots}; train it anew on this corpus")
    return np.array([encoder.scores(e.sentence, mark(e.sentence, e.source, e.target)) for e in events])


def to_weights(model: Fit, roots: Sequence[str], mixture: Mixture) -> dict[str, object]:
    """What ships: two decimals; features that say next to nothing of any root are left out."""
    kept = {name: model.weights[i] for name, i in model.names.items() if np.abs(model.weights[i]).max() >= SMALLEST}
    rows = {name: [round(float(w), 2) for w in row] for name, row in sorted(kept.items())}
    return {
        "roots": list(roots),
        "bias": [round(float(b), 2) for b in model.bias],
        **mixture._asdict(),
        "features": rows,
    }


def validated(learner: Learner, corpus: Sequence[Event], seeds: int) -> Iterator[Result]:
    """Five folds for each of `seeds` seeds."""
    for seed in range(1, seeds + 1):
        scores = learner.validate(make_folds(corpus, 5, seed))
        yield Result(learner.roots, [e.root for e in corpus], scores)


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--data", type=Path, required=True, help="folder with plover/train.tsv")
    ap.add_argument("--out", type=Path, required=True, help="the JSON file of weights to write")
    ap.add_argument("--encoder", type=Path, help="a folder of training.events other than the shipped one")
    args = ap.parse_args()
    encoder = Encoder(args.encoder, DEFAULT / "vocab.txt") if args.encoder else load_encoder()
    corpus = load_corpus(args.data / "plover/train.tsv")
    learner = Learner(corpus, load_written())
    unread = find_unread(corpus)
    others = sorted(set(range(len(corpus))) - set(unread))
    seen = learner.fit(others).scores([learner.seen[i] for i in unread])
    read = read_with(encoder, learner.roots, [corpus[i] for i in unread])
    classes = learner.classes[unread]
    mixture = find_mixture(seen, read, classes.tolist())
    weights = to_weights(learner.fit(range(len(corpus))), learner.roots, mixture)
    args.out.write_text(json.dumps(weights, separators=(",", ":")).replace('],"', '],\n"') + "\n", encoding="utf-8")
    right = 100 * float((mixture.scores(seen, read).argmax(1) == classes).mean())
    print(f"accuracy on the {len(unread)} unread sentences {right:.1f}, {mixture}; wrote {args.out}")


if __name__ == "__main__":
    main()
