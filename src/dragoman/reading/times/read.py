"""The times of one article: its anchor found, its words resolved."""

from __future__ import annotations

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
    import re
    if published is None:
        return True
    years = [int(y) for y in re.findall(r"\b(?:1[4-9]|20)\d\d\b", text)]
    return len(years) >= 8 and sum(y < published.year - 1 for y in years) > 0.6 * len(years)
