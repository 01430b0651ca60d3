"""What an offer is made of in figures, and which offers differ by them."""

from __future__ import annotations

import pytest

from dragoman.story.figures import BARE, PEOPLE, SHARE, YEAR, are_other, converted, figures_of, find_rates
from dragoman.story.thread import Thread
from tests.story.making import fact
from tests.story.test_threads import acts, proposals


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("a rise of 8 per cent over two years", {(SHARE, 8), ("year", 2)}),
        ("to ask for ten and a half", {(BARE, 10.5)}),
        ("two hundred and fifty men for 40 captured officers", {(PEOPLE, 250), (PEOPLE, 40)}),
        ("13 marks 50, payable in spring", {("mark", 13.5)}),
        ("the 2.7bn deal", {(BARE, 2.7e9)}),
        ("$40 million", {("dollar", 4e7)}),
        ("20 nautical miles off the coast", {("mil", 20)}),
        ("only 20 hours rather than 16", {("hour", 20)}),
        ("a smaller pull-back, of a single kilometre", {("kilometr", 1)}),
        ("one day she would come to lunch on the 16th", set()),
        ("one week, one month or a single year", set()),
        ("up from 5 to 6.5 per cent", {(SHARE, 6.5)}),
        ("150 million less than last week", set()),
        ("accepted it, and came at three o’clock or 5 p.m.", set()),
        ("68 per cent of members voted in favour of 6 per cent", {(SHARE, 6)}),
        ("to sign it on April 24 or 2 May in Ward Six", set()),
        ("to shut the plant by 2055, and not as in 2031", {(YEAR, 2055)}),
    ],
)
def test_figures_are_those_of_the_offer(words: str, found: set[tuple[str, float]]) -> None:
    assert figures_of(words, None, 2046) == found


def test_a_condition_is_no_figure_of_the_offer() -> None:
    assert figures_of("ready for 14 if paid for two years", "if paid for two years") == {(BARE, 14)}


def other(one: str, two: str) -> bool:
    return are_other(figures_of(one, None), figures_of(two, None))


def test_offers_differ_where_one_thing_has_other_numbers() -> None:
    assert other("8 per cent", "10.5 per cent") and other("15-mark wage", "13") and other("300 men", "200 prisoners")
    assert other("ten quiet days", "30 days")
    assert other("48 hours", "the 3") and not other("48 hours", "his two"), "a bare number may be of days"
    assert not other("two weeks", "14 days") and not other("two weeks", "ten days"), "said to be one, never to differ"
    assert not other("8 per cent", "8"), "the unit may be left out"
    assert other("8 per cent over two years", "9 per cent over two years"), "what is offered, not for how long"
    assert not other("8 per cent for two years", "a year's work"), "of nothing that both count"
    assert not other("$340", "700 reals"), "of money nobody has converted"
    assert not other("asked for 420 and came down by 40", "380 dollars"), "two numbers of one thing tell of a change"
    assert not other("14 per cent", "its being paid in two steps")


def test_what_is_said_in_two_measures_converts_it() -> None:
    rates = find_rates([figures_of("680 reals, or roughly 340 dollars", None), figures_of("8 per cent", None)])
    assert len(rates) == 1
    assert are_other(converted(figures_of("$340", None), rates), figures_of("700 reals", None))


def test_a_thread_has_the_figures_that_are_clear() -> None:
    clear = fact("demand", "A", "B", issue="pay", words="60 miles")
    unclear = fact("demand", "A", "B", issue="pay", words="the offer of 20 miles with the demand for 60")
    both, one = (Thread(by="a", offers=[], articles=set()) for _ in range(2))
    for offer in (clear, unclear):
        both.add(offer)
    one.add(unclear)
    assert both.figures == clear.figures and one.figures == unclear.figures


def test_bids_of_a_side_are_offers_of_their_own_and_answers_go_by_figure() -> None:
    bid = fact("propose", "A", "B", "2031-03-01", issue="pay", words="8 per cent")
    counter = fact("demand", "B", "A", "2031-03-02", issue="pay", words="14 per cent")
    more = fact("propose", "A", "B", "2031-03-05", issue="pay", words="ten and a half")
    yes = fact("accept", "B", "A", "2031-03-09", issue="pay", words="the 10.5 per cent")
    late = fact("reject", "B", "A", issue="pay", words="8 per cent")
    found = proposals(bid, counter, more, yes, late)
    assert [(acts(one), one.state) for one in found] == [
        (["propose", "demand", "reject"], "countered"), (["demand", "propose"], "countered"),
        (["propose", "accept"], "accepted"),
    ]  # fmt: skip
    assert [one.counters for one in found] == [None, found[0].id, found[1].id], "a chain keeps each of its links"


