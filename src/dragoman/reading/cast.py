"""Everybody in an article by place: who is mentioned where, as a subject or not, in order of the text."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from dragoman.reading.entities import Figure
from dragoman.reading.outline import Outline
from dragoman.reading.roles import is_title, modifiers, role_words, roles
from dragoman.types import MentionForm


class Entry(NamedTuple):
    """One mention of one figure."""

    start: int
    end: int
    form: MentionForm
    figure: Figure


class Cast:
    """The figures of an article and their mentions, sorted by place; both grow while it is read."""

    def __init__(self, text: str, figures: list[Figure], outline: Outline) -> None:
        self.text = text
        self.figures = figures
        self.outline = outline
        self._entries = sorted((Entry(m.start, m.end, m.form, f) for f in figures for m in f.mentions), key=_place)
        self._starts = [entry.start for entry in self._entries]
        """Of the entries, to look places up in: a key asked of each entry takes three times as long."""
        self._subjects: dict[tuple[int, int, int], bool] = {}

    def add(self, figure: Figure, start: int, end: int, form: MentionForm) -> None:
        """A mention of `figure`, new to the article or not."""
        if not figure.mentions:
            self.figures.append(figure)
        if figure.add(start, end, self.text[start:end], form):
            at = bisect_right(self._entries, (start, end), key=_place)
            self._starts.insert(at, start)
            self._entries.insert(at, Entry(start, end, form, figure))
            self._subjects.clear()  # the mentions behind it may be subjects no longer

    def between(self, low: int, high: int) -> Sequence[Entry]:
        """Mentions that start in `low:high`, in order of the text."""
        return self._entries[bisect_left(self._starts, low) : bisect_left(self._starts, high)]

    def named(self, low: int, high: int) -> Iterator[Entry]:
        """Names that lie in `low:high` whole."""
        return (e for e in self.between(low, high) if e.form == "name" and e.end <= high)

    def is_subject(self, entry: Entry) -> bool:
        """Whether a mention is the first one of its sentence that can act, with no preposition or possessive to it.

        In news prose that is nearly always the subject. A pronoun tells by its form.
        """
        if entry.form == "pronoun":
            return self.text[entry.start : entry.end].casefold() in roles().subjects
        key = entry.start, entry.end, id(entry.figure)
        known = self._subjects.get(key)
        if known is None:
            known = self._subjects[key] = self._find_subject(entry)
        return known

    def _find_subject(self, entry: Entry) -> bool:
        start = self.outline.sentence_start(entry.start)
        lead = _lead().match(self.text, start, entry.start)
        if lead:
            clause = self.text.find(",", lead.end(), entry.start)
            if clause < 0:
                return False  # "Asked whether X would come, he replied": the subject is still to come
            start = clause
        for other in self.between(start, entry.start):
            is_actor = other.figure.kind != "place" or entry.figure.kind == "place"
            if not is_actor or other.form == "pronoun" or other.end > entry.start or self.is_dependent(other):
                continue
            if entry.figure.kind != "person" or not is_title(self.text[other.end : entry.start]):
                return False  # "Kremlin | spokesman Ivo Brandt": the Kremlin is of the title
        return not self.is_dependent(entry)

    def is_in_question(self, entry: Entry, at: int) -> bool:
        """Whether a mention stands in what was asked before `at`: "Asked whether X would come, | he replied"."""
        start = self.outline.sentence_start(entry.start)
        return _ASKED.match(self.text, start) is not None and "," in self.text[entry.end : at] and start < at

    def is_dependent(self, entry: Entry) -> bool:
        """Whether a preposition stands before the mention and its title, or a possessive behind it."""
        if _POSSESSIVE.match(self.text, entry.end):
            return True
        start = max(self.outline.sentence_start(entry.start), entry.start - 80)
        for word in reversed(self.text[start : entry.start].split()):
            bare = word.casefold()
            if bare in _prepositions():
                return True
            if not (
                word[0].isupper() or bare in roles().determiners or bare in role_words().groups or bare in modifiers()
            ):
                return False
        return False


@cache
def _lead() -> re.Pattern[str]:
    """What opens a clause before the main one: "Asked whether …", "While X waited, …", "Pointing to X, …"."""
    words = "|".join(word.capitalize() for word in roles().subordinating)
    return re.compile(rf"\W*(?:Asked|Pressed|Questioned|Told|[A-Z]\w+ing|{words})\b")


def _place(entry: Entry) -> tuple[int, int]:
    return entry.start, entry.end


@cache
def _prepositions() -> frozenset[str]:
    return frozenset([*roles().belonging, *roles().locating])


_ASKED = re.compile(r"[\"“”\s]*(?:Asked|Pressed|Questioned)\b")
_POSSESSIVE = re.compile(r"['’](?:s\b)?(?=\s+\w)")
