"""By what words are recognised again: fingerprints of a passage and a sketch of a whole text.

Two measures, both over words without case, marks or accents:
- A passage has the fingerprints that *winnowing* picks (Schleimer, Wilkerson & Aiken 2003: of each window of hashed
  runs of words the least). Two passages that share eight words in a row share a fingerprint wherever their ends were
  cut, and a name spelt otherwise costs only the runs that it stands in.
- A text has a *MinHash* (Broder 1997): 64 least hashes of its five-word runs, whose share of equal places estimates how
  much two texts have in common. It is these ten lines over numpy and not a library: `datasketch` brings scipy (35 MB),
  `rensa` compiled code, for what costs a tenth of a millisecond here; and these numbers are kept in a record, so that
  they must not change with a release.
"""

from __future__ import annotations

import re
import struct
import unicodedata
import zlib
from collections.abc import Collection, Sequence
from functools import lru_cache

import numpy as np

RUN = 4
"""Words in a hashed run of a passage."""
WINDOW = 5
"""Runs of which the least is kept: eight shared words in a row are always seen."""
TEXT_RUN = 5
SKETCH = 64
BAND = 3
"""Hashes that must agree for two texts to be compared: at half in common 19 of 20 pairs are, at a tenth 1 in 50."""
_PRIME = np.uint64((1 << 31) - 1)
_WORD = re.compile(r"\w+")
_FOREIGN = re.compile(r"[^\x00-\x7f]+")
_RANDOM = np.random.Generator(np.random.PCG64(1997))
_A = _RANDOM.integers(1, 2**31 - 1, SKETCH, dtype=np.uint64)
_B = _RANDOM.integers(0, 2**31 - 1, SKETCH, dtype=np.uint64)


def words_of(text: str) -> list[str]:
    """The words as compared: lower case, without accents and apostrophes, quotation marks and dashes."""
    flat = text.casefold().replace("’", "").replace("'", "")
    if not flat.isascii():
        flat = _FOREIGN.sub(_without_accents, unicodedata.normalize("NFKD", flat))
    return _WORD.findall(flat)


def _without_accents(match: re.Match[str]) -> str:
    return "".join(c for c in match[0] if not unicodedata.combining(c))


@lru_cache(10_000)  # names of agencies and outlets, over and over
def fold(text: str) -> str:
    return " ".join(words_of(text))


def passage_prints(words: Sequence[str]) -> tuple[int, ...]:
    """Fingerprints of a passage, ascending. A passage of fewer words than RUN has none: it is no evidence."""
    hashes = [zlib.crc32(" ".join(words[n : n + RUN]).encode()) for n in range(len(words) - RUN + 1)]
    if len(hashes) <= WINDOW:
        return tuple(sorted({min(hashes)})) if hashes else ()
    return tuple(sorted({min(hashes[n : n + WINDOW]) for n in range(len(hashes) - WINDOW + 1)}))


def passage_hash(words: Sequence[str]) -> int:
    """One number for all the words of a passage, for copies of passages too short for fingerprints."""
    return zlib.crc32(" ".join(words).encode())


def text_sketch(words: Sequence[str]) -> tuple[int, ...]:
    """MinHash of a text: SKETCH numbers; none for a text shorter than TEXT_RUN words."""
    hashes = {zlib.crc32(" ".join(words[n : n + TEXT_RUN]).encode()) for n in range(len(words) - TEXT_RUN + 1)}
    if not hashes:
        return ()
    x = np.fromiter(hashes, dtype=np.uint64, count=len(hashes)) % _PRIME
    return tuple(((x[:, None] * _A + _B) % _PRIME).min(axis=0).tolist())


def pack(numbers: Sequence[int]) -> bytes:
    """Numbers of 32 bits as bytes, four each, least byte first: what a record of millions can keep in memory."""
    return struct.pack(f"<{len(numbers)}I", *numbers)


def unpack(packed: bytes) -> tuple[int, ...]:
    return struct.unpack(f"<{len(packed) // 4}I", packed)


def bands(sketch: Sequence[int]) -> list[tuple[int, ...]]:
    """Keys under which texts that may have much in common meet."""
    return [(n, *sketch[n : n + BAND]) for n in range(0, len(sketch) - BAND + 1, BAND)]


def resemblance(a: Sequence[int], b: Sequence[int]) -> float:
    """Estimated share of all runs of either text that stand in both (Jaccard), 0 to 1."""
    return sum(x == y for x, y in zip(a, b, strict=True)) / len(a) if a and len(a) == len(b) else 0.0


def containment(a: Collection[int], b: Collection[int]) -> float:
    """Share of the shorter passage's fingerprints that the longer one has, 0 to 1."""
    return len(frozenset(a) & frozenset(b)) / min(len(a), len(b)) if a and b else 0.0
