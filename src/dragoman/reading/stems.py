"""Where a pattern's words can stand at all: asked before the pattern, which costs fifty times as much.

A statement's sentence is searched for messages, interviews, occasions and adverbs, each statement of it anew; most have
none. Places are found once an article, by plain search.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from dragoman.reading.words import lowered

Stems = tuple[str, ...]


def make_stems(words: Iterable[str]) -> Stems:
    """Strings of which one is in each of `words`, whatever white space stands in it: its longest word, or part."""
    kept: list[str] = []
    for word in sorted({max(word.lower().split(), key=len) for word in words}, key=lambda word: (len(word), word)):
        if not any(stem in word for stem in kept):
            kept.append(word)
    return tuple(kept)


def folded(text: str) -> str:
    """`text` as `re.IGNORECASE` compares it, as far as letters of stems go; each character in its place."""
    return lowered(text).replace("ı", "i").replace("İ", "i").replace("ſ", "s")


def find_stems(fold: str, stems: Stems) -> list[int]:
    """Where any of `stems` begins in a folded text, in order."""
    found: list[int] = []
    for stem in stems:
        at = fold.find(stem)
        while at >= 0:
            found.append(at)
            at = fold.find(stem, at + 1)
    found.sort()
    return found


def has_stem(found: Sequence[int], low: int, high: int) -> bool:
    """Whether one of `find_stems` begins in `low:high`."""
    at = bisect_left(found, low)
    return at < len(found) and found[at] < high
