"""What is stale is worked off whatever copies of the process find, and not by what has changed since they looked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from msgspec.structs import replace

from dragoman.copies import UNDONE
from dragoman.record import Record
from dragoman.record.tables import stale
from dragoman.story.keeping import working
from dragoman.story.keeping.state import load_state, mark, save_state

Change = Callable[[sa.Connection], None]


def work_off(record: Record, change: Change) -> list[tuple[list[str], bytes | None]]:
    """What is taken of five stale groups, two at a time; `change`: what happens when the first two are taken."""
    taken: list[tuple[list[str], bytes | None]] = []

    def take(connection: sa.Connection, keys: list[str], found: bytes | None) -> None:
        if not taken:
            change(connection)
        taken.append((keys, found))

    with record.writing() as connection:
        mark(connection, "group", set("abcde"))
    step = working.Step("group", "groups", 2, take, lambda _, keys: keys)
    working.work_off(record, step, lambda *_: None)
    with record.asking() as connection:
        assert connection.execute(sa.select(stale.c.key).where(stale.c.what == "group")).first() is None
    return taken


@pytest.fixture
def record(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Record]:
    monkeypatch.setattr(working, "FEW", 1)
    with Record.open(tmp_path / "r.db") as record:
        yield record


def answering(monkeypatch: pytest.MonkeyPatch, answer: bytes) -> None:
    def do_ahead(_: object, items: Iterable[list[str]], message: object) -> Iterator[tuple[list[str], bytes]]:
        return ((item, answer) for item in items)

    monkeypatch.setattr(working, "do_ahead", do_ahead)


@pytest.mark.parametrize(("answer", "found"), [(b"x", b"x"), (UNDONE, None)])
def test_all_is_taken_as_copies_find_it_or_without(
    record: Record, monkeypatch: pytest.MonkeyPatch, answer: bytes, found: bytes | None
) -> None:
    answering(monkeypatch, answer)
    taken = work_off(record, lambda _: None)
    assert taken == [(["a", "b"], found), (["c", "d"], found), (["e"], found)]


@pytest.mark.parametrize(
    "change",
    [
        lambda connection: mark(connection, "article", {"1"}),
        lambda connection: mark(connection, "name", {"1"}),
        lambda connection: save_state(connection, replace(load_state(connection), readings=9)),
    ],
    ids=["articles to link", "articles to gather", "another state"],
)
def test_what_copies_found_before_a_change_is_left(
    record: Record, monkeypatch: pytest.MonkeyPatch, change: Change
) -> None:
    answering(monkeypatch, b"x")
    taken = work_off(record, change)
    assert taken == [(["a", "b"], b"x"), (["c", "d"], None), (["e"], None)]
