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

    def tags(self, articles: list[Scores]) -> list[Labels]:
        """For each (L, K) array of scores: the best labels (L)."""
        if not articles:
            return []
        lengths = np.array([len(a) for a in articles])
        best = self._best(self._stack(articles, lengths), lengths)
        return [best[:n, column] for column, n in enumerate(lengths)]

    def decode(self, articles: list[Scores]) -> list[tuple[Labels, npt.NDArray[np.float32]]]:
        """For each (L, K) array of scores: the best labels (L) and the probability of each of them (L)."""
        if not articles:
            return []
        lengths = np.array([len(a) for a in articles])
        chances = self._chances(self._stack(articles, lengths), lengths)[0]
        return [
            (best, np.take_along_axis(chances[:n, :, column], best[:, None], 1)[:, 0])
            for column, (n, best) in enumerate(zip(lengths, self.tags(articles), strict=True))
        ]

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
                for candidate in _from(tag, label[2:], chances[:n, :, column], stays[:n, :, column])
            )
            for column, n in enumerate(lengths)
        ]

    def _stack(self, articles: list[Scores], lengths: Labels) -> Scores:
        """(L, K, B): numpy goes through many texts' figures at once only where they lie side by side."""
        scores = np.zeros((int(lengths.max()), len(self.labels), len(articles)), np.float32)
        for column, article in enumerate(articles):
            scores[: len(article), :, column] = article
        return scores

    def _best(self, scores: Scores, lengths: Labels) -> Labels:
        steps, kinds, count = scores.shape
        back = np.zeros((steps, kinds, count), np.int8)
        best = np.zeros((steps, count), np.int64)
        if not steps:
            return best
        last = np.zeros((steps, kinds, count), np.float32)
        last[0] = reach = self._start[:, None] + scores[0]
        moves, paths = self._moves[:, :, None], np.empty((kinds, kinds, count), np.float32)
        for i in range(1, steps):
            np.add(reach[:, None, :], moves, out=paths)
            back[i] = paths.argmax(0)
            reach = np.add(paths.max(0), scores[i], out=last[i])
        for column, n in enumerate(lengths.tolist()):  # lists: going back is one look-up a piece
            if n:
                tag, ways = int(last[n - 1, :, column].argmax()), back[:n, :, column].tolist()
                tags = [tag := ways[i][tag] for i in range(n - 1, 0, -1)]
                best[:n, column] = [*tags[::-1], int(last[n - 1, :, column].argmax())]
        return best

    def _chances(self, scores: Scores, lengths: Labels) -> tuple[Scores, Scores]:
        """Probability of each tag, and that of going on in the same span after it; (L, K, B), as the scores are.

        The longest texts stand first while this runs, so that a step takes the first `b` columns alone: the texts that
        reach so far. What stands beyond a text's end means nothing. Both directions are walked at once, the second one
        over each text turned round: numpy takes longer for being called than for the sums.
        """
        steps, kinds, count = scores.shape
        if not steps:
            return scores, np.zeros_like(scores)
        order = np.argsort(-lengths, kind="stable")
        ends = lengths[order]
        wide = (count - np.searchsorted(ends[::-1], np.arange(steps), side="right")).tolist()
        turned = np.maximum(ends - 1 - np.arange(steps)[:, None], 0)[:, None]  # where a text's n-th from the end stands
        odds = np.exp(scores - scores.max(1, keepdims=True))[:, :, order]
        both = np.stack([odds, np.take_along_axis(odds, turned, 0)], 1)  # (L, 2, K, B), as all that follows
        moves = np.exp(self._moves)
        ways = np.stack([moves, moves.T])[:, :, :, None]
        # What a tag has on the side that is walked from, without its own odds and with them, up to a factor.
        bare, full = np.ones_like(both), np.ones_like(both)
        add, state = np.add.reduce, both[0].copy()
        state[0] *= np.exp(self._start)[:, None]
        state /= add(state, 1)[:, None]
        full[0] = state
        for i, b in enumerate(wide[1:], 1):  # not a matrix product: its rounding varies with B
            state = add(state[:, :, None, :b] * ways, 1)
            bare[i, :, :, :b] = state
            state *= both[i, :, :, :b]
            state /= add(state, 1)[:, None]
            full[i, :, :, :b] = state
        back_to = np.argsort(order)
        ahead, beyond = (np.take_along_axis(side[:, 1], turned, 0) for side in (bare, full))
        stays = np.zeros_like(odds)
        stays[:-1] = beyond[1:, self._onward] * moves[np.arange(kinds), self._onward][:, None]
        stays[:-1] /= ahead[:-1]
        stays *= self._spans[:, None]
        stays *= (np.arange(steps)[:, None] < ends - 1)[:, None]  # nothing goes on past the end
        with np.errstate(invalid="ignore"):  # beyond a text's end
            chances: Scores = full[:, 0] * ahead
            chances /= chances.sum(1, keepdims=True)
        return chances[:, :, back_to], stays[:, :, back_to]


def _from(tag: int, kind: str, chances: Scores, stays: Scores) -> list[Candidate]:
    """The spans of one kind in one text; `tag` is the number of its opening tag, the inner one's follows."""
    found: list[Candidate] = []
    firsts = np.flatnonzero(chances[:, tag] >= LEAST).tolist()
    if not firsts:
        return found
    last = len(chances) - 1
    opening, openings, inner = chances[:, tag].tolist(), stays[:, tag].tolist(), stays[:, tag + 1].tolist()
    for first in firsts:
        chance, at, stay = opening[first], first, openings[first]
        while chance >= LEAST:
            here = chance * (1 - stay)
            if here >= LEAST:
                found.append(Candidate(first, at, kind, min(here, 1.0)))
            chance *= stay
            if at == last:
                break
            at += 1
            stay = inner[at]
    return found
