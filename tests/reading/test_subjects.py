"""The subject of a verb is a noun phrase that begins its clause, whatever stands between commas."""

from __future__ import annotations

import pytest

from dragoman.reading.parts import Part
from dragoman.reading.subjects import find_lead, find_phrase, find_subject


def parts(text: str, *names: str) -> list[Part]:
    return [Part(text.index(n), text.index(n) + len(n), "person", 0.9) for n in names if n in text]


NAMES = ("Ada Wren", "Wickland", "Tolm", "PORT TOLM")


@pytest.mark.parametrize(
    ("text", "verb", "subject"),
    [
        ("PORT TOLM, May 3 (ABC) - The head of Wickland's lost province on Monday refused", "refused",
         "The head of Wickland's lost province"),
        ("Ada Wren, who had waited for a week, last night refused", "refused", "Ada Wren, who had waited for a week,"),
        ("The talks failed and Wickland, which wanted more, refused", "refused", "Wickland, which wanted more,"),
        ("On Friday Ada Wren flatly refused", "refused", "Ada Wren"),
        ("His opposite number, Ada Wren, refused", "refused", "His opposite number, Ada Wren,"),
        ("The head of the guild, Ada Wren, has again refused", "refused", "The head of the guild, Ada Wren,"),
        ("The bearded islander refused", "refused", "The bearded islander"),
        ("Ada Wren, for her part, refused", "refused", "Ada Wren"),
        ("the offer, which the guild has twice refused", "refused", "the guild"),
        ("an offer which the Citadel refused", "refused", "the Citadel"),
    ],
)  # fmt: skip
def test_the_subject_is_the_whole_phrase(text: str, verb: str, subject: str) -> None:
    found = find_subject(text, 0, text.index(verb), parts(text, *NAMES))
    assert found and text[found.start : found.end] == subject


@pytest.mark.parametrize(
    "text",
    [
        "In Tolm Wickland refused",
        "The letter refused",
        "The Letter refused",
        "The plan Wickland refused",
        "Wickland withdrew the map refused",
    ],
)
def test_what_is_nobody_or_a_clause_is_no_subject(text: str) -> None:
    assert find_subject(text, 0, text.index("refused"), parts(text, *NAMES)) is None


def test_somebody_behind_a_verb_takes_in_what_describes_him() -> None:
    text = "insisted Ada Wren, the mayor, whose mill it was; others left"
    found = find_phrase(text, 9, len(text), parts(text, *NAMES))
    assert found and text[found.start : found.end] == "Ada Wren, the mayor, whose mill it was"


def test_where_somebody_was_is_not_who_he_is() -> None:
    text = "by the guild at the weekend"
    found = find_phrase(text, 3, len(text), [])
    assert found and text[found.start : found.end] == "the guild"


def test_the_lead_is_who_begins_the_sentence_and_does_something() -> None:
    text = "Ada Wren, who chairs the board, left the hall, accusing Tolm of greed."
    found = find_lead(text, 0, text.index("accusing"), parts(text, *NAMES))
    assert found and text[found.start : found.end] == "Ada Wren, who chairs the board,"
