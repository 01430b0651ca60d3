"""A saved web page to its article: the text by trafilatura, the facts by what the page declares of itself."""

from __future__ import annotations

import logging
import re
from typing import Any

import msgspec
from trafilatura import bare_extraction
from trafilatura.settings import Document
from trafilatura.utils import load_html

from dragoman.errors import SkipError
from dragoman.sources.decoding import decode
from dragoman.sources.facts import Facts
from dragoman.sources.pagefacts import find_facts, is_same_title
from dragoman.sources.pagetext import paragraphs_of

for _name in ("trafilatura", "htmldate", "courlan", "justext", "readability"):
    logging.getLogger(_name).addHandler(logging.NullHandler())  # what their notes say to users, a Problem says here

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w:.-]+)", re.IGNORECASE)
_SENTENCE = re.compile(r"[.!?…。！？।؟][\"'”’»›)\]]*$")
_SHORTEST = 60
"""Characters that one paragraph must have, and end as a sentence does, for a page to hold an article. The notices of
pages saved too early ("You need to enable JavaScript to run this app.") have under 50, as have menu entries."""
_NO_GUESSED_DATES = {"original_date": True, "extensive_search": False, "max_date": "2199-12-31"}
"""htmldate's extensive search takes any date in the text, and its own latest date is today: with it a page's date would
depend on the clock. An undated page stays undated."""


class Page(msgspec.Struct, frozen=True):
    """What a page holds: its article's `text`, paragraphs parted by an empty line, and what it declares of itself."""

    text: str
    facts: Facts


def read_page(raw: bytes, where: str) -> Page:
    """The article of a page. No request is made for anything that the page refers to.

    The headline is in `facts.title` and not repeated at the head of the text. Raises SkipError for a page without an
    article: an empty shell filled by a script, a list of links, an error notice.
    """
    html = _decode_page(raw, where)
    tree, document = _extract(html, where)
    paragraphs = paragraphs_of(document.body) if document else []
    if document is None or not any(len(p) >= _SHORTEST and _SENTENCE.search(p) for p in paragraphs):
        what = "no article text found on the page"
        raise SkipError(where, what, "save the page after it has loaded, or give the text as .txt")
    facts = find_facts(tree, document)
    if facts.title and is_same_title(facts.title, paragraphs[0]):
        del paragraphs[0]
    return Page("\n\n".join(paragraphs), facts)


def _extract(html: str, where: str) -> tuple[Any, Document | None]:
    try:
        tree = load_html(html)
        if tree is None:
            return None, None
        found = bare_extraction(
            tree, include_comments=False, with_metadata=True, date_extraction_params=dict(_NO_GUESSED_DATES)
        )
    except Exception as error:  # a page may break the parsers in ways that they do not foresee; the batch goes on
        name = type(error).__name__
        raise SkipError(where, f"the page cannot be parsed ({name})", "give the text as .txt") from None
    return tree, found if isinstance(found, Document) else None


def _decode_page(raw: bytes, where: str) -> str:
    """A page's bytes as text. One broken byte does not cost the page: its text is extracted, not the file's own."""
    declared = match[1].decode("ascii", "replace") if (match := _CHARSET.search(raw[:4096])) else None
    try:
        return decode(raw, where, declared).removeprefix("\ufeff")
    except SkipError as error:
        if not error.what.startswith("UTF-8"):
            raise
        return raw.decode("utf-8", errors="replace")
