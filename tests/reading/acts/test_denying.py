"""A denial is of the act that a noun of its words names."""

from __future__ import annotations

import pytest

from dragoman.reading.acts.denying import with_denied
from dragoman.reading.acts.talks import Draft
from dragoman.types import Span, Statement


def of(words: str, kind: str = "deny", known: str | None = None) -> str | None:
    told = Statement(id="s", kind="indirect", content=(Span(0, len(words), words),))
    return with_denied(Draft(kind, (0, 1), of=known), told).of


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("No such promise was made.", "promise"),
        ("there had been no offer of any kind", "propose"),
        ("No request was made, through anyone", "request"),
        ("the herring had been there first", None),
    ],
)
def test_a_denial_is_of_the_act_that_its_noun_names(words: str, wanted: str | None) -> None:
    assert of(words) == wanted


def test_what_a_verb_told_already_stays_and_other_acts_are_of_none() -> None:
    assert of("No such promise was made.", known="propose") == "propose"
    assert of("No such promise was made.", kind="reject") is None
