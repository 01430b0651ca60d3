from __future__ import annotations

import pytest

from dragoman.story.facts import Fact
from dragoman.story.groups import Group, build_group
from tests.story.making import fact


def group(*facts: Fact) -> Group:
    return build_group("observers|a|b", facts)


def test_a_repetition_is_one_position_and_no_shift() -> None:
    found = group(*(fact("reject", "A", "B", f"2031-03-0{n}", issue="observers") for n in (1, 2, 3)))
    assert [len(one.cites) for one in found.positions] == [3]
    assert found.shifts == ()


def test_a_no_that_becomes_a_yes_is_a_shift_with_both_statements() -> None:
    no, yes = (
        fact(act, "A", "B", day, issue="observers") for act, day in (("reject", "2031-03-01"), ("accept", "2031-04-01"))
    )
    (shift,) = group(yes, no).shifts
    assert (shift.before.stance, shift.after.stance) == ("reject", "accept")
    assert shift.before.cites[0].statement == no.cite.statement
    assert shift.after.cites[0].statement == yes.cite.statement


def test_the_same_change_told_again_is_one_shift() -> None:
    no = fact("reject", "A", "B", "2031-03-01", issue="observers")
    yes = [fact(act, "A", "B", f"2031-04-0{n}", issue="observers") for n, act in enumerate(("accept", "support"), 1)]
    assert len(group(no, *yes).shifts) == 1


def test_what_another_claims_is_nobodys_position() -> None:
    claimed = fact("accept", "A", "B", "2031-04-01", issue="observers", teller="B")
    assert group(fact("reject", "A", "B", "2031-03-01", issue="observers"), claimed).shifts == ()


def test_without_dates_nothing_is_known_to_have_changed() -> None:
    assert group(fact("reject", "A", "B", issue="observers"), fact("accept", "A", "B", issue="observers")).shifts == ()


def test_refusing_anothers_offer_after_ones_own_is_no_shift() -> None:
    own = fact("propose", "A", "B", "2031-03-01", issue="observers")
    other = fact("propose", "B", "A", "2031-03-02", issue="observers")
    assert group(own, other, fact("reject", "A", "B", "2031-03-03", issue="observers")).shifts == ()


def test_refusing_one_place_after_agreeing_to_meet_is_no_shift() -> None:
    ready, no = fact("accept", "A", "B", "2031-03-01"), fact("reject", "A", "B", "2031-03-02", venue="Sarn")
    assert build_group("meeting|a|b", [ready, no]).shifts == ()


def test_refusing_to_meet_at_all_after_agreeing_is_a_shift() -> None:
    ready, no = fact("accept", "A", "B", "2031-03-01", venue="Sarn"), fact("reject", "A", "B", "2031-03-02")
    assert len(build_group("meeting|a|b", [ready, no]).shifts) == 1


def test_a_yes_of_one_day_with_a_no_is_a_change_once_it_is_said_again_later() -> None:
    no, yes = (fact(act, "A", "B", "2031-03-01", issue="observers") for act in ("reject", "accept"))
    assert group(no, yes).shifts == ()
    again = [fact("accept", "A", "B", f"2031-03-0{day}", issue="observers") for day in (8, 9)]
    (shift,) = group(no, yes, *again).shifts
    assert (shift.before.stance, shift.after.stance) == ("reject", "accept")


def test_a_yes_to_anothers_terms_after_ones_own_is_a_shift_where_they_differ() -> None:
    own = fact("propose", "A", "B", "2031-03-01", issue="pay", words="nine per cent")
    no = fact("reject", "A", "B", "2031-03-01", issue="pay")
    other = fact("propose", "B", "A", "2031-03-02", issue="pay", words="6 per cent")
    yes = fact("accept", "A", "B", "2031-03-05", issue="pay", words="the offer")
    (shift,) = group(own, other, yes).shifts
    assert (shift.before.stance, shift.after.stance) == ("propose", "accept")
    assert len(group(own, no, other, yes).shifts) == 1, "one change, whatever was given up"
    same = fact("propose", "B", "A", "2031-03-02", issue="pay", words="9 per cent")
    assert group(own, same, yes).shifts == ()


def test_a_yes_for_another_place_than_ones_own_is_a_shift() -> None:
    home = fact("propose", "A", "B", "2031-03-01", venue="Sarn")
    away = fact("propose", "B", "A", "2031-03-02", venue="Lune")
    yes = fact("accept", "A", "B", "2031-03-05", venue="Lune")
    assert len(build_group("meeting|a|b", [home, away, yes]).shifts) == 1
    assert build_group("meeting|a|b", [home, fact("accept", "A", "B", "2031-03-05", venue="Sarn")]).shifts == ()


