"""Cycles are looked for seldom while something is built, and as before when all that build are done."""

from __future__ import annotations

import gc

from dragoman.story.collecting import SELDOM, collecting_seldom


def test_what_was_set_is_set_again_after_the_last() -> None:
    before = gc.get_threshold()
    first, second = collecting_seldom(), collecting_seldom()
    first.__enter__()
    second.__enter__()
    assert gc.get_threshold()[0] == SELDOM
    first.__exit__(None, None, None)
    assert gc.get_threshold()[0] == SELDOM
    second.__exit__(None, None, None)
    assert gc.get_threshold() == before


def test_one_who_never_looks_is_not_made_to() -> None:
    before = gc.get_threshold()
    gc.set_threshold(0)
    try:
        with collecting_seldom():
            assert gc.get_threshold()[0] == 0
        assert gc.get_threshold()[0] == 0
    finally:
        gc.set_threshold(*before)
