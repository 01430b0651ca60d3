"""An act that names no matter is on the one that the article tells with the same figure, or has just named."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.reading.acts.cast import Cast
from dragoman.reading.acts.figures import find_figures
from dragoman.reading.acts.matters import matters_of
from dragoman.reading.acts.talks import Draft
from dragoman.types import Span, Statement

ARTICLE = (
    "Haldmark offered a four-year filling of the dam. Vessin wants the fishing quota cut by 30 tonnes.\n"
    "The minister said no to four. The union would not go below 9 per cent. The envoy put forward a truce. "
    "Vessin agreed to it. They asked for twelve kilometres."
)


def about(words: str, kind: str = "reject", issue: str | None = None, modality: str | None = None) -> str | None:
    """The issue of an act told with these words of the article."""
    start = ARTICLE.index(words)
    content = Span(start, start + len(words), words)
    told = Statement(id="s", kind="indirect", source=None, cue=None, content=(content,), confidence=1.0)
    draft = Draft(kind, (start, start), issue=issue, modality=modality)
    return matters_of(Cast(ARTICLE, [])).settled(draft, told).issue


def test_a_bare_figure_is_of_the_matter_that_the_article_tells_with_it() -> None:
    assert about("no to four") == "dam"


def test_it_is_what_the_sentence_before_names() -> None:
    assert about("to it", "accept") == "ceasefire"


def test_where_nothing_tells_the_matter_it_is_what_is_counted() -> None:
    assert about("below 9 per cent") == "per cent"
    assert about("for twelve kilometres", "demand") == "kilometres"


def test_what_might_be_is_on_nothing_that_is_only_counted() -> None:
    assert about("below 9 per cent", modality="might") is None


def test_a_matter_that_a_list_knows_stays() -> None:
    assert about("no to four", issue="fishing") == "fishing"


@pytest.mark.parametrize("issue", ["such thing", "old offer", "number"])
def test_words_that_say_nothing_are_no_matter(issue: str) -> None:
    assert about("no to four", issue=issue) == "dam"
    assert about("The minister", issue=issue) is None


@pytest.mark.parametrize(
    ("words", "value", "unit"),
    [
        ("a four-year filling", 4, "year"),
        ("30 billion cubic metres", 30, "billion"),
        ("twenty-five years", 25, "year"),
        ("9 percent", 9, "percent"),
        ("9%", 9, "percent"),
        ("1,200 tonnes", 1200, "tonne"),
        ("less than six", 6, ""),
    ],
)
def test_a_figure_has_its_number_and_what_it_counts(words: str, value: float, unit: str) -> None:
    [found] = find_figures(words)
    assert (found.value, found.unit) == (value, unit)


@pytest.mark.parametrize("words", ["on 14 march", "in 2031", "at 8 am", "the 20th", "12:30", "two sides"])
def test_days_years_times_and_people_are_no_figures(words: str) -> None:
    assert list(find_figures(words)) == []


@given(st.text(alphabet="ab 0123456789,.-%İtenfourmillionyears\n", max_size=60))
def test_any_text_has_figures_within_it(text: str) -> None:
    for figure in find_figures(text):
        assert 0 <= figure.start < figure.end <= len(text)
