"""What it costs to start and to run: seconds of whole commands, peak memory, and whether memory grows with the work."""

from __future__ import annotations

import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

DRAGOMAN = [sys.executable, "-m", "dragoman"]


def time_command(arguments: list[str], rounds: int = 5) -> float:
    """Median seconds of the whole process `dragoman ARGUMENTS`, after one warm-up."""
    spent = []
    for _ in range(rounds + 1):
        began = time.perf_counter()
        subprocess.run([*DRAGOMAN, *arguments], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        spent.append(time.perf_counter() - began)
    return statistics.median(spent[1:])


def time_first_reading(article: Path) -> float:
    """Median seconds of `dragoman read ARTICLE` into a new record, model load included."""
    spent = []
    for _ in range(4):
        with tempfile.TemporaryDirectory() as folder:
            spent.append(time_command(["read", str(article), "--record", str(Path(folder) / "one.db")], rounds=0))
    return statistics.median(spent[1:])


def peak_memory(files: list[Path], count: int) -> float:
    """Peak megabytes of one process that reads `count` articles: `files` over and over, each time another text."""
    with tempfile.TemporaryDirectory() as folder:
        many = Path(folder) / "many.jsonl"
        with many.open("w", encoding="utf-8") as out:
            for number in range(count):
                text = files[number % len(files)].read_text(encoding="utf-8")
                out.write(json.dumps({"title": f"Copy {number}", "text": f"{text}\n\nCopy number {number}."}) + "\n")
        process = subprocess.Popen(
            [*DRAGOMAN, "read", "--quiet", str(many), "--record", str(Path(folder) / "many.db")],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        _, _, usage = os.wait4(process.pid, 0)
        process.returncode = 0  # reaped above, for its own peak and no other child's
        return _megabytes(usage)


def _megabytes(usage: resource.struct_rusage) -> float:
    """Linux counts in kilobytes, macOS in bytes."""
    return usage.ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3)
