"""Articles read in processes of their own, so that Python works on as many at once as there are processors.

Threads share one interpreter: of two that read, one waits for the other whenever both need Python, which is a third
of the time. The processes are copies of this one (`fork`), made after the model is loaded: they start in milliseconds,
hold the model's memory in common with it, and import nothing, so that a script needs no `if __name__ == "__main__"`.

Linux alone, and only from a process with a single thread: on macOS system libraries do not survive being copied,
Windows cannot do it, and another thread's lock would stay locked in the copy. Everywhere else threads read, with the
same readings.
"""

from __future__ import annotations

import gc
import os
import signal
import sys
import threading
import warnings
from collections.abc import Callable
from queue import SimpleQueue
from typing import BinaryIO, NoReturn

import msgspec

from dragoman.types import Article, Reading

Read = Callable[[Article], Reading]

_LENGTH = 4
"""Bytes before each message that tell its length."""
_UNREAD = b""
"""The answer of a process that could not read or write an article."""


def may_copy() -> bool:
    """Whether this process can be copied safely as it is now."""
    return sys.platform == "linux" and threading.active_count() == 1


class Readers:
    """Copies of this process that read articles, each one at a time; ask from as many threads as there are copies.

    What a copy cannot read, and all that one would have read that was killed, is read here instead: whoever asks gets
    the same reading, or the same error, as without copies.
    """

    def __init__(self, read: Read, count: int) -> None:
        self._read = read
        self._copies: list[_Copy] = []
        self._free: SimpleQueue[_Copy | None] = SimpleQueue()
        for _ in range(count):
            copy = _Copy(read, self._copies)
            self._copies.append(copy)
            self._free.put(copy)

    def read(self, article: Article) -> Reading:
        """An article's reading, by the next copy that is free."""
        copy, answer = self._free.get(), _UNREAD
        try:
            if copy:
                answer = copy.ask(msgspec.msgpack.encode(article))
        except UnicodeEncodeError:
            pass  # a lone surrogate, which msgspec does not write
        except (OSError, EOFError):
            copy = None  # it was killed; its place is taken by the thread that asks
        finally:
            self._free.put(copy)
        return self._read(article) if answer == _UNREAD else _READINGS.decode(answer)

    def close(self) -> None:
        """Ends the copies at once, whatever they are doing: they keep nothing."""
        for copy in self._copies:
            copy.close()


_ARTICLES, _READINGS = msgspec.msgpack.Decoder(Article), msgspec.msgpack.Decoder(Reading)


class _Copy:
    """One copy of this process and the two pipes to it."""

    def __init__(self, read: Read, others: list[_Copy]) -> None:
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
            _serve(read, os.fdopen(taken, "rb"), os.fdopen(given, "wb"))
        os.close(taken)
        os.close(given)
        self._asked, self._answered = os.fdopen(asked, "wb"), os.fdopen(answered, "rb")

    def ask(self, message: bytes) -> bytes:
        """The answer to a message. Raises OSError or EOFError where the process has ended."""
        _send(self._asked, message)
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


def _serve(read: Read, asked: BinaryIO, answers: BinaryIO) -> NoReturn:
    """What a copy does until nobody can ask it any more: also when the process that made it is killed."""
    try:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches it too; who made it decides what becomes of it
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        gc.freeze()  # what was loaded before stays as it is: looking through it would copy the memory held in common
        while True:
            _send(answers, _answer(read, _receive(asked)))
    except (EOFError, OSError):
        pass
    finally:
        os._exit(0)  # nothing that the first process has open is flushed, closed or waited for a second time


def _answer(read: Read, message: bytes) -> bytes:
    try:
        return msgspec.msgpack.encode(read(_ARTICLES.decode(message)))
    except Exception:  # whoever asked reads it again and meets the error where it can be told
        return _UNREAD
