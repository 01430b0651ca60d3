"""The reading format as JSON lines: one reading a line, UTF-8, the same bytes for the same reading."""

from __future__ import annotations

import json
from collections.abc import Iterable

import msgspec

from dragoman.types import Reading


def encode_line(reading: Reading) -> bytes:
    """One reading as a line of the reading format, line break included. Nothing that is null is left out."""
    return encode(reading) + b"\n"


def encode(item: object) -> bytes:
    """Any struct of the project as JSON."""
    try:
        return msgspec.json.encode(item)
    except UnicodeEncodeError:
        # An article may hold half a surrogate pair (a broken \\ud83d in somebody's JSON). UTF-8 has no bytes for it, so
        # such a line is written in ASCII escapes: the offsets and the text still agree after decoding.
        return json.dumps(msgspec.to_builtins(item), separators=(",", ":")).encode("ascii")


def encode_array(items: Iterable[object]) -> Iterable[bytes]:
    """One JSON array, an item a line, in pieces: a listing of any length passes through without being held."""
    before = b"[\n"
    for item in items:
        yield before + encode(item)
        before = b",\n"
    yield b"[]\n" if before == b"[\n" else b"\n]\n"
