"""Contents and quotation marks made to agree: a quotation is said as a whole, and long ones are said by somebody."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dragoman.reading.parts import Part
from dragoman.reading.quotes import DOUBLE, Quoted, find_quoted

FEWEST = 6
"""Words of a quotation that is held to be said even where the tagger saw nothing; shorter ones are often terms."""

CHANCE = 0.5
"""What is put down for the chance of a content that the quotation marks alone speak for."""


def fill_quotations(text: str, parts: Sequence[Part], left_out: Sequence[tuple[int, int]] = ()) -> list[Part]:
    """`parts` with contents stretched over the quotation that they stand in, and with quotations nobody tagged.

    A quotation is left alone where a cue or source stands in it, since then the marks are not to be trusted; but one
    that is a paragraph is said as a whole, whatever it tells of others' words.
    """
    made = list(parts)
    for q in find_quoted(text, 0, len(text)):
        if any(low <= q.start < high for low, high in left_out):
            continue
        inside = [p for p in made if p.start < q.end and q.start < p.end]
        contents = [p for p in inside if p.role == "content"]
        if _is_paragraph(text, q):
            made = [p for p in made if p not in inside]
            chance = min((p.chance for p in contents), default=CHANCE)
            made.append(Part(q.start, _end(text, q), "content", chance))
            continue
        if len(contents) != len(inside) or any(p.start < q.start - 1 or p.end > q.end + 1 for p in contents):
            continue
        if contents:
            made = [p for p in made if p not in contents]
            made.append(Part(q.start, _end(text, q), "content", min(p.chance for p in contents)))
        elif _is_said(text[q.start : q.end]):
            made.append(Part(q.start, _end(text, q), "content", CHANCE))
    return sorted(made)


def _is_paragraph(text: str, quotation: Quoted) -> bool:
    """Whether a quotation is all of its paragraph; one left open only where the next paragraph opens again."""
    start, end = quotation.start, _end(text, quotation)
    before, after = text[max(0, start - 20) : start].rstrip(" \t"), text[end : end + 200].lstrip(" \t")
    if (before and before[-1] not in "\n\r") or (after and after[0] not in "\n\r"):
        return False
    following = after.lstrip()[:1]
    return len(text[start:end].split()) >= FEWEST and (quotation.closed or (following != "" and following in DOUBLE))


def _end(text: str, quotation: Quoted) -> int:
    return quotation.start + len(text[quotation.start : quotation.end].rstrip())


def _is_said(words: str) -> bool:
    """A sentence or more, by its length and the stop inside its marks."""
    if len(words.split()) < FEWEST or not _STOPPED.search(words):
        return False
    plain = [w for w in words.split() if len(w) > 3]
    return words.isupper() or sum(w[0].islower() for w in plain) >= TITLED * len(plain)


TITLED = 0.25
"""Least share of the longer words in lower case: with fewer it is the name of a book, a forum, a song."""


_STOPPED = re.compile(r"[.,!?…]\W{0,3}$")
