"""The stretches that the tags mark: sources, cues and contents of an article, before they are put together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from dragoman.reading.quotes import MARKS
from dragoman.reading.tokens import Tokens


class Part(NamedTuple):
    """A tagged stretch of the text, in code points; `chance` is the model's probability of its least likely tag."""

    start: int
    end: int
    role: str
    chance: float


def split_at_lines(text: str, parts: Iterable[Part], left_out: Sequence[tuple[int, int]] = ()) -> Iterator[Part]:
    """`parts` cut at line breaks: what is said or named does not run on into the next paragraph without new marks.

    In PolNeAR's training part 61 of 22,863 contents hold a line break. Of the pieces the first is kept, and those that
    open with a quotation mark; none that stands in `left_out` (furniture) or has no word.
    """
    for part in parts:
        first = True
        for match in _LINE.finditer(text, part.start, part.end):
            bare = match[0].strip()
            start = match.start() + match[0].index(bare)
            if not _WORD.search(bare) or any(low <= start < high for low, high in left_out):
                continue
            if first or (bare[0] in MARKS and part.role == "content"):
                yield part._replace(start=start, end=start + len(bare))
            first = False


_LINE = re.compile(r"[^\n\r\x85\u2028\u2029]+")
_WORD = re.compile(r"\w")


def find_parts(
    tokens: Tokens, labels: Sequence[str], tags: npt.NDArray[np.int64], chances: npt.NDArray[np.float32] | None = None
) -> list[Part]:
    """Parts in order of the text, from one tag and its probability for each piece; nobody asks for a name's chance."""
    if not len(tags):
        return []
    inner = np.array([label[0] == "I" for label in labels])[tags]
    starts = np.flatnonzero((tags > 0) & ~inner)
    ends = np.flatnonzero((tags > 0) & ~np.append(inner[1:], False))
    return [
        Part(
            int(tokens.starts[a]),
            int(tokens.ends[b]),
            labels[tags[a]][2:],
            1.0 if chances is None else float(chances[a : b + 1].min()),
        )
        for a, b in zip(starts, ends, strict=True)
    ]
