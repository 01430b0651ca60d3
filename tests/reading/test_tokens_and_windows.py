"""Pieces carry what the vocabulary drops; windows cover every piece once."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.reading.model import DEFAULT
from dragoman.reading.tokens import BEGINS, SPACED, Tokens, cut, tokenise, without
from dragoman.reading.windows import make_windows
from dragoman.reading.wordpiece import WordPiece


@pytest.fixture(scope="module")
def wordpiece() -> WordPiece:
    return WordPiece(DEFAULT / "vocab.txt")


def test_shapes_tell_capitals_spaces_and_paragraphs(wordpiece: WordPiece) -> None:
    tokens = tokenise('Envoys met. "NATO"\nThey left', wordpiece)
    words = {'Envoys met. "NATO"\nThey left'[s:e]: int(shape) for shape, s, e in zip(*tokens[1:4], strict=True)}
    assert words["met"] == SPACED
    assert words["NATO"] == 2
    assert words["They"] == 1 + BEGINS + SPACED
    assert words["."] == 0


def test_a_straight_mark_that_opens_differs_from_one_that_closes(wordpiece: WordPiece) -> None:
    text = 'He said "no" twice'
    opening, closing = (
        int(shape) for shape, s, e in zip(*tokenise(text, wordpiece)[1:4], strict=True) if text[s:e] == '"'
    )
    assert opening & SPACED and not closing & SPACED


def pieces(lengths: list[int]) -> Tokens:
    total = sum(lengths)
    ids = np.arange(total, dtype=np.int32)
    starts = np.concatenate([[0], np.cumsum(lengths)[:-1]]) if lengths else np.zeros(0)
    return Tokens(ids, ids, ids, ids + 1, starts.astype(np.int32))


@given(st.lists(st.integers(1, 60), max_size=30), st.integers(10, 40), st.integers(0, 9))
def test_every_piece_is_scored_once_and_no_window_is_too_wide(lengths: list[int], size: int, context: int) -> None:
    windows = list(make_windows(pieces(lengths), size, context))
    scored = [i for w in windows for i in range(w.first, w.last)]
    assert scored == list(range(sum(lengths)))
    assert all(w.end - w.start <= size and w.start <= w.first <= w.last <= w.end for w in windows)


@given(st.lists(st.integers(1, 10), min_size=1, max_size=20))
def test_a_paragraph_that_fits_is_never_cut(lengths: list[int]) -> None:
    tokens = pieces(lengths)
    edges = {*tokens.paragraphs.tolist(), sum(lengths)}
    assert all({w.first, w.last} <= edges for w in make_windows(tokens, 20, 5))


def test_a_short_paragraph_before_is_given_as_context(wordpiece: WordPiece) -> None:
    windows = list(make_windows(pieces([8, 4, 18]), 24, 6))
    assert [(w.start, w.first) for w in windows] == [(0, 0), (8, 12)]


def test_leaving_out_stretches_keeps_offsets_and_paragraphs(wordpiece: WordPiece) -> None:
    text = "First line here.\nShare this\nSecond line there."
    low = text.index("Share")
    kept = without(tokenise(text, wordpiece), [(low, low + len("Share this"))])
    words = [text[s:e] for s, e in zip(kept.starts, kept.ends, strict=True)]
    assert "Share" not in words and "Second" in words
    assert [words[i] for i in kept.paragraphs] == ["First", "Second"]


def test_a_cut_begins_a_paragraph_and_keeps_its_offsets(wordpiece: WordPiece) -> None:
    text = "She said they would come."
    inner = cut(tokenise(text, wordpiece), 2, 5)
    assert text[inner.starts[0] : inner.ends[-1]] == "they would come"
    assert inner.shapes[0] & BEGINS and inner.paragraphs.tolist() == [0]
    assert not tokenise(text, wordpiece).shapes[2] & BEGINS
