"""Of which land a town is said to be the capital: who that is for in "Selm has asked for nothing" is told once, in
passing, where a report says from where somebody spoke."""

from __future__ import annotations

import re
from functools import cache

from dragoman.reading.entities import Figure
from dragoman.reading.roles import roles
from dragoman.reading.words import alternatives


def find_seats(text: str, figures: list[Figure]) -> None:
    """Gives each town its description as a capital: "Ustar, the Orlavan capital", "the capital of Orlava, Ustar". It is
    a place then, whatever it was taken for."""
    if not _word().search(text):
        return
    for figure in figures:
        if not figure.is_named or (figure.kind == "person" and figure.roles):
            continue
        told = (_seat_at(text, m.start, m.end) for m in figure.mentions if m.form == "name")
        seat = next((words for words in told if words), None)
        if seat and seat not in figure.roles:
            figure.kind = "place"
            figure.roles.append(seat)


def land_of_seat(role: str) -> str | None:
    """The words for the land in a description that `find_seats` gave: "Orlavan", "Orlava"."""
    match = _described().fullmatch(role)
    return (match[1] or match[2]) if match else None


def _seat_at(text: str, start: int, end: int) -> str | None:
    """What a name is called, without the article: "Orlavan capital"."""
    match = _behind().match(text, end) or _before().search(text, max(0, start - _REACH), start)
    return " ".join(match[1].split()) if match else None


_REACH = 60
"""Characters of "the capital of the Sudovian Republic, "."""
_NAME = r"[A-ZÀ-Þ][\w-]*\w(?: [A-ZÀ-Þ][\w-]*\w){0,2}"


@cache
def _word() -> re.Pattern[str]:
    return re.compile(rf"\b{_capital()}\b")


@cache
def _capital() -> str:
    return f"(?:{alternatives(roles().seats)})"


@cache
def _seat() -> str:
    """ "Orlavan capital", "capital of Orlava": no "capital of culture", nor "the capital of Orlava's oil"."""
    return rf"({_NAME} {_capital()}\b(?! of\b)|{_capital()} of (?:the )?{_NAME}\b(?!['’]s))"


@cache
def _described() -> re.Pattern[str]:
    return re.compile(rf"({_NAME}) {_capital()}|{_capital()} of (?:the )?({_NAME})")


@cache
def _behind() -> re.Pattern[str]:
    return re.compile(rf", (?:now )?(?:the )?{_seat()}")


@cache
def _before() -> re.Pattern[str]:
    return re.compile(rf"\b[Tt]he {_seat()},? \Z")
