"""A yes to a meeting that is a no to one place: "ready to talk, but not in Tarn"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dragoman.reading.acts.cast import Cast, may_be_place
from dragoman.reading.acts.lexicon import pattern
from dragoman.reading.acts.talks import Draft
from dragoman.types import Statement

_NAME = 40
"""Characters of a place's name at most."""


def with_no_to_place(cast: Cast, statement: Statement, drafts: Iterable[Draft]) -> Iterator[Draft]:
    """The acts of a statement, and behind each that takes up or offers a meeting the no to the place in which its
    words will not have it."""
    refused = dict(_refused_places(cast, statement))
    for draft in drafts:
        is_yes = draft.type in ("accept", "propose") and draft.issue == "meeting" and not draft.negated
        yield draft._replace(venue=None) if is_yes and draft.venue in refused else draft
        for venue, why in refused.items() if is_yes else ():
            yield draft._replace(type="reject", venue=venue, why=why, recipient=None, date=None, condition=None)


def _refused_places(cast: Cast, statement: Statement) -> Iterator[tuple[str, tuple[int, int]]]:
    """The places that the words say "but not in" of, each with where these words stand."""
    for span in statement.content:
        for match in cast.within("not_there", pattern("not_there"), span.start, span.end):
            for place in cast.named(match.end(), match.end() + _NAME):
                if place.start == match.end() and may_be_place(place.entity):
                    yield cast.text[place.start : place.end], (match.start(), place.end)
