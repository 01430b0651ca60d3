"""The day that an article's "Friday" is counted from: its publication, from metadata or from its own text. Never today.

A date in figures ("11/8/2024") is read in the order that other evidence of the same article decides, or not at all. A
copyright line is no evidence: sites print a year there that differs from the article's by years.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from dragoman.reading.furniture import Line, split_lines
from dragoman.reading.times.numeric import readings
from dragoman.reading.times.points import Point
from dragoman.reading.times.saying_words import saying_words
from dragoman.sources.words import load_words as load_source_words
from dragoman.types import Article


class Anchor(NamedTuple):
    """The day an article was published, None where it does not say, with the reason; and the order of its dates in
    figures (True: day first), None where nothing decides."""

    day: date | None
    why: str
    day_first: bool | None = None
    period: Point | None = None
    """The month or year of publication where the day is not known."""


HEAD = 12
"""Lines at the top among which a date that stands alone is the day of publication."""


def find_anchor(article: Article) -> Anchor:
    """The anchor of `article`: its `published`, else a dateline or a line of the kind "By …, 10 March 2032"."""
    day_first, why_order = find_order(article.text)
    given = article.published or ""
    if re.match(r"\d{4}-\d{2}-\d{2}(?:T|\Z)", given, re.ASCII):
        return Anchor(date.fromisoformat(given[:10]), "published, as the source says", day_first)
    if match := re.fullmatch(r"(\d{4})(?:-(0[1-9]|1[0-2]))?", given, re.ASCII):
        period = Point(int(match[1]), int(match[2]) if match[2] else None)
        return Anchor(None, "published, as the source says, without the day", day_first, period)
    for days, why in _stated(article.text):
        if len(days) == 2:
            if day_first is None:
                return Anchor(None, f"{why}: nothing decides which number is the month", None)
            return Anchor(days[0] if day_first else days[1], f"{why}; {why_order}", day_first)
        return Anchor(days[0], why, day_first)
    return Anchor(None, "the article does not say when it was published", day_first)


def _stated(text: str) -> Iterator[tuple[list[date], str]]:
    """Days of publication that lines of the text state, the best first; two days where the order of figures is open."""
    words = saying_words()
    late: list[tuple[list[date], str]] = []
    body = False
    for number, line in enumerate(split_lines(text)):
        if not body and (found := _DATELINE.match(line.text)) and (line_dates := _full_dates(found[0])):
            yield line_dates[0][1], "dateline"
        dates = _full_dates(line.text) if len(line.text) < 200 else []
        is_title = number == 0 and not line.is_stopped  # a long headline is no text yet
        is_opening = not body and line.is_sentence and line.words > 12 and not is_title
        is_caption = bool(dates or is_opening) and _is_caption(line, words.caption)
        if dates and not is_caption and not line.is_stopped:
            done = 0
            for at, days in dates:
                before, done = line.text[max(done, at - 40) : at], at
                if words.updated.search(before):
                    late.append((days, "line that says when it was updated"))
                elif words.published.search(before):
                    yield days, "line that says when it was published"
                elif not body and number < HEAD and _is_byline(line):
                    yield days, "date in the byline"
        body = body or (is_opening and not is_caption)
    yield from late


# "TARRANT, May 6, 2041 (MPA) - …", and as translated papers have it "Korvat, 13 May 2041. …".
_DATELINE = re.compile(
    r"[^\W\d_a-z][^\n(]{2,60}?\d{4}\s*(?:\([^)]{2,30}\)\s*)?[-–—:]\s"
    r"|[^\W\d_a-z][\w'’ -]{1,30},\s[\w ,.]{6,20}\d{4}\s*(?:\([^)]{2,30}\))?\.\s(?=[^\W\d_a-z])"
)


def _is_caption(line: Line, caption: re.Pattern[str]) -> bool:
    """Whether a line is about a picture: not by an agency alone, which its copy names with place and day, too:
    "Kinshasa (AFP) – Issued on: …", "Reuters | Bogota, Jan 17"."""
    found = {match[0].casefold() for match in caption.finditer(line.text)}
    return bool(found - _AGENCIES if line.words <= FEW and not line.is_stopped else found)


_AGENCIES = frozenset(["reuters", "afp"])
FEW = 10
"""Words of a line that says no more than where, when and by whom."""


def _is_byline(line: Line) -> bool:
    """Whether a line has little else than a date, names and words such as "6 min read"."""
    words = saying_words()
    others = (w for w in _WORD.findall(line.text) if w.lower() not in words.byline and w[0].islower())
    return line.words <= 16 and not any(others) and not line.is_stopped


_WORD = re.compile(r"[^\W\d_]+")


def _full_dates(text: str) -> list[tuple[int, list[date]]]:
    """Days with a year in `text` and where they stand."""
    found: list[tuple[int, list[date]]] = []
    if not _FOUR.search(text):
        short = _SHORT.search(text) if len(text) < LONGEST else None
        read = readings(f"{short[1]}20{short[3]}") if short else []
        return [(short.start(), read)] if short and read else found
    months = load_source_words().months
    for match in _FULL.finditer(text):
        days: list[date] = []
        if match["figures"]:
            days = readings(match["figures"])
        elif match["iso"]:
            days = _try(int(match["iso"][:4]), int(match["iso"][5:7]), int(match["iso"][8:10]))
        else:
            name, day = (match["m1"], match["d1"]) if match["m1"] else (match["m2"], match["d2"])
            month = months.get(name.lower())
            days = _try(int(match["y1"] or match["y2"]), month, int(day)) if month else []
        if days:
            found.append((match.start(), days))
    return found


_SHORT = re.compile(r"(?<![0-9/.])([0-9]{1,2}([/.])[0-9]{1,2}\2)([0-9]{2})(?![0-9/.])")
LONGEST = 80
"""Characters of a line that may give its year by two figures: "by A. Bolton - 10/17/32 6:00 AM ET"."""
_FOUR = re.compile("[0-9]{4}")
"""The year that each of these has: hardly a line of an article has one, and to look for it takes a hundredth."""
_FULL = re.compile(
    r"""(?P<figures>(?<![0-9])[0-9]{1,2}[/.][0-9]{1,2}[/.][0-9]{4}(?![0-9]))
    |(?P<iso>(?<![0-9])[0-9]{4}(?P<sep>[-./])[0-9]{2}(?P=sep)[0-9]{2}(?![0-9]))
    |\b(?P<m1>[^\W\d_]{3,9})\.?\s+(?P<d1>[0-9]{1,2})(?:st|nd|rd|th)?,?\s+(?P<y1>[12][0-9]{3})\b
    |\b(?P<d2>[0-9]{1,2})(?:st|nd|rd|th)?\s+(?P<m2>[^\W\d_]{3,9})\.?,?\s+(?P<y2>[12][0-9]{3})\b""",
    re.X,
)


def _try(year: int, month: int, day: int) -> list[date]:
    try:
        return [date(year, month, day)]
    except ValueError:
        return []


def find_order(text: str) -> tuple[bool | None, str]:
    """Whether dates in figures put the day first in this article, and what decides it.

    In turn: a number over 12 in one of them; which reading lies near the other dates that the article names; how it
    writes dates in words ("Nov. 8" or "8 November"); a time of day beside one that runs to 24 hours; its spelling.
    """
    figures = [(m[0], readings(m[0])) for m in _FIGURES.finditer(text)] if "/" in text else []
    open_dates = [days for _, days in figures if len(days) == 2]
    if not open_dates:
        return None, "no date in figures that can be read in two ways"
    decided = [_day_first(raw) for raw, days in figures if len(days) == 1]
    if decided and (all(d is True for d in decided) or all(d is False for d in decided)):
        return decided[0], "another date there has a number over 12"
    words = list(_named_days(text))
    near = [sum(_near(days[side], words) for days in open_dates) for side in (0, 1)]
    if near[0] != near[1]:
        return near[0] > near[1], "the other dates that the article names lie near that day"
    months = load_source_words().months
    first = sum(m[2].lower() in months for m in _DAY_MONTH.finditer(text))
    last = sum(m[1].lower() in months for m in _MONTH_DAY.finditer(text))
    if first != last and min(first, last) == 0:
        return first > last, "its other dates are written in that order"
    if _DAY_LONG.search(text):
        return True, "it counts the hours of the day to 24"
    british, american = (len(set(p.findall(text.lower()))) for p in (saying_words().british, saying_words().american))
    if max(british, american) >= 2 and min(british, american) == 0:
        return british > american, "its spelling goes with that order"
    return None, "nothing decides the order"


_DAY_LONG = re.compile(r"[0-9]{1,2}[/.][0-9]{1,2}[/.][0-9]{4}\W{1,4}(?:1[3-9]|2[0-3]):[0-5][0-9]\b")
"""A date in figures with an hour after noon that is no "pm": where the month stands first papers write "7:41 PM"."""


def _day_first(raw: str) -> bool | None:
    numbers = [int(n) for n in re.split(r"[/.]", raw)[:2]]
    return True if numbers[0] > 12 else False if numbers[1] > 12 else None


def _named_days(text: str) -> Iterator[tuple[int, int]]:
    """Months and days that a text names in words."""
    months = load_source_words().months
    for pattern, month, day in ((_MONTH_DAY, 1, 2), (_DAY_MONTH, 2, 1)):
        for match in pattern.finditer(text):
            number = months.get(match[month].lower())
            if number:
                yield number, int(match[day])


def _near(day: date, named: Sequence[tuple[int, int]] | Iterable[tuple[int, int]]) -> int:
    """How many of the named days lie up to two weeks before a day or a week after it."""
    count = 0
    for month, number in named:
        for year in (day.year - 1, day.year, day.year + 1):
            if (found := _try(year, month, number)) and -14 <= (found[0] - day).days <= 7:
                count += 1
    return count


_NAME = "([A-Z][a-z]{2,8})"
_MONTH_DAY = re.compile(rf"\b{_NAME}\.?\s+([0-9]{{1,2}})\b(?![:.][0-9])")
_DAY_MONTH = re.compile(rf"\b([0-9]{{1,2}})\s+{_NAME}\b")
_FIGURES = re.compile(r"(?<![0-9])[0-9]{1,2}/[0-9]{1,2}/[0-9]{4}(?![0-9])")
