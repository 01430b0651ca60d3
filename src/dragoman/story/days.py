"""How far apart two things were said, and what could have been known on a day. Days are `YYYY-MM-DD`."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from dragoman.record.dates import EARLIEST, LATEST, find_bounds
from dragoman.types import Said

When = tuple[str, str] | None


def when_said(said: Said | None, reported: str | None) -> When:
    """The days on which something may have been said, from its own date or else the day of its report.

    Time words without a value ("recently", "last week" in an article that gives no anchor) leave it open: unknown.
    """
    if said is not None:
        bounds = find_bounds(said.date)
        return bounds if bounds and bounds[0] != EARLIEST and bounds[1] != LATEST else None
    return find_bounds(reported)


def is_known_by(reported: str | None, as_of: str | None) -> bool:
    """Whether an article was out by the last day of `as_of`. One without a date is not known to have been."""
    limit = find_bounds(as_of)
    if limit is None:
        return True
    bounds = find_bounds(reported)
    return bounds is not None and bounds[1] <= limit[1]


def days_between(a: When, b: When) -> int | None:
    """Least number of days between two stretches of days, 0 where they overlap, negative where b may be earlier only;
    None where one is unknown."""
    if a is None or b is None:
        return None
    if b[0] > a[1]:
        return _number(b[0]) - _number(a[1])
    if a[0] > b[1]:
        return _number(b[1]) - _number(a[0])
    return 0


def is_after(a: When, b: When) -> bool:
    """Whether `b` was surely said after `a`."""
    return a is not None and b is not None and a[1] < b[0]


@lru_cache(65536)
def _number(day: str) -> int:
    return date.fromisoformat(day).toordinal()
