"""The conductor: walks inputs through sources and reading into the record, and tells what happened as it goes.

`read` is the library's front door. `read_into` is the same walk as a stream of events, for whoever shows progress.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from dragoman.errors import Problem
from dragoman.sources import DEFAULT_LIMIT, Given, Input, find_inputs, load_input
from dragoman.types import Article, Reading

if TYPE_CHECKING:
    from dragoman.reading import Reader
    from dragoman.record import Record

CHUNK_ARTICLES = 64
CHUNK_CHARACTERS = 40_000
"""A chunk is committed as one transaction. About ten articles of a newspaper's length, a second or two of reading on
two cores: long enough to fill the encoder's batches, short enough that a killed run repeats next to nothing."""
FOLLOW_ARTICLES = 200
"""After so many articles who is who is brought in step: for more at a time no block is worked out fewer times."""

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

    Memory is bounded by a chunk and the largest text. `record` None keeps nothing: every article is read.
    """
    chunk: list[_Loaded] = []
    characters = waiting = 0
    for loaded in _load_all(inputs, given, limit):
        chunk.append(loaded)
        characters += 0 if isinstance(loaded.item, Problem) else len(loaded.item.text)
        if len(chunk) >= CHUNK_ARTICLES or characters >= CHUNK_CHARACTERS:
            yield from _read_chunk(record, reader, chunk)
            waiting += len(chunk)
            chunk, characters = [], 0
            if waiting >= FOLLOW_ARTICLES:
                _follow(record)
                waiting = 0
    yield from _read_chunk(record, reader, chunk)
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


def _read_chunk(record: Record | None, reader: Reader, chunk: list[_Loaded]) -> Iterator[Done | Problem]:
    """Reads what the record does not hold, commits all in one transaction, then tells of everything in order."""
    articles = [item for item, _ in chunk if isinstance(item, Article)]
    readings: dict[str, Reading] = {}
    fresh: dict[str, Article] = {}
    for article in articles:
        if article.key in readings or article.key in fresh:
            continue
        held = record.held(article, reader.version) if record is not None else None
        if held is not None:
            readings[article.key] = held
        else:
            fresh[article.key] = article
    readings |= {article.key: reading for article, reading in reader.read_many(fresh.values())}
    if record is not None:
        # What is held goes along too: the record notes where else an article was seen.
        record.add_many((article, readings[article.key]) for article in articles)
    for item, position in chunk:
        if isinstance(item, Problem):
            yield item
        else:
            reading = _place(readings[item.key], item)
            yield Done(item, reading, fresh.pop(item.key, None) is not None, position)


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
