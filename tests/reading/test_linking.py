"""Sources, cues and contents come together as a reader would put them."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.reading.linking import Weights, link, load_weights
from tests.reading.making import marked


def linked(source: str) -> list[tuple[str | None, str | None, tuple[str, ...]]]:
    text, parts = marked(source)
    return [
        (
            entry.source and text[entry.source.start : entry.source.end],
            entry.cue and text[entry.cue.start : entry.cue.end],
            tuple(text[p.start : p.end] for p in entry.contents),
        )
        for entry in link(text, parts, load_weights())
    ]


@pytest.mark.parametrize(
    "source",
    [
        "[S Orla Venn] [C said] [T the dam would stay shut].",
        "[T “The dam will stay shut,”] [S Orla Venn] [C said].",
        "[T “The dam will stay shut,”] [C said] [S Orla Venn].",
        "[C According to] [S Orla Venn], [T the dam will stay shut].",
        "[T The dam will stay shut], [C according to] [S Orla Venn].",
        "[S Orla Venn, the minister for water,] [C said] on Monday [T that the dam would stay shut].",
    ],
)
def test_each_order_of_who_said_and_what(source: str) -> None:
    ((speaker, cue, contents),) = linked(source)
    assert speaker is not None and speaker.startswith("Orla Venn")
    assert cue in ("said", "According to", "according to") and len(contents) == 1


def test_a_quotation_cut_in_two_by_its_speaker_is_one_statement() -> None:
    found = linked("[T “We will come,”] [S Venn] [C said], [T “if we are asked.”]")
    assert found == [("Venn", "said", ("“We will come,”", "“if we are asked.”"))]


def test_a_second_verb_shares_the_first_ones_source() -> None:
    first, second = linked("[S The envoy] [C said] [T the offer stood], [C adding] [T that time was short].")
    assert first[0] == second[0] == "The envoy"
    assert second[1:] == ("adding", ("that time was short",))


def test_neighbouring_statements_are_not_mixed_up() -> None:
    found = linked(
        "[S Venn] [C said] [T the talks had failed]. [S Brandt] [C denied] [T it].\n"
        "[T “Nobody asked us,”] [C said] [S Quill]. [T “We would have come,”] [S she] [C added]."
    )
    assert [(s, c) for s, c, _ in found] == [
        ("Venn", "said"),
        ("Brandt", "denied"),
        ("Quill", "said"),
        ("she", "added"),
    ]


def test_a_quotation_in_its_own_paragraph_is_a_statement_without_cue() -> None:
    found = linked("[T “We are ready,”] [S he] [C said].\n[T “And if they come, we will open the gates.”]")
    assert found == [
        ("he", "said", ("“We are ready,”",)),
        (None, None, ("“And if they come, we will open the gates.”",)),
    ]


def test_a_quotation_left_open_runs_on_into_the_next_paragraph() -> None:
    found = linked("[S Venn] [C said]: [T “We are ready.]\n[T “And we will wait.”]")
    assert found == [("Venn", "said", ("“We are ready.", "“And we will wait.”"))]


def test_every_content_comes_into_exactly_one_statement() -> None:
    text, parts = marked("[T “A b,”] [S X] [C said]. [T “C d.”] [T E f], [C said] [S Y]. [T “G h.”]\n[T “I j.”]")
    contents = [p for entry in link(text, parts, load_weights()) for p in entry.contents]
    assert sorted(contents) == [p for p in parts if p.role == "content"]


PIECES = st.sampled_from(
    [
        "[S Orla Venn]",
        "[S he]",
        "[C said]",
        "[C according to]",
        "[C adding]",
        "[T “A b c,”]",
        "[T that d e]",
        "[T “F g.”]",
    ]
)
BETWEEN = st.sampled_from([" ", ", ", ". ", ".\n", " and then, for all that anybody could tell, "])


@given(st.lists(st.tuples(PIECES, BETWEEN), max_size=14))
def test_what_is_not_weighed_would_not_be_chosen(story: list[tuple[str, str]]) -> None:
    text, parts = marked("".join(piece + between for piece, between in story))
    weights = load_weights()
    every = Weights(weights.told)
    every.reach = {role: tuple(side._replace(most=math.inf) for side in both) for role, both in weights.reach.items()}
    assert link(text, parts, weights) == link(text, parts, every)
