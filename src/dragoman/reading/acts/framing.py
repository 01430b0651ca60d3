"""What the encoder of acts is shown of a statement: its sentences, each piece with its part in it, after the article's
headline and the words before them.

An answer is mostly understood by what stands before it ("Eleven means eleven"), so what room is left goes to that; what
is bargained over is often told by the headline alone.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from dragoman.types import Span

LONGEST = 112
"""Pieces shown, the special ones included."""

HEADLINE = 16
"""Pieces of the headline that are shown at most."""

HEAD = 24
"""Pieces of source and cue that are kept at most."""

BEFORE, REST, SOURCE, CUE, CONTENT = range(5)
"""Parts: words before the statement's sentences, other words of these, and the statement's own."""

Pieces = npt.NDArray[np.int32]
"""(L, 3): id, start and end of each piece of a text."""


class Ends(NamedTuple):
    """Ids of the special pieces."""

    first: int
    last: int


class Frame(NamedTuple):
    ids: list[int]
    parts: list[int]


def make_frame(
    text: str,
    pieces: Pieces,
    headline: tuple[int, int],
    source: Span | None,
    cue: Span | None,
    content: tuple[Span, ...],
    ends: Ends,
) -> Frame:
    """`pieces` are those of the whole `text`; `headline`: where that stands in it."""
    spans = [s for s in (source, cue, *content) if s]
    low, high = _sentences(text, min(s.start for s in spans), max(s.end for s in spans))
    starts = pieces[:, 1]
    first, last = (int(np.searchsorted(starts, at)) for at in (low, high))
    parts = np.full(len(pieces), BEFORE, np.int64)
    parts[first:last] = REST
    for span, part in [*((s, CONTENT) for s in content), (source, SOURCE), (cue, CUE)]:
        if span:
            parts[np.searchsorted(starts, span.start) : np.searchsorted(starts, span.end)] = part
    kept = _choose(parts[first:last]) + first
    top, told = (int(np.searchsorted(starts, at)) for at in headline)
    told = min(told, top + HEADLINE, first, max(top, top + LONGEST - 4 - len(kept)))
    room = LONGEST - 4 - len(kept) - max(0, told - top)
    before = np.arange(max(told, first - max(0, room)), first)
    ids = [ends.first, *pieces[top:told, 0].tolist(), ends.last]
    ids += [*pieces[before, 0].tolist(), ends.last, *pieces[kept, 0].tolist(), ends.last]
    shown = [BEFORE] * (len(ids) - len(kept) - 1) + [*parts[kept].tolist(), BEFORE]
    return Frame(ids, shown)


def find_headline(text: str, furniture: Collection[int] = ()) -> tuple[int, int]:
    """Where the first line stands that says anything. `furniture`: where lines begin that are not the article's own."""
    own = (line.span() for line in _LINE.finditer(text) if line.start() not in furniture)
    return next(own, (0, 0))


_LINE = re.compile(r"\S[^\n]*")


def _choose(parts: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """Which of the sentences' pieces are shown, where they are too many: source and cue, then what was said, then the
    rest, of each the first ones."""
    room = LONGEST - 4
    if len(parts) <= room:
        return np.arange(len(parts))
    head = np.flatnonzero((parts == SOURCE) | (parts == CUE))[:HEAD]
    said = np.flatnonzero(parts == CONTENT)[: room - len(head)]
    rest = np.flatnonzero(parts == REST)[: room - len(head) - len(said)]
    return np.sort(np.concatenate([head, said, rest]))


def _sentences(text: str, start: int, end: int) -> tuple[int, int]:
    """The sentences that a stretch lies in; a line ends one, too."""
    before = (m.end() for m in _END.finditer(text, max(0, start - REACH), start + 1))
    low = max((at for at in before if at <= start), default=max(0, start - REACH))
    stop = _END.search(text, max(start, end - 1), min(len(text), end + REACH))
    return low, stop.end() if stop else min(len(text), end + REACH)


REACH = 300
"""Characters on each side in which the end of a sentence is looked for."""

_END = re.compile(r"[.!?…][\"'”’»)]*\s+(?=[\"'“‘„«(]*[A-Z0-9])|\n+")
