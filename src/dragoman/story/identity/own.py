"""A user's own list of people and bodies (`people.csv`): what it says is honoured before anything is inferred.

Columns, by the names in the first line, in any order: `name` (needed), `aliases` (separated by `;` or `|`), `role`,
`country`, `wikidata` (as `Q42`, also under the heading `wikidata id`) and `kind` (person, organisation, place, group;
person if it is not given). `country` is also for whom a body or place speaks: a palace or capital for its state.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import cast, get_args

import msgspec

from dragoman.errors import StopError
from dragoman.story.identity.forms import Form
from dragoman.story.identity.spelling import plain
from dragoman.types import EntityKind

_NEEDED = "give a first line such as name,aliases,role,country,wikidata"


class OwnEntry(msgspec.Struct, frozen=True, order=True):
    """One line of the list."""

    name: str
    aliases: tuple[str, ...] = ()
    role: str = ""
    country: str = ""
    wikidata: str | None = None
    kind: EntityKind = "person"

    @property
    def names(self) -> frozenset[str]:
        """All its names as they are compared."""
        return frozenset(plain(name) for name in (self.name, *self.aliases))

    @property
    def form(self) -> Form:
        """The entry as if an article had named it so."""
        title = f"{self.role} of {self.country}" if self.role and self.country else self.role
        return Form(self.kind, self.name, title)

    @property
    def keys(self) -> frozenset[str]:
        """Blocks in which forms of it may stand."""
        return frozenset(key for name in (self.name, *self.aliases) for key in Form(self.kind, name).keys)


OwnList = tuple[OwnEntry, ...]


def load_own(path: str | Path) -> OwnList:
    """The list in a CSV file, UTF-8 with or without a byte-order mark. Raises StopError saying which line is wrong."""
    try:
        text = Path(path).read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise StopError(str(path), f"cannot be read ({error.strerror})", "give a CSV file") from None
    except UnicodeDecodeError:
        raise StopError(str(path), "is not UTF-8", "save it as CSV in UTF-8") from None
    return sort_own(_parse(str(path), text))


def sort_own(entries: Iterable[OwnEntry]) -> OwnList:
    """Entries in an order of their own, each once: the list means the same in whatever order it is written."""
    return tuple(sorted(set(entries), key=lambda entry: (entry.name, entry.aliases, entry.wikidata or "", entry.role)))


def _parse(where: str, text: str) -> Iterator[OwnEntry]:
    try:
        rows = list(csv.reader(text.splitlines(keepends=True), strict=True))
    except csv.Error as error:
        raise StopError(where, f"is no CSV ({error})", "save it as CSV, with quotation marks in pairs") from None
    heads = [_head(cell) for cell in rows[0]] if rows else []
    if "name" not in heads:
        raise StopError(where, "no column is called name", _NEEDED)
    for number, row in enumerate(rows[1:], 2):
        cells = dict(zip(heads, (cell.strip() for cell in row), strict=False))
        if any(cells.values()):
            yield _entry(f"{where}:{number}", cells)


def _head(cell: str) -> str:
    name = cell.strip().casefold().replace("_", " ")
    return "wikidata" if name.startswith("wikidata") else name.removesuffix("s") if name == "roles" else name


def _entry(where: str, cells: dict[str, str]) -> OwnEntry:
    name, kind, wikidata = cells.get("name", ""), cells.get("kind", "") or "person", cells.get("wikidata", "")
    if not plain(name):
        raise StopError(where, "the name is missing", "give each line a name, or take the line out")
    if kind not in get_args(EntityKind):
        raise StopError(where, f"{kind!r} is no kind", f"give one of {', '.join(get_args(EntityKind))}")
    if wikidata and not re.fullmatch(r"Q[1-9]\d*", wikidata):
        raise StopError(where, f"{wikidata!r} is no Wikidata id", "give it as Q42, or leave it empty")
    aliases = tuple(sorted({a.strip() for a in re.split("[;|]", cells.get("aliases", "")) if plain(a)} - {name}))
    role, country = cells.get("role", ""), cells.get("country", "")
    return OwnEntry(name, aliases, role, country, wikidata or None, cast(EntityKind, kind))
