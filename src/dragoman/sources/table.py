"""CSV: one article a row, with a header row of column names in any order and case."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import BinaryIO

from dragoman.errors import Problem, SkipError
from dragoman.sources.decoding import NOT_TEXT, SAVE_AS_TEXT, encoding_of
from dragoman.sources.facts import FIELDS, Given, shown
from dragoman.sources.limits import read_all, too_large
from dragoman.sources.objects import read_object
from dragoman.types import Article

_DELIMITERS = ",;\t"
_CSV_LIMIT = 131_072
"""The csv module's own limit on a field."""
_DO = "correct the row; the other rows are read"


def read_csv(file: BinaryIO, path: str, given: Given, limit: int) -> Iterator[Article | Problem]:
    """The articles of a table, one row in memory at a time. `file.csv:12` is the row that starts on line 12.

    Columns are separated by commas, or by semicolons or tabs if the header is. Columns not in FIELDS are left aside.
    """
    stream = file if file.seekable() else io.BytesIO(read_all(file, path, limit))
    encoding = encoding_of(stream, path)  # gone through twice, so that a table of any size is read in little memory
    stream.seek(0)
    text = io.TextIOWrapper(stream, encoding=encoding, newline="")
    header = text.readline(100_000)
    columns, delimiter = _read_header(header, path)
    csv.field_size_limit(max(limit, _CSV_LIMIT))  # one setting for the whole process, so it is never lowered below that
    rows = csv.reader(text, delimiter=delimiter)
    found = 0
    while True:
        start = rows.line_num + 2  # the header is line 1
        try:
            row = next(rows)
        except StopIteration:
            break
        except csv.Error as error:
            yield _faulty(f"{path}:{start}", error, limit)
        else:
            if not row:
                continue
            yield _read_row(row, columns, f"{path}:{start}", given, limit)
        found += 1
    if not found:
        yield Problem(path, "a header and no rows", "put one article in each row")


def _read_header(line: str, path: str) -> tuple[list[str], str]:
    if not line.strip("\ufeff \r\n"):
        raise SkipError(path, "the file is empty" if not line else "its first line is empty", _expected())
    if "\0" in line:
        raise SkipError(path, NOT_TEXT, SAVE_AS_TEXT)
    headers = [(_split_header(line, mark), mark) for mark in _DELIMITERS]
    columns, delimiter = max(headers, key=lambda header: len(set(header[0]) & set(FIELDS)))
    if "text" not in columns:
        found = ", ".join(shown(name, 40) for name in columns[:12])
        what = f"no column `text`; columns found: {found}; columns read: {', '.join(FIELDS)}"
        raise SkipError(path, what, _expected())
    twice = next((name for name in FIELDS if columns.count(name) > 1), None)
    if twice:
        raise SkipError(path, f"two columns `{twice}`", "rename one of them")
    return columns, delimiter


def _split_header(line: str, delimiter: str) -> list[str]:
    names = next(csv.reader(io.StringIO(line.lstrip("\ufeff")), delimiter=delimiter), [])
    return [name.strip().lower() for name in names]


def _expected() -> str:
    return f"make the first line the column names: {','.join(FIELDS)} (only text must be there)"


def _read_row(row: list[str], columns: list[str], where: str, given: Given, limit: int) -> Article | Problem:
    if len(row) > len(columns):
        what = f"{len(row)} fields, but the header has {len(columns)}"
        return Problem(where, what, "put a field that holds a comma in quotation marks; the other rows are read")
    values: dict[str, object] = dict.fromkeys(columns)
    values.update(zip(columns, row, strict=False))
    values["text"] = values["text"] or ""
    return read_object(values, where, given, limit, _DO)


def _faulty(where: str, error: csv.Error, limit: int) -> Problem:
    if "field larger" in str(error):
        return too_large(where, "a field (is a quotation mark left open?) is", limit)
    return Problem(where, f"malformed CSV: {error}", _DO)
