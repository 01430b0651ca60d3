"""Lets Python look for reference cycles less often while very many small things are made.

Names, facts and rows hold no cycles, and each look goes through all that was made of late. Who is who in 20,000
statements takes 5.4 s of processor time with looks as often as Python does of itself, 4.5 so and 4.1 without any.
"""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator
from contextlib import contextmanager

SELDOM = 50_000
"""Things made from one look to the next; Python's own number is 700."""
_lock = threading.Lock()
_before: list[tuple[int, int, int]] = []
"""What was set before the first of those at work now, once for each of them."""


@contextmanager
def collecting_seldom() -> Iterator[None]:
    """Within it cycles are looked for seldom; after the last of several at once as before."""
    with _lock:
        was = _before[0] if _before else gc.get_threshold()
        _before.append(was)
        gc.set_threshold(max(SELDOM, was[0]) if was[0] else 0, *was[1:])
    try:
        yield
    finally:
        with _lock:
            was = _before.pop()
            if not _before:
                gc.set_threshold(*was)
