"""Acts told without a verb for them: the readers of such wordings, in the order in which they are asked."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from dragoman.reading.acts.charges import read_charged, read_warned
from dragoman.reading.acts.invitations import read_come, read_granted, read_welcome
from dragoman.reading.acts.lexicon import needs, words_of
from dragoman.reading.acts.modals import read_modal, read_must
from dragoman.reading.acts.moment import Moment
from dragoman.reading.acts.passives import (
    read_hangs_on,
    read_lies_with,
    read_not_against,
    read_on_table,
    read_over,
    read_passive,
    read_reached,
    read_unsuited,
)
from dragoman.reading.acts.readiness import read_ready
from dragoman.reading.acts.refusals import read_idle, read_none, read_turned_down, read_yes
from dragoman.reading.acts.reports import read_assured, read_nouns, read_unaware, read_wants
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
    "charged": read_charged,
    "lies_with": read_lies_with,
    "not_against": read_not_against,
    "passive": read_passive,
    "on_table": read_on_table,
    "over": read_over,
    "reached": read_reached,
    "hangs_on": read_hangs_on,
    "unsuited": read_unsuited,
    "wants": read_wants,
    "assured": read_assured,
    "nouns": read_nouns,
    "unaware": read_unaware,
    "untrue": read_untrue,
    "bare": read_yes,
    "warned": read_warned,
}
"""By the name of the words that each needs; those without a list of them look their own lists up."""


def read_idioms(m: Moment, sentence: Sentence) -> Iterator[Draft]:
    """All such acts of a sentence; several may speak of one, which the caller sees to."""
    words = words_of(sentence.folded)
    for name, read in _READERS.items():
        keys = needs(name)
        if not keys or not keys.isdisjoint(words):
            yield from read(m, sentence)
