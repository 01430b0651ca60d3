"""Accuracy on the example story does not fall, and the gate that says so can fail."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.accuracy import Scores, Share
from bench.floors import SLACK, Floors, figures, find_faults, hash_story, load_floors, pin
from bench.story import measure_story
from dragoman.reading import Reader


def test_the_story_is_read_as_well_as_it_was() -> None:
    floors = load_floors()
    assert floors.story == hash_story(), "the story or its gold changed: python -m bench.floors --story-changed"
    scores = measure_story(Reader())
    assert find_faults(figures(scores), floors.floors) == []
    assert scores.on_furniture == 0


def test_a_worse_reading_is_a_fault() -> None:
    assert find_faults({"f1": 77.9}, {"f1": 80.0}) == ["f1: 77.9, floor 80.0"]
    assert find_faults({"f1": 80.0 - SLACK}, {"f1": 80.0}) == []


def test_a_floor_goes_up_and_never_down() -> None:
    old = Floors("story", {"f1": 80.0})
    assert pin({"f1": 81.0}, old, "story").floors == {"f1": 81.0}
    with pytest.raises(ValueError, match=r"does not go down \(f1: 77\.0, floor 80\.0\)"):
        pin({"f1": 77.0}, old, "story")
    assert pin({"f1": 79.0}, old, "another story").floors == {"f1": 79.0}


def test_figures_are_cut_not_rounded_up() -> None:
    assert figures(Scores(speaker=Share(2, 3)))["speaker"] == 66.6


def test_the_hash_sees_every_byte_of_story_and_gold(tmp_path: Path) -> None:
    for part in ("story", "gold"):
        (tmp_path / part).mkdir()
    (tmp_path / "story" / "a.txt").write_text("one")
    before = hash_story(tmp_path)
    (tmp_path / "gold" / "a.json").write_text("{}")
    assert hash_story(tmp_path) != before
