"""One input to its articles: the door of this stage."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

from dragoman.errors import Problem, SkipError
from dragoman.sources.decoding import decode
from dragoman.sources.facts import Facts, Given, make_article, merge_facts
from dragoman.sources.formats import Format, format_of
from dragoman.sources.inputs import STDIN, Input, reason
from dragoman.sources.limits import DEFAULT_LIMIT, read_all, too_large
from dragoman.sources.objects import read_json, read_jsonl
from dragoman.sources.sidecar import load_sidecar
from dragoman.sources.stdin import look_ahead
from dragoman.sources.table import read_csv
from dragoman.types import Article

Loaded = Iterator[Article | Problem]
_NOTHING_GIVEN = Given()
_BY_PARTS = frozenset(("jsonl", "csv"))
"""Formats read a row at a time: the limit holds for the row, not for the file."""


def load_input(item: Input, given: Given = _NOTHING_GIVEN, limit: int = DEFAULT_LIMIT) -> Loaded:
    """The articles of one input, lazily; what cannot be read is a Problem in their midst. Never raises for bad content.

    A .txt file's text is the file as decoded, unaltered. A row of a .jsonl, .json or .csv file has the path
    `FILE:NUMBER`. `given` wins over a sidecar, which wins over what the file says of itself. A text of more than
    `limit` bytes is a problem, found without reading more of it than that.
    """
    try:
        if item.path == STDIN:
            yield from _load_stdin(given, limit)
        else:
            path = Path(item.path)
            shape = format_of(path) or "text"
            if item.size > limit and shape not in _BY_PARTS:
                yield too_large(item.path, f"{item.size:,} bytes,", limit)
                return
            with path.open("rb") as file:
                yield from _READERS[shape](file, item.path, given, limit)
    except SkipError as error:
        yield Problem(error.where, error.what, error.do)
    except OSError as error:
        yield Problem(item.path, reason(error), "check the name and the rights to it")
    except UnicodeDecodeError:  # a table whose later part is in another encoding than its beginning
        yield Problem(item.path, "its bytes change encoding on the way", "save the file as UTF-8")


def _load_stdin(given: Given, limit: int) -> Loaded:
    shape, whole = look_ahead(sys.stdin.buffer, limit)
    yield from _READERS[shape](whole, STDIN, given, limit)


def _read_text(file: BinaryIO, path: str, given: Given, limit: int) -> Loaded:
    text = decode(read_all(file, path, limit), path)
    if not text.strip("\ufeff \t\r\n\v\f"):
        raise SkipError(path, "nothing but white space", "put the article in it, or leave it out")
    yield make_article(text, path, merge_facts(given, _sidecar(path)))


def _read_page(file: BinaryIO, path: str, given: Given, limit: int) -> Loaded:
    from dragoman.sources.pages import read_page  # trafilatura takes half a second to import

    page = read_page(read_all(file, path, limit), path)
    yield make_article(page.text, path, merge_facts(given, _sidecar(path), page.facts))


def _sidecar(path: str) -> Facts:
    return Facts() if path == STDIN else load_sidecar(Path(path))


_READERS: dict[Format, Callable[[BinaryIO, str, Given, int], Loaded]] = {
    "text": _read_text,
    "page": _read_page,
    "json": read_json,
    "jsonl": read_jsonl,
    "csv": read_csv,
}
