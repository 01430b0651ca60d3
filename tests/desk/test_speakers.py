"""Statements are told so that nobody reads the contrary of what was said."""

from __future__ import annotations

import pytest

from dragoman.desk.speakers import tell_words
from dragoman.types import Kind, Span, Statement


def told(kind: Kind, source: str) -> str:
    """What is told of a statement: its cue stands in angle brackets, its contents in square ones."""
    spans: list[tuple[str, int, str]] = []
    text = ""
    for piece in source.replace("[", "|T").replace("<", "|C").replace("]", "|").replace(">", "|").split("|"):
        role, words = (piece[0], piece[1:]) if piece[:1] in ("T", "C") else ("", piece)
        spans.append((role, len(text), words))
        text += words
    made = {role: [Span(at, at + len(words), words) for r, at, words in spans if r == role] for role in "TC"}
    return tell_words(Statement(id="s", kind=kind, content=tuple(made["T"]), cue=next(iter(made["C"]), None)))


@pytest.mark.parametrize(
    ("kind", "source", "words"),
    [
        ("narrated", "Venn <declined> [to comment].", "declined to comment"),
        ("narrated", "[The offer] <was turned down> by Venn.", "The offer was turned down"),
        ("narrated", "Venn <refused> on Monday [the offer].", "refused … the offer"),
        ("indirect", "Venn <doubted> [they could fly].", "doubted they could fly"),
        ("indirect", "[The gates], Venn <said>, [would leak].", "The gates … would leak"),
        ("indirect", "[The gates leak], Venn <said>.", "The gates leak"),
        ("direct", "Venn <said> [“no”].", "“no”"),
    ],
)
def test_the_verb_stands_beside_all_but_quotations(kind: Kind, source: str, words: str) -> None:
    assert told(kind, source) == words
