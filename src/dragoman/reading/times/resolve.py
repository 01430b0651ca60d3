"""Matches of the grammar to values: each rule's words against the day of publication or the time being told of.

In news a weekday or a month without a year is seen from the day of publication; in a narrative, and with "the next day"
or "that month" everywhere, from the time told of last (HeidelTime, Strötgen & Gertz 2013, keeps the two apart too).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from dragoman.reading.times import calendar, days, periods, spans
from dragoman.reading.times.grammar import PATTERN, rule_of
from dragoman.reading.times.points import Value
from dragoman.reading.times.setting import Setting
from dragoman.reading.times.slots import Slots


class Found(NamedTuple):
    """Time words: their place in the text, the rule that read them and their value."""

    start: int
    end: int
    rule: str
    value: Value


def resolve(at: Setting) -> Iterator[Found]:
    """The times of a text in order. A range written as one ("Oct. 26–27") comes as two, as TimeML has it."""
    for match in PATTERN.finditer(at.kinds):
        low, high = at.span = match.span()
        rule = rule_of(match)
        slots = Slots(at.tokens.between(low, high), at.kinds[low:high])
        try:
            value = _HANDLERS[rule](at, slots)
        except OverflowError:  # "9,000 years ago": before the calendar begins
            value = None
        if value is None or (value.timex is None and value.edtf is None):  # "the coming century" of no known day
            continue
        at.follow(value.point)
        at.last = high
        start, end = slots.tokens[0].start, slots.tokens[-1].end
        if value.second is None:
            yield Found(start, end, rule, value)
            continue
        dash = max(t.start for t in slots.tokens if t.kind == "-")
        yield Found(start, dash, rule, value)
        after = next(t.start for t in slots.tokens if t.start > dash)
        yield Found(after, end, rule, Value(value.second.timex, value.second.edtf, value.second))


Handler = Callable[[Setting, Slots], Value | None]
_HANDLERS: dict[str, Handler] = {
    "day": days.day, "clock": days.clock, "era": calendar.era, "month": calendar.month,
    "bare month": calendar.bare_month, "season": calendar.season, "bare season": calendar.bare_season,
    "decade": calendar.decade, "century": calendar.century, "fraction": calendar.fraction, "ago": spans.ago,
    "ahead": spans.ahead, "shift": spans.shift, "stretch": spans.stretch, "period": periods.period,
    "the period": periods.the_period, "held": periods.held, "lasting": spans.lasting, "set": spans.set_of_times,
    "duration": spans.duration, "day part": days.day_part, "near": days.near, "numbered": days.numbered,
    "reference": spans.reference, "year": calendar.year,
}  # fmt: skip
