"""Reads news coverage of a negotiation and keeps the record: who said what, to whom, when, each with its words.

    record = dragoman.read(["articles/"])              # the whole way: files to an open record
    reading = dragoman.Reader().read(dragoman.Article(text=text, path="-"))  # one article

What is named in `__all__` is the library; it is loaded at first use, so that `import dragoman` costs little.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

__all__ = [
    "Article",
    "DragomanError",
    "Entity",
    "Event",
    "Problem",
    "Reader",
    "Reading",
    "Record",
    "SkipError",
    "Span",
    "Statement",
    "StopError",
    "code_event",
    "read",
]

if TYPE_CHECKING:
    from dragoman.errors import DragomanError, Problem, SkipError, StopError
    from dragoman.pipeline import read
    from dragoman.reading import Reader
    from dragoman.reading.plover import Event, code_event
    from dragoman.record import Record
    from dragoman.types import Article, Entity, Reading, Span, Statement

    __version__: str
else:  # hidden from type checkers: a `__getattr__` would make every misspelt name look right to them
    _HOMES = {
        "Article": "types",
        "DragomanError": "errors",
        "Entity": "types",
        "Event": "reading.plover",
        "Problem": "errors",
        "Reader": "reading",
        "Reading": "types",
        "Record": "record",
        "SkipError": "errors",
        "Span": "types",
        "Statement": "types",
        "StopError": "errors",
        "code_event": "reading.plover",
        "read": "pipeline",
    }

    def __getattr__(name: str) -> object:
        """Loads a public name's module when the name is first asked for (PEP 562) and keeps it."""
        if name == "__version__":
            value = _find_version()
        elif name in _HOMES:
            from importlib import import_module

            value = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
        else:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        globals()[name] = value
        return value

    def __dir__() -> list[str]:
        return sorted({*globals(), *__all__, "__version__"})

    def _find_version() -> str:
        from importlib.metadata import PackageNotFoundError, version

        try:
            return version("dragoman")
        except PackageNotFoundError:  # run from its source folder without having been installed
            return "0+source"
