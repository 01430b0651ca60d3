"""A content ends with its speaker's sentence and begins with it."""

from __future__ import annotations

import pytest

from dragoman.reading.bounding import behind_participle, bound
from dragoman.reading.linking import Link
from dragoman.reading.parts import Part
from tests.reading.making import marked


def bounded(source: str) -> list[tuple[str, ...]]:
    """The contents of each statement that comes of the marked parts, all of them taken as one."""
    text, parts = marked(source)
    by = {role: next((p for p in parts if p.role == role), None) for role in ("source", "cue")}
    entry = Link(by["source"], by["cue"], tuple(p for p in parts if p.role == "content"))
    return [tuple(text[p.start : p.end] for p in e.contents) for e in bound(text, entry, [entry])]


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        ("[S Venn] [C said] [T the gates leak. The river rose].", [("the gates leak",)]),
        (
            "[S Venn] [C said] [T nobody “looked at both”. Depending on rain, it may rise].",
            [("nobody “looked at both”",)],
        ),
        ("[S Venn] [C called] [T it a “leak.” The river rose], he said.", [("it a “leak.”",)]),
        (
            "[S Venn] [C said] [T the gates leak. “Nobody mends them now.”]",
            [("the gates leak",), ("“Nobody mends them now.”",)],
        ),
        ("[S Venn] [C said] [T the gates of Hill Inc. Works leak].", [("the gates of Hill Inc. Works leak",)]),
        ("[S Venn] [C said] [T “It leaks. We mend it.”]", [("“It leaks. We mend it.”",)]),
        ("[S Venn][C :] [T It leaks. We mend it.]", [("It leaks. We mend it.",)]),
        ("[S Venn] [C said]: [T It leaks. We mend it.]", [("It leaks. We mend it.",)]),
    ],
)
def test_what_is_said_behind_its_verb_ends_with_the_sentence(source: str, wanted: list[tuple[str, ...]]) -> None:
    assert bounded(source) == wanted


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        ("It rained. The men at the weir have shut [T the upper gates], [S Venn] [C said].", None),
        ("It rained, and then [T the gates were shut], [S Venn] [C said].", "the gates were shut"),
        ("In the north, [T the gates were shut], [S Venn] [C said].", "the gates were shut"),
        ("It is a time when [T the gates are shut], [S Venn] [C said].", "the gates are shut"),
        ("The acreage of [T the upper weir], [C opened] by [S Venn].", "the upper weir"),
        ("Ivo, who is ill, [T was put on a list], [S Venn] [C said].", "Ivo, who is ill, was put on a list"),
        ("He has no boat and [T will not get one], [S Venn] [C said].", "will not get one"),
    ],
)
def test_a_clause_before_its_speaker_begins_with_the_sentence(source: str, wanted: str | None) -> None:
    assert bounded(source) == [(wanted or "The men at the weir have shut the upper gates",)]


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        ("[T In the past day], [S Venn] [C said], the gates were shut.", ("In the past day", "the gates were shut.")),
        ("[T In the past day it was shut], [S Venn] [C said], the rest open.", ("In the past day it was shut",)),
        ("[T In the past day], [S Venn] [C said], adding nothing.", ("In the past day",)),
        ("[T On the weir], [C opened] by [S Venn], the boats lay.", ("On the weir",)),
        ("The gates, [S Venn] [C said], [T will be shut].", ("The gates", "will be shut")),
        ("The gates, [S Venn] [C said], [T which leak].", ("which leak",)),
        ("[T Ivo] [C was ordered] by [S the court] to shut it by May.", ("Ivo", "to shut it by May")),
        ("[T Ivo] [C was told] by [S the court] to shut “the gates” by May.", ("Ivo",)),
        ("[T The toll] [C was backed] by [S the court] to shut it.", ("The toll",)),
    ],
)
def test_what_stands_on_the_other_side_of_its_speaker_is_taken_in(source: str, wanted: tuple[str, ...]) -> None:
    assert bounded(source) == [wanted]


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        ("[C According to] [S Venn], [T the gate “Kite,”] leaks, which is new.", "the gate “Kite,” leaks"),
        ("[C According to] [S Venn], [T the gate leaks], but it holds.", "the gate leaks"),
        ("[C According to] [S Venn], [T the gate leaks].", "the gate leaks"),
    ],
)  # fmt: skip
def test_what_follows_according_to_has_its_verb(source: str, wanted: str) -> None:
    assert bounded(source) == [(wanted,)]


