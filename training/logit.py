"""Multinomial logistic regression over named features, with an L2 penalty, fitted by L-BFGS in NumPy.

NumPy alone, so that the event code can be measured by cross-validation wherever the product runs. L-BFGS after Nocedal
(1980), with a backtracking line search.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]


class Examples(NamedTuple):
    """Features of each example, its class by number, and how much it counts."""

    seen: Sequence[frozenset[str]]
    classes: Ints
    weights: Floats


class Fit(NamedTuple):
    """`weights` (F, K) of the features in `names`; `bias` (K,)."""

    names: dict[str, int]
    weights: Floats
    bias: Floats

    def scores(self, seen: Sequence[frozenset[str]]) -> Floats:
        """(N, K) scores before the softmax."""
        rows = [self.weights[[self.names[f] for f in found if f in self.names]].sum(0) for found in seen]
        return np.array(rows) + self.bias


def softmax(scores: Floats) -> Floats:
    raised: Floats = np.exp(scores - scores.max(1, keepdims=True))
    return raised / raised.sum(1, keepdims=True)


def fit(examples: Examples, classes: int, penalty: float, least: int = 2, steps: int = 60) -> Fit:
    """Minimises the weighted cross-entropy plus `penalty` times half the squared weights; the bias is free.

    `least`: a feature counts when so many examples show it.
    """
    counts = Counter(f for found in examples.seen for f in found)
    names = {f: i for i, f in enumerate(sorted(f for f, n in counts.items() if n >= least))}
    # Every example holds the bias as its last feature, so that no row of the sums below is empty.
    rows = [np.array([*(names[f] for f in sorted(found) if f in names), len(names)]) for found in examples.seen]
    column = np.concatenate(rows)
    starts = np.cumsum([0, *map(len, rows[:-1])])
    owner = np.repeat(np.arange(len(rows)), list(map(len, rows)))
    by_column = np.argsort(column, kind="stable")
    first = np.searchsorted(column[by_column], np.arange(len(names) + 1))
    right = np.zeros((len(rows), classes))
    right[np.arange(len(rows)), examples.classes] = 1.0
    cost = np.full((len(names) + 1, 1), penalty)
    cost[-1] = 0.0

    def loss(flat: Floats) -> tuple[float, Floats]:
        weights = flat.reshape(-1, classes)
        found = softmax(np.add.reduceat(weights[column], starts, axis=0))
        chosen = np.maximum(found[np.arange(len(rows)), examples.classes], 1e-12)
        error = (found - right) * examples.weights[:, None]
        gradient = np.add.reduceat(error[owner[by_column]], first, axis=0) + cost * weights
        return float(-examples.weights @ np.log(chosen) + 0.5 * (cost * weights**2).sum()), gradient.ravel()

    best = minimise(loss, np.zeros((len(names) + 1) * classes), steps).reshape(-1, classes)
    return Fit(names, best[:-1], best[-1])


def minimise(loss: Callable[[Floats], tuple[float, Floats]], start: Floats, steps: int, memory: int = 8) -> Floats:
    """L-BFGS from `start`; ends early when the slope is flat."""
    at = start
    value, slope = loss(at)
    pairs: list[tuple[Floats, Floats, float]] = []
    first = float(np.linalg.norm(slope))
    for _ in range(steps):
        direction = -_scaled(slope, pairs)
        step = 1.0 if pairs else 1.0 / max(first, 1e-12)
        falling = float(slope @ direction)
        for _ in range(20):
            new = at + step * direction
            new_value, new_slope = loss(new)
            if new_value <= value + 1e-4 * step * falling:
                break
            step /= 2
        else:
            break
        moved, changed = new - at, new_slope - slope
        bend = float(moved @ changed)
        if bend > 1e-12:
            pairs = [*pairs[1 - memory :], (moved, changed, bend)]
        at, value, slope = new, new_value, new_slope
        if np.linalg.norm(slope) < 1e-3 * first:
            break
    return at


def _scaled(slope: Floats, pairs: Sequence[tuple[Floats, Floats, float]]) -> Floats:
    """The two-loop recursion: the slope times the inverse curvature as the last steps showed it."""
    out = slope.copy()
    shares = []
    for moved, changed, bend in reversed(pairs):
        share = float(moved @ out) / bend
        out -= share * changed
        shares.append(share)
    if pairs:
        moved, changed, bend = pairs[-1]
        out *= bend / float(changed @ changed)
    for (moved, changed, bend), share in zip(pairs, reversed(shares), strict=True):
        out += moved * (share - float(changed @ out) / bend)
    return out
