"""What was measured on articles of other house styles is not lost."""

from __future__ import annotations

from bench.floors import find_faults
from bench.styles import FIRST, FLOORS, find_figures, measure_styles
from dragoman.reading import Reader


def test_six_other_styles_are_read_as_well_as_they_were() -> None:
    assert find_faults(find_figures(measure_styles(Reader())), FLOORS) == []


def test_no_floor_lies_below_the_first_run() -> None:
    assert all(FLOORS[name] >= FIRST[name] for name in FLOORS)
