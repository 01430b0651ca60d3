"""For how long something is asked or offered: "stop boarding boats for ten days", "ten quiet days", "a ten-day pause".

One who asks for ten days in one sentence and for ten days in another asks for the same thing, in however different
words each account puts it. So an act told with the length of an earlier one of the same side is on that one's matter.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from dragoman.reading.acts.cast import Cast
from dragoman.reading.acts.talks import Draft
from dragoman.reading.times.lexicon import lists
from dragoman.reading.words import alternatives, lowered

ASKING = ("propose", "request", "demand")
"""Acts that may be known by a length: an answer takes its matter from what it answers."""

Length = tuple[float, str]
"""How many, and of which unit: (10, "D")."""


class Lasting(NamedTuple):
    """An act that was told with a length."""

    at: int
    length: Length
    act: Draft


class Lengths:
    """The acts of one article that were told with lengths."""

    def __init__(self, cast: Cast) -> None:
        self._cast = cast
        self._told: dict[tuple[int, Length], Lasting] = {}

    def matter(self, draft: Draft, low: int, high: int) -> str | None:
        """The matter of the first act of the same side that was told with the length in a stretch, the act's own words.

        None where it has no length, or no earlier act has it. Keeps the act for later ones.
        """
        length = find_length(lowered(self._cast.text), low, high) if draft.type in ASKING and draft.agent else None
        if length is None or draft.negated:
            return None
        alike = [
            told
            for told in self._told.values()
            if told.length == length and told.at < low and self._cast.same_side(told.act.agent, draft.agent)
        ]
        first = min(alike, key=lambda told: told.at, default=None)
        if first is None and draft.issue:
            self._told[low, length] = Lasting(low, length, draft)
        return first.act.issue if first else None


def find_length(folded: str, low: int, high: int) -> Length | None:
    """The one length in a stretch of a text in lower case; None where there is none or several.

    "within ten days", "ten days ago" and "ten days later" tell when, not how long.
    """
    found = {
        (float(number), lists().plural_units.get(unit) or lists().units[unit])
        for match in _length().finditer(folded, low, high)
        if match.start() == low or match["how"] or match["joint"] == "-"
        for number, unit in [(_number(match["number"]), match["unit"])]
    }
    return found.pop() if len(found) == 1 else None


def _number(word: str) -> int:
    return int(word) if word.isdigit() else lists().cardinals.get(word, 1)


@cache
def _length() -> re.Pattern[str]:
    known = lists()
    number = alternatives([*known.cardinals, "a", "an"])
    units = alternatives([*known.units, *known.plural_units])
    return re.compile(
        rf"\b(?P<how>(?:for|lasting) (?:another |at least |up to |the (?:next|first) )?)?"
        rf"(?P<number>\d{{1,3}}|{number})(?P<joint>[ -])(?:(?!{units})[a-z]+ )?(?P<unit>{units})\b"
        r"(?! (?:ago|later|before|after)\b)"
    )
