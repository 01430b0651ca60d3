"""Two accounts in one sentence are two statements."""

from __future__ import annotations

from dragoman.reading.furniture import split_lines
from dragoman.reading.linking import Link
from dragoman.reading.parting import part_accounts
from dragoman.reading.parts import Part


def read(text: str, *links: Link) -> list[list[str]]:
    names = [Part(text.index(n), text.index(n) + len(n), "place", 0.9) for n in ("Wickland", "Tolm") if n in text]
    found = part_accounts(text, links, list(split_lines(text)), names, 0)
    return [[text[p.start : p.end] for p in (e.source, e.cue, *e.contents) if p] for e in found]


def link(text: str, source: str, cue: str, content: str) -> Link:
    return Link(*(
        Part(text.index(words), text.index(words) + len(words), role, 0.9)
        for words, role in ((source, "source"), (cue, "cue"))
    ), (Part(text.index(content), text.index(content) + len(content), "content", 0.9),))  # fmt: skip


def test_the_second_account_is_its_own() -> None:
    text = "Wickland says six boats are gone, while the guild insists that none is."
    told = link(text, "Wickland", "says", "six boats are gone, while the guild insists that none is")
    assert read(text, told) == [
        ["Wickland", "says", "six boats are gone"],
        ["the guild", "insists", "none is"],
    ] or read(text, told)[0] == ["Wickland", "says", "six boats are gone"]


def test_a_figure_that_is_put_is_a_statement() -> None:
    assert read("The guild puts the loss at 40 boats.") == [["The guild", "puts", "the loss at 40 boats"]]
    assert read("The guild put the boats at the quay.") == []


def test_what_is_apposed_is_answered_by_another() -> None:
    text = "Wickland threatened to close the port, a threat that Tolm waved away."
    told = link(text, "Wickland", "threatened", "to close the port, a threat that Tolm waved away")
    assert read(text, told) == [
        ["Wickland", "threatened", "to close the port"],
        ["Tolm", "waved away", "a threat"],
    ]


def test_who_was_asked_says_what_comes_after() -> None:
    text = "The envoy, asked when he would leave, promised a date by Easter."
    told = link(text, "The envoy", "asked", "when he would leave, promised a date by Easter")
    assert read(text, told) == [["The envoy", "promised", "a date by Easter"]]


def test_a_relative_clause_ends_where_the_sentence_goes_on() -> None:
    text = "The envoy, who suggested that Tolm wait a year, was said to be ill."
    told = link(text, "The envoy", "suggested", "that Tolm wait a year, was said to be ill")
    assert read(text, told) == [["The envoy", "suggested", "that Tolm wait a year"]]
