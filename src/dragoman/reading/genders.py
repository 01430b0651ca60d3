"""The gender that an article's own pronouns give somebody: "Venn said she …". First names are not taken to tell."""

from __future__ import annotations

import re
from functools import cache

from dragoman.reading.cast import Cast
from dragoman.reading.entities import Figure
from dragoman.reading.roles import roles
from dragoman.reading.stems import folded
from dragoman.reading.words import whole_words

SHARE = 0.8
"""Share of the votes that a gender needs."""

FEWEST = 2.0
"""Votes that it needs: a pronoun after the only person in its sentence is one, in the sentence before a half."""


def find_genders(cast: Cast) -> None:
    """Gives people without a gender the one that most pronouns tell that have nobody else before them to mean."""
    votes: dict[int, dict[str, float]] = {}
    people = {id(f): f for f in cast.figures if f.kind == "person"}
    for match in _gendered().finditer(folded(cast.text)):
        if cast.outline.is_quoted(match.start()) or cast.outline.is_left_out(match.start()):
            continue
        kind = roles().pronoun(match[0])
        start = cast.outline.sentence_start(match.start())
        weight, near = 1.0, _people(cast, start, match.start())
        if not near and start:
            weight, near = 0.5, _people(cast, cast.outline.sentence_start(start - 1), start)
        if len(near) == 1 and kind:
            counts = votes.setdefault(next(iter(near)), {})
            counts[kind] = counts.get(kind, 0.0) + weight
    for match in _part().finditer(cast.text):
        meant = _of_part(cast, match)
        kind = roles().pronoun(match["whose"])
        if meant in people and kind:
            votes.setdefault(meant, {})[kind] = votes.get(meant, {}).get(kind, 0.0) + FEWEST
    for key, counts in votes.items():
        kind, most = max(counts.items(), key=lambda item: (item[1], item[0]))
        if people[key].gender is None and most >= FEWEST and most >= SHARE * sum(counts.values()):
            people[key].gender = kind


def _of_part(cast: Cast, match: re.Match[str]) -> int | None:
    """Who does something "for her part": the one named right behind these words, or right before them."""
    after = next((e for e in cast.between(match.end(), match.end() + 60) if e.form == "name"), None)
    if after and "," not in cast.text[match.end() : after.start]:
        return id(after.figure)
    before = [e for e in cast.between(match.start() - 60, match.start()) if e.form == "name"]
    return id(before[-1].figure) if before and before[-1].end == match.start() else None


@cache
def _part() -> re.Pattern[str]:
    """ "For her part, …", "…, for his own part,"."""
    return re.compile(r"(?:F(?<!\wF)|, f)or (?P<whose>his|her) (?:own )?part,\s")


def _people(cast: Cast, low: int, high: int) -> set[int]:
    return {id(e.figure) for e in cast.between(low, high) if e.figure.kind == "person"}


def may_be(figure: Figure, gender: str) -> bool:
    """Whether a pronoun of this kind ("man", "woman", "several", "thing") can mean the figure."""
    if gender in ("man", "woman"):
        return figure.kind == "person" and figure.gender in (None, gender)
    return figure.kind != "person"


@cache
def _gendered() -> re.Pattern[str]:
    """Of a folded text: without regard to case the search would try every place."""
    words = [w for kind in ("man", "woman") for w in roles().pronouns[kind]]
    return re.compile(whole_words(words))
