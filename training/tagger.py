"""The network that is trained: one encoder, a tag head and a chain of learned transitions for each task.

Linear-chain CRF after Lafferty, McCallum & Pereira (2001); encoder all-MiniLM-L6-v2 with a shape embedding added.
"""

from __future__ import annotations

from typing import NamedTuple

import torch
from torch import Tensor, nn
from transformers import BertModel, MPNetModel

from dragoman.reading.tokens import SHAPES

FORBIDDEN = -1e4


def bio(kinds: tuple[str, ...]) -> list[str]:
    return ["O"] + [f"{mark}-{kind}" for kind in kinds for mark in "BI"]


class Lesson(NamedTuple):
    """A teacher's scores (B, L, K) and chain: `start` (K,), `moves` (K, K)."""

    scores: Tensor
    start: Tensor
    moves: Tensor


class Chain(nn.Module):
    """Negative log-likelihood of tags under emissions and learned transitions; I- never follows another kind."""

    allowed: Tensor
    opens: Tensor

    def __init__(self, labels: list[str]) -> None:
        super().__init__()
        count = len(labels)
        self.transitions = nn.Parameter(torch.zeros(count, count))
        self.start = nn.Parameter(torch.zeros(count))
        allowed = [[b[0] != "I" or (a[0] in "BI" and a[2:] == b[2:]) for b in labels] for a in labels]
        self.register_buffer("allowed", torch.tensor(allowed))
        self.register_buffer("opens", torch.tensor([label[0] != "I" for label in labels]))

    def scores(self) -> tuple[Tensor, Tensor]:
        forbidden = torch.tensor(FORBIDDEN)
        return torch.where(self.opens, self.start, forbidden), torch.where(self.allowed, self.transitions, forbidden)

    def loss(self, emissions: Tensor, tags: Tensor, mask: Tensor) -> Tensor:
        """Summed over the batch. `emissions` (B, L, K) float32; `tags` (B, L) int64; `mask` (B, L) bool."""
        start, transitions = self.scores()
        gold = emissions.gather(2, tags[..., None])[..., 0]
        steps = transitions[tags[:, :-1], tags[:, 1:]]
        path = start[tags[:, 0]] + (gold * mask).sum(1) + (steps * mask[:, 1:]).sum(1)
        return (total(start, transitions[None, None], emissions, mask) - path).sum()

    def taught(self, emissions: Tensor, lesson: Lesson, mask: Tensor) -> Tensor:
        """Cross-entropy of whole taggings under a teacher's distribution, which is that of its scores and its chain.

        Its expectations are the slopes of its own sum over all taggings, in every score and every step.
        """
        scores = (lesson.scores + lesson.start * first(mask)[..., None]).requires_grad_()
        moves = lesson.moves.expand(*scores.shape[:2], -1, -1).contiguous().requires_grad_()
        with torch.enable_grad():
            whole = total(torch.zeros_like(lesson.start), moves, scores, mask).sum()
        tags, steps = torch.autograd.grad(whole, (scores, moves))
        start, transitions = self.scores()
        expected = (tags * (emissions + start * first(mask)[..., None])).sum() + (steps * transitions).sum()
        return total(start, transitions[None, None], emissions, mask).sum() - expected


def first(mask: Tensor) -> Tensor:
    """1 at the first piece of every row, else 0."""
    return torch.nn.functional.one_hot(torch.zeros(len(mask), dtype=torch.int64), mask.shape[1]).float()


def total(start: Tensor, moves: Tensor, emissions: Tensor, mask: Tensor) -> Tensor:
    """Logarithm of the sum over all taggings, a row: `moves` (B or 1, L or 1, K, K), the step into each piece."""
    moves = moves.expand(-1, emissions.shape[1], -1, -1)
    alpha = start + emissions[:, 0]
    for i in range(1, emissions.shape[1]):
        step = torch.logsumexp(alpha[:, :, None] + moves[:, i], 1) + emissions[:, i]
        alpha = torch.where(mask[:, i, None], step, alpha)
    return torch.logsumexp(alpha, 1)


class Tagger(nn.Module):
    pieces: Tensor | None

    def __init__(
        self, encoder: BertModel | MPNetModel, heads: dict[str, list[str]], pieces: list[int] | None = None
    ) -> None:
        """`pieces`: the encoder's own number of each piece of BERT's vocabulary, where it numbers them otherwise."""
        super().__init__()
        self.encoder = encoder
        self.register_buffer("pieces", None if pieces is None else torch.tensor(pieces), persistent=False)
        width = encoder.config.hidden_size
        self.shape = nn.Embedding(SHAPES, width)
        nn.init.zeros_(self.shape.weight)
        self.dropout = nn.Dropout(0.1)
        self.heads = nn.ModuleDict({name: nn.Linear(width, len(labels)) for name, labels in heads.items()})
        self.chains = nn.ModuleDict({name: Chain(labels) for name, labels in heads.items()})

    def encode(self, ids: Tensor, shapes: Tensor, mask: Tensor) -> Tensor:
        ids = ids if self.pieces is None else self.pieces[ids]
        words = self.encoder.embeddings.word_embeddings(ids) + self.shape(shapes)
        return self.encoder(inputs_embeds=words, attention_mask=mask).last_hidden_state

    def forward(self, ids: Tensor, shapes: Tensor, mask: Tensor) -> tuple[Tensor, ...]:
        hidden = self.dropout(self.encode(ids, shapes, mask))
        return tuple(head(hidden) for head in self.heads.values())

    def loss(
        self, name: str, ids: Tensor, shapes: Tensor, mask: Tensor, tags: Tensor, lesson: Lesson | None = None
    ) -> Tensor:
        """Mean loss a piece; the special pieces at both ends take no part. `lesson`: what a teacher has to say of
        attribution in the same pieces, learned besides."""
        hidden = self.dropout(self.encode(ids, shapes, mask))
        inner = tags[:, 1:] >= 0
        loss = self._chain(name).loss(self.heads[name](hidden).float()[:, 1:], tags[:, 1:].clamp(min=0), inner)
        if lesson:
            lesson = lesson._replace(scores=lesson.scores[:, 1:])
            loss = loss + self._chain("attribution").taught(
                self.heads["attribution"](hidden).float()[:, 1:], lesson, inner
            )
        return loss / inner.sum()

    def _chain(self, name: str) -> Chain:
        chain = self.chains[name]
        assert isinstance(chain, Chain)
        return chain
