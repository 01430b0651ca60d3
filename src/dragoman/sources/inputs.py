"""From what the user named (files, folders, globs, "-") to the inputs to load, in a fixed order."""

from __future__ import annotations

import glob
import os
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from dragoman.errors import Problem
from dragoman.sources.formats import KNOWN_ENDINGS, format_of, is_sidecar, sidecar_owner

STDIN = "-"
_MAGIC = frozenset("*?[")


class Input(msgspec.Struct, frozen=True):
    """One thing to load: `path` of a file, or "-" for standard input; `size` in bytes, 0 where it is not known."""

    path: str
    size: int


def find_inputs(
    paths: Iterable[str | os.PathLike[str]], problems: list[Problem], passed: Counter[str] | None = None
) -> list[Input]:
    """The inputs that `paths` lead to, each real file once, in the order named and sorted by name within folders.

    Folders are walked with their subfolders; in them hidden files, sidecars and files of unknown endings are passed
    over, these last counted in `passed` by their ending, in small letters ("" for none). A name with `*`, `?` or `[`
    that is no file is a glob (`**` for any depth). A path that does not exist or cannot be opened, a link back to a
    folder above it, and a folder with nothing to read are added to `problems`.
    """
    finder = _Finder(problems, Counter() if passed is None else passed)
    for path in paths:
        finder.add(os.fspath(path))
    return finder.found


class _Finder:
    def __init__(self, problems: list[Problem], passed: Counter[str]) -> None:
        self.found: list[Input] = []
        self._problems, self._passed = problems, passed
        self._seen: set[str] = set()
        self._walked: set[Path] = set()

    def add(self, path: str) -> None:
        if path == STDIN:
            self._add_input(STDIN, STDIN, 0)
        elif "\0" in path or not path:
            self._problem(repr(path), "not a path", "name a file, a folder or -")
        elif _MAGIC.intersection(path) and not os.path.lexists(path):
            matches = sorted(glob.glob(path, recursive=True))  # noqa: PTH207 - Path.glob takes no absolute pattern
            if not matches:
                self._problem(path, "no file fits this pattern", "check it; ** stands for any depth of folders")
            for match in matches:
                self._add_named(Path(match))
        else:
            self._add_named(Path(path))

    def _add_named(self, path: Path) -> None:
        try:
            is_folder = (path.stat(), path.is_dir())[1]
        except OSError as error:
            self._problem(path, reason(error), "check the name and the rights to it")
            return
        if is_folder:
            self._add_folder(path)
        elif not is_sidecar(path):
            self._add_file(path)
        elif sidecar_owner(path) is None:
            self._problem(path, "a sidecar without its article", "put NAME.meta.json beside NAME.txt or NAME.html")

    def _add_file(self, path: Path) -> None:
        try:
            self._add_input(str(path.resolve()), str(path), path.stat().st_size)
        except OSError as error:
            self._problem(path, reason(error), "check the name and the rights to it")

    def _add_input(self, real: str, path: str, size: int) -> None:
        if real not in self._seen:
            self._seen.add(real)
            self.found.append(Input(path, size))

    def _add_folder(self, folder: Path) -> None:
        readable = others = 0
        unknown: Counter[str] = Counter()
        before = len(self._problems)
        self._walked.clear()
        for path in self._walk(folder, ()):
            if is_sidecar(path):
                others += 1
            elif format_of(path) is None:
                others += 1
                unknown[path.suffix.lower()] += 1
            else:
                readable += 1
                self._add_file(path)
        if readable:  # or the problem says it
            self._passed.update(unknown)
        if not readable and len(self._problems) == before:
            what = f"none of its files can be read ({others} of other types)" if others else "the folder is empty"
            self._problem(folder, what, f"give files ending in {', '.join(KNOWN_ENDINGS)}")

    def _walk(self, folder: Path, above: tuple[Path, ...]) -> Iterator[Path]:
        """The files in `folder`; `above` holds the real paths of the folders that led here."""
        real = folder.resolve()
        if real in above or (above and folder.is_symlink() and real in folder.parent.resolve().parents):
            self._problem(folder, f"a link back to {real}, a folder above it", "remove the link; it was not followed")
            return
        if real in self._walked:  # reached by another link before
            return
        self._walked.add(real)
        try:
            entries = sorted(entry for entry in folder.iterdir() if not entry.name.startswith("."))
        except OSError as error:
            self._problem(folder, reason(error), "check the rights to the folder")
            return
        for entry in entries:
            if entry.is_dir():
                yield from self._walk(entry, (*above, real))
            elif entry.is_file():
                yield entry
            elif entry.is_symlink() and format_of(entry) is not None:
                self._problem(entry, "a link that leads nowhere", "mend or remove the link")

    def _problem(self, where: str | Path, what: str, do: str) -> None:
        self._problems.append(Problem(str(where), what, do))


def reason(error: OSError) -> str:
    """The system's reason in plain words."""
    if isinstance(error, FileNotFoundError):
        return "no such file or folder"
    if isinstance(error, PermissionError):
        return "no permission to read it"
    return (error.strerror or type(error).__name__).lower()
