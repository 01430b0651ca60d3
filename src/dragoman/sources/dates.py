"""Dates as people and pages write them, to EDTF (ISO 8601-2). A form that can be read in two ways is refused.

`published` anchors every "on Friday" of an article, so a wrong date is worse than none: `08/11/2024` is not read.
"""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from email.utils import parsedate_to_datetime

from dragoman.sources.words import load_words

FIRST_YEAR, LAST_YEAR = 1000, 9998
"""Years from the first on and before the last are dates."""

EXPECTED = "a date such as 2024, 2024-11, 2024-11-08, 2024-11-08T14:05:00Z or 2024-11-08/2024-11-10"

_PARTIAL = re.compile(r"(\d{4})(?:-(\d{2}))?", re.ASCII)
_DAY = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})", re.ASCII)
_COMPACT_DAY = re.compile(r"\d{8}", re.ASCII)
_MOMENT = re.compile(
    r"(\d{4}-\d{2}-\d{2}|\d{8})[T ]\s*(\d{2}:?\d{2}(?::?\d{2})?)(?:[.,]\d+)?\s*(Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?",
    re.ASCII | re.IGNORECASE,
)
_NUMBERED = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4})", re.ASCII)
_DAY_MONTH = re.compile(r"(?:\w+,\s*)?(\d{1,2})(?:st|nd|rd|th)?\s+([a-z]+)\.?,?\s+(\d{4})", re.ASCII | re.IGNORECASE)
_MONTH_DAY = re.compile(r"(?:\w+,\s*)?([a-z]+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})", re.ASCII | re.IGNORECASE)
_MONTH = re.compile(r"([a-z]+)\.?,?\s+(\d{4})", re.ASCII | re.IGNORECASE)
_MAIL = re.compile(r"[a-z]{3},\s\d{1,2}\s[a-z]{3}\s\d{4}\s\d{2}:\d{2}(:\d{2})?(\s.+)?", re.ASCII | re.IGNORECASE)


def to_edtf(value: str) -> str | None:
    """`value` as EDTF: a year, month, day, moment or interval `a/b`. None: no date, or one with two readings.

    A moment keeps the offset that it was given with: its first ten characters are the day where it was written.
    """
    value = " ".join(value.split())
    if len(value) > 80:
        return None
    start, slash, end = value.partition("/")
    if slash and (first := _single(start.strip())) and (last := _single(end.strip())):
        return f"{first}/{last}" if _in_order(first, last) else None
    return _single(value)


def _single(value: str) -> str | None:
    try:
        found = _iso(value) or _written(value)
    except (ValueError, OverflowError):  # a month 13, a 30 February, an offset of 40 hours
        return None
    # Programs write 0001-01-01 and 9999-12-31 for "no date"; no day before or after them can be told.
    return found if found and FIRST_YEAR <= int(found[:4]) <= LAST_YEAR else None


def _iso(value: str) -> str | None:
    if match := _PARTIAL.fullmatch(value):
        year, month = int(match[1]), int(match[2] or 1)
        date(year, month, 1)
        return value
    if match := _DAY.fullmatch(value):
        return date(int(match[1]), int(match[3]), int(match[4])).isoformat()
    if _COMPACT_DAY.fullmatch(value):
        return date.fromisoformat(value).isoformat()
    if match := _MOMENT.fullmatch(value):
        zone = (match[3] or "").upper().replace("UTC", "Z").replace("GMT", "Z")
        return _moment(datetime.fromisoformat(f"{date.fromisoformat(match[1]).isoformat()}T{match[2]}{zone}"))
    return None


def _written(value: str) -> str | None:
    if match := _NUMBERED.fullmatch(value):
        a, b, year = int(match[1]), int(match[3]), int(match[4])
        if a <= 12 and b <= 12 and a != b:  # 08/11/2024: November in London, August in Washington
            return None
        day, month = (a, b) if a > 12 else (b, a)
        return date(year, month, day).isoformat()
    if _MAIL.fullmatch(value):
        return _moment(parsedate_to_datetime(value))
    months = load_words().months
    for pattern, order in ((_DAY_MONTH, (3, 2, 1)), (_MONTH_DAY, (3, 1, 2)), (_MONTH, (2, 1, None))):
        if (match := pattern.fullmatch(value)) and (number := months.get(match[order[1]].lower())):
            year = int(match[order[0]])
            if order[2] is None:
                return date(year, number, 1).isoformat()[:7]
            return date(year, number, int(match[order[2]])).isoformat()
    return None


def _moment(when: datetime) -> str:
    text = when.replace(microsecond=0).isoformat()
    return text.removesuffix("+00:00") + "Z" if when.utcoffset() == timedelta(0) else text


def _in_order(first: str, last: str) -> bool:
    """Whether an interval does not end before it starts, as far as both are given (2024-11 to 2024 is in order)."""
    shared = min(len(first), len(last), 10)
    return first[:shared] <= last[:shared]
