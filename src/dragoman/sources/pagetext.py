"""The extracted body of a page to text: a paragraph to each block, an empty line between."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

_BLOCKS = frozenset(("body", "main", "div", "p", "head", "list", "item", "quote", "table", "row", "code", "ab"))
_SPACES = re.compile(r"[ \t\r\n\f]+")
_BREAK = "\u2028"


def paragraphs_of(body: Any) -> list[str]:
    """The paragraphs of trafilatura's `body` tree, in order.

    Taken from the tree and not from trafilatura's text: there a line end in the page's source stands inside a sentence
    just like the end of a paragraph. A <br> is a line end within the paragraph.
    """
    return [paragraph for piece in _pieces(body) if (paragraph := _tidy(piece))]


def _pieces(element: Any) -> Iterator[str]:
    """Runs of inline text, cut where a block begins or ends."""
    run = element.text or ""
    for child in element:
        if child.tag in _BLOCKS:
            yield run
            yield from _pieces(child)
            run = ""
        elif child.tag == "lb":
            run += _BREAK
        elif isinstance(child.tag, str):
            run += "".join(_pieces(child)) + (" | " if child.tag == "cell" else "")
        run += child.tail or ""
    yield run


def _tidy(piece: str) -> str:
    text = _SPACES.sub(" ", piece).removesuffix(" | ")
    return re.sub(rf" ?{_BREAK} ?", "\n", text).strip()
