"""Other papers' habits, put on the training text: PolNeAR knows few kinds of quotation marks and no loud headlines.

`augment` keeps the length of the text, so that spans stay where they are; `add_headline` moves them along.
"""

from __future__ import annotations

import random
import re

from training.polnear import Span

Group = tuple[Span, ...]
"""The spans of one attribution."""

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


def add_headline(text: str, groups: tuple[Group, ...], rng: random.Random) -> tuple[str, tuple[Group, ...]]:
    """`text` with one of its attributions said again above it, as headlines and standfirsts say it: without a verb.

    PolNeAR's papers write "X: we will not go", "We will not go: X" and "… -X" too seldom for a tagger to learn them.
    """
    fitting = [found for group in groups if (found := _short(text, group))]
    if not fitting:
        return text, groups
    source, words, is_quoted = rng.choice(fitting)
    marks = rng.choice(STYLES) if is_quoted or rng.random() < 0.5 else ""
    if marks:
        words = marks[0] + words + marks[1]
    form = rng.choice(("source first", "content first", "dash"))
    if form == "source first":
        line, at = f"{source}: {words}", len(source) + 2
        who = 0
    else:
        between = ": " if form == "content first" else rng.choice((" -", " - ", " – ", " — ", "\n- ", "\n—"))
        line, at = words + between + source, 0
        who = len(words) + len(between)
    spans = (Span(who, who + len(source), "source"), Span(at, at + len(words), "content"))
    shift = len(line) + 1
    moved = tuple(tuple(s._replace(start=s.start + shift, end=s.end + shift) for s in group) for group in groups)
    return f"{line}\n{text}", (spans, *moved)


def _short(text: str, group: Group) -> tuple[str, str, bool] | None:
    """Source, bare content and whether it is quoted, where both are of one piece and fit a headline."""
    sources, contents = ([s for s in group if s.role == role] for role in ("source", "content"))
    if len(sources) != 1 or len(contents) != 1:
        return None
    source, content = (text[s.start : s.end] for s in (sources[0], contents[0]))
    words = content.strip(_EDGES)
    fits = source[:1].isupper() and len(source.split()) <= 5 and 4 <= len(words.split()) <= 16
    if not fits or _PRONOUN.match(source) or "\n" in source + words or _MARKS.search(words):
        return None
    return source.strip(" ,"), words[0].upper() + words[1:], bool(_MARKS.match(content))


_EDGES = " \t\"“”„«»‘’',.;:"
_PRONOUN = re.compile(r"(?:he|she|it|they|we|i|you|his|her|who|that|this|the|some|many|others?)\b", re.I)
