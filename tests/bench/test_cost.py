"""The cost bench measures real commands."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from bench.cost import peak_memory, time_command, time_first_reading


def test_a_command_takes_time() -> None:
    assert 0 < time_command(["--version"], rounds=1) < 60


def test_a_command_that_fails_is_no_figure() -> None:
    with pytest.raises(Exception, match="returned non-zero"):
        time_command(["read", "/no/such/file"], rounds=1)


@pytest.mark.skipif(sys.platform == "win32", reason="wait4 is of Unix")
def test_reading_takes_time_and_memory(story: Path) -> None:
    article = story / "rocket-dare.txt"
    assert 0 < time_first_reading(article, rounds=1) < 60
    assert 50 < peak_memory([article], 3) < 2000
