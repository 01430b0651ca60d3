"""Words of names as they are compared: in plain letters, by sound, and as the key that near spellings share.

Letters of any script become Latin ones through anyascii. What romanisations differ in is folded by `sounds.yaml`.
"""

from __future__ import annotations

import re
from functools import lru_cache

from anyascii import anyascii
from rapidfuzz.distance import JaroWinkler

from dragoman.story.identity.lists import sound_rules

CLOSE = 0.9
"""Jaro-Winkler likeness of two sounds from which they may be one name with a slip of the pen. Never enough alone."""
_LONG = 5
"""Letters from which a name is long enough for a slip to be told from another name (Kim, Kin are two)."""

_SYLLABLES = re.compile(r"[⺀-鿿가-힯]")
_CLASSES = str.maketrans("gdpfzw", "ktbvsv", "hy")


@lru_cache(100_000)
def plain(words: str) -> str:
    """Lower-case Latin letters, marks and full stops gone, possessive off; one space between words."""
    latin = anyascii(words)
    if _SYLLABLES.search(words):  # anyascii runs syllables together: XiJinPing
        latin = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", latin)
    bare = re.sub(r"'s?(?=\s|$)", "", latin.replace("`", "'")).casefold()
    bare = re.sub(r"(?<=\b[a-z])\.(?=[a-z]\b)", "", bare).replace(".", " ")
    return " ".join(re.findall(r"[a-z0-9&]+(?:['-][a-z0-9]+)*", bare))


@lru_cache(100_000)
def sound(word: str) -> str:
    """One word by its sound: `Zelenskyy`, `Zelenskiy` and `Зеленский` give the same."""
    heard = plain(word).replace(" ", "")
    for pattern, to in sound_rules():
        heard = pattern.sub(to, heard)
    return heard


@lru_cache(100_000)
def sound_key(word: str) -> str:
    """What near spellings of a word share: whether it opens with a vowel, and its consonants by class."""
    heard = sound(word)
    opening = "a" if heard[:1] in "aeiou" else ""
    rest = re.sub("[aeiou]", "", heard).translate(_CLASSES)
    return (opening + re.sub(r"(.)\1+", r"\1", rest))[:7] or heard


def is_close(a: str, b: str) -> bool:
    """Whether two sounds are long and differ by a slip."""
    return min(len(a), len(b)) >= _LONG and a[0] == b[0] and JaroWinkler.similarity(a, b) >= CLOSE
