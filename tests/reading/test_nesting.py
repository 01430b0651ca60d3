"""Statements inside statements are read as deep as they go, each inside the next one out."""

from __future__ import annotations

from itertools import pairwise

import pytest

from dragoman.reading import Reader
from dragoman.reading.linking import Link
from dragoman.reading.nesting import inner_tokens, is_within, told_within, with_quoted
from dragoman.reading.parts import Part
from dragoman.reading.tokens import tokenise
from dragoman.types import Article, Statement
from tests.reading.making import marked


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


def chain(reader: Reader, text: str) -> list[str]:
    """Sources from the innermost statement outwards."""
    statements = {s.id: s for s in reader.read(Article(text=text, path="-")).statements}

    def outwards(statement: Statement) -> list[Statement]:
        return [statement, *(outwards(statements[statement.inside]) if statement.inside else [])]

    deepest = max((outwards(s) for s in statements.values()), key=len)
    for inner, outer in pairwise(deepest):
        start, end = inner.content[0].start, inner.content[-1].end
        assert any(c.start <= start and end <= c.end for c in outer.content)
    return [s.source.text if s.source else "" for s in deepest]


def test_a_report_of_a_report_of_a_report(reader: Reader) -> None:
    text = (
        "Our partners told us that the ministry had announced that the army would say nothing about the talks, "
        "Peter Holm said on Monday."
    )
    assert chain(reader, text)[-3:] == ["the ministry", "Our partners", "Peter Holm"]


def test_three_voices_one_in_the_other(reader: Reader) -> None:
    text = (
        "The Daily Post reported on Friday that Anna Weld, the foreign minister, told parliament that the envoy had "
        "said “the door is open”."
    )
    found = chain(reader, text)
    assert len(found) == 3 and found[0] == "the envoy" and found[-1].endswith("Daily Post")


def test_an_agency_that_reports_what_was_said(reader: Reader) -> None:
    text = "Ostnews reported that the president said that the river would be closed. It rained all day in the valley."
    assert chain(reader, text) == ["the president", "Ostnews"]


def test_a_quotation_in_a_quotation_is_found_by_its_marks() -> None:
    for source in (
        "[T “They say, ‘You are strangling our fields,’ and we answer that the dam is ours,”] [S Weld] [C said].",
        "[T „We say to the neighbours: «Come, but leave the cement»“], [C said] [S Weld].",
    ):
        text, parts = marked(source)
        host = Link(None, None, (next(p for p in parts if p.role == "content"),))
        (inner,) = with_quoted(text, host, [])
        assert inner.source and text[inner.source.start : inner.source.end] in ("They", "We")
        assert is_within(inner, host) and not is_within(host, host)


@pytest.mark.parametrize(
    ("content", "is_read"),
    [
        ("the ministry had announced that the army would leave the bridge", True),
        ("the six states of the lower valley had paid for the bridge themselves", False),
        ("the farmers of the lower valley know well what the bridge has cost", False),
        ("it is the question of a bridge and of the road that leads to it", False),
        ("we believe that the bridge can be repaired before the first snow", False),
        ("everybody would call the bridge a fine piece of work", False),
        ("we answer with one sentence: “The bridge is ours and stays so”", True),
        ("he would call the bridge unsafe, the engineers had warned on Monday", True),
    ],
)
def test_only_words_that_may_tell_of_words_are_read_again(reader: Reader, content: str, is_read: bool) -> None:
    text, parts = marked(f"[S Holm] [C said] [T {content}].")
    outer = Link(parts[0], parts[1], (parts[2],))
    assert bool(inner_tokens(text, tokenise(text, reader.model.wordpiece), [outer])) is is_read


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("[T “Next time in Quess], [S Venn] [C suggested], smiling.", "“Next time in Quess"),
        ("[T “Next time in Quess”], [S Venn] [C suggested], smiling.", None),
        ("[S “Venn] [C suggested] [T next time in Quess].", None),
    ],
)
def test_a_quotation_that_lost_its_closing_mark_ends_before_who_said_it(source: str, words: str | None) -> None:
    text, (first, second, third) = marked(source)
    parts = {part.role: part for part in (first, second, third)}
    host = Link(None, None, (Part(0, len(text), "content", 0.9),))
    own = told_within(text, host, [Link(parts["source"], parts["cue"], (parts["content"],))])
    assert (text[own.contents[0].start : own.contents[0].end] if own else None) == words
