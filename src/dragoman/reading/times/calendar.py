"""Months, seasons, quarters, years and longer, named by themselves: "March 2003", "the late 1980s", "481 BC"."""

from __future__ import annotations

import re
from datetime import date

from dragoman.reading.times.amounts import duration_of
from dragoman.reading.times.lexicon import lexicon, lists
from dragoman.reading.times.points import Point, Value, with_part
from dragoman.reading.times.scan import Token, is_counted
from dragoman.reading.times.setting import Setting
from dragoman.reading.times.slots import Slots, whole


def month(at: Setting, slots: Slots) -> Value | None:
    month, year = slots.number("Mm"), at.year_of(slots)
    if year is None and slots.has("hLxHqgb"):
        return bare_month(at, slots)
    if year is None or month is None:
        return None
    return with_part(Point(year, month), slots.part)


def bare_month(at: Setting, slots: Slots) -> Value | None:
    if slots.has("m") and _is_name(at, next(t for t in slots.tokens if t.kind == "m")):
        return None
    month = slots.number("Mm") or 1
    here, year = at.here, at.year_of(slots)
    if here is None:
        return (
            Value(f"XXXX-{month:02}", f"XXXX-{month:02}") if year is None else with_part(Point(year, month), slots.part)
        )
    if year is None:
        year = at.guess_year(month, None)
    if slots.has("L") and here.month and not at.is_narrative:
        year = here.year if month < here.month else here.year - 1
    elif slots.has("x") and here.month:
        year = here.year if month > here.month else here.year + 1
    return with_part(Point(year, month), slots.part) if year is not None else None


def _is_name(at: Setting, token: Token) -> bool:
    """Whether the article knows a person of a month's name: "Mrs May", "Anna May"."""
    word = at.text[token.start : token.end]
    return any(
        m[1].lower() not in lexicon() for m in re.finditer(rf"([A-Z][\w.]+) {re.escape(word)}\b(?! \d)", at.text)
    )


def season(at: Setting, slots: Slots) -> Value | None:
    token, year = slots.get("SF"), at.year_of(slots)
    assert token
    code = str(token.value)
    if slots.kinds.endswith(("YS", "YF")) and at.text[token.start].isupper() and at.after()[:1].isupper():
        return Value(f"{year}", f"{year}", Point(year or 0))  # "the 2014 Winter Games"
    return with_part(Point(year, part=code), slots.part) if year is not None else Value(f"XXXX-{code}")


def bare_season(at: Setting, slots: Slots) -> Value | None:
    code = slots.word("SF")
    if slots.has("F") and (at.before() == "to" or at.kinds[at.span[1] : at.span[1] + 1] == "j"):
        return None  # "to fall", "the fall of"
    here = at.told if slots.has("Hqgb") else at.here
    if here is None:
        return Value(f"XXXX-{code}")
    year = here.year
    if not at.is_narrative and at.published and not slots.has("h"):
        now, wanted = _season_number(at.published), _SEASON_ORDER[code]
        if slots.has("L"):
            year -= wanted >= now
        elif slots.has("x"):
            year += wanted <= now
        elif wanted < now and at.tense() == "future":
            year += 1
        elif wanted > now and (tense := at.tense()) != "future":
            year -= tense == "past" or wanted > now + 1
    elif slots.has("xg"):
        year += 1 if at.told and at.told.part else 0
    return with_part(Point(year, part=code), slots.part)


def _season_number(day: date) -> int:
    """1 for spring to 4 for December; 0 for the rest of winter, which began the year before."""
    return day.month // 3


def decade(at: Setting, slots: Slots) -> Value | None:
    value = slots.number("d") or 0
    if value < 100:
        mark = at.text[slots.tokens[-1].start]
        if "T" not in slots.kinds and at.before() not in ("in", "of") and mark not in "'’":
            return None
        value += 1900
    return with_part(Point(value, part="DE"), slots.part)


def century(at: Setting, slots: Slots) -> Value | None:
    unit, number = slots.get("u"), slots.number("oO")
    if unit is None or unit.value != "CE":
        return fraction(at, slots)
    return with_part(Point((number - 1) * 100, part="CE"), slots.part) if number and number > 10 else None


def fraction(at: Setting, slots: Slots) -> Value | None:
    unit, number = slots.get("uI"), slots.number("oO4")
    if slots.has("4"):
        year = slots.number("Y") or (at.here.year if at.here else None)
        point = Point(year, part=f"Q{number}") if year else None
        return Value.of(point) if point else Value(f"XXXX-Q{number}")
    if unit is not None and unit.value == "CE":
        return century(at, slots)
    if unit is None or unit.value not in ("Q", "H"):
        return _ordinal_unit(at, slots)
    if slots.has("L"):
        number = 2
    most = 4 if unit.value == "Q" else 2
    if number is None or number > most:
        return None
    year = at.year_of(slots)
    if year is None and slots.has("J") and at.here:
        year = at.here.year
    if year is None:
        if unit.value == "H" or at.here is None or not at.here.month:
            return None
        year = at.here.year
        if number > (at.here.month - 1) // 3 + 1 and at.tense() != "future":
            year -= 1
    point = Point(year, part=f"{unit.value}{number}")
    return Value.of(point)


def _ordinal_unit(at: Setting, slots: Slots) -> Value | None:
    """ "The first day": a time within something that the text tells of; a duration in TimeML."""
    unit = slots.get("u")
    return Value(duration_of(1, str(unit.value))) if unit and unit.value in ("D", "W", "M") else None


def era(at: Setting, slots: Slots) -> Value | None:
    number, era = slots.number("nNY"), slots.number("X")
    if era is None:  # "496 and 495 BC"
        era = -1
    if "-" in slots.kinds and number is not None:
        last = next(whole(t) for t in reversed(slots.tokens) if t.kind in "nNY")
        if last is not None and 0 < number < 3000 and last < 3000:
            first, second = (Point(1 - n if era == -1 else n) for n in (number, last))
            return Value(first.timex, f"{first.edtf}/{second.edtf}", second, second)
    if number is None or not 0 < number < 3000:
        return None
    point = Point(1 - number if era == -1 else number, slots.number("Mm"))
    return Value.of(point)


def year(at: Setting, slots: Slots) -> Value | None:
    token = slots.get("Y")
    assert token
    number = int(token.value)
    if number < 100:
        return Value(Point(at.full_year(number)).timex, None, Point(at.full_year(number)))
    before = at.before()
    if slots.part is None:
        given = at.text[token.end : token.end + 1]
        if is_counted(at.text, token.end) or given == "%" or before in lists().numbered_things:
            return None
        if not 1900 <= number <= 2100 and before not in lists().before_years:
            return None
        if number < 1400 and before == "the":
            return None
        if before == "-" and at.text[token.start - 2 : token.start - 1].isalpha():
            return None
    if slots.kinds.endswith("-n"):
        last = number // 100 * 100 + int(slots.tokens[-1].value)
        if last > number:
            return Value(Point(number).timex, f"{number}/{last}", Point(number), Point(last))
        return None
    return with_part(Point(number), slots.part)


_SEASON_ORDER = {"SP": 1, "SU": 2, "FA": 3, "WI": 4}
