"""The times of one article: its anchor found, its words resolved."""

from __future__ import annotations

import re
from bisect import bisect_left
from datetime import date, timedelta
from itertools import islice
from typing import NamedTuple

from dragoman.reading.times.anchor import Anchor, find_anchor
from dragoman.reading.times.resolve import Found, resolve
from dragoman.reading.times.setting import Setting
from dragoman.types import Article, TimeExpression


class Times(NamedTuple):
    """The time words of an article in order of the text, and the day that they were counted from."""

    anchor: Anchor
    found: tuple[Found, ...]
    expressions: tuple[TimeExpression, ...]

    def within(self, start: int, end: int) -> tuple[Found, ...]:
        """Those that stand in a stretch as a whole."""
        low = bisect_left(self.found, start, key=lambda f: f.start)
        return tuple(f for f in self.found[low : bisect_left(self.found, end, key=lambda f: f.start)] if f.end <= end)


def read_times(article: Article) -> Times:
    """All time words of `article`. Pure: nothing but the article is asked, no clock."""
    text, anchor = article.text, find_anchor(article)
    setting = Setting(text, anchor.day, _is_narrative(text, anchor.day), anchor.day_first, anchor.period)
    found = tuple(resolve(setting))
    if anchor.day is None and setting.latest_past:
        found = tuple(_bounded(f, setting.latest_past) for f in found)
    made = tuple(
        TimeExpression(
            start=f.start,
            end=f.end,
            text=text[f.start : f.end],
            value=_opened(text, f, found[i + 1] if i + 1 < len(found) else None),
            timex=f.value.timex,
        )
        for i, f in enumerate(found)
    )
    return Times(anchor, found, made)


def _opened(text: str, found: Found, after: Found | None) -> str | None:
    """EDTF of the words in their place: after "from" open to the right, after "until" to the left.

    "From May 1 to May 9" is closed by what comes after.
    """
    edtf, point = found.value.edtf, found.value.point
    if edtf is None or point is None or "/" in edtf or "X" in edtf[:4] or found.rule in ("ago", "shift"):
        return edtf
    edtf = edtf[:10] if "T" in edtf else edtf  # the ends of an interval are days
    lead = _LEAD.search(text, max(0, found.start - 12), found.start)
    if not lead:
        return found.value.edtf
    word = lead[1].lower()
    end = after.value.edtf if after and after.value.point and _TO.fullmatch(text, found.end, after.start) else None
    if word in ("from", "between") and end and "/" not in end:
        return f"{edtf}/{end[:10] if 'T' in end else end}"
    if word in ("from", "since"):
        return f"{edtf}/.."
    return f"../{edtf}" if word in ("until", "till") else found.value.edtf


_LEAD = re.compile(r"\b(from|since|between|until|till)\s+\Z", re.I)
_TO = re.compile(r",?\s*(?:to|and|through|until|till|–|-)\s*(?:the\s+)?", re.I)


def _bounded(found: Found, latest: date) -> Found:
    """A time of an article without a date, with the bounds that it sets itself.

    "Friday (5)" is the fifth of a month that begins on a Monday: the first such month that is not before the latest
    time that the article tells of as past bounds it from below. Nothing bounds it from above.
    """
    return (
        found._replace(value=found.value._replace(edtf=_first_after(found, latest))) if _is_numbered(found) else found
    )


def _is_numbered(found: Found) -> bool:
    timex, edtf = found.value.timex or "", found.value.edtf or ""
    return timex.startswith("XXXX-WXX-") and edtf.startswith("XXXX-XX-")


def _first_after(found: Found, latest: date) -> str | None:
    weekday, number = int((found.value.timex or "")[9]), int((found.value.edtf or "")[8:10])
    for away in range(366 * 6):
        day = latest + timedelta(away)
        if day.day == number and day.isoweekday() == weekday:
            return f"{day}/.."
    return None


def _is_narrative(text: str, published: date | None) -> bool:
    """Whether a text tells of years long before it was published, and hardly of the days around that."""
    years = [int(year) for year in _YEAR.findall(text)]
    now = published.year if published else max(years, default=0) + 2
    old = sum(year < now - 1 for year in years)
    if old < 3 or old <= 0.6 * len(years):
        return False
    # No more of the near are looked for than it takes to outweigh the old: news has them in its first sentences.
    near = sum(1 for _ in islice(_NEAR.finditer(text), old // 3 + 1))
    return old > 3 * near


# That no word goes on into it is asked behind the first figure: so only places with a 1 or a 2 are looked at.
_YEAR = re.compile(r"(?:1(?<!\w1)[4-9]|2(?<!\w2)0)[0-9][0-9]\b")
_NEAR = re.compile(
    r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|yesterday|today|tomorrow|tonight|ago"
    r"|(?:last|this|next) (?:week|month|year|night))\b",
    re.I,
)