def test_another_statements_words_are_not_taken_in() -> None:
    text, parts = marked("[C According to] [S Venn], [T the gate] leaks and [S Quill] [C said] [T it holds].")
    entry, other = Link(parts[1], parts[0], (parts[2],)), Link(parts[3], parts[4], (parts[5],))
    assert [e.contents for e in bound(text, entry, [entry, other])] == [(parts[2],)]


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        ("[S Venn] [C accepted] [T the offer the same evening].", "the offer"),
        ("[S Venn] [C rejected] [T their latest plan on Friday].", "their latest plan"),
        ("[S Venn] [C said] [T the gates were shut on Friday].", "the gates were shut"),
        ("[S Venn] [C proposed] [T a meeting on Friday].", "a meeting on Friday"),
    ],
)
def test_when_an_offer_was_answered_is_no_part_of_it(source: str, wanted: str) -> None:
    assert bounded(source) == [(wanted,)]


def test_what_stands_before_a_participle_is_no_part_of_its_content() -> None:
    text = "Ode seemed calm when she spoke on Monday, vowing to stay until spring."
    first, last = Part(0, 3, "content", 0.5), Part(49, 69, "content", 0.9)
    entry = Link(Part(21, 24, "source", 0.9), Part(42, 48, "cue", 0.9), (first, last))
    assert behind_participle(text, entry).contents == (last,)
    assert bounded("[T The gate of the weir], [C according to] [S Venn], [T leaks].") == [
        ("The gate of the weir", "leaks")
    ]
    assert bounded("It rained, and [T that], [C according to] [S Venn], [T it leaks].") == [("it leaks",)]
    fronted = "What Ode has promised to do is unclear."
    asked = Link(
        Part(5, 8, "source", 0.9), Part(9, 21, "cue", 0.9), (Part(0, 4, "content", 0.5), Part(22, 27, "content", 0.9))
    )
    assert behind_participle(fronted, asked) == asked


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        (
            "[S Venn] [C said] [T the boats in the] \nharbour\n were seven. It rained.",
            "the boats in the \nharbour\n were seven",
        ),
        ("[S Venn] [C said] [T the boats were]\nin the harbour.", "the boats were\nin the harbour"),
        ("[S Venn] [C said] [T the boats were seven]\n\nWhat comes next.", "the boats were seven"),
        ("[S Venn] [C said] [T the boats were seven].\nand so on.", "the boats were seven"),
        ("[S Venn] [C named] [T three boats]\n- the Heron\n- the Tern.", "three boats"),
    ],
)
def test_a_line_that_breaks_a_sentence_does_not_end_what_is_said(source: str, wanted: str) -> None:
    assert bounded(source) == [(wanted,)]


@pytest.mark.parametrize(
    ("source", "kept"),
    [
        ("He said what [S Venn] [C calls] [T “a wall of water” should be drained].", "“a wall of water”"),
        ("He said [S Venn] [C calls] [T it “a wall” that should be drained].", "it “a wall” that should be drained"),
        ("What [S Venn] [C called] [T “a wall” that is “rising”] is dry.", "“a wall” that is “rising”"),
    ],
)
def test_what_is_said_of_somebodys_words_is_none_of_them(source: str, kept: str) -> None:
    assert bounded(source) == [(kept,)]


def test_the_next_relative_clause_is_the_writers_as_the_first_is() -> None:
    raid = "The raid, for which [S Venn] [C claimed] [T responsibility and in which six died], was the third."
    assert bounded(raid) == [("responsibility",)]
    assert bounded("[S Venn] [C knew] [T the mill and who built it].") == [("the mill and who built it",)]
