"""The conductor: walks inputs through sources and reading into the record, and tells what happened as it goes.

`read` is the library's front door. `read_into` is the same walk as a stream of events, for whoever shows progress.
"""

from __future__ import annotations

import logging
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import BrokenExecutor, Future
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from dragoman.copies import cores
from dragoman.errors import FAULTS, DragomanError, Problem, StopError
from dragoman.sources import DEFAULT_LIMIT, Given, Input, find_inputs, load_input
from dragoman.types import Article, Reading

if TYPE_CHECKING:
    from dragoman.reading import Reader
    from dragoman.record import Record

CHUNK_ARTICLES = 64
CHUNK_CHARACTERS = 40_000
"""A chunk is committed as one transaction. About ten articles of a newspaper's length, a second or two of reading on
two cores, short enough that a killed run repeats next to nothing."""
AHEAD = 4
"""Inputs for each processor that are taken ahead, so that it goes on reading while a chunk is committed."""
FOLLOW_ARTICLES = 200
"""After so many articles who is who is brought in step: for more at a time no block is worked out fewer times."""
FOLLOW_EARLY = 20
"""With so many not in step at the end of the inputs these are followed while the last articles are read. Of PolNeAR
dev's 84 articles 0.05 s are left for when all is read instead of 0.35 s, which went on one processor alone."""

Paths = Iterable[str | os.PathLike[str]] | str | os.PathLike[str]


class Done(msgspec.Struct, frozen=True):
    """One article that is read and, where a record is kept, committed to it."""

    article: Article
    reading: Reading
    fresh: bool
    """False: the record already held this reading."""
    position: int
    """Bytes of all inputs worked off so far, against the sum of their sizes."""


def read(
    paths: Paths,
    record: Record | str | os.PathLike[str] | None = None,
    *,
    given: Given = Given(),
    limit: int = DEFAULT_LIMIT,
    reader: Reader | None = None,
    on_problem: Callable[[Problem], None] | None = None,
) -> Record:
    """Reads files, folders and globs into a record and gives it back, open.

    `record`: an open Record, the path or database URL of one (made if missing), or None for one in memory. `given`
    states what the files lack. `limit`: bytes that one text may have. `reader`: one to use again over several
    calls. `on_problem` is called with each input that is skipped; by default the log `dragoman` gets a warning.
    Raises StopError when the model or the record cannot be used.
    """
    from dragoman.reading import Reader
    from dragoman.record import Record
    from dragoman.story.keeping import keep_story

    tell = on_problem or _log_problem
    if not isinstance(record, Record):
        record = Record.open(":memory:" if record is None else record)
    problems: list[Problem] = []
    inputs = find_inputs([paths] if isinstance(paths, str | os.PathLike) else paths, problems)
    for problem in problems:
        tell(problem)
    for event in read_into(record, inputs, reader or Reader(), given=given, limit=limit):
        if isinstance(event, Problem):
            tell(event)
        elif event.reading.note:
            tell(unread(event))
    keep_story(record)
    return record


def read_into(
    record: Record | None,
    inputs: Iterable[Input],
    reader: Reader,
    *,
    given: Given = Given(),
    limit: int = DEFAULT_LIMIT,
) -> Iterator[Done | Problem]:
    """The walk as events in the inputs' order: a `Done` for each article after its commit, a `Problem` for each skip.

    Memory is bounded by a chunk and the largest text. `record` None keeps nothing: every article is read. Articles are
    read while those before them are committed.
    """
    from dragoman.story.collecting import collecting_seldom

    waiting = 0
    # Readings hold no cycles: with looks as often as Python does of itself a tenth of the time here goes on looking.
    with collecting_seldom(), reader.ahead() as begin:
        walk = _Walk(record, reader.version, begin)
        for loaded in _load_all(inputs, given, limit):
            walk.take(loaded)
            while walk.is_full():
                waiting += len(walk.chunk)
                yield from walk.commit()
                if waiting >= FOLLOW_ARTICLES:
                    _follow(record)
                    waiting = 0
        if waiting >= FOLLOW_EARLY:  # while the last articles are read, or all would wait for it after them
            yield from walk.commit()
            _follow(record)
        while walk.is_full(at_end=True):
            yield from walk.commit()
    _follow(record)


def unread(event: Done) -> Problem:
    """The problem line of an article that is kept though nothing could be read from it (its reading's `note`)."""
    return Problem(event.article.path, event.reading.note or "", "it is kept without statements")


class _Loaded(NamedTuple):
    item: Article | Problem
    position: int


def _load_all(inputs: Iterable[Input], given: Given, limit: int) -> Iterator[_Loaded]:
    finished = 0
    for source in inputs:
        within = 0
        for item in load_input(source, given, limit):
            # Text stands for the bytes read of a .jsonl or .csv: near enough for the time left, never past its size.
            within += 0 if isinstance(item, Problem) else len(item.text)
            yield _Loaded(item, finished + min(within, source.size))
        finished += source.size


