"""Parts and figures made from a text with its stretches marked, so that tests can be read as text."""

from __future__ import annotations

import re

from dragoman.reading.entities import Figure, find_figures
from dragoman.reading.linking import link, load_weights
from dragoman.reading.names import clean_names
from dragoman.reading.owners import find_owners
from dragoman.reading.parts import Part
from dragoman.reading.quotes import find_quoted
from dragoman.reading.seats import find_seats
from dragoman.reading.speakers import Scene
from dragoman.reading.speech import Spoken, hear
from dragoman.reading.titles import find_roles

ROLES = {"S": "source", "C": "cue", "T": "content", "P": "person", "O": "organisation", "L": "place", "G": "group"}
_MARK = re.compile(r"\[([SCTPOLG]) (.*?)\]", re.S)


def marked(source: str) -> tuple[str, list[Part]]:
    """`"[S Anna] [C said] [T no]"` as its text and its parts in order. Marks do not nest."""
    text, parts, at = "", [], 0
    for match in _MARK.finditer(source):
        text += source[at : match.start()]
        parts.append(Part(len(text), len(text) + len(match[2]), ROLES[match[1]], 0.9))
        text += match[2]
        at = match.end()
    return text + source[at:], parts


def named(source: str) -> tuple[str, list[Figure]]:
    """A text with its names marked, and the entities found from them with their roles."""
    text, parts = marked(source)
    figures = find_figures(text, clean_names(text, parts))
    find_roles(text, figures)
    find_seats(text, figures)
    find_owners(text, figures)
    return text, figures


CAST = {
    "person": ("Orla Venn", "Venn", "Ivo Brandt", "Brandt", "Marta Quill", "Quill"),
    "place": ("Kelvara", "Lorrenmark", "Sarnish"),
    "organisation": ("Citadel", "Water Ministry", "KTK", "Hallowick Courier", "Reed League"),
    "group": ("Kelvarans", "Lorreners"),
}
"""Names that are known in a text without a mark, since marks do not nest."""


def staged(source: str, publisher: str | None = None) -> tuple[Scene, list[Spoken]]:
    """A text with sources, cues and contents marked, and the names of `CAST` found; asked in order of the text."""
    text, parts = marked(source)
    names: list[Part] = []
    for kind, words in CAST.items():
        for name in sorted(words, key=len, reverse=True):
            for match in re.finditer(rf"\b{re.escape(name)}\b", text):
                if not any(p.start < match.end() and match.start() < p.end for p in names):
                    names.append(Part(match.start(), match.end(), kind, 0.9))
    figures = find_figures(text, sorted(names))
    find_roles(text, figures)
    scene = Scene(text, figures, find_quoted(text, 0, len(text)), publisher=publisher)
    links = link(text, parts, load_weights())
    spoken = [hear(scene, entry, links[i - 1] if i else None) for i, entry in enumerate(links)]
    return scene, spoken
