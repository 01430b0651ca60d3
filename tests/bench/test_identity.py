"""What identity was measured at is not lost: labelled pairs of names, and the example story against its gold."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.gold import load_gold
from bench.identity import Pair, Score, Sighting, is_held_out, load_pairs, score, score_story
from bench.story import EXAMPLES
from dragoman.record import Record

FLOORS = {False: (98.5, 95.5), True: (98.5, 92.0)}
"""Precision and recall, in per cent: of the pairs for developing, and of those held out."""


@pytest.mark.parametrize("held_out", FLOORS)
def test_pairs_of_names_are_told_as_well_as_measured(held_out: bool) -> None:
    found, by_kind, _ = score(pair for pair in load_pairs() if pair.held_out == held_out)
    assert found.precision >= FLOORS[held_out][0] and found.recall >= FLOORS[held_out][1], (found, by_kind)


def test_there_are_a_thousand_pairs_and_the_halves_share_no_name() -> None:
    pairs = load_pairs()
    assert len(pairs) >= 1000
    people = [
        (pair.held_out, one.name) for pair in pairs for one in pair[:2] if one.kind == "person" and " " in one.name
    ]
    halves = [{name for half, name in people if half == held_out} for held_out in FLOORS]
    assert halves[0] and halves[1] and not halves[0] & halves[1]
    assert 0.4 < sum(pair.held_out for pair in pairs) / len(pairs) < 0.6
    assert {is_held_out(name) for name in ("a", "b", "c", "d", "e")} == {True, False}


def test_a_wrong_pair_counts() -> None:
    one, other = Sighting("Yorev Dazhan", "", "person"), Sighting("Milo Tarn", "", "person")
    found, by_kind, wrong = score([Pair(one, other, True, "sound", False), Pair(one, one, True, "sound", False)])
    assert found == Score(hits=1, false=0, missed=1)
    assert by_kind == {"sound": (1, 2)} and len(wrong) == 1


def test_the_example_storys_people_are_one_each(story_record: Path) -> None:
    people: dict[str, set[str]] = {}
    for gold in load_gold(EXAMPLES / "gold"):
        for name, spellings in gold.people.items():
            people.setdefault(name, set()).update(spellings)
    with Record.open(story_record, create=False) as record:
        found = score_story(record, people)
    assert found.hits > 100 and found.precision == 100 and found.recall >= 97, found
