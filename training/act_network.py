"""The network of event codes and types of acts, what it is shown, and how it is rated.

All-MiniLM-L6-v2, which ships, or all-mpnet-base-v2, which teaches it (`training.act_lessons`), fine-tuned for two
tasks:

- the PLOVER root of a sentence in which the actors stand between marks (typed markers after Zhou & Chen 2021:
  "@ source @", "# target #"), by a linear layer over the mean of all pieces and the means of the marks;
- the type of a statement's act, or none, and which of the listed issues it is about (`training.act_examples`), by
  linear layers over the means of its sentences and of its parts, which are told to the encoder by a number added to
  each piece (`acts/framing.py`).
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence, Set
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor, nn
from transformers import AutoConfig, BertModel, MPNetModel

from dragoman.reading.acts.framing import BEFORE, CONTENT, CUE, SOURCE, Ends, find_headline, make_frame
from dragoman.reading.acts.lexicon import lexicon
from dragoman.reading.plover.actors import mark
from dragoman.reading.plover.encoder import LONGEST, mark_text
from dragoman.reading.wordpiece import WordPiece
from dragoman.resources import load_words
from training.act_examples import TYPES, Told
from training.encoders import PLAIN, numbers
from training.plover import Event

BATCH = 16
SMOOTHING = 0.05
OTHER_COUNTS = 0.3
"""What it counts whose act it is, beside of which type."""
ISSUE_COUNTS = 0.5
"""What it counts what an act is about, beside of which type."""
HALF = True
"""Whether it is trained with 16 bits: 2.7 times as fast on a processor that can (AVX-512 BF16)."""
NO_ACT = NO_ISSUE = "-"
KINDS = (NO_ACT, *TYPES)
ISSUES = (NO_ISSUE, *sorted(load_words("issues", dict[str, list[str]])))


class Network(nn.Module):
    """Ids, mask and parts (B, L) to scores of the roots (B, K), of the types of acts and whether an act is another's
    than the source's (B, T + 1), and of the issues (B, I)."""

    def __init__(
        self, encoder: BertModel | MPNetModel, roots: int, marks: Sequence[int], pieces: Sequence[int] | None = None
    ) -> None:
        """`pieces`: the encoder's own number of each of BERT's, by which texts are cut, where it has others."""
        super().__init__()
        self.encoder = encoder
        self.pieces = None if pieces is None else torch.tensor(pieces)
        self.marks = tuple(marks)
        self.dropout = nn.Dropout(0.1)
        hidden = encoder.config.hidden_size
        self.parts = nn.Embedding(CONTENT + 1, hidden)
        self.head = nn.Linear(hidden * 3, roots)
        self.acts = nn.Linear(hidden * 4, len(KINDS) + 1)
        self.issues = nn.Linear(hidden * 5, len(ISSUES))
        for layer in (self.parts, self.head, self.acts, self.issues):
            for parameter in layer.parameters():
                nn.init.zeros_(parameter)

    def forward(self, ids: Tensor, mask: Tensor, parts: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        own = ids if self.pieces is None else self.pieces[ids]
        given = self.encoder.embeddings.word_embeddings(own) + self.parts(parts)
        hidden = self.encoder(inputs_embeds=given, attention_mask=mask).last_hidden_state

        def mean(where: Tensor) -> Tensor:
            share = where.float()
            return (hidden * share[..., None]).sum(1) / share.sum(1, keepdim=True).clamp(min=1)

        # The mean is three times as loud as the marks: without it the head hears the actors above the act.
        event = [mean(mask) * 3, *(mean(ids == mark) for mark in self.marks)]
        act = [mean(parts > BEFORE) * 3, *(mean(parts == part) for part in (SOURCE, CUE, CONTENT))]
        issue = [*act, mean((parts == BEFORE) & (mask > 0))]
        event, act, issue = (self.dropout(torch.cat(means, 1)) for means in (event, act, issue))
        return self.head(event), self.acts(act), self.issues(issue)


def make_network(base: Path, roots: int, wordpiece: WordPiece, vocabulary: Path) -> Network:
    """On the encoder in folder `base`. `vocabulary`: BERT's, by which texts are cut."""
    config = AutoConfig.from_pretrained(base, **PLAIN)
    kind = MPNetModel if config.model_type == "mpnet" else BertModel
    pieces = numbers(base / "vocab.txt", vocabulary) if kind is MPNetModel else None
    encoder = kind.from_pretrained(base, config=config, add_pooling_layer=False)
    return Network(encoder, roots, [wordpiece.id_of("@"), wordpiece.id_of("#")], pieces)


class Example(NamedTuple):
    ids: list[int]
    parts: list[int]
    root: int
    """-1: a statement, which has no root."""
    kinds: tuple[float, ...]
    """How likely each kind of act is; empty: a sentence of events."""
    other: float
    counts: float
    issues: tuple[float, ...] = ()
    """How likely each issue is; empty: not known."""


Held = Mapping[str, Sequence[Example]]
"""What is held out, by name: of one task each."""


def make_examples(events: Sequence[Event], roots: Sequence[str], wordpiece: WordPiece, counts: float) -> list[Example]:
    out = []
    for event in events:
        pieces = wordpiece.pieces(mark_text(event.sentence, mark(event.sentence, event.source, event.target)))
        inner = [piece for piece, _, _ in pieces[: LONGEST - 2]]
        ids = [wordpiece.id_of("[CLS]"), *inner, wordpiece.id_of("[SEP]")]
        out.append(Example(ids, [0] * len(ids), roots.index(event.root), (), 0.0, counts))
    return out


def make_told(told: Sequence[Told], wordpiece: WordPiece) -> list[Example]:
    ends = Ends(wordpiece.id_of("[CLS]"), wordpiece.id_of("[SEP]"))
    tables: dict[str, npt.NDArray[np.int32]] = {}
    out = []
    for one in told:
        if one.text not in tables:
            tables[one.text] = wordpiece.table(one.text)
        headline = find_headline(one.text)
        frame = make_frame(one.text, tables[one.text], headline, one.source, one.cue, one.content, ends)
        kinds = _share(KINDS, one.types or {NO_ACT})
        issues = _share(ISSUES, {find_key(issue) for issue in one.issues}) if one.issues else ()
        out.append(Example(frame.ids, frame.parts, -1, kinds, float(one.by_other), 1.0, issues))
    return out


def _share(names: Sequence[str], found: Set[str]) -> tuple[float, ...]:
    return tuple((name in found) / len(found) for name in names)


def find_key(issue: str) -> str:
    """The listed issue that a label's words name, or that none does. Of a compound the last word counts."""
    folded = " ".join(issue.casefold().split())
    if folded in ISSUES:
        return folded
    named = [hit.label for hit in lexicon().issues.find(folded)]
    return named[-1] if named else NO_ISSUE


def batches(examples: Sequence[Example], draw: random.Random) -> Iterator[list[Example]]:
    """All examples in a new order, such of like length together, and of one task."""
    made = []
    for task in ([e for e in examples if e.kinds], [e for e in examples if not e.kinds]):
        order = draw.sample(task, len(task))
        pools = [sorted(order[i : i + 8 * BATCH], key=lambda e: len(e.ids)) for i in range(0, len(order), 8 * BATCH)]
        made += [pool[i : i + BATCH] for pool in pools for i in range(0, len(pool), BATCH)]
    draw.shuffle(made)
    yield from made


def collate(batch: Sequence[Example]) -> tuple[Tensor, Tensor, Tensor]:
    width = max(len(e.ids) for e in batch)
    ids = torch.tensor([e.ids + [0] * (width - len(e.ids)) for e in batch])
    parts = torch.tensor([e.parts + [0] * (width - len(e.parts)) for e in batch])
    return ids, (torch.arange(width) < torch.tensor([[len(e.ids)] for e in batch])).long(), parts


def find_rarity(found: npt.NDArray[np.float64]) -> Tensor:
    """What each class counts, by how often it was found: the root of its rarity."""
    return torch.tensor((found.sum() / len(found) / np.maximum(found, 1)) ** 0.5, dtype=torch.float)


def find_losses(network: Network, batch: Sequence[Example], roots: Tensor, kinds: Tensor) -> Tensor:
    """(B,) Of a batch of one task."""
    with torch.autocast("cpu", torch.bfloat16, enabled=HALF):
        of_roots, of_acts, of_issues = (scores.float() for scores in network(*collate(batch)))
    if not batch[0].kinds:
        gold = torch.tensor([e.root for e in batch])
        return nn.functional.cross_entropy(of_roots, gold, weight=roots, reduction="none", label_smoothing=SMOOTHING)
    shares = torch.tensor([e.kinds for e in batch])
    of_kinds = nn.functional.cross_entropy(
        of_acts[:, :-1], shares, weight=kinds, reduction="none", label_smoothing=SMOOTHING
    )
    other = torch.tensor([e.other for e in batch])
    of_other = nn.functional.binary_cross_entropy_with_logits(of_acts[:, -1], other, reduction="none")
    losses = of_kinds + OTHER_COUNTS * of_other * (1 - shares[:, KINDS.index(NO_ACT)])
    about = torch.tensor([e.issues or (0.0,) * len(ISSUES) for e in batch])  # of what is not known nothing is lost
    return losses - ISSUE_COUNTS * (about * of_issues.log_softmax(1)).sum(1)


def report(network: Network, held: Held) -> dict[str, float]:
    made: dict[str, float] = {}
    for name, some in held.items():
        if not some:
            continue
        scores = score(network, some)
        if some[0].kinds:
            shares = np.array([e.kinds for e in some]) > 0
            chosen = np.array([acts[:-1].softmax(0).numpy() for _, acts, _ in scores])
            rates = rate_types(shares, chosen == chosen.max(1, keepdims=True))
            about = [e.issues[int(s.argmax())] > 0 for e, (_, _, s) in zip(some, scores, strict=True) if e.issues]
            rates |= {"issues": round(100 * sum(about) / len(about), 1)} if about else {}
        else:
            rates = rate_roots([e.root for e in some], [int(roots.argmax()) for roots, _, _ in scores])
        made |= {f"{name} {rate}": figure for rate, figure in rates.items()}
    return made


def rate_roots(gold: Sequence[int], found: Sequence[int]) -> dict[str, float]:
    pairs = list(zip(gold, found, strict=True))
    f1 = [200 * sum(a == b == r for a, b in pairs) / (gold.count(r) + found.count(r)) for r in set(gold)]
    right = sum(a == b for a, b in pairs)
    return {"macro-F1": round(sum(f1) / len(f1), 1), "accuracy": round(100 * right / len(pairs), 1)}


def score(network: Network, examples: Sequence[Example]) -> list[tuple[Tensor, Tensor, Tensor]]:
    """Of each example, in order: float32, such of like length together."""
    network.eval()
    made: dict[int, tuple[Tensor, Tensor, Tensor]] = {}
    order = sorted(range(len(examples)), key=lambda i: len(examples[i].ids))
    with torch.no_grad():
        for low in range(0, len(order), 2 * BATCH):
            some = order[low : low + 2 * BATCH]
            for i, *scores in zip(some, *network(*collate([examples[i] for i in some])), strict=True):
                made[i] = (scores[0], scores[1], scores[2])
    return [made[i] for i in range(len(examples))]


def rate_types(gold: npt.NDArray[np.bool_], found: npt.NDArray[np.bool_]) -> dict[str, float]:
    """F1 of the types of acts, of each in the order of `KINDS`: micro, and macro over the types that occur."""
    gold, found = gold[:, 1:], found[:, 1:]
    right, both = (gold & found).sum(0), gold.sum(0) + found.sum(0)
    occur = gold.sum(0) > 0
    return {
        "micro-F1": round(float(200 * right.sum() / max(1, both.sum())), 1),
        "macro-F1": round(float(np.mean(200 * right[occur] / both[occur])), 1),
        "precision": round(float(100 * right.sum() / max(1, found.sum())), 1),
        "recall": round(float(100 * right.sum() / max(1, gold.sum())), 1),
    }
