"""What is known where a time stands: the day of publication, the time told of last, the clause around."""

from __future__ import annotations

import re
from datetime import date

from dragoman.reading.times.points import Point
from dragoman.reading.times.scan import scan
from dragoman.reading.times.slots import Slots
from dragoman.reading.times.tense import tense_at

NEAR = 20
"""Days: a date so near is this year's whatever the tense seems to be; another year's would be told with its year."""

NEAR_AHEAD = 40
"""Days: without a tense a date lies at most so far ahead, else behind: news tells more of the past."""

TURN = 7
"""Months: in a narrative a month that lies so far before the one told of last is the next year's."""


class Setting:
    """One text as it is read. `published` anchors news; `is_narrative` texts are anchored on what they tell of."""

    def __init__(
        self,
        text: str,
        published: date | None,
        is_narrative: bool = False,
        day_first: bool | None = None,
        period: Point | None = None,
    ) -> None:
        """`period`: the month or year of publication where its day is not known."""
        self.text = text
        self.published = published
        self.period = period
        self.is_narrative = is_narrative
        self.day_first = day_first
        self.tokens, self.kinds = scan(text)
        self.told: Point | None = Point.of(published) if published and not is_narrative else None
        """The time told of last."""
        self.told_day: Point | None = self.told
        """The day told of last, as long as no other period is told of."""
        self.latest_past: date | None = None
        """First day of the latest time that a clause in the past tense names: the text was not written before it."""
        self.span = (0, 0)
        """The tokens of the time that is being read."""
        self.last = 0
        """Where the time before it ends."""

    @property
    def here(self) -> Point | None:
        """The day or period that undated words are seen from."""
        if self.is_narrative:
            return self.told
        return Point.of(self.published) if self.published else self.period

    def follow(self, point: Point | None) -> None:
        if point is None:
            return
        if self.published is None and (first := point.first) and self.tense() == "past":
            self.latest_past = max(first, self.latest_past or first)
        self.told = point
        if point.day:
            self.told_day = point
        elif self.told_day and not _holds(point, self.told_day):
            self.told_day = None

    def goes_on(self) -> bool:
        """Whether the time before stands in the same sentence."""
        return not re.search(r"[.\n]", self.kinds[self.last : self.span[0]])

    def tense(self) -> str | None:
        return tense_at(self.text, self.tokens, *self.span)

    def before(self, count: int = 1) -> str:
        """The word before the match, in lower case."""
        at = self.span[0] - count
        return self.text[self.tokens[at].start : self.tokens[at].end].lower() if at >= 0 else ""

    def after(self) -> str:
        at = self.span[1]
        return self.text[self.tokens[at].start : self.tokens[at].end] if at < len(self.tokens) else ""

    def year_of(self, slots: Slots) -> int | None:
        """The year that the words give: "1998", "of that year", "last year", the "1918" of "March and April 1918"."""
        year = slots.number("Y")
        if year is None and (shared := _SHARED_YEAR.match(self.kinds, self.span[1])):
            year = int(self.tokens[shared.end() - 1].value)
        if year is not None:
            return year if year > 99 else self.full_year(year)
        if not slots.has("J"):
            return None
        if slots.has("Hq"):
            return self.told.year if self.told else None
        here = self.here
        if here is None:
            return None
        return here.year + (-1 if slots.has("Lb") else 1 if slots.has("xg") else 0)

    def full_year(self, short: int) -> int:
        here = self.told or self.here
        now = here.year if here else 2000
        full = now // 100 * 100 + short
        return full - 100 if full > now + 10 else full

    def guess_year(self, month: int, day: int | None) -> int | None:
        """The year of a month or day that is given without one: the one that the clause's tense points to."""
        if self.is_narrative:
            told = self.told
            if told is None:
                return None
            return told.year + (1 if told.month and month < told.month - TURN else 0)
        here, tense = self.published, self.tense()
        if here is None and self.period and self.period.month and self.period.month != month:
            here = self.period.first
        if here is None:
            return None
        this = (month, day or (here.day if month == here.month else 1))
        now = (here.month, here.day)
        away = (month - here.month) * 30 + (this[1] - here.day)
        is_near = day is not None and abs(away) <= NEAR
        if tense == "past":
            return here.year - (this > now and not is_near)
        if tense == "future":
            return here.year + (this < now and not is_near)
        told = self.told
        if told and told.month and (told.year, told.month) > (here.year, here.month) and self.goes_on():
            return told.year + (month < told.month)  # "in November, in December, in January"
        return here.year - (away > NEAR_AHEAD) + (away < NEAR_AHEAD - 365)


def _holds(point: Point, day: Point) -> bool:
    first, last, this = point.first, point.last, day.first
    return bool(first and last and this and first <= this <= last)


_SHARED_YEAR = re.compile(r"(?:[-i&]|,[&])(?:[Mm][no]?|[no][Mm]),?j?Y")
