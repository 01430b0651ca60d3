"""Datelines: "SARNISH, March 5 (KTK) – " stands before a report's first words and belongs to none of them."""

from __future__ import annotations

import re

from dragoman.reading.linking import Link
from dragoman.reading.parts import Part
from dragoman.reading.states import state_of

# A town in capitals, or any town with an agency in brackets; between them at most a land or a day; or the day alone.
_DATELINE = re.compile(
    r"(?:[A-ZÀ-Þ]{3}[A-ZÀ-Þ .'’/-]*(?:[,.][^\n()–—]{1,30})?(?:\([^()\n]{2,30}\)\s?)?|"
    r"[A-ZÀ-Þ][\w.’'-]+(?: [A-ZÀ-Þ][\w.’'-]+){0,2}(?:,[^\n()–—]{1,30})?\s?\([A-ZÀ-Þ][^()\n]{1,30}\)\s?|"
    r"[A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})? \([A-Z][^()\n]{1,30}\)\s?)[-–—]+\s+"
)


def without_dateline(text: str, entry: Link) -> Link:
    """`entry` with each part that takes in its paragraph's dateline begun behind it."""
    source = _behind(text, entry.source) if entry.source else None
    return entry._replace(source=source, contents=tuple(_behind(text, part) for part in entry.contents))


def behind_dateline(text: str, at: int) -> int:
    """Where the words of a paragraph begin that begins at `at`; `at` itself where no dateline stands there."""
    if at and text[at - 1] != "\n":
        return at
    found = _DATELINE.match(text, at)
    if found is None and (town := _TOWN.match(text, at)) and state_of(town[1], ("capital",)):
        return town.end()
    return found.end() if found else at


_TOWN = re.compile(r"([A-ZÀ-Þ][\w.’'-]+(?: [A-ZÀ-Þ][\w.’'-]+)?) [–—-] ")
"""A town and a dash alone, as papers at home write: "Addis Ababa – "."""


def _behind(text: str, part: Part) -> Part:
    start = behind_dateline(text, part.start)
    return part._replace(start=start) if part.end - start > 2 else part
