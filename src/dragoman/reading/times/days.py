"""Days and what is smaller: "Nov. 8", "Friday (5)", "yesterday evening", "14:05 GMT", "by the 20th"."""

from __future__ import annotations

from datetime import date, timedelta

from dragoman.reading.times.lexicon import lists
from dragoman.reading.times.numeric import read_iso, read_numeric
from dragoman.reading.times.points import Point, Value
from dragoman.reading.times.setting import Setting
from dragoman.reading.times.slots import Slots


def day(at: Setting, slots: Slots) -> Value | None:
    hour = _hour(at, slots)
    if slots.has("D"):
        return read_iso(slots.word("D"))
    if slots.has("y"):
        return read_numeric(slots.word("y"), at.day_first)
    if slots.has("Mm"):
        return _month_day(at, slots, hour)
    if slots.has("K"):
        return _named_day(at, slots)
    if slots.has("wv"):
        return _weekday(at, slots, hour)
    return _near_day(at, slots, hour)


def _month_day(at: Setting, slots: Slots, hour: str | None) -> Value | None:
    month = slots.number("Mm") or 1
    places = [i for i, kind in enumerate(slots.kinds) if kind in "no" and slots.kinds[i + 1 : i + 2] != "z"]
    middle = next(i for i, kind in enumerate(slots.kinds) if kind in "Mm")
    near = sorted(places, key=lambda i: (abs(i - middle), i))
    if not near:
        return None
    day = int(slots.tokens[near[0]].value)
    year = at.year_of(slots)
    if year is None:
        year = at.guess_year(month, day)
    if not 1 <= day <= 31:
        return None
    if year is None:
        known = f"XXXX-{month:02}-{day:02}"
        return Value(known, known)
    try:
        point = Point.of(date(year, month, day), hour)
    except ValueError:
        return None
    pair = sorted(int(slots.tokens[i].value) for i in near[:2]) if "-" in slots.kinds else []
    if len(pair) == 2 and pair[0] < pair[1] <= 31:
        first = point._replace(day=pair[0], hour=None)
        second = point._replace(day=pair[1])
        return Value(first.timex, f"{first.edtf}/{second.edtf}", first, second)
    return Value.of(point)


def _named_day(at: Setting, slots: Slots) -> Value | None:
    month, day = map(int, slots.word("K").split("-"))
    year = at.year_of(slots)
    if year is None:
        year = at.guess_year(month, day)
    if year is not None and at.published and slots.has("Lx"):
        is_past = (month, day) < (at.published.month, at.published.day)
        year = at.published.year + (-1 if slots.has("L") and not is_past else 1 if slots.has("x") and is_past else 0)
    if year is None:
        return Value(f"XXXX-{month:02}-{day:02}", f"XXXX-{month:02}-{day:02}")
    point = Point(year, month, day, hour=_hour(at, slots))
    return Value.of(point)


def _weekday(at: Setting, slots: Slots, hour: str | None) -> Value | None:
    wanted = slots.number("wv") or 1
    number = slots.number("n") if "(" in slots.kinds else None
    here = at.told_day if slots.has("qHgb") or at.is_narrative else at.here
    day = here.first if here and here.day else None
    if day is None:
        return Value(f"XXXX-WXX-{wanted}" + (f"T{hour}" if hour else ""), f"XXXX-XX-{number:02}" if number else None)
    tense = at.tense()
    back = (day.isoweekday() - wanted) % 7
    if slots.has("u"):  # "Friday last week"
        monday = day - timedelta(day.isoweekday() - 1)
        found = monday + timedelta(wanted - 1 + 7 * (-1 if slots.has("L") else 1 if slots.has("x") else 0))
    elif slots.has("xg") or (tense == "future" and not slots.has("Lb")):
        ahead = (7 - back) % 7
        found = day + timedelta(7 if slots.has("xg") and ahead == 0 else ahead)
    else:
        found = day - timedelta(7 if slots.has("Lb") and back == 0 else back)
    if at.before() in ("a", "an") and at.before(2) == "on":
        return Value(f"XXXX-WXX-{wanted}")
    if number and found.day != number:
        found = _day_numbered(day, wanted, number, tense) or found
        if found.day != number:
            return Value(f"XXXX-XX-{number:02}", None)
    point = Point.of(found, hour)
    return Value.of(point)


