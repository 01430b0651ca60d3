"""Runs the examples of a page of the documentation, as a reader would type them, and can write their output anew.

In a ```console block each line that begins with `$ ` is run by the shell; what follows is what it prints (a line `...`
stands for any lines). A ```python block is run; the ```text block that follows it at once is what it prints. A page is
run from top to bottom in a fresh folder that holds `examples/`; its Python blocks share their names.

`python -m tests.docs_examples` writes the output of all pages anew, after a command or the model changed.
"""

from __future__ import annotations

import contextlib
import io
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).parents[1]
PAGES = sorted(
    path
    for path in (ROOT / "README.md", *(ROOT / "docs").glob("*.md"))
    if re.search(r"^```(?:console|python)$", path.read_text(), re.M)
)

_BLOCK = re.compile(r"^```(console|python)\n(.*?)^```\n(?:\n```text\n(.*?)^```\n)?", re.M | re.S)


class Example(NamedTuple):
    """One command or piece of code: where its shown output stands in the page, and what is shown."""

    language: str
    code: str
    start: int
    end: int
    shown: str


def find_examples(page: str) -> Iterator[Example]:
    """The examples of a page in order. A Python block without a text block after it shows nothing: start is -1."""
    for block in _BLOCK.finditer(page):
        if block[1] == "python":
            start, end = (block.span(3)) if block[3] is not None else (-1, -1)
            yield Example("python", block[2], start, end, block[3] or "")
            continue
        for command in re.finditer(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", block[2], re.M):
            start, end = (block.start(2) + place for place in command.span(2))
            yield Example("console", command[1], start, end, command[2])


class Runner:
    """A fresh folder with the example story, in which a page's examples run one after the other."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._names: dict[str, Any] = {"__name__": "__main__"}
        shutil.copytree(ROOT / "examples", folder / "examples")
        program = folder / ".bin" / "dragoman"
        program.parent.mkdir()
        program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m dragoman "$@"\n')
        program.chmod(0o755)
        paths = os.pathsep.join([str(ROOT / "src"), os.environ.get("PYTHONPATH", "")])
        self._environment = {k: v for k, v in os.environ.items() if k not in ("COLUMNS", "FORCE_COLOR")} | {
            "PATH": os.pathsep.join([str(program.parent), os.environ["PATH"]]),
            "PYTHONPATH": paths,
        }

    def run(self, example: Example) -> str:
        """What the example prints, errors included, without blanks at line ends."""
        printed = self._run_python(example) if example.language == "python" else self._run_command(example)
        return "".join(line.rstrip() + "\n" for line in printed.splitlines())

    def _run_command(self, example: Example) -> str:
        done = subprocess.run(
            ["sh", "-c", example.code],
            cwd=self._folder,
            env=self._environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=300,
            check=False,
        )
        return done.stdout.decode("utf-8")

    def _run_python(self, example: Example) -> str:
        printed = io.StringIO()
        with contextlib.chdir(self._folder), contextlib.redirect_stdout(printed):
            exec(compile(example.code, "example", "exec"), self._names)
        return printed.getvalue()


def matches(shown: str, printed: str) -> bool:
    """Whether the output is as shown; a line `...` in what is shown stands for any lines.

    Confidences may differ: the model's int8 sums are rounded a little differently by every kind of processor.
    """
    shown, printed = (_CONFIDENCE.sub("  %", text) for text in (shown, printed))
    parts = re.split(r"^\.\.\.\n", shown, flags=re.M)
    return re.fullmatch(r"(?:.*\n)*?".join(map(re.escape, parts)), printed) is not None


_CONFIDENCE = re.compile(r" *\b\d+%|(?<=\"confidence\": )[\d.]+")


def write_anew(path: Path) -> None:
    """Replaces all shown outputs of a page by what its examples print, except where `...` still matches."""
    page = path.read_text("utf-8")
    pieces, done = [], 0
    with tempfile.TemporaryDirectory() as folder:
        runner = Runner(Path(folder))
        for example in find_examples(page):
            printed = runner.run(example)
            if example.start >= 0 and not matches(example.shown, printed):
                pieces += [page[done : example.start], printed]
                done = example.end
    path.write_text("".join([*pieces, page[done:]]), "utf-8")


if __name__ == "__main__":
    for page_path in PAGES:
        write_anew(page_path)
        print(page_path.relative_to(ROOT))
