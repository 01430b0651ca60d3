"""Whether parties bargain in an article, by the words of its statements.

How likely each statement is to tell an act of one party to another (`talks.DEALING`) is a logistic regression over its
words, learned from labelled statements of talks and of real news (`training/bargaining.py`). The mean over an article's
statements tells an article of talks from another: of the labelled articles of real news those in which three statements
of ten tell such acts come before others with AUC 0.81 (five folds), where words of dealing counted by hand have 0.63.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from dragoman import resources
from dragoman.types import Span, Statement

ENOUGH = 0.32
"""Mean likelihood from which on parties are held to bargain. So many have four of the five seeds, 40 of 40 articles of
opened stories and, by weights that had not seen them, 467 of 480 marked texts, and 4 of PolNeAR's 84 dev articles; by
words of dealing and acts of the rules, as it was before, 5, 39, 282 and 4. At 0.3 they are 5, 40, 476 and 9."""

BIAS = ""
"""The key of what is added whatever the words."""

FARTHEST = 500.0
"""Log odds beyond which nothing is told apart, and no number of words is too large for `math.exp`."""

HEAD = 4
"""Words of the source that count: its last ones, where a title or a body has its head."""


def do_bargain(statements: Sequence[Statement]) -> bool:
    """Whether an article's statements are mostly of parties that deal with each other."""
    if not statements:
        return False
    weights = load_weights()
    likely = sum(find_likelihood(one.source, one.cue, one.content, weights) for one in statements)
    return likely >= ENOUGH * len(statements)


def find_likelihood(
    source: Span | None, cue: Span | None, content: Iterable[Span], weights: Mapping[str, float]
) -> float:
    """How likely a statement's words tell an act of one party to another: 0 to 1."""
    score = weights[BIAS] + sum(weights.get(word, 0.0) for word in words_of(source, cue, content))
    return 1 / (1 + math.exp(min(-score, FARTHEST)))


def words_of(source: Span | None, cue: Span | None, content: Iterable[Span]) -> set[str]:
    """What is seen of a statement: its words in lower case, those of cue and source told apart from what was said."""
    found = {word for span in content for word in _WORD.findall(span.text.lower())}
    if cue:
        found.update(f"cue {word}" for word in _WORD.findall(cue.text.lower()))
    if source:
        found.update(f"source {word}" for word in _WORD.findall(source.text.lower())[-HEAD:])
    return found


_WORD = re.compile(r"[a-z]+(?:[’'][a-z]+)?|\d")


@cache
def load_weights() -> dict[str, float]:
    """What each word adds, `resources/bargaining.json`. Made by `training/bargaining.py`."""
    return resources.load_weights("bargaining", dict[str, float])
