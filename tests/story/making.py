"""Facts for the tests of single rules. Sides are A, B and C; what a test does not say is left unknown."""

from __future__ import annotations

from itertools import count

from dragoman.story.facts import Fact
from dragoman.story.types import Cite, Identity, Terms

_numbers = count(1)


def side(name: str) -> Identity:
    return Identity(id=name.lower(), name=name, kind="place")


def fact(act: str, by: str, to: str | None = None, day: str | None = None, **more: object) -> Fact:
    """An act by a side, in an article of its own unless `article` is given. `teller`: who claims it, if another."""
    number = next(_numbers)
    teller, issue, venue = str(more.pop("teller", by)), str(more.pop("issue", "meeting")), more.pop("venue", None)
    pair = more.pop("pair", None) or sorted({by.lower(), (to or "B").lower()})
    cite = Cite(
        article=str(more.pop("article", f"article{number:03}")),
        statement=str(more.pop("statement", f"s{number:03}")),
        speaker=side(str(more.pop("speaker", teller))),
        party=side(teller),
        words=str(more.pop("words", "words")),
        said=day,
        reported=day,
    )
    made: dict[str, object] = {
        "agent": side(by), "recipient": side(to) if to else None, "by": side(by), "to": side(to) if to else None,
        "issue": issue, "family": issue, "terms": Terms(venue=venue), "venue": str(venue).lower() if venue else None,
        "pair": tuple(pair), "when": (day, day) if day else None, "place": (number, 0),
    }  # type: ignore[arg-type]  # fmt: skip
    return Fact(cite=cite, act=act, **made, **more)  # type: ignore[arg-type]
