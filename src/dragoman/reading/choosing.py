"""Which of the spans that the tagger holds possible become parts of statements.

A span is worth its chance of being the right one, and part of that of its rivals, as far as it covers the same words:
where the tagger is sure that something is said and unsure of where it ends, the likeliest reading is taken (minimum
Bayes risk decoding, Goodman 1996, with a utility between exact match and overlap). It is taken on its own when that is
above `alone`. A statement that is short of a part (a cue that has no
content, a content without cue, a cue without source) may take the best span of that kind beside it that is above
`wanted`: what it would complete speaks for it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import cache

import msgspec

from dragoman import resources
from dragoman.reading.chain import Candidate
from dragoman.reading.linking import Choices, Link, Weights, link
from dragoman.reading.parts import Part
from dragoman.reading.tokens import Tokens

BESIDE = 12
"""Pieces between a statement and the part that it takes up at most; the same paragraph, always."""


class Limits(msgspec.Struct, frozen=True):
    """`resources/choosing.json`: for each role the least chance. Made by `training/choosing.py`."""

    alone: dict[str, float]
    wanted: dict[str, float]
    overlap: dict[str, float]
    """What a rival's chance counts for a span that covers the same words: 0 asks for the very span, 1 for the place."""


@cache
def load_limits() -> Limits:
    """The shipped limits."""
    return resources.load_weights("choosing", Limits)


def choose_parts(
    text: str,
    tokens: Tokens,
    paragraphs: Sequence[list[Candidate]],
    weights: Weights,
    limits: Limits,
    known: Choices | None = None,
) -> list[Part]:
    """The parts of a text's statements, in order, from the spans held possible in each of its paragraphs. `known`: as
    in `linking.link`."""
    taken = [choose(spans, limits) for spans in paragraphs]
    starts, ends, bounds = tokens.starts.tolist(), tokens.ends.tolist(), tokens.paragraphs.tolist()
    chosen = _parts(starts, ends, bounds, taken)
    missing = _missing(link(text, chosen, weights, known), chosen)
    at = {starts[bound + c.first]: (n, c) for n, bound in enumerate(bounds) for c in taken[n]}
    for part, role in missing:
        number, beside = at[part.start]
        found = _best(paragraphs[number], taken[number], beside, role, limits.wanted[role])
        if found:
            taken[number] = sorted([*taken[number], found])
    return _parts(starts, ends, bounds, taken) if missing else chosen


def choose(spans: Sequence[Candidate], limits: Limits) -> list[Candidate]:
    """Of the spans of a paragraph those that do not overlap and are worth most together above their limits.

    Weighted interval scheduling, in order of where the spans end.
    """
    alike = {kind: [s for s in spans if s.kind == kind] for kind in limits.alone}
    rated = [(_worth(s, alike[s.kind], limits.overlap[s.kind]) - limits.alone[s.kind], s) for s in spans]
    rated = sorted(((w, s) for w, s in rated if w > 0), key=lambda pair: (pair[1].last, pair[1].first))
    ends = [s.last for _, s in rated]
    best: list[float] = [0.0]
    before: list[int] = []
    for worth, s in rated:
        before.append(bisect_right(ends, s.first - 1))
        best.append(max(best[-1], best[before[-1]] + worth))
    chosen: list[Candidate] = []
    n = len(rated)
    while n:
        if best[n] == best[n - 1]:
            n -= 1
        else:
            chosen.append(rated[n - 1][1])
            n = before[n - 1]
    return chosen[::-1]


def _worth(span: Candidate, alike: Sequence[Candidate], overlap: float) -> float:
    first, last, _, worth = span
    for other in alike:
        begins, ends, _, chance = other
        if ends < first or other is span:
            continue
        if begins > last:
            break  # they are in order of where they begin
        shared = (last if last < ends else ends) - (first if first > begins else begins) + 1
        either = (last if last > ends else ends) - (first if first < begins else begins) + 1
        worth += overlap * chance * shared / either
    return worth


def _parts(
    starts: Sequence[int], ends: Sequence[int], bounds: Sequence[int], taken: Sequence[list[Candidate]]
) -> list[Part]:
    return [
        Part(starts[bound + c.first], ends[bound + c.last], c.kind, c.chance)
        for bound, spans in zip(bounds, taken, strict=True)
        for c in spans
    ]


def _missing(links: Sequence[Link], parts: Sequence[Part]) -> list[tuple[Part, str]]:
    """Each part that has no partner, and the role that it is short of."""
    out = []
    used = {p for entry in links for p in (entry.source, entry.cue) if p}
    for entry in links:
        if entry.cue is None:
            out += [(p, "cue") for p in entry.contents]
        elif entry.source is None:
            out.append((entry.cue, "source"))
    return out + [(p, "content") for p in parts if p.role == "cue" and p not in used]


def _best(
    spans: Sequence[Candidate], taken: Sequence[Candidate], beside: Candidate, role: str, least: float
) -> Candidate | None:
    free = [
        s
        for s in spans
        if s.kind == role
        and s.chance > least
        and max(s.first - beside.last, beside.first - s.last) <= BESIDE
        and not any(s.first <= other.last and other.first <= s.last for other in taken)
    ]
    return max(free, key=lambda s: (s.chance, -s.first), default=None)
