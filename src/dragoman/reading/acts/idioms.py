"""Acts told without a verb for them: the readers of such wordings, in the order in which they are asked."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from typing import NamedTuple

from dragoman.reading.acts.askers import read_asked_first
from dragoman.reading.acts.charges import read_charged, read_strike, read_unwanted, read_warned
from dragoman.reading.acts.invitations import read_come, read_granted, read_welcome
from dragoman.reading.acts.lexicon import Index, lexicon, needs, words_of
from dragoman.reading.acts.modals import read_modal, read_must
from dragoman.reading.acts.moment import Moment
from dragoman.reading.acts.passives import (
    read_acceptable,
    read_hangs_on,
    read_lies_with,
    read_not_against,
    read_off_table,
    read_on_table,
    read_over,
    read_passive,
    read_reached,
    read_unsuited,
)
from dragoman.reading.acts.readiness import read_ready
from dragoman.reading.acts.refusals import read_idle, read_none, read_turned_down, read_yes
from dragoman.reading.acts.reports import read_assured, read_bid, read_nouns, read_ultimatum, read_unaware, read_wants
from dragoman.reading.acts.talks import Draft
from dragoman.reading.acts.untrue import read_untrue
from dragoman.reading.acts.wording import Sentence

_READERS: dict[str, Callable[[Moment, Sentence], Iterator[Draft]]] = {
    "ready": read_ready,
    "welcome": read_welcome,
    "come": read_come,
    "granted": read_granted,
    "modal": read_modal,
    "must": read_must,
    "turned_down": read_turned_down,
    "none": read_none,
    "idle": read_idle,
    "unwanted": read_unwanted,
    "charged": read_charged,
    "lies_with": read_lies_with,
    "not_against": read_not_against,
    "acceptable": read_acceptable,
    "passive": read_passive,
    "on_table": read_on_table,
    "off_table": read_off_table,
    "bid": read_bid,
    "ultimatum": read_ultimatum,
    "over": read_over,
    "reached": read_reached,
    "hangs_on": read_hangs_on,
    "unsuited": read_unsuited,
    "wants": read_wants,
    "assured": read_assured,
    "asked_first": read_asked_first,
    "nouns": read_nouns,
    "unaware": read_unaware,
    "untrue": read_untrue,
    "bare": read_yes,
    "strike": read_strike,
    "warned": read_warned,
}
"""By the name of the words that each needs."""


_LISTS: dict[str, tuple[str, ...]] = {
    "ready": ("ready",),
    "turned_down": ("unacceptable", "doubtful"),
    "charged": ("charges", "deeds"),
    "warned": ("targets",),
}
"""The lists of which those have a phrase that need no word."""


class _Wanted(NamedTuple):
    by_word: dict[str, list[str]]
    by_list: dict[Index, list[str]]


@cache
def _wanted() -> _Wanted:
    """Readers by what they need: of 25 one or two are asked, and asking each whether it is one took as long as they."""
    found = _Wanted({}, {})
    for name in _READERS:
        for word in needs(name):
            found.by_word.setdefault(word, []).append(name)
        for words in _LISTS.get(name, ()):
            found.by_list.setdefault(getattr(lexicon(), words), []).append(name)
    return found


def read_idioms(m: Moment, sentence: Sentence) -> Iterator[Draft]:
    """All such acts of a sentence; several may speak of one, which the caller sees to."""
    wanted = _wanted()
    names = {name for word in words_of(sentence.folded) & wanted.by_word.keys() for name in wanted.by_word[word]}
    for index in lexicon().verbs.beside(sentence.folded):
        names.update(wanted.by_list.get(index, ()))
    for name, read in _READERS.items() if names else ():
        if name in names:
            yield from read(m, sentence)
