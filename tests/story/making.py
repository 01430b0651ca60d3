"""Facts for the tests of single rules. Sides are A, B and C; what a test does not say is left unknown."""

from __future__ import annotations

from itertools import count

from dragoman.story.facts import Fact
from dragoman.story.types import Cite, Identity, Terms

_numbers = count(1)


def side(name: str) -> Identity:
    return Identity(id=name.lower(), name=name, kind="place")


def fact(act: str, by: str, to: str | None = None, day: str | None = None, **more: object) -> Fact:
    """An act by a side, in an article of its own unless `article` is given; `teller`: who claims it, if not the side."""
    number = next(_numbers)
    article, teller = str(more.pop("article", f"article{number:03}")), str(more.pop("teller", by))
    family, of, venue = str(more.pop("issue", "meeting")), more.pop("of", None), more.pop("venue", None)
    pair = more.pop("pair", None) or sorted({by.lower(), (to or "B").lower()})
    cite = Cite(
        article=article, statement=str(more.pop("statement", f"s{number:03}")), speaker=side(str(more.pop("speaker", teller))),
        party=side(teller), words=str(more.pop("words", "words")), said=day, reported=day,
    )  # fmt: skip
    return Fact(
        cite=cite, act=act, of=of, agent=side(by), recipient=side(to) if to else None, by=side(by),
        to=side(to) if to else None, issue=family, family=family, terms=Terms(venue=venue), venue=venue and str(venue).lower(),
        pair=tuple(pair), when=(day, day) if day else None, place=(number, 0), **more,
    )  # type: ignore[arg-type]  # fmt: skip
