"""Best tag sequences and tag probabilities under a head's scores and learned transitions.

Viterbi (1967) for the sequence, forward-backward (Baum et al. 1970) for the probabilities, as in a linear-chain CRF
(Lafferty, McCallum & Pereira 2001). Articles are decoded side by side, since a step in Python costs the same for one
article as for twenty.

Sources, cues and contents are taken by the probability of the whole span (`Chain.spans`), not from the best sequence: a
span counts only when both its ends are right, and the best sequence keeps many that have less than an even chance. On
PolNeAR's dev part that took F1 of the spans from 82.0 / 74.7 / 70.2 to 82.5 / 75.3 / 70.9 (source / cue / content).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import itemgetter
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
        self._odds = np.exp(self._moves)
        self._ways = np.stack([self._odds, self._odds.T])[:, :, :, None]

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
        order = _longest_first(articles)
        chances, _ = self._chances([articles[number] for number in order])
        best = self.tags(articles)
        column_of = {number: column for column, number in enumerate(order)}
        return [
            (tags, np.take_along_axis(chances[: len(tags), :, column_of[number]], tags[:, None], 1)[:, 0])
            for number, tags in enumerate(best)
        ]

    def spans(self, articles: list[Scores]) -> list[list[Candidate]]:
        """For each (L, K) array of scores: the spans that have a chance of `LEAST` or more, by where they begin.

        The tags of one text are a Markov chain given its scores, so a span's probability is that of its opening tag
        times that of staying in it from piece to piece times that of leaving it after the last.
        """
        if not articles:
            return []
        order = _longest_first(articles)
        chances, stays = self._chances([articles[number] for number in order])
        found: list[list[Candidate]] = [[] for _ in articles]
        opening = [tag for tag, label in enumerate(self.labels) if label[0] == "B"]
        for column, tag, firsts in _openings(chances, [len(articles[number]) for number in order], opening):
            number, kind = order[column], self.labels[tag][2:]
            going_on = stays[: len(articles[number]), tag + 1, column].tolist()
            found[number] += _from(kind, firsts, chances[:, tag, column], stays[:, tag, column], going_on)
        for spans in found:
            spans.sort()
        return found

    def _stack(self, articles: list[Scores], lengths: Labels) -> Scores:
        """(L, K, B): numpy goes through many texts' figures at once only where they lie side by side."""
        scores = np.zeros((int(lengths.max()), len(self.labels), len(articles)), np.float32)
        for column, article in enumerate(articles):
            scores[: len(article), :, column] = article
        return scores

    def _best(self, scores: Scores, lengths: Labels) -> Labels:
        steps, kinds, count = scores.shape
        best = np.zeros((steps, count), np.int64)
        if not steps:
            return best
        last = np.zeros((steps, kinds, count), np.float32)
        last[0] = reach = self._start[:, None] + scores[0]
        moves, paths, most = self._moves[:, :, None], np.empty((kinds, kinds, count), np.float32), np.maximum.reduce
        for here, scored in zip(last[1:], scores[1:], strict=True):
            np.add(reach[:, None], moves, out=paths)
            reach = np.add(most(paths, 0), scored, out=here)
        for column, n in enumerate(lengths.tolist()):  # lists: going back is one look-up a piece
            if n:
                # Where each tag came from, all pieces at once: at each step it took half of the time.
                ways = (last[: n - 1, None, :, column] + self._moves.T).argmax(2).tolist()
                tag = final = int(last[n - 1, :, column].argmax())
                tags = [tag := ways[i][tag] for i in range(n - 2, -1, -1)]
                best[:n, column] = [*tags[::-1], final]
        return best

    def _chances(self, articles: list[Scores]) -> tuple[Scores, Scores]:
        """Probability of each tag, and that of going on in the same span after it; (L, K, B). The longest texts first.

        So a step takes the first `b` columns alone: the texts that reach so far. What stands beyond a text's end means
        nothing. Both directions are walked at once, the second one over each text turned round: numpy takes longer for
        being called than for the sums.
        """
        lengths = [len(article) for article in articles]
        steps, kinds, count = lengths[0], len(self.labels), len(articles)
        if not steps:
            return (nothing := np.zeros((0, kinds, count), np.float32)), nothing
        scores = np.concatenate(articles)
        odds = np.exp(scores - scores.max(1, keepdims=True))
        both = np.ones((steps, 2, kinds, count), np.float32)
        for column, (n, text) in enumerate(zip(lengths, _parts(odds, lengths), strict=True)):
            both[:n, 0, :, column], both[:n, 1, :, column] = text, text[::-1]
        # What a tag has on the side that is walked from, without its own odds and with them, up to a factor.
        sides = np.ones((steps, 2, 2, kinds, count), np.float32)
        bare, full = sides[:, 0], sides[:, 1]
        add, state = np.add.reduce, full[0]
        state[:] = both[0]
        state[0] *= np.exp(self._start)[:, None]
        state /= add(state, 1, keepdims=True)
        for low, high, b in _stretches(
            lengths
        ):  # each step writes where its figures stay, in views made once a stretch
            state, paths = state[:, :, :b], np.empty((2, kinds, kinds, b), np.float32)
            for odd, lone, here in zip(*(side[low:high, :, :, :b] for side in (both, bare, full)), strict=True):
                np.multiply(
                    state[:, :, None], self._ways, out=paths
                )  # not a matrix product: its rounding varies with B
                add(paths, 1, out=lone)
                np.multiply(lone, odd, out=here)
                here /= add(here, 1, keepdims=True)
                state = here
        turned = np.ones((steps, 2, kinds, count), np.float32)
        for column, n in enumerate(lengths):
            turned[:n, :, :, column] = sides[:n, :, 1, :, column][::-1]
        ahead, beyond = turned[:, 0], turned[:, 1]
        stays = np.zeros((steps, kinds, count), np.float32)
        stays[:-1] = beyond[1:, self._onward] * self._odds[np.arange(kinds), self._onward][:, None]
        stays[:-1] /= ahead[:-1]
        stays *= self._spans[:, None]
        stays *= (np.arange(steps)[:, None] < np.array(lengths) - 1)[:, None]  # nothing goes on past the end
        chances: Scores = full[:, 0] * ahead
        chances /= chances.sum(1, keepdims=True)
        return chances, stays


