from __future__ import annotations

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
