"""What it costs to start and to run: seconds of whole commands, peak memory, and whether memory grows with the work."""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench.section import Row, Section, Setting
from bench.speed import find_articles

DRAGOMAN = [sys.executable, "-m", "dragoman"]


def time_command(arguments: list[str], rounds: int = 5) -> float:
    """Median seconds of the whole process `dragoman ARGUMENTS`, after one warm-up."""
    return statistics.median([_run(arguments) for _ in range(rounds + 1)][1:])


def time_first_reading(article: Path, rounds: int = 5) -> float:
    """Median seconds of `dragoman read ARTICLE` into a new record each time, model load included, after a warm-up."""
    spent = []
    for _ in range(rounds + 1):
        with tempfile.TemporaryDirectory() as folder:
            spent.append(_run(["read", str(article), "--record", str(Path(folder) / "one.db")]))
    return statistics.median(spent[1:])


def _run(arguments: list[str]) -> float:
    began = time.perf_counter()
    subprocess.run([*DRAGOMAN, *arguments], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - began


def peak_memory(files: list[Path], count: int) -> float:
    """Peak megabytes of one process that reads `count` articles: `files` over and over, each time another text."""
    with tempfile.TemporaryDirectory() as folder:
        many = Path(folder) / "many.jsonl"
        with many.open("w", encoding="utf-8") as out:
            for number in range(count):
                text = files[number % len(files)].read_text(encoding="utf-8")
                out.write(json.dumps({"title": f"Copy {number}", "text": f"{text}\n\nCopy number {number}."}) + "\n")
        command = [*DRAGOMAN, "read", "--quiet", str(many), "--record", str(Path(folder) / "many.db")]
        done = subprocess.run([sys.executable, "-c", _MEASURED, *command], capture_output=True, text=True, check=True)
        return float(done.stdout) / (1e6 if sys.platform == "darwin" else 1e3)  # macOS counts bytes, Linux kilobytes


# A process that was split off a large one counts that one's memory as its own peak, so a small one stands between.
_MEASURED = """
import resource, subprocess, sys
subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


def make_rows(setting: Setting) -> list[Row]:
    files = find_articles(setting)
    return [
        Row("dragoman --help, s", f"{time_command(['--help']):.2f}", "0.4"),
        Row("dragoman read, one article, new record, s", f"{time_first_reading(files[0]):.2f}", "2"),
        Row("peak memory, 250 articles, MB", f"{peak_memory(files, 250):.0f}"),
        Row("peak memory, 1,000 articles, MB", f"{peak_memory(files, 1000):.0f}", "700"),
    ]


SECTION = Section("cost", "Cost of starting and running", make_rows, is_accuracy=False)
