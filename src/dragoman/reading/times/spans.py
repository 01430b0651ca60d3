"""So long, so long ago, so often: "two days later", "the past three years", "every Monday", "recently"."""

from __future__ import annotations

from dragoman.reading.times.amounts import count_of, duration_of, half_of, unknown
from dragoman.reading.times.lexicon import lists
from dragoman.reading.times.points import Point, Value
from dragoman.reading.times.points import shift as move
from dragoman.reading.times.setting import Setting
from dragoman.reading.times.slots import Slots


def ago(at: Setting, slots: Slots) -> Value | None:
    """ "Two days ago", "weeks ago", "year-ago"."""
    here = at.here if at.published is None or at.is_narrative else Point.of(at.published)
    if "-" in slots.kinds and slots.kinds[0] == "J":
        return Value(f"{here.year - 1:04}", None, None) if here else None
    return _shifted(at, slots, here, -1) or Value("PAST_REF")


def ahead(at: Setting, slots: Slots) -> Value | None:
    """ "Two weeks from now"."""
    here = Point.of(at.published) if at.published else None
    return _shifted(at, slots, here, 1) or Value("FUTURE_REF")


def shift(at: Setting, slots: Slots) -> Value | None:
    """ "Two days later", "a year earlier", "the day before": from the time told of last."""
    sign = 1 if slots.has("l>") else -1
    unit = slots.word("uUJ")
    here = at.told_day or at.told
    if slots.has("B") and not at.is_narrative and at.published and unit in ("Y", "Q"):
        here = here or Point.of(at.published)
    if slots.kinds[0] == "T" and len(slots.kinds) == 3 and here:
        point = move(here, sign, unit)
        return Value.of(point) if point else Value(unknown(unit))
    if slots.kinds[0] in "UuJ":
        return Value("FUTURE_REF" if sign > 0 else "PAST_REF")
    if unit in ("TH", "TM", "TS"):
        return Value(duration_of(count_of(slots), unit))
    found = _shifted(at, slots, here, sign)
    return found or Value("FUTURE_REF" if sign > 0 and not at.is_narrative else unknown(unit))


def _shifted(at: Setting, slots: Slots, here: Point | None, sign: int) -> Value | None:
    count, unit = count_of(slots), slots.word("uUJ")
    if here is None or count is None or count != int(count):
        return None
    point = move(here, sign * int(count), unit)
    return Value.of(point) if point else None


def stretch(at: Setting, slots: Slots) -> Value | None:
    """ "The past three years": a duration, with the interval that it ends or begins."""
    unit = slots.word("uUJ")
    count = count_of(slots)
    timex = duration_of(count, unit)
    here = Point.of(at.published) if at.published and not at.is_narrative else None
    if here is None or count is None or count != int(count):
        return Value(timex)
    ahead = slots.has("xg")
    far = move(here, int(count) * (1 if ahead else -1), unit)
    if far is None or (far.part and not far.first):
        return Value(timex)
    end = far.edtf
    if far.part not in (None, "DE", "CE"):  # EDTF knows no week, and no quarter as the end of an interval
        end = str(far.last if ahead else far.first)
    return Value(timex, "/".join((here.edtf, end) if ahead else (end, here.edtf)))


def set_of_times(at: Setting, slots: Slots) -> Value | None:
    """ "Every Monday", "every two weeks", "daily", "per day"."""
    kind = slots.kinds[0]
    if kind == "s":
        return Value(str(slots.tokens[0].value))
    if kind == "W":
        return Value(f"XXXX-WXX-{slots.tokens[0].value}")
    last = slots.tokens[-1]
    if last.kind == "w":
        return Value(f"XXXX-WXX-{last.value}")
    if last.kind in "Mm":
        return Value(f"XXXX-{int(last.value):02}")
    if last.kind in "SF":
        return Value(f"XXXX-{last.value}")
    if last.kind == "p":
        return Value(f"XXXX-XX-XXT{last.value}")
    if len(slots.kinds) == 2 and slots.kinds[0] == "e":
        return Value(unknown(str(last.value)) or duration_of(1, str(last.value)))
    count = count_of(Slots(slots.tokens[1:], slots.kinds[1:])) if len(slots.kinds) > 2 else 1
    return Value(duration_of(count, str(last.value)))


def duration(at: Setting, slots: Slots) -> Value | None:
    """ "Three days", "a two-year", "half an hour", "for years"."""
    unit = slots.get("uUJ")
    assert unit
    if slots.kinds.endswith("fu"):
        return None  # "some day"
    if unit.value == "Q" or (unit.value in ("TS", "TM", "WE") and slots.has("a")):
        return None
    if slots.kinds[0] == "I" or slots.kinds[:2] == "aI":
        return Value(half_of(str(unit.value)))
    count = count_of(slots)
    if "I" in slots.kinds:
        count = count + 0.5 if count is not None else None
    return Value(duration_of(count, str(unit.value)))


def lasting(at: Setting, slots: Slots) -> Value | None:
    """ "A week-long", "months-long"."""
    if at.after() not in lists().long_words:
        return None
    return Value(duration_of(None if slots.has("U") else 1, str(slots.tokens[0].value)))


def reference(at: Setting, slots: Slots) -> Value | None:
    """ "Now", "recently", "the past"."""
    token = slots.tokens[0]
    if token.kind == "T":
        return Value("PAST_REF")
    if token.kind == "G" and token.value == "PRESENT_REF" and at.before() not in lists().before_present:
        return None
    return Value(str(token.value))
