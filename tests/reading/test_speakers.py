"""Sources lead to the people whom a reader would name, and to nobody where the article names nobody."""

from __future__ import annotations

import pytest

from dragoman.reading.entities import find_figures
from dragoman.reading.linking import link, load_weights
from dragoman.reading.quotes import find_quoted
from dragoman.reading.roles import find_roles
from dragoman.reading.speakers import Scene
from tests.reading.making import marked

PEOPLE = ("Orla Venn", "Venn", "Ivo Brandt", "Brandt", "Marta Quill", "Quill")


def speakers(source: str) -> list[str | None]:
    """Names in the text are those of `PEOPLE`; sources, cues and contents are marked."""
    text, parts = marked(source)
    names = []
    taken: set[int] = set()
    for name in sorted(PEOPLE, key=len, reverse=True):
        at = text.find(name)
        while at >= 0:
            if at not in taken:
                names.append(parts[0]._replace(start=at, end=at + len(name), role="person"))
                taken |= set(range(at, at + len(name)))
            at = text.find(name, at + 1)
    figures = find_figures(text, sorted(names))
    find_roles(text, figures)
    scene = Scene(text, figures, find_quoted(text, 0, len(text)))
    links = link(text, parts, load_weights())
    answers = [scene.ask(entry, links[i - 1] if i else None) for i, entry in enumerate(links)]
    assert all(answer.why for answer in answers)
    return [answer.figure.name if answer.figure else None for answer in answers]


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        ("[S Minister Orla Venn] [C said] [T no].", "Orla Venn"),
        ("[S Orla Venn, an aide to Ivo Brandt,] [C said] [T no].", "Orla Venn"),
        ("[S Quill’s spokeswoman, Orla Venn,] [C said] [T no].", "Orla Venn"),
        ("Orla Venn came. [S A lawyer for Venn] [C said] [T no].", None),
        ("[S Venn’s lawyer] [C said] [T no].", None),
        ("[S An official] [C said] [T no].", None),
        ("[S Kelvaran officials] [C said] [T no].", "Kelvaran officials"),
        ("[S The water ministry] [C said] [T no].", "water ministry"),
        ("[S Both sides] [C deny] [T it].", "Both sides"),
    ],
)
def test_the_head_of_the_source_speaks(source: str, wanted: str | None) -> None:
    assert speakers(source) == [wanted]


def test_a_description_finds_the_person_who_was_given_that_title() -> None:
    text = (
        "Citadel spokesman Ivo Brandt met Minister Orla Venn. [S The spokesman] [C said] [T it went well]. "
        "[S The minister] [C said] [T it did not]."
    )
    assert speakers(text) == ["Ivo Brandt", "Orla Venn"]


def test_somebody_new_may_be_named_in_the_next_paragraph() -> None:
    text = "[S A senior aide] [C said] [T the gates were open].\nIvo Brandt, an adviser to the Citadel, then left."
    assert speakers(text) == ["Ivo Brandt"]


def test_a_name_that_the_model_missed_is_still_that_persons() -> None:
    text, parts = marked("Ivo Brandt came. [T “No,”] [S Mr. Brandt] [C said].")
    full = parts[0]._replace(start=0, end=len("Ivo Brandt"), role="person")
    figures = find_figures(text, [full])
    (entry,) = link(text, parts, load_weights())
    assert Scene(text, figures, []).ask(entry, None).figure is figures[0]


def test_a_pronoun_is_the_subject_or_speaker_before_it_and_no_one_in_the_quotation() -> None:
    text = "[S Ivo Brandt] [C said] [T “Orla Venn is wrong.”] [T “Marta Quill too,”] [S he] [C added]."
    assert speakers(text) == ["Ivo Brandt", "Ivo Brandt"]


def test_she_is_never_somebody_whom_the_article_calls_a_man() -> None:
    text = "Spokeswoman Orla Venn met spokesman Ivo Brandt. [T “Good,”] [S she] [C said]."
    assert speakers(text) == ["Orla Venn"]


def test_a_quotation_without_a_source_goes_on_from_the_one_before() -> None:
    assert speakers("[T “Yes,”] [S Orla Venn] [C said].\n[T “And no one will stop us.”]") == ["Orla Venn", "Orla Venn"]


def test_a_quotation_that_nobody_is_near_has_no_speaker() -> None:
    assert speakers("[T “And no one will stop us.”]") == [None]
