"""Where the two actors stand in the sentence, and the sentence as words with each actor as one word."""

from __future__ import annotations

import re
from typing import NamedTuple

SOURCE, TARGET = "<source>", "<target>"


class Word(NamedTuple):
    """A word in lower case, or an actor's place; offsets are characters of the sentence."""

    text: str
    start: int
    end: int


class Marked(NamedTuple):
    """A sentence's words. `source` and `target` are indices into `words`; None where the words are not in it."""

    words: tuple[Word, ...]
    source: int | None
    target: int | None


def mark(sentence: str, source: str, target: str) -> Marked:
    """Puts each actor where its words stand first; where one lies inside the other, the outer one keeps its place."""
    spans = [(span, name) for name, words in ((SOURCE, source), (TARGET, target)) if (span := find(sentence, words))]
    if len(spans) == 2 and _overlap(spans[0][0], spans[1][0]):
        spans = _part(sentence, (source, target), [span for span, _ in spans])
    spans.sort()
    words: list[Word] = []
    at = 0
    for (start, end), name in spans:
        words += cut(sentence, at, start)
        words.append(Word(name, start, end))
        at = end
    words += cut(sentence, at, len(sentence))
    texts = [word.text for word in words]
    return Marked(
        tuple(words),
        texts.index(SOURCE) if SOURCE in texts else None,
        texts.index(TARGET) if TARGET in texts else None,
    )


Stretch = tuple[int, int]


def find(sentence: str, actor: str, after: int = 0) -> Stretch | None:
    """The actor's words in the sentence: as they stand, then whatever their case, then without "the" or "'s"."""
    folded = sentence.lower()
    if len(folded) != len(sentence):  # a letter whose lower case is two (İ): offsets would shift
        folded = sentence
    bare = _EDGES.sub("", actor)
    for words, text in ((actor, sentence), (actor.lower(), folded), (bare.lower(), folded)):
        if words and (at := text.find(words, after)) >= 0:
            return at, at + len(words)
    return None


def _overlap(a: Stretch, b: Stretch) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def _part(sentence: str, actors: tuple[str, str], spans: list[Stretch]) -> list[tuple[Stretch, str]]:
    """Two actors at one place: the shorter goes to its next place outside the longer, or to none."""
    names = (SOURCE, TARGET)
    outer = 0 if spans[0][1] - spans[0][0] >= spans[1][1] - spans[1][0] else 1
    inner = 1 - outer
    kept = [(spans[outer], names[outer])]
    span = find(sentence, actors[inner], spans[outer][1])
    return [*kept, (span, names[inner])] if span else kept


def cut(sentence: str, start: int, end: int) -> list[Word]:
    return [Word(m[0].lower().replace("’", "'"), m.start(), m.end()) for m in _WORD.finditer(sentence, start, end)]


_EDGES = re.compile(r"^(?:the|a|an)\s+|['’]s?$", re.I)
_WORD = re.compile(
    r"(?:\w\.){2,}"  # U.S.
    r"|\w+(?=n['’]t\b)|n['’]t\b"  # won't: wo, n't
    r"|['’](?:s|ll|re|ve|d|m)\b|\w+(?:-\w+)*|[.,;:!?]"
)
