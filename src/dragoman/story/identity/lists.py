"""The word lists that identity rests on, as data: how names are written, offices, bodies of several names."""

from __future__ import annotations

import re
from functools import cache

import msgspec

from dragoman.resources import load_words


class Naming(msgspec.Struct, frozen=True):
    """`naming.yaml`: what stands around and inside names."""

    titles: frozenset[str]
    suffixes: dict[str, str]
    particles: frozenset[str]
    family_first: frozenset[str]
    fillers: frozenset[str]
    wide: frozenset[str]
    peoples: tuple[str, ...]
    realms: frozenset[str]
    lands: tuple[str, ...]


class OfficeGroup(msgspec.Struct, frozen=True):
    id: str
    speaks: bool
    words: tuple[str, ...]
    body: bool = False
    """Speaks for the body that the title names alone, not for its land."""


class Offices(msgspec.Struct, frozen=True):
    """`offices.yaml`: what people in the news are, and for whom they speak by it."""

    groups: tuple[OfficeGroup, ...]
    akin: tuple[frozenset[str], ...]
    past: frozenset[str]
    against: frozenset[str]
    opposed: frozenset[str]
    of: frozenset[str]
    to: frozenset[str]
    own: frozenset[str]
    inside: frozenset[str]
    governing: frozenset[str]
    seconds: frozenset[str]
    charged: frozenset[str]
    one_each: frozenset[str]
    whose: frozenset[str]
    regions: frozenset[str]
    clauses: dict[str, str]
    teams: frozenset[str]
    between: frozenset[str]
    commits: frozenset[str]


class Body(msgspec.Struct, frozen=True):
    names: tuple[str, ...]
    wikidata: str | None = None
    of: str | None = None
    acts_for: str | None = None


class Bodies(msgspec.Struct, frozen=True):
    """`bodies.yaml`: bodies and places with several names, and words that every state's bodies share."""

    bodies: tuple[Body, ...]
    places: tuple[tuple[str, ...], ...]
    generic: frozenset[str]
    partisan: frozenset[str]
    ministries: dict[str, str]
    ministry: frozenset[str]
    organs: dict[str, str]
    ruling: frozenset[str]


class SoundRule(msgspec.Struct, frozen=True):
    source: str = msgspec.field(name="from")
    to: str
    why: str


@cache
def naming() -> Naming:
    return load_words("naming", Naming)


@cache
def offices() -> Offices:
    return load_words("offices", Offices)


@cache
def bodies() -> Bodies:
    return load_words("bodies", Bodies)


@cache
def sound_rules() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(rule.source), rule.to) for rule in load_words("sounds", tuple[SoundRule, ...]))


@cache
def given_groups() -> dict[str, frozenset[int]]:
    """For each given name of `givens.yaml` the groups that it stands in."""
    from dragoman.story.identity.spelling import sound

    found: dict[str, set[int]] = {}
    for number, group in enumerate(load_words("givens", tuple[tuple[str, ...], ...])):
        for name in group:
            found.setdefault(sound(name), set()).add(number)
    return {name: frozenset(groups) for name, groups in found.items()}
