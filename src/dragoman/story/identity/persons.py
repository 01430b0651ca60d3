"""Names of people taken apart, and two of them compared: one person's, two people's, or not to be told."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from dragoman.story.identity.lists import given_groups, naming, offices
from dragoman.story.identity.spelling import nearness, plain, sound, sound_key


class Parts(NamedTuple):
    """One way to read a name. `given` may be empty (a surname alone) or initials."""

    given: tuple[str, ...]
    surname: str


class Name(NamedTuple):
    """A person's name without titles: its words, the ways to read it (likeliest first), and junior or senior."""

    words: tuple[str, ...]
    ways: tuple[Parts, ...]
    suffix: str

    @property
    def is_lone(self) -> bool:
        return not self.ways[0].given

    @property
    def is_initialled(self) -> bool:
        """Given names by their initials alone: "V. Putin"."""
        return not self.is_lone and all(len(word) == 1 for word in self.ways[0].given)


@lru_cache(100_000)
def parse_name(text: str) -> Name | None:
    """The name in these words; None when nothing is left beside titles."""
    text, _, after = text.partition(",")
    if after and plain(after) not in naming().suffixes and plain(text):
        text = f"{after} {text}"  # "Dazhan, Yorev"
        after = ""
    shouted = _shouted(text)
    words = [word for word in _split(f"{text} {after}") if word]
    suffix = ""
    while len(words) > 1 and words[-1] in naming().suffixes:
        suffix = naming().suffixes[words.pop()] or suffix
    while len(words) > 1 and (length := _title_length(words)):
        words = words[length:]
    if not words:
        return None  # nothing but marks: a name that is all quotation marks
    family_first = words[0] in naming().family_first  # Nguyen Van Lam: Van is no particle there
    core = [w for n, w in enumerate(words) if family_first or w not in naming().particles or (len(w) == 1 and not n)]
    core = core if core and len(core[-1]) > 1 else words
    if not core:
        return None
    return Name(tuple(core), _ways(core, shouted), suffix)


_BY_NAME = re.compile(r"[\"“”‘’«»()]\S+[\"“”’«»()]")
"""What somebody is called by, in marks: "Jane “Jo” Roe"."""
_LETTERS = re.compile(r"[A-Z]{2}|(?:[A-Z]\.){2,3}[A-Z]?")


def _split(text: str) -> list[str]:
    words: list[str] = []
    for raw in _BY_NAME.sub(" ", text).split():
        letters = raw.strip(".,")
        if (
            not words
            and _LETTERS.fullmatch(letters if letters.isalpha() else raw)
            and plain(raw) not in naming().family_first
        ):
            words += [letter.lower() for letter in raw if letter.isalpha()]  # "JD", "J.D."
        else:
            word = plain(raw)
            for prefix in ("al-", "el-", "as-", "ad-", "ash-", "an-"):
                word = word.removeprefix(prefix)
            words += word.split()
    return words


def _shouted(text: str) -> int | None:
    """Where one word alone is in capitals, as papers in French write surnames."""
    capitals = [raw.isupper() and raw.isalpha() and len(raw) > 3 for raw in text.split()]
    return capitals.index(True) if sum(capitals) == 1 and len(capitals) > 1 else None


@lru_cache(1)
def _titles() -> frozenset[str]:
    return naming().titles | frozenset(plain(word) for group in offices().groups for word in group.words)


def _title_length(words: list[str]) -> int:
    for length in (4, 3, 2, 1):
        if length < len(words) and " ".join(words[:length]) in _titles():
            return length
    return 0


def _ways(words: list[str], shouted: int | None) -> tuple[Parts, ...]:
    if len(words) == 1:
        return (Parts((), words[0]),)
    western = Parts(tuple(words[:-1]), words[-1])
    eastern = Parts(tuple(words[1:]), words[0])
    first_is_family = words[0] in naming().family_first
    turned = is_given(words[-1]) and not is_given(words[0]) and len(words[0]) > 1
    if first_is_family and words[-1] not in naming().family_first and not is_given(words[-1]):
        may_be_western = len(words) == 2 and "-" not in words[1]
        return (eastern, western) if may_be_western or any(map(is_given, words[1:-1])) else (eastern,)
    # Capitals mark a surname that stands first in some papers, and in others the first word of an article.
    return (western, eastern) if first_is_family or turned or shouted == 0 else (western,)


def is_given(word: str) -> bool:
    """Whether a word is a given name that `givens.yaml` has."""
    return sound(word) in given_groups()


@lru_cache(100_000)
def name_keys(name: Name) -> tuple[str, ...]:
    """Keys of the blocks in which a name may meet another spelling of itself."""
    surnames = {part for way in name.ways for part in (way.surname, *way.surname.split("-"))}
    keys = {f"w:{sound_key(surname)}" for surname in surnames}
    heard = [sound(word) for word in name.words]
    if len(heard) > 1:
        keys.add("n:" + " ".join(sorted(heard)))
        keys.add("p:" + " ".join(heard[:2]))
    return tuple(sorted(keys))


class Fit(NamedTuple):
    """How well two names fit: `sure` 3: the same words, 2: one name in two forms, 1: perhaps a slip, 0: not."""

    sure: int
    why: str


