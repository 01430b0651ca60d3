"""An event code says what one did to the other, with the words that tell of it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import dragoman
from dragoman.reading.model import DEFAULT
from dragoman.reading.plover import code_event
from dragoman.reading.plover.actors import SOURCE, TARGET, mark
from dragoman.reading.plover.encoder import Encoder, load_encoder, mark_text
from dragoman.reading.plover.event import LONGEST, QUADS
from dragoman.reading.plover.lexicon import Words, lexicon
from dragoman.reading.plover.weights import load_table
from dragoman.resources import load_words


@pytest.mark.parametrize(
    ("root", "sentence", "source", "target"),
    [
        ("YIELD", "Port Amity freed nine sailors from the Reach on Friday.", "Port Amity", "nine sailors"),
        ("AGREE", "Port Amity has agreed to free nine sailors from the Reach.", "Port Amity", "nine sailors"),
        ("REJECT", "Port Amity refused to free nine sailors from the Reach.", "Port Amity", "nine sailors"),
        ("REQUEST", "Port Amity demanded that the Reach free its sailors.", "Port Amity", "the Reach"),
        ("COERCE", "Nine sailors were arrested by the harbour police.", "the harbour police", "Nine sailors"),
        ("CONSULT", "The two premiers of Hallow and Quent held talks in Lisk.", "Hallow", "Quent"),
        ("SANCTION", "Hallow expelled two diplomats from Quent.", "Hallow", "Quent"),
        ("ASSAULT", "Hallow's guns shelled a village in Quent and killed four people.", "Hallow's guns", "Quent"),
        ("ACCUSE", "Hallow accused Quent of poaching in its waters.", "Hallow", "Quent"),
        ("THREATEN", "Hallow threatened to sink any trawler from Quent.", "Hallow", "Quent"),
    ],
)
def test_plain_sentences_get_the_root_of_the_manual(root: str, sentence: str, source: str, target: str) -> None:
    event = code_event(sentence, source, target)
    assert (event.root, event.quad) == (root, QUADS[root])
    assert event.confidence > 1 / len(QUADS)


def test_the_deciding_words_stand_where_the_event_says() -> None:
    sentence = "On Monday Hallow praised Quent for its patience."
    event = code_event(sentence, "Hallow", "Quent")
    assert event.words and "praised" in [span.text for span in event.words]
    assert all(sentence[span.start : span.end] == span.text for span in event.words)
    assert "“praised”: praise or defend" in event.why


def test_an_actor_that_the_sentence_does_not_name_is_no_error() -> None:
    assert (
        code_event("The premier of Hallow resigned on Friday.", "The premier of Hallow", "a recipient").root == "YIELD"
    )


def test_one_actor_inside_the_other_keeps_the_outer_one() -> None:
    marked = mark("Two Hallow trawlers left Hallow waters.", "Hallow", "Two Hallow trawlers")
    assert [word.text for word in marked.words] == [TARGET, "left", SOURCE, "waters", "."]


@pytest.mark.parametrize(
    ("arguments", "what"),
    [
        (("", "Hallow", "Quent"), "sentence: is empty; give the sentence's words"),
        (("Hallow met Quent.", " \n", "Quent"), "source: is empty; give the source's words"),
        (("Hallow met Quent.", "Hallow", "…"), "target: has no word in it; give the target's words"),
        (("Hallow met Quent.", None, "Quent"), "source: a NoneType where text is expected; give it as a string"),
    ],
)
def test_what_cannot_be_coded_is_said_in_one_line(arguments: tuple[str, str, str], what: str) -> None:
    with pytest.raises(dragoman.SkipError) as caught:
        code_event(*arguments)
    assert str(caught.value) == what


def test_an_article_is_not_taken_for_a_sentence() -> None:
    with pytest.raises(dragoman.SkipError, match="give one sentence"):
        code_event("Hallow met Quent. " * LONGEST, "Hallow", "Quent")


@given(sentence=st.text(max_size=200), source=st.text(max_size=20), target=st.text(max_size=20))
def test_any_text_is_coded_or_refused(sentence: str, source: str, target: str) -> None:
    try:
        event = code_event(sentence, source, target)
    except dragoman.SkipError:
        return
    assert event.root in QUADS and 0 < event.confidence <= 1
    assert event == code_event(sentence, source, target)
    assert all(sentence[span.start : span.end] == span.text for span in event.words)


def test_the_lexicon_names_known_roots_once_each_phrase_a_mode() -> None:
    words = load_words("plover", Words)
    assert {mode.root for mode in words.modes} == set(QUADS) == set(load_table().roots)
    for mode in words.modes:
        assert mode.why and len(mode.phrases) == len(set(mode.phrases)), mode.mode
        assert all(phrase and not phrase.startswith("..") and not phrase.endswith("..") for phrase in mode.phrases)


def test_a_gap_does_not_run_over_the_end_of_a_sentence() -> None:
    def found(sentence: str) -> set[str]:
        texts = [word.text for word in mark(sentence, "Hallow", "Quent").words]
        return {hit.entry.phrase for hit in lexicon().hits(texts)}

    assert "impose+ .. sanctions" in found("Hallow imposed wide new sanctions on Quent.")
    assert "impose+ .. sanctions" not in found("Hallow imposed. New sanctions were far off for Quent.")


def test_the_encoder_is_shown_the_actors_between_marks_and_long_ones_shortened() -> None:
    sentence = "The Council of the Nine Free Ports on the Reach met Quent’s envoy."
    marked = mark(sentence, "The Council of the Nine Free Ports on the Reach", "Quent")
    assert mark_text(sentence, marked) == "@ The Council of on the Reach @ met # Quent #’s envoy."


def test_a_damaged_model_of_events_is_named(tmp_path: Path) -> None:
    shutil.copytree(DEFAULT.parent / "events", tmp_path / "events")
    Encoder(tmp_path / "events", DEFAULT / "vocab.txt")
    with (tmp_path / "events/model.onnx").open("ab") as file:
        file.write(b"x")
    with pytest.raises(dragoman.StopError, match="not the file that the model's card names; install dragoman again"):
        Encoder(tmp_path / "events", DEFAULT / "vocab.txt")


def test_a_folder_without_a_model_of_events_is_named(tmp_path: Path) -> None:
    with pytest.raises(dragoman.StopError, match="no model of events"):
        Encoder(tmp_path, DEFAULT / "vocab.txt")


def test_both_views_name_the_same_roots_in_the_same_order() -> None:
    assert tuple(load_encoder().card.roots) == load_table().roots
