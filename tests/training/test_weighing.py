"""How far the rules and the encoder are believed is learned from texts that the encoder has not seen."""

from __future__ import annotations

import pytest

from dragoman.reading.acts.weighing import NO_ACT, weigh
from training.act_examples import TYPES, load_held, load_told
from training.weighing import Weighed, learn, rate


def weighed(writer: str, share: float, told: bool, right: bool) -> Weighed:
    shares = {NO_ACT: 1 - share, **dict.fromkeys(TYPES, 0.0), "accept": share}
    return Weighed(writer, frozenset({"accept"} if told else ()), shares, frozenset({"accept"} if right else ()))


def test_the_encoder_learns_from_none_of_the_texts_that_it_is_weighed_by() -> None:
    held, learned = ({one.group for one in told} for told in (load_held(), load_told()))
    assert len(held) > 200 and not held & learned


def test_what_is_mostly_right_is_believed() -> None:
    sure = [weighed("a", 0.9, False, n > 3) for n in range(40)]
    unsure = [weighed("a", 0.1, False, n > 36) for n in range(40)]
    told = [weighed("b", 0.1, True, n > 10) for n in range(40)]
    weights = learn([*sure, *unsure, *told])
    chances = [weigh(one.told, one.shares, weights)["accept"] for one in (sure[0], unsure[0], told[0])]
    assert chances == pytest.approx([0.9, 0.1, 0.7], abs=0.15)


def test_every_writer_is_rated_by_what_the_others_taught() -> None:
    of_one, of_another = ([weighed(name, 0.9, False, right)] * 20 for name, right in (("a", True), ("b", False)))
    quiet = [weighed(name, 0.05, False, False) for name in "ab" for _ in range(20)]
    strict, *_ = (rates for rates in rate([*of_one, *of_another, *quiet]) if rates["limit"] == 0.5)
    assert strict["recall"] == 0.0  # what was right of one was wrong of the other
