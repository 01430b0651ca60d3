"""When: the time words of an article, what they come to, and when each statement was made."""

from __future__ import annotations

from dragoman.reading.times.read import Times, read_times
from dragoman.reading.times.said import Entry, Told, tell

__all__ = ["Entry", "Times", "Told", "read_times", "tell"]
