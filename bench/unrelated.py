"""False disputes: what a story makes of articles that are no story. Each dispute shown is judged by eye, once.

    python -m bench.unrelated [--shared ../shared] [--train]

Two corpora of unrelated articles are read as one story each: PolNeAR's dev part (a US election campaign) and re3d
(press releases). They show none today, which says little; `--train` reads PolNeAR's training part of 840 articles, too,
in some four minutes. `bench/data/judged-disputes.json` keeps each judgement by kind and statements (ids hold the
article's hash and offsets, no text); a dispute that nobody has judged yet counts as false and is printed.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from bench.corpora import load_texts, unpack_polnear
from bench.section import Row, Section, Setting
from bench.story_gold import show
from dragoman.reading import Reader
from dragoman.story.building import build_story
from dragoman.story.identity import resolve
from dragoman.story.types import Dispute, Story
from dragoman.types import Article
from training.polnear import load_polnear

JUDGED = Path(__file__).parent / "data" / "judged-disputes.json"


class Judged(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    kind: str
    statements: tuple[str, ...]
    is_dispute: bool
    why: str


def load_re3d(shared: Path) -> list[Article]:
    """The press releases of re3d, as articles."""
    items = [item for file in sorted((shared / "data/re3d").glob("*.json")) for item in json.loads(file.read_bytes())]
    return [
        Article(text=one["text"], path=one["_id"], title=one["title"], publisher=one["sourceName"]) for one in items
    ]


def statements_of(dispute: Dispute) -> tuple[str, ...]:
    return tuple(sorted({cite.statement for side in dispute.sides for cite in side.cites}))


def judge(disputes: Iterable[Dispute], judged: Iterable[Judged]) -> list[tuple[Dispute, bool | None]]:
    """Each dispute with whether it is one; None where nobody has judged it."""
    known = {(one.kind, tuple(sorted(one.statements))): one.is_dispute for one in judged}
    return [(one, known.get((one.kind, statements_of(one)))) for one in disputes]


def make_rows(setting: Setting) -> list[Row]:
    rows = []
    for name, articles, story, results in measure(setting):
        rows.append(Row(f"{name}, {articles} articles: proposals shown", str(len(story.proposals))))
        rows.append(Row(f"{name}: disputes shown", str(len(results))))
        rows.append(Row(f"{name}: of them false or not judged", str(sum(one is not True for _, one in results)), "0"))
    return rows


def measure(
    setting: Setting, train: bool = False
) -> Iterator[tuple[str, int, Story, list[tuple[Dispute, bool | None]]]]:
    """Each corpus: its name, how many articles, the story they make, and its disputes with what was judged of them."""
    judged = msgspec.json.decode(JUDGED.read_bytes(), type=list[Judged])
    corpora = {
        "PolNeAR dev": list(load_texts(unpack_polnear(setting.shared, setting.folder))),
        "re3d": load_re3d(setting.shared),
    }
    if train:
        read = load_polnear(setting.shared / "data/polnear/train.tar.gz", Counter())
        corpora["PolNeAR train"] = [Article(text=one.text, path=one.name) for one in read]
    for name, articles in corpora.items():
        readings = [reading for _, reading in setting.reader.read_many(articles)]
        story = build_story(zip(articles, readings, strict=True), resolve(readings))
        yield name, len(articles), story, judge(story.disputes, judged)


SECTION = Section(
    "unrelated",
    "Disputes between articles that are no story",
    make_rows,
    ("data/polnear/dev.tar.gz", "data/re3d"),
    is_accuracy=False,
)


def main() -> None:
    ap = argparse.ArgumentParser(prog="python -m bench.unrelated", description=__doc__)
    ap.add_argument("--shared", type=Path, default=Path("../shared"), help="folder with data/")
    ap.add_argument("--train", action="store_true", help="PolNeAR's training part, too")
    args = ap.parse_args()
    if not (args.shared / "data").is_dir():
        print(f"{args.shared}: no data/ there; nothing measured")
        return
    with tempfile.TemporaryDirectory() as folder:
        for name, articles, story, results in measure(Setting(args.shared, Reader(), Path(folder)), args.train):
            print(f"{name}: {articles} articles, {len(story.proposals)} proposals, {len(results)} disputes shown,")
            print(f"  {sum(one is not True for _, one in results)} of them false or not judged")
            show(Story(disputes=tuple(dispute for dispute, one in results if one is not True)))


if __name__ == "__main__":
    main()
