"""Sums that are told without their scale: "offered 25 million, was asked for 30", which another calls 30 million."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from dragoman.story.facts import Fact
from dragoman.story.figures import BARE, Figures

_SCALES = (1_000_000, 1_000_000_000)
_MOST = 1_000
"""A number from here on has its scale."""


def with_scale(facts: Iterable[Fact]) -> list[Fact]:
    """The acts of a group, bare numbers that others of them tell in millions or billions as they do."""
    facts = list(facts)
    figures = sorted({figure for fact in facts for figure in fact.figures}, reverse=True)
    told = {value: kind for kind, value in figures if value >= _SCALES[0]}  # of two kinds the first, whatever the order
    if not told:
        return facts
    return [_scaled(fact, told) for fact in facts]


def _scaled(fact: Fact, told: dict[float, str]) -> Fact:
    figures: Figures = frozenset(_full(kind, value, told) for kind, value in fact.figures)
    return fact if figures == fact.figures else msgspec.structs.replace(fact, lent=tuple(sorted(figures)))


def _full(kind: str, value: float, told: dict[float, str]) -> tuple[str, float]:
    """A number as it is told with its scale, if it is bare and told so."""
    full = next((value * scale for scale in _SCALES if value * scale in told), None)
    return (told[full], full) if kind == BARE and value < _MOST and full else (kind, value)
