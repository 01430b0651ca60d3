"""Figures that one bargains over: "four-year", "30 billion cubic metres", "less than six", each with what it counts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import msgspec

from dragoman.reading.times.lexicon import lists as time_lists
from dragoman.reading.words import alternatives
from dragoman.resources import load_words


class Lists(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`resources/matters.yaml`, whose comments say what each list is for."""

    occasions: frozenset[str]
    stays: frozenset[str]
    settlers: frozenset[str]
    many_have: frozenset[str]
    vague: frozenset[str]
    uncounted: frozenset[str]
    small: frozenset[str]
    scales: list[str]
    multiples: frozenset[str]
    ordinals: frozenset[str]
    measures: frozenset[str]
    spans: frozenset[str]
    always_named: frozenset[str]


@cache
def matter_lists() -> Lists:
    return load_words("matters", Lists)


class Figure(NamedTuple):
    value: float
    unit: str
    """What is counted, without a plural's ending; empty where the number stands alone."""
    start: int
    """Where the number begins in the text, and where it ends."""
    end: int
    counted: str | None
    """What is counted as it is written, in the plural; None where that is no thing that one can bargain over."""


def find_figures(folded: str) -> Iterator[Figure]:
    """The figures of a text in lower case, in order: no days of a month, years or times of the day."""
    for match in _number().finditer(folded):
        number, unit = match["number"], match["unit"] or ""
        is_ordinal = unit in matter_lists().ordinals and match.end("number") == match.start("unit")
        value = _value(number)
        if value is None or is_ordinal or unit in matter_lists().uncounted:
            continue
        if FIRST_YEAR <= value < LAST_YEAR and "," not in number:
            continue
        bare, counted = _unit(match)
        yield Figure(value, bare, *match.span("number"), counted)


FIRST_YEAR, LAST_YEAR = 1900, 2100
"""Numbers that are mostly years."""


def begins_with_figure(words: str) -> bool:
    return _number().match(words.casefold()) is not None


def is_same(own: Figure, other: Figure) -> bool:
    """Whether two figures are of one thing, as far as their words tell: "six" and "six years"."""
    return own.value == other.value and (own.unit == other.unit or "" in (own.unit, other.unit))


def _value(number: str) -> float | None:
    if number[0].isdigit():
        return float(number.replace(",", "") if _GROUPED.fullmatch(number) else number.replace(",", "."))
    parts = [time_lists().cardinals.get(part) for part in number.split("-")]
    return None if None in parts else float(sum(part or 0 for part in parts))


def _unit(match: re.Match[str]) -> tuple[str, str | None]:
    """What a number counts, for comparing, and as it is written: "days" of a "90-day halt"."""
    unit, scale = match["unit"] or "", match["scale"].split()
    if unit in _PER_CENT:
        return "percent", unit
    if multiples := [word for word in scale if word in matter_lists().multiples]:
        return multiples[-1], None
    if not unit or unit in matter_lists().small:
        return "", None
    if match[0].endswith(f"-{unit}"):
        return _stem(unit), f"{unit.removesuffix('s')}s"
    return _stem(unit), unit if _PLURAL.search(unit) else None


def _stem(word: str) -> str:
    return word[:-1] if _PLURAL.search(word) else word


@cache
def _number() -> re.Pattern[str]:
    words = alternatives([word for word, value in time_lists().cardinals.items() if value > 1])
    scales = alternatives([*matter_lists().scales, *matter_lists().multiples])
    return re.compile(
        rf"(?<![\w.,:-])(?P<number>\d{{1,3}}(?:,\d{{3}})+|\d+(?:[.,]\d+)?|(?:{words})(?:-(?:{words}))?\b)(?![\d:])"
        rf"(?P<scale>(?:[\s-](?:{scales})\b)*)(?:[\s-]?(?P<unit>%|per cent\b|[a-z]+'?[a-z]*))?"
    )


_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+")
_PER_CENT = ("%", "per cent", "percent")
_PLURAL = re.compile(r"[^s]s\Z")
