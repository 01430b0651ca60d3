"""`make bench`: accuracy and speed, each figure beside what it should be, printed and written to bench/results.md."""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

from bench import (
    accuracy,
    acts,
    corpora,
    cost,
    judged,
    names,
    pages,
    robustness,
    speakers,
    speed,
    statements,
    story,
    styles,
    times,
)
from dragoman.reading import Reader
from dragoman.reading.model import DEFAULT, cores
from training.names import KINDS


class Row(NamedTuple):
    what: str
    found: str
    wanted: str = ""


PARTS = (
    "precision", "recall", "speaker", "kind", "source", "cue", "content", "addressee", "outlet", "given", "said",
    "date", "occasion", "furniture",
)  # fmt: skip

Section = tuple[str, list[Row]]


def main() -> None:
    ap = argparse.ArgumentParser(prog="make bench ARGS=", description=__doc__)
    ap.add_argument("--shared", type=Path, default=Path("../shared"), help="folder with data/, seeds/, gold/ and eval/")
    ap.add_argument("--out", type=Path, default=Path(__file__).parent / "results.md")
    ap.add_argument("--card", action="store_true", help="write the accuracy into the shipped model's card, too")
    ap.add_argument("--skip-speed", action="store_true", help="accuracy alone")
    args = ap.parse_args()
    reader = Reader()
    sections: list[Section] = []
    with tempfile.TemporaryDirectory() as name:
        for title, rows in measure(args.shared, reader, Path(name), args.skip_speed):
            sections.append((title, rows))
            print(f"\n{title}")
            for row in rows:
                print(f"  {row.what:<52} {row.found:>14}  {row.wanted}")
    if args.card:
        write_card(sections)
    args.out.write_text(render(sections, reader.version), encoding="utf-8")
    print(f"\nwritten to {args.out}")


def measure(shared: Path, reader: Reader, folder: Path, skip_speed: bool) -> Iterator[Section]:
    yield "Example story, against its own gold", story_rows(reader)
    yield "Six articles of other house styles (bench/styles): tuned on after their first run", style_rows(reader)
    yield "Acts, sentences written to measure them (bench/acts/test)", act_rows()
    has_corpora = (shared / "eval").is_dir()
    if has_corpora:
        yield "Seed articles, score_reading.py", seed_rows(shared, reader, folder)
        yield "PolNeAR dev, raw text, score_attribution.py, exact F1", polnear_rows(shared, reader, folder)
        yield "PolNeAR dev, whole statements, F1", statement_rows(shared, reader)
        yield "Seed articles in other dress, statement F1", robustness_rows(shared, reader, folder)
        yield f"Statements of re3d and Wikinews judged by reading, {judged.DRAWN} drawn", judged_rows(shared, reader)
        yield "Times: relaxed span F1, value F1", time_rows(shared)
        yield "Names on Worldwide Newswire dev, exact F1, kinds merged", name_rows(shared, reader)
        yield "Pronoun and description speakers, PolNeAR dev, 200 labelled", speaker_rows(shared, reader, folder)
        yield "News pages, share of 83 right: plain trafilatura, ours", page_rows(shared)
    else:
        print(
            f"skipped: no corpora at {shared} (give --shared FOLDER); measured on the example story alone",
            file=sys.stderr,
        )
    if not skip_speed:
        files = corpora.unpack_polnear(shared, folder) if has_corpora else sorted(story.EXAMPLES.glob("story/*.txt"))
        yield f"Speed on {len(files)} articles, {cores()} processors, warm", speed_rows(reader, files)
        yield "Cost of starting and running", cost_rows(files)


def write_card(sections: list[Section]) -> None:
    """Puts the accuracy into model.json: the first number of each row, by section."""
    file = DEFAULT / "model.json"
    card = json.loads(file.read_text(encoding="utf-8"))
    accuracy = [
        (title, rows) for title, rows in sections if not title.startswith(("Speed", "Cost", "News pages", "Times"))
    ]
    card["scores"] = {title: {row.what: float(row.found.split()[0]) for row in rows} for title, rows in accuracy}
    file.write_text(json.dumps(card, indent=1) + "\n", encoding="utf-8")


