"""What a file is, by its name's ending; and which sidecar belongs to which file."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

Format = Literal["text", "page", "json", "jsonl", "csv"]

_FORMATS: dict[str, Format] = {
    ".txt": "text",
    ".html": "page",
    ".htm": "page",
    ".xhtml": "page",
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "csv",
}
KNOWN_ENDINGS = (".txt", ".html", ".json", ".jsonl", ".csv")
"""The endings that messages name."""
SIDECAR = ".meta.json"
_WITH_SIDECAR = (".txt", ".html", ".htm", ".xhtml")


def format_of(path: Path) -> Format | None:
    """The format that a path's ending stands for; None if it is not a known one."""
    return _FORMATS.get(path.suffix.lower())


def is_sidecar(path: Path) -> bool:
    """Whether a path is that of a sidecar (`NAME.meta.json`), which is never read as an article."""
    return path.name.lower().endswith(SIDECAR)


def sidecars_of(path: Path) -> tuple[Path, ...]:
    """Where the sidecar of a text or page may be: `story.txt.meta.json` before `story.meta.json`."""
    names = dict.fromkeys((path.name + SIDECAR, path.stem + SIDECAR))
    return tuple(path.parent / name for name in names)


def sidecar_owner(sidecar: Path) -> Path | None:
    """The file that a sidecar belongs to, None if there is none beside it."""
    stem = sidecar.name[: -len(SIDECAR)]
    owners = (sidecar.parent / (stem + ending) for ending in ("", *_WITH_SIDECAR))
    return next((path for path in owners if path.is_file()), None)
