"""Accuracy on six invented articles of other stories and house styles than the examples', against gold of their own.

A tabloid's port strike, an agency's prisoner exchange, a translated tariff row, a broadsheet's coalition talks, an
interview about a ceasefire and a press release about fishing quotas (`bench/styles/`). The gold has the form that
`examples/README.md` describes and was written before the reader was run on any of them; the figures of that first run
are in `FIRST`, since whoever mends what they show has seen the articles.

    python -m bench.styles
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench.accuracy import Scores, score
from bench.gold import load_gold, resolve
from bench.section import Row, Section, Setting
from dragoman.exports.lines import encode_line
from dragoman.reading import Reader
from dragoman.sources import find_inputs, load_input
from dragoman.types import Article

FOLDER = Path(__file__).parent / "styles"

FIRST = {
    "f1": 86.1, "speaker": 82.0, "kind": 80.9, "source": 95.5, "cue": 92.4, "content": 98.8, "addressee": 36.3,
    "outlet": 11.1, "given": 64.2,
}  # fmt: skip
"""Per cent at the first run, before anything was mended: what an unseen article may expect."""

FLOORS = {"f1": 87.6, "speaker": 96.7, "kind": 90.1, "source": 96.6, "content": 98.9, "addressee": 83.3, "outlet": 88.8}
"""Per cent after the mends that the first run led to; `bench.floors.SLACK` says how far a figure may fall."""

Triple = tuple[dict[str, Any], dict[str, Any], str]
"""Gold, reading and text, as `bench.accuracy.score` takes them."""


def read_styles(reader: Reader) -> Iterator[Triple]:
    """Each article's gold, reading and text. Raises ValueError when an article cannot be read."""
    gold = {item.file: item for item in load_gold(FOLDER / "gold")}
    items = [item for one in find_inputs([FOLDER / "articles"], []) for item in load_input(one)]
    articles = [item for item in items if isinstance(item, Article)]
    if len(articles) != len(gold) or len(articles) != len(items):
        raise ValueError(f"{FOLDER}: {len(gold)} gold files, {len(articles)} articles of {len(items)} can be read")
    for article, reading in reader.read_many(articles):
        yield resolve(gold[Path(article.path).name], article.text), json.loads(encode_line(reading)), article.text


def measure_styles(reader: Reader) -> Scores:
    return score(read_styles(reader))


def find_figures(scores: Scores) -> dict[str, float]:
    """Per cent of each figure of `FIRST`."""
    found = {name: getattr(scores, name) for name in FIRST}
    return {name: v if isinstance(v, float) else v.percent for name, v in found.items()}


def make_rows(setting: Setting) -> list[Row]:
    found = find_figures(measure_styles(setting.reader))
    return [Row(f"{name}, {FIRST[name]:.1f} at the first run", f"{figure:.1f}") for name, figure in found.items()]


SECTION = Section("styles", "Six articles of other house styles, tuned on after their first run", make_rows)


def main() -> None:
    for name, figure in find_figures(measure_styles(Reader())).items():
        print(f"{name:<10} {figure:5.1f}  at the first run {FIRST[name]:5.1f}")


if __name__ == "__main__":
    main()
