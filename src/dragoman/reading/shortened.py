"""Which body of an article a name of one word is short for: "the League" where it names the Labour League."""

from __future__ import annotations

import re
from collections.abc import Iterable

from dragoman.resources.states import find_state
from dragoman.types import Entity


def find_ending(word: str, entities: Iterable[Entity]) -> Entity | None:
    """The one body whose name ends in a capitalised word after others: not "The League", nor "Halsmark's League", and
    not the White House for the House."""
    if not word[:1].isupper() or " " in word:
        return None
    ending = [e for e in entities if e.kind == "organisation" and e.is_named and e.name.endswith(f" {word}")]
    ending = [e for e in ending if not _OWNED.fullmatch(e.name.removesuffix(f" {word}")) and not find_state(e.name)]
    return ending[0] if len(ending) == 1 else None


_OWNED = re.compile(r"the|(?:.*\s)?\S+['’]s", re.I)
