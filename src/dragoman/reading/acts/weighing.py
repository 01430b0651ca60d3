"""How likely a statement tells each type of act, when the rules and the encoder have both had their say.

The rules know words, the encoder meaning; neither is right often enough alone, and how far each is to be believed
differs from type to type. A logistic regression over what both say (stacked generalisation, Wolpert 1992), learned from
marked texts that the encoder has not seen (`training/weighing.py`).
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Mapping
from functools import cache

from dragoman import resources

NO_ACT = "-"
LEAST = 1e-3
"""Added to a share and to what it lacks, so that the log odds of neither 0 nor 1 are without end."""


def weigh(told: Collection[str], shares: Mapping[str, float], weights: Mapping[str, float]) -> dict[str, float]:
    """The chance of each type of act, 0 to 1. `told`: the types that the rules found; `shares`: the encoder's, of all
    types and `NO_ACT`."""
    return {
        kind: 1 / (1 + math.exp(-sum(weights.get(name, 0.0) * value for name, value in features(kind, told, shares))))
        for kind in shares
        if kind != NO_ACT
    }


def features(kind: str, told: Collection[str], shares: Mapping[str, float]) -> Iterator[tuple[str, float]]:
    """What is seen of one type, by name: log odds, and 1 for what is so; with whether the rules found it."""
    rival = max(share for other, share in shares.items() if other not in (kind, NO_ACT))
    odds = (("share", _odds(shares[kind])), ("rival", _odds(rival)), ("none", _odds(shares[NO_ACT])))
    yield "always", 1.0
    yield kind, 1.0
    yield from odds
    yield "with rival", math.log(shares[kind] + rival + LEAST)
    if shares[kind] >= rival:
        yield "first", 1.0
    if kind in told:
        yield "told", 1.0
        yield f"told {kind}", 1.0
        yield from ((f"told, {name}", value) for name, value in odds)
    if any(other != kind for other in told):
        yield "another told", 1.0
        yield "another told, share", odds[0][1]


def _odds(share: float) -> float:
    return math.log((share + LEAST) / (1 - share + LEAST))


@cache
def load_weights() -> dict[str, float]:
    """The shipped weights, `resources/weighing.json`."""
    return resources.load_weights("weighing", dict[str, float])
