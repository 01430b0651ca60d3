"""Dates in figures: 2024-11-08, 8.11.2024, 11/8/2024. Where day and month may be either, both stay open."""

from __future__ import annotations

import re
from datetime import date, datetime

from dragoman.reading.times.points import Point, Value

_PARTS = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{2,4})", re.ASCII)


def read_iso(raw: str) -> Value | None:
    """A day or moment in ISO 8601; None for one that is in no calendar."""
    try:
        day = date.fromisoformat(raw[:10])
        if len(raw) > 10:
            datetime.fromisoformat(raw)
    except ValueError:
        return None
    point = Point.of(day, raw[11:16] + raw[16:].lstrip(":0123456789") if len(raw) > 10 else None)
    return Value.of(point)


def read_numeric(raw: str, day_first: bool | None) -> Value | None:
    """A date such as 11/8/2024. `day_first` says which order the article uses; None: it is not known.

    A number over 12 decides by itself.
    """
    found = readings(raw)
    if not found:
        return None
    if len(found) == 2 and day_first is None:
        low, high = sorted(found)
        return Value(None, f"[{low},{high}]")
    day = found[0] if day_first is not False or len(found) == 1 else found[1]
    point = Point.of(day)
    return Value.of(point)


def readings(raw: str) -> list[date]:
    """The days that a date in figures can be: day first before month first; one where only one is in the calendar.

    With full stops it is written day first wherever it is written.
    """
    match = _PARTS.fullmatch(raw)
    if not match:
        return []
    a, b, year = int(match[1]), int(match[2]), int(match[3])
    if len(match[3]) == 3:
        return []
    if year < 100:
        year += 2000 if year < 70 else 1900
    days: list[date] = []
    for day, month in ((a, b), (b, a)):
        try:
            found = date(year, month, day)
        except ValueError:
            continue
        if found not in days:
            days.append(found)
    return days[:1] if "." in raw else days
