"""EDTF dates (ISO 8601-2) as a first and a last day, so that a database can compare dates known only in part.

Levels 0 and 1 without years beyond four digits: `2024`, `2024-11`, `2024-11-08T14:05Z`, `2024-11~`, `2024-1X`,
`2024-11-05/2024-11-08`, `../2024`, quarters. A day is taken as written, whatever its time zone.
"""

from __future__ import annotations

import re
from calendar import monthrange
from functools import lru_cache

from dragoman.errors import StopError

EARLIEST, LATEST = "0001-01-01", "9999-12-31"
_POINT = re.compile(r"([0-9X]{4})(?:-([0-9X]{2})(?:-([0-9X]{2})(?:T[0-9:.,]+(?:Z|[+-][0-9:]+)?)?)?)?")
# Quarters and halves of a year (EDTF 33-36, 40, 41). Seasons (21-32) have no entry: their months differ by hemisphere
# and by custom, so all that is certain is the year.
_PARTS = {"33": (1, 3), "34": (4, 6), "35": (7, 9), "36": (10, 12), "40": (1, 6), "41": (7, 12)}
_SEASONS = {str(code) for code in range(21, 33)}


@lru_cache(4096)  # the articles of a record share their dates
def find_bounds(value: str | None) -> tuple[str, str] | None:
    """First and last day that `value` may mean, as `YYYY-MM-DD`; None when it is no EDTF date that is understood."""
    if not value:
        return None
    first, slash, last = value.strip().partition("/")
    if not slash:
        return _point_bounds(first)
    low = (EARLIEST, EARLIEST) if first in ("", "..") else _point_bounds(first)
    high = (LATEST, LATEST) if last in ("", "..") else _point_bounds(last)
    return (low[0], high[1]) if low and high and low[0] <= high[1] else None


def parse_limit(name: str, value: str | None) -> tuple[str, str] | None:
    """Bounds of a date that a user gave as `name`; None when none was given. Raises StopError when it is no date."""
    if value is None or not value.strip():
        return None
    bounds = find_bounds(value)
    if bounds is None:
        raise StopError(name, f"{value!r} is not a date", "give a year, month or day as 2024, 2024-11 or 2024-11-08")
    return bounds


def _point_bounds(value: str) -> tuple[str, str] | None:
    match = _POINT.fullmatch(re.sub("[?~%]", "", value))
    if match is None:
        return None
    year, month, day = match.groups()
    years = max(1, int(year.replace("X", "0"))), int(year.replace("X", "9"))
    months = (1, 12) if month is None or (month in _SEASONS and day is None) else _PARTS.get(month) or _fits(month, 12)
    if months is None or years[1] < 1:
        return None
    longest = monthrange(years[1], months[1])[1]
    days = (1, longest) if day is None else _fits(day, longest)
    if days is None or (day is not None and month in _PARTS):
        return None
    return f"{years[0]:04}-{months[0]:02}-{days[0]:02}", f"{years[1]:04}-{months[1]:02}-{days[1]:02}"


def _fits(digits: str, most: int) -> tuple[int, int] | None:
    """Least and greatest number from 1 to `most` that two digits with unknown ones as X can be."""
    fitting = [n for n in range(1, most + 1) if all(d in ("X", c) for d, c in zip(digits, f"{n:02}", strict=True))]
    return (fitting[0], fitting[-1]) if fitting else None
