"""Pronoun and description speakers of PolNeAR dev, against labels made by reading the articles.

`speakers.jsonl` holds 200 sources drawn at random (seed 2026) from those that are a pronoun or a description without a
name at its head: the article's name, the source's offsets, and whom it means. It holds no text but the names. `answers`
are the names that are right, any of them; `=` is whoever the source's own words describe ("several experts"); null is
nobody that could be named, and `note` says why. The articles are cut in two halves by their order: rules were tuned
while looking at the first half only.

    python -m bench.speakers [--shared FOLDER] [--show HALF]
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterable
from pathlib import Path

import msgspec

from bench.accuracy import Share
from bench.corpora import load_texts, unpack_polnear
from bench.section import Row, Section, Setting
from dragoman.reading import Reader
from dragoman.reading.entities import keys
from dragoman.reading.roles import roles
from dragoman.types import Reading, Statement

LABELS = Path(__file__).parent / "speakers.jsonl"
OWN = "="
"""The answer "whoever the source's own words describe"."""


class Label(msgspec.Struct, frozen=True, kw_only=True):
    article: str
    start: int
    end: int
    form: str
    half: int
    answers: tuple[str | None, ...]
    note: str | None = None


class SpeakerScores(msgspec.Struct):
    """Over the labelled sources that stand in a statement that was read (`read`)."""

    read: Share = msgspec.field(default_factory=Share)
    right: Share = msgspec.field(default_factory=Share)
    answered: Share = msgspec.field(default_factory=Share)
    """Right ones of those that were given a speaker."""
    unclear: Share = msgspec.field(default_factory=Share)
    """Of those not given a speaker: whose label says that nobody could be named."""


def load_labels(file: Path = LABELS) -> list[Label]:
    return msgspec.json.decode(b"[" + b",".join(file.read_bytes().splitlines()) + b"]", type=list[Label])


def score_speakers(
    labels: Iterable[Label], readings: dict[str, tuple[str, Reading]], show: bool = False
) -> SpeakerScores:
    """Scores `readings` (the text and its reading, by the article's name)."""
    scores = SpeakerScores()
    for label in labels:
        text, reading = readings[label.article]
        found = find_statement(label, reading)
        scores.read.count(found is not None)
        if found is None:
            continue
        speaker = found.speaker.name if found.speaker else None
        is_right = fits(label, speaker, text[label.start : label.end])
        scores.right.count(is_right)
        if speaker:
            scores.answered.count(is_right)
        else:
            scores.unclear.count(None in label.answers)
        if show and not is_right:
            print(f"{label.article[:44]}:{label.start} {label.answers} got {speaker!r}: {found.why}")
    return scores


def find_statement(label: Label, reading: Reading) -> Statement | None:
    """The statement whose source shares most characters with the label's."""
    shared = [
        (min(s.source.end, label.end) - max(s.source.start, label.start), -(s.source.end - s.source.start), s.id, s)
        for s in reading.statements
        if s.source
    ]
    overlap, _, _, found = max(shared, default=(0, 0, "", None), key=lambda entry: entry[:3])
    return found if overlap > 0 else None


def fits(label: Label, speaker: str | None, phrase: str) -> bool:
    if speaker is None:
        return None in label.answers
    own = keys(speaker)
    for answer in label.answers:
        words = set(keys(phrase)) - set(roles().determiners)
        # "the article": the "… article" before; more of the description than was marked is no fault.
        if answer == OWN and (set(own) <= words or words <= set(own) or own[-1] == keys(phrase)[-1]):
            return True
        wanted = keys(answer) if answer and answer != OWN else ()
        if wanted and (set(own) <= set(wanted) or set(wanted) <= set(own)):
            return True
    return False


def measure_speakers(shared: Path, reader: Reader, folder: Path, show: int = 0) -> dict[str, SpeakerScores]:
    """Scores by "first half", "second half" and "both"."""
    files = unpack_polnear(shared, folder)
    read = {Path(a.path).stem: (a.text, r) for a, r in reader.read_many(load_texts(files))}
    labels = load_labels()
    halves = {1: "first half", 2: "second half"}
    found = {
        name: score_speakers([e for e in labels if e.half == half], read, show == half) for half, name in halves.items()
    }
    return found | {"both": score_speakers(labels, read)}


def make_rows(setting: Setting) -> list[Row]:
    found = measure_speakers(*setting)
    both = found["both"]
    return [
        Row("right", str(both.right), "88"),
        Row("right, half looked at while tuning", str(found["first half"].right)),
        Row("right, other half", str(found["second half"].right)),
        Row("right of those given a speaker", str(both.answered)),
        Row("truly unclear of those not", str(both.unclear), "50"),
        Row("sources read at all", str(both.read)),
    ]


SECTION = Section(
    "speakers",
    "Pronoun and description speakers, PolNeAR dev, 200 labelled",
    make_rows,
    ("data/polnear/dev.tar.gz",),
)


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--shared", type=Path, default=Path("../shared"))
    ap.add_argument("--show", type=int, default=0, help="print the misses of half 1 or 2")
    args = ap.parse_args()
    with tempfile.TemporaryDirectory() as name:
        for half, scores in measure_speakers(args.shared, Reader(), Path(name), args.show).items():
            print(
                f"{half}: read {scores.read}, right {scores.right}, right of those answered {scores.answered}, "
                f"truly unclear of those not answered {scores.unclear}"
            )


if __name__ == "__main__":
    main()