def test_a_bid_told_beside_the_others_has_its_own_figure() -> None:
    theirs = fact("propose", "B", "A", "2031-03-01", issue="pay", words="14")
    both = fact("propose", "A", "B", "2031-03-02", issue="pay", words="14 was out of reach, but she would go to 10.5")
    again = fact("propose", "A", "B", "2031-03-03", issue="pay", words="10.5 per cent")
    assert [len(acts(one)) for one in proposals(theirs, both, again) if one.by and one.by.id == "a"] == [2]


def test_an_offer_without_figures_is_none_that_came_after_the_others_bid() -> None:
    first = fact("propose", "A", "B", "2031-03-01", issue="pay", words="a rise")
    bid = fact("propose", "B", "A", "2031-03-03", issue="pay", words="14 per cent")
    more = fact("propose", "A", "B", "2031-03-06", issue="pay", words="9 per cent")
    assert len(proposals(first, bid, more)) == 3 and len(proposals(first, more)) == 1


def test_a_demand_that_nobody_bids_on_is_no_exchange() -> None:
    demand = fact("demand", "B", "A", "2031-03-02", issue="pay", words="14 per cent")
    before = fact("propose", "A", "B", "2031-03-01", issue="pay", words="8 per cent")
    after = fact("propose", "A", "B", "2031-03-05", issue="pay", words="8 per cent")
    assert [one.by.name for one in proposals(before, demand) if one.by] == ["A"]
    assert [one.by.name for one in proposals(demand, after) if one.by] == ["B", "A"]


def test_a_yes_is_to_the_figure_that_it_names_first() -> None:
    two = fact("propose", "A", "B", "2031-03-01", issue="truce", words="two days")
    five = fact("propose", "A", "B", "2031-03-03", issue="truce", words="five days")
    words = "to the five that A had put when its first offer of two came back"
    yes = fact("accept", "B", "A", "2031-03-04", issue="truce", words=words)
    assert [(acts(one), one.state) for one in proposals(two, five, yes)] == [
        (["propose"], "open"), (["propose", "accept"], "accepted"),
    ]  # fmt: skip


def test_a_refused_figure_that_nobody_is_told_to_have_bid_is_an_older_bid() -> None:
    """Raised its offer to 4.5 per cent, after the union threw out 3 and asked for 7: the 4.5 answer the 7."""
    more = fact("propose", "A", "B", "2031-03-05", issue="pay", words="4.5 per cent", article="one")
    no = fact("reject", "B", "A", "2031-03-05", issue="pay", words="3 per cent", article="one")
    claim = fact("demand", "B", "A", "2031-03-05", issue="pay", words="a claim for 7", article="one")
    yes = fact("accept", "B", "A", "2031-03-06", issue="pay", words="the 4.5")
    drawer = fact("reject", "A", "B", "2031-03-05", issue="pay", words="the 7", article="one")
    found = {tuple(acts(one)): one for one in proposals(more, no, claim, drawer, yes)}
    raised, older = found[("propose", "accept")], found[("reject", "demand")]
    asked = found[("propose", "demand", "reject")]
    assert (older.state, asked.state, raised.state) == ("countered", "countered", "accepted")
    assert (asked.counters, raised.counters) == (older.id, asked.id)


@pytest.mark.parametrize("words", ["anything above 11 per cent", "14 per cent or nothing", "the 11"])
def test_a_bound_an_own_figure_or_a_bare_number_tells_of_no_older_bid(words: str) -> None:
    bid = fact("propose", "A", "B", "2031-03-01", issue="pay", words="8 per cent")
    claim = fact("propose", "B", "A", "2031-03-01", issue="pay", words="14 per cent")
    no = fact("reject", "B", "A", "2031-03-02", issue="pay", words=words)
    assert len(proposals(bid, claim, no)) == 2
