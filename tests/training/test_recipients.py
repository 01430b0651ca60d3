"""To whom acts are done is learned from labelled acts, as choices among the parties that the reader sees."""

from __future__ import annotations

import pytest

from dragoman.reading.acts.addressing import RULED
from training.recipients import LEAD, Chosen, choose, figures, fit, load_labelled

NOBODY_SEEN = ["nobody"]


def chosen(group: str, right: int) -> Chosen:
    return Chosen(group, [["made the last offer"], ["only a place"], [RULED, "unnamed"], NOBODY_SEEN], [right], 2)


def test_what_marks_the_right_ones_weighs_and_the_rules_have_a_lead() -> None:
    weights = fit([chosen("a", 0) for _ in range(30)])
    assert weights["made the last offer"] > 0 > weights["only a place"]
    assert weights[RULED] == pytest.approx(weights["unnamed"] + LEAD, abs=0.02)
    assert choose(chosen("b", 0), {"made the last offer": 3.0}) == 0
    assert choose(chosen("b", 0), {}) == 2  # none is likely enough: the rules' answer stays


def test_figures_tell_a_name_too_many_from_one_too_few() -> None:
    data = [chosen("a", 0), chosen("a", 0), chosen("a", 3), chosen("a", 3)]
    assert figures(data, [0, 3, 1, 3]) == {"right": 50.0, "recall": 50.0, "precision": 50.0}


def test_labels_name_whom_or_say_that_there_is_nobody() -> None:
    labelled = next(one for one in load_labelled() if one.article.path == "ai01")
    wanted = [one for _, some in labelled.statements for one in some]
    assert labelled.group == "ai"
    assert {one.recipient for one in wanted} >= {None, "Mezhrad"}
