"""Moves that the writer tells of are statements, where the words say plainly who does what."""

from __future__ import annotations

import pytest

from dragoman.reading.furniture import split_lines
from dragoman.reading.linking import Link
from dragoman.reading.moves import add_moves
from dragoman.reading.parts import Part


def moves(text: str, *names: str, links: tuple[Link, ...] = ()) -> list[tuple[str, str, str]]:
    parts = [Part(text.index(n), text.index(n) + len(n), "person", 0.9) for n in names]
    found = add_moves(text, links, list(split_lines(text)), parts, 0)
    return [
        (
            text[e.source.start : e.source.end],
            text[e.cue.start : e.cue.end],
            text[e.contents[0].start : e.contents[0].end],
        )
        for e in found
        if e.source and e.cue
    ]


def test_two_verbs_of_one_subject_are_two_moves() -> None:
    text = "Ada Wren refused on Saturday to travel to Tolm for talks and invited the president to Wick instead."
    assert moves(text, "Ada Wren") == [
        ("Ada Wren", "refused", "to travel to Tolm for talks"),
        ("Ada Wren", "invited", "the president to Wick instead"),
    ]


def test_a_title_belongs_to_the_source_and_a_dateline_does_not() -> None:
    text = "TOLM, May 3 (ABC) - Foreign Minister Ada Wren rejected the plan for a truce."
    assert moves(text, "Ada Wren") == [("Foreign Minister Ada Wren", "rejected", "the plan for a truce")]


@pytest.mark.parametrize(
    "text",
    [
        "The offer of Ada Wren rejected by all sides was forgotten.",
        "“Ada Wren rejected the truce,” he said.",
        "It was a plan that Ada Wren rejected.",
    ],
)
def test_words_in_quotation_marks_or_beside_the_main_clause_are_no_move(text: str) -> None:
    assert moves(text, "Ada Wren") == []


def test_what_somebody_is_already_said_to_have_said_is_left_to_him() -> None:
    text = "He said Ada Wren rejected the truce."
    said = Link(Part(0, 2, "source", 0.9), Part(3, 7, "cue", 0.9), (Part(8, 35, "content", 0.9),))
    assert moves(text, "Ada Wren", links=(said,)) == [("He", "said", "Ada Wren rejected the truce")]


def test_words_that_run_on_into_the_next_verb_are_two_moves() -> None:
    text = "Ada Wren rejected the jibe about the flag and ruled out any trip to Tolm."
    at, cue, told = text.index("Ada Wren"), text.index("rejected"), text.index("the jibe")
    link = Link(
        Part(at, at + 8, "source", 0.9), Part(cue, cue + 8, "cue", 0.9), (Part(told, len(text) - 1, "content", 0.9),)
    )
    assert moves(text, "Ada Wren", links=(link,)) == [
        ("Ada Wren", "rejected", "the jibe about the flag"),
        ("Ada Wren", "ruled out", "any trip to Tolm"),
    ]


def test_what_a_clause_tells_is_not_split_off() -> None:
    text = "Ada Wren warned that the army had left and ruled out any trip."
    link = Link(Part(0, 8, "source", 0.9), Part(9, 15, "cue", 0.9), (Part(16, len(text) - 1, "content", 0.9),))
    assert len(moves(text, "Ada Wren", links=(link,))) == 1


def test_when_it_was_said_is_no_part_of_a_move() -> None:
    assert moves("Ada Wren accepted the offer the same evening.", "Ada Wren") == [("Ada Wren", "accepted", "the offer")]


def test_the_second_thing_that_a_subject_does_is_a_move() -> None:
    text = "Ada Wren threw down the gauntlet to her rival last night and dared him to come to Wick."
    assert moves(text, "Ada Wren") == [("Ada Wren", "dared", "him to come to Wick")]
    assert moves("Ada Wren said the state had won and dared him to come.", "Ada Wren") == []
