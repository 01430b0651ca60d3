"""Sentences are counted as a reader of news counts them."""

from __future__ import annotations

import pytest

from dragoman.reading.outline import Outline
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
