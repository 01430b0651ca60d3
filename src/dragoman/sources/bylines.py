"""Names of authors out of bylines: "By A. Brel, B. Tomas and C. Orsk" is three people."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from dragoman.sources.words import load_words

_LONGEST = 80
_SLUG = re.compile(r"[a-z0-9]+(?:[-_.][a-z0-9]+)*", re.ASCII)
_NO_NAME = re.compile(r"://|@|\bwww\.|^[\W\d]+$")
_CREDIT = re.compile(r"^\(?(?:image|photo|picture|getty)\b", re.IGNORECASE)


def split_byline(byline: str) -> tuple[str, ...]:
    """The names in a byline, in order, each once. What is no name (an address, a login, a photo credit) is left out."""
    openers, joiners = _patterns()
    names: list[str] = []
    for part in byline.split(";"):
        part = openers.sub("", " ".join(part.split()))
        for piece in joiners.split(part):
            names += _split_commas(piece)
    clean = (name.strip(" ,|·•") for name in names)
    return tuple(dict.fromkeys(name for name in clean if is_name(name)))


def is_name(text: str) -> bool:
    """Whether a text can be the name of an author: not an address, a number, or a login such as `ana-brel`."""
    if not 2 <= len(text) <= _LONGEST or _NO_NAME.search(text) or _CREDIT.match(text):
        return False
    return any(ch.isalpha() for ch in text) and not _SLUG.fullmatch(text)


def drop_doubles(names: Iterable[str]) -> tuple[str, ...]:
    """Names without those that another spells the same but for case and punctuation ("Ana-Brel" beside "Ana Brel")."""
    return tuple({re.sub(r"[\W_]", "", name).casefold(): name for name in reversed(list(names))}.values())[::-1]


def _split_commas(piece: str) -> list[str]:
    """At commas only if each part has two words or more: "Brel, Ana" and "Ana Brel, Jr" are one name."""
    parts = [part.strip() for part in piece.split(",") if part.strip()]
    return parts if all(" " in part for part in parts) else [piece]


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = load_words()
    openers = "|".join(re.escape(word) for word in words.byline_openers)
    joiners = "|".join(re.escape(word) for word in words.name_joiners)
    return (
        re.compile(rf"^(?:{openers})[\s:]\s*", re.IGNORECASE),
        re.compile(rf",?\s+(?:{joiners})\s+", re.IGNORECASE),
    )
