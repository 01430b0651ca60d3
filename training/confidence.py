"""Learns how sure a statement is: `python -m training.confidence --data … --out …`, after the tagger is exported.

The reader reads PolNeAR's dev part; every statement is right or not (`bench.statements`); a logistic regression with a
small L2 penalty is fitted by Newton's method on every second article, by name. Prints the expected calibration error on
the others, which is the one to believe.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path

import msgspec
import numpy as np
import numpy.typing as npt

from bench.statements import calibration_error, is_fitted, score
from dragoman.reading import Reader
from dragoman.reading.choosing import Limits
from dragoman.reading.confidence import features, load_confidence, rate
from dragoman.reading.linking import Link
from dragoman.types import Article
from training.polnear import load_polnear

PENALTY = 1.0
"""Strength of the L2 penalty, as a precision of each weight; that of "always" is free."""

Seen = dict[str, float]


class Noting(Reader):
    """A reader that gives each statement its number instead of its confidence, and keeps what was seen of it."""

    def __init__(self, model: Path | None = None) -> None:
        super().__init__(model)
        self.seen: list[Seen] = []

    def is_enough(self, text: str, entry: Link, confidence: float, nested: bool) -> bool:
        return True

    def rate(self, text: str, entry: Link) -> float:
        self.seen.append(dict(features(text, entry)))
        return float(len(self.seen) - 1)


def fit(rows: list[Seen], right: npt.NDArray[np.float64]) -> dict[str, float]:
    """Weights by name. Newton's method; a handful of steps is exact."""
    names = sorted({name for row in rows for name in row})
    x = np.array([[row.get(name, 0.0) for name in names] for row in rows])
    penalty = np.diag([0.0 if name == "always" else PENALTY for name in names])
    weights = np.zeros(len(names))
    for _ in range(12):
        chance = 1 / (1 + np.exp(-x @ weights))
        slope = x.T @ (right - chance) - penalty @ weights
        curve = (x * (chance * (1 - chance))[:, None]).T @ x + penalty
        weights += np.linalg.solve(curve, slope)
    return {name: round(float(w), 3) for name, w in zip(names, weights, strict=True)}


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--data", type=Path, required=True, help="folder with polnear/")
    ap.add_argument("--out", type=Path, required=True, help="the JSON file of weights to write")
    ap.add_argument("--model", type=Path, help="a model folder other than the shipped one")
    ap.add_argument("--limits", type=Path, help="limits of `training.choosing` other than the shipped ones")
    args = ap.parse_args()
    reader = Noting(args.model)
    if args.limits:
        reader.limits = msgspec.json.decode(args.limits.read_bytes(), type=Limits)
    rows: dict[bool, list[tuple[Seen, bool]]] = {True: [], False: []}
    for number, article in enumerate(load_polnear(args.data / "polnear/dev.tar.gz", Counter())):
        reading = reader.read(Article(text=article.text, path=article.name))
        relations = article.versions[0] if article.versions else ()
        for place, right in score([(article.text, relations, reading.statements)]).judged:
            rows[is_fitted(number)].append((reader.seen[int(place)], right))
    weights = fit([seen for seen, _ in rows[True]], np.array([float(right) for _, right in rows[True]]))
    for name, half in (("fitted", rows[True]), ("held out", rows[False])):
        judged = [(rate(seen, weights), right) for seen, right in half]
        error = calibration_error(judged)
        print(json.dumps({"half": name, "statements": len(half), "calibration error": round(error, 4)}))
    args.out.write_text(json.dumps(weights, indent=1, sort_keys=True) + "\n")
    load_confidence.cache_clear()


if __name__ == "__main__":
    main()
