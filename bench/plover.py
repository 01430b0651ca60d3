"""How well `dragoman.code_event` codes: `python -m bench.plover --shared FOLDER`, with FOLDER/data/plover/train.tsv.

Five-fold cross-validation for several seeds, and the fifth of the corpus that the lexicon's author never read. Macro-F1
is the mean of the F1 of the roots that occur. Calibration: the mean gap between confidence and the share that is right,
over ten bins (Guo et al. 2017).
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from bench.section import Row, Section, Setting
from dragoman.reading.model import DEFAULT
from dragoman.reading.plover import code_event
from dragoman.reading.plover.encoder import Encoder, load_encoder
from dragoman.reading.plover.event import QUADS
from dragoman.reading.plover.weights import load_table
from training.logit import Floats, softmax
from training.plover import (
    Event,
    Learner,
    Mixture,
    Result,
    find_unread,
    load_corpus,
    load_written,
    make_folds,
    read_with,
    validated,
)

FILE = "data/plover/train.tsv"


class HeldOut(NamedTuple):
    """The fifth that the lexicon's author never read, coded by both models and by each alone."""

    both: Result
    log_linear: Result
    encoder: Result


def hold_out(corpus: Sequence[Event], learner: Learner) -> HeldOut:
    """Both models trained on the other four fifths; the encoder is the one that ships."""
    unread, table = find_unread(corpus), load_table()
    mixture, gold = Mixture(table.encoder, table.temperature), [corpus[i].root for i in unread]
    seen = learner.fit(sorted(set(range(len(corpus))) - set(unread))).scores([learner.seen[i] for i in unread])
    read = read_with(load_encoder(), learner.roots, [corpus[i] for i in unread])
    return HeldOut(*(Result(learner.roots, gold, scores) for scores in (mixture.scores(seen, read), seen, read)))


def make_rows(setting: Setting) -> list[Row]:
    corpus = load_corpus(setting.shared / FILE)
    held = hold_out(corpus, Learner(corpus, load_written()))
    return [
        Row("macro-F1", f"{macro(held.both):.1f}", "85"),
        Row("accuracy", f"{accuracy(held.both):.1f}"),
        Row("accuracy of the four quads", f"{quads(held.both):.1f}"),
        Row("calibration gap, points", f"{gap(held.both):.1f}"),
        Row("macro-F1 of the log-linear model alone", f"{macro(held.log_linear):.1f}"),
        Row("macro-F1 of the encoder alone", f"{macro(held.encoder):.1f}"),
    ]


SECTION = Section("plover", "Event codes, the sentences that nobody tuned on", make_rows, (FILE,), is_accuracy=False)


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--shared", type=Path, default=Path("../shared"), help="folder with data/plover/train.tsv")
    ap.add_argument("--seeds", type=int, default=3, help="how many ways of cutting the folds")
    ap.add_argument("--folds", type=Path, help="folder with events-fold-1 to -5, made by training.events --fold")
    args = ap.parse_args()
    file = args.shared / FILE
    if not file.is_file():
        print(f"skipped: no {file}; give --shared FOLDER", file=sys.stderr)
        return
    corpus = load_corpus(file)
    learner, gold = Learner(corpus, load_written()), [e.root for e in corpus]
    table = load_table()
    mixture = Mixture(table.encoder, table.temperature)
    held, log_linear, encoder_alone = hold_out(corpus, learner)
    show(f"the {len(held.gold)} unread sentences, both models trained on the others", [held])
    print(f"  calibration gap {gap(held):.1f} points")
    show("  the same by the log-linear model alone", [log_linear])
    show("  the same by the encoder alone", [encoder_alone])
    results = list(validated(learner, corpus, args.seeds))
    show(f"five folds, {args.seeds} seeds, log-linear model alone: mean (least to most)", results)
    if args.folds:
        read = np.zeros_like(results[0].scores)
        for number, fold in enumerate(make_folds(corpus, 5, 1), 1):
            encoder = Encoder(args.folds / f"events-fold-{number}", DEFAULT / "vocab.txt")
            read[fold] = read_with(encoder, learner.roots, [corpus[i] for i in fold])
        both = Result(learner.roots, gold, mixture.scores(results[0].scores, read))
        show("five folds, both models", [both])
    print("F1 by root: unread (both models), folds (log-linear alone)")
    for root in learner.roots:
        print(f"  {root:<10} {f1(held, root):5.1f} {f1(results[0], root):5.1f}  of {gold.count(root)}")
    start = time.process_time()
    for event in corpus[:200]:
        code_event(event.sentence, event.source, event.target)
    print(f"{1000 * (time.process_time() - start) / 200:.2f} ms of processor time a sentence")


def show(title: str, results: Sequence[Result]) -> None:
    print(title)
    for name, measure in (("macro-F1", macro), ("accuracy", accuracy), ("quad accuracy", quads)):
        found = [measure(result) for result in results]
        spread = f" ({min(found):.1f} to {max(found):.1f})" if len(found) > 1 else ""
        print(f"  {name:<14} {np.mean(found):5.1f}{spread}")


def f1(result: Result, root: str) -> float:
    both = sum(a == b == root for a, b in zip(result.gold, result.found, strict=True))
    return 200 * both / max(1, result.gold.count(root) + result.found.count(root))


def macro(result: Result) -> float:
    return float(np.mean([f1(result, root) for root in set(result.gold)]))


def accuracy(result: Result) -> float:
    return _share(result.gold, result.found)


def quads(result: Result) -> float:
    return _share([QUADS[r] for r in result.gold], [QUADS[r] for r in result.found])


def _share(gold: Sequence[object], found: Sequence[object]) -> float:
    return 100 * float(np.mean([a == b for a, b in zip(gold, found, strict=True)]))


def gap(result: Result) -> float:
    shares: Floats = softmax(result.scores)
    confidence = shares.max(1)
    right = np.array([a == b for a, b in zip(result.gold, result.found, strict=True)])
    bins = np.minimum((confidence * 10).astype(int), 9)
    parts = [
        (bins == b).sum() * abs(confidence[bins == b].mean() - right[bins == b].mean()) for b in set(bins.tolist())
    ]
    return 100 * float(sum(parts)) / len(right)


if __name__ == "__main__":
    main()
