"""Whether an article is about parties that deal with each other, by how many of its words are words of dealing."""

from __future__ import annotations

from functools import lru_cache

from dragoman.reading.acts.lexicon import pattern
from dragoman.reading.words import lowered

DENSE = 0.002
"""Words of dealing for each character of an article about talks. With an act of dealing and one act to ten statements,
24 of 25 articles of invented stories have so many, and 3 of PolNeAR's 84 dev articles. Many acts alone (0.3 to each
statement) took in as many of both, but 7 of 16 articles of later stories, whose acts the rules miss, and this 11."""

THIN = 0.001
"""So many have 125 of 128 articles of invented stories and the seeds, 14 of PolNeAR's 84 dev articles."""


@lru_cache(maxsize=4)  # of the article that is being read: its statements are chosen and their acts guessed by it
def dealing(text: str) -> float:
    """Words of dealing for each character."""
    return sum(1 for _ in pattern("dealing").finditer(lowered(text))) / max(1, len(text))
