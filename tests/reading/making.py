"""Parts and figures made from a text with its stretches marked, so that tests can be read as text."""

from __future__ import annotations

import re

from dragoman.reading.entities import Figure, find_figures
from dragoman.reading.names import clean_names
from dragoman.reading.parts import Part
from dragoman.reading.roles import find_roles

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
    return text, figures