def test_a_no_without_a_date_hides_no_dated_one() -> None:
    dated = fact("reject", "A", "B", "2031-03-01", venue="Sarn")
    undated = fact("reject", "A", "B")
    yes = fact("accept", "A", "B", "2031-03-05", venue="Sarn")
    assert len(build_group("meeting|a|b", [dated, undated, yes]).shifts) == 1


def test_what_an_undated_article_tells_is_no_older_than_its_first_dated_telling() -> None:
    offer = fact("propose", "B", "A", "2031-03-01", issue="observers")
    yes = fact("accept", "A", "B", "2031-03-02", issue="observers")
    no = fact("reject", "A", "B", issue="observers")
    heard = fact("reject", "A", "B", "2031-03-05", issue="observers", teller="B")
    assert group(offer, yes, no).shifts == ()
    (shift,) = group(offer, yes, no, heard).shifts
    assert (shift.before.stance, shift.after.stance) == ("accept", "reject")


def test_an_undated_article_that_opens_with_the_turn_tells_it() -> None:
    offer = fact("propose", "B", "A", "2031-03-01", issue="observers")
    no = fact("reject", "A", "B", "2031-03-02", issue="observers")
    news = fact("accept", "A", "B", issue="observers", article="late")
    before = fact("reject", "A", "B", issue="observers", article="late")
    assert group(offer, no, news).shifts == ()
    assert len(group(offer, no, news, before).shifts) == 1


def test_an_offer_taken_back_without_a_date_was_made_before() -> None:
    offer = fact("propose", "A", "B", "2031-03-01", issue="observers")
    taken = fact("withdraw", "A", "B", issue="observers", back=True)
    assert [(one.before.stance, one.after.stance) for one in group(offer, taken).shifts] == [("propose", "withdraw")]
    undated = fact("propose", "A", "B", issue="observers")
    assert group(offer, undated, taken).shifts == (), "that may be the offer made anew"


def test_what_was_given_up_with_a_no_is_given_up_once() -> None:
    own = fact("propose", "A", "B", "2031-03-01", issue="observers", words="ten")
    offer = fact("propose", "B", "A", "2031-03-02", issue="observers", words="five")
    no = fact("reject", "A", "B", "2031-03-02", issue="observers", words="the five")
    yes = fact("accept", "A", "B", "2031-03-05", issue="observers", words="the five")
    more = fact("propose", "C", "A", "2031-03-09", issue="observers", words="six", pair=("a", "b"))
    again = fact("accept", "A", "C", "2031-03-10", issue="observers", words="the six", pair=("a", "b"))
    assert len(group(own, offer, no, yes, more, again).shifts) == 1


def test_a_no_that_speaks_of_no_offer_takes_back_none_of_ones_own() -> None:
    offer = fact("propose", "A", "B", "2031-03-01", issue="observers", words="a rise of 8 per cent")
    no = fact("reject", "A", "C", "2031-03-09", issue="observers", pair=("a", "b"), words="the judge's number")
    assert group(offer, no).shifts == ()


def test_a_dated_yes_shows_the_turn_from_terms_of_ones_own_though_the_no_before_it_has_no_date() -> None:
    offer = fact("propose", "B", "A", "2031-03-01", issue="observers", words="48 hours", article="one")
    own = fact("demand", "A", "B", "2031-03-01", issue="observers", words="ten days", article="one")
    no = fact("reject", "A", "B", issue="observers", words="the 48 hours", article="one")
    five = fact("propose", "B", "A", "2031-03-05", issue="observers", words="five days", article="two")
    yes = fact("accept", "A", "B", "2031-03-05", issue="observers", words="the five days", article="two")
    (shift,) = group(offer, own, no, five, yes).shifts
    assert (shift.before.stance, shift.after.stance) == ("demand", "accept")


@pytest.mark.parametrize(
    ("before", "after", "shifts"),
    [("reject", "support", 0), ("reject", "promise", 0), ("withdraw", "propose", 0), ("request", "withdraw", 1)],
)
def test_only_a_yes_a_no_an_offer_or_its_end_is_a_turn(before: str, after: str, shifts: int) -> None:
    told = [fact(act, "A", "B", day, issue="observers") for act, day in ((before, "2031-03-01"), (after, "2031-04-01"))]
    assert len(group(*told).shifts) == shifts
