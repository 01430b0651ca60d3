"""Titles and descriptions of people: found beside their names, compared with "the foreign minister" later."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

import msgspec

from dragoman.reading.entities import Figure
from dragoman.resources import load_words


class Roles(msgspec.Struct, frozen=True):
    alike: list[list[str]]
    sole: list[str]
    plural: list[str]
    address: dict[str, list[str]]
    gendered: dict[str, list[str]]
    pronouns: dict[str, list[str]]
    belonging: list[str]
    determiners: list[str]
    new: list[str]
    empty: list[str]
    openers: list[str]
    locating: list[str]

    def pronoun(self, word: str) -> str | None:
        """ "man", "woman", "several" or "speaker"; None when `word` is no pronoun."""
        return next((kind for kind, words in self.pronouns.items() if word.casefold() in words), None)


@cache
def roles() -> Roles:
    return load_words("roles", Roles)


class RoleWords(NamedTuple):
    heads: re.Pattern[str]
    groups: dict[str, frozenset[int]]
    """For each role word the groups of `alike` that it stands in."""


@cache
def role_words() -> RoleWords:
    groups: dict[str, set[int]] = {}
    for number, group in enumerate(roles().alike):
        for word in group:
            groups.setdefault(word, set()).add(number)
    every = sorted({*groups, *roles().address["man"], *roles().address["woman"]}, key=len, reverse=True)
    heads = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, every))})(?![\w-])", re.I)
    return RoleWords(heads, {word: frozenset(g) for word, g in groups.items()})


ALONE = 1.0
"""Fit of a role that shares nothing with a description but a head like its own: good enough where no other fits."""


def find_roles(text: str, figures: list[Figure]) -> None:
    """Gives each person the titles that stand before and the appositions that stand after its names."""
    for figure in figures:
        if figure.kind == "person":
            for mention in figure.mentions:
                for role in (_before(text, mention.start, mention.end), _after(text, mention.end)):
                    if role and role not in figure.roles:
                        figure.roles.append(role)


_WORD_BEFORE = re.compile(r"([\w.'’\-–]+)(,? )$")


def _before(text: str, at: int, end: int) -> str | None:
    """ "Kremlin spokesman" before a name: a role word right before it, and the capitalised words before that."""
    line = text[max(0, at - 90, text.rfind("\n", 0, at) + 1) : at].replace("\xa0", " ")
    ends = (" ", ". ", ", ") if text[end : end + 1] == "," else (" ", ". ")  # "the minister, X, said"
    found = [m for m in role_words().heads.finditer(line) if line[m.end() :] in ends]
    if not found or found[-1][0].casefold() in address_words():
        return None
    start = found[-1].start()
    while match := _WORD_BEFORE.search(line[:start]):
        word = match[1]
        if "," in match[2] or _ENDS_SENTENCE.fullmatch(word) or word.casefold() in _outside():
            break
        if not (word[0].isupper() or role_words().heads.fullmatch(word) or word.casefold() in _modifiers()):
            break
        start = match.start()
    return line[start:].strip(" ,.")


@cache
def address_words() -> frozenset[str]:
    return frozenset(word for words in roles().address.values() for word in words)


@cache
def _outside() -> frozenset[str]:
    """Words that never belong to a title, capitalised or not."""
    return frozenset([*roles().determiners, *roles().openers, *roles().belonging])


@cache
def _modifiers() -> frozenset[str]:
    """Single words of longer role words: "foreign" of "foreign minister"."""
    return frozenset(w for word in role_words().groups for w in word.split()) | frozenset(
        load_words("modifiers", list[str])
    )


_ENDS_SENTENCE = re.compile(r"(?!(?:[A-Z]\.)+|[A-Z][a-z]{1,2}\.).*\.")  # "Russia." does; "U.S.", "Gen." do not
_APPOSITION = re.compile(r",\s+((?:[^,;:\"“”„«»\n()]){3,90})(?=[,.;])")


def _after(text: str, at: int) -> str | None:
    """ "a key adviser to the president" after a name, between commas: nothing but a preposition follows its head."""
    match = _APPOSITION.match(text, at)
    if not match:
        return None
    heads = list(role_words().heads.finditer(match[1]))
    if not heads or _VERB.search(match[1][: heads[0].start()]):
        return None
    rest = match[1][heads[0].end() :].split()
    return match[1].strip() if not rest or rest[0].casefold() in roles().belonging else None


_VERB = re.compile(r"\b(?:said|says|told|and|but|who|was|is|has|had)\b")


class Description(NamedTuple):
    """A phrase for somebody, taken apart: its head's groups, its other words, whether it brings in somebody new."""

    head: str | None
    words: frozenset[str]
    is_new: bool
    is_plural: bool


def describe(phrase: str) -> Description:
    """ "the Kremlin spokesman" → head "spokesman", words {"kremlin"}. A head stands before any preposition."""
    lexicon = roles()
    words = re.findall(r"[\w.]+(?:-\w+)*", phrase.casefold().replace("’s", " ").replace("'s", " "))
    front = re.split(rf",|\b(?:{'|'.join(lexicon.belonging)})\b", phrase.casefold())[0]
    heads = [m[0] for m in role_words().heads.finditer(front)]
    last = front.split()[-1].strip("\"”’'") if front.split() else ""
    rest = frozenset(w for w in words if w not in lexicon.determiners and w not in lexicon.belonging)
    head = heads[-1] if heads else None
    plural = last in lexicon.plural
    return Description(head, rest - set((head or "").split()), bool(words) and words[0] in lexicon.new, plural)


def match_role(wanted: Description, role: str) -> float:
    """How well a role fits a description: 2 for the same head, 1.5 for one alike, 1 for each further word they share.

    Two words share a stem of four letters ("Russia", "Russian"). A capitalised word of the role that the description
    contradicts cannot be told without a list of peoples; sharing none simply earns nothing.
    """
    own = describe(role)
    if wanted.head is None or own.head is None:
        return 0.0
    groups = role_words().groups
    shared = sum(any(_akin(a, b) for b in own.words) for a in wanted.words)
    if wanted.head == own.head:
        return 2.0 + shared
    if not groups.get(wanted.head, frozenset()) & groups.get(own.head, frozenset()):
        return 0.0
    if _gender_word(wanted.head) and _gender_word(own.head) and _gender_word(wanted.head) != _gender_word(own.head):
        return 0.0
    if wanted.head in roles().sole:
        return 0.0
    # "The leader" may be the "opposition leader", but only for want of one who shares more (ALONE says by how much).
    return 1.5 + shared if shared or wanted.is_new or not own.words else ALONE


def _gender_word(word: str) -> str | None:
    return next((kind for kind, words in roles().gendered.items() if word in words), None)


def _akin(a: str, b: str) -> bool:
    return a == b or (len(a) > 3 and len(b) > 3 and a[:4] == b[:4])


def gender_of(text: str, figure: Figure) -> str | None:
    """ "man" or "woman" where a form of address or a gendered role says so; first names are not taken to tell."""
    lexicon = roles()
    for mention in figure.mentions:
        before = re.search(r"(\w+)\.?\s+$", text[max(0, mention.start - 20) : mention.start])
        words = [before[1]] if before else []
        for kind, address in lexicon.address.items():
            if any(w.casefold() in address for w in words):
                return kind
    for role in figure.roles:
        for kind, gendered in lexicon.gendered.items():
            if any(w.casefold() in gendered for w in re.findall(r"\w+", role)):
                return kind
    return None
