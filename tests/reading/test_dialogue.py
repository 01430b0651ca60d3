"""An interview of two says by its layout to whom each speaks."""

from __future__ import annotations

from dragoman.reading.dialogue import find_partners, name_speakers, partner
from dragoman.reading.furniture import split_lines
from dragoman.reading.kinds import kind_of
from dragoman.reading.labels import add_labelled
from dragoman.reading.linking import Link
from dragoman.reading.parts import Part

TALK = "Ivo Brandt: Why is it shut?\nOrla Venn: It leaks.\nBrandt: Since when?\nVenn: Since the flood."


def links(text: str) -> list[Link]:
    return add_labelled(text, [], list(split_lines(text)), [], 0)


def hearers(text: str) -> list[str | None]:
    found = links(text)
    partners = find_partners(text, found, 0)
    places = [partner(text, entry, partners) for entry in found]
    return [text[place[0] : place[1]] if place else None for place in places]


def test_each_of_two_speaks_to_the_other_under_the_fullest_name() -> None:
    assert hearers(TALK) == ["Orla Venn", "Ivo Brandt", "Orla Venn", "Ivo Brandt"]


def test_among_three_nobody_can_tell_who_is_spoken_to() -> None:
    assert set(hearers(TALK + "\nMarta Quill: And I?\nQuill: Nobody asks.")) == {None}


def test_a_transcript_gives_what_was_said_without_marks() -> None:
    assert {kind_of(TALK, entry, 0) for entry in links(TALK)} == {"direct"}


def test_a_label_that_was_taken_for_a_place_is_a_person_s() -> None:
    names = [Part(0, len("Ivo Brandt"), "place", 0.6), Part(28, 37, "organisation", 0.6)]
    assert [p.role for p in name_speakers(names, links(TALK), TALK)] == ["person", "person"]


def test_a_label_that_names_a_body_stays_one() -> None:
    talk = TALK.replace("Orla Venn", "Venn Party")
    names = [Part(28, 38, "organisation", 0.6)]
    assert [p.role for p in name_speakers(names, links(talk), talk)] == ["organisation"]
