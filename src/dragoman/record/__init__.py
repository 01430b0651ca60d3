"""The record: articles, what was read from them, and every earlier reading, in one database file.

Names are imported when first used: SQLAlchemy takes 0.4 s to import, which `dragoman --help` should not pay.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dragoman.record.record import Record
    from dragoman.record.rows import (
        ArticleLabel,
        ArticleRow,
        Correction,
        Hit,
        PersonRow,
        StatementQuery,
        StatementRow,
    )

__all__ = [
    "ArticleLabel",
    "ArticleRow",
    "Correction",
    "Hit",
    "PersonRow",
    "Record",
    "StatementQuery",
    "StatementRow",
]


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module = "dragoman.record.record" if name == "Record" else "dragoman.record.rows"
    return getattr(import_module(module), name)
