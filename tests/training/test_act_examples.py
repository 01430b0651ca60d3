"""Statements with the types of their acts: every label fits a statement, and what is held back is not among them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from training import act_examples
from training.act_examples import LEARNED, TRIED, TYPES, is_tried, load_labelled, load_sentences, load_told, read_real
from training.invented import BENCH


def test_every_label_fits_a_statement_of_its_text() -> None:
    told = list(load_labelled())
    assert len(told) > 8_000
    for one in told:
        spans = [span for span in (one.source, one.cue, *one.content) if span]
        assert all(one.text[span.start : span.end] == span.text for span in spans)
        assert one.types <= set(TYPES)


def test_stories_that_measure_are_not_learned_from() -> None:
    groups = {one.group for one in load_told()}
    assert set(LEARNED) <= groups
    measured = {folder.name for folder in (BENCH / "stories").iterdir()} - {*LEARNED}
    assert {*TRIED, "eleventh", "twentyfifth", "twentysixth"} <= measured and not groups & measured
    assert not any(group.startswith("test") for group in groups)


def test_what_was_not_done_is_no_act_of_a_sentence() -> None:
    assert all(kind in TYPES for one in load_sentences() for kind in one.types)


def test_an_unknown_type_is_refused_with_its_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "labels.txt").write_text("a01 1 -\na01 2 refuse issue=water\n", encoding="utf-8")
    monkeypatch.setattr(act_examples, "LABELS", tmp_path)
    with pytest.raises(ValueError, match=r"labels\.txt:2: 'refuse' is no type of act"):
        list(load_labelled())


def test_labels_of_real_news_are_types_places_and_nothing_of_its_words() -> None:
    rows = list(read_real())
    assert len(rows) > 13_000
    for article, source, cue, content, labels in rows:
        assert re.fullmatch(r"(?:wwn|polnear)/\S+", article)
        assert all(re.fullmatch(r"-|\d+-\d+(?:,\d+-\d+)*", places) for places in (source, cue, content))
        assert all(label.split(" ")[0].partition("/")[0] in {*TYPES, "-", "x"} for label in labels)
    articles = {row[0] for row in rows}
    assert 0.05 < sum(map(is_tried, articles)) / len(articles) < 0.15
