"""Copies of this process that work beside it, so that Python works on as many things at once as there are processors.

Threads share one interpreter: of two that work, one waits for the other whenever both need Python. The copies are made
by `fork`, after all that they need is loaded: they start in milliseconds, hold its memory in common with this process,
and import nothing, so that a script needs no `if __name__ == "__main__"`.

Linux alone, and only from a process with a single thread: on macOS system libraries do not survive being copied,
Windows cannot do it, and another thread's lock would stay locked in the copy. Everywhere else the work is done here,
with the same results.
"""

from __future__ import annotations

import gc
import os
import signal
import sys
import threading
import warnings
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from typing import BinaryIO, NoReturn, TypeVar

Work = Callable[[bytes], bytes]
T = TypeVar("T")

UNDONE = b""
"""The answer of a copy that met an error."""
_LENGTH = 4
"""Bytes before each message that tell its length."""
_AHEAD, _LONGEST = 2, 16_384
"""Messages that each copy of `do_ahead` is given before its first answer is taken, and bytes of one at most: what a
pipe holds (64 KiB on Linux), so that nobody waits for one who waits for him."""


def cores() -> int:
    """Processors that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def may_copy() -> bool:
    """Whether this process can be copied safely as it is now."""
    return sys.platform == "linux" and threading.active_count() == 1


def do_ahead(work: Work, items: Iterable[T], message: Callable[[T], bytes]) -> Iterator[tuple[T, bytes]]:
    """Each of `items` with what `work` makes of its message, in order, worked out ahead in copies of this process; the
    answer is UNDONE where a copy could not, and for all where no copies are made.

    Items are taken a few ahead. One whose message is longer than 16 KiB is left undone.
    """
    copies: list[Copy] = []
    for _ in range(cores() if cores() > 1 and may_copy() else 0):
        copies.append(Copy(work, copies))
    waiting: deque[tuple[T, Copy | None]] = deque()
    try:
        for number, item in enumerate(items):
            waiting.append((item, _told(copies[number % len(copies)], message(item)) if copies else None))
            if len(waiting) > _AHEAD * len(copies):
                yield _taken(*waiting.popleft())
        while waiting:
            yield _taken(*waiting.popleft())
    finally:
        for copy in copies:
            copy.close()


def _told(copy: Copy, message: bytes) -> Copy | None:
    if len(message) > _LONGEST:
        return None
    try:
        copy.tell(message)
    except OSError:  # it was killed
        return None
    return copy


def _taken(item: T, copy: Copy | None) -> tuple[T, bytes]:
    try:
        return item, copy.hear() if copy else UNDONE
    except (OSError, EOFError):
        return item, UNDONE


class Copy:
    """One copy of this process and the two pipes to it."""

    def __init__(self, work: Work, others: list[Copy]) -> None:
        taken, asked = os.pipe()
        answered, given = os.pipe()
        with warnings.catch_warnings():
            # Python 3.12 warns where the system sees more threads than Python: NumPy's, which it ends before a fork.
            warnings.simplefilter("ignore", DeprecationWarning)
            self.process = os.fork()
        if not self.process:
            # A pipe ends for its reader when nobody can write to it any more, a copy neither.
            os.close(asked)
            os.close(answered)
            for other in others:
                other.leave()
            _serve(work, os.fdopen(taken, "rb"), os.fdopen(given, "wb"))
        os.close(taken)
        os.close(given)
        self._asked, self._answered = os.fdopen(asked, "wb"), os.fdopen(answered, "rb")

    def ask(self, message: bytes) -> bytes:
        """The answer to a message. Raises OSError or EOFError where the process has ended."""
        self.tell(message)
        return self.hear()

    def tell(self, message: bytes) -> None:
        """Gives it a message, which it answers after those before. Raises OSError where the process has ended."""
        _send(self._asked, message)

    def hear(self) -> bytes:
        """The next answer. Raises OSError or EOFError where the process has ended."""
        return _receive(self._answered)

    def leave(self) -> None:
        """Lets go of the pipes, in another copy that has them from the first process."""
        os.close(self._asked.fileno())
        os.close(self._answered.fileno())

    def close(self) -> None:
        """Ends the process."""
        os.kill(self.process, signal.SIGKILL)
        os.waitpid(self.process, 0)
        for end in (self._asked, self._answered):
            try:
                end.close()
            except OSError:  # what was still to be sent to a process that has ended
                continue


def _send(pipe: BinaryIO, message: bytes) -> None:
    pipe.write(len(message).to_bytes(_LENGTH, "little") + message)
    pipe.flush()


def _receive(pipe: BinaryIO) -> bytes:
    length = pipe.read(_LENGTH)
    message = pipe.read(int.from_bytes(length, "little"))
    if len(length) < _LENGTH or len(message) < int.from_bytes(length, "little"):
        raise EOFError
    return message


def _serve(work: Work, asked: BinaryIO, answers: BinaryIO) -> NoReturn:
    """What a copy does until nobody can ask it any more: also when the process that made it is killed."""
    try:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches it too; who made it decides what becomes of it
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        gc.freeze()  # what was loaded before stays as it is: looking through it would copy the memory held in common
        while True:
            _send(answers, _answer(work, _receive(asked)))
    except (EOFError, OSError):
        pass
    finally:
        os._exit(0)  # nothing that the first process has open is flushed, closed or waited for a second time


def _answer(work: Work, message: bytes) -> bytes:
    try:
        return work(message)
    except Exception:  # whoever asked does the work again and meets the error where it can be told
        return UNDONE
