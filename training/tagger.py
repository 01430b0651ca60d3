"""The network that is trained: one encoder, a tag head and a chain of learned transitions for each task.

Linear-chain CRF after Lafferty, McCallum & Pereira (2001); encoder all-MiniLM-L6-v2 with a shape embedding added.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn
from transformers import BertModel

from dragoman.reading.tokens import SHAPES

FORBIDDEN = -1e4


def bio(kinds: tuple[str, ...]) -> list[str]:
    return ["O"] + [f"{mark}-{kind}" for kind in kinds for mark in "BI"]


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
        alpha = start + emissions[:, 0]
        for i in range(1, emissions.shape[1]):
            step = torch.logsumexp(alpha[:, :, None] + transitions, 1) + emissions[:, i]
            alpha = torch.where(mask[:, i, None], step, alpha)
        return (torch.logsumexp(alpha, 1) - path).sum()


class Tagger(nn.Module):
    def __init__(self, encoder: BertModel, heads: dict[str, list[str]]) -> None:
        super().__init__()
        self.encoder = encoder
        width = encoder.config.hidden_size
        self.shape = nn.Embedding(SHAPES, width)
        nn.init.zeros_(self.shape.weight)
        self.dropout = nn.Dropout(0.1)
        self.heads = nn.ModuleDict({name: nn.Linear(width, len(labels)) for name, labels in heads.items()})
        self.chains = nn.ModuleDict({name: Chain(labels) for name, labels in heads.items()})

    def encode(self, ids: Tensor, shapes: Tensor, mask: Tensor) -> Tensor:
        words = self.encoder.embeddings.word_embeddings(ids) + self.shape(shapes)
        return self.encoder(inputs_embeds=words, attention_mask=mask).last_hidden_state

    def forward(self, ids: Tensor, shapes: Tensor, mask: Tensor) -> tuple[Tensor, ...]:
        hidden = self.dropout(self.encode(ids, shapes, mask))
        return tuple(head(hidden) for head in self.heads.values())

    def loss(self, name: str, ids: Tensor, shapes: Tensor, mask: Tensor, tags: Tensor) -> Tensor:
        """Mean loss a piece; the special pieces at both ends take no part."""
        hidden = self.dropout(self.encode(ids, shapes, mask))
        emissions = self.heads[name](hidden).float()[:, 1:]
        inner = tags[:, 1:] >= 0
        chain = self.chains[name]
        assert isinstance(chain, Chain)
        return chain.loss(emissions, tags[:, 1:].clamp(min=0), inner) / inner.sum()
