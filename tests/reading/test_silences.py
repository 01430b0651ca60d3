"""Words that were not given are statements, told without a verb of not giving them."""

from __future__ import annotations

import pytest

from dragoman.reading import Reader
from dragoman.types import Article

LEAD = "TOLM, May 3, 2031 - Norrland and Sudmark have fought over the strait since March.\n\n"


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("Sudmark had no immediate comment.", ("Sudmark", "no immediate comment")),
        ("Sudmark gave no official reaction on Tuesday.", ("Sudmark", "no official reaction")),
        ("Sudmark left the question unanswered.", ("Sudmark", "the question unanswered")),
        ("Sudmark left the question of the truce unanswered.", ("Sudmark", "the question of the truce unanswered")),
        ("There was no immediate comment from Sudmark.", None),
        ("Sudmark had no answer to the drought.", None),
    ],
)
def test_who_kept_back_words_and_on_what(reader: Reader, line: str, wanted: tuple[str, str] | None) -> None:
    told = reader.read(Article(text=LEAD + line, path="-")).statements
    found = [
        (s.source and s.source.text, s.content[0].text, s.kind, [act.type for act in s.acts])
        for s in told
        if s.content[0].start > len(LEAD)
    ]
    assert found == ([(*wanted, "narrated", ["no-comment"])] if wanted else [])
