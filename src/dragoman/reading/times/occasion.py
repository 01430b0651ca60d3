"""On what occasion a statement was made: "an interview with Radio Orrel", "Water Forum in the east of Kelvara"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from dragoman.reading.parts import Part
from dragoman.reading.stems import has_stem
from dragoman.reading.times.clause import Clause
from dragoman.reading.times.read import Times
from dragoman.reading.times.saying_words import saying_words
from dragoman.types import Span


class Occasion(NamedTuple):
    """`span` is the noun phrase without its article, its time words left to `said`; `is_same`: "at the same forum"."""

    span: Span
    is_same: bool


def find_occasion(
    text: str, clause: Clause, times: Times, cues: Sequence[Part], places: Sequence[int]
) -> Occasion | None:
    """The occasion nearest to the cue in its clause. `places`: where stems of occasions begin in the text."""
    if not has_stem(places, clause.start, clause.end):
        return None
    scored: list[tuple[int, int, re.Match[str]]] = []
    for match in saying_words().occasion.finditer(text, clause.start, clause.end):
        start, end = match.span()
        cue = clause.link.cue
        if match["lead"].lower() == "told":
            if cue is None or not cue.start <= start < cue.end:
                continue
            gap: int | None = 0
        else:
            gap = clause.gap(text, start, end, cues)
        if gap is not None and not any(map(clause.is_hidden, (match.start("phrase"), end - 1))):
            scored.append((gap, start, match))
    if not scored:
        return None
    _, _, match = min(scored, key=lambda s: s[:2])
    start, end = match.span("phrase")
    timed = [f.start for f in times.within(start, len(text)) if start < f.start < end]
    if timed:
        end = start + len(_DANGLING.sub("", text[start : timed[0]]))
    words = (match["det"] or "").lower().split() + text[start:end].lower().split()[:1]
    return Occasion(Span(start, end, text[start:end]), "same" in words) if end > start else None


_DANGLING = re.compile(r"[\s,]+(?:on|in|at|for|of|during|from|by|before|after)?\s*(?:the\s+)?\Z")
