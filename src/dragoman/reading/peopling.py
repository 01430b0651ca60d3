"""People whom the model marked as bodies or places, or by their first name alone, where the words around them tell.

A title before a name, an age or a description behind it, a form of address: what has one of these is a person.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache

from dragoman.reading.entities import keys
from dragoman.reading.parts import Part
from dragoman.reading.roles import address_words, role_words, roles
from dragoman.reading.states import state_of
from dragoman.reading.titles import title_before, title_behind
from dragoman.reading.words import alternatives


def find_people(text: str, parts: Sequence[Part]) -> list[Part]:
    """`parts`, names in order of the text, with people told by the words around them as people, their names whole."""
    taken = {p.start for p in parts}
    whole = [_settled(text, _completed(text, part, taken)) for part in parts]
    people = Counter(keys(text[p.start : p.end]) for p in whole if p.role == "person" and " " in text[p.start : p.end])
    others = Counter(keys(text[p.start : p.end]) for p in whole if p.role != "person")
    told = {keys(text[p.start : p.end]) for p in whole if p.role != "person" and _is_told(text, p)}
    told |= {name for name, count in people.items() if count >= others[name] > 0}
    return [_as_person(text, p) if keys(text[p.start : p.end]) in told else p for p in whole]


def _as_person(text: str, part: Part) -> Part:
    """A name as a person's: without the "Ms" that is of no name, where the model took both for a body's."""
    first, _, rest = text[part.start : part.end].partition(" ")
    is_courtesy = part.role != "person" and rest and first.strip(".").casefold() in roles().courtesies
    start = part.start + len(first) + 1 if is_courtesy else part.start
    return part._replace(role="person", start=start)


def _settled(text: str, part: Part) -> Part:
    """A body where the last word of a name is a body's: "Reed Farmers' Caucus" is nobody's name."""
    words = text[part.start : part.end].split()
    is_body = part.role == "person" and len(words) > 1 and words[-1].casefold() in roles().corporate
    return part._replace(role="organisation") if is_body else part


def _is_told(text: str, part: Part) -> bool:
    """Whether the words around two or three capitalised words make them a person's name."""
    name = text[part.start : part.end]
    words = name.split()
    if not 2 <= len(words) <= 4 or not is_plain_name(words) or state_of(name):
        return False
    if words[0].strip(".").casefold() in roles().courtesies:
        return True
    if any(word.casefold() in address_words() for word in words):
        return False  # "King's Lynn", "Lord's Cricket Ground"
    is_titled = _TITLED.search(text, max(0, part.start - 30), part.start) and title_before(text, part.start, part.end)
    return bool(is_titled or title_behind(text, part.end) or _AGE.match(text, part.end))


# Right behind a title, or behind it and a comma: in "the head of the Lower Reed | League" the name is of the title.
_TITLED = re.compile(r"(?:,|\b(?!of\b|the\b)[a-zA-Z-]+\.?) \Z")


def is_plain_name(words: Sequence[str]) -> bool:
    """Whether words are names' words: capitals, none for a body or a place ("House", "Party", "Port")."""
    return all(w[0].isupper() and "'" not in w and "’" not in w for w in words) and not any(
        _bodily().fullmatch(w) for w in words
    )


@cache
def _bodily() -> re.Pattern[str]:
    inner = {word for words in roles().bodies.values() for word in words}
    every = {*roles().bodies, *inner, *roles().any_body, *roles().outlet_words, *roles().plain, *roles().sites}
    return re.compile(rf"(?:{alternatives(every)})s?", re.I)


_AGE = re.compile(r", \d\d,")


def _completed(text: str, part: Part, taken: set[int]) -> Part:
    """The surname behind a first name that was marked alone, "chief Hanne | Struck, 61,", and what stands before the
    name of a station: "Radio | Meridian"."""
    front = _front().search(text, max(0, part.start - 12), part.start)
    is_one_word = " " not in text[part.start : part.end]  # "Radio Ivo": no person's first name stands so
    if (
        front
        and (part.role in ("organisation", "place") or is_one_word)
        and not {*range(front.start(), part.start)} & taken
    ):
        return part._replace(start=front.start(), role="organisation")
    if part.role != "person" or " " in text[part.start : part.end]:
        return part
    rest = _SURNAME.match(text, part.end)
    if not rest or rest.start(1) in taken or role_words().heads.fullmatch(rest[1]):
        return part
    if _AGE.match(text, rest.end()) or title_behind(text, rest.end()) or title_before(text, part.start, rest.end()):
        return part._replace(end=rest.end())
    return part


@cache
def _front() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternatives(roles().fronts)}) \Z")


_SURNAME = re.compile(r" ([A-Z][a-z’'-]*[a-z])(?! [A-Z])(?=[,.;]| [a-z])")
