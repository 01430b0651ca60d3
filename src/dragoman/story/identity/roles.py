"""A title or description taken apart: the office, the land or body it is of, and whether its holder speaks for that."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

import msgspec

from dragoman.reading.words import alternatives
from dragoman.resources.states import find_state
from dragoman.story.identity.lands import is_name, land_of
from dragoman.story.identity.lists import OfficeGroup, bodies, offices
from dragoman.story.identity.spelling import plain


class Role(msgspec.Struct, frozen=True):
    """What one title says. `of`: the words that tell whose ("Kremlin", "Prime Minister Maren Holt-Ivers")."""

    text: str
    office: str | None = None
    """Id of the group of `offices.yaml`."""
    land: str | None = None
    """As `land_of` gives it."""
    of: str | None = None
    is_past: bool = False
    speaks: bool = False
    """Whether its holder speaks for the land or body now."""
    body: bool = False
    """Whether only for the body that the title names, never for its land: the chair of a national union."""


@lru_cache(50_000)
def parse_role(text: str) -> Role:
    """ "the Kremlin spokesman", "Lorrenmark's prime minister", "president of the United States", "envoy to Ukraine"."""
    clause = _clause().match(text)
    if clause:
        return _parse_clause(text, clause)
    front, preposition, rest = _cut(_charge().sub("", text))
    found = list(_pattern().finditer(front))
    if not found:
        return Role(text)
    head = found[-1]
    group = _groups()[head[0].casefold()]
    before = front[: head.start()].strip()
    words = set(re.findall(r"[\w-]+", before.casefold()))
    is_past = bool(words & offices().past)
    of = _names(before)
    if preposition in offices().of or (preposition in offices().to and head[0].casefold().split()[-1] in offices().own):
        of = rest or of
    if of and group.id == "minister" and bodies().generic.union(bodies().ministries).issuperset(plain(of).split()):
        of = None  # "Minister of Health": of no land
    is_second = head[0].casefold() in offices().seconds and re.search(r"['’]s?$", before) is not None
    speaks = (group.speaks or is_second) and not is_past and not words & offices().against
    return Role(text, group.id, land_of(of) if of else None, of, is_past, speaks, group.body)


@lru_cache(1)
def _charge() -> re.Pattern[str]:
    """What an office has to do with, behind it."""
    return re.compile(rf"(?<=\w),? (?:{alternatives(offices().charged)})\b.*", re.S)


def _parse_clause(text: str, clause: re.Match[str]) -> Role:
    """ "leads the March League", "heads the Istrandi delegation": whoever does it speaks for the body, or for the land
    whose delegation it is."""
    of = re.sub(r"^(?:the|an?|its|his|her|their)\s+", "", text[clause.end() :]).strip(" ,.")
    is_team = bool(offices().teams & set(plain(of).split()))
    group = next(g for g in offices().groups if g.id == ("envoy" if is_team else offices().clauses[clause[1]]))
    of = (_names(of) or of) if is_team else of
    return Role(text, group.id, land_of(of), of, False, group.speaks and bool(of), group.body)


@lru_cache(1)
def _clause() -> re.Pattern[str]:
    return re.compile(rf"({'|'.join(sorted(offices().clauses, key=len, reverse=True))})\s+")


@lru_cache(50_000)
def find_office(text: str) -> str | None:
    """The office whose holder a title is of: `premier` of "the premier's spokeswoman", "spokesman for the premier"."""
    front, preposition, rest = _cut(text)
    found = list(_pattern().finditer(front))
    if (
        preposition in offices().of
        and found
        and (inner := _pattern().match(re.sub(r"^(?:the|his|her|our)\s+", "", rest)))
    ):
        return _groups()[inner[0].casefold()].id
    owner = found[-2] if len(found) > 1 else None
    if owner and re.fullmatch(r"['’]s?\s+(?:[\w-]+\s+)?", front[owner.end() : found[-1].start()]):
        return _groups()[owner[0].casefold()].id
    return None


def _cut(text: str) -> tuple[str, str | None, str]:
    """A title before its first preposition that is not inside an office's own words, that preposition, what follows."""
    inside = [match.span() for match in _pattern().finditer(text)]
    for match in _preposition().finditer(text):
        if not any(start < match.start() < end for start, end in inside):
            return text[: match.start()], match[0], text[match.end() :].strip(" ,.")
    return text, None, ""


@lru_cache(1)
def _preposition() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(sorted(offices().of | offices().to))})\b")


def _names(words: str) -> str | None:
    """The run of capitalised words that an office stands behind: "Kremlin", "U.S.", "North Korean"."""
    runs = re.findall(r"(?:[^\W\d_][\w.'’&-]*\s*)+", words)
    for run in runs:
        if seat := _seat(run.split()):
            return seat
        names = [word for word in run.split() if is_name(word) or re.fullmatch(r"(?:[A-Z]\.?){2,4}(?:['’]s)?", word)]
        if names:
            return re.sub(r"['’]s?$", "", " ".join(names))
    return None


def _seat(words: Sequence[str]) -> str | None:
    """The seat of a government that is named among words, where its name has several: "White House", whose second word
    is that of a chamber, too."""
    pairs = (re.sub(r"['’]s?$", "", f"{one} {other}") for one, other in pairwise(words))
    return next((pair for pair in pairs if find_state(pair, by=("seat",))), None)


@lru_cache(1)
def _groups() -> dict[str, OfficeGroup]:
    return {word: group for group in offices().groups for word in group.words}


@lru_cache(1)
def _pattern() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{alternatives(_groups())})(?![\w-])", re.I)


def are_akin(a: str, b: str) -> bool:
    """Whether one person may be given both offices by different papers or at different times."""
    return a == b or any(a in group and b in group for group in offices().akin)
