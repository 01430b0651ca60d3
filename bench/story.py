"""Accuracy on the example story that ships with the project, against its own gold."""

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

EXAMPLES = Path(__file__).parent.parent / "examples"


def load_story() -> list[Article]:
    """The story's articles. Raises ValueError when one cannot be read."""
    problems: list[Any] = []
    items = [item for one in find_inputs([EXAMPLES / "story"], problems) for item in load_input(one)]
    problems += [item for item in items if not isinstance(item, Article)]
    if problems:
        raise ValueError("; ".join(map(str, problems)))
    return [item for item in items if isinstance(item, Article)]


def measure_story(reader: Reader) -> Scores:
    return score(_pairs(reader))


def _pairs(reader: Reader) -> Iterator[tuple[dict[str, Any], dict[str, Any], str]]:
    gold = {item.file: item for item in load_gold(EXAMPLES / "gold")}
    for article, reading in reader.read_many(load_story()):
        yield resolve(gold[Path(article.path).name], article.text), json.loads(encode_line(reading)), article.text


PARTS = (
    "precision", "recall", "speaker", "kind", "source", "cue", "content", "addressee", "outlet", "given", "said",
    "date", "occasion", "furniture",
)  # fmt: skip


def make_rows(setting: Setting) -> list[Row]:
    found = measure_story(setting.reader)
    return [
        Row("statement F1", f"{found.f1:.1f}"),
        *(Row(part, str(getattr(found, part))) for part in PARTS),
        Row("dates without an anchor in the article", str(found.unanchored), "0"),
        Row("statements made of furniture", str(found.on_furniture), "0"),
    ]


SECTION = Section("story", "Example story, against its own gold", make_rows)
