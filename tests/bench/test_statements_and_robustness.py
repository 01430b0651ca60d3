"""The measures measure: a perfect reading scores full, a cut one does not, restyled gold stays where its words are."""

from __future__ import annotations

import pytest

from bench.robustness import STYLES, restyle
from bench.statements import calibration_error, f1, score
from dragoman.types import Span as Words
from dragoman.types import Statement
from training.polnear import Relation, Span

TEXT = "Orla Venn said the dam would stay shut. Holm left."
GOLD = [Relation((Span(0, 9, "source"), Span(10, 14, "cue"), Span(15, 38, "content")))]


def statement(start: int, end: int, source: tuple[int, int] = (0, 9)) -> Statement:
    def words(a: int, b: int) -> Words:
        return Words(a, b, TEXT[a:b])

    return Statement(
        id=f"s{start}", kind="indirect", content=(words(start, end),), source=words(*source), cue=words(10, 14),
        confidence=0.8,
    )  # fmt: skip


def test_the_same_statement_is_right_in_every_strictness() -> None:
    found = score([(TEXT, GOLD, [statement(15, 38)])])
    assert [f1(pair) for pair in (found.whole, found.sourced, found.told)] == [100, 100, 100]


def test_a_content_a_little_short_is_told_rightly_and_not_exact() -> None:
    found = score([(TEXT, GOLD, [statement(15, 33)])])
    assert [f1(pair) for pair in (found.whole, found.sourced, found.told)] == [0, 0, 100]


def test_another_source_is_wrong_in_every_strictness() -> None:
    found = score([(TEXT, GOLD, [statement(15, 38, (40, 44))])])
    assert [f1(pair) for pair in (found.whole, found.sourced, found.told)] == [0, 0, 0]


def test_calibration_error_is_the_gap_between_said_and_found() -> None:
    assert calibration_error([(0.75, True)] * 3 + [(0.75, False)]) == 0
    assert calibration_error([(0.9, False)] * 4) == pytest.approx(0.9)


@pytest.mark.parametrize("name", STYLES)
def test_gold_stays_with_its_words_in_every_style(name: str) -> None:
    text = "The news of the river and its dams\n\n“We won't go,” Venn said. „It is “late”.“\nShare this."
    at = text.index("We")
    start = text.index("Venn")
    spans = {
        "source": {"start": start, "end": start + 4, "text": "Venn"},
        "content": [{"start": at, "end": at + 11, "text": "We won't go"}],
    }
    gold = {"statements": [{**spans, "cue": None}], "boilerplate": ["Share this."]}
    changed, moved = restyle(text, gold, STYLES[name])
    assert changed != text or name == "no-break spaces"
    content = moved["statements"][0]["content"][0]
    assert changed[content["start"] : content["end"]].replace("\u00a0", " ").casefold() == "we won't go"
    assert moved["statements"][0]["source"]["text"] == "Venn"
    assert moved["boilerplate"][0] in changed
