"""Threads take short turns while articles are read, and what was set before comes back."""

from __future__ import annotations

import sys
from threading import Event, Thread

from dragoman.reading.turns import BRISK, brisk_turns


def test_turns_are_short_inside_and_as_before_afterwards() -> None:
    before = sys.getswitchinterval()
    with brisk_turns():
        assert abs(sys.getswitchinterval() - BRISK) < 1e-6
    assert sys.getswitchinterval() == before


def test_the_last_of_several_to_leave_sets_them_back() -> None:
    before, inside, leave = sys.getswitchinterval(), Event(), Event()

    def stay() -> None:
        with brisk_turns():
            inside.set()
            leave.wait(10)

    other = Thread(target=stay)
    with brisk_turns():
        other.start()
        inside.wait(10)
    assert abs(sys.getswitchinterval() - BRISK) < 1e-6
    leave.set()
    other.join()
    assert sys.getswitchinterval() == before
