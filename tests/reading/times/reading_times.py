"""Times of a text by their words, so that tests can be read as tables."""

from __future__ import annotations

from dragoman.reading.times import read_times
from dragoman.types import Article, TimeExpression

PUBLISHED = "2032-03-08"
"""A Monday."""


def times_of(text: str, published: str | None = PUBLISHED) -> list[TimeExpression]:
    return list(read_times(Article(text=text, path="-", published=published)).expressions)


def timex_of(text: str, published: str | None = PUBLISHED) -> dict[str, str | None]:
    return {t.text: t.timex for t in times_of(text, published)}


def value_of(text: str, published: str | None = PUBLISHED) -> dict[str, str | None]:
    return {t.text: t.value for t in times_of(text, published)}
