"""Standard input has no name to tell its format by: its first line tells."""

from __future__ import annotations

import io
import re
from typing import BinaryIO

from dragoman.sources.formats import Format

_PAGE = re.compile(rb"<(?:!doctype\s+html|!--|(?:\?xml|html|head|body|article|main|div|meta)\b)", re.IGNORECASE)
_JSON_START = re.compile(rb'\{\s*(?:"|$)|\[\s*(?:\{|$)')


def look_ahead(stream: BinaryIO, limit: int) -> tuple[Format, BinaryIO]:
    """The format of `stream` by its first line that is not blank, and a stream that starts with that line again."""
    first = b""
    while not first.strip() and len(first) <= limit and (line := stream.readline(limit + 1)):
        first += line
    return _sniff(first), io.BufferedReader(_Again(first, stream))


def _sniff(first: bytes) -> Format:
    line = first.removeprefix(b"\xef\xbb\xbf").strip()
    if _PAGE.match(line):
        return "page"
    if not _JSON_START.match(line):
        return "text"
    return "jsonl" if line.startswith(b"{") and line.endswith(b"}") else "json"


class _Again(io.RawIOBase):
    """`first` and then the rest of `stream`, which stays open for its owner."""

    def __init__(self, first: bytes, stream: BinaryIO) -> None:
        self._first = memoryview(first)
        self._stream = stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        room = memoryview(buffer).cast("B")  # type: ignore[arg-type]
        data = self._first[: len(room)] or self._stream.read1(len(room))  # type: ignore[attr-defined]
        self._first = self._first[len(data) :] if self._first else self._first
        room[: len(data)] = data
        return len(data)
