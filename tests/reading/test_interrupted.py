"""Words that their attribution interrupts are said on both sides of it."""

from __future__ import annotations

import pytest

from dragoman.reading.interrupted import both_sides
from dragoman.reading.linking import Link
from dragoman.reading.parts import Part
from tests.reading.making import marked


def sides(source: str) -> tuple[str, ...]:
    """The contents that come of the marked parts, all of them taken as one statement."""
    text, parts = marked(source)
    by = {role: next((p for p in parts if p.role == role), None) for role in ("source", "cue")}
    entry = Link(by["source"], by["cue"], tuple(p for p in parts if p.role == "content"))
    return tuple(text[p.start : p.end] for p in both_sides(text, entry, [entry]).contents)


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        (
            "The gates of the weir leak, [C according to] [S Venn], [T at night].",
            ("The gates of the weir leak", "at night"),
        ),
        ("Over the years, [S Venn] [C said], [T the gates leaked].", ("Over the years", "the gates leaked")),
        ("It rained: the gates, [S Venn] [C said], [T leak].", ("the gates", "leak")),
        ("But, [S Venn] [C said], [T the gates leak].", ("the gates leak",)),
        ("It rained because, [C according to] [S Venn], [T the gates leak].", ("the gates leak",)),
        ("In an interview, [S Venn] [C said], [T the gates leak].", ("the gates leak",)),
        ("The gates, [S Venn] [C opened], [T leak].", ("leak",)),
        ("After rain [S Venn] [C said], [T the gates leak].", ("the gates leak",)),
    ],
)
def test_a_sentence_begins_before_who_interrupts_it(source: str, wanted: tuple[str, ...]) -> None:
    assert sides(source) == wanted


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        (
            "As for the gates, [S Venn] [C said], [T “we do not mend them”].",
            ("As for the gates", "“we do not mend them”"),
        ),
        ("This toll, [S Venn] [C said], [T “does not exist”].", ("This toll", "“does not exist”")),
        ("On Monday, [S Venn] [C said], [T “we do not mend them”].", ("“we do not mend them”",)),
        ("The toll, [S Venn] [C said], [T “We do not want it.”]", ("“We do not want it.”",)),
    ],
)
def test_marks_that_begin_no_sentence_go_on_from_a_noun_or_a_topic(source: str, wanted: tuple[str, ...]) -> None:
    assert sides(source) == wanted


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        ("[T The gates], [S Venn] [C said], leak at “night.” It rains.", ("The gates", "leak at “night.”")),
        (
            "[T The gates leak], [S Venn] [C said], because nobody mends them.",
            ("The gates leak", "because nobody mends them"),
        ),
        (
            "[T The gates leak], [C said] [S Venn], because nobody mends them.",
            ("The gates leak", "because nobody mends them"),
        ),
        ("[T The gates leak], [C said] [S Venn], 80, a retired keeper.", ("The gates leak",)),
        ("[T The gates leak], [C said] [S Venn], keeper of the weir.", ("The gates leak",)),
        ("[T The gates leak], [S Venn] [C said], pointing at the water.", ("The gates leak",)),
        ("[T The gates leak], [S Venn] [C said], but Quill sees none.", ("The gates leak",)),
        ("[T “The gates leak”], [S Venn] [C said], because he looked.", ("“The gates leak”",)),
    ],
)
def test_a_sentence_goes_on_behind_who_interrupts_it(source: str, wanted: tuple[str, ...]) -> None:
    assert sides(source) == wanted


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        ("[T The keeper joined her: the gates], [S he] [C said], [T can be shut].", ("the gates", "can be shut")),
        ("[T It is otherwise with the toll]: [T this sum], [S he] [C said], [T is gone].", ("this sum", "is gone")),
        ("[T The toll “is: gone], [S he] [C said], [T and paid”].", ("The toll “is: gone", "and paid”")),
    ],
)
def test_what_stands_before_a_colon_is_the_writers(source: str, wanted: tuple[str, ...]) -> None:
    assert sides(source) == wanted


def test_a_clause_takes_in_the_claim_that_it_belongs_to() -> None:
    assert sides("It rained. The claim of Quill [T that it leaks], [S he] [C called] [T “a lie”].") == (
        "The claim of Quill that it leaks",
        "“a lie”",
    )
    assert sides("Quill thinks [T that it leaks], [S he] [C added].") == ("that it leaks",)


def test_the_middle_of_a_later_sentence_is_anothers() -> None:
    assert sides("[T Not so], [C said] [S Venn]: [T it holds]. Quill [T would say little].") == ("Not so", "it holds")
    assert sides("[T It holds], [C said] [S Venn]. [T It will hold].") == ("It holds", "It will hold")


def test_so_before_a_name_cites_where_the_sentence_has_no_verb_yet() -> None:
    text, parts = marked(
        "The union, so [S the head of the weir, Orla Venn,] [C has never wanted] [T the toll]. It rains."
    )
    found = both_sides(text, Link(parts[0], parts[1], (parts[2],)), [])
    assert found.cue and text[found.cue.start : found.cue.end] == "so"
    assert [text[p.start : p.end] for p in found.contents] == ["The union", "has never wanted the toll"]
    text, parts = marked("The gate jammed, so [S the keeper, Orla Venn,] [C has asked for] [T a new one].")
    entry = Link(parts[0], parts[1], (parts[2],))
    assert both_sides(text, entry, []) == entry


def test_another_statements_words_stay_its_own() -> None:
    text, parts = marked("[S Quill] [C fears] [T leaks], [S Venn] [C said], [T at night].")
    other, entry = Link(parts[0], parts[1], (parts[2],)), Link(parts[3], parts[4], (parts[5],))
    assert both_sides(text, entry, [entry, other]) == entry
    assert both_sides(text, Link(None, None, (Part(0, 5, "content", 0.9),)), []).contents[0].end == 5


def test_what_stands_before_a_semicolon_is_another_sentences() -> None:
    text, parts = marked("Venn was open to a lease; [T Brandt’s offer], [S he] [C said], was not.")
    entry = Link(parts[1], parts[2], (parts[0]._replace(start=0),))
    first = both_sides(text, entry, [entry]).contents[0]
    assert text[first.start : first.end] == "Brandt’s offer"
