"""Short turns for threads that mostly wait for the encoder.

A window takes the encoder ten milliseconds, in which its thread needs nothing of Python; then it asks for its turn, and
Python lets another thread go on for five more. With turns of half a millisecond two processors are kept busy.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

BRISK = 0.0005
"""Seconds of a turn that another thread waits for."""


class _Asked:
    """How many ask for short turns, and how long they were before; the interpreter has one setting for all."""

    def __init__(self) -> None:
        self.lock, self.count, self.before = Lock(), 0, 0.0


_asked = _Asked()


@contextmanager
def brisk_turns() -> Iterator[None]:
    """Short turns for all threads of the process while the block, or another one, runs; then what was before."""
    with _asked.lock:
        if not _asked.count:
            _asked.before = sys.getswitchinterval()
            sys.setswitchinterval(min(BRISK, _asked.before))
        _asked.count += 1
    try:
        yield
    finally:
        with _asked.lock:
            _asked.count -= 1
            if not _asked.count:
                sys.setswitchinterval(_asked.before)
