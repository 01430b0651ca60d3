"""The encoder's view of an event and of an act: one small network that read many sentences with their actors marked and
many statements with their parts told.

The model folder `models/events` holds `model.onnx` and `model.json`; its vocabulary is the tagger's. It is made by
`training/events.py`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

import msgspec
import numpy as np
import numpy.typing as npt

from dragoman.errors import StopError
from dragoman.reading.model import SLOW
from dragoman.reading.plover.actors import SOURCE, TARGET, Marked
from dragoman.reading.wordpiece import WordPiece

FORMAT = 3
"""Rises when the code asks something else of the folder."""

LONGEST = 96
"""Pieces that the encoder is shown, the two special ones included; the corpus's longest sentence has about as many."""

ACTOR = 6
"""Words of a longer actor that are kept: half from its beginning, half from its end."""

MARKS = {SOURCE: "@", TARGET: "#"}

Floats = npt.NDArray[np.float64]


class EventCard(msgspec.Struct, frozen=True):
    """`model.json`."""

    name: str
    format: int
    roots: list[str]
    acts: list[str]
    """`-` for none, then the types of acts."""
    issues: list[str]
    """`-` for what no list holds, then the listed issues."""
    sha256: dict[str, str]
    date: str
    data: list[str]
    scores: dict[str, float]


class ActView(NamedTuple):
    """What the encoder makes of a statement."""

    types: Floats
    """(T,) Shares of the card's acts."""
    by_other: float
    """How likely the act is another's than the source's."""
    issues: Floats
    """(I,) Shares of the card's issues."""


class Encoder:
    """The loaded model."""

    def __init__(self, folder: Path, vocabulary: Path) -> None:
        """Raises StopError when the folder is not a model of this code's format, or its files have changed."""
        import onnxruntime

        self.card = load_event_card(folder)
        for file in (folder / "model.onnx", vocabulary):
            if hashlib.sha256(file.read_bytes()).hexdigest() != self.card.sha256[file.name]:
                raise StopError(str(file), "not the file that the model's card names", "install dragoman again")
        self.wordpiece = WordPiece(vocabulary)
        self.ends = self.wordpiece.id_of("[CLS]"), self.wordpiece.id_of("[SEP]")
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        self._session = onnxruntime.InferenceSession(
            str(folder / "model.onnx"), options, providers=["CPUExecutionProvider"], disabled_optimizers=SLOW
        )

    def scores(self, sentence: str, marked: Marked) -> Floats:
        """(K,) logarithms of the roots' shares, in the card's order. One sentence at a time: see `Model.score`."""
        inner = [piece for piece, _, _ in self.wordpiece.pieces(mark_text(sentence, marked))[: LONGEST - 2]]
        ids = [self.ends[0], *inner, self.ends[1]]
        (row,) = self._run(["scores"], ids, [0] * len(ids))
        return _logarithms(row)

    def view_act(self, ids: Sequence[int], parts: Sequence[int]) -> ActView:
        """One statement at a time, for the same reason."""
        acts, issues = self._run(["acts", "issues"], ids, parts)
        by_other = float(1 / (1 + np.exp(-acts[-1])))
        return ActView(np.exp(_logarithms(acts[:-1])), by_other, np.exp(_logarithms(issues)))

    def _run(self, heads: Sequence[str], ids: Sequence[int], parts: Sequence[int]) -> list[Floats]:
        given = {"ids": np.array([ids], np.int64), "parts": np.array([parts], np.int64)}
        found = self._session.run(list(heads), given | {"mask": np.ones_like(given["ids"])})
        return [np.asarray(rows[0], np.float64) for rows in found]


def _logarithms(row: Floats) -> Floats:
    row = row - row.max()
    logarithms: Floats = row - np.log(np.exp(row).sum())
    return logarithms


def mark_text(sentence: str, marked: Marked) -> str:
    """The sentence with the source between `@` and the target between `#`."""
    out, at = [], 0
    for word in marked.words:
        if word.text in MARKS:
            actor = " ".join(_shorten(sentence[word.start : word.end].split()))
            out += [sentence[at : word.start], f"{MARKS[word.text]} {actor} {MARKS[word.text]}"]
            at = word.end
    return "".join([*out, sentence[at:]])


def _shorten(words: Sequence[str]) -> Sequence[str]:
    return words if len(words) <= ACTOR else [*words[: ACTOR // 2], *words[-ACTOR // 2 :]]


def load_event_card(folder: Path) -> EventCard:
    """The folder's card. Raises StopError saying what is wrong and what to do."""
    try:
        card = msgspec.json.decode((folder / "model.json").read_bytes(), type=EventCard)
    except (OSError, msgspec.DecodeError) as error:
        raise StopError(str(folder), f"no model of events ({error})", "install dragoman again") from None
    if card.format != FORMAT:
        raise StopError(
            str(folder), f"model of format {card.format}, this dragoman reads format {FORMAT}", "install dragoman again"
        )
    return card


@cache
def load_encoder() -> Encoder:
    """The shipped model."""
    models = Path(__file__).parents[2] / "models"
    return Encoder(models / "events", models / "en" / "vocab.txt")
