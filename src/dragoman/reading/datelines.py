"""Datelines: "SARNISH, March 5 (KTK) – " stands before a report's first words and belongs to none of them."""

from __future__ import annotations

import re

from dragoman.reading.linking import Link
from dragoman.reading.parts import Part

# A town in capitals, or any town with an agency in brackets; between them at most a land or a day.
_DATELINE = re.compile(
    r"(?:[A-ZÀ-Þ]{3}[A-ZÀ-Þ .'’-]*(?:[,.][^\n()–—]{1,30})?(?:\([^()\n]{2,30}\)\s?)?|"
    r"[A-ZÀ-Þ][\w.’'-]+(?: [A-ZÀ-Þ][\w.’'-]+){0,2}(?:,[^\n()–—]{1,30})?\s?\([A-ZÀ-Þ][^()\n]{1,30}\)\s?)[-–—]+\s+"
)


def without_dateline(text: str, entry: Link) -> Link:
    """`entry` with each part that takes in its paragraph's dateline begun behind it."""
    source = _behind(text, entry.source) if entry.source else None
    return entry._replace(source=source, contents=tuple(_behind(text, part) for part in entry.contents))


def _behind(text: str, part: Part) -> Part:
    if part.start and text[part.start - 1] != "\n":
        return part
    found = _DATELINE.match(text, part.start, part.end)
    return part._replace(start=found.end()) if found and part.end - found.end() > 2 else part
