"""Statements of little confidence are taken for the act that they tell, and for nothing else."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from dragoman.reading import Reader
from dragoman.reading.acting import COVERED, LEAST, NONE, find_acting
from dragoman.reading.acts.guessing import Guess, Guesser
from dragoman.reading.composing import Made
from dragoman.reading.linking import Link
from dragoman.reading.parts import Part
from dragoman.types import Article, Span

TEXT = "Derraj has let lapse its offer of four wells to the farmers."
CONTENT = Part(21, 41, "content", 0.4)
ENTRY = Link(Part(0, 6, "source", 0.4), Part(7, 20, "cue", 0.4), (CONTENT,))


class Sure(Guesser):
    """An encoder that thinks so likely that nothing is told."""

    def __init__(self, none: float) -> None:
        super().__init__(TEXT)
        self.none, self.asked = none, list[str]()

    def guess(self, source: Span | None, cue: Span | None, content: tuple[Span, ...]) -> Guess:
        self.asked.append(" ".join(span.text for span in (source, cue, *content) if span))
        return Guess({"-": self.none, "withdraw": 1 - self.none}, 0.0, {"-": 1.0})


def taken(none: float = 0.01, confidence: float = 0.2, others: Iterable[Part] = ()) -> tuple[list[Link], list[str]]:
    guesser = Sure(none)
    made = [Made(Link(None, None, (part,)), None, 0.9, "", None) for part in others]  # type: ignore[arg-type]
    return list(find_acting(TEXT, [ENTRY], made, lambda *_: confidence, guesser)), guesser.asked


def test_what_is_sure_to_tell_an_act_is_taken() -> None:
    found, asked = taken()
    assert found == [ENTRY]
    assert asked == ["Derraj has let lapse its offer of four we"]


@pytest.mark.parametrize(("none", "confidence"), [(NONE, 0.2), (0.5, 0.2), (0.01, LEAST - 0.01)])
def test_what_is_not_sure_or_hardly_a_statement_is_not(none: float, confidence: float) -> None:
    assert taken(none, confidence)[0] == []


def test_of_what_nobody_did_no_act_is_known() -> None:
    assert list(find_acting(TEXT, [ENTRY._replace(source=None)], [], lambda *_: 0.2, Sure(0.01))) == []


def test_what_is_told_within_another_statement_is_told_already() -> None:
    length = CONTENT.end - CONTENT.start
    most, less = (
        Part(CONTENT.start, CONTENT.start + round(length * share), "content", 0.9) for share in (COVERED, 0.5)
    )
    assert taken(others=[most]) == ([], [])
    assert taken(others=[less])[0] == [ENTRY]


def test_what_is_taken_for_its_act_tells_one_and_says_so() -> None:
    path = Path(__file__).parents[2] / "examples" / "second" / "story" / "star-nine.txt"
    reading = Reader().read(Article(text=path.read_text(encoding="utf-8"), path="star-nine.txt"))
    taken = [one for one in reading.statements if one.why and one.why.endswith("; taken for its act")]
    assert [one.cue and one.cue.text for one in taken] == ["sinks"]
    assert all(one.acts and LEAST <= one.confidence < 0.5 and one.inside is None for one in taken)
