"""The example story, read once for all tests that only look at it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from dragoman.cli import main


@pytest.fixture(scope="session")
def story() -> Path:
    """The folder of the example story's articles."""
    return Path(__file__).parents[1] / "examples" / "story"


@pytest.fixture(scope="session")
def story_lines(story: Path, story_record: Path) -> Path:
    """The story's readings as JSON lines, made in the same run as `story_record`."""
    return story_record.with_name("story.jsonl")


@pytest.fixture(scope="session")
def story_record(story: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A record of the story. For looking at: a test that changes a record makes its own."""
    record = tmp_path_factory.mktemp("story") / "story.db"
    assert main(["read", str(story), "--record", str(record), "--jsonl", str(record.with_name("story.jsonl"))]) == 0
    before = record.stat().st_size
    yield record
    assert record.stat().st_size == before, "a test wrote to the shared record"
