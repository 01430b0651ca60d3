"""The lexicon of triggers (`resources/plover.yaml`) and where a sentence's words meet it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

import msgspec

from dragoman.reading.plover.actors import cut
from dragoman.reading.words import forms
from dragoman.resources import load_words

GAP = 5
"""Words that `..` may stand for, at most."""


class Mode(msgspec.Struct, frozen=True):
    """One way of doing what a root means, and the phrases that tell of it."""

    root: str
    mode: str
    why: str
    phrases: list[str]


class Words(msgspec.Struct, frozen=True):
    frames: dict[str, list[str]]
    modes: list[Mode]
    irregular: dict[str, list[str]]


class Step(NamedTuple):
    """One word of a phrase: the forms that meet it, and whether words may stand before it."""

    forms: frozenset[str]
    gap: bool


class Entry(NamedTuple):
    """A phrase ready to be looked for. `root` is "" for a frame."""

    root: str
    name: str
    phrase: str
    rest: tuple[Step, ...]


class Hit(NamedTuple):
    """A phrase met at words `start` to `end` (excluded)."""

    entry: Entry
    start: int
    end: int


class Lexicon:
    """All phrases, by the forms of their first word."""

    def __init__(self, words: Words) -> None:
        self._entries: dict[str, list[Entry]] = {}
        self.bases: dict[str, str] = {}
        """The base form of each inflected form, for the features of words."""
        self._irregular = words.irregular
        for name, phrases in words.frames.items():
            for phrase in phrases:
                self._add("", name, phrase)
        for mode in words.modes:
            for phrase in mode.phrases:
                self._add(mode.root, mode.mode, phrase)
        for base in words.irregular:
            self._forms(base)

    def _forms(self, base: str) -> frozenset[str]:
        made = frozenset(forms(base, self._irregular))
        for form in made:
            self.bases.setdefault(form, base)
        return made

    def _add(self, root: str, name: str, phrase: str) -> None:
        steps: list[Step] = []
        gap = False
        for item in phrase.split():
            if item == "..":
                gap = True
                continue
            for number, word in enumerate(cut(item.removesuffix("+"), 0, len(item))):
                inflected = item.endswith("+") and word.text == item[:-1]
                made = self._forms(word.text) if inflected else frozenset({word.text})
                steps.append(Step(made, gap and number == 0))
            gap = False
        entry = Entry(root, name, phrase, tuple(steps[1:]))
        for form in steps[0].forms:
            self._entries.setdefault(form, []).append(entry)

    def stem(self, word: str) -> str:
        """The word without its ending: by the lexicon's forms, else by cutting what English puts at words' ends."""
        base = self.bases.get(word)
        if base:
            return base
        return _ENDING.sub("", word) if len(word) > 4 else word

    def hits(self, texts: Sequence[str]) -> Iterator[Hit]:
        """Every phrase that the words meet, in order of where it begins."""
        for start, text in enumerate(texts):
            for entry in self._entries.get(text, ()):
                end = _meet(entry.rest, texts, start + 1)
                if end:
                    yield Hit(entry, start, end)


def _meet(rest: Sequence[Step], texts: Sequence[str], at: int) -> int:
    """Where the phrase ends, or 0. Of several places for a word the nearest is taken."""
    for step in rest:
        last = min(len(texts), at + (GAP if step.gap else 0) + 1)
        for place in range(at, last):
            if texts[place] in step.forms:
                at = place + 1
                break
            if texts[place] in _STOPS:
                return 0
        else:
            return 0
    return at


_ENDING = re.compile(r"(?:ies|es|s|ing|ed|e|y)$")
_STOPS = frozenset(".;:!?")


@cache
def lexicon() -> Lexicon:
    """The shipped lexicon. Raises StopError when its file is damaged."""
    return Lexicon(load_words("plover", Words))
