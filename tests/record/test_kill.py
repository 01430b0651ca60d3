"""Killed at any moment, a record keeps what was reported as done, and the same command finishes the rest.

DRAGOMAN_KILLS sets how many rounds are run (5 if not set).
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest

from dragoman.record import Record
from tests.record.making import make_many

ROOT = Path(__file__).parents[2]
ARTICLES = 500
KILLS = int(os.environ.get("DRAGOMAN_KILLS", "5"))


def start_adder(where: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.record.adder", str(where), "0", str(ARTICLES)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def finish(adder: subprocess.Popen[str]) -> list[str]:
    out, errors = adder.communicate(timeout=300)
    assert errors == ""
    return out.splitlines()


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, float]:
    """A record made without a kill, and how long that takes."""
    where = tmp_path_factory.mktemp("undisturbed") / "r.db"
    begun = time.monotonic()
    assert finish(start_adder(where))[-1] == f"added {ARTICLES}"
    return where, time.monotonic() - begun


@pytest.mark.parametrize("round_", range(KILLS))
def test_a_killed_run_loses_and_doubles_nothing(round_: int, tmp_path: Path, undisturbed: tuple[Path, float]) -> None:
    whole, seconds = undisturbed
    where = tmp_path / "r.db"
    adder = start_adder(where)
    # Spread over the whole run, from before the file is there: each round has its own part of it.
    time.sleep(seconds * 0.95 * (round_ + random.random()) / KILLS)
    adder.send_signal(signal.SIGKILL)
    lines = adder.communicate(timeout=60)[0].splitlines(keepends=True)
    done = {line.split()[1] for line in lines if line.startswith("done ") and line.endswith("\n")}

    with Record.open(where) as record:
        assert record.check() == []
        kept = Counter(row.id for row in record.articles())
        assert done <= kept.keys()
        assert max(kept.values(), default=1) == 1
        held = {article.id for article, _ in make_many(ARTICLES) if record.holds(article, "one+r1")}
        assert held == kept.keys()

    assert finish(start_adder(where))[-1] == f"added {ARTICLES - len(kept)}"
    with Record.open(where) as record, Record.open(whole) as expected:
        assert record.check() == []
        assert record.articles() == expected.articles()
        assert list(record.statements()) == list(expected.statements())
    print(f"killed after {len(done)} done, {len(kept)} kept")
