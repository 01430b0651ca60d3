"""The words of time (`resources/times.yaml`) as one table: each word's class, a letter, and what it stands for.

The grammar is written over these letters. `CLASSES` says what each means.
"""

from __future__ import annotations

from functools import cache

import msgspec

from dragoman.resources import load_words
from dragoman.sources.words import load_words as load_source_words

CLASSES = {
    "M": "month", "m": "month that is a word too", "w": "weekday", "v": "weekday that is a word too",
    "W": "weekday in the plural", "Y": "number that can be a year", "n": "number of one or two figures",
    "N": "other number", "o": "ordinal in figures", "O": "ordinal in words", "c": "number in words", "a": "a or an",
    "f": "vague quantity", "u": "unit", "J": "the unit year", "U": "units in the plural", "p": "part of the day",
    "C": "time of day in figures", "k": "noon or midnight", "z": "am or pm", "Z": "time zone", "X": "era",
    "S": "season", "F": "season that is a word too", "t": "day told from today", "d": "decade", "y": "date in figures",
    "D": "ISO date", "K": "day with a name", "L": "last", "P": "past", "x": "next", "h": "this", "H": "that",
    "q": "same", "b": "previous", "g": "following", "Q": "current", "T": "the", "e": "every", "r": "per", "A": "ago",
    "B": "earlier", "l": "later", "<": "before", ">": "after", "V": "from", "E": "early, mid, late",
    "$": "start, middle or end as a noun", "I": "half", "4": "quarter in figures",
    "R": "reference by itself", "G": "reference before a noun",
    "s": "how often or how long, in one word", "j": "of", "i": "preposition",
    "&": "and or or", "-": "hyphen or dash", ",": "comma", "(": "bracket", ")": "bracket", "'": "apostrophe",
    ".": "full stop", "|": "other mark", "/": "slash", "\n": "line end", "_": "other word",
}  # fmt: skip


class Lists(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The lists of times.yaml; the file gives the reason for each."""

    weekdays: dict[str, int]
    doubtful_months: frozenset[str]
    doubtful_weekdays: dict[str, int]
    units: dict[str, str]
    year_units: dict[str, str]
    plural_units: dict[str, str]
    dayparts: dict[str, str]
    fixed_hours: dict[str, str]
    seasons: dict[str, str]
    doubtful_seasons: dict[str, str]
    near_days: dict[str, int]
    near_nights: dict[str, int]
    cardinals: dict[str, int]
    ordinals: dict[str, int]
    vague: list[str]
    decades_in_words: dict[str, int]
    last: list[str]
    past: list[str]
    next: list[str]
    this: list[str]
    current: list[str]
    that: list[str]
    same: list[str]
    previous: list[str]
    following: list[str]
    the: list[str]
    every: list[str]
    per: list[str]
    ago: list[str]
    earlier: list[str]
    later: list[str]
    before: list[str]
    after: list[str]
    start_words: list[str]
    of: list[str]
    prepositions: list[str]
    joining: list[str]
    parts: dict[str, str]
    part_nouns: dict[str, str]
    halves: dict[str, str]
    references: dict[str, list[str]]
    adjective_references: dict[str, list[str]]
    phrases: dict[str, str]
    lasting: dict[str, str]
    long_words: frozenset[str]
    sets: dict[str, str]
    plural_weekdays: dict[str, int]
    named_days: dict[str, str]
    named_dates: dict[str, str]
    named_days_of_more_words: dict[str, str]
    half_days: dict[str, int]
    zones: dict[str, str]
    eras: dict[str, int]
    future: frozenset[str]
    weak_future: frozenset[str]
    future_with_to: frozenset[str]
    agreeing: frozenset[str]
    thing_before: frozenset[str]
    taking_place: frozenset[str]
    timetable: frozenset[str]
    past_verbs: frozenset[str]
    counted: frozenset[str]
    before_years: frozenset[str]
    before_clocks: frozenset[str]
    numbered_things: frozenset[str]
    before_present: frozenset[str]
    before_stretches: frozenset[str]

    @property
    def names(self) -> list[str]:
        """Entries that are not one word of letters."""
        return [*self.named_days_of_more_words, *self.phrases, *self.named_dates]


Meaning = tuple[str, int | str]
"""Class and value of a word."""


@cache
def lists() -> Lists:
    return load_words("times", Lists)


CAPITAL = "MmwvWK"
"""Classes whose words count with a capital only."""


@cache
def lexicon() -> dict[str, Meaning]:
    """Class and value of every word of time, in lower case. Where a word is in two lists the later one here counts."""
    words, table = lists(), dict[str, Meaning]()
    valued: tuple[tuple[str, dict[str, int] | dict[str, str]], ...] = (
        ("w", words.weekdays), ("v", words.doubtful_weekdays), ("u", words.units), ("J", words.year_units),
        ("U", words.plural_units), ("p", words.dayparts), ("k", words.fixed_hours), ("S", words.seasons),
        ("F", words.doubtful_seasons), ("t", words.near_days), ("t", words.near_nights),
        ("c", words.cardinals), ("O", words.ordinals), ("Z", words.zones),
        ("d", words.decades_in_words), ("E", words.parts), ("$", words.part_nouns), ("I", words.halves),
        ("s", words.sets), ("s", words.lasting), ("W", words.plural_weekdays), ("K", words.named_days),
        ("K", words.named_days_of_more_words), ("R", words.phrases),
        ("D", words.named_dates), ("z", words.half_days), ("X", words.eras),
    )  # fmt: skip
    plain = (
        ("f", words.vague), ("L", words.last), ("P", words.past), ("x", words.next), ("h", words.this),
        ("H", words.that), ("q", words.same), ("b", words.previous), ("g", words.following), ("T", words.the),
        ("e", words.every), ("r", words.per), ("A", words.ago), ("B", words.earlier), ("l", words.later),
        ("<", words.before), (">", words.after), ("V", words.start_words), ("j", words.of),
        ("i", words.prepositions), ("&", words.joining), ("a", ["a", "an"]),
    )  # fmt: skip
    for kind, valued_words in valued:
        table |= {word: (kind, value) for word, value in valued_words.items()}
    for kind, plain_words in plain:
        table |= {word: (kind, word) for word in plain_words}
    for value, references in words.references.items():
        table |= dict.fromkeys(references, ("R", value))
    for value, references in words.adjective_references.items():
        table |= {
            word: ("Q" if word in words.current else "G", value) for word in references if word not in words.vague
        }
    months = load_source_words().months
    table |= {word: ("m" if word in words.doubtful_months else "M", number) for word, number in months.items()}
    return table
