"""An article's text cut into runs, each with the marks that lie on it. Terminal and page both draw from these.

Statements nest and overlap (a quotation inside a relayed claim; a source inside another's content), which neither HTML
elements nor brackets can do freely. Runs can: the text is cut at every boundary, and the runs joined are the text.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from dragoman.types import Reading


class Run(NamedTuple):
    """A stretch without a boundary inside. Statements go by their number: 1 is the article's first."""

    text: str
    contents: tuple[int, ...]
    """Statements whose content holds the run, the outermost first."""
    sources: tuple[int, ...]
    cues: tuple[int, ...]
    furniture: str | None
    """Why the run is not reporting, where it is not."""
    opens: tuple[int, ...]
    """Statements of which a content span begins with this run, the outermost first."""
    first: tuple[int, ...]
    """Those of `opens` whose first content span it is."""
    closes: int
    """How many content spans end with this run."""


class _Mark(NamedTuple):
    start: int
    end: int
    role: str
    number: int
    first: bool
    why: str | None


def cut_runs(text: str, reading: Reading, rejected: frozenset[str] = frozenset()) -> Iterator[Run]:
    """The runs of `text` in order; empty spans and spans outside the text are passed over, and so are the statements
    that people rejected (by id)."""
    marks = [mark for mark in _find_marks(reading, rejected) if 0 <= mark.start < mark.end <= len(text)]
    marks.sort(key=lambda mark: (mark.start, -mark.end, mark.number))
    starting: dict[int, list[_Mark]] = defaultdict(list)
    for mark in marks:
        starting[mark.start].append(mark)
    cuts = sorted({0, len(text)} | {mark.start for mark in marks} | {mark.end for mark in marks})
    active: list[_Mark] = []
    for start, end in pairwise(cuts):
        active = [mark for mark in active if mark.end > start] + starting[start]
        opening = [mark for mark in starting[start] if mark.role == "content"]
        yield Run(
            text=text[start:end],
            contents=_numbers(active, "content"),
            sources=_numbers(active, "source"),
            cues=_numbers(active, "cue"),
            furniture=next((mark.why for mark in active if mark.role == "furniture"), None),
            opens=tuple(mark.number for mark in opening),
            first=tuple(mark.number for mark in opening if mark.first),
            closes=sum(mark.role == "content" and mark.end == end for mark in active),
        )


def _numbers(marks: list[_Mark], role: str) -> tuple[int, ...]:
    return tuple(mark.number for mark in marks if mark.role == role)


def _find_marks(reading: Reading, rejected: frozenset[str]) -> Iterator[_Mark]:
    for stretch in reading.article.furniture:
        yield _Mark(stretch.start, stretch.end, "furniture", 0, False, stretch.why)
    for number, statement in enumerate(reading.statements, 1):
        if statement.id in rejected:
            continue
        for place, span in enumerate(sorted(statement.content, key=lambda span: span.start)):
            yield _Mark(span.start, span.end, "content", number, place == 0, None)
        if statement.source:
            yield _Mark(statement.source.start, statement.source.end, "source", number, False, None)
        if statement.cue:
            yield _Mark(statement.cue.start, statement.cue.end, "cue", number, False, None)
