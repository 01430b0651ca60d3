"""Names of persons are taken apart without stopping at what is none."""

from __future__ import annotations

import pytest

from dragoman.story.identity.persons import parse_name


@pytest.mark.parametrize("text", ["", "“”", "«Orla»", "...", ","])
def test_marks_without_a_name_are_no_name(text: str) -> None:
    assert parse_name(text) is None
