"""The agencies, papers, channels and platforms that words are said to or carried by (`resources/outlets.yaml`)."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import msgspec

from dragoman.errors import StopError
from dragoman.reading.stems import make_stems
from dragoman.reading.words import alternatives, whole_words
from dragoman.resources import load_words


class OutletLists(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The form of `outlets.yaml` and of a user's own file; every list may be left out."""

    agencies: dict[str, list[str]] = {}
    papers: dict[str, list[str]] = {}
    channels: dict[str, list[str]] = {}
    platforms: dict[str, list[str]] = {}
    words: list[str] = []
    beside: list[str] = []
    through: list[str] = []
    interviews: list[str] = []
    own: list[str] = []

    def names(self) -> Iterator[tuple[str, str]]:
        """Every spelling with the name that it stands for."""
        for group in (self.agencies, self.papers, self.channels, self.platforms):
            for name, others in group.items():
                for spelling in (name, *others):
                    yield spelling, name


class Outlets:
    """All known outlets, with patterns that find them in a text."""

    def __init__(self, own: OutletLists | None = None, stamp: str = "") -> None:
        shipped, added = load_words("outlets", OutletLists), own or OutletLists()
        self._names: Mapping[str, str] = {fold(s): name for s, name in [*shipped.names(), *added.names()]}
        self.stamp = stamp
        """Stands for the user's own file in a reading's version; empty without one."""
        spellings = {s for s, _ in [*shipped.names(), *added.names()] if not s.lower().startswith("the ")}
        self.pattern = re.compile(whole_words(spellings, r"\w-"))
        words, beside = [*shipped.words, *added.words], [*shipped.beside, *added.beside]
        self._worded = re.compile(rf"\b(?:{alternatives(words)})\b", re.I)
        self._behind = re.compile(rf"\s+(?:(?:news|press|state|TV)\s+)?(?:{alternatives(beside)})\b", re.I)
        self._before = re.compile(rf"\b(?:{alternatives(beside)})\s*$", re.I)
        interviews, mine = [*shipped.interviews, *added.interviews], [*shipped.own, *added.own]
        self.interview = re.compile(rf"\b(?:{alternatives(interviews)})\s+(?:the\s+)?", re.I)
        self.interview_stems = make_stems(interviews)
        self.told_own = re.compile(rf"\btold\s+(?:{alternatives(mine)})\b")
        self.own = re.compile(rf"\s+(?:{alternatives(mine)})\b", re.I)
        through = alternatives([*shipped.through, *added.through])
        self.through = re.compile(
            rf"\b(?:{through})\s+(?:(?:the|an?|his|her|our|[\w.’'-]+['’]s?|[\w-]+)\s+){{0,4}}?$", re.I
        )

    def find(self, name: str) -> str | None:
        """The listed outlet of this name."""
        return self._names.get(fold(name))

    def is_worded(self, text: str, start: int, end: int) -> bool:
        """Whether an unlisted name says that it is an outlet ("… Tribune") or is called one ("… news agency")."""
        return bool(
            self._worded.search(text[start:end])
            or self._behind.match(text, end)
            or self._before.search(text[max(0, start - 24) : start])
        )


def fold(name: str) -> str:
    """A name without "the" and case; short ones in capitals keep them ("AP" is no "ap")."""
    bare = " ".join(name.replace("’", "'").split())
    bare = bare[4:] if bare[:4].lower() == "the " else bare
    return bare if len(bare) < 5 else bare.casefold()


@cache
def shipped_outlets() -> Outlets:
    return Outlets()


def load_outlets(file: str | os.PathLike[str] | None) -> Outlets:
    """The shipped outlets with those of a user's YAML file. Raises StopError when the file cannot be used."""
    if file is None:
        return shipped_outlets()
    path = Path(file)
    try:
        raw = path.read_bytes()
        own = msgspec.yaml.decode(raw, type=OutletLists)
    except OSError as error:
        raise StopError(str(path), f"cannot be read ({error.strerror})", "give --outlets a file") from None
    except msgspec.DecodeError as error:
        raise StopError(
            str(path),
            f"not a list of outlets ({error})",
            "write it as docs/outlets.md shows: papers: {Name: [other names]}",
        ) from None
    return Outlets(own, hashlib.blake2b(raw, digest_size=4).hexdigest())
