"""Many words as one pattern."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from dragoman.reading.words import alternatives

_WORDS = st.lists(st.text("ab c'", min_size=1, max_size=5), min_size=1, max_size=12)


@given(_WORDS, st.text("ab c'", max_size=30))
def test_a_tree_of_letters_finds_what_a_row_of_words_the_longest_first_finds(words: list[str], text: str) -> None:
    row = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    tree = alternatives(words)
    for frame in ("(?:{})", r"(?<!a)(?:{})(?!b)"):
        expected = [match.span() for match in re.finditer(frame.format(row), text)]
        assert [match.span() for match in re.finditer(frame.format(tree), text)] == expected
