"""Periods pointed at from another time: "last week", "the following day", "the end of the year", "over the weekend"."""

from __future__ import annotations

from datetime import timedelta

from dragoman.reading.times.amounts import duration_of, unknown
from dragoman.reading.times.points import Point, Value, shift, with_part
from dragoman.reading.times.setting import Setting
from dragoman.reading.times.slots import Slots


def period(at: Setting, slots: Slots) -> Value | None:
    """ "Last week", "this morning", "the following day", "that year"."""
    if slots.has("L") and slots.kinds[0] == "T" and at.kinds[at.span[1] : at.span[1] + 1] == "j":
        return Value(duration_of(1, str(slots.tokens[-1].value)))  # "the last week of August"
    unit = slots.get("uJpk")
    pointing = next((k for k in slots.kinds if k in "LPxhHbgqQ"), "h")
    if slots.has("h") and slots.has("P"):
        pointing = "L"  # "this past week"
    if unit is None:
        return None
    toward = {"L": -1, "P": -1, "b": -1, "x": 1, "g": 1}.get(pointing, 0)
    tells = pointing in "Hqbg" or (pointing == "x" and "T" in slots.kinds)
    here = (at.told_day if unit.value == "D" or unit.kind in "pk" else None) or at.told if tells else at.here
    if not tells and at.published and not at.is_narrative:
        here = Point.of(at.published)
    if unit.value == "WE" and pointing == "h" and here and here.first and at.tense() == "past":
        here = Point.of(here.first - timedelta(here.first.isoweekday() % 7 if here.first.isoweekday() < 6 else 0))
    if pointing == "Q" and unit.value == "D":
        return Value("PRESENT_REF")
    if unit.kind in "pk":
        return _day_part(at, here, str(unit.value), pointing, toward)
    if here is None:
        return Value(unknown(str(unit.value)))
    if pointing == "P" and unit.value != "D":  # "the past year": the twelve months up to now
        return Value(duration_of(1, str(unit.value)))
    if unit.value == "D" and toward == 0 and here.day is None:
        return Value(unknown("D"))
    if unit.value in ("W", "WE") and here.day is None and here.part is None:
        return Value(unknown(str(unit.value)))
    point = shift(here, toward, str(unit.value))
    if point is None:
        return Value(unknown(str(unit.value)))
    return with_part(point, slots.part)


def _day_part(at: Setting, here: Point | None, part: str, pointing: str, toward: int) -> Value | None:
    if here is None or not here.day or here.first is None:
        return Value(f"XXXX-XX-XXT{part}")
    offset = toward if pointing in "Lbxg" else 0
    if pointing in "b" and part in ("EV", "NI", "AF", "MO"):
        offset = -1
    point = Point.of(here.first + timedelta(offset), part)
    return Value.of(point)


def the_period(at: Setting, slots: Slots) -> Value | None:
    """ "The end of the year", "later in the week", "year-end"."""
    unit = slots.word("uJ")
    here = at.told if at.is_narrative or at.published is None else Point.of(at.published)
    if unit not in ("Y", "M", "W", "D") or here is None:
        return None
    if not at.is_narrative and at.told and at.told != here and "T" in slots.kinds and unit != "Y":
        here = at.told
    point = shift(here, 0, unit)
    return with_part(point, slots.part) if point else None


def held(at: Setting, slots: Slots) -> Value | None:
    """ "Over the weekend", "within the hour", "in the year": a period named by its article and preposition."""
    unit, before = str(slots.tokens[-1].value), at.before()
    if before == "within" and unit in ("TH", "D", "W", "M", "Y", "DE"):
        return Value(duration_of(1, unit))
    here = at.here
    if unit == "WE" and here and here.first:
        day = here.first
        if at.tense() != "future":
            day -= timedelta(day.isoweekday() if day.isoweekday() < 6 else 0)
        point = Point.of_week(day, weekend=True)
        return Value.of(point)
    if unit == "Y" and here and not at.is_narrative and before in ("in", "during", "for"):
        return Value.of(Point(here.year))
    return None