class _Waiting(NamedTuple):
    item: Article | Problem
    position: int
    key: str
    """The article's; empty for a problem."""

    @property
    def where(self) -> str:
        return self.item.where if isinstance(self.item, Problem) else self.item.path

    @property
    def length(self) -> int:
        return 0 if isinstance(self.item, Problem) else len(self.item.text)


class _Walk:
    """Inputs on their way: those that are being read, and the chunk of those that are read and not yet committed."""

    def __init__(self, record: Record | None, version: str, begin: Callable[[Article], Future[Reading]]) -> None:
        self.chunk: list[_Waiting] = []
        self._record, self._version, self._begin = record, version, begin
        self._ahead: deque[_Waiting] = deque()
        self._readings: dict[str, Future[Reading] | Reading | Problem] = {}
        """By key, of every article that is on its way."""
        self._fresh: set[str] = set()
        self._most = AHEAD * cores()

    def take(self, loaded: _Loaded) -> None:
        """One more input; an article that the record does not hold is begun to be read."""
        item = loaded.item
        key = "" if isinstance(item, Problem) else item.key
        self._ahead.append(_Waiting(item, loaded.position, key))
        if isinstance(item, Problem) or key in self._readings:
            return
        held = self._record.held(item, self._version) if self._record is not None else None
        if held is None:
            self._fresh.add(key)
        self._readings[key] = self._begin(item) if held is None else held

    def is_full(self, at_end: bool = False) -> bool:
        """Whether there is a chunk to commit. What is read goes into it, in order; the first of too many ahead is
        waited for, and at the end everything."""
        while self._ahead and not self._is_chunk():
            first = self._ahead[0]
            if not (at_end or self._is_much() or self._is_read(first)):
                return False
            if first.key:
                self._reading(first)
            self.chunk.append(self._ahead.popleft())
        return self._is_chunk() or (at_end and bool(self.chunk))

    def _is_chunk(self) -> bool:
        return len(self.chunk) >= CHUNK_ARTICLES or sum(w.length for w in self.chunk) >= CHUNK_CHARACTERS

    def _is_much(self) -> bool:
        return len(self._ahead) > self._most or sum(w.length for w in self._ahead) >= 2 * CHUNK_CHARACTERS

    def _is_read(self, waiting: _Waiting) -> bool:
        found = self._readings.get(waiting.key)
        return not isinstance(found, Future) or found.done()

    def _reading(self, waiting: _Waiting) -> Reading | Problem:
        """An article's reading, waited for if need be; what is wrong where the reader fell over it."""
        found = self._readings[waiting.key]
        if isinstance(found, Future):
            found = self._readings[waiting.key] = _result(found, waiting.where)
        return found

    def commit(self) -> Iterator[Done | Problem]:
        """Commits the chunk in one transaction, then tells of everything in it in order."""
        chunk, self.chunk = self.chunk, []
        read = {w.key: self._reading(w) for w in chunk if w.key}
        if self._record is not None:
            # What is held goes along too: the record notes where else an article was seen.
            pairs = ((w.item, read[w.key]) for w in chunk if isinstance(w.item, Article))
            self._record.add_many((article, found) for article, found in pairs if isinstance(found, Reading))
        for key in read.keys() - {w.key for w in self._ahead}:
            del self._readings[key]
        for item, position, key in chunk:
            if isinstance(item, Problem):
                yield item
                continue
            is_fresh, found = key in self._fresh, read[key]
            self._fresh.discard(key)
            yield found if isinstance(found, Problem) else Done(item, _place(found, item), is_fresh, position)


def _result(begun: Future[Reading], where: str) -> Reading | Problem:
    """What came of reading an article. A fault of the reader costs this one article, not those beside it.

    Raises StopError when the reading process itself is gone.
    """
    try:
        return begun.result()
    except DragomanError:
        raise
    except BrokenExecutor:
        raise StopError(
            where, "the process that reads was ended", "free some memory, and give the command again"
        ) from None
    except Exception as error:
        if FAULTS in os.environ:
            raise
        what = f"the reader fell over it ({type(error).__name__})"
        return Problem(where, what, f"report it with the article and what {FAULTS}=1 shows; the others are read")


def _follow(record: Record | None) -> None:
    """Brings who is who across articles in step with what was added. A run that is killed before is caught up with by
    the next one, or by whoever asks."""
    from dragoman.story.identity.keeping import catch_up

    if record is not None:
        catch_up(record)


def _place(reading: Reading, article: Article) -> Reading:
    """The reading as of this copy of the article: a stored one, or a twin's, names the path where that was seen."""
    if (reading.article.path, reading.article.url) == (article.path, article.url):
        return reading
    info = msgspec.structs.replace(reading.article, path=article.path, url=article.url)
    return msgspec.structs.replace(reading, article=info)


def _log_problem(problem: Problem) -> None:
    logging.getLogger("dragoman").warning("%s", problem)
