"""`make bench`: accuracy and speed, each figure beside what it should be, printed and written to bench/results.md.

One section alone: `make bench ARGS="--only times"`; `--list` names them all.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import tempfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from bench import (
    acts,
    corpora,
    cost,
    five_articles,
    identity,
    judged,
    names,
    pages,
    plover,
    robustness,
    speakers,
    speed,
    statements,
    story,
    story_gold,
    story_scale,
    styles,
    times,
    unrelated,
)
from bench.section import Row, Section, Setting
from dragoman.copies import cores
from dragoman.reading import Reader
from dragoman.reading.model import DEFAULT

SECTIONS = (
    story.SECTION,
    *styles.SECTIONS,
    acts.SECTION,
    story_gold.SECTION,
    identity.SECTION,
    corpora.SEEDS,
    five_articles.SECTION,
    corpora.POLNEAR,
    statements.SECTION,
    robustness.SECTION,
    judged.SECTION,
    times.SECTION,
    names.SECTION,
    speakers.SECTION,
    plover.SECTION,
    unrelated.SECTION,
    pages.SECTION,
    speed.SECTION,
    cost.SECTION,
    story_scale.SECTION,
)
"""In the order of the table: what needs nothing but the example story first, what takes long last."""


class Measured:
    """A section's title with its rows, or with why there are none."""

    def __init__(self, section: Section, rows: Sequence[Row] = (), skipped: str = "") -> None:
        self.section, self.rows, self.skipped = section, rows, skipped


def parser() -> argparse.ArgumentParser:
    known = [section.name for section in SECTIONS]
    ap = argparse.ArgumentParser(prog="make bench ARGS=", description=__doc__)
    ap.add_argument("--shared", type=Path, default=Path("../shared"), help="folder with data/, seeds/, gold/ and eval/")
    ap.add_argument("--only", nargs="+", choices=known, metavar="NAME", help="these sections alone, slow ones too")
    ap.add_argument("--slow", action="store_true", help="the sections that take many minutes, too")
    ap.add_argument("--skip-speed", action="store_true", help="accuracy alone")
    ap.add_argument("--list", action="store_true", help="name the sections and measure nothing")
    ap.add_argument("--out", type=Path, help="the table's file; bench/results.md, for --only none")
    ap.add_argument("--card", action="store_true", help="write the accuracy into the shipped model's card, too")
    return ap


def main() -> None:
    args = parser().parse_args()
    if args.list:
        for section in SECTIONS:
            print(f"{section.name:<14} {section.title}{' (slow)' if section.is_slow else ''}")
        return
    reader, measured = Reader(), []
    with tempfile.TemporaryDirectory() as folder:
        setting = Setting(args.shared, reader, Path(folder))
        for section in SECTIONS:
            if args.only and section.name not in args.only:
                continue
            measured.append(measure(section, setting, why_not(section, args)))
            show(measured[-1])
    if args.card:
        write_card(measured)
    out = args.out or (None if args.only else Path(__file__).parent / "results.md")
    if out:
        out.write_text(render(measured, reader.version), encoding="utf-8")
        print(f"\nwritten to {out}")


def why_not(section: Section, args: argparse.Namespace) -> str:
    """Why this section is not measured; nothing where it is."""
    if missing := section.missing(args.shared):
        return f"no {', '.join(missing)} in {args.shared}; give --shared FOLDER"
    if section.is_slow and not (args.slow or args.only):
        return "takes many minutes; ask for it by --slow"
    if args.skip_speed and section in (speed.SECTION, cost.SECTION):
        return "--skip-speed"
    return ""


def measure(section: Section, setting: Setting, skipped: str) -> Measured:
    """The section, in a scratch folder of its own: one must not read what another left there."""
    if skipped:
        return Measured(section, skipped=skipped)
    folder = setting.folder / section.name
    folder.mkdir()
    return Measured(section, section.rows(setting._replace(folder=folder)))


def show(one: Measured) -> None:
    print(f"\n{one.section.title}", flush=True)
    if one.skipped:
        print(f"  skipped: {one.skipped}", flush=True)
    for row in one.rows:
        print(f"  {row.what:<56} {row.found:>16}  {row.wanted}", flush=True)


def write_card(measured: Sequence[Measured], file: Path = DEFAULT / "model.json") -> None:
    """Puts the accuracy into model.json: the first number of each row, by section."""
    card = json.loads(file.read_text(encoding="utf-8"))
    card["scores"] = {
        one.section.title: {row.what: float(row.found.split()[0]) for row in one.rows if row.found[0].isdigit()}
        for one in measured
        if one.rows and one.section.is_accuracy
    }
    file.write_text(json.dumps(card, indent=1) + "\n", encoding="utf-8")


def render(measured: Sequence[Measured], version: str) -> str:
    lines = [
        "# What was measured",
        "",
        f"{date.today().isoformat()}, {version}, Python {platform.python_version()}, {cores()} x {processor()}.",
        "Made by `make bench`; what each figure means is said in the modules of `bench/`.",
    ]
    for one in measured:
        lines += ["", f"## {one.section.title}", ""]
        if one.skipped:
            lines.append(f"Skipped: {one.skipped}.")
            continue
        lines += ["| what | measured | wanted |", "| --- | --- | --- |"]
        lines += [f"| {row.what} | {row.found} | {row.wanted} |" for row in one.rows]
    return "\n".join(lines) + "\n"


def processor() -> str:
    """The processor's name where the system tells it."""
    info = Path("/proc/cpuinfo")
    if info.exists():
        for line in info.read_text().splitlines():
            if line.startswith("model name"):
                return line.split(":", 1)[1].strip()
    return platform.processor() or platform.machine() or os.name


if __name__ == "__main__":
    main()
