"""What the encoder of acts is shown: the statement's sentences with their parts told, after the words before them."""

from __future__ import annotations

from dragoman.reading.acts.framing import (
    BEFORE,
    CONTENT,
    CUE,
    LONGEST,
    REST,
    SOURCE,
    Ends,
    Frame,
    find_headline,
    make_frame,
)
from dragoman.reading.model import DEFAULT
from dragoman.reading.wordpiece import WordPiece
from dragoman.types import Span

PIECES = WordPiece(DEFAULT / "vocab.txt")
ENDS = Ends(PIECES.id_of("[CLS]"), PIECES.id_of("[SEP]"))


def frame(text: str, source: str, cue: str, content: str) -> Frame:
    spans = [Span(text.index(words), text.index(words) + len(words), words) for words in (source, cue, content)]
    return make_frame(text, PIECES.table(text), find_headline(text), spans[0], spans[1], (spans[2],), ENDS)


def words(shown: Frame, *parts: int) -> str:
    names = dict(enumerate((DEFAULT / "vocab.txt").read_text("utf-8").split("\n")))
    own = [names[id] for id, part in zip(shown.ids, shown.parts, strict=True) if part in parts]
    return " ".join(name for name in own if name not in ("[CLS]", "[SEP]"))


def test_each_piece_is_given_its_part() -> None:
    shown = frame(
        "The envoy came. “Nine means nine,” Ms Vale said in Tor. She left.", "Ms Vale", "said", "Nine means nine,"
    )
    assert words(shown, SOURCE) == "ms vale" and words(shown, CUE) == "said"
    assert words(shown, CONTENT) == "nine means nine ,"
    assert words(shown, REST) == "“ ” in tor ."
    assert words(shown, BEFORE) == "the envoy came ."


def test_the_line_before_is_shown_as_what_stands_before() -> None:
    shown = frame("A bridge too far\nVale said no", "Vale", "said", "no")
    assert words(shown, BEFORE) == "a bridge too far"


def test_a_long_speech_keeps_source_and_cue_and_its_first_words() -> None:
    speech = "We " + "never " * 200 + "met"
    shown = frame(
        f"It rained. “{speech}”, the envoy of the river lords said.", "the envoy of the river lords", "said", speech
    )
    assert len(shown.ids) == len(shown.parts) == LONGEST
    assert words(shown, SOURCE) == "the envoy of the river lords" and words(shown, CUE) == "said"
    assert words(shown, CONTENT).startswith("we never never") and words(shown, BEFORE) == ""


def test_what_room_is_left_goes_to_the_words_right_before() -> None:
    shown = frame("one two three " * 60 + "end. No, said Vale.", "Vale", "said", "No")
    assert len(shown.ids) == LONGEST
    assert words(shown, BEFORE).endswith("three end .")


def test_the_headline_is_shown_before_the_words_that_stand_before() -> None:
    shown = frame("Talks on the bridge\n" + "one two three " * 60 + "end. No, said Vale.", "Vale", "said", "No")
    assert words(shown, BEFORE).startswith("talks on the bridge ") and words(shown, BEFORE).endswith("three end .")
    assert len(shown.ids) == len(shown.parts) == LONGEST


def test_the_headline_is_the_first_line_that_is_no_furniture() -> None:
    text = "Menu\n\nTalks on the bridge\nVale said no"
    assert text[slice(*find_headline(text))] == "Menu"
    assert text[slice(*find_headline(text, {0}))] == "Talks on the bridge"
    assert find_headline("\n \n") == (0, 0)