def _longest_first(articles: Sequence[Scores]) -> list[int]:
    return sorted(range(len(articles)), key=lambda number: -len(articles[number]))


def _parts(scores: Scores, lengths: Sequence[int]) -> Iterator[Scores]:
    """The texts that `scores` holds one after another."""
    end = 0
    for n in lengths:
        end += n
        yield scores[end - n : end]


def _stretches(lengths: Sequence[int]) -> Iterator[tuple[int, int, int]]:
    """The steps after the first, in stretches that as many texts reach, and how many do."""
    low = 1
    for reaching in range(len(lengths), 0, -1):
        if lengths[reaching - 1] > low:
            yield low, lengths[reaching - 1], reaching
            low = lengths[reaching - 1]


def _openings(chances: Scores, lengths: Sequence[int], tags: Sequence[int]) -> Iterator[tuple[int, int, list[int]]]:
    """Where spans may begin: the text's number, the opening tag's, the pieces. Found for all texts at once."""
    reached = np.arange(len(chances))[:, None, None] < np.array(lengths)
    columns, kinds, places = np.nonzero(((chances[:, tags] >= LEAST) & reached).T)
    keys = zip(columns.tolist(), kinds.tolist(), places.tolist(), strict=True)
    for (column, kind), found in groupby(keys, key=itemgetter(0, 1)):
        yield column, tags[kind], [place for _, _, place in found]


def _from(
    kind: str, firsts: Sequence[int], chances: Scores, openings: Scores, going_on: Sequence[float]
) -> list[Candidate]:
    """The spans of one kind in one text that begin at `firsts`. By piece: the chance of the opening tag, of staying in
    the span after it, and after the inner one."""
    found: list[Candidate] = []
    last = len(going_on) - 1
    for first in firsts:
        chance, at, stay = float(chances[first]), first, float(openings[first])
        while chance >= LEAST:
            here = chance * (1 - stay)
            if here >= LEAST:
                found.append(Candidate(first, at, kind, min(here, 1.0)))
            chance *= stay
            if at == last:
                break
            at += 1
            stay = going_on[at]
    return found
