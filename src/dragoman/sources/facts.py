"""What is known of an article besides its text, from flags, a sidecar, a row or the page itself, and which wins."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from dragoman.errors import SkipError, StopError
from dragoman.sources.dates import EXPECTED, to_edtf
from dragoman.types import Article

FIELDS = ("title", "text", "url", "published", "publisher", "authors", "language")
_LANGUAGE = re.compile(r"([a-z]{2})(?:[-_][a-z0-9_-]*)?", re.IGNORECASE | re.ASCII)
_KIND_WORDS = {"bool": "true or false", "int": "a number", "float": "a number", "list": "a list", "dict": "an object"}


class Given(msgspec.Struct, frozen=True):
    """What the user's flags say of every article of a run. It wins over the sidecar, which wins over the file's own.

    `published` is an EDTF date or a form that `to_edtf` reads; `language` an ISO 639-1 code. A value that is neither
    raises StopError on construction: it would spoil every article of the run.
    """

    published: str | None = None
    publisher: str | None = None
    language: str | None = None

    def __post_init__(self) -> None:
        try:
            checked = check_facts({name: getattr(self, name) for name in self.__struct_fields__}, "--")
        except SkipError as error:
            raise StopError(error.where, error.what, error.do) from None
        for name in self.__struct_fields__:
            msgspec.structs.force_setattr(self, name, getattr(checked, name))


class Facts(msgspec.Struct, frozen=True, kw_only=True):
    """An article's metadata from one place, checked and normalised; None or empty: that place does not say."""

    title: str | None = None
    published: str | None = None
    publisher: str | None = None
    authors: tuple[str, ...] = ()
    language: str | None = None
    url: str | None = None


def check_facts(values: Mapping[str, object], where: str) -> Facts:
    """`values` (keys as FIELDS, others are left aside) as Facts.

    Raises SkipError naming the field, the value found and the form expected. `where` is the place to name; "--" names
    the flag of that field.
    """
    own = {name: value for name, value in values.items() if name in Facts.__struct_fields__}
    texts = {name: _as_text(value, name, where) for name, value in own.items() if name != "authors"}
    authors = _as_authors(own.get("authors"), where)
    if published := texts.get("published"):
        texts["published"] = to_edtf(published)
        if texts["published"] is None:
            raise _unfit(where, "published", published, EXPECTED)
    if language := texts.get("language"):
        texts["language"] = to_language(language)
        if texts["language"] is None:
            raise _unfit(where, "language", language, "a two-letter code such as en")
    return Facts(**texts, authors=authors)


def merge_facts(given: Given, *others: Facts) -> Facts:
    """One set of facts: each field from the flags if they give it, else from the first of `others` that does."""
    places = (Facts(published=given.published, publisher=given.publisher, language=given.language), *others)
    said = {name: value for place in reversed(places) for name, value in _said(place)}
    return Facts(**said)


def make_article(text: str, path: str, facts: Facts) -> Article:
    """The article of `text` with `facts`; the text is taken as it is."""
    return Article(text=text, path=path, **dict(_said(facts)))


def to_language(value: str) -> str | None:
    """The ISO 639-1 code of a language tag (`en-GB` → `en`), None if it does not start with one."""
    match = _LANGUAGE.fullmatch(value.strip())
    return match[1].lower() if match else None


def shown(value: str, longest: int = 60) -> str:
    """A value of the user's as a message may quote it: short, on one line, without characters that steer a terminal."""
    line = "".join(ch if ch.isprintable() else "\ufffd" for ch in " ".join(value[: 4 * longest].split()))
    return line if len(line) <= longest else line[: longest - 1] + "…"


def _said(facts: Facts) -> Iterator[tuple[str, Any]]:
    """The fields that have a value."""
    return ((name, value) for name in Facts.__struct_fields__ if (value := getattr(facts, name)))


def _as_text(value: object, name: str, where: str) -> str | None:
    if value is None:
        return None
    if not isinstance(value, str):
        raise SkipError(where, f"`{name}` is {kind_of(value)}, expected text", "put it in quotation marks")
    return _clean(value) or None


def _as_authors(value: object, where: str) -> tuple[str, ...]:
    if value is None:
        return ()
    names = value.split(";") if isinstance(value, str) else value
    if not isinstance(names, list | tuple) or not all(isinstance(name, str) for name in names):
        found = kind_of(value) if not isinstance(names, list) else "a list with other things than text"
        do = 'give names as ["A. Brel", "B. Tomas"] or "A. Brel; B. Tomas"'
        raise SkipError(where, f"`authors` is {found}, expected a list of names", do)
    return tuple(dict.fromkeys(clean for name in names if (clean := _clean(name))))


def kind_of(value: object) -> str:
    """What a JSON value is, in words for a message."""
    return _KIND_WORDS.get(type(value).__name__, "text" if isinstance(value, str) else "null")


def _clean(value: str) -> str:
    return " ".join(value.split())


def _unfit(where: str, name: str, value: str, expected: str) -> SkipError:
    place = f"--{name}" if where == "--" else where
    return SkipError(place, f"`{name}` is “{shown(value)}”, expected {expected}", f"correct `{name}` or leave it out")
