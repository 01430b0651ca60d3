"""Help for the tests of sources: a file with given bytes, loaded."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from dragoman.errors import Problem
from dragoman.sources import Input, load_input
from dragoman.types import Article


def load(path: Path, raw: bytes | str, **options: Any) -> list[Article | Problem]:
    """All that `load_input` yields for a file of `raw` at `path`."""
    path.write_bytes(raw if isinstance(raw, bytes) else raw.encode("utf-8"))
    return list(load_input(Input(str(path), path.stat().st_size), **options))


def article(path: Path, raw: bytes | str, **options: Any) -> Article:
    """The one article of a file that has no problem."""
    (found,) = load(path, raw, **options)
    assert isinstance(found, Article), found
    return found


def problem(path: Path, raw: bytes | str, **options: Any) -> Problem:
    """The one problem of a file that has no article."""
    (found,) = load(path, raw, **options)
    assert isinstance(found, Problem), found
    assert "\n" not in str(found)
    assert found.do
    return found
