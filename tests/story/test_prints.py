from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dragoman.story.prints import (
    RUN,
    SKETCH,
    WINDOW,
    bands,
    containment,
    passage_prints,
    resemblance,
    text_sketch,
    words_of,
)

words = st.lists(st.text("abcdefgh", min_size=1, max_size=5), max_size=40)


@given(words, words, words)
def test_eight_shared_words_in_a_row_share_a_fingerprint_wherever_they_stand(
    a: list[str], b: list[str], c: list[str]
) -> None:
    if len(b) >= RUN + WINDOW - 1:
        assert {*passage_prints(a + b + c)} & {*passage_prints(c + b + a)}


@given(words)
def test_a_passage_contains_itself(a: list[str]) -> None:
    prints = passage_prints(a)
    assert containment(prints, prints) == (1.0 if len(a) >= RUN else 0.0)


@given(st.text())
def test_words_are_compared_without_case_marks_and_accents(text: str) -> None:
    assert words_of(f"“{text}”…") == words_of(text)


@given(words)
def test_a_sketch_is_of_one_length_and_like_itself(a: list[str]) -> None:
    sketch = text_sketch(a)
    assert len(sketch) in (0, SKETCH)
    assert resemblance(sketch, sketch) == (1.0 if sketch else 0.0)
    assert len(bands(sketch)) == (21 if sketch else 0)


def test_a_sketch_estimates_what_two_texts_share() -> None:
    a = [f"w{n}" for n in range(400)]
    for shared in (0.2, 0.5, 0.8):
        cut = int(400 * shared)
        b = a[:cut] + [f"v{n}" for n in range(400 - cut)]
        jaccard = shared / (2 - shared)
        assert abs(resemblance(text_sketch(a), text_sketch(b)) - jaccard) < 0.2


def test_sketches_do_not_change_with_a_release() -> None:
    """They are kept in records: another number here would part every article from its echoes."""
    assert text_sketch(["one", "two", "three", "four", "five", "six"])[:3] == SKETCHED


SKETCHED = (1195924953, 1088205672, 175565935)
