"""Words of names as they are compared: in plain letters, by sound, and as the key that near spellings share.

Letters of any script become Latin ones through anyascii. What romanisations differ in is folded by `sounds.yaml`.
"""

from __future__ import annotations

import re
from functools import lru_cache

from anyascii import anyascii
from rapidfuzz.distance import Levenshtein

from dragoman.story.identity.lists import sound_rules

_LONG = 5
"""Letters from which a name is long enough for a slip to be told from another name (Kim, Kin are two)."""
_VERY_LONG = 8
"""Letters from which two may differ. (Jaro-Winkler was tried: it took Abdulrahman and Abdulaziz for near.)"""
_BONES = 4
"""Consonants from which names with other vowels may be one; with more they are."""

_SYLLABLES = re.compile(r"[⺀-鿿가-힯]")
_RUN_TOGETHER = re.compile(r"(?<=[a-z])(?=[A-Z])")
_POSSESSIVE = re.compile(r"'s?(?=\s|$)")
_IN_LETTERS = re.compile(r"(?<=\b[a-z])\.(?=[a-z]\b)")
_WORD = re.compile(r"[a-z0-9&]+(?:['-][a-z0-9]+)*")
_VOWEL, _DOUBLED = re.compile("[aeiou]"), re.compile(r"(.)\1+")
_CLASSES = str.maketrans("ghdpfzw", "kktbvsv", "y")  # Ukrainian h is Russian g: Dolhoruk, Dolgoruk


@lru_cache(100_000)
def plain(words: str) -> str:
    """Lower-case Latin letters, marks and full stops gone, possessive off; one space between words."""
    latin = words
    if not words.isascii():
        latin = anyascii(words.replace("Đ", "Dj").replace("đ", "dj"))  # anyascii has D, as nobody says it
        if _SYLLABLES.search(words):  # anyascii runs syllables together: XiJinPing
            latin = _RUN_TOGETHER.sub(" ", latin)
    bare = _POSSESSIVE.sub("", latin.replace("`", "'")).casefold()
    if "." in bare:
        bare = _IN_LETTERS.sub("", bare).replace(".", " ")
    return " ".join(_WORD.findall(bare))


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
    rest = _VOWEL.sub("", heard).translate(_CLASSES)
    return (opening + _DOUBLED.sub(r"\1", rest))[:7] or heard


def nearness(a: str, b: str) -> int:
    """How near two sounds are: 2 where all their consonants agree or one letter of a long name differs, 1 where it may
    be a slip, 0 otherwise. The one may not be the other's feminine (Robert, Roberta)."""
    shorter, longer = sorted((a, b), key=len)
    if longer in (f"{shorter}a", f"{shorter}ia") or sound_key(a)[:1] != sound_key(b)[:1]:
        return 0
    bones = _bones(a)
    if bones == _bones(b) and len(bones) >= _BONES and len(longer) - len(shorter) <= 2:
        return 2 if len(bones) > _BONES else 1
    if len(shorter) < _LONG:
        return 0
    distance = Levenshtein.distance(a, b, score_cutoff=2)
    if distance > (1 if len(shorter) < _VERY_LONG else 2):
        return 0
    return 2 if distance == 1 and len(shorter) >= _VERY_LONG else 1


@lru_cache(100_000)
def _bones(heard: str) -> str:
    """A sound without its vowels and doubled letters: what romanisations of Arabic and Persian keep."""
    return _DOUBLED.sub(r"\1", _VOWEL.sub("", heard))


@lru_cache(100_000)
def is_spelled_alike(a: str, b: str) -> bool:
    """Whether two names of a place are one in other letters, word by word: "Port Luce", "Port Lus"."""
    words, others = plain(a).split(), plain(b).split()
    return len(words) == len(others) and all(w == o or _sounds_alike(w, o) for w, o in zip(words, others, strict=True))


def _sounds_alike(word: str, other: str) -> bool:
    """One sound but for a vowel that is written or not. "Tarn" and "Turin" are two letters apart."""
    if not (word.isalpha() and other.isalpha()):
        return False  # an id
    a, b = sound(word), sound(other)
    return _bones(a) == _bones(b) and a[:1] == b[:1] and len(a) > 2 and Levenshtein.distance(a, b, score_cutoff=1) <= 1
