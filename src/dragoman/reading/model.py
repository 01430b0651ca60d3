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

FORMAT = 2
"""Rises when the code asks something else of a model folder."""

SLOW = ["SkipLayerNormFusion"]
"""What ONNX Runtime 1.32 does to a graph of its own accord and should not: its operator for a sum and the layer norm
after it takes six times as long on a processor as the two apart, a tenth of all the encoder's time."""

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
        self._session = onnxruntime.InferenceSession(
            str(self.folder / "model.onnx"), options, providers=["CPUExecutionProvider"], disabled_optimizers=SLOW
        )

    def score(self, tokens: Tokens, windows: Sequence[Window]) -> dict[str, Scores]:
        """For each head an (L, K) array over the L pieces of one text.

        Each window goes through the encoder by itself, without padding or mask: the int8 model scales its numbers by
        the largest it is given at once, so a reading would depend on what happened to be read beside it. Measured on
        one core, batches of up to 1,024 pieces were no faster: the padding and the mask cost what they saved.
        """
        out = {h.name: np.zeros((len(tokens.ids), len(h.labels)), np.float32) for h in self.card.heads}
        first, last = self._ends
        for w in windows:
            ids = np.concatenate([[first], tokens.ids[w.start : w.end], [last]], dtype=np.int64)
            shapes = np.concatenate([[0], tokens.shapes[w.start : w.end], [0]], dtype=np.int64)
            outputs = self._session.run(None, {"ids": ids[None], "shapes": shapes[None]})
            kept = slice(1 + w.first - w.start, 1 + w.last - w.start)
            for head, scores in zip(self.card.heads, outputs, strict=True):
                out[head.name][w.first : w.last] = np.asarray(scores)[0, kept]
        return out


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
