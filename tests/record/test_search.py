"""Search takes anything and shows the article's own words."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from dragoman.errors import StopError
from dragoman.record import Hit, Record
from dragoman.types import Article, Reading
from tests.record.conftest import HARBOUR, PIPELINE
from tests.record.making import make_info, make_many, make_pair


def check_hit(record: Record, hit: Hit) -> str:
    """The words found, after seeing that the hit is true to the article."""
    text = record.article(hit.article_id).text
    inside = hit.start - hit.snippet_start
    assert hit.snippet == text[hit.snippet_start : hit.snippet_start + len(hit.snippet)]
    assert 0 <= inside <= inside + hit.end - hit.start <= len(hit.snippet)
    return text[hit.start : hit.end]


def test_a_hit_gives_the_words_their_place_and_their_statement(story: Record) -> None:
    (hit,) = story.search("WITNESSES")
    assert check_hit(story, hit) == "witnesses"
    assert hit.snippet == "ZOFIA LANE told reporters that a ceasefire needs witnesses."
    (statement, _) = story.reading(hit.article_id).statements
    assert (hit.statement_id, hit.speaker) == (statement.id, "ZOFIA LANE")


def test_a_hit_outside_of_statements_has_none(record: Record) -> None:
    article, reading = make_pair(HARBOUR)
    record.add(article, replace(reading, statements=()))
    (hit,) = record.search("grain")
    assert (hit.statement_id, hit.speaker) == (None, None)


def test_a_hit_lies_in_the_innermost_statement(record: Record) -> None:
    article, reading = make_pair(PIPELINE)
    inner = reading.statements[0]
    whole = inner.content[0]
    outer_span = type(whole)(0, whole.end, article.text[: whole.end])
    outer = replace(inner, id="outer", source=None, cue=None, content=(outer_span,))
    record.add(article, replace(reading, statements=(outer, inner)))
    assert [hit.statement_id for hit in record.search("ceasefire")] == [inner.id]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("harbour grain", ["harbour stays open for grain"]),
        ('"open for"', ["open for"]),
        ("gra*", ["grain", "Grain"]),
        ("zofia", ["Žofia", "ZOFIA"]),
        ("ceasefire NOT witnesses", []),
        ("harbour wheat", []),
        ("", []),
        (" \x00 ", []),
        ('"', []),
        ("* ( ) AND:^-", []),
        ("content:grain", []),
        ("NEAR(grain ships)", []),
    ],
)
def test_words_are_all_that_is_understood(story: Record, words: str, found: list[str]) -> None:
    assert sorted(check_hit(story, hit) for hit in story.search(words)) == sorted(found)


def test_hits_are_limited_in_all_and_in_each_article(record: Record) -> None:
    record.add_many(make_many(30))
    hits = record.search("river")
    assert len(hits) == 50
    assert max([hit.article_id for hit in hits].count(id) for id in {hit.article_id for hit in hits}) == 3
    assert len(record.search("river", limit=7)) == 7
    assert record.search("river", limit=0) == []


def test_too_many_words_are_refused_in_one_line(record: Record) -> None:
    with pytest.raises(StopError, match="search: 10000 words, at most 64 are looked for; give fewer"):
        record.search(" ".join(f"w{number}" for number in range(10_000)))


WORDS = st.lists(st.sampled_from(["grain", "ships", "née", "O’Dale", "\x00", "\ud800", "\U00100000", "\n", "😀", "-"]))


@settings(deadline=None)  # a record is made for each example
@given(text=st.one_of(st.text(min_size=1), WORDS.map(" ".join)), words=st.one_of(st.text(), WORDS.map(" ".join)))
def test_no_words_and_no_text_break_a_search(text: str, words: str) -> None:
    article = Article(text=text, path="a.txt")
    with Record.open(":memory:") as record:
        record.add(article, Reading(article=make_info(article), model="one+r1"))
        for hit in record.search(words):
            assert check_hit(record, hit)
        assert record.article("a.txt").text == text
        assert record.check() == []
