"""The conductor: paths to a record, problems told, memory bounded by a chunk."""

from __future__ import annotations

import logging
import time
from pathlib import Path

import pytest

import dragoman
from dragoman.errors import Problem
from dragoman.pipeline import CHUNK_ARTICLES, FOLLOW_EARLY, Done, read_into
from dragoman.record import Record
from dragoman.sources import Given, find_inputs
from dragoman.story.identity.keeping import catch_up


@pytest.fixture(scope="module")
def reader() -> dragoman.Reader:
    return dragoman.Reader()


def test_read_gives_an_open_record(story: Path, reader: dragoman.Reader) -> None:
    with dragoman.read(story / "ktk-wire.jsonl", reader=reader) as record:
        assert len(record.articles()) == 3 and list(record.statements())


def test_read_goes_on_in_a_record_that_is_open(story: Path, reader: dragoman.Reader, tmp_path: Path) -> None:
    with Record.open(tmp_path / "r.db") as record:
        assert dragoman.read([story / "ktk-wire.jsonl"], record, reader=reader) is record
        dragoman.read([story / "tribune-envoy.txt"], record, reader=reader, given=Given(publisher="Tribune"))
        assert len(record.articles()) == 4
        assert record.article("tribune-envoy.txt").publisher == "Tribune"


def test_problems_are_told_or_logged(reader: dragoman.Reader, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / "ru.txt").write_text("Президент заявил, что никого не приглашал ни устно, ни письменно.\n" * 3, "utf-8")
    paths = [tmp_path / "nowhere.txt", tmp_path / "ru.txt"]
    told: list[Problem] = []
    dragoman.read(paths, reader=reader, on_problem=told.append).close()
    assert [Path(problem.where).name for problem in told] == ["nowhere.txt", "ru.txt"]
    with caplog.at_level(logging.WARNING, "dragoman"):
        dragoman.read(paths, reader=reader).close()
    assert caplog.messages == [str(problem) for problem in told]


def test_what_is_told_as_done_is_in_the_record(reader: dragoman.Reader, tmp_path: Path) -> None:
    rows = CHUNK_ARTICLES * 2 + 5
    file = tmp_path / "rows.jsonl"
    file.write_text("".join(f'{{"text": "“We agree to point {n},” said Ana Brell."}}\n' for n in range(rows)), "utf-8")
    inputs = find_inputs([file], [])
    with Record.open(tmp_path / "r.db") as record, Record.open(tmp_path / "r.db") as other:
        events = [
            e
            for e in read_into(record, inputs, reader)
            if isinstance(e, Done) and other.holds(e.article, e.reading.model)
        ]
        assert len(events) == rows
        positions = [event.position for event in events]
        assert positions == sorted(positions) and positions[-1] <= file.stat().st_size
        assert not any(event.fresh for event in read_into(record, inputs, reader) if isinstance(event, Done))


def test_who_is_who_is_in_step_with_all_that_was_read(reader: dragoman.Reader, tmp_path: Path) -> None:
    rows = 3 * FOLLOW_EARLY
    file = tmp_path / "rows.jsonl"
    file.write_text("".join(f'{{"text": "“We agree to point {n},” said Ana Brell."}}\n' for n in range(rows)), "utf-8")
    with Record.open(tmp_path / "r.db") as record:
        assert len(list(read_into(record, find_inputs([file], []), reader))) == rows
        assert catch_up(record) == 0


def test_the_same_article_twice_is_read_once_and_told_twice(reader: dragoman.Reader, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("“We agree to the point,” said Ana Brell.", "utf-8")
    (tmp_path / "b.txt").write_bytes((tmp_path / "a.txt").read_bytes())
    with Record.open(tmp_path / "r.db") as record:
        events = [e for e in read_into(record, find_inputs([tmp_path / "*.txt"], []), reader) if isinstance(e, Done)]
    assert [(Path(e.reading.article.path).name, e.fresh) for e in events] == [("a.txt", True), ("b.txt", False)]


def test_a_walk_that_is_left_reads_no_more(
    reader: dragoman.Reader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = CHUNK_ARTICLES * 4
    file = tmp_path / "rows.jsonl"
    file.write_text("".join(f'{{"text": "“We agree to point {n},” said Ana Brell."}}\n' for n in range(rows)), "utf-8")
    begun: list[str] = []
    read = reader.read

    def counted(article: dragoman.Article) -> dragoman.Reading:
        begun.append(article.path)
        return read(article)

    monkeypatch.setattr(reader, "read", counted)
    walk = read_into(None, find_inputs([file], []), reader)
    next(walk)
    walk.close()  # type: ignore[attr-defined]
    at_first = len(begun)
    assert CHUNK_ARTICLES <= at_first < rows
    time.sleep(0.1)
    assert len(begun) == at_first


def test_a_reading_does_not_depend_on_what_is_read_beside_it(reader: dragoman.Reader, story: Path) -> None:
    inputs = find_inputs([story], [])
    together = [event for event in read_into(None, inputs, reader) if isinstance(event, Done)]
    alone = [event for one in inputs for event in read_into(None, [one], reader) if isinstance(event, Done)]
    assert [event.reading for event in together] == [event.reading for event in alone]


def test_a_fault_of_the_reader_costs_one_article(
    reader: dragoman.Reader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a", "b", "c"):
        (tmp_path / f"{name}.txt").write_text(f"“We agree,” said Ada Wren of {name}.", "utf-8")
    whole = reader.read

    def read(article: dragoman.Article) -> dragoman.Reading:
        if article.path.endswith("b.txt"):
            raise IndexError
        return whole(article)

    monkeypatch.setattr(reader, "read", read)
    events = list(read_into(None, find_inputs([tmp_path], []), reader))
    assert [type(event) for event in events] == [Done, Problem, Done]
    assert "IndexError" in str(events[1]) and str(events[1]).startswith(str(tmp_path / "b.txt"))
    monkeypatch.setenv("DRAGOMAN_FAULTS", "1")
    with pytest.raises(IndexError):
        list(read_into(None, find_inputs([tmp_path], []), reader))
