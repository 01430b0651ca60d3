"""The words for what people are in the news (`resources/roles.yaml`), ready to be looked for."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

import msgspec

from dragoman.reading.words import alternatives
from dragoman.resources import load_words


class Roles(msgspec.Struct, frozen=True):
    alike: list[list[str]]
    sole: list[str]
    courtesies: list[str]
    degrees: list[str]
    sites: list[str]
    places: list[str]
    anonymous: list[str]
    unnamed: list[str]
    leanings: frozenset[str]
    sayings: list[str]
    corporate: list[str]
    subordinating: list[str]
    fronts: list[str]
    askers: list[str]
    answerers: list[str]
    holding: dict[str, list[str]]
    relational: list[str]
    second: list[str]
    armed: frozenset[str]
    fields: list[str]
    plural: list[str]
    address: dict[str, list[str]]
    gendered: dict[str, list[str]]
    pronouns: dict[str, list[str]]
    belonging: list[str]
    determiners: list[str]
    new: list[str]
    empty: list[str]
    capitals: frozenset[str]
    openers: list[str]
    things: list[str]
    speaking: list[str]
    before_surname: list[str]
    locating: list[str]
    abbreviations: dict[str, str]
    shortened: list[str]
    same: list[list[str]]
    subjects: list[str]
    relative: list[str]
    partitive: list[str]
    aged: list[str]
    bodies: dict[str, list[str]]
    outlet_words: list[str]
    plain: list[str]
    past: list[str]
    counting: list[str]
    epithets: list[str]
    travelling: list[str]
    peoples: list[str]
    land_owned: list[str]
    land_led: list[str]
    seats: list[str]
    any_body: list[str]
    employers: frozenset[str]
    crafts: list[str]
    staff: list[str]
    persons: list[str]
    leading: list[str]
    examples: list[str]
    factions: list[str]
    possessive: list[str]
    cutting: list[str]

    def pronoun(self, word: str) -> str | None:
        """ "man", "woman", "several", "speaker", "us", "thing" or "hearer"; None when `word` is no pronoun."""
        return _pronouns().get(self.fold(word))

    def fold(self, word: str) -> str:
        """A word in small letters, but for a name in capitals that would then be a pronoun."""
        return word if word in self.capitals else word.casefold()


@cache
def _pronouns() -> dict[str, str]:
    return {word: kind for kind, words in roles().pronouns.items() for word in words}


@cache
def roles() -> Roles:
    return load_words("roles", Roles)


class RoleWords(NamedTuple):
    heads: re.Pattern[str]
    groups: dict[str, frozenset[int]]
    """For each role word the groups of `alike` that it stands in."""

    def canonical(self, word: str) -> str:
        """ "Sen" → "senator"; other words in lower case."""
        return roles().abbreviations.get(word.casefold(), word.casefold())


@cache
def role_words() -> RoleWords:
    groups: dict[str, set[int]] = {}
    for number, group in enumerate(roles().alike):
        for word in group:
            groups.setdefault(word, set()).add(number)
    every = {*groups, *roles().abbreviations, *address_words()}
    heads = re.compile(rf"(?<![\w-])(?:{alternatives(every)})(?![\w-])", re.I)
    return RoleWords(heads, {word: frozenset(g) for word, g in groups.items()})


@cache
def address_words() -> frozenset[str]:
    return frozenset(word for words in roles().address.values() for word in words)


@cache
def outside() -> frozenset[str]:
    """Words that never belong to a title, capitalised or not."""
    return frozenset([*roles().determiners, *roles().openers, *roles().belonging])


@cache
def modifiers() -> frozenset[str]:
    """Single words of longer role words: "foreign" of "foreign minister"."""
    longer = (w for word in role_words().groups if " " in word for w in word.split())
    return frozenset(longer) | frozenset(load_words("modifiers", list[str]))


def is_head(word: str) -> bool:
    """Whether a word, in either number, is one that a description hangs on: "aides", "campaign", "newspaper"."""
    known = role_words().groups
    return word in known or word.rstrip("s") in known or word in roles().plural or word in roles().bodies


def is_title(words: str) -> bool:
    """Whether these words can all be of a title before a name: capitals, role words, determiners, what it is of."""
    found = re.findall(r"[\w.’'-]+", words)
    return len(found) < 8 and all(
        w[0].isupper()
        or (bare := w.casefold()) in role_words().groups
        or bare in modifiers()
        or bare in roles().determiners
        or bare in roles().plain
        or bare in roles().belonging
        or bare.rstrip("s") in role_words().groups
        for w in found
    )


@cache
def person_words() -> frozenset[str]:
    """Every word for one person: "minister", "actress"."""
    return frozenset([*role_words().groups, *roles().persons])


def gender_word(word: str) -> str | None:
    """ "man" or "woman" for a word that says so ("spokeswoman")."""
    return next((kind for kind, words in roles().gendered.items() if word in words), None)


def is_told_place(text: str, at: int) -> bool:
    """Whether the words before `at` tell that the name there is a place's where things happen: "the port city of X"."""
    return _placed().search(text, max(0, at - _LONGEST), at) is not None


@cache
def _placed() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(roles().places)}) of \Z")


_LONGEST = 20
"""Characters of the longest such words."""
