"""Word pieces are BERT's, and each knows its place in the text."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dragoman.reading.model import DEFAULT
from dragoman.reading.wordpiece import WordPiece


@pytest.fixture(scope="module")
def wordpiece() -> WordPiece:
    return WordPiece(DEFAULT / "vocab.txt")


def cut(wordpiece: WordPiece, text: str) -> list[str]:
    return [text[start:end] for _, start, end in wordpiece.pieces(text)]


def test_words_are_cut_greedily_into_the_longest_pieces(wordpiece: WordPiece) -> None:
    # As BERT's published uncased vocabulary cuts it: "unaffable" is una ##ffa ##ble, the longest first piece winning.
    text = "Unaffable envoys"
    assert cut(wordpiece, text) == ["Una", "ffa", "ble", "envoy", "s"]


def test_punctuation_stands_alone_wherever_it_is(wordpiece: WordPiece) -> None:
    assert cut(wordpiece, "“No,”—he said…") == ["“", "No", ",", "”", "—", "he", "said", "…"]


def test_case_and_accents_do_not_change_the_pieces(wordpiece: WordPiece) -> None:
    plain, dressed = wordpiece.pieces("cafe resume"), wordpiece.pieces("Café RÉSUMÉ")
    assert [p[0] for p in plain] == [p[0] for p in dressed]


def test_offsets_skip_what_cannot_be_seen(wordpiece: WordPiece) -> None:
    text = "\ufeffthe\u200bory\u00a0of\x00 e\u0301tude"
    assert next(text[s:e] for _, s, e in wordpiece.pieces(text)) == "the\u200bory"


def test_an_endless_word_is_one_unknown_piece(wordpiece: WordPiece) -> None:
    assert wordpiece.pieces("a" * 101) == [(wordpiece.id_of("[UNK]"), 0, 101)]


@given(st.text(st.characters(exclude_categories=[]), max_size=80))
@example("붬")  # three letters in one character, cut into two pieces: both stand where it stands
def test_any_text_is_cut_in_order_and_nothing_visible_is_lost(wordpiece: WordPiece, text: str) -> None:
    pieces = wordpiece.pieces(text)
    ends = [0, *(end for _, _, end in pieces)]
    assert all(0 <= start < end <= len(text) for _, start, end in pieces)
    for (_, start, _), before in zip(pieces, ends, strict=False):
        assert start >= before or (start == before - 1 and len(unicodedata.normalize("NFD", text[start])) > 1)
    covered = {i for _, start, end in pieces for i in range(start, end)}
    letters = {i for i, c in enumerate(text) if unicodedata.category(c)[0] in "LN"}
    assert letters <= covered
