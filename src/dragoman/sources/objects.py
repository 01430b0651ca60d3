"""JSON and JSON lines: an object is an article; the keys are the fields of CSV (title, text, url, published, …)."""

from __future__ import annotations

import codecs
import io
from collections.abc import Iterator, Mapping
from typing import BinaryIO

from dragoman.errors import Problem, SkipError
from dragoman.sources.decoding import decode
from dragoman.sources.facts import FIELDS, Given, check_facts, kind_of, make_article, merge_facts, shown
from dragoman.sources.limits import read_all, too_large
from dragoman.sources.sidecar import parse_json
from dragoman.types import Article

_DO_LINE = "correct the line; the other lines are read"
_DO_FILE = "correct the file: one object, or a list of objects, with at least `text`"


def read_json(file: BinaryIO, path: str, given: Given, limit: int) -> Iterator[Article | Problem]:
    """The article of an object, or the articles of a list of objects (`file.json:3` is the third). Read whole."""
    raw = read_all(file, path, limit, "save it as .jsonl, which is read line by line, or raise --limit")
    value = parse_json(_as_utf8(raw, path), path, _DO_FILE)
    if isinstance(value, dict):
        yield read_object(value, path, given, limit, _DO_FILE)
    elif isinstance(value, list):
        if not value:
            yield Problem(path, "an empty list", _DO_FILE)
        for number, item in enumerate(value, 1):
            yield read_object(item, f"{path}:{number}", given, limit, "correct the item; the others are read")
    else:
        yield Problem(path, f"{kind_of(value)}, expected an object or a list of objects", _DO_FILE)


def read_jsonl(file: BinaryIO, path: str, given: Given, limit: int) -> Iterator[Article | Problem]:
    """One article a line, one line in memory at a time; blank lines are passed over. `file.jsonl:12` is line 12."""
    number = found = 0
    file = _as_utf8_lines(file, path, limit)
    while line := file.readline(limit + 1):
        number += 1
        where = f"{path}:{number}"
        if len(line) > limit and not line.endswith(b"\n"):
            while (rest := file.readline(1 << 20)) and not rest.endswith(b"\n"):
                pass
            yield too_large(where, "the line is", limit)
        elif line.strip():
            yield _read_line(line, where, given, limit)
        else:
            continue
        found += 1
    if not found:
        yield Problem(path, "no line with an article in it", "write one JSON object a line, with at least `text`")


def read_object(value: object, where: str, given: Given, limit: int, do: str) -> Article | Problem:
    """The article of one JSON object or CSV row, or the problem that it has."""
    try:
        return _article_of(value, where, given, limit, do)
    except SkipError as error:
        return Problem(error.where, error.what, error.do)


def _read_line(line: bytes, where: str, given: Given, limit: int) -> Article | Problem:
    try:
        value = parse_json(line, where, _DO_LINE)
    except SkipError as error:
        return Problem(error.where, error.what, error.do)
    return read_object(value, where, given, limit, _DO_LINE)


def _article_of(value: object, where: str, given: Given, limit: int, do: str) -> Article | Problem:
    if not isinstance(value, Mapping):
        raise SkipError(where, f"{kind_of(value)}, expected a JSON object", do)
    if "text" not in value:
        found = ", ".join(f"`{shown(str(key), 40)}`" for key in list(value)[:10]) or "none"
        raise SkipError(where, f"no `text`; keys found: {found}; keys read: {', '.join(FIELDS)}", do)
    text = value["text"]
    if not isinstance(text, str):
        raise SkipError(where, f"`text` is {kind_of(text)}, expected text", do)
    if not text.strip():
        raise SkipError(where, "`text` is empty", "put the article's words there, or leave it out")
    if len(text) > limit:
        return too_large(where, "`text` is", limit)
    return make_article(text, where, merge_facts(given, check_facts(value, where)))


def _as_utf8_lines(file: BinaryIO, path: str, limit: int) -> BinaryIO:
    """`file`, or if it is UTF-16 (as PowerShell saves) its text in UTF-8, then held whole."""
    if not file.seekable():
        return file
    is_wide = file.read(2) in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
    file.seek(0)
    return io.BytesIO(_as_utf8(read_all(file, path, limit), path)) if is_wide else file


def _as_utf8(raw: bytes, where: str) -> bytes:
    return decode(raw, where).removeprefix("\ufeff").encode("utf-8")
