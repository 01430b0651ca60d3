"""A time as far as it is known: a year, a month of it, a day, a part of a day. Written as TIMEX3 and as EDTF.

TIMEX3 values follow TimeML 1.2.1 (Pustejovsky et al. 2003): `1998-W05`, `1998-Q3`, `1998-SU`, `1998-02-06TEV`, `198`
for the 1980s, `BC0241`. EDTF is ISO 8601-2 (2019), levels 0 to 2: weeks are written as intervals, quarters as months 33
to 36, seasons as 21 to 24, a decade as `198X`, and years before our era with a year 0 (241 BC is `-0240`).
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import NamedTuple

_SEASONS = {"SP": "21", "SU": "22", "FA": "23", "WI": "24"}
_QUARTERS = {"Q1": "33", "Q2": "34", "Q3": "35", "Q4": "36", "H1": "40", "H2": "41"}


class Point(NamedTuple):
    """`year` counts as astronomers do (0 is 1 BC). `part` is a season, quarter, half, week (W45), weekend (W45-WE),
    decade (DE) or century (CE); `hour` a part of the day (EV) or a time (14:05 or 14:05Z)."""

    year: int
    month: int | None = None
    day: int | None = None
    part: str | None = None
    hour: str | None = None

    @classmethod
    def of(cls, day: date, hour: str | None = None) -> Point:
        return cls(day.year, day.month, day.day, hour=hour)

    @classmethod
    def of_week(cls, day: date, weekend: bool = False) -> Point:
        year, week, _ = day.isocalendar()
        return cls(year, part=f"W{week:02}" + ("-WE" if weekend else ""))

    @property
    def first(self) -> date | None:
        """First day that is meant; None outside the years that `datetime` knows."""
        return self._bounds[0] if self._bounds else None

    @property
    def last(self) -> date | None:
        return self._bounds[1] if self._bounds else None

    @property
    def _bounds(self) -> tuple[date, date] | None:
        year, part = self.year, self.part or ""
        if not 1 <= year < 9999:
            return None
        if self.month:
            if self.day:
                return (date(year, self.month, self.day),) * 2
            return date(year, self.month, 1), date(year, self.month, monthrange(year, self.month)[1])
        if part.startswith("W") and part != "WI":
            monday = date.fromisocalendar(year, int(part[1:3]), 1)
            return (monday + timedelta(5 if part.endswith("WE") else 0), monday + timedelta(6))
        if part in ("DE", "CE"):
            return date(year, 1, 1), date(min(year + (9 if part == "DE" else 99), 9998), 12, 31)
        if part in _MONTHS:
            low, high = _MONTHS[part]
            return date(year, low, 1), date(year, high, monthrange(year, high)[1])
        return date(year, 1, 1), date(year, 12, 31)

    @property
    def timex(self) -> str:
        digits = f"{self.year:04}" if self.year > 0 else f"BC{1 - self.year:04}"
        if self.part == "DE":
            return digits[:-1]
        if self.part == "CE":
            return digits[:-2]
        out = digits
        if self.month:
            out += f"-{self.month:02}"
            if self.day:
                out += f"-{self.day:02}"
        elif self.part:
            out += f"-{self.part}"
        hour = self.hour or ""
        return f"{out}T{hour[:5]}" if hour and self.day else out  # the zone is told in EDTF alone

    @property
    def edtf(self) -> str:
        digits = f"{self.year:04}" if self.year >= 0 else f"-{-self.year:04}"
        if self.part in ("DE", "CE"):
            keep = 1 if self.part == "DE" else 2
            return digits[:-keep] + "X" * keep
        if self.part and self.part[0] == "W" and self.part != "WI":
            return f"{self.first}/{self.last}"
        if self.part:
            return f"{digits}-{(_SEASONS | _QUARTERS)[self.part]}"
        if self.month and self.day:
            clock = self.hour if self.hour and ":" in self.hour else ""
            moment = f"T{clock[:5]}:00{clock[5:]}" if clock and clock[:2] != "24" else ""
            return f"{digits}-{self.month:02}-{self.day:02}{moment}"
        return f"{digits}-{self.month:02}" if self.month else digits


class Value(NamedTuple):
    """What time words come to. `point` is None for a duration, a set, a reference, or what has no anchor.

    `second` is the end of a range written as one ("Oct. 26–27").
    """

    timex: str | None
    edtf: str | None = None
    point: Point | None = None
    second: Point | None = None

    @classmethod
    def of(cls, point: Point) -> Value:
        return cls(point.timex, point.edtf, point)


_MONTHS = {"Q1": (1, 3), "Q2": (4, 6), "Q3": (7, 9), "Q4": (10, 12), "H1": (1, 6), "H2": (7, 12)}


def edtf_of_part(point: Point, which: str) -> str:
    """EDTF of the start, middle or end of a period: a third of it with approximate ends.

    Of a day, week, season or quarter the whole.
    """
    if point.month and not point.day:
        lows = {"start": (1, 10), "mid": (11, 20), "end": (21, monthrange(max(point.year, 1), point.month)[1])}
        low, high = lows[which]
        return f"{point.edtf}-{low:02}~/{point.edtf}-{high:02}~"
    if point.month is None and point.part is None:
        low, high = {"start": (1, 4), "mid": (5, 8), "end": (9, 12)}[which]
        return f"{point.edtf}-{low:02}~/{point.edtf}-{high:02}~"
    if point.part == "DE":
        low, high = {"start": (0, 3), "mid": (4, 6), "end": (7, 9)}[which]
        return f"{point.year + low:04}~/{point.year + high:04}~"
    if point.part == "CE":
        low, high = {"start": (0, 33), "mid": (34, 66), "end": (67, 99)}[which]
        return f"{point.year + low:04}~/{point.year + high:04}~"
    return point.edtf


def shift(point: Point, count: int, unit: str) -> Point | None:
    """`point` moved by `count` units, told in that unit: three weeks from a day is a week, two years from it a year."""
    base = point.first
    if abs(count) > 9999:
        return None
    try:
        if unit == "Y":
            return Point(point.year + count) if abs(point.year + count) < 10_000 else None
        if unit in ("DE", "CE"):
            years = 10 if unit == "DE" else 100
            begun = (point.year + count * years) // years * years
            return Point(begun, part=unit) if 0 < begun < 9000 else None
        if base is None:
            return None
        if unit == "D":
            return Point.of(base + timedelta(count)) if point.day else None
        if unit in ("W", "2W", "WE"):
            days = base + timedelta(7 * count * (2 if unit == "2W" else 1))
            return Point.of_week(days, unit == "WE") if point.day or (point.part or "")[:1] == "W" else None
        if unit in ("M", "Q", "6M"):
            if not point.month and unit == "M":
                return None
            months = base.year * 12 + base.month - 1 + count * {"M": 1, "Q": 3, "6M": 6}[unit]
            if unit == "Q":
                return Point(months // 12, part=f"Q{months % 12 // 3 + 1}")
            return Point(months // 12, months % 12 + 1)
        if unit in ("TH", "TM"):
            return point if point.day else None
    except (ValueError, OverflowError):
        return None
    return None


def with_part(point: Point, part: str | None) -> Value:
    return Value(point.timex, edtf_of_part(point, part) if part else point.edtf, point)
