"""The shipped model: a folder that says what it is, checked before use, and its one forward pass.

The folder holds `model.onnx` (encoder and heads), `vocab.txt`, `model.json` (a `Card`) and a README for people.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from pathlib import Path

import msgspec
import numpy as np
import onnxruntime

from dragoman.errors import StopError
from dragoman.reading.chain import Chain, Scores
from dragoman.reading.tokens import Tokens
from dragoman.reading.windows import Window
from dragoman.reading.wordpiece import WordPiece

FORMAT = 1
"""Rises when the code asks something else of a model folder."""

BATCH = 1024
"""Pieces, padding included, that go through the encoder at once."""

FILLED = 0.85
"""Least share of a batch's width that each of its windows fills; more batches cost less than more padding."""

DEFAULT = Path(__file__).parent.parent / "models" / "en"


class Head(msgspec.Struct, frozen=True):
    """One head's labels and learned transitions, in the order of the model's outputs."""

    name: str
    labels: list[str]
    start: list[float]
    transitions: list[list[float]]


class Card(msgspec.Struct, frozen=True, kw_only=True):
    """`model.json`: what the model is, what it needs, how good it was and what it was made from."""

    name: str
    version: str
    format: int
    languages: list[str]
    window: int
    """Pieces in a window, the two special ones included."""
    context: int
    heads: list[Head]
    sha256: dict[str, str]
    date: str
    data: list[str]
    scores: dict[str, dict[str, float]]


class Model:
    """The loaded model. Calling it gives scores; chains turn scores into tags."""

    def __init__(self, folder: str | os.PathLike[str] | None = None) -> None:
        """Raises StopError when the folder is not a model of this code's format, or its files have changed."""
        self.folder = Path(folder) if folder else DEFAULT
        self.card = load_card(self.folder)
        self.wordpiece = WordPiece(self.folder / "vocab.txt")
        self.chains = {h.name: Chain(h.labels, h.start, h.transitions) for h in self.card.heads}
        self._ends = self.wordpiece.id_of("[CLS]"), self.wordpiece.id_of("[SEP]")
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1  # the reader gives each processor an article of its own
        options.enable_cpu_mem_arena = False  # windows differ in length; the arena would keep the largest of each
        self._session = onnxruntime.InferenceSession(
            str(self.folder / "model.onnx"), options, providers=["CPUExecutionProvider"]
        )

    def score(self, tokens: Tokens, windows: Sequence[Window]) -> dict[str, Scores]:
        """For each head an (L, K) array over the L pieces of one article.

        An article's windows go through the encoder together, and no other article's with them: the int8 model scales
        its numbers by the largest in a batch, so a reading would depend on what happened to be read beside it.
        """
        out = {h.name: np.zeros((len(tokens.ids), len(h.labels)), np.float32) for h in self.card.heads}
        for batch in _batches(windows):
            for window, scores in zip(batch, self._run(tokens, batch), strict=True):
                kept = slice(1 + window.first - window.start, 1 + window.last - window.start)
                for head, part in zip(self.card.heads, scores, strict=True):
                    out[head.name][window.first : window.last] = part[kept]
        return out

    def _run(self, tokens: Tokens, batch: Sequence[Window]) -> list[list[Scores]]:
        width = max(w.end - w.start for w in batch) + 2
        ids, shapes, mask = (np.zeros((len(batch), width), np.int64) for _ in range(3))
        for row, w in enumerate(batch):
            length = w.end - w.start
            ids[row, 0], ids[row, length + 1] = self._ends
            ids[row, 1 : length + 1] = tokens.ids[w.start : w.end]
            shapes[row, 1 : length + 1] = tokens.shapes[w.start : w.end]
            mask[row, : length + 2] = 1
        outputs = self._session.run(None, {"ids": ids, "shapes": shapes, "mask": mask})
        return [[np.asarray(output)[row] for output in outputs] for row in range(len(batch))]


def _batches(windows: Sequence[Window]) -> list[list[Window]]:
    """Windows of like length together, longest first, so that a batch's width is its first one's."""
    made: list[list[Window]] = []
    for window in sorted(windows, key=lambda w: (w.start - w.end, w.start)):
        longest = made[-1][0].end - made[-1][0].start if made else 0
        fits = made and (len(made[-1]) + 1) * (longest + 2) <= BATCH
        if fits and window.end - window.start >= FILLED * longest:
            made[-1].append(window)
        else:
            made.append([window])
    return made


def cores() -> int:
    """Processors that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def load_card(folder: Path) -> Card:
    """The folder's card, its files' checksums compared. Raises StopError saying what is wrong and what to do."""
    try:
        card = msgspec.json.decode((folder / "model.json").read_bytes(), type=Card)
    except OSError as error:
        raise StopError(
            str(folder), f"no model here ({error.strerror})", "install dragoman again, or give another --model folder"
        ) from None
    except msgspec.DecodeError as error:
        raise StopError(
            str(folder / "model.json"),
            f"not a model card ({error})",
            "install dragoman again, or give another --model folder",
        ) from None
    if card.format != FORMAT:
        raise StopError(
            str(folder), f"model of format {card.format}, this dragoman reads format {FORMAT}",
            "take the model that came with this version of dragoman",
        )  # fmt: skip
    for name, wanted in card.sha256.items():
        try:
            found = hashlib.sha256((folder / name).read_bytes()).hexdigest()
        except OSError as error:
            raise StopError(
                str(folder / name), f"cannot be read ({error.strerror})", "install dragoman again"
            ) from None
        if found != wanted:
            raise StopError(
                str(folder / name),
                f"checksum {found[:12]}… is not the card's {wanted[:12]}…",
                "the file is damaged: install dragoman again",
            )
    return card
