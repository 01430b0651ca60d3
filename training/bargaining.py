"""Learns which words tell that parties bargain: `python -m training.bargaining --data … --out …`.

A logistic regression over the words of each statement (`dragoman.reading.acts.bargaining`) for whether it tells an act
of one party to another; of the labelled texts of talks, the stories that may be learned from and real news. Reported by
five folds of articles: how well the mean over a real article's statements tells whether it is of talks.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from dragoman.reading.acts.bargaining import BIAS, find_likelihood, words_of
from dragoman.reading.acts.talks import DEALING
from training.act_examples import Told, is_real, load_held, load_told
from training.logit import Examples, fit

PENALTY = 13.0
FEWEST = 8
"""Statements that a word has to stand in."""
FOLDS = 5
RICH = 0.3
"""Share of statements with such acts from which on an article is of talks."""
SHORT = 5
"""An article of fewer statements measures nothing."""


def learn(told: Sequence[Told]) -> dict[str, float]:
    """What each word adds, to two places."""
    seen = [frozenset(words_of(one.source, one.cue, one.content)) for one in told]
    classes = np.array([not one.types.isdisjoint(DEALING) for one in told]).astype(np.int64)
    found = fit(Examples(seen, classes, np.ones(len(told))), 2, PENALTY, FEWEST)
    added = {word: round(float(found.weights[n] @ (-1, 1)), 2) for word, n in found.names.items()}
    return {BIAS: round(float(found.bias @ (-1, 1)), 2)} | {word: weight for word, weight in added.items() if weight}


def rate(told: Sequence[Told]) -> dict[str, float]:
    """How real articles come out, each by weights learned without its fold."""
    groups = sorted({one.group for one in told})
    random.Random(1).shuffle(groups)
    fold = {group: n % FOLDS for n, group in enumerate(groups)}
    likely: dict[str, list[float]] = defaultdict(list)
    dealing: dict[str, list[bool]] = defaultdict(list)
    for n in range(FOLDS):
        weights = learn([one for one in told if fold[one.group] != n])
        for one in told:
            if fold[one.group] == n and is_real(one):
                likely[one.group].append(find_likelihood(one.source, one.cue, one.content, weights))
                dealing[one.group].append(not one.types.isdisjoint(DEALING))
    kept = [group for group in likely if len(likely[group]) >= SHORT]
    means = np.array([np.mean(likely[group]) for group in kept])
    rich = np.array([np.mean(dealing[group]) >= RICH for group in kept])
    return {"articles": len(kept), "of talks": int(rich.sum()), "AUC": round(find_auc(means, rich), 3)}


def find_auc(scores: npt.NDArray[np.float64], right: npt.NDArray[np.bool_]) -> float:
    """How often a right one scores more than a wrong one; ties count half."""
    higher = (scores[right][:, None] > scores[~right]).mean()
    return float(higher + 0.5 * (scores[right][:, None] == scores[~right]).mean())


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--data", type=Path, required=True, help="folder of the corpora that real news is of")
    ap.add_argument("--out", type=Path, required=True, help="the JSON file of weights to write")
    args = ap.parse_args()
    told = [*load_told(args.data), *load_held()]
    weights = learn(told)
    args.out.write_text(json.dumps(weights, indent=0, ensure_ascii=False) + "\n", encoding="utf-8")
    print(json.dumps({"words": len(weights), "statements": len(told)} | rate(told)))


if __name__ == "__main__":
    main()
