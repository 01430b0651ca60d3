"""Which words tell that parties bargain is learned from labelled statements, and measured on articles left out."""

from __future__ import annotations

import numpy as np

from dragoman.reading.acts.bargaining import BIAS
from dragoman.types import Span
from training.act_examples import Told
from training.bargaining import find_auc, learn, rate


def tell(group: str, words: str, *types: str) -> Told:
    return Told(group, words, None, None, (Span(0, len(words), words),), frozenset(types), False)


def test_words_of_acts_weigh_and_words_that_say_nothing_do_not() -> None:
    told = [tell("a", "we reject the offer", "reject") for _ in range(20)]
    told += [tell("b", "we love the lake", "accuse") for _ in range(20)]
    weights = learn(told)
    assert weights["offer"] > 0 > weights["lake"]
    assert weights.get("the", 0.0) == 0.0 == weights[BIAS]


def test_a_word_seen_seldom_is_left_out() -> None:
    told = [tell("a", "we reject the offer", "reject") for _ in range(20)]
    told += [tell("b", "we love the lake") for _ in range(20)]
    assert "moonlight" not in learn([*told, tell("b", "we love the moonlight")])


def test_articles_of_real_news_are_rated_by_weights_that_have_not_seen_them() -> None:
    told = []
    for n in range(10):
        told += [tell(f"wwn/{n}", "we reject the offer", "reject")] * 6
        told += [tell(f"polnear/{n}", "we love the lake")] * 6
        told += [tell(f"s{n}", "we accept the terms", "accept")] * 6
    assert rate(told) == {"articles": 20, "of talks": 10, "AUC": 1.0}


def test_of_scores_that_tell_nothing_half_come_first() -> None:
    right = np.array([True, False, True, False])
    assert find_auc(np.array([0.5, 0.5, 0.5, 0.5]), right) == 0.5
    assert find_auc(np.array([0.9, 0.1, 0.2, 0.5]), right) == 0.75
