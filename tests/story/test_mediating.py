"""Who stands between two sides is no third party to their talks: his offers and the answers to him are theirs."""

from __future__ import annotations

from tests.story.test_pairs import TWO, pairs

KNOWN = (
    ("propose", "Kelvara", "Lorrenmark", "to meet Lorrenmark"),
    ("reject", "Lorrenmark", "Kelvara", "to meet Kelvara"),
)
BETWEEN = ("promise", "Quessin", None, "Quessin mediates")


def test_an_answer_to_a_mediator_is_the_two_sides_matter() -> None:
    assert pairs(*KNOWN, BETWEEN, ("accept", "Kelvara", "Quessin", "to meet there"))[-1] == TWO
    assert pairs(*KNOWN, ("accept", "Kelvara", "Quessin", "to meet there"))[-1] == ("Kelvara", "Quessin")


def test_who_receives_the_mediator_deals_with_him() -> None:
    found = pairs(*KNOWN, BETWEEN, ("accept", "Kelvara", "Quessin", "to meet Quessin"))
    assert found[-1] == ("Kelvara", "Quessin")


def test_who_speaks_of_both_sides_and_is_neither_mediates() -> None:
    told = ("support", "Quessin", None, "both sides want to meet")
    assert pairs(*KNOWN, told, ("reject", "Lorrenmark", "Quessin", "to meet there"))[-1] == TWO


def test_one_of_the_two_may_speak_of_both() -> None:
    told = ("support", "Kelvara", None, "both sides want to meet")
    assert pairs(*KNOWN, told, ("reject", "Lorrenmark", "Kelvara", "to meet"))[-1] == TWO
