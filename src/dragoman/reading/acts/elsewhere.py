"""A yes to a meeting that is a no to one place: "ready to talk, but not in Tarn"."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.reading.acts.cast import Cast, may_be_place
from dragoman.reading.acts.lexicon import pattern
from dragoman.reading.acts.talks import Draft
from dragoman.types import Span, Statement

_NAME = 40
"""Characters of a place's name at most."""


def with_no_to_place(cast: Cast, statement: Statement, draft: Draft) -> Iterator[Draft]:
    """`draft`, and where it takes up or offers a meeting that its statement will not have in one place, that no."""
    refused = _refused_place(cast, statement) if draft.issue == "meeting" and not draft.negated else None
    if refused is None or draft.type not in ("accept", "propose"):
        yield draft
        return
    yield draft._replace(venue=None) if draft.venue == refused.text else draft
    why = refused.start, refused.end
    yield draft._replace(type="reject", venue=refused.text, why=why, recipient=None, date=None, condition=None)


def _refused_place(cast: Cast, statement: Statement) -> Span | None:
    """The place that the words say "but not in" of, from these words on: the text is the place's alone."""
    for span in statement.content:
        for match in cast.within("not_there", pattern("not_there"), span.start, span.end):
            places = cast.named(match.end(), match.end() + _NAME)
            place = next((p for p in places if p.start == match.end() and may_be_place(p.entity)), None)
            if place:
                return Span(match.start(), place.end, cast.text[place.start : place.end])
    return None
