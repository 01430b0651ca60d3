"""Accuracy on the corpora that the project may measure on but not carry: the seed articles and PolNeAR's dev part.

Both are scored by the scorers that lie beside the data (`eval/score_reading.py`, `eval/score_attribution.py`), run as
programs, on readings in the reading format.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tarfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from bench.section import Row, Section, Setting
from dragoman.exports.lines import encode_line
from dragoman.reading import Reader
from dragoman.sources import Input, load_input
from dragoman.types import Article

Figures = dict[str, Any]


def load_texts(files: Iterable[Path]) -> Iterator[Article]:
    """Articles of plain text files, in order. Raises ValueError where one cannot be read: a bench skips none."""
    for file in files:
        for item in load_input(Input(str(file), file.stat().st_size)):
            if not isinstance(item, Article):
                raise ValueError(str(item))
            yield item


def unpack_polnear(shared: Path, folder: Path) -> list[Path]:
    """The raw texts of PolNeAR's dev part, unpacked into `folder`."""
    with tarfile.open(shared / "data/polnear/dev.tar.gz") as tar:
        tar.extractall(folder, filter="data")
    return sorted(folder.rglob("*.txt"))


def measure_seeds(shared: Path, reader: Reader, folder: Path) -> Figures:
    """The figures of score_reading.py over the seed articles that have gold."""
    lines = _read(reader, sorted((shared / "seeds").glob("*.txt")), folder / "seeds.jsonl")
    return _score(shared / "eval/score_reading.py", shared / "gold", lines)


def measure_polnear(shared: Path, reader: Reader, folder: Path) -> Figures:
    """The figures of score_attribution.py over PolNeAR's dev part: precision, recall and F1 of each kind of span."""
    lines = _read(reader, unpack_polnear(shared, folder), folder / "polnear.jsonl")
    return _score(shared / "eval/score_attribution.py", shared / "data/polnear/dev-gold.json", lines)


def _read(reader: Reader, files: list[Path], out: Path) -> Path:
    with out.open("wb") as lines:
        for _, reading in reader.read_many(load_texts(files)):
            lines.write(encode_line(reading))
    return out


def score_texts(shared: Path, reader: Reader, texts: Path, gold: Path, folder: Path) -> Figures:
    """The figures of score_reading.py over other texts than the seeds, with gold of their own."""
    lines = _read(reader, sorted(texts.glob("*.txt")), folder / "readings.jsonl")
    return _score(shared / "eval/score_reading.py", gold, lines, "--texts", str(texts))


def _score(script: Path, gold: Path, lines: Path, *options: str) -> Figures:
    done = subprocess.run(
        [sys.executable, str(script), str(gold), str(lines), *options], capture_output=True, text=True, check=True
    )
    figures: Figures = json.loads(done.stdout)
    return figures


WANTED = {
    "statement F1": "80", "recall": "", "precision": "", "speaker": "95", "kind": "85", "source exact": "90",
    "cue exact": "", "content exact": "", "inside": "", "time words": "", "date": "", "addressee": "80", "outlet": "90",
    "act recall": "75", "act precision": "80", "span text is the file's text": "100",
}  # fmt: skip


def make_seed_rows(setting: Setting) -> list[Row]:
    found = measure_seeds(*setting)
    rows = [Row(part, str(found.get(part, "-")), wanted) for part, wanted in WANTED.items()]
    return [*rows, Row("statements made of furniture", str(found.get("statements made of page furniture", "0")), "0")]


def make_polnear_rows(setting: Setting) -> list[Row]:
    found = measure_polnear(*setting)
    wanted = {"source": "79", "cue": "72", "content": "65"}
    return [Row(kind, f"{found[kind]['f1']:.1f}", wanted[kind]) for kind in wanted]


SEEDS = Section("seeds", "Seed articles, score_reading.py", make_seed_rows, ("eval", "seeds", "gold"))
POLNEAR = Section(
    "polnear",
    "PolNeAR dev, raw text, score_attribution.py, exact F1",
    make_polnear_rows,
    ("eval", "data/polnear/dev-gold.json"),
)
