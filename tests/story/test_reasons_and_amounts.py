"""Only reasons that are given and figures of what is are held against each other."""

from __future__ import annotations

import pytest

from dragoman.story.amounts import find_amounts, find_put
from dragoman.story.reasons import find_reasons
from dragoman.story.rules import load_rules


def test_a_reason_that_is_taken_back_is_none() -> None:
    rules = load_rules()
    assert [one.reason for one in find_reasons("the gates failed because of the ice", rules)] == ["because of the ice"]
    for words in ("it isn’t because they were late", "that is not just because of the ice", "never due to the cold"):
        assert find_reasons(words, rules) == []


def test_a_figure_of_what_would_be_is_no_account() -> None:
    rules = load_rules()
    assert [one.words for one in find_amounts("the patrol seized nine trawlers", rules)] == ["nine trawlers"]
    assert list(find_amounts("the league would need nine trawlers to feed the town", rules)) == []


def test_what_a_plan_would_cost_is_held_against_what_answers_it_alone() -> None:
    (found,) = find_amounts("the plan would cost 140 jobs over five years", load_rules())
    assert (found.value, found.thing, found.supposed, found.about) == (140, "jobs", True, frozenset())
    assert list(find_amounts("it would cost 140 jobs and 30 ships", load_rules())) == [], "nothing tells which"


def test_a_number_is_of_those_of_whom_it_is() -> None:
    (found,) = find_amounts("412 of its soldiers are held in Vessin", load_rules())
    assert (found.value, found.thing) == (412, "soldiers")


def test_a_part_of_so_many_is_that_part() -> None:
    (found,) = find_amounts("13 of the 18 clubs had voted against", load_rules())
    assert (found.value, found.thing) == (13, "clubs")


def test_what_something_would_cost_has_no_words_to_be_compared_by() -> None:
    (found,) = find_amounts("the rise would cost 400 million crowns a year", load_rules())
    assert (found.measure, found.value, found.about) == ("money", 400_000_000, frozenset())


def test_what_was_to_blame_is_a_reason() -> None:
    assert [one.reason for one in find_reasons("a sandstorm was to blame", load_rules())] == ["a sandstorm"]
    assert find_reasons("nobody is to be blamed", load_rules()) == []


def test_a_figure_put_in_place_of_another_is_a_number_without_its_thing() -> None:
    rules = load_rules()
    for words, value in (("the figure at about 380", 380), ("that the total was 1.2 million", 1_200_000)):
        found = find_put(words, rules)
        assert found and found.value == value
    for words in ("the figure at 12 per cent", "the number of boats at 12", "the figure was wrong"):
        assert find_put(words, rules) is None


def test_units_of_one_measure_are_compared() -> None:
    rules = load_rules()
    (far,) = find_amounts("the level has dropped by 2.1 metres since April", rules)
    (near,) = find_amounts("the river is down just 60 centimetres at the weir", rules)
    assert (far.measure, far.value, near.measure, near.value) == ("length", 2.1, "length", 0.6)
    assert near.corrects and not far.corrects


def test_a_content_that_is_a_number_alone_is_put_in_place_of_another() -> None:
    rules = load_rules()
    for words, value in (
        ("97", 97),
        ("by two metres", 2),
        ("it had measured 1.4 metres", 1.4),
        ("There are 371.", 371),
    ):
        found = find_put(words, rules)
        assert found and found.value == value
    for words in ("the ships came on Aug. 29", "29 men", "they were in"):
        assert find_put(words, rules) is None


def test_shares_and_sums_are_figures_where_a_clause_has_one() -> None:
    rules = load_rules()
    (share,) = find_amounts("the strike was followed by 61 per cent of the crews", rules)
    (money,) = find_amounts("the closure costs $12 million a day", rules)
    assert (share.measure, share.value) == ("share", 61)
    assert (money.measure, money.value) == ("money", 12_000_000)
    assert [one for one in find_amounts("from 30 per cent to 15 per cent", rules) if one.measure] == []


def test_a_short_unit_stands_right_after_its_number() -> None:
    (found,) = find_amounts("the stock of enriched metal at 312kg", load_rules())
    assert (found.value, found.measure) == (pytest.approx(0.312), "weight")
    assert list(find_amounts("it opens at 5pm", load_rules())) == []


@pytest.mark.parametrize(
    ("words", "value", "thing"),
    [
        ("the turnout at 2,112", 2112, "turnout"),
        ("it nearer 90 million", 90_000_000, ""),
        ('the true figure was "below 250 and going down"', 250, ""),
    ],
)
def test_a_figure_may_be_put_without_its_noun_and_a_turnout_says_what_it_is(
    words: str, value: float, thing: str
) -> None:
    found = find_put(words, load_rules())
    assert found and (found.value, found.thing) == (value, thing)


def test_what_one_is_punished_for_is_a_reason() -> None:
    (found,) = find_reasons("they were sacked for having mouths", load_rules())
    assert (found.reason, found.before) == ("for having mouths", "they were sacked ")
    assert find_reasons("they were praised for having mouths", load_rules()) == []