def story_rows(reader: Reader) -> list[Row]:
    found = story.measure_story(reader)
    return [
        Row("statement F1", f"{found.f1:.1f}"),
        *(Row(part, str(getattr(found, part))) for part in PARTS),
        Row("dates without an anchor in the article", str(found.unanchored), "0"),
        Row("statements made of furniture", str(found.on_furniture), "0"),
    ]  # fmt: skip


def style_rows(reader: Reader) -> list[Row]:
    found = styles.find_figures(styles.measure_styles(reader))
    return [
        Row(f"{name}, {styles.FIRST[name]:.1f} at the first run", f"{figure:.1f}") for name, figure in found.items()
    ]


def seed_rows(shared: Path, reader: Reader, folder: Path) -> list[Row]:
    found = corpora.measure_seeds(shared, reader, folder)
    wanted = {
        "statement F1": "80",
        "speaker": "95",
        "kind": "85",
        "source exact": "90",
        "outlet": "90",
        "addressee": "80",
        "span text is the file's text": "100",
        "act recall": "75",
        "act precision": "80",
    }
    parts = [
        "statement F1",
        "recall",
        "precision",
        "speaker",
        "kind",
        "source exact",
        "cue exact",
        "content exact",
        "inside",
        "time words",
        "date",
        "addressee",
        "outlet",
        "act recall",
        "act precision",
    ]
    rows = [
        Row(part, str(found.get(part, "-")), wanted.get(part, "")) for part in [*parts, "span text is the file's text"]
    ]
    return [*rows, Row("statements made of furniture", str(found.get("statements made of page furniture", "0")), "0")]


def act_rows() -> list[Row]:
    """Whole acts: type, agent, recipient, issue and venue right."""
    tally, cases = acts.measure("test")
    return [
        Row("sentences", str(len(cases))),
        Row("act recall", f"{tally.recall:.1f} ({tally.right}/{tally.wanted})", "75"),
        Row("act precision", f"{tally.precision:.1f} ({tally.right}/{tally.read})", "80"),
    ]


def polnear_rows(shared: Path, reader: Reader, folder: Path) -> list[Row]:
    found = corpora.measure_polnear(shared, reader, folder)
    wanted = {"source": "79", "cue": "72", "content": "65"}
    return [Row(kind, f"{found[kind]['f1']:.1f}", wanted[kind]) for kind in wanted]


def statement_rows(shared: Path, reader: Reader) -> list[Row]:
    found = statements.measure(shared, reader)
    rows = [
        Row("source, cue and content all exact", _f1_row(found.whole)),
        Row("content and source exact", _f1_row(found.sourced)),
        Row("told rightly: content 3/4 the same, source the same", _f1_row(found.told)),
        Row(
            "expected calibration error, articles not fitted on", f"{statements.calibration_error(found.held_out):.3f}"
        ),
    ]
    for least in (0.5, 0.7, 0.9):
        kept = [right for confidence, right in found.held_out if confidence >= least]
        rows.append(Row(f"told rightly, of those at {least} or more", str(accuracy.Share(sum(kept), len(kept)))))
    return rows


def _f1_row(pair: tuple[accuracy.Share, accuracy.Share]) -> str:
    return f"{statements.f1(pair):.1f} (P {pair[0].percent:.1f}, R {pair[1].percent:.1f})"


def robustness_rows(shared: Path, reader: Reader, folder: Path) -> list[Row]:
    found = robustness.measure(shared, reader, folder)
    plain = found.pop("as they are")
    worst = min(found.values())
    rows = [Row(style, f"{f1:.1f}") for style, f1 in found.items()]
    return [*rows, Row("fall in the worst, points (at most)", f"{plain - worst:.1f}", "5")]


