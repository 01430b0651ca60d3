"""A fault in a record is found and named with what to do."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from msgspec.structs import replace

from dragoman.record import Record
from dragoman.types import Span
from tests.record.conftest import HARBOUR
from tests.record.making import make_many, make_pair, make_reading

FAULTS = {
    "UPDATE articles SET text = text || '!' WHERE serial = 2": "its text is not what it was",
    "UPDATE articles SET title = 'Other' WHERE serial = 2": "its metadata is not what its appearances give",
    "UPDATE readings SET superseded_by = 1 WHERE serial = 2": "superseded by an earlier one",
    "UPDATE readings SET superseded_by = 3 WHERE serial = 2": "0 live readings, 1 expected",
    "UPDATE readings SET json = '{}' WHERE serial = 2": "reading 2 cannot be decoded",
    "UPDATE readings SET json = 'x' WHERE serial = 2": "reading 2 cannot be decoded",
    "UPDATE readings SET json = replace(json, '\"said\"', '\"sang\"') WHERE serial = 2": "is not the article's words",
    "UPDATE readings SET version = 'other' WHERE serial = 2": "the rows of reading 2 are not what was read",
    "DELETE FROM statements WHERE serial = 9": "the rows of reading 2 are not what was read",
    "UPDATE entities SET folded = 'x' WHERE serial = 6": "the rows of reading 2 are not what was read",
    "DELETE FROM readings WHERE serial = 2": "points to a row of readings that is not there",
    "INSERT INTO article_words(article_words, rowid, text) SELECT 'delete', serial, text FROM articles":
        "article_words is not in step",
    "INSERT INTO statement_words(rowid, content) VALUES (1, 'slipped in')": "statement_words is not in step",
}  # fmt: skip


@pytest.mark.parametrize("change", FAULTS)
def test_a_fault_is_found(change: str, tmp_path: Path) -> None:
    where = tmp_path / "r.db"
    with Record.open(where) as record:
        record.add_many(make_many(3))
        assert record.check() == []
    with sqlite3.connect(where) as connection:
        connection.execute(change)
    connection.close()
    with Record.open(where) as record:
        faults = record.check()
        assert any(FAULTS[change] in fault for fault in faults), faults
        assert all("; " in fault and "\n" not in fault for fault in faults)
        assert record.check() == faults, "checking changes nothing"


def test_a_damaged_file_is_named(tmp_path: Path) -> None:
    where = tmp_path / "r.db"
    Record.open(where).close()
    empty = where.stat().st_size
    with Record.open(where) as record:
        record.add_many(make_many(50))
    stored = bytearray(where.read_bytes())
    # Behind the pages of the empty record, among which are those of the schema and its version: opening reads these.
    for page in range(empty, len(stored) - 4096, 12288):
        stored[page : page + 2048] = b"\xa5" * 2048
    where.write_bytes(stored)
    with Record.open(where) as record:
        faults = record.check()
    assert faults
    assert all("; " in fault for fault in faults)


def test_a_reading_that_is_not_true_to_its_article_is_named(record: Record) -> None:
    article, reading = make_pair(HARBOUR)
    first, second = reading.statements
    first = replace(first, id=second.id, content=(Span(3, 5, "xx"),), inside="nowhere")
    record.add(article, replace(reading, statements=(first, second), entities=reading.entities[:1]))
    faults = " ".join(record.check())
    for part in (
        "at 3-5 is not the article's words",
        "2 statements have the id",
        "inside nowhere",
        "not among the ent",
    ):
        assert part in faults


def test_superseded_readings_are_sound_too(record: Record) -> None:
    article, reading = make_pair(HARBOUR)
    record.add(article, reading)
    record.add(article, make_reading(article, HARBOUR, "two+r1"))
    record.add(article, reading)
    assert record.check() == []
    assert record.reading(article.id) == reading
