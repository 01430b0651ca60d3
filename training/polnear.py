"""Reads PolNeAR (Newell, Margolin & Ruths, LREC 2018) from its raw texts and brat standoff files.

The raw text, not a tokenised edition: the model is trained on what it will be given.
"""

from __future__ import annotations

import re
import tarfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROLES = ("source", "cue", "content")


class Span(NamedTuple):
    start: int
    end: int
    role: str


class Relation(NamedTuple):
    """One attribution: its spans by role; offsets are code points into the text."""

    spans: tuple[Span, ...]


class Annotated(NamedTuple):
    name: str
    text: str
    versions: tuple[tuple[Relation, ...], ...]
    """One list of attributions for each annotator."""


def load_polnear(archive: Path, dropped: Counter[str]) -> list[Annotated]:
    """Articles of `archive` (train.tar.gz or dev.tar.gz), by name. `dropped` counts by cause what is left out."""
    texts: dict[str, str] = {}
    files: dict[str, list[str]] = {}
    with tarfile.open(archive) as tar:
        for member in sorted((m for m in tar if m.isfile()), key=lambda m: m.name):
            handle = tar.extractfile(member)
            assert handle is not None
            data = handle.read().decode("utf-8")
            stem = Path(member.name).stem
            if member.name.endswith(".txt"):
                texts[stem] = data
            elif member.name.endswith(".ann"):
                files.setdefault(stem.rsplit("_", 1)[0], []).append(data)
    return [
        Annotated(name, text, tuple(tuple(_relations(data, dropped)) for data in files.get(name, [])))
        for name, text in texts.items()
    ]


def _relations(data: str, dropped: Counter[str]) -> Iterator[Relation]:
    marks: dict[str, list[Span]] = {}
    for line in data.splitlines():
        if match := re.match(r"(T\d+)\t(\w+) ([\d ;]+)\t", line):
            role = match[2].lower()
            pieces = (tuple(map(int, p.split())) for p in match[3].split(";"))
            marks[match[1]] = [Span(a, b, role) for a, b in pieces]
    for line in data.splitlines():
        if not re.match(r"E\d+\t", line):
            continue
        parts = [part.split(":") for part in line.split("\t")[1].split()]
        spans = [s for _, mark in parts for s in marks.get(mark, ()) if s.role in ROLES]
        if {s.role for s in spans} >= {"cue", "content"}:
            yield Relation(tuple(sorted(_joined(spans))))
        else:
            dropped["attribution without cue or content"] += 1


def _joined(spans: list[Span]) -> Iterator[Span]:
    """Brat cuts a span at every line break; pieces with nothing but white space between them are one."""
    for role in ROLES:
        last: Span | None = None
        for span in sorted(s for s in spans if s.role == role):
            if last and span.start - last.end <= 2:
                last = Span(last.start, span.end, role)
            else:
                if last:
                    yield last
                last = span
        if last:
            yield last
