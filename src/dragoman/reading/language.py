"""The language of an article that does not say: py3langid (Lui & Baldwin 2012), asked only in doubt."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from dragoman.resources import load_words

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

SAMPLE = 4000
"""Characters looked at: a language does not change after a page, and identification takes time."""

ENGLISH = 0.2
"""Share of common English words from which on a text is English without asking further: 99 in 100 of PolNeAR's articles
have 0.21 or more. The rest are asked about."""

SHORTEST = 60
"""Letters below which no language is named: one short sentence."""


def find_language(text: str, stated: str | None) -> str | None:
    """ISO 639-1 code, or None when the text is too short to tell and its source does not.

    What the source states holds, but for pages that state English and are not: templates are copied with their header.
    """
    if stated and stated.split("-")[0].lower() != "en":
        return stated
    sample = text[:SAMPLE]
    letters = _count_letters(sample)
    if letters < SHORTEST:
        return stated
    words = re.findall(r"[a-z]+", sample.lower())
    common = sum(map(_english().__contains__, words))
    # Loading the identifier takes most of a second, which a single English article need not pay.
    if words and common / len(words) > ENGLISH and sum(map(len, words)) > 0.8 * letters:
        return stated or "en"
    return str(_identifier().classify(sample)[0])


def _count_letters(sample: str) -> int:
    """How often `str.isalpha` holds; ASCII, which is most, in one go."""
    plain = sample.encode("ascii", "ignore").translate(None, _NO_LETTERS)
    return len(plain) + sum(map(str.isalpha, "".join(_BEYOND.findall(sample))))


_NO_LETTERS = bytes(code for code in range(128) if not chr(code).isalpha())
_BEYOND = re.compile(r"[^\x00-\x7f]+")


@cache
def _english() -> frozenset[str]:
    return frozenset(load_words("english", list[str]))


@cache
def _identifier() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE)


def name_of(code: str) -> str:
    """A language's English name where it is one of the commoner ones, else its code."""
    return _names().get(code.split("-")[0].lower(), f"“{code}”")


@cache
def _names() -> dict[str, str]:
    return load_words("languages", dict[str, str])
