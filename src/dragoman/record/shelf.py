"""Strings and readings as they lie in the database: any Python string comes back as it went in.

Databases hold UTF-8. A NUL (which PostgreSQL refuses) and a lone surrogate (which is not UTF-8) can stand in an
article's text or path, and neither may shift an offset. So each is stored as one stand-in character of the last private
plane, U+100000 above it; a character that is itself a stand-in is stored behind an escape. Ordinary text is stored as
it is and reads the same in any database tool.
"""

from __future__ import annotations

import json
import re
from typing import Any, TypeVar

import msgspec
from sqlalchemy import Dialect, Text
from sqlalchemy.types import TypeDecorator

from dragoman.types import Reading

T = TypeVar("T")

MARK_START, MARK_END = "\ufdd0", "\ufdd1"
"""Noncharacters that full-text search puts around what it found: no stored text holds them."""
NUL_STAND_IN = "\U00100000"
_ESCAPE = "\U0010fdd2"
_PLANE = 0x100000
_BAD = re.compile("[\x00\ud800-\udfff\ufdd0\ufdd1\U00100000\U0010d800-\U0010dfff\U0010fdd0-\U0010fdd2]")
_LAST_PLANE = b"\xf4"
_BYTES = (b"\x00", b"\xef\xb7", _LAST_PLANE)
"""How UTF-8 writes what is hidden, or begins to. Looking for bytes takes 0.05 ms an article, searching 0.28: readings
of articles with typographic quotes go through here twice."""
_STORED = re.compile("\U0010fdd2(.)|[\U00100000\U0010d800-\U0010dfff\U0010fdd0\U0010fdd1]", re.DOTALL)


def is_bad(text: str) -> bool:
    """Whether a text is not stored as it is."""
    if text.isascii():
        return "\x00" in text
    try:
        stored = text.encode()
    except UnicodeEncodeError:
        return True
    return any(byte in stored for byte in _BYTES) and _BAD.search(text) is not None


def shelve_text(text: str) -> str:
    """The string to store for `text`."""
    return _BAD.sub(_hide, text) if is_bad(text) else text


def unshelve_text(stored: str) -> str:
    """The text that `stored` stands for. A cut of a stored string is understood too, unless cut behind an escape."""
    if stored.isascii() or _LAST_PLANE not in stored.encode("utf-8", "surrogatepass"):
        return stored
    return _STORED.sub(lambda match: match[1] or chr(ord(match[0]) - _PLANE), stored)


def _hide(match: re.Match[str]) -> str:
    code = ord(match[0])
    return _ESCAPE + match[0] if code >= _PLANE else chr(code + _PLANE)


class Words(TypeDecorator[str]):
    """A text column for any Python string."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        return None if value is None else shelve_text(value)

    def process_result_value(self, value: Any | None, dialect: Dialect) -> str | None:
        return None if value is None else unshelve_text(value)


def encode_reading(reading: Reading) -> str:
    """JSON of a reading: the reading format's line."""
    return encode(reading)


def encode(item: object) -> str:
    """JSON of any struct of the project."""
    try:
        return msgspec.json.encode(item).decode()
    except UnicodeEncodeError:  # a lone surrogate, which the standard library's JSON can escape and msgspec cannot
        return json.dumps(msgspec.to_builtins(item), separators=(",", ":"))


def decode(stored: str, shape: type[T]) -> T:
    """The struct that was encoded."""
    try:
        return msgspec.json.decode(stored, type=shape)
    except msgspec.ValidationError:
        raise
    except msgspec.DecodeError:
        return msgspec.convert(json.loads(stored), shape)


def decode_reading(stored: str) -> Reading:
    """The reading that was encoded. Raises msgspec.ValidationError or ValueError when it is none."""
    try:
        return _DECODER.decode(stored)
    except msgspec.ValidationError:
        raise
    except msgspec.DecodeError:
        return msgspec.convert(json.loads(stored), Reading)


_DECODER = msgspec.json.Decoder(Reading)
