"""Given the gold's own sources, cues and contents, the story's times and occasions are read as its gold says.

So that a fault of the times shows as one of the times, whatever the model finds.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from bench.gold import load_gold, resolve
from bench.story import EXAMPLES, load_story
from dragoman.reading.linking import Link
from dragoman.reading.parts import Part
from dragoman.reading.times import Entry, Told, read_times, tell
from dragoman.types import Article

GOLD = {item.file: item for item in load_gold(EXAMPLES / "gold")}
ARTICLES = {Path(article.path).name: article for article in load_story()}


def tell_gold(article: Article) -> list[tuple[dict[str, Any], Told]]:
    gold = resolve(GOLD[Path(article.path).name], article.text)
    statements = [item for item in gold["statements"] if item["content"]]
    numbers = {item["id"]: number for number, item in enumerate(statements)}
    entries = [Entry(link_of(item), numbers.get(item.get("inside"))) for item in statements]
    return list(zip(statements, tell(article.text, read_times(article), entries), strict=True))


def link_of(item: dict[str, Any]) -> Link:
    source, cue = (part_of(item.get(role), role) for role in ("source", "cue"))
    contents = (part_of(span, "content") for span in item["content"])
    return Link(source, cue, tuple(part for part in contents if part))


def part_of(span: dict[str, Any] | None, role: str) -> Part | None:
    return Part(span["start"], span["end"], role, 1.0) if span else None


@pytest.mark.parametrize("name", sorted(ARTICLES))
def test_times_dates_and_occasions_are_those_of_the_gold(name: str) -> None:
    for item, told in tell_gold(ARTICLES[name]):
        if item.get("said"):
            assert told.said and item["said"].casefold() in told.said.text.casefold(), item["id"]
            assert (told.said.date or "")[:10] == (item.get("date") or ""), item["id"]
        if item.get("occasion"):
            assert told.occasion and told.occasion.text == item["occasion"], item["id"]


def test_the_story_has_times_to_be_held_to() -> None:
    gold = [item for article in ARTICLES.values() for item, _ in tell_gold(article)]
    assert sum(bool(item.get("said")) for item in gold) > 15 and sum(bool(item.get("date")) for item in gold) > 10
