"""Of which land a ministry or office is said to be where its name does not tell: "Norrland's Defence Ministry" is told
once, and later "the ministry"; "Norrland's Office for Kelvara" is Norrland's."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dragoman.reading.acts.homes import is_ministry
from dragoman.reading.acts.lexicon import lexicon
from dragoman.reading.entities import Figure


def find_owners(text: str, figures: Sequence[Figure]) -> None:
    """Gives each ministry without a land in its name its description with one, in the article's words."""
    owned = [f for f in figures if f.kind == "organisation" and f.is_named and not f.roles and _is_office(f.name)]
    if not owned:
        return
    lands = {m.end: m.start for f in figures if f.kind == "place" for m in f.mentions if m.form == "name"}
    for figure in owned:
        for mention in figure.mentions:
            own = _POSSESSIVE.search(text, max(0, mention.start - _REACH), mention.start)
            if mention.form == "name" and own and own.start() in lands:
                figure.roles.append(text[lands[own.start()] : mention.end])
                break


def _is_office(name: str) -> bool:
    """A ministry by its name, or "Office for Kelvara"."""
    first, *rest = name.casefold().split()
    return is_ministry(name) or (first in lexicon().lists.ministries and rest[:1] in (["for"], ["of"]))


def owner_in(role: str) -> str | None:
    """The words for the land in a description that `find_owners` gave: "Norrland"."""
    own = _OWNER.match(role)
    return own[1] if own else None


_POSSESSIVE = re.compile(r"['’]s? \Z")
_OWNER = re.compile(r"(.+?)['’]s? ")
_REACH = 3
"""Characters of "’s " between a land and what is its."""
