"""Line ends of every system made alike while an article is read: what it says does not depend on where it was saved.

The text stays as it is (`Article.text`): offsets are the same in both, and a reading has the words of the text.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

import msgspec

from dragoman.types import Reading

_ENDS = {ord(end): "\n" for end in "\r\x85\u2028\u2029"}
_MARK = "\ufeff"
"""The byte order mark, which some editors put before a text."""


def same_lines(text: str) -> str:
    """`text` with each line end as "\\n", two that are one as a space and "\\n"; as long as it was."""
    if not text.startswith(_MARK) and not any(chr(end) in text for end in _ENDS):
        return text
    text = text.replace("\r\n", " \n").translate(_ENDS)
    return f" {text[1:]}" if text.startswith(_MARK) else text


def as_written(reading: Reading, text: str) -> Reading:
    """A reading of `same_lines(text)` with the words of each span as `text` has them."""
    return _as_written(reading, text)


T = TypeVar("T")


def _as_written(value: T, text: str) -> T:
    if isinstance(value, msgspec.Struct):
        fields = {name: getattr(value, name) for name in value.__struct_fields__}
        changed = {name: new for name, old in fields.items() if (new := _as_written(old, text)) is not old}
        if {"start", "end", "text"} <= fields.keys():
            changed["text"] = text[fields["start"] : fields["end"]]
        return msgspec.structs.replace(value, **changed) if changed else value
    if isinstance(value, Sequence) and not isinstance(value, str):
        made = [_as_written(one, text) for one in value]
        return value if all(new is old for new, old in zip(made, value, strict=True)) else type(value)(made)  # type: ignore[call-arg]  # a tuple or a list
    return value
