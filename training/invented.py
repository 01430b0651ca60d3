"""Reads the invented articles of `bench/` with their gold as training texts: how talks are told, in many house styles.

PolNeAR is one American election. Its annotators marked few of the sentences by which news tells a negotiation ("the
port offered to reopen two berths"), which the gold of the invented stories marks throughout. What is held back for
measuring must not be given here: the example stories (`examples/`), the seventh and the ninth story, the seeds.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from bench.gold import load_gold, resolve
from dragoman.sources import find_inputs, load_input
from dragoman.types import Article
from training.augment import Group
from training.polnear import Span

BENCH = Path(__file__).parent.parent / "bench"
BATCHES = ("", "second", "third", "fourth", "fifth", "sixth")
STORIES = ("third", "fourth", "fifth", "sixth", "eighth")


def folders() -> list[tuple[Path, Path]]:
    """Articles and gold of each batch that may be learned from."""
    styles = [BENCH / "styles" / batch for batch in BATCHES]
    stories = [BENCH / "stories" / story for story in STORIES]
    return [(f / "articles", f / "gold") for f in styles] + [(f / "story", f / "gold") for f in stories]


def load_invented() -> list[tuple[str, tuple[Group, ...]]]:
    """Texts with the spans of each attribution that stands in no other's content."""
    made = []
    for articles, gold in folders():
        known = {item.file: item for item in load_gold(gold)}
        for entry in find_inputs([articles], []):
            for article in load_input(entry):
                if isinstance(article, Article):
                    resolved = resolve(known[Path(article.path).name], article.text)
                    made.append((article.text, tuple(_groups(resolved["statements"]))))
    return made


def _groups(statements: list[dict[str, Any]]) -> list[Group]:
    groups = []
    for statement in statements:
        if statement.get("inside"):
            continue
        parts = [(role, statement.get(role)) for role in ("source", "cue")]
        spans = [Span(part["start"], part["end"], role) for role, part in parts if part]
        spans += [Span(part["start"], part["end"], "content") for part in statement["content"]]
        groups.append(tuple(sorted(spans)))
    return groups


if __name__ == "__main__":
    read = load_invented()
    print(json.dumps({"texts": len(read), "statements": sum(len(groups) for _, groups in read)}))
