"""A headline's moves are statements, where it says plainly who does what."""

from __future__ import annotations

import pytest

from dragoman.reading.furniture import split_lines
from dragoman.reading.headlines import find_headed
from dragoman.reading.linking import Link
from dragoman.reading.parts import Part


def headed(title: str, *names: str, links: tuple[Link, ...] = ()) -> list[tuple[str, str, str]]:
    parts = [Part(title.index(n), title.index(n) + len(n), "place", 0.9) for n in names]
    found = find_headed(title, next(iter(split_lines(title))), parts, links)
    return [
        (
            title[e.source.start : e.source.end],
            title[e.cue.start : e.cue.end],
            title[e.contents[0].start : e.contents[0].end],
        )
        for e in found
        if e.source and e.cue
    ]


def test_what_one_subject_does_twice_is_told_twice() -> None:
    title = "Halden nurses spurn 3 percent, ask for 5 as the walkout drags on"
    assert headed(title, "Halden") == [("Halden nurses", "spurn", "3 percent"), ("Halden nurses", "ask for", "5")]


def test_each_of_two_subjects_does_its_own() -> None:
    title = "Vessin balks at truce, Haldmark offers to host talks"
    assert headed(title, "Vessin", "Haldmark") == [
        ("Vessin", "balks at", "truce"),
        ("Haldmark", "offers", "to host talks"),
    ]


def test_another_who_says_something_ends_the_words() -> None:
    title = "Haldmark offers Vessin a truce, Vessin says it will study it"
    assert headed(title, "Haldmark") == [("Haldmark", "offers", "Vessin a truce")]


@pytest.mark.parametrize(
    "title",
    [
        "Vessin offers a view of the past",  # nobody is named: the name is not one that the article knows
        "How Haldmark rejects its own",
        "Haldmark back in talks",  # one land does not "back"
        "“Haldmark rejects it”",
    ],
)
def test_what_may_be_no_move_is_none(title: str) -> None:
    assert headed(title, *(["Haldmark"] if "Haldmark" in title else [])) == []


def test_what_is_a_statement_already_is_left_alone() -> None:
    title = "Haldmark rejects truce"
    known = Link(Part(0, 8, "source", 0.9), Part(9, 16, "cue", 0.9), (Part(17, 22, "content", 0.9),))
    assert headed(title, "Haldmark", links=(known,)) == []


def test_a_dash_and_but_stand_before_another_who_does_something() -> None:
    title = "KELVARA OFFERS TRUCE - BUT LORRENMARK REJECTS IT"
    assert ("LORRENMARK", "REJECTS", "IT") in headed(title, "KELVARA", "LORRENMARK")
