"""What goes into a record stays, once."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import msgspec
import pytest
import sqlalchemy as sa

from dragoman.errors import StopError
from dragoman.record import Record, StatementQuery
from dragoman.record.tables import appearances, readings
from dragoman.types import Article, Reading, Span, Statement
from tests.record.conftest import HARBOUR, PIPELINE
from tests.record.making import make_info, make_many, make_numbered, make_pair, make_reading

ROOT = Path(__file__).parents[2]


def rows(record: Record, table: sa.Table) -> list[sa.RowMapping]:
    with record._engine.connect() as connection:
        return list(connection.execute(sa.select(table).order_by(table.c.serial)).mappings())


def test_what_is_added_comes_back_the_same(record: Record) -> None:
    article, reading = make_pair(
        HARBOUR,
        title="Harbour talks",
        published="2031-03-04",
        authors=("A. Lind", "B. Orr"),
        url="https://post.example/1",
    )
    record.add(article, reading)
    assert record.article(article.id) == msgspec.structs.replace(article, language="en")
    assert record.reading(article.id) == reading
    assert [row.statement for row in record.statements()] == list(reading.statements)
    assert record.check() == []


def test_adding_again_changes_nothing(record: Record) -> None:
    pair = make_pair(HARBOUR)
    for _ in range(3):
        record.add(*pair)
    record.add_many([pair, pair])
    assert (len(rows(record, appearances)), len(rows(record, readings))) == (1, 1)


def test_the_same_text_from_two_files_is_one_article_seen_twice(record: Record) -> None:
    record.add_many([make_pair(HARBOUR, path="a.txt"), make_pair(HARBOUR, path="b.txt")])
    assert [row.path for row in record.articles()] == ["b.txt"]
    assert [row["path"] for row in rows(record, appearances)] == ["a.txt", "b.txt"]
    assert len(rows(record, readings)) == 1


def test_metadata_is_the_latest_with_its_gaps_filled(record: Record) -> None:
    record.add(*make_pair(HARBOUR, path="a.txt", title="Old", published="2031-03-04", authors=("A. Lind",)))
    record.add(*make_pair(HARBOUR, path="b.txt", title="New", publisher="The Ferry Post"))
    article = record.article("b.txt")
    assert (article.title, article.published, article.publisher) == ("New", "2031-03-04", "The Ferry Post")
    assert (article.path, article.authors) == ("b.txt", ("A. Lind",))
    assert record.check() == []


def test_a_day_that_only_the_reading_found_is_the_articles(record: Record) -> None:
    article, reading = make_pair(HARBOUR, path="a.txt")
    found = msgspec.structs.replace(reading, article=msgspec.structs.replace(reading.article, published="2031-03-04"))
    record.add(article, found)
    assert [row.published for row in record.articles()] == ["2031-03-04"]
    asked = StatementQuery(since="2031-03-04", until="2031-03-04")
    assert [row.number for row in record.statements(asked)] == [2], "the first says itself when it was said"
    record.add(*make_pair(HARBOUR, path="b.txt", published="2031-03-05"))
    assert [row.published for row in record.articles()] == ["2031-03-05"], "what somebody gives comes before it"
    assert record.check() == []


def test_a_newer_version_supersedes_and_both_stay(record: Record) -> None:
    article, old = make_pair(HARBOUR, "one+r1")
    new = make_reading(article, HARBOUR[:1], "two+r1")
    record.add(article, old)
    record.add(article, new)
    assert record.reading(article.id) == new
    assert [row.statement for row in record.statements()] == list(new.statements)
    first, second = rows(record, readings)
    assert (first["superseded_by"], second["superseded_by"]) == (second["serial"], None)
    assert msgspec.json.decode(first["json"], type=Reading) == old
    assert [row.statements for row in record.articles()] == [1]
    assert record.check() == []


def test_held_is_what_this_version_read_of_this_text_and_metadata(record: Record) -> None:
    article, reading = make_pair(HARBOUR)
    assert not record.holds(article, "one+r1")
    record.add(article, reading)
    assert record.holds(article, "one+r1")
    assert record.holds(msgspec.structs.replace(article, path="elsewhere.txt"), "one+r1")
    assert not record.holds(article, "two+r1")
    assert not record.holds(msgspec.structs.replace(article, published="2031-03-05"), "one+r1")
    record.add(article, make_reading(article, HARBOUR, "two+r1"))
    assert not record.holds(article, "one+r1"), "a newer version's reading is live"


def test_one_text_with_two_sets_of_metadata_is_held_under_both(record: Record) -> None:
    one = make_pair(HARBOUR, path="a.txt", title="One")
    two = make_pair(HARBOUR, path="b.txt", title="Two")
    record.add_many([one, two])
    for article, reading in (one, two):
        assert record.holds(article, "one+r1")
        assert record.held(article, "one+r1") == reading
    before = rows(record, readings)
    record.add_many([one, two])
    assert rows(record, readings) == before, "a second run of the same files must not turn the live reading about"
    assert record.reading(two[0].id) == two[1]


def test_metadata_that_goes_back_makes_the_earlier_reading_live_again(record: Record) -> None:
    right, wrong = make_pair(HARBOUR, published="2031-03-04"), make_pair(HARBOUR, published="2031-03-05")
    record.add(*right)
    record.add(*wrong)
    record.add(right[0], wrong[1])  # what is stored under the right key is trusted, not what comes with it
    assert record.reading(right[0].id) == right[1]
    assert record.article("a.txt").published == "2031-03-04"
    assert record.check() == []


def test_a_reading_of_another_article_is_refused_and_nothing_is_added(record: Record) -> None:
    good, (article, _), (_, other) = make_numbered(1), make_pair(HARBOUR), make_pair(PIPELINE)
    with pytest.raises(StopError, match="not of"):
        record.add_many([good, (article, other)])
    assert record.articles() == []


def test_a_chunk_that_fails_while_it_is_made_adds_nothing(record: Record) -> None:
    def failing():  # type: ignore[no-untyped-def]
        yield make_numbered(1)
        raise RuntimeError("the reader stopped")

    with pytest.raises(RuntimeError):
        record.add_many(failing())
    assert record.articles() == []


def test_texts_that_no_database_takes_come_back_unaltered(record: Record) -> None:
    text = "NUL\x00 lone \ud83d surrogate, \U0001f600, e\u0301, \u200f, \ufdd0 \ufdd1 \U00100000 \U0010fdd2 said end"
    article = Article(text=text, path="od\udcffd.txt", title="\udcff")
    span = Span(4, 20, text[4:20])
    statement = Statement(
        id="s1", kind="direct", content=(span,), cue=Span(text.index("said"), text.index(" end"), "said")
    )
    reading = Reading(article=make_info(article), model="one+r1", statements=(statement,), note="\ud800")
    record.add(article, reading)
    assert record.article(article.id).text == text
    assert record.article("od\udcffd.txt").title == "\udcff"
    assert record.reading(article.id) == reading
    assert next(record.statements()).statement == statement
    assert record.check() == []
    (hit,) = record.search("said")
    assert (text[hit.start : hit.end], hit.statement_id) == ("said", "s1")


def test_memory_and_files_answer_the_same(record: Record, tmp_path: Path) -> None:
    pairs = make_many(20)
    record.add_many(pairs)
    with Record.open(tmp_path / "r.db") as file:
        for start in range(0, 20, 7):
            file.add_many(pairs[start : start + 7])
        assert file.articles() == record.articles()
        assert list(file.statements()) == list(record.statements())
        assert file.people() == record.people()
        assert file.search("river") == record.search("river")


def test_a_record_may_be_written_while_its_statements_are_taken(tmp_path: Path) -> None:
    with Record.open(tmp_path / "r.db") as record:
        record.add_many(make_many(100))
        taken = 0
        for taken, _ in enumerate(record.statements(), 1):
            if taken == 3:
                record.add(*make_pair(HARBOUR))
        assert taken == 800
        assert len(record.articles()) == 101


def test_two_processes_add_to_one_record_at_once(tmp_path: Path) -> None:
    """Both make the record, both add, half of the articles the same."""
    command = [sys.executable, "-m", "tests.record.adder", str(tmp_path / "r.db")]
    at_once = [
        subprocess.Popen(
            [*command, str(first), str(first + 60)], cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
        )
        for first in (0, 30)
    ]
    errors = [process.communicate(timeout=120)[1] for process in at_once]
    assert errors == [b"", b""]
    with Record.open(tmp_path / "r.db", create=False) as record:
        assert record.check() == []
        assert len(record.articles()) == 90
        assert len(rows(record, readings)) == 90
