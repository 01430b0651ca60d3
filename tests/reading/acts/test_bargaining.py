"""Articles of talks are told from others by the words of their statements."""

from __future__ import annotations

import pytest

from dragoman.reading.acts import bargaining
from dragoman.reading.acts.bargaining import BIAS, do_bargain, load_weights, words_of
from dragoman.types import Span, Statement


def say(source: str, cue: str, content: str) -> Statement:
    parts = [Span(0, len(words), words) for words in (source, cue, content)]
    return Statement(id=content, kind="indirect", source=parts[0], cue=parts[1], content=(parts[2],))


TALKS = [
    say("The union", "rejected", "the offer of 4 per cent"),
    say("The company's chief negotiator", "said", "it would not raise its bid"),
    say("The union's leader", "insisted", "that nobody be dismissed"),
]
NEWS = [
    say("Researchers at the university", "said", "the glacier had lost a third of its ice since 1990"),
    say("She", "recalled", "that her father taught her to swim in the lake"),
    say("The film's director", "told", "that he has always loved the city at night"),
]


def test_statements_of_talks_are_told_from_other_news() -> None:
    assert do_bargain(TALKS)
    assert not do_bargain(NEWS)
    assert not do_bargain([])


def test_it_is_the_mean_that_tells() -> None:
    assert not do_bargain([TALKS[0], *NEWS, *NEWS])


def test_words_of_cue_and_source_are_told_apart_from_what_was_said() -> None:
    one = TALKS[1]
    assert words_of(one.source, one.cue, one.content) == {
        "source company's", "source chief", "source negotiator", "source the",
        "cue said", "it", "would", "not", "raise", "its", "bid",
    }  # fmt: skip
    assert words_of(None, None, one.content) == {"it", "would", "not", "raise", "its", "bid"}


def test_words_without_number_overflow_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    words = [a + b + c for a in "abcdefghij" for b in "abcdefghij" for c in "abcdefghij"]
    monkeypatch.setattr(bargaining, "load_weights", lambda: {BIAS: 0.0, **dict.fromkeys(words, -1.0)})
    assert not do_bargain([say("She", "recalled", " ".join(words))])


@pytest.mark.parametrize("word", ["cue rejected", "offer", "source union"])
def test_the_shipped_weights_know_words_of_dealing(word: str) -> None:
    weights = load_weights()
    assert weights[word] > 0 > weights[BIAS] + weights.get("cue recalled", 0.0)
