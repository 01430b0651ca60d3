"""The front door is short and light, and no arrow in the code points left."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import dragoman

ROOT = Path(__file__).resolve().parents[1]
NAMES = [
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


def run(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, *words], cwd=ROOT, capture_output=True, text=True, check=False)


def test_the_library_is_these_names_and_no_others() -> None:
    assert dragoman.__all__ == NAMES
    public = {name for name in dir(dragoman) if not name.startswith("_")}
    modules = {"annotations", "TYPE_CHECKING"} | {p.stem for p in (ROOT / "src/dragoman").iterdir()}
    assert public - modules == set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_each_name_leads_to_the_thing_of_that_name(name: str) -> None:
    assert getattr(dragoman, name).__name__ == name


def test_a_name_that_is_not_there_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match=r"module 'dragoman' has no attribute 'Raeder'"):
        _ = dragoman.Raeder  # type: ignore[attr-defined]


def test_the_version_is_the_one_in_pyproject() -> None:
    assert dragoman.__version__ == tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]


def test_importing_the_library_loads_none_of_its_dependencies() -> None:
    code = "import sys; before = set(sys.modules); import dragoman; print(*sorted(set(sys.modules) - before))"
    loaded = set(run("-c", code).stdout.split())
    assert "dragoman" in loaded
    assert {name for name in loaded if name.partition(".")[0] not in sys.stdlib_module_names} == {"dragoman"}


def test_importing_the_library_takes_less_than_50_ms() -> None:
    # The child's own processor time, and the best of five: other programs must not make it look slow.
    code = "import time; began = time.process_time(); import dragoman; print(time.process_time() - began)"
    times = [float(run("-c", code).stdout) for _ in range(5)]
    assert min(times) < 0.05, f"seconds: {times}"


def test_the_import_contracts_hold() -> None:
    done = run("-c", "from importlinter.cli import lint_imports_command as lint; lint()", "--no-logo", "--no-cache")
    assert done.returncode == 0, done.stdout + done.stderr
    assert re.search(r"Contracts: [1-9]\d* kept, 0 broken", done.stdout), done.stdout
