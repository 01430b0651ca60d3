"""What one section of `make bench` is: a title, what has to be there, and the function that makes its rows."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from dragoman.reading import Reader


class Row(NamedTuple):
    """One figure: what it is, what was found, and what it should be at least, where that is settled."""

    what: str
    found: str
    wanted: str = ""


class Setting(NamedTuple):
    """What every section is given. `shared` holds data/, seeds/, gold/ and eval/, where there is such a folder.
    `folder` is the section's own for scratch, and is removed at the end."""

    shared: Path
    reader: Reader
    folder: Path


class Section(NamedTuple):
    """A section by its short name. It is skipped, and says so, where one of `needs` (below `shared`) is missing, or
    where it is slow and was not asked for."""

    name: str
    title: str
    rows: Callable[[Setting], list[Row]]
    needs: tuple[str, ...] = ()
    is_accuracy: bool = True
    """Of the model that ships: these figures go onto its card."""
    is_slow: bool = False

    def missing(self, shared: Path) -> list[str]:
        return [name for name in self.needs if not (shared / name).exists()]
