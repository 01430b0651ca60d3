from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from dragoman.story.days import days_between, is_after, is_known_by, when_said
from dragoman.types import Said

days = st.dates(date(1900, 1, 1), date(2100, 1, 1)).map(str)
spans = st.tuples(days, days).map(lambda pair: (min(pair), max(pair)))


@given(spans, spans)
def test_distance_is_the_same_from_both_ends(a: tuple[str, str], b: tuple[str, str]) -> None:
    there, back = days_between(a, b), days_between(b, a)
    assert there is not None
    assert there == -(back or 0)
    assert is_after(a, b) == (there > 0)


def said(value: str | None) -> Said:
    return Said(text="then", start=0, end=4, date=value)


def test_what_has_a_date_is_as_old_as_that() -> None:
    assert when_said(said("2031-03"), "2031-05-01") == ("2031-03-01", "2031-03-31")


def test_what_has_no_time_words_is_as_old_as_its_report() -> None:
    assert when_said(None, "2031-05-01T10:00Z") == ("2031-05-01", "2031-05-01")


def test_time_words_without_a_value_leave_it_unknown() -> None:
    assert when_said(said(None), "2031-05-01") is None
    assert when_said(said("../2031-05-01"), "2031-05-01") is None, "an open end is no date"
    assert when_said(None, None) is None


def test_an_article_is_known_by_the_day_of_its_report() -> None:
    assert is_known_by("2031-05-01", "2031-05-01")
    assert is_known_by("2031-05-01", "2031")
    assert not is_known_by("2031-05-02", "2031-05-01")
    assert not is_known_by(None, "2031-05-01")
    assert not is_known_by("2031-05", "2031-05-20"), "it may have come out on the 31st"
    assert is_known_by(None, None)
