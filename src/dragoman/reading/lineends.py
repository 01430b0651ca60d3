"""Line ends of every system made alike while an article is read: what it says does not depend on where it was saved.

The text stays as it is (`Article.text`): offsets are the same in both, and a reading has the words of the text.
"""

from __future__ import annotations

from typing import TypeVar

import msgspec

_ENDS = {ord(end): "\n" for end in "\r\x85\u2028\u2029"}
_MARK = "\ufeff"
"""The byte order mark, which some editors put before a text."""


def same_lines(text: str) -> str:
    """`text` with each line end as "\\n", two that are one as a space and "\\n"; as long as it was."""
    if not text.startswith(_MARK) and not any(chr(end) in text for end in _ENDS):
        return text
    text = text.replace("\r\n", " \n").translate(_ENDS)
    return f" {text[1:]}" if text.startswith(_MARK) else text


Part = TypeVar("Part")


def as_written(part: Part, text: str) -> Part:
    """A reading of `same_lines(text)`, or a part of one, with the words of each span as `text` has them."""
    if isinstance(part, msgspec.Struct):
        fields = {name: getattr(part, name) for name in part.__struct_fields__}
        changed = {name: new for name, old in fields.items() if (new := as_written(old, text)) is not old}
        if {"start", "end", "text"} <= fields.keys():
            changed["text"] = text[fields["start"] : fields["end"]]
        return msgspec.structs.replace(part, **changed) if changed else part
    if isinstance(part, tuple):
        made = tuple(as_written(one, text) for one in part)
        return made if any(new is not old for new, old in zip(made, part, strict=True)) else part  # type: ignore[return-value]  # a tuple, too
    return part
