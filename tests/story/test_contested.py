"""A denial goes where the claim is that its article tells right before it."""

from __future__ import annotations

from dragoman.story.contested import with_claims
from dragoman.story.facts import Fact
from dragoman.story.rules import load_rules
from tests.story.making import fact


def last(*facts: Fact) -> tuple[str | None, str, tuple[str, ...]]:
    """Of which act, on what and between whom the last of some acts of an article is then."""
    found = with_claims(facts, load_rules())[-1]
    return found.of, found.family, found.pair


def denial(by: str = "B", **more: object) -> Fact:
    return fact("deny", by, issue="weather", pair=("b", "c"), article="one", **more)


CHARGE = fact("accuse", "A", "B", issue="water", article="one")
CLAIM = fact("promise", "B", "A", teller="A", issue="water", article="one")
OWN = ("weather", ("b", "c"))


def test_a_denial_by_the_accused_is_of_the_accusation() -> None:
    assert last(CHARGE, denial()) == ("accuse", "water", ("a", "b"))
    assert last(CHARGE, denial(of="propose")) == ("propose", *OWN), "it says of what it is"
    assert last(CHARGE, denial("A")) == (None, *OWN), "who accuses denies something else"


def test_a_denial_right_behind_an_accusation_is_of_it_whoever_was_accused() -> None:
    other = fact("accuse", "A", "C", issue="water", article="one")
    assert last(other, denial()) == ("accuse", "water", ("a", "c"))
    assert last(other, fact("support", "C", issue="fish", article="one"), denial()) == (None, *OWN)


def test_a_denial_is_of_what_another_said_that_its_side_did() -> None:
    assert last(CLAIM, denial()) == ("promise", "water", ("a", "b"))
    assert last(CLAIM, denial(of="promise")) == ("promise", "water", ("a", "b"))
    assert last(CLAIM, denial(of="request")) == ("request", *OWN)


def test_what_a_side_says_of_itself_is_no_claim() -> None:
    assert last(fact("promise", "B", "A", issue="water", article="one"), denial()) == (None, *OWN)


def test_a_bare_denial_is_of_what_stands_near_and_one_that_says_of_what_of_more() -> None:
    between = [fact("support", "C", issue="fish", article="one") for _ in range(2)]
    assert last(CLAIM, *between, denial()) == (None, *OWN)
    assert last(CLAIM, *between, denial(of="promise")) == ("promise", "water", ("a", "b"))


def test_a_speaker_does_not_deny_his_own_words() -> None:
    mine = fact("promise", "B", "A", teller="B", speaker="Ourand", issue="water", article="one")
    assert last(mine, denial(speaker="Ourand")) == (None, *OWN)


def test_a_reason_that_is_denied_is_no_charge() -> None:
    assert last(CHARGE, denial(words="the explanation a fairy tale")) == (None, *OWN)
