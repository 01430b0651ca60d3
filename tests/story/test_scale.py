"""Sums told without their scale."""

from __future__ import annotations

from dragoman.story.scale import with_scale
from tests.story.making import fact
from tests.story.test_threads import acts, proposals


def test_a_bare_number_has_the_scale_with_which_another_tells_it() -> None:
    bare = fact("propose", "B", "A", "2031-03-01", issue="pay", words="I said thirty")
    full = fact("accept", "A", "B", "2031-03-09", issue="pay", words="the 30 million crowns that B wanted")
    assert [sorted(one.figures) for one in with_scale([bare, full])] == [[("crown", 3e7)], [("crown", 3e7)]]
    (found,) = proposals(bare, full)
    assert (acts(found), found.state) == (["propose", "accept"], "accepted")


def test_a_number_that_nobody_tells_so_stays_what_it_is() -> None:
    told = [fact("propose", "B", "A", issue="pay", words=words) for words in ("forty", "30 days", "30 million crowns")]
    assert [sorted(one.figures) for one in with_scale(told)] == [[("", 40)], [("day", 30)], [("crown", 3e7)]]


def test_of_two_currencies_the_same_is_meant_in_whatever_order_the_articles_come() -> None:
    bare = fact("reject", "A", "B", issue="pay", words="thirty was refused")
    put = [fact("propose", "B", "A", issue="pay", words=f"30 million {money}") for money in ("crowns", "marks")]
    meant = [with_scale([bare, *told])[0].figures for told in (put, put[::-1])]
    assert meant[0] == meant[1] != bare.figures
