"""Errors that say what to do. Two kinds: this input is skipped, or the run stops."""

from __future__ import annotations

import msgspec

FAULTS = "DRAGOMAN_FAULTS"
"""Set in the environment, faults of the program itself end it with Python's traceback."""


class DragomanError(Exception):
    """Base of all errors that a user can cause or mend. Its text is one line: where, what, what to do next."""

    def __init__(self, where: str, what: str, do: str) -> None:
        super().__init__(f"{where}: {what}; {do}")
        self.where = where
        self.what = what
        self.do = do


class SkipError(DragomanError):
    """One input cannot be read; the rest of the batch goes on."""


class StopError(DragomanError):
    """The run cannot go on: a record that does not open, a model that does not fit the code."""


class Problem(msgspec.Struct, frozen=True):
    """A skipped input, as a value that travels with the articles: where, what, and what to do next."""

    where: str
    what: str
    do: str

    def __str__(self) -> str:
        return f"{self.where}: {self.what}; {self.do}"
