"""When: the time words of an article, what they come to, and when each statement was made."""

from __future__ import annotations

from dragoman.reading.times.read import Times, read_times

__all__ = ["Times", "read_times"]