def _day_numbered(day: date, weekday: int, number: int, tense: str | None) -> date | None:
    """The day nearest to `day`, on the side that `tense` says, that is this weekday and this day of its month."""
    sign = 1 if tense == "future" else -1
    for away in range(366):
        found = day + timedelta(sign * away)
        if found.day == number and found.isoweekday() == weekday:
            return found
    return None


def _near_day(at: Setting, slots: Slots, hour: str | None) -> Value | None:
    token = slots.get("t")
    assert token
    before = at.tokens[at.span[0] - 1] if at.span[0] else None
    if at.text[token.start].isupper() and before and before.kind == "_" and at.text[before.start].isupper():
        return None  # "USA Today"
    word = at.text[token.start : token.end].lower()
    offset = int(token.value) + (-1 if "<" in slots.kinds else 1 if ">" in slots.kinds else 0)
    hour = "NI" if word in lists().near_nights else hour
    if at.published is None:
        return Value("XXXX-XX-XX" + (f"T{hour}" if hour else ""))
    if at.is_narrative and word == "today":
        return Value("PRESENT_REF")
    point = Point.of(at.published + timedelta(offset), hour)
    return Value.of(point)


def near(at: Setting, slots: Slots) -> Value | None:
    return _near_day(at, slots, None)


def clock(at: Setting, slots: Slots) -> Value | None:
    hour = _hour(at, slots)
    if slots.kinds == "C" and at.before() not in lists().before_clocks:
        return None
    if hour is None or int(hour[:2]) > 24:
        return None
    day = at.told_day
    if day is None and at.published and not at.is_narrative:
        day = Point.of(at.published)
    if day is None:
        return Value(f"XXXX-XX-XXT{hour}")
    point = day._replace(hour=hour)
    return Value(point.timex, point.edtf, None)


def _hour(at: Setting, slots: Slots) -> str | None:
    """Time of day as TIMEX3 writes it behind the T: 14:05, 21:34-05:00, EV."""
    clock, half = slots.get("Ck"), slots.get("z")
    zone = slots.word("Z")
    if half and not clock and _number_before(slots, "z", "n") > 12:
        return None
    if slots.has("Z") and not clock and not half:  # "1430 GMT"
        figures = _number_before(slots, "Z", "NY")
        return f"{figures // 100:02}:{figures % 100:02}{zone}" if figures < 2400 and figures % 100 < 60 else None
    if clock or half:
        digits = str(clock.value) if clock else f"{_number_before(slots, 'z', 'n'):02}:00"
        hour, minute = int(digits[:2]), digits[3:5]
        if half:
            hour = hour % 12 + int(half.value)
        return f"{hour:02}:{minute}{zone}"
    part = slots.get("p")
    return str(part.value) if part else None


def _number_before(slots: Slots, kind: str, classes: str) -> int:
    place = slots.kinds.index(kind) - 1
    found = slots.tokens[place] if place >= 0 and slots.kinds[place] in classes else None
    return found.value if found and isinstance(found.value, int) else 0


def numbered(at: Setting, slots: Slots) -> Value | None:
    """ "By the 20th": a day of the month told of, or of the one that the clause points to."""
    number, here = slots.number("o") or 0, at.told if at.is_narrative or slots.has("Hq") else at.here
    if here is None or not here.month:
        return None
    months = here.year * 12 + here.month - 1 + (-1 if slots.has("L") else 1 if slots.has("x") else 0)
    if not at.is_narrative and not slots.has("u") and here.day:
        tense = at.tense()
        months += (tense == "future" and number < here.day) - (tense == "past" and number > here.day)
    try:
        point = Point.of(date(months // 12, months % 12 + 1, number))
    except ValueError:
        return None
    return Value.of(point)


def day_part(at: Setting, slots: Slots) -> Value | None:
    part = str(slots.tokens[-1].value)
    if at.told_day is None or at.told_day.first is None or (not at.is_narrative and "T" not in slots.kinds):
        return Value(f"XXXX-XX-XXT{part}")
    point = Point.of(at.told_day.first, part)
    return Value.of(point)
