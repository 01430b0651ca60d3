"""Matches of the grammar to values: each rule's words against the day of publication or the time being told of.

In news a weekday or a month without a year is seen from the day of publication; in a narrative, and with "the next day" or
"that month" everywhere, from the time told of last (HeidelTime, Strötgen & Gertz 2013, keeps the two apart likewise).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from dragoman.reading.times.grammar import PATTERN, rule_of
from dragoman.reading.times.lexicon import lexicon, lists
from dragoman.reading.times.numeric import read_iso, read_numeric
from dragoman.reading.times.points import Point, Value, edtf_of_part, shift
from dragoman.reading.times.scan import Token, is_counted, scan
from dragoman.reading.times.tense import tense_at


class Found(NamedTuple):
    """Time words: their place in the text, the rule that read them and their value."""

    start: int
    end: int
    rule: str
    value: Value


class Slots:
    """The tokens of one match by class."""

    def __init__(self, tokens: list[Token], kinds: str) -> None:
        self.tokens, self.kinds = tokens, kinds

    def get(self, classes: str) -> Token | None:
        return next((t for t in self.tokens if t.kind in classes), None)

    def number(self, classes: str) -> int | None:
        token = self.get(classes)
        return int(token.value) if token else None

    def has(self, classes: str) -> bool:
        return any(kind in classes for kind in self.kinds)

    @property
    def part(self) -> str | None:
        """start, mid or end, of early, mid-, the end of, later in."""
        token = self.get("E$")
        if token:
            return str(token.value)
        return "start" if "B" in self.kinds else "end" if "l" in self.kinds else None


class Resolver:
    """Reads the times of one text. `published` anchors news; `is_narrative` texts are anchored on what they tell of."""

    def __init__(self, text: str, published: date | None, is_narrative: bool = False, day_first: bool | None = None):
        self.text = text
        self.published = published
        self.is_narrative = is_narrative
        self.day_first = day_first
        self.tokens, self.kinds = scan(text)
        self.told: Point | None = Point.of(published) if published and not is_narrative else None
        self.told_day: Point | None = self.told
        self.latest_past: date | None = None
        """First day of the latest time that a clause in the past tense names: the text was not written before it."""
        self._at = (0, 0)
        self._last = 0

    def read(self) -> Iterator[Found]:
        for match in PATTERN.finditer(self.kinds):
            low, high = match.span()
            rule = rule_of(match)
            self._at = (low, high)
            slots = Slots(self.tokens[low:high], self.kinds[low:high])
            value = _HANDLERS[rule](self, slots)
            if value is None:
                continue
            self._follow(value.point)
            self._last = high
            start, end = slots.tokens[0].start, slots.tokens[-1].end
            if value.second is None:
                yield Found(start, end, rule, value)
                continue
            dash = max(t.start for t in slots.tokens if t.kind == "-")
            yield Found(start, dash, rule, value)
            after = next(t.start for t in slots.tokens if t.start > dash)
            yield Found(after, end, rule, Value(value.second.timex, value.second.edtf, value.second))

    # What is known around a match.

    @property
    def _here(self) -> Point | None:
        """The day or period that undated words are seen from."""
        if self.is_narrative:
            return self.told
        return Point.of(self.published) if self.published else None

    def _follow(self, point: Point | None) -> None:
        if point is None:
            return
        if self.published is None and (first := point.first) and self._tense() == "past":
            self.latest_past = max(first, self.latest_past or first)
        self.told = point
        if point.day:
            self.told_day = point
        elif self.told_day and not _holds(point, self.told_day):
            self.told_day = None

    def _goes_on(self) -> bool:
        """Whether the time before stands in the same sentence."""
        return not re.search(r"[.\n]", self.kinds[self._last : self._at[0]])

    def _tense(self) -> str | None:
        return tense_at(self.text, self.tokens, *self._at)

    def _before(self, count: int = 1) -> str:
        """The word before the match, in lower case."""
        at = self._at[0] - count
        return self.text[self.tokens[at].start : self.tokens[at].end].lower() if at >= 0 else ""

    def _after(self) -> str:
        at = self._at[1]
        return self.text[self.tokens[at].start : self.tokens[at].end] if at < len(self.tokens) else ""

    def _year_of(self, slots: Slots) -> int | None:
        """The year that the words give: "1998", "of that year", "last year", the "1918" of "March and April 1918"."""
        year = slots.number("Y")
        if year is None and (shared := _SHARED_YEAR.match(self.kinds, self._at[1])):
            year = int(self.tokens[shared.end() - 1].value)
        if year is not None:
            return year if year > 99 else self._full_year(year)
        if not slots.has("J"):
            return None
        if slots.has("Hq"):
            return self.told.year if self.told else None
        here = self._here
        if here is None:
            return None
        return here.year + (-1 if slots.has("Lb") else 1 if slots.has("xg") else 0)

    def _full_year(self, short: int) -> int:
        here = self.told or self._here
        century = (here.year if here else 2000) // 100 * 100
        return century + short

    # The rules.

    def day(self, slots: Slots) -> Value | None:
        hour = self._hour(slots)
        if slots.has("D"):
            return read_iso(str(slots.get("D").value))  # type: ignore[union-attr]
        if slots.has("y"):
            return read_numeric(str(slots.get("y").value), self.day_first)  # type: ignore[union-attr]
        if slots.has("Mm"):
            return self._month_day(slots, hour)
        if slots.has("K"):
            return self._named_day(slots)
        if slots.has("wv"):
            return self._weekday(slots, hour)
        return self._near_day(slots, hour)

    def _hour(self, slots: Slots) -> str | None:
        """Time of day as TIMEX3 writes it behind the T: 14:05, 21:34-05:00, EV."""
        clock, half = slots.get("Ck"), slots.get("z")
        zone = str(slots.get("Z").value) if slots.has("Z") else ""  # type: ignore[union-attr]
        if clock or half:
            digits = str(clock.value) if clock else f"{self._number_before(slots, 'z'):02}:00"
            hour, minute = int(digits[:2]), digits[3:5]
            if half:
                hour = hour % 12 + int(half.value)
            return f"{hour:02}:{minute}{zone}"
        part = slots.get("p")
        return str(part.value) if part else None

    def _number_before(self, slots: Slots, kind: str) -> int:
        at = slots.kinds.index(kind) - 1
        return int(slots.tokens[at].value) if at >= 0 and slots.kinds[at] == "n" else 0

    def _month_day(self, slots: Slots, hour: str | None) -> Value | None:
        month = slots.number("Mm") or 1
        places = [i for i, kind in enumerate(slots.kinds) if kind in "no" and not slots.kinds[i + 1 : i + 2] == "z"]
        at = slots.kinds.index(next(k for k in slots.kinds if k in "Mm"))
        near = sorted(places, key=lambda i: (abs(i - at), i))
        if not near:
            return None
        day = int(slots.tokens[near[0]].value)
        year = self._year_of(slots)
        if year is None:
            year = self._guess_year(month, day)
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
        return Value(point.timex, point.edtf, point)

    def _guess_year(self, month: int, day: int | None) -> int | None:
        """The year of a month or day that is given without one: the one that the clause's tense points to."""
        if self.is_narrative:
            told = self.told
            if told is None:
                return None
            return told.year + (1 if told.month and month < told.month - TURN else 0)
        if self.published is None:
            return None
        here, tense = self.published, self._tense()
        this = (month, day or (here.day if month == here.month else 1))
        now = (here.month, here.day)
        away = (month - here.month) * 30 + (this[1] - here.day)
        is_near = day is not None and abs(away) <= NEAR
        if tense == "past":
            return here.year - (this > now and not is_near)
        if tense == "future":
            return here.year + (this < now and not is_near)
        told = self.told
        if told and told.month and (told.year, told.month) > (here.year, here.month) and self._goes_on():
            return told.year + (month < told.month)  # "in November, in December, in January"
        return here.year - (away > NEAR_AHEAD) + (away < NEAR_AHEAD - 365)

    def _named_day(self, slots: Slots) -> Value | None:
        month, day = map(int, str(slots.get("K").value).split("-"))  # type: ignore[union-attr]
        year = self._year_of(slots)
        if year is None:
            year = self._guess_year(month, day)
        if year is None:
            return Value(f"XXXX-{month:02}-{day:02}", f"XXXX-{month:02}-{day:02}")
        point = Point(year, month, day, hour=self._hour(slots))
        return Value(point.timex, point.edtf, point)

    def _weekday(self, slots: Slots, hour: str | None) -> Value | None:
        wanted = slots.number("wv") or 1
        number = slots.number("n") if "(" in slots.kinds else None
        here = self.told_day if slots.has("qHgb") or self.is_narrative else self._here
        day = here.first if here and here.day else None
        if day is None:
            return Value(f"XXXX-WXX-{wanted}" + (f"T{hour}" if hour else ""), f"XXXX-XX-{number:02}" if number else None)
        tense = self._tense()
        back = (day.isoweekday() - wanted) % 7
        if slots.has("u"):  # "Friday last week"
            monday = day - timedelta(day.isoweekday() - 1)
            found = monday + timedelta(wanted - 1 + 7 * (-1 if slots.has("L") else 1 if slots.has("x") else 0))
        elif slots.has("xg") or (tense == "future" and not slots.has("Lb")):
            ahead = (7 - back) % 7
            found = day + timedelta(7 if slots.has("xg") and ahead == 0 else ahead)
        else:
            found = day - timedelta(7 if slots.has("Lb") and back == 0 else back)
        if self._before() in ("a", "an"):
            return Value(f"XXXX-WXX-{wanted}")
        if number and found.day != number:
            found = _day_numbered(day, wanted, number, tense) or found
            if found.day != number:
                return Value(f"XXXX-XX-{number:02}", None)
        point = Point.of(found, hour)
        return Value(point.timex, point.edtf, point)

    def _near_day(self, slots: Slots, hour: str | None) -> Value | None:
        token = slots.get("t")
        assert token
        before = self.tokens[self._at[0] - 1] if self._at[0] else None
        if self.text[token.start].isupper() and before and before.kind == "_" and self.text[before.start].isupper():
            return None  # "USA Today"
        word = self.text[token.start : token.end].lower()
        offset = int(token.value) + (-1 if "<" in slots.kinds else 1 if ">" in slots.kinds else 0)
        hour = "NI" if word in lists().near_nights else hour
        if self.published is None:
            return Value("XXXX-XX-XX" + (f"T{hour}" if hour else ""))
        if self.is_narrative and word == "today":
            return Value("PRESENT_REF")
        point = Point.of(self.published + timedelta(offset), hour)
        return Value(point.timex, point.edtf, point)

    def near(self, slots: Slots) -> Value | None:
        return self._near_day(slots, None)

    def clock(self, slots: Slots) -> Value | None:
        hour = self._hour(slots)
        if slots.kinds == "C" and self._before() not in lists().before_clocks:
            return None
        if hour is None or int(hour[:2]) > 24:
            return None
        day = self.told_day
        if day is None and self.published and not self.is_narrative:
            day = Point.of(self.published)
        if day is None:
            return Value(f"XXXX-XX-XXT{hour}")
        point = day._replace(hour=hour)
        return Value(point.timex, point.edtf, None)

    def era(self, slots: Slots) -> Value | None:
        number, era = slots.number("nNY"), slots.number("X")
        if era is None:  # "496 and 495 BC"
            era = -1
        if "-" in slots.kinds and number is not None:
            last = next(int(t.value) for t in reversed(slots.tokens) if t.kind in "nNY")
            if 0 < number < 3000 and last < 3000:
                first, second = (Point(1 - n if era == -1 else n) for n in (number, last))
                return Value(first.timex, f"{first.edtf}/{second.edtf}", second, second)
        if number is None or not 0 < number < 3000:
            return None
        point = Point(1 - number if era == -1 else number, slots.number("Mm"))
        return Value(point.timex, point.edtf, point)

    def month(self, slots: Slots) -> Value | None:
        month, year = slots.number("Mm"), self._year_of(slots)
        if year is None and slots.has("hLxHqgb"):
            return self.bare_month(slots)
        if year is None or month is None:
            return None
        return _with_part(Point(year, month), slots.part)

    def numbered(self, slots: Slots) -> Value | None:
        """ "By the 20th": a day of the month told of, or of the one that the clause points to."""
        number, here = slots.number("o") or 0, self.told if self.is_narrative or slots.has("Hq") else self._here
        if here is None or not here.month:
            return None
        months = here.year * 12 + here.month - 1 + (-1 if slots.has("L") else 1 if slots.has("x") else 0)
        if not self.is_narrative and not slots.has("u") and here.day:
            tense = self._tense()
            months += (tense == "future" and number < here.day) - (tense == "past" and number > here.day)
        try:
            point = Point.of(date(months // 12, months % 12 + 1, number))
        except ValueError:
            return None
        return Value(point.timex, point.edtf, point)

    def _is_name(self, token: Token) -> bool:
        """Whether the article knows a person of a month's name: "Mrs May", "Anna May"."""
        word = self.text[token.start : token.end]
        return any(m[1].lower() not in lexicon() for m in re.finditer(rf"([A-Z][\w.]+) {re.escape(word)}\b(?! \d)", self.text))

    def bare_month(self, slots: Slots) -> Value | None:
        if slots.has("m") and self._is_name(next(t for t in slots.tokens if t.kind == "m")):
            return None
        month = slots.number("Mm") or 1
        here = self._here
        if here is None:
            return Value(f"XXXX-{month:02}", f"XXXX-{month:02}")
        year = self._guess_year(month, None)
        if slots.has("L") and here.month and not self.is_narrative:
            year = here.year if month < here.month else here.year - 1
        elif slots.has("x") and here.month:
            year = here.year if month > here.month else here.year + 1
        return _with_part(Point(year, month), slots.part) if year is not None else None

    def season(self, slots: Slots) -> Value | None:
        token, year = slots.get("SF"), self._year_of(slots)
        assert token
        code = str(token.value)
        if slots.kinds.endswith(("YS", "YF")) and self.text[token.start].isupper() and self._after()[:1].isupper():
            return Value(f"{year}", f"{year}", Point(year or 0))  # "the 2014 Winter Games"
        return _with_part(Point(year, part=code), slots.part) if year is not None else Value(f"XXXX-{code}")

    def bare_season(self, slots: Slots) -> Value | None:
        code = str(slots.get("SF").value)  # type: ignore[union-attr]
        if slots.has("F") and (self._before() == "to" or self.kinds[self._at[1] : self._at[1] + 1] == "j"):
            return None  # "to fall", "the fall of"
        here = self.told if slots.has("Hqgb") else self._here
        if here is None:
            return Value(f"XXXX-{code}")
        year = here.year
        if not self.is_narrative and self.published and not slots.has("h"):
            now, wanted = _season_number(self.published), _SEASON_ORDER[code]
            if slots.has("L"):
                year -= wanted >= now
            elif slots.has("x"):
                year += wanted <= now
            elif wanted > now and (tense := self._tense()) != "future":
                year -= tense == "past" or wanted > now + 1
        elif slots.has("xg"):
            year += 1 if self.told and self.told.part else 0
        return _with_part(Point(year, part=code), slots.part)

    def decade(self, slots: Slots) -> Value | None:
        value = slots.number("d") or 0
        if value < 100:
            mark = self.text[slots.tokens[-1].start]
            if "T" not in slots.kinds and self._before() not in ("in", "of") and mark not in "'’":
                return None
            value += 1900
        return _with_part(Point(value, part="DE"), slots.part)

    def century(self, slots: Slots) -> Value | None:
        unit = slots.get("u")
        if unit is None or unit.value not in ("CE", "DE") or (unit.value == "DE" and slots.has("oO")):
            return self.fraction(slots) if slots.has("oO") else self.period(slots)
        number = slots.number("oO")
        if number is None:
            return self.period(slots)
        return _with_part(Point((number - 1) * 100, part="CE"), slots.part) if number > 10 else None

    def fraction(self, slots: Slots) -> Value | None:
        unit, number = slots.get("uI"), slots.number("oO4")
        if slots.has("4"):
            year = slots.number("Y") or (self._here.year if self._here else None)
            point = Point(year, part=f"Q{number}") if year else None
            return Value(point.timex, point.edtf, point) if point else Value(f"XXXX-Q{number}")
        if unit is None or unit.value not in ("Q", "H"):
            return self._ordinal_unit(slots)
        if slots.has("L"):
            number = 2
        most = 4 if unit.value == "Q" else 2
        if number is None or number > most:
            return None
        year = self._year_of(slots)
        if year is None and slots.has("J") and self._here:
            year = self._here.year
        if year is None:
            if unit.value == "H" or self._here is None or not self._here.month:
                return None
            year = self._here.year
            if number > (self._here.month - 1) // 3 + 1 and self._tense() != "future":
                year -= 1
        point = Point(year, part=f"{unit.value}{number}")
        return Value(point.timex, point.edtf, point)

    def _ordinal_unit(self, slots: Slots) -> Value | None:
        """ "The first day": a time within something that the text tells of; a duration in TimeML."""
        unit = slots.get("u")
        return Value(_duration(1, str(unit.value))) if unit and unit.value in ("D", "W", "M") else None

    def ago(self, slots: Slots) -> Value | None:
        here = self._here if self.published is None or self.is_narrative else Point.of(self.published)
        if "-" in slots.kinds and slots.kinds[0] == "J":
            return Value(f"{here.year - 1:04}", None, None) if here else None
        return self._shifted(slots, here, -1) or Value("PAST_REF")

    def ahead(self, slots: Slots) -> Value | None:
        """ "Two weeks from now"."""
        here = Point.of(self.published) if self.published else None
        return self._shifted(slots, here, 1) or Value("FUTURE_REF")

    def lasting(self, slots: Slots) -> Value | None:
        """ "A week-long", "months-long"."""
        if self._after() not in lists().long_words:
            return None
        return Value(_duration(None if slots.has("U") else 1, str(slots.tokens[0].value)))

    def shift(self, slots: Slots) -> Value | None:
        sign = 1 if slots.has("l>") else -1
        unit = str(slots.get("uUJ").value)  # type: ignore[union-attr]
        here = self.told_day or self.told
        if slots.has("B") and not self.is_narrative and self.published and unit in ("Y", "Q"):
            here = here or Point.of(self.published)
        if slots.kinds[0] == "T" and len(slots.kinds) == 3 and here:
            point = shift(here, sign, unit)
            return Value(point.timex, point.edtf, point) if point else Value(_unknown(unit))
        if slots.kinds[0] in "UuJ":
            return Value("FUTURE_REF" if sign > 0 else "PAST_REF")
        if unit in ("TH", "TM", "TS"):
            return Value(_duration(_count(slots), unit))
        found = self._shifted(slots, here, sign)
        return found or Value("FUTURE_REF" if sign > 0 and not self.is_narrative else _unknown(unit))

    def _shifted(self, slots: Slots, here: Point | None, sign: int) -> Value | None:
        count, unit = _count(slots), str(slots.get("uUJ").value)  # type: ignore[union-attr]
        if here is None or count is None or count != int(count):
            return None
        point = shift(here, sign * int(count), unit)
        return Value(point.timex, point.edtf, point) if point else None

    def stretch(self, slots: Slots) -> Value | None:
        """ "The past three years": a duration, with the interval that it ends or begins."""
        unit = str(slots.get("uUJ").value)  # type: ignore[union-attr]
        count = _count(slots)
        timex = _duration(count, unit)
        here = Point.of(self.published) if self.published and not self.is_narrative else None
        if here is None or count is None or count != int(count):
            return Value(timex)
        ahead = slots.has("xg")
        far = shift(here, int(count) * (1 if ahead else -1), unit)
        if far is None:
            return Value(timex)
        ends = (here.edtf, far.edtf.split("/")[-1]) if ahead else (far.edtf.split("/")[0], here.edtf)
        return Value(timex, "/".join(ends))

    def period(self, slots: Slots) -> Value | None:
        """ "Last week", "this morning", "the following day", "that year"."""
        if slots.has("L") and slots.kinds[0] == "T" and self.kinds[self._at[1] : self._at[1] + 1] == "j":
            return Value(_duration(1, str(slots.tokens[-1].value)))  # "the last week of August"
        unit = slots.get("uJpk")
        pointing = next((k for k in slots.kinds if k in "LPxhHbgqQ"), "h")
        if slots.has("h") and slots.has("P"):
            pointing = "L"  # "this past week"
        if unit is None:
            return None
        toward = {"L": -1, "P": -1, "b": -1, "x": 1, "g": 1}.get(pointing, 0)
        tells = pointing in "Hqbg" or (pointing == "x" and "T" in slots.kinds)
        here = (self.told_day if unit.value == "D" or unit.kind in "pk" else None) or self.told if tells else self._here
        if not tells and self.published and not self.is_narrative:
            here = Point.of(self.published)
        if unit.value == "WE" and pointing == "h" and here and here.first and self._tense() == "past":
            here = Point.of(here.first - timedelta(here.first.isoweekday() % 7 if here.first.isoweekday() < 6 else 0))
        if pointing == "Q" and unit.value == "D":
            return Value("PRESENT_REF")
        if unit.kind in "pk":
            return self._day_part(here, str(unit.value), pointing, toward)
        if here is None:
            return Value(_unknown(str(unit.value)))
        if pointing == "P" and unit.value != "D":  # "the past year": the twelve months up to now
            return Value(_duration(1, str(unit.value)))
        if unit.value == "D" and toward == 0 and here.day is None:
            return Value(_unknown("D"))
        base = here if unit.value == "Y" or here.first is None else here
        if unit.value in ("W", "WE") and base.day is None and base.part is None:
            return Value(_unknown(str(unit.value)))
        point = shift(base, toward, str(unit.value))
        if point is None:
            return Value(_unknown(str(unit.value)))
        return _with_part(point, slots.part)

    def _day_part(self, here: Point | None, part: str, pointing: str, toward: int) -> Value | None:
        if here is None or not here.day or here.first is None:
            return Value(f"XXXX-XX-XXT{part}")
        offset = toward if pointing in "Lbxg" else 0
        if pointing in "b" and part in ("EV", "NI", "AF", "MO"):
            offset = -1
        point = Point.of(here.first + timedelta(offset), part)
        return Value(point.timex, point.edtf, point)

    def the_period(self, slots: Slots) -> Value | None:
        """ "The end of the year", "later in the week", "year-end"."""
        unit = str(slots.get("uJ").value)  # type: ignore[union-attr]
        here = self.told if self.is_narrative or self.published is None else Point.of(self.published)
        if unit not in ("Y", "M", "W", "D") or here is None:
            return None
        if not self.is_narrative and self.told and self.told != here and "T" in slots.kinds and unit != "Y":
            here = self.told
        point = shift(here, 0, unit)
        return _with_part(point, slots.part) if point else None

    def held(self, slots: Slots) -> Value | None:
        """ "Over the weekend", "within the hour", "in the year": a period named by its article and preposition."""
        unit, before = str(slots.tokens[-1].value), self._before()
        if before == "within" and unit in ("TH", "D", "W", "M", "Y", "DE"):
            return Value(_duration(1, unit))
        here = self._here
        if unit == "WE" and here and here.first:
            day = here.first
            if self._tense() != "future":
                day -= timedelta(day.isoweekday() if day.isoweekday() < 6 else 0)
            point = Point.of_week(day, weekend=True)
            return Value(point.timex, point.edtf, point)
        if unit == "Y" and here and not self.is_narrative and before in ("in", "during", "for"):
            return Value(Point(here.year).timex, Point(here.year).edtf, Point(here.year))
        return None

    def set(self, slots: Slots) -> Value | None:
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
            return Value(_unknown(str(last.value)) or _duration(1, str(last.value)))
        count = _count(Slots(slots.tokens[1:], slots.kinds[1:])) if len(slots.kinds) > 2 else 1
        return Value(_duration(count, str(last.value)))

    def duration(self, slots: Slots) -> Value | None:
        unit = slots.get("uUJ")
        assert unit
        if unit.value == "Q" or (unit.value in ("TS", "TM", "WE") and slots.has("a")):
            return None
        if slots.kinds[0] == "I" or slots.kinds[:2] == "aI":
            return Value({"TH": "PT30M", "D": "PT12H", "Y": "P6M", "DE": "P5Y"}.get(str(unit.value), "P0.5" + str(unit.value)))
        count = _count(slots)
        if "I" in slots.kinds:
            count = count + 0.5 if count is not None else None
        return Value(_duration(count, str(unit.value)))

    def day_part(self, slots: Slots) -> Value | None:
        part = str(slots.tokens[-1].value)
        if self.told_day is None or self.told_day.first is None or not self.is_narrative and "T" not in slots.kinds:
            return Value(f"XXXX-XX-XXT{part}")
        point = Point.of(self.told_day.first, part)
        return Value(point.timex, point.edtf, point)

    def reference(self, slots: Slots) -> Value | None:
        token = slots.tokens[0]
        if token.kind == "T":
            return Value("PAST_REF")
        if token.kind == "G" and token.value == "PRESENT_REF" and self._before() not in lists().before_present:
            return None
        return Value(str(token.value))

    def year(self, slots: Slots) -> Value | None:
        token = slots.get("Y")
        assert token
        number = int(token.value)
        if number < 100:
            return Value(Point(self._full_year(number)).timex, None, Point(self._full_year(number)))
        before = self._before()
        if slots.part is None:
            given = self.text[token.end : token.end + 1]
            if is_counted(self.text, token.end) or given == "%":
                return None
            if not 1900 <= number <= 2100 and before not in lists().before_years:
                return None
            if number < 1400 and before == "the":
                return None
            if before == "-" and self.text[token.start - 2 : token.start - 1].isalpha():
                return None
        if slots.kinds.endswith("-n"):
            last = number // 100 * 100 + int(slots.tokens[-1].value)
            if last > number:
                return Value(Point(number).timex, f"{number}/{last}", Point(number), Point(last))
            return None
        return _with_part(Point(number), slots.part)


NEAR = 20
"""Days: a date so near is this year's whatever the tense seems to be; another year's would be told with its year."""

NEAR_AHEAD = 60
"""Days: without a tense a date lies at most so far ahead, else behind: news tells more of what was than of what comes."""

TURN = 7
"""Months: in a narrative a month that lies so far before the one told of last is the next year's."""

Handler = Callable[[Resolver, Slots], Value | None]
_HANDLERS: dict[str, Handler] = {
    "day": Resolver.day, "clock": Resolver.clock, "era": Resolver.era, "month": Resolver.month,
    "bare month": Resolver.bare_month, "season": Resolver.season, "bare season": Resolver.bare_season,
    "decade": Resolver.decade, "century": Resolver.century, "fraction": Resolver.fraction, "ago": Resolver.ago,
    "ahead": Resolver.ahead, "shift": Resolver.shift, "lasting": Resolver.lasting, "stretch": Resolver.stretch, "period": Resolver.period, "the period": Resolver.the_period,
    "held": Resolver.held, "set": Resolver.set, "duration": Resolver.duration, "day part": Resolver.day_part, "near": Resolver.near, "numbered": Resolver.numbered,
    "reference": Resolver.reference, "year": Resolver.year,
}  # fmt: skip

_SHARED_YEAR = re.compile(r"(?:[-i&]|,[&])(?:[Mm][no]?|[no][Mm]),?j?Y")
_SEASON_ORDER = {"SP": 1, "SU": 2, "FA": 3, "WI": 4}


def _season_number(day: date) -> int:
    """1 for spring to 4 for December; 0 for the rest of winter, which began the year before."""
    return day.month // 3


def _holds(point: Point, day: Point) -> bool:
    first, last, this = point.first, point.last, day.first
    return bool(first and last and this and first <= this <= last)


def _with_part(point: Point, part: str | None) -> Value:
    return Value(point.timex, edtf_of_part(point, part) if part else point.edtf, point)


def _day_numbered(day: date, weekday: int, number: int, tense: str | None) -> date | None:
    """The day nearest to `day`, on the side that `tense` says, that is this weekday and this day of its month."""
    sign = 1 if tense == "future" else -1
    for away in range(0, 366):
        found = day + timedelta(sign * away)
        if found.day == number and found.isoweekday() == weekday:
            return found
    return None


def _count(slots: Slots) -> float | None:
    """How many; None where the words are vague."""
    if slots.has("f"):
        return None
    total: float = 0
    for token in slots.tokens:
        if token.kind in "nNY":
            raw = str(token.value).replace(",", "")
            return float(raw) if re.fullmatch(r"\d+(\.\d+)?", raw) else None
        if token.kind == "c":
            value = int(token.value)
            total = max(total, 1) * value if value in (100, 12) and slots.kinds.count("c") + slots.kinds.count("a") > 1 else total + value
    return total or (1 if slots.has("a") else None)


def _duration(count: float | None, unit: str) -> str:
    much = "X" if count is None else f"{count:g}"
    factor, letters = (int(unit[0]), unit[1:]) if unit[0].isdigit() else (1, unit)
    if factor > 1 and count is not None:
        much = f"{count * factor:g}"
    if letters[0] == "T":
        return f"PT{much}{letters[1:]}"
    return f"P{much}{letters}"


def _unknown(unit: str) -> str | None:
    """A time of which the grain alone is known."""
    return {"D": "XXXX-XX-XX", "M": "XXXX-XX", "W": "XXXX-WXX", "Y": "XXXX", "WE": "XXXX-WXX-WE"}.get(unit)

