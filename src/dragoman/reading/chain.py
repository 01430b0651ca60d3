"""Best tag sequences and tag probabilities under a head's scores and learned transitions.

Viterbi (1967) for the sequence, forward-backward (Baum et al. 1970) for the probabilities, as in a linear-chain CRF
(Lafferty, McCallum & Pereira 2001). Articles are decoded side by side, since a step in Python costs the same for one
article as for twenty.

Sources, cues and contents are taken by the probability of the whole span (`Chain.spans`), not from the best sequence: a
span counts only when both its ends are right, and the best sequence keeps many that have less than an even chance. On
PolNeAR's dev part that took F1 of the spans from 82.0 / 74.7 / 70.2 to 82.5 / 75.3 / 70.9 (source / cue / content).
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Scores = npt.NDArray[np.float32]
Labels = npt.NDArray[np.int64]

FORBIDDEN = np.float32(-1e4)
"""Score of a tag that may not stand there: I- after another kind, or at the start."""


LEAST = 0.02
"""Probability below which a span is not listed."""


class Candidate(NamedTuple):
    """Pieces `first` to `last`, both included, as one span of `kind`, and the probability of exactly this span."""

    first: int
    last: int
    kind: str
    chance: float


class Chain:
    """Transitions between one head's labels. Shapes: L pieces, K labels, B articles."""

    def __init__(self, labels: list[str], start: list[float], transitions: list[list[float]]) -> None:
        """`labels`: "O", "B-kind", "I-kind" …; `start` (K) and `transitions` (K, K; from row to column): log scores."""
        opens = np.array([label[0] != "I" for label in labels])
        allowed = np.array([[b[0] != "I" or (a[0] != "O" and a[2:] == b[2:]) for b in labels] for a in labels])
        self.labels = labels
        inner = [labels.index(f"I-{label[2:]}") if label != "O" else 0 for label in labels]
        self._onward = np.array(inner)  # the tag of each label's span going on
        self._spans = np.array([label != "O" for label in labels], np.float32)
        self._start = np.where(opens, np.array(start, np.float32), FORBIDDEN)
        self._moves = np.where(allowed, np.array(transitions, np.float32), FORBIDDEN)

    def decode(self, articles: list[Scores]) -> list[tuple[Labels, npt.NDArray[np.float32]]]:
        """For each (L, K) array of scores: the best labels (L) and the probability of each of them (L)."""
        if not articles:
            return []
        lengths = np.array([len(a) for a in articles])
        scores = self._stack(articles, lengths)
        best, chances = self._best(scores, lengths), self._chances(scores, lengths)[0]
        picked = np.take_along_axis(chances, best[..., None], 2)[..., 0]
        return [(best[:n, column], picked[:n, column]) for column, n in enumerate(lengths)]

    def spans(self, articles: list[Scores]) -> list[list[Candidate]]:
        """For each (L, K) array of scores: the spans that have a chance of `LEAST` or more, by where they begin.

        The tags of one text are a Markov chain given its scores, so a span's probability is that of its opening tag
        times that of staying in it from piece to piece times that of leaving it after the last.
        """
        if not articles:
            return []
        lengths = np.array([len(a) for a in articles])
        chances, stays = self._chances(self._stack(articles, lengths), lengths)
        return [
            sorted(
                candidate
                for tag, label in enumerate(self.labels)
                if label[0] == "B"
                for candidate in _from(tag, label[2:], chances[:n, column], stays[:n, column])
            )
            for column, n in enumerate(lengths)
        ]

    def _stack(self, articles: list[Scores], lengths: Labels) -> Scores:
        scores = np.zeros((int(lengths.max()), len(articles), len(self.labels)), np.float32)
        for column, article in enumerate(articles):
            scores[: len(article), column] = article
        return scores

    def _best(self, scores: Scores, lengths: Labels) -> Labels:
        steps, count, kinds = scores.shape
        back = np.zeros((steps, count, kinds), np.int8)
        best = np.zeros((steps, count), np.int64)
        if not steps:
            return best
        reach = self._start + scores[0]
        last = np.zeros((steps, count, kinds), np.float32)
        last[0] = reach
        for i in range(1, steps):
            paths = reach[:, :, None] + self._moves
            back[i] = paths.argmax(1)
            reach = paths.max(1) + scores[i]
            last[i] = reach
        column = np.arange(count)
        ends = np.maximum(lengths - 1, 0)
        tag = last[ends, column].argmax(1)
        for i in range(steps - 1, -1, -1):
            tag = np.where(i == ends, last[i].argmax(1), tag)
            best[i] = tag
            tag = np.where(i <= ends, back[i, column, tag], tag)
        return best

    def _chances(self, scores: Scores, lengths: Labels) -> tuple[Scores, Scores]:
        """Probability of each tag (L, B, K), and that of going on in the same span after it (L, B, K)."""
        steps, count, kinds = scores.shape
        stays = np.zeros_like(scores)
        if not steps:
            return scores, stays
        moves = np.exp(self._moves)
        odds = np.exp(scores - scores.max(2, keepdims=True))
        forward, backward = np.empty_like(odds), np.empty_like(odds)
        reach = np.exp(self._start) * odds[0]
        forward[0] = reach = reach / reach.sum(1, keepdims=True)
        for i in range(1, steps):
            reach = (reach[:, :, None] * moves).sum(1) * odds[i]  # not a matrix product: its rounding varies with B
            reach /= reach.sum(1, keepdims=True)
            forward[i] = reach
        ahead = np.ones((count, kinds), np.float32)
        for i in range(steps - 1, -1, -1):
            backward[i] = ahead
            paths = (ahead * odds[i])[:, None, :] * moves
            onward = paths.sum(2)
            inside = (i < lengths)[:, None]
            if i:
                stays[i - 1] = np.where(inside, paths[:, np.arange(kinds), self._onward] / onward * self._spans, 0)
            onward /= onward.sum(1, keepdims=True)
            ahead = np.where(inside, onward, ahead)
        both = forward * backward
        chances: Scores = both / both.sum(2, keepdims=True)
        return chances, stays


def _from(tag: int, kind: str, chances: Scores, stays: Scores) -> list[Candidate]:
    """The spans of one kind in one text; `tag` is the number of its opening tag, the inner one's follows."""
    found = []
    last = len(chances) - 1
    inner = stays[:, tag + 1]
    for first in np.flatnonzero(chances[:, tag] >= LEAST):
        chance, at, stay = float(chances[first, tag]), int(first), float(stays[first, tag])
        while chance >= LEAST:
            here = chance * (1 - stay)
            if here >= LEAST:
                found.append(Candidate(int(first), at, kind, min(here, 1.0)))
            chance *= stay
            if at == last:
                break
            at += 1
            stay = float(inner[at])
    return found
