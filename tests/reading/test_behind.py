"""Words without quotation marks go to whom the end, the start or the middle of their sentence names."""

from __future__ import annotations

import pytest

from dragoman.reading.behind import add_behind
from dragoman.reading.furniture import split_lines
from dragoman.reading.linking import Link
from dragoman.reading.parts import Part


def read(text: str, *names: str, links: tuple[Link, ...] = ()) -> list[list[str]]:
    parts = [Part(text.index(n), text.index(n) + len(n), "person", 0.9) for n in names]
    found = add_behind(text, links, list(split_lines(text)), parts, 0, lambda _: True)
    return [[text[p.start : p.end] for p in (e.source, e.cue, *e.contents) if p] for e in found]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The bridge must stay shut, insisted Ada Wren, the mayor of Tolm.",
         ["Ada Wren, the mayor of Tolm", "insisted", "The bridge must stay shut"]),
        ("The bridge was sold in May, informed the speaker of the guild, Ada Wren.",
         ["the speaker of the guild, Ada Wren", "informed", "The bridge was sold in May"]),
        ("Wickland would pay half, the head of the board, Ada Wren, said after the session.",
         ["the head of the board, Ada Wren,", "said", "Wickland would pay half"]),
        ("The toll was never agreed, as Ada Wren made clear.", ["Ada Wren", "made clear", "The toll was never agreed"]),
        ("As Ada Wren stated on Monday, the letter has arrived.", ["Ada Wren", "stated", "the letter has arrived"]),
        ("The lamps burn, so Ada Wren, and everybody can see them.",
         ["Ada Wren", "so", "The lamps burn", "and everybody can see them"]),
        ("Wickland, Ada Wren claimed, had sold the bridge in May, and was now sorry.",
         ["Ada Wren", "claimed", "Wickland", "had sold the bridge in May, and was now sorry"]),
        ("The guild fumed: the bridge, Ada Wren claimed, had been sold in May.",
         ["Ada Wren", "claimed", "the bridge", "had been sold in May"]),
        ("Not so, said Ada Wren: it was the guild that rang.",
         ["Ada Wren", "said", "Not so", "it was the guild that rang"]),
    ],
)  # fmt: skip
def test_the_sentence_says_whose_words_they_are(text: str, told: list[str]) -> None:
    assert read(text, "Ada Wren") == [told]


def test_a_clause_that_goes_on_is_by_nobody_who_said_the_one_before() -> None:
    assert (
        read("Ada Wren turned down the letter in May, and Ivo Lane refused to send his own.", "Ada Wren", "Ivo Lane")
        == []
    )


@pytest.mark.parametrize(
    "text",
    [
        "Ada Wren, who chairs the board, urged the mayor to wait.",
        "Ada Wren, the mayor of Tolm, left.",
        "The guild, called the Wick Union, will stay.",
    ],
)
def test_a_plain_sentence_is_nobodys_words(text: str) -> None:
    assert read(text, *(n for n in ("Ada Wren", "Wick Union") if n in text)) == []


def test_a_statement_that_was_cut_short_is_made_whole() -> None:
    text = "Wickland, Ada Wren claimed, had sold it, and was sorry."
    short = Link(
        Part(10, 18, "source", 0.9), Part(19, 26, "cue", 0.9),
        (Part(0, 8, "content", 0.9), Part(28, 39, "content", 0.9)),
    )  # fmt: skip
    assert read(text, "Ada Wren", links=(short,)) == [["Ada Wren", "claimed", "Wickland", "had sold it, and was sorry"]]


def test_a_quotation_has_whoever_stands_beside_it() -> None:
    text = "„We have waited long enough“, the head of state stressed at the meeting."
    alone = Link(None, None, (Part(0, 28, "content", 0.9),))
    assert read(text, links=(alone,)) == [["the head of state", "stressed", "„We have waited long enough“"]]


def test_a_short_quotation_has_a_manner_of_speaking_behind_it() -> None:
    text = "'Fairy tales,' she snapped. 'We have kept the bill.'"
    assert read(text) == [["she", "snapped", "'Fairy tales,'", "'We have kept the bill.'"]]
