"""What a user types to search, cut into phrases that any full-text search can be asked for safely."""

from __future__ import annotations

import re
import unicodedata

import msgspec

from dragoman.errors import StopError
from dragoman.record.names import fold_name

MOST_PHRASES = 64
"""A bound on the work of one search; FTS5 keeps a list for each phrase and each text."""

_PIECE = re.compile(r'"([^"]*)"?|([^\s"]+)')


class Phrase(msgspec.Struct, frozen=True):
    """Words that must follow one another. `prefix`: the last is only the beginning of a word."""

    text: str
    prefix: bool = False


def parse_words(words: str) -> tuple[Phrase, ...]:
    """Phrases of the input, each once. Only quotation marks and a `*` at a word's end mean anything; the rest is text.

    Pieces without a letter or digit say nothing and are left out, so the result can be empty. Raises StopError for
    more than MOST_PHRASES.
    """
    phrases: dict[Phrase, None] = {}
    for match in _PIECE.finditer(words):
        text = match[1] if match[1] is not None else match[2]
        prefix = match[2] is not None and text.endswith("*")
        if any(unicodedata.category(char)[0] in "LN" for char in text):
            phrases[Phrase(text.rstrip("*") if prefix else text, prefix)] = None
    if len(phrases) > MOST_PHRASES:
        raise StopError("search", f"{len(phrases)} words, at most {MOST_PHRASES} are looked for", "give fewer words")
    return tuple(phrases)


def has_phrases(text: str, phrases: tuple[Phrase, ...]) -> bool:
    """Whether all phrases stand in `text`, whatever their case and accents: what full-text search finds, without it."""
    words = fold_name(text).split()
    return all(_stands_in(words, fold_name(phrase.text).split(), phrase.prefix) for phrase in phrases)


def _stands_in(words: list[str], wanted: list[str], prefix: bool) -> bool:
    return any(_begins(words[at : at + len(wanted)], wanted, prefix) for at in range(len(words) - len(wanted) + 1))


def _begins(words: list[str], wanted: list[str], prefix: bool) -> bool:
    return words[:-1] == wanted[:-1] and (words[-1].startswith(wanted[-1]) if prefix else words[-1] == wanted[-1])
