"""What all the appearances of an article together say of it: the latest, its gaps filled from the ones before.

What none of them says its live reading may have found: the language, and the day that a text tells in its head.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

from dragoman.record.dates import find_bounds
from dragoman.types import Article

_FIELDS = ("url", "title", "published", "publisher", "language")
_FOUND = ("published", "language")
"""What a reading finds where nobody gives it."""


def appearance_row(article: Article) -> dict[str, Any]:
    """An article's metadata as a row of `appearances`, without its place in the tables and time."""
    row: dict[str, Any] = {field: getattr(article, field) or None for field in _FIELDS}
    name = re.split(r"[/\\]", article.path.rstrip("/\\"))[-1] or article.path
    return {**row, "path": article.path, "name": name, "authors": json.dumps(article.authors), "key": article.key}


def merge_appearances(appearances: Iterable[dict[str, Any]], live: Mapping[str, Any] | None) -> dict[str, Any]:
    """The metadata columns of `articles`.

    `appearances`: rows, latest first; `live`: the row of the live reading, if there is one.
    """
    merged: dict[str, Any] = {"path": None, "authors": "[]", **dict.fromkeys(_FIELDS)}
    for row in appearances:
        merged["path"] = row["path"] if merged["path"] is None else merged["path"]
        merged["authors"] = row["authors"] if merged["authors"] == "[]" else merged["authors"]
        for field in _FIELDS:
            merged[field] = row[field] if merged[field] is None else merged[field]
    if live:
        merged |= {field: merged[field] or live[field] for field in _FOUND}
    merged["published_from"], merged["published_to"] = find_bounds(merged["published"]) or (None, None)
    return merged
