"""The times of one article: its anchor found, its words resolved."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from dragoman.reading.times.resolve import Found, Resolver
from dragoman.types import Article, TimeExpression


class Times(NamedTuple):
    """The time words of an article in order of the text."""

    found: list[Found]
    expressions: tuple[TimeExpression, ...]


def read_times(article: Article) -> Times:
    published = date.fromisoformat(article.published[:10]) if article.published and len(article.published) >= 10 else None
    text = article.text
    found = list(Resolver(text, published, _is_narrative(text, published)).read())
    made = tuple(
        TimeExpression(start=f.start, end=f.end, text=text[f.start : f.end], value=f.value.edtf, timex=f.value.timex)
        for f in found
    )
    return Times(found, made)


def _is_narrative(text: str, published: date | None) -> bool:
    """Whether a text tells of years long before it was published, and hardly of the days around that."""
    if published is None:
        return True
    years = [int(year) for year in _YEAR.findall(text)]
    old = sum(year < published.year - 1 for year in years)
    return old >= 3 and old > 0.6 * len(years) and old > 3 * len(_NEAR.findall(text))


_YEAR = re.compile(r"\b(?:1[4-9]|20)[0-9][0-9]\b")
_NEAR = re.compile(r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|yesterday|last (?:week|month|night))\b")
