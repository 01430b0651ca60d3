"""Acts told without a verb for them: all readers of such words, each with what it needs to look at a sentence at all."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from dragoman.reading.acts.charges import read_charged, read_warned
from dragoman.reading.acts.invitations import read_come, read_welcome
from dragoman.reading.acts.lexicon import words_of
from dragoman.reading.acts.modals import read_modal, read_must
from dragoman.reading.acts.moment import Moment
from dragoman.reading.acts.readiness import read_ready
from dragoman.reading.acts.refusals import read_idle, read_none, read_turned_down, read_yes
from dragoman.reading.acts.reports import read_assured, read_nouns, read_wants
from dragoman.reading.acts.talks import Draft
from dragoman.reading.acts.wording import Sentence


def read_idioms(m: Moment, sentence: Sentence) -> Iterator[Draft]:
    """All such acts of a sentence; several may speak of one, which the caller sees to."""
    words = words_of(sentence.folded)
    for read, keys in _READERS:
        if not keys or not keys.isdisjoint(words):
            yield from read(m, sentence)


_READERS: tuple[tuple[Callable[[Moment, Sentence], Iterator[Draft]], frozenset[str]], ...] = (
    (read_ready, frozenset()),
    (read_welcome, frozenset({"welcome"})),
    (
        read_come,
        frozenset(
            [
                "let",
                "come",
                "visit",
                "join",
                "sit",
                "meet",
                "invitation",
                "offer",
                "proposal",
                "place",
                "venue",
                "location",
                "city",
            ]
        ),
    ),
    (
        read_modal,
        frozenset(
            [
                "will",
                "would",
                "shall",
                "could",
                "might",
                "may",
                "can",
                "cannot",
                "going",
                "won",
                "wouldn",
                "t",
                "ll",
                "d",
                "plans",
                "plan",
                "intention",
                "intend",
                "want",
                "wish",
            ]
        ),
    ),
    (read_must, frozenset(["must", "has", "have", "needs", "need", "obliged"])),
    (read_turned_down, frozenset()),
    (read_none, frozenset(["no", "nothing", "not", "never", "there"])),
    (read_idle, frozenset({"interested", "no", "nothing"})),
    (read_charged, frozenset()),
    (read_wants, frozenset({"want", "wants", "wanted"})),
    (
        read_assured,
        frozenset(
            ["guarantee", "guarantees", "assurance", "assurances", "safety", "security", "safe", "unharmed", "passage"]
        ),
    ),
    (
        read_nouns,
        frozenset(
            [
                "invitation",
                "offer",
                "proposal",
                "letter",
                "reply",
                "acceptance",
                "request",
                "appeal",
                "plea",
                "refusal",
                "rejection",
            ]
        ),
    ),
    (read_yes, frozenset(["yes", "no", "of", "agreed", "with", "gladly", "why"])),
    (read_warned, frozenset()),
)
"""The idioms, each with words of which it needs one; those that go by a list of the lexicon look for themselves."""
