"""Decoding finds the best sequence and true probabilities: held against trying every sequence."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from dragoman.reading.chain import FORBIDDEN, Chain

LABELS = ["O", "B-source", "I-source", "B-cue", "I-cue"]


def make_chain(seed: int) -> Chain:
    rng = np.random.default_rng(seed)
    return Chain(LABELS, rng.normal(size=5).tolist(), rng.normal(size=(5, 5)).tolist())


def every_path(chain: Chain, scores: np.ndarray) -> dict[tuple[int, ...], float]:
    totals = {}
    for path in itertools.product(range(5), repeat=len(scores)):
        total = chain._start[path[0]] + scores[0, path[0]]
        for i in range(1, len(path)):
            total += chain._moves[path[i - 1], path[i]] + scores[i, path[i]]
        totals[path] = float(total)
    return totals


@pytest.mark.parametrize("seed", range(6))
def test_the_best_sequence_and_its_probabilities_are_those_of_trying_all(seed: int) -> None:
    chain = make_chain(seed)
    scores = np.random.default_rng(seed + 100).normal(size=(5, 5)).astype(np.float32) * 2
    totals = every_path(chain, scores)
    best = max(totals, key=totals.__getitem__)
    weights = np.exp(np.array(list(totals.values())))
    ((tags, chances),) = chain.decode([scores])
    assert tuple(tags) == best
    for i, tag in enumerate(best):
        share = sum(w for path, w in zip(totals, weights, strict=True) if path[i] == tag) / weights.sum()
        assert chances[i] == pytest.approx(share, abs=1e-4)


@pytest.mark.parametrize("seed", range(4))
def test_articles_side_by_side_decode_as_they_do_alone(seed: int) -> None:
    chain, rng = make_chain(seed), np.random.default_rng(seed)
    articles = [rng.normal(size=(n, 5)).astype(np.float32) for n in (7, 1, 0, 12)]
    together = chain.decode(articles)
    for article, (tags, chances) in zip(articles, together, strict=True):
        ((alone, sure),) = chain.decode([article])
        assert tags.tolist() == alone.tolist()
        assert chances == pytest.approx(sure, abs=1e-5)


def test_a_tag_never_goes_on_from_another_kind_or_from_nothing() -> None:
    chain = Chain(LABELS, [0] * 5, [[0.0] * 5] * 5)
    lure = np.zeros((6, 5), np.float32)
    lure[:, [2, 4]] = 5  # every piece looks like the inside of something
    ((tags, _),) = chain.decode([lure])
    before = "O"
    for tag in tags:
        label = LABELS[tag]
        assert label[0] != "I" or before[2:] == label[2:]
        before = label
    assert chain._start[2] == FORBIDDEN
