"""The project's own training texts: how their marks are read, and that all of them can be."""

from __future__ import annotations

import pytest

from training.invented import TALKS, read_marked


def test_marks_become_spans_of_the_text_without_them() -> None:
    text, groups = read_marked(
        "{1k:“No,”} {1c:said} {1s:Ada Ode}, who left, {1k:“never.”} {2s:She} {2c:agreed} {2k:to wait}."
    )
    assert text == "“No,” said Ada Ode, who left, “never.” She agreed to wait."
    assert [[(text[s.start : s.end], s.role) for s in group] for group in groups] == [
        [("“No,”", "content"), ("said", "cue"), ("Ada Ode", "source"), ("“never.”", "content")],
        [("She", "source"), ("agreed", "cue"), ("to wait", "content")],
    ]


@pytest.mark.parametrize("words", ["{1s:Ada said", "{1x:Ada} said", "Ada} said"])
def test_a_stray_mark_is_refused(words: str) -> None:
    with pytest.raises(ValueError, match="mark"):
        read_marked(words)


@pytest.mark.parametrize("path", sorted(TALKS.glob("*.txt")), ids=lambda path: path.stem)
def test_every_text_is_marked_whole(path) -> None:  # type: ignore[no-untyped-def]
    text, groups = read_marked(path.read_text(encoding="utf-8"))
    for group in groups:
        roles = [span.role for span in group]
        assert "content" in roles or {"source", "cue"} <= set(roles), [text[s.start : s.end] for s in group]
        assert all(text[s.start : s.end] == text[s.start : s.end].strip() for s in group)
