"""Other papers' habits, put on the training text: PolNeAR knows few kinds of quotation marks and no loud headlines.

Every change keeps the length of the text, so that spans stay where they are.
"""

from __future__ import annotations

import random
import re

STYLES = ("“”", '""', "„“", "„”", "«»", "‘’", "''")
_MARKS = re.compile('[“”„«»"]')


def augment(text: str, rng: random.Random, rate: float) -> str:
    """`text` with, at `rate`, other quotation marks and an unstopped headline; more rarely other habits."""
    if rng.random() < rate:
        text = _restyle(text, rng.choice(STYLES))
    if rng.random() < rate / 3:
        text = _lose_closers(text, rng)
    if rng.random() < rate / 3:
        text = _shout_first_line(text)
    if rng.random() < 2 * rate:
        text = _unstop_first_line(text)
    if rng.random() < rate / 3:
        text = text.replace("\n", " ")
    return text


def is_opening(text: str, at: int) -> bool:
    """A straight mark opens at the start of a word, after a space or an opening bracket."""
    mark = text[at]
    if mark in "“„«":
        return True
    if mark in "”»":
        return False
    return at == 0 or text[at - 1].isspace() or text[at - 1] in "([—–"


def _restyle(text: str, style: str) -> str:
    return _MARKS.sub(lambda m: style[0] if is_opening(text, m.start()) else style[1], text)


def _lose_closers(text: str, rng: random.Random) -> str:
    def lose(match: re.Match[str]) -> str:
        return " " if not is_opening(text, match.start()) and rng.random() < 0.3 else match[0]

    return _MARKS.sub(lose, text)


def _unstop_first_line(text: str) -> str:
    """PolNeAR's editors put a full stop behind every headline; no newspaper does."""
    first, mark, rest = text.partition("\n")
    return (first[:-1] + " " if first.endswith(".") else first) + mark + rest


def _shout_first_line(text: str) -> str:
    first, mark, rest = text.partition("\n")
    loud = first.upper()
    return (loud if len(loud) == len(first) else first) + mark + rest
