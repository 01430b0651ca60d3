"""Spans are chosen by what they are worth: none overlap, the likeliest wins, an orphan is completed."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from dragoman.reading.chain import Candidate, Chain
from dragoman.reading.choosing import Limits, choose, choose_parts, load_limits
from dragoman.reading.linking import load_weights
from dragoman.reading.tokens import Tokens

ROLES = ("source", "cue", "content")
EVEN = Limits(dict.fromkeys(ROLES, 0.5), dict.fromkeys(ROLES, 0.1), dict.fromkeys(ROLES, 0.5))
candidates = st.lists(
    st.builds(
        lambda a, n, kind, p: Candidate(a, a + n, kind, p),
        st.integers(0, 30), st.integers(0, 8), st.sampled_from(ROLES), st.floats(0.02, 1.0),
    ),
    max_size=25,
)  # fmt: skip


@given(candidates)
def test_what_is_chosen_never_overlaps_and_is_in_order(spans: list[Candidate]) -> None:
    found = choose(spans, load_limits())
    assert all(one.last < other.first for one, other in pairwise(found))
    assert set(found) <= set(spans)


def test_rivals_over_the_same_words_speak_for_the_place() -> None:
    rivals = [Candidate(3, 9, "content", 0.4), Candidate(3, 10, "content", 0.35)]
    assert choose(rivals, EVEN) == rivals[:1]
    assert choose(rivals[:1], EVEN) == []


def test_a_cue_without_content_takes_up_the_likeliest_beside_it() -> None:
    text = "Venn said the dam was shut."
    starts = np.array([0, 5, 10, 14, 18, 22, 26], np.int32)
    ends = np.array([4, 9, 13, 17, 21, 26, 27], np.int32)
    tokens = Tokens(np.zeros(7, np.int32), np.zeros(7, np.int32), starts, ends, np.array([0], np.int32))
    spans = [
        Candidate(0, 0, "source", 0.9),
        Candidate(1, 1, "cue", 0.9),
        Candidate(2, 3, "content", 0.15),
        Candidate(2, 5, "content", 0.2),
    ]
    found = choose_parts(text, tokens, [spans], load_weights(), EVEN)
    assert [text[p.start : p.end] for p in found] == ["Venn", "said", "the dam was shut"]


def test_span_chances_are_those_of_all_paths() -> None:
    labels = ["O", "B-cue", "I-cue"]
    rng = np.random.default_rng(5)
    chain = Chain(labels, rng.normal(size=3).tolist(), rng.normal(size=(3, 3)).tolist())
    scores = rng.normal(size=(4, 3)).astype(np.float32)
    totals: dict[tuple[int, int], float] = {}
    whole = 0.0
    for path in np.ndindex(3, 3, 3, 3):
        total = float(chain._start[path[0]] + scores[0, path[0]])
        total += sum(float(chain._moves[path[i - 1], path[i]] + scores[i, path[i]]) for i in range(1, 4))
        weight = float(np.exp(total))
        whole += weight
        for i, tag in enumerate(path):
            if tag == 1:
                last = i
                while last + 1 < 4 and path[last + 1] == 2:
                    last += 1
                totals[i, last] = totals.get((i, last), 0.0) + weight
    found = {(c.first, c.last): c.chance for c in chain.spans([scores])[0]}
    assert found.keys() == {place for place, weight in totals.items() if weight / whole >= 0.02}
    assert all(abs(found[place] - totals[place] / whole) < 1e-4 for place in found)


def test_a_text_beside_others_has_the_same_spans() -> None:
    labels = ["O", "B-cue", "I-cue"]
    rng = np.random.default_rng(7)
    chain = Chain(labels, rng.normal(size=3).tolist(), rng.normal(size=(3, 3)).tolist())
    texts = [rng.normal(size=(n, 3)).astype(np.float32) for n in (5, 1, 9)]
    assert chain.spans(texts) == [chain.spans([text])[0] for text in texts]
