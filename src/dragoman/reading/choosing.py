"""Which of the spans that the tagger holds possible become parts of statements.

A span is taken on its own when its chance is above `alone`. A statement that is short of a part (a cue that has no
content, a content without cue, a cue without source) may take the best span of that kind beside it that is above
`wanted`: what it would complete speaks for it.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

import msgspec

from dragoman.errors import StopError
from dragoman.reading.chain import Candidate, choose
from dragoman.reading.linking import Link, Weights, link
from dragoman.reading.parts import Part
from dragoman.reading.tokens import Tokens

BESIDE = 12
"""Pieces between a statement and the part that it takes up at most; the same paragraph, always."""


class Limits(msgspec.Struct, frozen=True):
    """`resources/choosing.json`: for each role the least chance. Made by `training/choosing.py`."""

    alone: dict[str, float]
    wanted: dict[str, float]


@cache
def load_limits() -> Limits:
    """The shipped limits."""
    path = Path(__file__).parent.parent / "resources" / "choosing.json"
    try:
        return msgspec.json.decode(path.read_bytes(), type=Limits)
    except (OSError, msgspec.DecodeError) as error:
        raise StopError(str(path), f"no limits for spans ({error})", "install dragoman again") from None


def find_links(
    text: str, tokens: Tokens, paragraphs: Sequence[list[Candidate]], weights: Weights, limits: Limits
) -> list[Link]:
    """The statements of a text from the spans held possible in each of its paragraphs."""
    taken = [choose(spans, limits.alone) for spans in paragraphs]
    links = link(text, _parts(tokens, taken), weights)
    missing = list(_missing(links, _parts(tokens, taken)))
    if not missing:
        return links
    at = {int(tokens.starts[bound + c.first]): (n, c) for n, bound in enumerate(tokens.paragraphs) for c in taken[n]}
    added = False
    for part, role in missing:
        number, beside = at[part.start]
        found = _best(paragraphs[number], taken[number], beside, role, limits.wanted[role])
        if found:
            taken[number] = sorted([*taken[number], found])
            added = True
    return link(text, _parts(tokens, taken), weights) if added else links


def _parts(tokens: Tokens, taken: Sequence[list[Candidate]]) -> list[Part]:
    return [
        Part(int(tokens.starts[bound + c.first]), int(tokens.ends[bound + c.last]), c.kind, c.chance)
        for bound, spans in zip(tokens.paragraphs, taken, strict=True)
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
