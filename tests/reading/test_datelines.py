"""A dateline stands before a report's first words and is part of none."""

import pytest

from dragoman.reading.datelines import without_dateline
from dragoman.reading.linking import Link
from dragoman.reading.parts import Part


def read(text: str, start: int = 0) -> str:
    part = Part(start, len(text), "content", 1.0)
    (content,) = without_dateline(text, Link(None, None, (part,))).contents
    return text[content.start : content.end]


@pytest.mark.parametrize(
    "line",
    [
        "Sarnish (KTK) – ",
        "SARNISH, March 5 (KTK) - ",
        "SARNISH — ",
        "Nov 25 (AP) — ",
        "PORT AMITY, Lorrenmark (LNA) -- ",
        "SARNISH. May 12 (KTK) – ",
    ],
)
def test_it_is_cut_from_the_words_that_it_stands_before(line: str) -> None:
    assert read(f"{line}The lake will be shared") == "The lake will be shared"


@pytest.mark.parametrize(
    "words", ["The minister (of Kelvara) – ill – stays", "Kelvara – and others – agree", "KTK editor Ona – who"]
)
def test_other_dashes_stay(words: str) -> None:
    assert read(words) == words


def test_within_a_paragraph_there_is_none() -> None:
    assert read("He said SARNISH (KTK) – was it", 8) == "SARNISH (KTK) – was it"


@pytest.mark.parametrize("line", ["CAIRO/JERUSALEM, Aug 18 2037 (Reuters) - ", "Addis Ababa – "])
def test_two_towns_or_a_capital_alone_are_one_too(line: str) -> None:
    assert read(f"{line}The lake will be shared") == "The lake will be shared"
