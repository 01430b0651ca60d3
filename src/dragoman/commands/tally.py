"""What `dragoman read` tells while it runs: a progress bar on a terminal, problems as they come, a summary."""

from __future__ import annotations

import time
from collections.abc import Mapping
from datetime import timedelta
from threading import Timer
from types import TracebackType
from typing import TYPE_CHECKING, Self

from rich.progress import BarColumn, Progress, TextColumn
from rich.text import Text

from dragoman.desk.terminal import make_console, on_one_line

if TYPE_CHECKING:
    from dragoman.errors import Problem
    from dragoman.pipeline import Done

SHOWN = 3
"""Endings of other files that the summary names."""

BAR_AFTER = 2.0
"""Seconds after which the bar appears: a short run prints its summary alone."""


class Tally:
    """Counts what was read and skipped. As a context it shows the bar, and at its end the summary line.

    `size`: bytes of all inputs, 0 where unknown (standard input): the bar then shows the rate without the time left.
    `passed`: files of other types, by ending.
    """

    def __init__(self, size: int, where: str | None, quiet: bool, passed: Mapping[str, int]) -> None:
        self._console = make_console(stderr=True)
        self._where = where
        self._quiet = quiet
        self._passed = passed
        self._size = size
        self._began = time.monotonic()
        self.read = self.held = self.statements = self.unread = self.skipped = 0
        self._progress = Progress(
            BarColumn(bar_width=24),
            TextColumn("{task.fields[told]}", markup=False),
            console=self._console,
            transient=True,
            disable=quiet or not self._console.is_terminal,
        )
        self._task = self._progress.add_task("", total=size or None, told="0 articles")
        self._timer = Timer(BAR_AFTER, self._progress.start)
        self._timer.daemon = True

    @property
    def faults(self) -> int:
        """Inputs that gave no reading."""
        return self.skipped + self.unread

    def __enter__(self) -> Self:
        self._timer.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._timer.cancel()
        self._timer.join()
        self._progress.stop()
        if kind is KeyboardInterrupt:
            self._say(f"Stopped: {self._safe()}")
        elif kind is None and not self._quiet:
            self._say(self._summary())

    def count(self, done: Done, problem: Problem | None) -> None:
        """One article that is read and kept, with what is to be said of it if nothing could be read from it."""
        if problem:
            self.unread += 1
            self._say(str(problem))
        elif done.fresh:
            self.read += 1
            self.statements += len(done.reading.statements)
        else:
            self.held += 1
        articles = self.read + self.held + self.unread
        seconds = max(time.monotonic() - self._began, 1e-9)
        told = f"{_count(articles, 'article')}, {articles / seconds:.1f}/s"
        completed = min(done.position, self._size)
        if completed:
            # Rich's own estimate takes the articles of a chunk, told all at once, for a burst of speed.
            left = timedelta(seconds=round(seconds * (self._size - completed) / completed))
            told += f", {left} left"
        self._progress.update(self._task, completed=completed, told=told)

    def skip(self, problem: Problem) -> None:
        """One input that is skipped: said at once, above the bar."""
        self.skipped += 1
        self._say(str(problem))

    def _say(self, line: str) -> None:
        self._console.print(Text(on_one_line(line)), soft_wrap=True)

    def _summary(self) -> str:
        into = f" into {self._where}" if self._where else ""
        parts = [f"Read {_count(self.read, 'article')}, {_count(self.statements, 'statement')}{into}"]
        parts += [f"{self.held} already read"] * bool(self.held)
        parts += [f"{self.unread} kept without statements"] * bool(self.unread)
        parts += [f"{_count(self.skipped, 'input')} skipped"] * bool(self.skipped)
        parts += [_tell_passed(self._passed)] * bool(self._passed)
        return "; ".join(parts)

    def _safe(self) -> str:
        articles = _count(self.read + self.held + self.unread, "article")
        if self._where:
            return f"{articles} safe in {self._where}; give the same command again to go on"
        return f"{articles} written; without --record the same command begins anew"


def _tell_passed(passed: Mapping[str, int]) -> str:
    """How many files of other types there are, and mostly of which: "7 files of other types passed over (.pdf)"."""
    endings = [ending for ending in sorted(passed, key=lambda ending: (-passed[ending], ending)) if ending]
    named = ", ".join(endings[:SHOWN]) + (", …" if len(endings) > SHOWN else "")
    told = f"{_count(sum(passed.values()), 'file')} of other types passed over"
    return f"{told} ({named})" if named else told


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
