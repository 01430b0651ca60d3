"""The limit on the size of one text, held without reading more than the limit."""

from __future__ import annotations

from typing import BinaryIO

from dragoman.errors import Problem, SkipError

DEFAULT_LIMIT = 10_000_000
"""Bytes of a file that is one text and of a JSON line, characters of a CSV field: some 1,500 times a news article."""


def read_all(file: BinaryIO, where: str, limit: int, do: str | None = None) -> bytes:
    """All bytes of `file`. Raises SkipError if there are more than `limit` (no more than that is read) or none."""
    raw = file.read(limit + 1)
    if len(raw) > limit:
        problem = too_large(where, "the file is", limit)
        raise SkipError(problem.where, problem.what, do or problem.do)
    if not raw:
        raise SkipError(where, "the file is empty", "put the article in it, or leave it out")
    return raw


def too_large(where: str, what: str, limit: int) -> Problem:
    """The problem of a text over the limit; `what` begins the sentence ("the file is")."""
    return Problem(where, f"{what} over the limit of {limit:,} bytes", "split it, or raise --limit")
