"""Reads invented articles as training texts: how talks are told, in many house styles.

PolNeAR is one American election. Its annotators marked few of the sentences by which news tells a negotiation ("the
port offered to reopen two berths"), which the invented articles mark throughout: some of those of `bench/` with their
gold, and `training/data/talks`, written for this and marked in line, `{3s:Mr Ode} {3c:said} {3k:no}` being the source,
the cue and a content of its third attribution. What is held back for measuring must not be given here: the example
stories (`examples/`), the seeds, and the stories that `STORIES` leaves out.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from bench.gold import load_gold, resolve
from dragoman.sources import find_inputs, load_input
from dragoman.types import Article
from training.augment import Group
from training.polnear import Span

BENCH = Path(__file__).parent.parent / "bench"
BATCHES = ("", "second", "third", "fourth", "fifth", "sixth")
STORIES = (
    "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "twelfth",
    "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth", "twentyfirst",
)  # fmt: skip

TALKS = Path(__file__).parent / "data" / "talks"
THAT = "that "
ROLES = {"s": "source", "c": "cue", "k": "content"}
_MARK = re.compile(r"\{(\d+)([sck]):([^{}]*)\}")


def folders() -> list[tuple[Path, Path]]:
    """Articles and gold of each batch that may be learned from."""
    styles = [BENCH / "styles" / batch for batch in BATCHES]
    stories = [BENCH / "stories" / story for story in STORIES]
    return [(f / "articles", f / "gold") for f in styles] + [(f / "story", f / "gold") for f in stories]


def load_invented() -> list[tuple[str, tuple[Group, ...]]]:
    """Texts with the spans of each attribution that stands in no other's content."""
    made = [read_marked(path.read_text(encoding="utf-8")) for path in sorted(TALKS.glob("*.txt"))]
    for articles, gold in folders():
        known = {item.file: item for item in load_gold(gold)}
        for entry in find_inputs([articles], []):
            for article in load_input(entry):
                if isinstance(article, Article):
                    resolved = resolve(known[Path(article.path).name], article.text)
                    made.append((article.text, tuple(_groups(article.text, resolved["statements"]))))
    return made


def read_marked(words: str) -> tuple[str, tuple[Group, ...]]:
    """The text in `words`, and the spans of each attribution. Raises ValueError for a stray mark."""
    text, groups = read_numbered(words)
    return text, tuple(groups.values())


def read_numbered(words: str) -> tuple[str, dict[int, Group]]:
    """The same with the number of each attribution."""
    text, groups, done = "", dict[int, list[Span]](), 0
    for mark in _MARK.finditer(words):
        text += words[done : mark.start()]
        groups.setdefault(int(mark[1]), []).append(Span(len(text), len(text) + len(mark[3]), ROLES[mark[2]]))
        text, done = text + mark[3], mark.end()
    text += words[done:]
    if "{" in text or "}" in text:
        raise ValueError(f"a mark is not closed, or of another form, near: {text[max(0, text.find('{')) :][:60]}")
    return text, {number: tuple(sorted(spans)) for number, spans in groups.items()}


def _groups(text: str, statements: list[dict[str, Any]]) -> list[Group]:
    """The spans of each outermost attribution; a content with the "that" before it, which gold leaves out and PolNeAR
    and the texts marked in line have in it (2,657 of 2,688 in its training part)."""
    groups = []
    for statement in statements:
        if statement.get("inside"):
            continue
        parts = [(role, statement.get(role)) for role in ("source", "cue")]
        spans = [Span(part["start"], part["end"], role) for role, part in parts if part]
        starts = [part["start"] - len(THAT) * text.endswith(THAT, 0, part["start"]) for part in statement["content"]]
        spans += [Span(at, part["end"], "content") for at, part in zip(starts, statement["content"], strict=True)]
        groups.append(tuple(sorted(spans)))
    return groups


if __name__ == "__main__":
    read = load_invented()
    print(json.dumps({"texts": len(read), "statements": sum(len(groups) for _, groups in read)}))
