"""Who is meant by an age that is told beside a name: "the older woman", "the 37-year-old"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from dragoman.reading.cast import Cast
from dragoman.reading.descriptions import Found
from dragoman.reading.entities import Figure
from dragoman.reading.roles import gender_word, person_words, roles
from dragoman.reading.words import alternatives


def find_by_age(cast: Cast, phrase: str) -> Found:
    """The one whose age the article tells and the phrase compares or says. Nobody where two fit alike."""
    exact = _exact().fullmatch(phrase)
    if exact:
        gender = gender_word(exact["who"] or "")
        fitting = [f for f, age in _aged(cast, gender) if age == int(exact["age"])]
        return Found(fitting[0], f"aged {exact['age']}") if len(fitting) == 1 else Found(None, "")
    compared = _compared().fullmatch(phrase)
    if not compared:
        return Found(None, "")
    aged = sorted(_aged(cast, gender_word(compared["who"] or "")), key=lambda pair: pair[1])
    if len(aged) != 2 or aged[0][1] == aged[1][1]:
        return Found(None, "")
    figure, age = aged[0 if compared["how"].casefold() == roles().aged[-1] else 1]
    return Found(figure, f"the {compared['how']} of the two whose ages are told, {age}")


def _aged(cast: Cast, gender: str | None) -> Iterator[tuple[Figure, int]]:
    """People with their ages, of one gender where the article tells it."""
    for figure in cast.figures:
        if figure.kind != "person" or not figure.is_named or (gender and figure.gender not in (None, gender)):
            continue
        ages = {int(age) for m in figure.mentions if m.form == "name" for age in _ages(cast.text, m.start, m.end)}
        if len(ages) == 1:
            yield figure, min(ages)


def _ages(text: str, start: int, end: int) -> Iterator[str]:
    behind = _BEHIND.match(text, end)
    if behind:
        yield behind["age"] or behind["years"] or behind["inner"]
    before = _BEFORE.search(text, max(0, start - 60), start)
    words = before["words"].split() if before else []
    if before and (not words or words[-1].casefold() in person_words()):  # not "the 61-year-old told X"
        yield before["age"]


# "X, 61," or "X (61)" or "X, a 61-year-old nurse"; "the 61-year-old teacher X".
_BEHIND = re.compile(
    r"(?:, (?P<age>\d\d)(?=[,.;]| and\b)|,? (?:is )?an? (?P<years>\d\d)-year-old\b| \((?P<inner>\d\d)\))"
)
_BEFORE = re.compile(r"\b(?P<age>\d\d)-year-old (?P<words>(?:[\w-]+ ){0,3})\Z")


@cache
def _exact() -> re.Pattern[str]:
    return re.compile(rf"the (?P<age>\d\d)-year-old(?: (?P<who>{alternatives(person_words())}))?", re.I)


@cache
def _compared() -> re.Pattern[str]:
    """ "The older woman", "the younger of the two": a person's word or none, no "brother" of somebody."""
    return re.compile(
        rf"the (?P<how>{alternatives(roles().aged)})(?: (?P<who>{alternatives(roles().persons)}))?"
        r"(?: of the two(?: \w+)?)?",
        re.I,
    )
