"""Which act of an article words call to mind: an answer mostly takes up a word of what it answers ("Eleven means
eleven" after a demand to take back eleven)."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache

from dragoman.reading.acts.talks import Draft
from dragoman.reading.acts.wording import Sentence

RARE = 8
"""One in so many sentences of the article may have a word that tells what is spoken of."""

ENOUGH = 3.0
"""Logarithm of how rare what is shared must be: a word that one sentence in twenty has, or two commoner ones.
On seven stories, with every type right, 3 or 4 hold one move more in its proposal than without."""

STEM = 5
"""Letters by which a word is known again: "guarantee" and "guaranteed"."""


def recall(text: str, sentences: Sequence[Sentence], acts: Iterable[Draft]) -> Draft | None:
    """The act whose sentence shares the rarest words with `sentences`, of equals the last. None where none does."""
    stems = _stems(text)
    said = {stem for sentence in sentences for stem in _words(sentence.folded)}
    best: tuple[float, Draft] | None = None
    for act in acts:
        if any(s.places[0] <= act.why[0] < s.places[-1] for s in sentences):
            continue
        low, high = _around(text, *act.why)
        score = math.fsum(stems[stem] for stem in said & _words(text[low:high].lower()) if stem in stems)
        if score >= ENOUGH and (best is None or score >= best[0]):
            best = score, act
    return best[1] if best else None


@lru_cache(4)
def _stems(text: str) -> dict[str, float]:
    """The rare words of an article and how much each tells."""
    sentences = [_words(words) for words in _END.split(text.lower())]
    counts = Counter(stem for words in sentences for stem in words)
    most = max(3, len(sentences) / RARE)
    return {stem: math.log(len(sentences) / count) for stem, count in counts.items() if 2 <= count <= most}


def _words(words: str) -> set[str]:
    return {word[:STEM] for word in _WORD.findall(words)}


def _around(text: str, start: int, end: int) -> tuple[int, int]:
    """The sentence that a stretch stands in."""
    low = max((m.end() for m in _END.finditer(text, max(0, start - 300), start)), default=max(0, start - 300))
    stop = _END.search(text, end, end + 300)
    return low, stop.start() if stop else min(len(text), end + 300)


_END = re.compile(r"[.!?…][\"'”’»)]*\s+|\n+")
_WORD = re.compile(r"[a-z]{3,}|\d+")
