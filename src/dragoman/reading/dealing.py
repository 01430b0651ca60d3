"""Whether an article is about parties that deal with each other, by how many of its words are words of dealing."""

from __future__ import annotations

from functools import lru_cache

from dragoman.reading.acts.lexicon import pattern
from dragoman.reading.words import lowered

THIN = 0.001
"""Words of dealing for each character of an article about talks. So many have 125 of 128 articles of invented stories
and the seeds, 14 of PolNeAR's 84 dev articles."""


@lru_cache(maxsize=4)  # of the article that is being read: its statements are chosen and their acts guessed by it
def dealing(text: str) -> float:
    """Words of dealing for each character."""
    return sum(1 for _ in pattern("dealing").finditer(lowered(text))) / max(1, len(text))
