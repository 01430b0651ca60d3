"""Runs: they are the text, whatever the spans, and each lies under the marks that cover it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dragoman.desk.marks import cut_runs
from dragoman.types import ArticleInfo, Furniture, Reading, Span, Statement
from tests.desk.making import TEXT, make_pair

LENGTH = 30
PLACES = st.tuples(st.integers(0, LENGTH), st.integers(0, LENGTH)).map(sorted)


@st.composite
def readings(draw: st.DrawFn) -> tuple[str, Reading]:
    text = draw(st.text("ab\n“é", min_size=LENGTH, max_size=LENGTH))

    def span() -> Span:
        start, end = draw(PLACES)
        return Span(start, end, text[start:end])

    statements = [
        Statement(
            id=f"s{number}",
            kind="direct",
            content=tuple(span() for _ in range(draw(st.integers(1, 2)))),
            source=span() if draw(st.booleans()) else None,
        )
        for number in range(draw(st.integers(0, 4)))
    ]
    furniture = tuple(Furniture(*draw(PLACES), why="menu") for _ in range(draw(st.integers(0, 2))))
    info = ArticleInfo(id="0" * 16, path="x", furniture=furniture)
    return text, Reading(article=info, model="m", statements=tuple(statements))


@given(readings())
def test_runs_joined_are_the_text(case: tuple[str, Reading]) -> None:
    text, reading = case
    assert "".join(run.text for run in cut_runs(text, reading)) == text


@given(readings())
def test_every_character_lies_under_just_the_statements_that_hold_it(case: tuple[str, Reading]) -> None:
    text, reading = case
    place = 0
    for run in cut_runs(text, reading):
        for at in range(place, place + len(run.text)):
            for number, statement in enumerate(reading.statements, 1):
                held = any(span.start <= at < span.end for span in statement.content)
                assert held == (number in run.contents)
            assert (run.furniture is not None) == any(f.start <= at < f.end for f in reading.article.furniture)
        place += len(run.text)


@given(readings())
def test_what_opens_closes(case: tuple[str, Reading]) -> None:
    text, reading = case
    depth = 0
    for run in cut_runs(text, reading):
        depth += len(run.opens)
        depth -= run.closes
        assert depth >= 0
    assert depth == 0


def test_a_statement_inside_another_is_the_innermost() -> None:
    runs = list(cut_runs(TEXT, make_pair()[1]))
    inner = next(run for run in runs if run.text == "“a slip of the pen”")
    assert inner.contents == (2, 3) and inner.opens == (3,) and inner.closes == 2
    assert next(run for run in runs if run.text == "the envoy").sources == (3,)
    assert runs[0].furniture == "share bar"


def test_an_empty_article_has_no_runs() -> None:
    assert list(cut_runs("", Reading(article=ArticleInfo(id="0" * 16, path="x"), model="m"))) == []
