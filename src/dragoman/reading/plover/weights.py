"""The learned weights of the event code: `resources/plover.json`, written by `training/plover.py`."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

import msgspec
import numpy as np
import numpy.typing as npt

from dragoman import resources

Floats = npt.NDArray[np.float64]


class Weights(msgspec.Struct, frozen=True):
    """What each feature says for each root, in the order of `roots`; features that are not here say nothing."""

    roots: list[str]
    bias: list[float]
    temperature: float
    """Scores are divided by it, so that confidence is as often right as it says (Guo et al. 2017)."""
    encoder: float
    """What the encoder's logarithms of shares count beside a score."""
    features: dict[str, list[float]]


class Table:
    """The weights as arrays."""

    def __init__(self, weights: Weights) -> None:
        self.roots = tuple(weights.roots)
        self.bias = np.array(weights.bias)
        self.temperature = weights.temperature
        self.encoder = weights.encoder
        self.rows = {name: i for i, name in enumerate(weights.features)}
        self.weights = np.array(list(weights.features.values())).reshape(-1, len(self.roots))

    def scores(self, names: Iterable[str]) -> Floats:
        """(K,) scores of the roots, before the softmax; names without a weight say nothing."""
        rows = [self.rows[name] for name in names if name in self.rows]
        found: Floats = self.bias + self.weights[rows].sum(0)
        return found

    def says(self, name: str, root: int) -> float:
        """How much more a feature speaks for one root than for all in the mean."""
        row = self.weights[self.rows[name]]
        return float(row[root] - row.mean())


@cache
def load_table() -> Table:
    """The shipped weights. Raises StopError when their file is damaged."""
    return Table(resources.load_weights("plover", Weights))
