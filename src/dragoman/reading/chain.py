"""Best tag sequences and tag probabilities under a head's scores and learned transitions.

Viterbi (1967) for the sequence, forward-backward (Baum et al. 1970) for the probabilities, as in a linear-chain CRF
(Lafferty, McCallum & Pereira 2001). Articles are decoded side by side, since a step in Python costs the same for one
article as for twenty.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Scores = npt.NDArray[np.float32]
Labels = npt.NDArray[np.int64]

FORBIDDEN = np.float32(-1e4)
"""Score of a tag that may not stand there: I- after another kind, or at the start."""


class Chain:
    """Transitions between one head's labels. Shapes: L pieces, K labels, B articles."""

    def __init__(self, labels: list[str], start: list[float], transitions: list[list[float]]) -> None:
        """`labels`: "O", "B-kind", "I-kind" …; `start` (K) and `transitions` (K, K; from row to column): log scores."""
        opens = np.array([label[0] != "I" for label in labels])
        allowed = np.array([[b[0] != "I" or (a[0] != "O" and a[2:] == b[2:]) for b in labels] for a in labels])
        self.labels = labels
        self._start = np.where(opens, np.array(start, np.float32), FORBIDDEN)
        self._moves = np.where(allowed, np.array(transitions, np.float32), FORBIDDEN)

    def decode(self, articles: list[Scores]) -> list[tuple[Labels, npt.NDArray[np.float32]]]:
        """For each (L, K) array of scores: the best labels (L) and the probability of each of them (L)."""
        if not articles:
            return []
        lengths = np.array([len(a) for a in articles])
        scores = np.zeros((int(lengths.max()), len(articles), len(self.labels)), np.float32)
        for column, article in enumerate(articles):
            scores[: len(article), column] = article
        best, chances = self._best(scores, lengths), self._chances(scores, lengths)
        picked = np.take_along_axis(chances, best[..., None], 2)[..., 0]
        return [(best[:n, column], picked[:n, column]) for column, n in enumerate(lengths)]

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

    def _chances(self, scores: Scores, lengths: Labels) -> Scores:
        steps, count, kinds = scores.shape
        if not steps:
            return scores
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
            onward = ((ahead * odds[i])[:, None, :] * moves).sum(2)
            onward /= onward.sum(1, keepdims=True)
            ahead = np.where((i < lengths)[:, None], onward, ahead)
        both = forward * backward
        chances: Scores = both / both.sum(2, keepdims=True)
        return chances
