"""An article's word pieces, each with its place in the text and what the vocabulary does not keep.

The encoder's vocabulary is lower-case and knows no white space. Both matter here: capitals find names, and a straight
quotation mark opens when a space stands before it. So each piece carries a *shape* beside its id, and the model has an
embedding for it. Training uses this module too, so that it sees what reading sees.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from dragoman.reading.wordpiece import WordPiece

SHAPES = 16
"""Number of shapes: capitals (none, first, all, inside) x begins a paragraph x follows white space."""

BEGINS, SPACED = 4, 8
"""Bits of a shape: begins a paragraph, follows white space."""

Ints = npt.NDArray[np.int32]
Flags = npt.NDArray[np.bool_]
Codes = npt.NDArray[np.uint32]


class Tokens(NamedTuple):
    """Word pieces of one text: parallel arrays, one entry a piece; offsets are code points into the text."""

    ids: Ints
    shapes: Ints
    starts: Ints
    ends: Ints
    paragraphs: Ints
    """Index of the first piece of each paragraph (a paragraph ends at a line break)."""


def tokenise(text: str, wordpiece: WordPiece) -> Tokens:
    """Cuts `text` into word pieces once; every later step works on the result."""
    pieces = wordpiece.table(text)
    ids, starts, ends = pieces[:, 0], pieces[:, 1], pieces[:, 2]
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    paragraphs = _paragraph_starts(codes, starts)
    return Tokens(ids, _shapes(codes, starts, ends, paragraphs), starts, ends, paragraphs)


def _paragraph_starts(codes: Codes, starts: Ints) -> Ints:
    """A piece begins a paragraph when a line break stands between it and the piece before."""
    if not len(starts):
        return np.zeros(0, np.int32)
    line = np.concatenate([[0], np.cumsum(np.isin(codes, _BREAKS))])[starts]
    return np.flatnonzero(np.diff(line, prepend=-1)).astype(np.int32)


_BREAKS = np.array([0x0A, 0x0D, 0x85, 0x2028, 0x2029], np.uint32)


def _shapes(codes: Codes, starts: Ints, ends: Ints, paragraphs: Ints) -> Ints:
    upper, space = _is_upper(codes), _is_space(codes)
    counted = np.concatenate([[0], np.cumsum(upper)])
    capitals = counted[ends] - counted[starts]
    length = ends - starts
    first = upper[starts] if len(starts) else upper[:0]
    caps = np.where(capitals == 0, 0, np.where((capitals == length) & (length > 1), 2, np.where(first, 1, 3)))
    before = np.concatenate([[True], space])[starts]
    begins = np.zeros(len(starts), bool)
    begins[paragraphs] = True
    shapes: Ints = (caps + BEGINS * begins + SPACED * before).astype(np.int32)
    return shapes


def _is_upper(codes: Codes) -> Flags:
    return _look_up(codes, (codes >= 0x41) & (codes <= 0x5A), str.isupper)


def _is_space(codes: Codes) -> Flags:
    return _look_up(codes, (codes == 0x20) | ((codes >= 0x09) & (codes <= 0x0D)), str.isspace)


def _look_up(codes: Codes, known: Flags, ask: Callable[[str], bool]) -> Flags:
    """ASCII by arithmetic; the few other distinct characters of a text by `ask`."""
    others = [code for code in np.unique(codes[codes > 0x7F]) if ask(chr(code))]
    return known | np.isin(codes, np.array(others, np.uint32)) if others else known


def cut(tokens: Tokens, low: int, high: int) -> Tokens:
    """Pieces `low:high` as a text of their own: they begin a paragraph, offsets stay those of the article."""
    shapes = tokens.shapes[low:high].copy()
    shapes[:1] |= BEGINS
    inner = tokens.paragraphs[(tokens.paragraphs > low) & (tokens.paragraphs < high)] - low
    starts = np.concatenate([np.zeros(min(1, high - low), np.int32), inner]).astype(np.int32)
    return Tokens(tokens.ids[low:high], shapes, tokens.starts[low:high], tokens.ends[low:high], starts)


def join(texts: Sequence[Tokens]) -> Tokens:
    """Several texts' pieces as one text, each a paragraph or more; offsets stay what they were. Needs at least one."""
    lengths = np.cumsum([0, *(len(t.ids) for t in texts)])
    paragraphs = np.concatenate([t.paragraphs + at for t, at in zip(texts, lengths, strict=False)]).astype(np.int32)
    ids, shapes, starts, ends = (np.concatenate(column) for column in zip(*(t[:4] for t in texts), strict=True))
    return Tokens(ids, shapes, starts, ends, paragraphs)


def without(tokens: Tokens, stretches: Sequence[tuple[int, int]]) -> Tokens:
    """The pieces that do not begin in one of `stretches` (in order, whole lines, so that paragraphs stay whole)."""
    if not stretches or not len(tokens.ids):
        return tokens
    lows, highs = (np.array(edge) for edge in zip(*stretches, strict=True))
    at = np.searchsorted(lows, tokens.starts, side="right") - 1
    kept = (at < 0) | (tokens.starts >= highs[np.maximum(at, 0)])
    number = np.cumsum(kept) - 1
    paragraphs = number[tokens.paragraphs[kept[tokens.paragraphs]]].astype(np.int32)
    return Tokens(tokens.ids[kept], tokens.shapes[kept], tokens.starts[kept], tokens.ends[kept], paragraphs)
