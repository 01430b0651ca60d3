"""What the network is shown: texts with their spans, cut into windows, put into batches.

The order of everything depends on the seed alone, so that a run that was stopped goes on with the batches it would have
seen.
"""

from __future__ import annotations

import json
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch

from dragoman.reading.tokens import Tokens, cut, tokenise
from dragoman.reading.windows import make_windows
from dragoman.reading.wordpiece import WordPiece
from training.augment import Group, add_headline, augment
from training.invented import load_invented
from training.names import KINDS, load_names
from training.polnear import ROLES, Span, load_polnear
from training.tagger import bio

HEADS = {"attribution": bio(ROLES), "names": bio(KINDS)}
CLS, SEP, MASK = 101, 102, 103


class Text(NamedTuple):
    """A training text with its spans, one version of which is drawn each time; spans of one attribution are a group."""

    text: str
    versions: tuple[tuple[Group, ...], ...]


class Example(NamedTuple):
    ids: np.ndarray
    shapes: np.ndarray
    tags: np.ndarray
    scores: np.ndarray = np.zeros((0, 0), np.float16)
    """A teacher's, if it marked the window (`training.teach`): (L, K) for its K tags."""


class Shape(NamedTuple):
    """Pieces in a window and in a batch; how often a text is given another paper's habits or headlines, and a piece
    is hidden (word dropout, Bowman et al. 2016: the network learns to do without any one word)."""

    window: int = 256
    batch: int = 3072
    augment: float = 0.2
    headlines: float = 0.15
    hidden: float = 0.0


def load_texts(data: Path, invented: int = 0) -> dict[str, list[Text]]:
    """The annotated texts by head; the project's own invented ones as often as `invented` says in each pass."""
    dropped: Counter[str] = Counter()
    attribution = [
        Text(a.text, tuple(tuple(r.spans for r in version) for version in a.versions) or ((),))
        for a in load_polnear(data / "polnear/train.tar.gz", dropped)
    ]
    names = [Text(n.text, ((n.spans,),)) for n in load_names(data / "worldwide-news/train.tar.gz")]
    print(json.dumps({"articles": len(attribution), "name articles": len(names), "dropped": dropped}))
    attribution += [Text(text, (groups,)) for text, groups in load_invented()] * invented if invented else []
    return {"attribution": attribution, "names": names}


def tag(tokens: Tokens, spans: Sequence[Span], labels: list[str]) -> np.ndarray:
    """A piece belongs to the span that covers more than half of it; where spans overlap the shorter one counts."""
    tags = np.zeros(len(tokens.ids), np.int64)
    for span in sorted(spans, key=lambda s: s.start - s.end):
        cover = np.minimum(tokens.ends, span.end) - np.maximum(tokens.starts, span.start)
        inside = np.flatnonzero(cover * 2 > tokens.ends - tokens.starts)
        if len(inside):
            tags[inside] = labels.index(f"I-{span.role}")
            tags[inside[0]] = labels.index(f"B-{span.role}")
    return opened(tags, labels)


def opened(tags: np.ndarray, labels: list[str]) -> np.ndarray:
    """`tags` with B- wherever a span begins: after another one cut it in two, or at the edge of a window."""
    inner = np.array([label[0] == "I" for label in labels])[tags]
    before = np.concatenate([[0], tags[:-1]])
    follows = (before == tags) | (before == tags - 1)  # labels stand in pairs: B-kind, I-kind
    return np.where(inner & ~follows, tags - 1, tags)


def examples(texts: list[Text], head: str, wordpiece: WordPiece, rng: random.Random, shape: Shape) -> Iterator[Example]:
    """One pass: each text cut into windows from a random phase, so that paragraphs stand in changing company."""
    for text in rng.sample(texts, len(texts)):
        groups = rng.choice(text.versions)
        words = augment(text.text, rng, shape.augment)
        if head == "attribution" and rng.random() < shape.headlines:
            words, groups = add_headline(words, groups, rng)
        tokens = tokenise(words, wordpiece)
        if not len(tokens.ids):
            continue
        tags = tag(tokens, [span for group in groups for span in group], HEADS[head])
        early = tokens.paragraphs[: max(1, len(tokens.paragraphs) // 3)]
        phase = int(rng.choice(early)) if rng.random() < 0.5 else 0
        for low, high in ((0, phase), (phase, len(tokens.ids))):
            part = cut(tokens, low, high)
            size = rng.choice((shape.window, shape.window, shape.window // 2)) - 2
            for window in make_windows(part, size, 0):
                kept = slice(window.start, window.end)
                yield Example(part.ids[kept], part.shapes[kept], opened(tags[low:high][kept], HEADS[head]))


def hide(example: Example, rng: random.Random, share: float) -> Example:
    """`example` with `share` of its pieces hidden."""
    hidden = np.array([rng.random() < share for _ in example.ids])
    return example._replace(ids=np.where(hidden, MASK, example.ids))


def batches(
    texts: list[Text], head: str, wordpiece: WordPiece, seed: int, shape: Shape, lessons: Sequence[Example] = ()
) -> Iterator[list[Example]]:
    """Endless batches of about `shape.batch` pieces, windows of like length together; of `lessons` instead, if any."""
    epoch = 0
    while True:
        rng = random.Random(f"{seed} {head} {epoch}")
        fresh = lessons or examples(texts, head, wordpiece, rng, shape)
        shown = (hide(e, rng, shape.hidden) for e in fresh) if shape.hidden else fresh
        pool = sorted(shown, key=lambda e: (len(e.ids), rng.random()))
        made: list[list[Example]] = [[]]
        for example in pool:
            if made[-1] and (len(made[-1]) + 1) * (len(example.ids) + 2) > shape.batch:
                made.append([])
            made[-1].append(example)
        rng.shuffle(made)
        yield from made
        epoch += 1


def tensors(batch: list[Example]) -> tuple[torch.Tensor, ...]:
    """Ids, shapes, mask and tags of a batch, each (B, L) int64, tags -1 where nothing is to be learned; a teacher's
    scores (B, L, K) float32, K 0 without a teacher."""
    width = max(len(e.ids) for e in batch) + 2
    ids, shapes, tags = (np.full((len(batch), width), fill, np.int64) for fill in (0, 0, -1))
    scores = np.zeros((len(batch), width, batch[0].scores.shape[1]), np.float32)
    for row, e in enumerate(batch):
        n = len(e.ids)
        ids[row, 0], ids[row, 1 : n + 1], ids[row, n + 1] = CLS, e.ids, SEP
        shapes[row, 1 : n + 1], tags[row, 1 : n + 1] = e.shapes, e.tags
        if len(e.scores):
            scores[row, 1 : n + 1] = e.scores
    return tuple(torch.from_numpy(a) for a in (ids, shapes, (ids > 0).astype(np.int64), tags, scores))
