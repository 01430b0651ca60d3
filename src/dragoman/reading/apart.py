"""Articles read in copies of this process (`dragoman.copies`), made after the model is loaded: Python is a third of the
time of reading, which threads would wait for one another with. Where no copies can be made threads read, with the same
readings.
"""

from __future__ import annotations

from collections.abc import Callable
from queue import SimpleQueue

import msgspec

from dragoman.copies import UNDONE, Copy
from dragoman.types import Article, Reading

Read = Callable[[Article], Reading]


class Readers:
    """Copies of this process that read articles, each one at a time; ask from as many threads as there are copies.

    What a copy cannot read, and all that one would have read that was killed, is read here instead: whoever asks gets
    the same reading, or the same error, as without copies.
    """

    def __init__(self, read: Read, count: int) -> None:
        self._read = read
        self._copies: list[Copy] = []
        self._free: SimpleQueue[Copy | None] = SimpleQueue()
        for _ in range(count):
            copy = Copy(self._answer, self._copies)
            self._copies.append(copy)
            self._free.put(copy)

    def read(self, article: Article) -> Reading:
        """An article's reading, by the next copy that is free."""
        copy, answer = self._free.get(), UNDONE
        try:
            if copy:
                answer = copy.ask(msgspec.msgpack.encode(article))
        except UnicodeEncodeError:
            pass  # a lone surrogate, which msgspec does not write
        except (OSError, EOFError):
            copy = None  # it was killed; its place is taken by the thread that asks
        finally:
            self._free.put(copy)
        return self._read(article) if answer == UNDONE else _READINGS.decode(answer)

    def _answer(self, message: bytes) -> bytes:
        return msgspec.msgpack.encode(self._read(_ARTICLES.decode(message)))

    def close(self) -> None:
        """Ends the copies at once, whatever they are doing: they keep nothing."""
        for copy in self._copies:
            copy.close()


_ARTICLES, _READINGS = msgspec.msgpack.Decoder(Article), msgspec.msgpack.Decoder(Reading)