NO = Fit(0, "")
_HALF = "half of a double name"
_SPELLING = "another spelling"
INITIALS = "its initials"
SOME_INITIALS = "some of its initials"
NEAR_GIVEN = "the same given name but for its end"
"""These two may well be another's of the family: company tells nothing then, only a title does."""


@lru_cache(200_000)
def compare(a: Name, b: Name) -> Fit:
    """The best that any reading of the two names allows. Names of unequal fullness are `sure` as far as they go."""
    if a.suffix != b.suffix and a.suffix and b.suffix:
        return NO
    if a.words == b.words:
        return Fit(3, "the same name")
    if len(a.words) > 1 and sorted(a.words) == sorted(b.words):
        return Fit(2, "the same words in another order")
    return max((_compare_ways(x, y) for x in a.ways for y in b.ways), key=lambda fit: fit.sure)


def _compare_ways(a: Parts, b: Parts) -> Fit:
    surnames = _compare_words(a.surname, b.surname)
    if not surnames.sure or (surnames.why == _HALF and len(a.given) != len(b.given) and a.given and b.given):
        return _compare_longer(a, b)
    if not a.given or not b.given:
        return surnames
    given = _compare_given(a.given, b.given)
    if surnames.sure == given.sure == 1 or not given.sure:
        return NO
    sure = min(2, surnames.sure, given.sure)
    if surnames.why == _HALF and given.sure == 3:
        return Fit(2, _HALF)
    # Whichever says more: a nickname or an initial before a spelling, a slip before all.
    plain_spelling = given.sure == 3 or given.why == _SPELLING
    return Fit(sure, surnames.why if surnames.sure < given.sure or plain_spelling else given.why)


@lru_cache(100_000)
def _compare_words(a: str, b: str) -> Fit:
    if a == b:
        return Fit(3, "the same name")
    if sound(a) == sound(b) or a.replace("-", "") == b.replace("-", ""):
        return Fit(2, _SPELLING)
    halves = {sound(half) for half in a.split("-")}, {sound(half) for half in b.split("-")}
    if halves[0] < halves[1] or halves[1] < halves[0]:
        return Fit(1, _HALF)
    near = nearness(sound(a), sound(b))
    return Fit(near, "nearly the same spelling") if near else NO


def _compare_given(a: tuple[str, ...], b: tuple[str, ...]) -> Fit:
    if min(map(len, (*a, *b))) > 1 and sound("".join(a)) == sound("".join(b)):
        return Fit(2, _SPELLING)
    if all(len(word) == 1 for word in a) or all(len(word) == 1 for word in b):
        agree = all(x[0] == y[0] for x, y in zip(a, b, strict=False))
        initials = a if len(a[0]) == 1 else b
        full = b if initials is a else a
        return Fit(2, INITIALS if len(initials) <= len(full) else SOME_INITIALS) if agree else NO
    if len(a[0]) == 1 or len(b[0]) == 1:  # "J. Robert X" goes by his second name
        full, short = (b, a) if len(a[0]) == 1 else (a, b)
        if full[0] in short[1:] or (full[0][0] == short[0] and _middles_agree(full[1:], short[1:])):
            return Fit(2, INITIALS)
        return NO
    if not _middles_agree(a[1:], b[1:]):
        return NO
    first = _compare_first(a[0], b[0])
    if first.sure or len(a) == len(b) == 1:
        return first
    # "Hassan Nasser X" and "Nasser X": the second of two given names stands for both.
    if len(a) != len(b) and min(len(a), len(b)) == 1:
        short, long = sorted((a, b), key=len)
        if short[0] in long[1:]:
            return Fit(2, "one of its given names")
    return NO


def _middles_agree(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """ "H. W." and "W." do not, "V." and "Vladimirovich" do; none agrees with any."""
    return all(
        _compare_first(x, y).sure if min(len(x), len(y)) > 1 else x[0] == y[0] for x, y in zip(a, b, strict=False)
    )


@lru_cache(100_000)
def _compare_first(a: str, b: str) -> Fit:
    if a == b:
        return Fit(3, "the same name")
    if sound(a) == sound(b):
        return Fit(2, _SPELLING)
    groups = given_groups()
    if groups.get(sound(a), frozenset()) & groups.get(sound(b), frozenset()):
        return Fit(2, "another form of the given name")
    if not (is_given(a) and is_given(b)) and nearness(sound(a), sound(b)):
        return Fit(1, NEAR_GIVEN if sound(a)[:-1] == sound(b)[:-1] else "nearly the same spelling")
    return NO


def _compare_longer(a: Parts, b: Parts) -> Fit:
    """ "Pedro X Y" and "Pedro X": the second family name left off."""
    short, long = sorted((a, b), key=lambda way: len(way.given))
    if len(short.given) == 1 and len(long.given) == 2 and len(long.given[1]) > 1:
        heads = sound(short.given[0]) == sound(long.given[0])
        if heads and sound(short.surname) == sound(long.given[1]):
            return Fit(2, "with a second family name")
        if heads and "-" in short.surname and sound(short.surname) == sound(long.given[1] + long.surname):
            return Fit(2, _SPELLING)
    return NO
