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
_VERY_LONG = 9
"""Letters from which two may differ. (Jaro-Winkler was tried: it took Abdulrahman and Abdulaziz for near.)"""

_SYLLABLES = re.compile(r"[⺀-鿿가-힯]")
_CLASSES = str.maketrans("ghdpfzw", "kktbvsv", "y")  # Ukrainian h is Russian g: Dolhoruk, Dolgoruk


@lru_cache(100_000)
def plain(words: str) -> str:
    """Lower-case Latin letters, marks and full stops gone, possessive off; one space between words."""
    latin = anyascii(words.replace("Đ", "Dj").replace("đ", "dj"))  # anyascii has D, as nobody says it
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


def slips(a: str, b: str) -> int | None:
    """How many letters two sounds differ by, where that may be a slip: one, or two in a long name. None otherwise, and
    where the one is the other's feminine (Robert, Roberta)."""
    shorter, longer = sorted((a, b), key=len)
    if len(shorter) < _LONG or a[0] != b[0] or longer == f"{shorter}a":
        return None
    allowed = 1 if len(shorter) < _VERY_LONG else 2
    distance = Levenshtein.distance(a, b, score_cutoff=allowed)
    return distance if distance <= allowed else None
