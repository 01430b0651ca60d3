"""Statements inside other statements' words: contents are given to the encoder again, as texts of their own.

Only contents that hold a verb of saying are, so that the second pass costs little.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from dragoman.reading.linking import Link
from dragoman.reading.quotes import MARKS
from dragoman.reading.tokens import Tokens, cut
from dragoman.reading.words import verb_patterns

FEWEST = 6
"""Pieces; shorter contents have no room for who, said and what."""

_LEAD = re.compile(rf"[\s{re.escape(MARKS)}…]*(?:that\s+)?", re.I)


def inner_tokens(text: str, tokens: Tokens, links: Sequence[Link]) -> list[tuple[int, Tokens]]:
    """For each statement that may hold another: its number in `links`, and its content's pieces."""
    found = []
    for number, entry in enumerate(links):
        for part in entry.contents:
            lead = _LEAD.match(text, part.start, part.end)
            start = lead.end() if lead else part.start
            end = part.end - len(text[start : part.end]) + len(text[start : part.end].rstrip(MARKS))
            if not verb_patterns().attributing.search(text, start, end):
                continue
            low, high = np.searchsorted(tokens.starts, [start, end])
            if high - low >= FEWEST:
                found.append((number, cut(tokens, int(low), int(high))))
    return found
