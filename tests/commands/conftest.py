"""A record of the example story with the acts that its gold has, and a way to run command lines."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.record import Record
from dragoman.story.keeping import keep_story
from tests.gold_story import load_story
from tests.test_cli import Ran, Run, run

__all__ = ["Ran", "Run", "gold_record", "run"]


@pytest.fixture(scope="session")
def gold_record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """For looking at: a test that changes a record makes its own."""
    where = tmp_path_factory.mktemp("gold") / "gold.db"
    with Record.open(where) as record:
        record.add_many(load_story())
        keep_story(record)
    return where
