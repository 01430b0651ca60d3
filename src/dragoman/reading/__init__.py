"""One article in, one reading out. A pure function of the article and the reader's version."""

from __future__ import annotations

from dragoman.reading.reader import Reader

__all__ = ["Reader"]
