"""What the rules and the encoder say of a type is weighed together, whatever they say."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.reading.acts.weighing import NO_ACT, features, load_weights, weigh

KINDS = ("propose", "accept", "reject")


def shares(**of: float) -> Mapping[str, float]:
    rest = 1 - sum(of.values())
    return {NO_ACT: rest, **dict.fromkeys(KINDS, 0.0), **of}


@given(st.lists(st.floats(0, 1), min_size=4, max_size=4).filter(any), st.sets(st.sampled_from(KINDS)))
def test_a_chance_is_one_whatever_is_said(of: list[float], told: set[str]) -> None:
    given_shares = {kind: share / sum(of) for kind, share in zip((NO_ACT, *KINDS), of, strict=True)}
    chances = weigh(told, given_shares, load_weights())
    assert set(chances) == {*KINDS} and all(0 <= chance <= 1 for chance in chances.values())


@pytest.mark.parametrize("kind", KINDS)
def test_more_of_the_encoder_and_a_word_of_the_rules_make_an_act_likelier(kind: str) -> None:
    weights = load_weights()
    little, much = (weigh((), shares(**{kind: share}), weights)[kind] for share in (0.2, 0.9))
    assert little < 0.5 < much
    assert weigh({kind}, shares(**{kind: 0.2}), weights)[kind] > little


def test_only_what_the_rules_say_is_told_by_features_of_the_rules() -> None:
    names = dict(features("accept", {"reject"}, shares(accept=0.6, reject=0.3)))
    assert "another told" in names and "told" not in names and names["first"] == 1.0
    assert "first" not in dict(features("reject", (), shares(accept=0.6, reject=0.3)))
