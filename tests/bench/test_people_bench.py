"""The figures for names and for pronoun speakers say what they should, and the labels hold nothing but names."""

from __future__ import annotations

import pytest

from bench.names import NameScores
from bench.speakers import OWN, Label, fits, load_labels
from training.names import Named
from training.polnear import Span


def test_there_are_200_labels_in_two_halves_that_share_no_article() -> None:
    labels = load_labels()
    first, second = ({label.article for label in labels if label.half == half} for half in (1, 2))
    assert len(labels) == 200 and not first & second
    assert len({(label.article, label.start, label.end) for label in labels}) == 200


def test_labels_hold_names_and_no_sentence() -> None:
    answers = [answer for label in load_labels() for answer in label.answers if answer]
    assert all(len(answer.split()) <= 6 for answer in answers)


@pytest.mark.parametrize(
    ("answers", "speaker", "right"),
    [
        (("Ivo Brandt",), "Brandt", True),
        (("Ivo Brandt",), "Orla Brandt", False),
        (("Ivo Brandt",), None, False),
        ((None,), None, True),
        ((None,), "Brandt", False),
        ((OWN,), "senior envoy", True),
        ((OWN,), "Ivo Brandt", False),
    ],
)
def test_an_answer_is_right_by_any_of_its_names_or_by_the_source_s_own_words(
    answers: tuple[str | None, ...], speaker: str | None, right: bool
) -> None:
    label = Label(article="a", start=0, end=1, form="description", half=1, answers=answers)
    assert fits(label, speaker, "a senior envoy") is right


def test_a_name_counts_by_its_tokens_and_its_kind() -> None:
    tokens = tuple((i * 2, i * 2 + 1) for i in range(6))
    article = Named("a", "a b c d e f", (Span(0, 3, "person"), Span(6, 7, "place")), tokens)
    scores = NameScores()
    scores.count(article, [(0, 3, "person"), (6, 7, "group"), (10, 11, "place")])
    assert (sum(scores.right.values()), sum(scores.read.values()), sum(scores.gold.values())) == (1, 3, 2)
    assert scores.f1() == pytest.approx(40) and scores.f1("person") == pytest.approx(100)
