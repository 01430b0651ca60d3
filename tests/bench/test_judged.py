"""Verdicts are about places, never text, and each says why."""

from __future__ import annotations

import json

from bench.judged import DRAWN, FOLDER, NEWS, Drawn, count_accepted, draw, is_news, is_same, load_verdicts
from dragoman.types import Article, Span, Statement


def test_verdicts_hold_places_and_reasons_and_no_words_of_the_texts() -> None:
    rows = [json.loads(line) for file in FOLDER.glob("*.jsonl") for line in file.read_text("utf-8").splitlines()]
    assert len(rows) >= DRAWN
    for row in rows:
        assert row.keys() == {"article", "source", "content", "verdict", "reason"}
        assert row["verdict"] in ("yes", "no") and row["reason"] and row["content"]
        assert len(row["article"]) == 16 and len(row["reason"].split()) <= 12


def test_each_place_has_one_verdict() -> None:
    assert set(load_verdicts().values()) == {"yes", "no"}


def made(*places: tuple[int, int]) -> list[Drawn]:
    article = Article(text="x" * 400, path="a")
    return [
        Drawn(article, Statement(id=f"s{a}", kind="direct", content=(Span(start=a, end=b, text="x" * (b - a)),)))
        for a, b in places
    ]


def test_later_draws_hold_nothing_of_the_first() -> None:
    every = made(*((n, n + 1) for n in range(DRAWN + 150)))
    first, second = draw(every, "first"), draw(every, "second")
    assert (len(first), len(second)) == (DRAWN, 100) and not {d.key for d in first} & {d.key for d in second}


def test_news_fills_up_what_the_other_texts_are_short_of() -> None:
    own = made(*((n, n + 1) for n in range(DRAWN + 30)))
    news = [
        Drawn(Article(text="y" * 400, path=f"{NEWS}b"), d.statement) for d in made(*((n, n + 1) for n in range(200)))
    ]
    assert not any(is_news(d) for name in ("first", "second", "third") for d in draw([*own, *news], name))
    assert sum(map(is_news, draw([*own, *news], "fourth"))) == 70
    assert sum(map(is_news, draw([*own, *news], "fifth"))) == 70


def test_other_ends_are_the_same_statement_and_another_is_not() -> None:
    one, longer, other = (d.key for d in made((10, 30), (10, 45), (32, 60)))
    assert is_same(one, longer) and not is_same(one, other)


def test_those_without_a_verdict_are_counted_apart() -> None:
    one, two, three = made((0, 5), (10, 15), (20, 25))
    figures = count_accepted([one, two, three], {one.key: "yes", two.key: "no"})
    assert str(figures.accepted) == "50.0 (1/2)" and figures.unjudged == 1
