"""Moves told inside another's words are statements of their own, where they look back."""

from __future__ import annotations

import pytest

from dragoman.reading import Reader
from dragoman.reading.linking import Link
from dragoman.reading.parts import Part
from dragoman.reading.within import moves_within, rejoined
from dragoman.types import Article


def part(text: str, words: str, role: str) -> Part:
    return Part(text.index(words), text.index(words) + len(words), role, 0.9)  # type: ignore[arg-type]


def within(text: str, source: str, cue: str, content: str, *names: str) -> list[tuple[str, str, str]]:
    host = Link(part(text, source, "source"), part(text, cue, "cue"), (part(text, content, "content"),))
    found = moves_within(text, host, [], [part(text, name, "person") for name in names if name in text])
    return [
        (
            text[e.source.start : e.source.end],
            text[e.cue.start : e.cue.end],
            " … ".join(text[c.start : c.end] for c in e.contents),
        )
        for e in found
        if e.source and e.cue
    ]


@pytest.mark.parametrize(
    ("told", "wanted"),
    [
        ("Norrland had accepted the plan", ("Norrland", "accepted", "the plan")),
        ("that Norrland asked for a pause in February", ("Norrland", "asked for", "a pause in February")),
        ("that it was Norrland that had asked for this meeting", ("Norrland", "asked for", "this meeting")),
        (
            "it was Norrland that went to the hosts and asked for this meeting",
            ("Norrland", "asked for", "this meeting"),
        ),
        ("Norrland had accepted the plan on Sunday without reserve", ("Norrland", "accepted", "the plan")),
        ("Norrland accepted it and could send six ships", ("Norrland", "accepted", "it")),
        ("Norrland had rejected the offer a week ago in a letter", ("Norrland", "rejected", "the offer")),
        ("that Norrland had promised in Tolm to leave the town", ("Norrland", "promised", "to leave the town")),
        ("that Norrland said yes to the ten days", ("Norrland", "said", "yes to the ten days")),
        ("he had asked Norrland for a pause", ("he", "asked", "Norrland for a pause")),
    ],
)
def test_what_another_did_before_is_a_statement_within(told: str, wanted: tuple[str, str, str]) -> None:
    text = f"Ada Wren said {told}."
    assert within(text, "Ada Wren", "said", told, "Ada Wren", "Norrland") == [wanted]


@pytest.mark.parametrize(
    "told",
    [
        "it accepted the plan",  # "we accept it", a tense back: done by these words
        "Norrland accepts the plan",
        "Norrland would accept the plan",
        "Norrland had not accepted the plan",
        "Norrland had made no promise",
        "both sides had accepted the plan",
        "we asked for a pause",
        "Ada Wren accepted the plan",
    ],
)
def test_what_is_done_by_the_words_themselves_or_not_at_all_is_none(told: str) -> None:
    text = f"Ada Wren said {told}."
    assert within(text, "Ada Wren", "said", told, "Ada Wren", "Norrland") == []


def test_what_is_denied_is_no_move() -> None:
    text = "Ada Wren denied that Norrland had accepted the plan."
    assert within(text, "Ada Wren", "denied", "that Norrland had accepted the plan", "Norrland") == []


def test_a_second_verb_behind_what_another_did_is_his() -> None:
    text = "KTK recalled that the premier had rejected half of the catch and proposed a quarter."
    source, cue = part(text, "KTK", "source"), part(text, "recalled", "cue")
    first = Link(source, cue, (part(text, "that the premier had rejected half of the catch", "content"),))
    second = Link(source, part(text, "proposed", "cue"), (part(text, "a quarter", "content"),))
    (whole,) = rejoined(text, [first, second])
    assert text[whole.contents[0].start : whole.contents[0].end].endswith("and proposed a quarter")
    own = Link(source, cue, (part(text, "half of the catch", "content"),))
    assert len(rejoined(text, [own, second])) == 2


def test_the_act_is_the_inner_statements_and_its_teller_answers_for_it() -> None:
    text = (
        "TOLM, May 3, 2031 - Norrland and Sudmark have fought over the strait since March.\n\n"
        "Norrland's foreign minister, Ada Wren, said Sudmark had accepted a ten-day truce. "
        '"They told us on Monday," Wren told reporters.\n\n'
        "Sudmark's spokesman, Ivo Brandt, rejected the claim."
    )
    reading = Reader().read(Article(text=text, path="a.txt"))
    inner = [s for s in reading.statements if s.inside and s.cue and s.cue.text == "accepted"]
    assert [(s.kind, s.source and s.source.text) for s in inner] == [("narrated", "Sudmark")]
    outer = next(s for s in reading.statements if s.id == inner[0].inside)
    assert [act.type for act in inner[0].acts] == ["accept"]
    assert not any(act.type == "accept" for act in outer.acts)


@pytest.mark.parametrize(
    "asked",
    [
        "The government was then invited to explain the story spread by Sudmark's President Ada Wren that she had "
        "offered her neighbour a ten-day truce in the strait.",
        "The minister was asked to explain the message released by Sudmark's President Ada Wren that she had urged the "
        "premier to call off patrols in the strait until July.",
    ],
)
def test_a_move_told_in_words_that_are_no_statement_is_not_the_writers(asked: str) -> None:
    head = "TOLM, May 3, 2031 - Norrland and Sudmark have fought over the strait since March.\n\n"
    told = Reader().read(Article(text=head + asked, path="a.txt")).statements
    assert not [s for s in told if s.cue and s.cue.text in ("offered", "urged") and s.inside is None]
