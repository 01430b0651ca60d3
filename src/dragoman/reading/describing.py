"""Descriptions ("the foreign minister", "a senior aide to X") taken apart and compared with titles."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

from dragoman.reading.roles import gender_word, modifiers, role_words, roles
from dragoman.reading.states import state_of

ALONE = 1.0
"""Fit of a role that shares nothing with a description but a head like its own: good enough where no other fits."""


SAME = 1.8
"""Least fit of a role with the very head of a description, though its holder has left it."""


class Description(NamedTuple):
    """A phrase for somebody: its head, its other words, and what it says of number and newness."""

    head: str | None
    """The role word that it hangs on; None where there is none."""
    words: frozenset[str]
    """The other words, in lower case, without determiners and prepositions."""
    proper: frozenset[str]
    """Those of them that are written with a capital and are no usual part of a title: a people, a body, a name."""
    states: frozenset[str]
    """Ids of the states that it names in any way ("Russian", "Kremlin")."""
    is_new: bool
    """Whether it brings in somebody new: "a senior aide"."""
    is_plural: bool
    last: str
    """The last word before any preposition or comma, in lower case."""


@lru_cache(maxsize=10_000)
def describe(phrase: str) -> Description:
    """ "the Kremlin spokesman" → head "spokesman", words {"kremlin"}. A head stands before any preposition."""
    lexicon = roles()
    phrase = _EX.sub("ex ", phrase)
    held = _held().match(phrase)
    if held:  # "leads the miners' union" as "the miners' union leader"
        phrase = f"{phrase[held.end() :].strip()} {_holders()[held[1]]}"
        phrase = _DELEGATION.sub(" negotiator", phrase)
    phrase = _DIPLOMACY.sub(r"\2 head of diplomacy", phrase)
    front = _until_more(phrase)
    found = list(role_words().heads.finditer(front))
    if found and _OWNS.search(front, found[-1].end()):
        found = []  # "Prime Minister X's office" is an office
    heads = [role_words().canonical(m[0]) for m in found]
    ends = front.split()
    last = ends[-1].strip("\"”’'“.").casefold() if ends else ""
    head = heads[-1] if heads else None
    if head is None and last.endswith("s") and last[:-1] in role_words().groups:
        head = last[:-1]
    tokens = _WORD.findall(phrase)
    rest = [w for w in tokens if w.casefold() not in _small() and w != "s" and w.casefold() not in (head or "").split()]
    first = 0 if len(tokens) > 1 else 1  # "Officials said": a capital that only opens the sentence
    proper = {w for w in rest if w[0].isupper() and w.casefold() not in modifiers() and not _is_head(w)}
    if first and tokens and tokens[0] in proper:
        proper.discard(tokens[0])
    named = (state_of(w) for w in [*rest, *_pairs(tokens)])
    opener = tokens[0].casefold() if tokens else ""
    return Description(
        head=head,
        words=frozenset(w.casefold() for w in rest),
        proper=frozenset(w.casefold() for w in proper),
        states=frozenset(state.id for state in named if state),
        is_new=opener in lexicon.new,
        is_plural=last in lexicon.plural or (last.endswith("s") and last[:-1] in role_words().groups),
        last=last,
    )


def _until_more(phrase: str) -> str:
    """What stands before a comma, a preposition or a clause, those of the role words aside: "secretary of state"."""
    whole = [match.span() for match in role_words().heads.finditer(phrase) if " " in match[0]]
    cuts = (m.start() for m in _front().finditer(phrase) if not any(a < m.start() < b for a, b in whole))
    return phrase[: next(cuts, None)]


def _is_head(word: str) -> bool:
    return word.casefold() in role_words().groups or word.casefold() in roles().abbreviations


def _pairs(words: list[str]) -> list[str]:
    """Two words that may name a state together: "White House", "North Korean"."""
    return [f"{a} {b}" for a, b in pairwise(words) if a[0].isupper() and b[0].isupper()]


@cache
def _front() -> re.Pattern[str]:
    return re.compile(rf",|\b(?:{'|'.join([*roles().belonging, *roles().cutting])})\b", re.I)


@cache
def _small() -> frozenset[str]:
    return frozenset([*roles().determiners, *roles().belonging, "and"])


_EX = re.compile(r"\b[Ee]x-(?=\w)")


@cache
def _holders() -> dict[str, str]:
    """Who does what: "leads" → "leader"."""
    return {verb: word for word, verbs in roles().holding.items() for verb in verbs}


@cache
def _held() -> re.Pattern[str]:
    return re.compile(rf"({'|'.join(_holders())}) ")


# Who leads a delegation negotiates.
_DELEGATION = re.compile(r"(?<= delegation) leader$|(?<= team) leader$")
# "The head of Ruritanian diplomacy", in copy translated from French, Spanish or Serbian: the foreign minister.
_DIPLOMACY = re.compile(r"\b([Hh]ead|[Cc]hief|[Bb]oss) of (?:the )?(?!diplomacy)([\w’'-]+) diplomacy\b")
_OWNS = re.compile(r"['’]s?\s+\w")
_WORD = re.compile(r"[\w.]*\w(?:-\w+)*")


def match_role(wanted: Description, role: str) -> float:
    """How well a role fits a description: 2 for the same head, 1.5 for one alike, 1 for each further thing they share.

    0 where they speak of different states, peoples or bodies: "the Russian leader" is not the "French president".
    """
    own = describe(role)
    if wanted.head is None or own.head is None:
        return 0.0
    if _is_field_other(wanted, own):
        return 0.0
    shared = sum(any(_akin(a, b) for b in own.words) for a in wanted.words)
    if wanted.states and own.states:
        if not wanted.states & own.states:
            return 0.0
        shared = max(shared, 1)
    elif wanted.proper and own.proper and not any(_akin(a, b) for a in wanted.proper for b in own.proper):
        return 0.0
    if wanted.words & past_words() and not own.words & past_words():
        return 0.0  # "the former president" is not the president
    past = 0.4 if own.words & past_words() and not wanted.words & past_words() else 0.0
    if wanted.head == own.head:
        return 2.0 + shared - past
    groups = role_words().groups
    if not groups.get(wanted.head, frozenset()) & groups.get(own.head, frozenset()):
        return 0.0
    if gender_word(wanted.head) and gender_word(own.head) and gender_word(wanted.head) != gender_word(own.head):
        return 0.0
    if wanted.head in roles().sole:
        return 0.0
    # "The leader" may be the "opposition leader", but only for want of one who shares more (ALONE says by how much).
    return 1.5 + shared - past if shared or wanted.is_new or not own.words else ALONE


def match_roles(wanted: Description, told: Iterable[str]) -> tuple[float, str]:
    """The best fit of somebody's titles, and that title. A bare title ("the minister") does not fit a description of
    another state or body than a fuller title of the same one tells."""
    found = [(match_role(wanted, role), role) for role in told]
    score, role = max(found, default=(0.0, ""))
    is_bare = bool(wanted.states or wanted.proper) and score > 0 and not shares(wanted, describe(role))
    if is_bare and any(_is_other(wanted, describe(other)) for _, other in found):
        return 0.0, role
    if score > 0 and not describe(role).words and any(_is_field_other(wanted, describe(other)) for _, other in found):
        return 0.0, role  # an ambassador who speaks for the foreign ministry is no "official at the water ministry"
    return score, role


def shares(wanted: Description, own: Description) -> bool:
    """Whether both name one state, people or body."""
    return bool(wanted.states & own.states) or any(_akin(a, b) for a in wanted.proper for b in own.proper)


def _is_other(wanted: Description, own: Description) -> bool:
    if wanted.states and own.states:
        return not wanted.states & own.states
    return bool(wanted.proper and own.proper) and not shares(wanted, own)


def differ(wanted: Description, own: Description) -> bool:
    """Whether a description and a title are of two states or of two fields."""
    is_state_other = bool(wanted.states and own.states) and not wanted.states & own.states
    return is_state_other or (wanted.head == own.head and _is_field_other(wanted, own))


def _is_field_other(wanted: Description, own: Description) -> bool:
    """Whether both name a field, and not the same: "the energy minister" is not the "culture minister"."""
    mine, theirs = ({*d.words, *(d.head or "").split()} & fields() for d in (wanted, own))
    return bool(mine and theirs) and not any(_akin(a, b) for a in mine for b in theirs)


@cache
def fields() -> frozenset[str]:
    return frozenset(roles().fields)


@cache
def past_words() -> frozenset[str]:
    return frozenset(roles().past)


@lru_cache(maxsize=10_000)
def _akin(a: str, b: str) -> bool:
    """The same word, another form of it ("Russia", "Russian"), or one that says the same."""
    if a == b or (len(a) > 3 and len(b) > 3 and a[:4] == b[:4]):
        return True
    return any(a in words and b in words for words in roles().same)
