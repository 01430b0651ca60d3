"""To whom and through whom: read from the words around the cue, and nobody where they name nobody."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.errors import StopError
from dragoman.reading.linking import link, load_weights
from dragoman.reading.outlets import load_outlets
from dragoman.reading.pronouns import mark_pronouns
from tests.reading.making import marked, staged


def heard(source: str, publisher: str | None = None) -> tuple[str | None, str | None]:
    """Addressee and outlet of the last statement."""
    _, spoken = staged(source, publisher)
    last = spoken[-1].heard
    return last.addressee and last.addressee.name, last.outlet and last.outlet.name


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        ("[T “No,”] [S Orla Venn] [C told] Minister Ivo Brandt.", "Ivo Brandt"),
        ("[S Orla Venn] [C invited] [T President Ivo Brandt to Sarnish].", "Ivo Brandt"),
        ("[S Orla Venn] [C promised] [T Ivo Brandt would come].", None),
        ("[S Orla Venn] [C offered] [T Ivo Brandt a chair].", "Ivo Brandt"),
        ("[S Orla Venn] [C offered] [T Ivo Brandt’s chair to nobody].", None),
        ("Ivo Brandt stayed. [S Orla Venn] [C promised] [T him two chairs].", "Ivo Brandt"),
        ("[S Orla Venn] [C asked] [T Ivo Brandt, a retired judge, to mediate].", "Ivo Brandt"),
        ("The Kelvarans stayed. [S Orla Venn] [C warned] [T they would come].", None),
        ("[T “No,”] [S Orla Venn] [C said] to Ivo Brandt.", "Ivo Brandt"),
        ("[T “No,”] [S Orla Venn] [C said to] Ivo Brandt.", "Ivo Brandt"),
        ("In a letter to Ivo Brandt, [S Orla Venn] [C said] [T no].", "Ivo Brandt"),
        ("[S Orla Venn] [C told] reporters [T no].", "reporters"),
        ("[S Orla Venn] [C told] envoys at the Kelvaran mission [T no].", "envoys"),
        ("[S Orla Venn] [C said] [T the call to Ivo Brandt was hers], with [S Ada Wren] [C adding] [T no].", None),
        ("[S Orla Venn] [C told] a news conference [T no].", None),
        ("After a call with Ivo Brandt, [S Orla Venn] [C said] [T no].", None),
        ("Ivo Brandt stayed. [S Orla Venn] [C told] him [T no].", "Ivo Brandt"),
        ("[S Orla Venn] [C did not reply to] [T Ivo Brandt’s questions].", None),
        ("[S Orla Venn] [C promised] him [T that she would come].", None),
        ("Ivo Brandt stayed. [S Orla Venn] [C promised] him [T that she would come].", "Ivo Brandt"),
        ("[S Orla Venn] [C thanked] [T Ivo Brandt for his letter].", "Ivo Brandt"),
        ("[S Orla Venn] [C said] [T no].", None),
        ("Ivo Brandt stayed. [S Orla Venn] [C told] his advisers [T no].", "advisers"),
        ("[S Orla Venn] [C told] the Kelvaran people [T no].", "Kelvaran people"),
        ("[S Orla Venn] [C told] water officials [T no].", "water officials"),
        ("[S Orla Venn] [C told] police [T no].", "police"),
        ("[S Orla Venn] [C invited] [T the Kelvaran president, Ivo Brandt, to Sarnish].", "Ivo Brandt"),
        ("[S Orla Venn] [C invited] [T her counterpart in the hills, Ivo Brandt, to Sarnish].", "Ivo Brandt"),
        ("[S Orla Venn] [C thanked] [T the arbiter, Judge Ivo Brandt, for his patience].", "Ivo Brandt"),
        ("[S Ivo Brandt] [C told] Venn’s cousin Orla Venn [T no].", "Orla Venn"),
        ("[S Critics] [C call] [T Ivo Brandt a fraud].", None),
        ("[S Orla Venn] [C called for] [T talks to make public the list].", None),
        (
            "Harbour boss Ivo Brandt met union chief Orla Venn. [S Venn] [C told] the harbour chief [T no].",
            "Ivo Brandt",
        ),
        ("[T “No,”] [S Ivo Brandt] [C said].\n[T “Yes,”] [S Orla Venn] [C replied].", "Ivo Brandt"),
        ("[T “No,”] [S Ivo Brandt] [C said].\n[T “Yes,”] [S Orla Venn] [C said].", None),
    ],
)
def test_the_one_spoken_to_is_the_one_whom_the_words_name(source: str, wanted: str | None) -> None:
    assert heard(source) == (wanted, None)


def test_told_me_is_told_to_the_one_author_whom_the_byline_names() -> None:
    told = "\n\n[T “No,”] [S Orla Venn] [C told] me."
    assert heard(f"By Ivo Brandt in Sarnish{told}") == ("Ivo Brandt", None)
    assert heard(f"By Ivo Brandt and Orla Venn{told}") == (None, None)
    assert heard(f"Sarnish{told}") == (None, None)


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        ("[T “No,”] [S Orla Venn] [C told] Reuters.", "Reuters"),
        ("[T “No,”] [S Orla Venn] [C told] state news agency KTK.", "KTK"),
        ("[T “No,”] [S Orla Venn] [C told] German news agency dpa.", "dpa"),
        ("Ada Wren spoke to state television on Monday, after [S Orla Venn] [C told] KTK [T no].", "KTK"),
        ("[S Orla Venn] [C told] KTK by telephone [T that she would not].", "KTK"),
        ("Sarnish, 7 May 2033 - Agency Telgraf\n[S Orla Venn] [C told] Telgraf [T no].", "Telgraf"),
        ("[S Orla Venn] [C told] state television [T no].", "state television"),
        ("In an interview granted to Al Jazeera, [S Orla Venn] [C said] [T no].", "Al Jazeera"),
        ("SARNISH, March 2 (Northline) - Rain fell. [S Orla Venn] [C told] Northline [T no].", "Northline"),
        ("In an interview with Al Jazeera, [S Orla Venn] [C said] [T no].", "Al Jazeera"),
        ("[S Orla Venn] [C said] [T no], in a post on Truth Social.", "Truth Social"),
        ("[S Orla Venn] [C said] [T no] in an interview with the Reed League.", "Reed League"),
        ("[S Orla Venn] [C said] [T no]. (KTK)", "KTK"),
        ("[S Orla Venn] [C said] [T no]. — KTK\nShe left.", "KTK"),
        ("[S Orla Venn] [C said] [T no]. (Laughter)", None),
        ("[S Orla Venn] [C said] [T no].\nShe left. (KTK)", None),
        ("[S Orla Venn] [C said] [T no]. She watches Al Jazeera.", None),
        ("[T “I read Reuters,”] [S Orla Venn] [C said].", None),
        ("[S Reuters] [C reported] [T a flood].", None),
    ],
)
def test_an_outlet_is_no_addressee(source: str, wanted: str | None) -> None:
    assert heard(source) == (None, wanted)


def test_the_article_s_own_paper_is_an_outlet_by_its_last_name() -> None:
    source = "[T “No,”] [S Orla Venn] [C told] the Courier on Monday."
    assert heard(source, "The Hallowick Courier") == (None, "Courier")
    assert heard(source) == (None, "Courier")  # the word says that it is a paper
    source = source.replace("Courier", "Bellman")
    assert heard(source, "The Hallowick Bellman") == (None, "Bellman")
    assert heard(source) == (None, None)
    assert heard(source.replace("Bellman", "Sunday Bellman"), "The Sunday Bellman") == (None, "Sunday Bellman")


def test_a_paper_whose_text_begins_with_its_name_is_the_outlet_of_what_it_was_told() -> None:
    for own in ("us", "this newspaper", "the Courier"):
        assert heard(f"Hallowick Courier\n[T “No,”] [S Orla Venn] [C told] {own}.")[1] in (
            "Hallowick Courier",
            "Courier",
        )
    assert heard("[T “No,”] [S Orla Venn] [C told] us.") == (None, None)


def test_a_user_s_own_file_adds_outlets_and_marks_the_version(tmp_path: Path) -> None:
    file = tmp_path / "own.yaml"
    file.write_text("papers:\n  Orrel Lantern: [The Lantern]\n", encoding="utf-8")
    own = load_outlets(file)
    assert own.find("the lantern") == own.find("Orrel Lantern") == "Orrel Lantern"
    assert own.find("Reuters") == "Reuters"
    assert own.stamp and not load_outlets(None).stamp


@pytest.mark.parametrize("content", ["papers: [one, two]\n", "newspapers: {A: []}\n", "papers: {A: \n"])
def test_a_file_of_another_form_says_what_to_write(tmp_path: Path, content: str) -> None:
    file = tmp_path / "own.yaml"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(StopError, match=r"docs/outlets\.md"):
        load_outlets(file)
    with pytest.raises(StopError, match="cannot be read"):
        load_outlets(tmp_path / "none.yaml")


def test_the_first_person_in_a_quotation_is_its_speaker_and_you_the_one_spoken_to() -> None:
    source = "[T “I will wait for you,”] [S Orla Venn] [C told] Ivo Brandt. [S Venn] [C said] [T she was tired]."
    scene, spoken = staged(source)
    text, parts = marked(source)
    for entry, found in zip(link(text, parts, load_weights()), spoken, strict=True):
        mark_pronouns(scene, entry, found, set())
    pronouns = {f.name: [m.text for m in f.mentions if m.form == "pronoun"] for f in scene.cast.figures}
    assert pronouns == {"Orla Venn": ["I", "she"], "Ivo Brandt": ["you"]}


def test_a_body_whose_article_is_part_of_its_name_is_a_paper() -> None:
    assert heard("[S Orla Venn] [C told] The Reed League [T no].") == (None, "Reed League")
    assert heard("[S Orla Venn] [C told] the Reed League [T no].") == ("Reed League", None)
