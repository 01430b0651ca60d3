"""Sentences are counted as a reader of news counts them."""

from __future__ import annotations

import pytest

from dragoman.reading.outline import Outline, sentence_start
from dragoman.reading.quotes import find_quoted


def sentences(text: str, left_out: tuple[tuple[int, int], ...] = ()) -> list[str]:
    """The text cut where the number of the sentence changes."""
    outline = Outline(text, find_quoted(text, 0, len(text)), left_out)
    starts = [i for i in range(len(text)) if i == 0 or outline.sentence(i) != outline.sentence(i - 1)]
    return [text[a:b].strip() for a, b in zip(starts, [*starts[1:], len(text)], strict=True)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("He left. She stayed.", ["He left.", "She stayed."]),
        ("Mr. Venn met Sen. Brandt of the U.S. Army.", ["Mr. Venn met Sen. Brandt of the U.S. Army."]),
        ("Ivo Brandt (R-Ga.) said no.", ["Ivo Brandt (R-Ga.) said no."]),
        ("“It is late. We go,” she said. He went.", ["“It is late. We go,” she said.", "He went."]),
        ("Title\nBody", ["Title", "Body"]),
    ],
)
def test_titles_initials_and_quotations_end_no_sentence(text: str, wanted: list[str]) -> None:
    assert sentences(text) == wanted


def test_furniture_is_no_sentence() -> None:
    text = "He left.\nREAD MORE: A. B.\nShe stayed."
    start = text.index("READ")
    assert len(sentences(text, ((start, text.index("She")),))) == 2


def test_places_in_a_quotation_are_told_from_those_outside() -> None:
    text = "He said “no” twice."
    outline = Outline(text, find_quoted(text, 0, len(text)))
    assert [outline.is_quoted(text.index(word)) for word in ("He", "no", "twice")] == [False, True, False]


@pytest.mark.parametrize(
    ("text", "at", "start"),
    [
        ("The deal with Acme Inc. is off, she said.", "is off", "The deal"),
        ("The talks ended at 5 p.m.  on Monday.", "on Monday", "The talks"),
        ("He left. She stayed.", "She", "She"),
        ("He left. She stayed.", "stayed", "She"),
        ("\tHis proposal is fair.", "is fair", "His"),
        ("One.\n  Two is more.", "is more", "Two"),
    ],
)
def test_a_sentence_begins_behind_the_last_end_that_is_one(text: str, at: str, start: str) -> None:
    assert sentence_start(text, text.index(at)) == text.index(start)
