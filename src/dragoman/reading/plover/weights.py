"""The learned weights of the event code: `resources/plover.json`, written by `training/plover.py`."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import msgspec
import numpy as np
import numpy.typing as npt

from dragoman.errors import StopError

Floats = npt.NDArray[np.float64]


class Weights(msgspec.Struct, frozen=True):
    """What each feature says for each root, in the order of `roots`; features that are not here say nothing."""

    roots: list[str]
    bias: list[float]
    temperature: float
    """Scores are divided by it, so that confidence is as often right as it says (Guo et al. 2017)."""
    features: dict[str, list[float]]


class Table:
    """The weights as arrays."""

    def __init__(self, weights: Weights) -> None:
        self.roots = tuple(weights.roots)
        self.bias = np.array(weights.bias)
        self.temperature = weights.temperature
        self.rows = {name: np.array(row) for name, row in weights.features.items()}


@cache
def load_table() -> Table:
    """The shipped weights. Raises StopError when their file is damaged."""
    path = Path(__file__).parents[2] / "resources" / "plover.json"
    try:
        return Table(msgspec.json.decode(path.read_bytes(), type=Weights))
    except (OSError, msgspec.DecodeError) as error:
        raise StopError(str(path), f"no weights for the event code ({error})", "install dragoman again") from None