def judged_rows(shared: Path, reader: Reader) -> list[Row]:
    found = judged.measure(shared / "data", reader)
    return [
        Row("accepted, of today's statements that were judged", str(found.accepted), "90"),
        Row("accepted, of those with a confidence of 0.5 or more", str(found.likely), "90"),
        Row("today's draw: statements not judged yet", str(found.unjudged), "0"),
    ]


def time_rows(shared: Path) -> list[Row]:
    found = times.measure(shared)
    rows = [
        Row(name, f"{scores.span_f1:.1f}, {scores.value_f1:.1f}", "88, 80") for name, scores in found.corpora.items()
    ]
    return [*rows, Row("5,000 characters, ms", f"{found.milliseconds:.1f}")]


def name_rows(shared: Path, reader: Reader) -> list[Row]:
    found = names.measure_names(shared, reader)
    who = {"clean": "names as read", "raw": "names head alone", "peer": "spaCy en_core_web_sm"}
    rows = [
        Row(f"{who[part]}, all kinds", f"{found[part].f1():.1f}", "84" if part == "clean" else "") for part in found
    ]
    parts = [part for part in ("clean", "peer") if part in found]
    return [*rows, *(Row(f"{who[part]}, {k}", f"{found[part].f1(k):.1f}") for part in parts for k in KINDS)]


def speaker_rows(shared: Path, reader: Reader, folder: Path) -> list[Row]:
    found = speakers.measure_speakers(shared, reader, folder)
    both = found["both"]
    return [
        Row("right", str(both.right), "88"),
        Row("right, half looked at while tuning", str(found["first half"].right)),
        Row("right, other half", str(found["second half"].right)),
        Row("right of those given a speaker", str(both.answered)),
        Row("truly unclear of those not", str(both.unclear), "50"),
        Row("sources read at all", str(both.read)),
    ]


def page_rows(shared: Path) -> list[Row]:
    found = pages.measure(shared / "data")
    plain, ours = found["trafilatura"], found["dragoman"]
    return [Row(field, f"{100 * plain[field]:.1f}, {100 * ours[field]:.1f}") for field in pages.FIELDS]


def speed_rows(reader: Reader, files: list[Path]) -> list[Row]:
    found = speed.compare(reader, files)
    rows = [
        Row("whole product, files to record, articles/s", f"{found['product articles/s']:.1f}", "6"),
        Row("encoder alone, articles/s", f"{found['encoder articles/s']:.1f}"),
        Row("whole product to encoder alone", f"{found['product to encoder']:.2f}"),
    ]
    if "product to peer" not in found:
        return [*rows, Row("textacy with spaCy small", "not installed", "make bench")]
    peer = Row("textacy direct quotations, spaCy small, articles/s", f"{found['peer articles/s']:.1f}")
    return [*rows, peer, Row("whole product to textacy", f"{found['product to peer']:.2f}", "1.5")]


def cost_rows(files: list[Path]) -> list[Row]:
    return [
        Row("dragoman --help, s", f"{cost.time_command(['--help']):.2f}", "0.4"),
        Row("dragoman read, one article, new record, s", f"{cost.time_first_reading(files[0]):.2f}", "2"),
        Row("peak memory, 250 articles, MB", f"{cost.peak_memory(files, 250):.0f}"),
        Row("peak memory, 1,000 articles, MB", f"{cost.peak_memory(files, 1000):.0f}", "700"),
    ]


def render(sections: list[Section], version: str) -> str:
    lines = [
        "# What was measured",
        "",
        f"{date.today().isoformat()}, {version}, Python {platform.python_version()}, {cores()} x {processor()}.",
        "Made by `make bench`; what each figure means is said in the modules of `bench/`.",
    ]
    for title, rows in sections:
        lines += ["", f"## {title}", "", "| what | measured | at least |", "| --- | --- | --- |"]
        lines += [f"| {row.what} | {row.found} | {row.wanted} |" for row in rows]
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
