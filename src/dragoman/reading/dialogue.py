"""Who talks with whom in an interview or transcript of two: each says to the other what stands after its label."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from dragoman.reading.entities import keys
from dragoman.reading.linking import Link
from dragoman.reading.parts import Part
from dragoman.reading.peopling import is_plain_name

FEWEST = 3
"""Labelled statements that make a dialogue, as in `labels`."""


def is_label(text: str, link: Link) -> bool:
    """Whether a mark after the speaker's name attributes the statement, as in "Venn: It leaks."."""
    if not link.cue or not link.source:
        return False
    mark = text[link.cue.start : link.cue.end]
    return mark in (":", ".") and link.source.end <= link.cue.start < link.contents[0].start


def find_partners(text: str, links: Iterable[Link], title: int) -> Mapping[str, tuple[int, int]]:
    """For each of the two who talk, by the last word of the label: where the other's fullest label stands.

    Empty where not just two talk: then nobody can tell from the layout to whom one speaks.
    """
    labels: dict[str, list[tuple[int, int]]] = {}
    for link in links:
        if link.source and link.source.start >= title and is_label(text, link):
            labels.setdefault(_last(text, link), []).append((link.source.start, link.source.end))
    if len(labels) != 2 or sum(map(len, labels.values())) < FEWEST:
        return {}
    one, other = labels
    fullest = {name: max(places, key=lambda place: (place[1] - place[0], -place[0])) for name, places in labels.items()}
    return {one: fullest[other], other: fullest[one]}


def partner(text: str, link: Link, partners: Mapping[str, tuple[int, int]]) -> tuple[int, int] | None:
    """Where the label of the one stands to whom a labelled statement is said."""
    return partners.get(_last(text, link)) if partners and is_label(text, link) else None


def name_speakers(names: Sequence[Part], links: Iterable[Link], text: str) -> list[Part]:
    """`names` with a place that is somebody's label made the person who speaks there."""
    labels = {(e.source.start, e.source.end) for e in links if e.source and is_label(text, e)}
    return [p._replace(role="person") if _may_speak(text, p) and (p.start, p.end) in labels else p for p in names]


def _may_speak(text: str, part: Part) -> bool:
    """Whether what was taken for a place, or for a body of two plain words, can be a person behind whose name a mark
    stands: not "Ministry of Water: …"."""
    words = text[part.start : part.end].split()
    return part.role == "place" or (part.role == "organisation" and len(words) == 2 and is_plain_name(words))


def _last(text: str, link: Link) -> str:
    assert link.source
    words = keys(text[link.source.start : link.source.end])
    return words[-1] if words else ""
