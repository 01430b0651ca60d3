"""A reading is a pure function of its article: whole spans, steady ids, no text that makes it raise."""

from __future__ import annotations

import random
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bench.story import load_story
from dragoman.reading import Reader
from dragoman.types import Article, Reading, Span, Statement


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


@pytest.fixture(scope="module")
def articles() -> list[Article]:
    return load_story()


def spans(reading: Reading) -> list[Span]:
    parts = [(s.source, s.cue, *s.content, s.occasion) for s in reading.statements]
    return [span for group in parts for span in group if span]


def check(article: Article, reading: Reading) -> None:
    """What holds of any reading of any text."""
    text = article.text
    assert all(0 <= s.start < s.end <= len(text) and text[s.start : s.end] == s.text for s in spans(reading))
    timed = [*reading.times, *(s.said for s in reading.statements if s.said)]
    assert all(text[t.start : t.end] == t.text and t.text for t in timed)
    mentions = [m for e in reading.entities for m in e.mentions]
    assert all(text[m.start : m.end] == m.text for m in mentions)
    ids = [s.id for s in reading.statements]
    assert len(set(ids)) == len(ids)
    known = {e.id: e.name for e in reading.entities}
    for statement in reading.statements:
        assert statement.content and 0 <= statement.confidence <= 1 and statement.why
        assert statement.inside is None or statement.inside in ids
        assert statement.speaker is None or known[statement.speaker.id] == statement.speaker.name
        for furniture in reading.article.furniture:
            assert all(c.end <= furniture.start or c.start >= furniture.end for c in statement.content)


def test_the_story_is_read_with_whole_spans(reader: Reader, articles: list[Article]) -> None:
    for article, reading in reader.read_many(articles):
        assert reading.statements and reading.entities
        check(article, reading)


def test_a_reading_is_the_same_alone_and_in_company_in_any_order(reader: Reader, articles: list[Article]) -> None:
    together = {a.id: msgspec.json.encode(r) for a, r in reader.read_many(articles)}
    shuffled = random.Random(4).sample(articles, len(articles))
    assert {a.id: msgspec.json.encode(r) for a, r in reader.read_many(shuffled)} == together
    for article in articles[:4]:
        assert msgspec.json.encode(reader.read(article)) == together[article.id]


def test_what_stands_inside_a_statement_is_inside_its_words(reader: Reader, articles: list[Article]) -> None:
    inner = 0
    for _, reading in reader.read_many(articles):
        by_id = {s.id: s for s in reading.statements}
        for statement in reading.statements:
            if statement.inside:
                inner += 1
                outer = by_id[statement.inside].content
                assert all(any(o.start <= c.start and c.end <= o.end for o in outer) for c in statement.content)
    assert inner > 3


def test_a_paragraph_more_keeps_the_ids_before_it(reader: Reader) -> None:
    one = "“The dam stays shut,” Orla Venn said on Monday. The river was calm.\n\n"
    short = Article(text=one, path="a")
    assert [s.content[0].text for s in reader.read(short).statements] == ["“The dam stays shut,”"]


def test_an_article_in_another_language_is_kept_and_said_so(reader: Reader) -> None:
    russian = "Министр сообщил, что шлюзы плотины будут открыты в понедельник, «и вода поднимется», добавил он."
    reading = reader.read(Article(text=russian, path="a"))
    assert reading.statements == () and "Russian" in (reading.note or "")


def test_unbalanced_marks_by_the_thousand_are_read_in_time(reader: Reader) -> None:
    text = "“" * 10_000 + " he said. " + '"' * 10_000 + " she said."
    check(Article(text=text, path="a"), reader.read(Article(text=text, path="a")))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.characters(exclude_categories=[]), max_size=400))
def test_no_text_makes_the_reader_raise(reader: Reader, text: str) -> None:
    article = Article(text=text, path="a", language="en")
    check(article, reader.read(article))


PIECES = ["“", "”", '"', "\n", "\r\n", " said ", "Orla Venn", "he", " that ", ". ", "according to ", "the minister"]
PIECES += ["\x00", "\ufeff", "\u202e", "é", "e\u0301", "👍🏽", "Share", "WATCH — ", "’s ", ", "]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(PIECES), max_size=80).map("".join))
def test_no_jumble_of_news_makes_the_reader_raise(reader: Reader, text: str) -> None:
    article = Article(text=text, path="a", language="en")
    check(article, reader.read(article))


@pytest.mark.parametrize("change", ["\r\n", "nbsp", "marks"])
def test_invisible_changes_do_not_shift_what_is_read(reader: Reader, change: str) -> None:
    text = "“The dam stays shut,” Orla Venn said on Monday.\n\nIvo Brandt denied that the gates had been opened.\n"
    changed = {
        "\r\n": text.replace("\n", "\r\n"),
        "nbsp": text.replace(" said", "\u00a0said"),
        "marks": "\ufeff" + text.replace("Venn", "Ve\u200bnn"),
    }[change]
    wanted = [s.content[0].text for s in reader.read(Article(text=text, path="a", language="en")).statements]
    found = reader.read(Article(text=changed, path="a", language="en"))
    check(Article(text=changed, path="a"), found)
    assert [s.content[0].text for s in found.statements] == wanted


def test_the_model_flag_takes_another_folder(tmp_path: Path) -> None:
    from dragoman.errors import StopError

    with pytest.raises(StopError):
        Reader(tmp_path)


@pytest.mark.parametrize("end", ["\r\n", "\r", "\u2028", "\ufeff"])
def test_line_ends_and_marks_of_other_systems_change_nothing(reader: Reader, story: Path, end: str) -> None:
    for path in sorted(story.glob("*.txt")):
        plain = path.read_text("utf-8")
        text = f"{end}{plain}" if end == "\ufeff" else plain.replace("\n", end)
        wanted, article = reader.read(Article(text=plain, path="-")), Article(text=text, path="-")
        found = reader.read(article)
        check(article, found)
        assert found.article.id == article.id and all(s.id.startswith(article.id) for s in found.statements)
        assert [told(s) for s in found.statements] == [told(s) for s in wanted.statements]


def told(statement: Statement) -> tuple[object, ...]:
    words = [" ".join(s.text.split()) for s in (statement.source, statement.cue, *statement.content) if s]
    acts = [(a.type, a.agent and a.agent.name, a.recipient and a.recipient.name, a.issue) for a in statement.acts]
    return statement.kind, statement.speaker and statement.speaker.name, words, acts


@pytest.mark.parametrize(
    "text",
    [
        "\n (Sudmark) Norrland offered talks. In Sudmark, the minister said that Sudmark would not accept the offer.",
        "He said on Tuesday that it began 9,000 years ago.",
        "He said " + "'em " * 1_000 + ".",
        "Ada Wren said " + "and Wren rejected it " * 120 + ".",
    ],
)
def test_odd_texts_are_read(reader: Reader, text: str) -> None:
    article = Article(text=text, path="-", language="en", published="2032-03-05")
    check(article, reader.read(article))
