"""The words by which the one spoken to is told (`resources/hearers.yaml`), ready to be looked for."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

import msgspec

from dragoman.reading.stems import Stems, make_stems
from dragoman.reading.words import alternatives, forms
from dragoman.resources import load_words


class Hearers(msgspec.Struct, frozen=True):
    telling: list[str]
    thanking: list[str]
    giving: list[str]
    saying: list[str]
    answering: list[str]
    messages: list[str]
    audiences: list[str]
    several: list[str]
    stopping: list[str]
    occasions: list[str]
    bodies: list[str]
    irregular: dict[str, list[str]]


def is_possessive(text: str, end: int) -> bool:
    return re.match(r"['’]s?\s+\w", text[end:]) is not None


class Patterns(NamedTuple):
    telling: re.Pattern[str]
    thanking: re.Pattern[str]
    giving: re.Pattern[str]
    saying: re.Pattern[str]
    answering: re.Pattern[str]
    messages: re.Pattern[str]
    message_stems: Stems


@cache
def hearer_words() -> Hearers:
    return load_words("hearers", Hearers)


@cache
def hearing_patterns() -> Patterns:
    lexicon = hearer_words()

    def any_of(verbs: list[str]) -> re.Pattern[str]:
        return re.compile(rf"\b(?:{alternatives(f for verb in verbs for f in forms(verb, lexicon.irregular))})\b", re.I)

    messages = re.compile(
        rf"\b(?:{alternatives(lexicon.messages)})s?\s+(?:(?:sent|addressed|on\s+\w+)\s+)?(?:to|with)\b", re.I
    )
    return Patterns(
        any_of(lexicon.telling), any_of(lexicon.thanking), any_of(lexicon.giving), any_of(lexicon.saying),
        any_of(lexicon.answering), messages, make_stems(lexicon.messages),
    )  # fmt: skip
