"""A record of a million statements, made from the shapes of the example stories, and what it costs to make its story.

    python -m bench.million [--statements 1000000] [--copies-of-one 300]

Each made story is an example story with people, places and outlets of its own and every date moved, so that groups,
echoes and threads are as many as they would be in a record of many negotiations. `--copies-of-one` of them share their
sides, as one negotiation of years would: its groups are the largest. Nothing is read: readings are those of the gold,
changed in their ids, names, dates and every third word.
"""

from __future__ import annotations

import argparse
import resource
import time
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

import msgspec

from bench.gold_readings import GoldWho
from bench.story_gold import EXAMPLES, gold_readings, load_story
from dragoman.record.dates import find_bounds
from dragoman.story.building import assemble, build_groups
from dragoman.story.echoes import echo_keys, find_echoes
from dragoman.story.facts import Fact, Facts
from dragoman.story.gathering import facts_of
from dragoman.story.groups import build_group
from dragoman.story.types import Identity
from dragoman.types import Article, Reading

STORIES = (EXAMPLES / "gold-story.json", EXAMPLES / "second" / "gold-story.json")
STEP_DAYS = 11
"""By how many days each made story is later than the one before it."""


class Made(GoldWho):
    """Sides and names of made stories: the entity ids of a reading carry the number of their story."""

    def of(self, entity_id: str) -> Identity | None:
        entity, _, number = entity_id.partition("~")
        return _numbered(super().of(entity), number)

    def party(self, entity_id: str) -> Identity | None:
        entity, _, number = entity_id.partition("~")
        return _numbered(super().party(entity), number)


@lru_cache(None)  # one identity is one object, as in a record's
def _numbered(one: Identity | None, number: str) -> Identity | None:
    return msgspec.structs.replace(one, id=f"{one.id}~{number}", name=f"{one.name} {number}") if one else None


def load_templates() -> tuple[list[tuple[Article, Reading]], Made]:
    """The articles of both example stories with their gold readings, and who is who in them."""
    items: list[tuple[Article, Reading]] = []
    sides: dict[str, tuple[str, ...]] = {}
    for path in STORIES:
        gold, articles = load_story(path)
        sides |= gold.sides
        items += gold_readings(gold, articles)
    who = Made(sides)
    for _, reading in items:
        who.add(reading)
    return items, who


def make_articles(statements: int, copies_of_one: int) -> Iterator[tuple[Article, Reading]]:
    """Made articles with their readings, story by story, until they hold so many statements."""
    items, _ = load_templates()
    number = made = 0
    while made < statements:
        for article, reading in items:
            yield _make(article, reading, number, copies_of_one)
            made += len(reading.statements)
        number += 1


def _make(article: Article, reading: Reading, number: int, copies_of_one: int) -> tuple[Article, Reading]:
    """The article in another story: other words (or every story would echo every other), names, days and ids."""
    plot = "0" if number < copies_of_one else str(number)
    days = number * STEP_DAYS % 3650
    new = msgspec.structs.replace(
        article, text=_other_words(article.text, number), published=_later(article.published, days)
    )
    raw: dict[str, Any] = msgspec.to_builtins(reading)
    raw["article"] |= {"id": new.id, "published": new.published}
    raw["article"]["publisher"] = f"{raw['article'].get('publisher')} {plot}"
    raw["entities"] = [_entity(entity, plot) for entity in raw["entities"]]
    for item in raw["statements"]:
        _renew(item, number, plot, days)
    return new, msgspec.convert(raw, Reading)


def _other_words(text: str, number: int) -> str:
    """Every third word is another, so that no run of four is the same as in another made story."""
    return " ".join(f"{word}{number}" if n % 3 == 0 else word for n, word in enumerate(text.split(" ")))


def _renew(item: dict[str, Any], number: int, plot: str, days: int) -> None:
    item["id"] = f"{item['id']}~{number}"
    item["inside"] = f"{item['inside']}~{number}" if item.get("inside") else None
    item["content"] = [span | {"text": _other_words(span["text"], number)} for span in item["content"]]
    if item.get("said"):
        item["said"] |= {"date": _later(item["said"].get("date"), days)}
    for holder, roles in [(item, ("speaker", "addressee", "outlet"))] + [
        (act, ("agent", "recipient")) for act in item["acts"]
    ]:
        for role in roles:
            if holder.get(role):
                holder[role] = _entity(holder[role], plot)


def _entity(entity: dict[str, Any], plot: str) -> dict[str, Any]:
    return entity | {"id": f"{entity['id']}~{plot}"}


def _later(value: str | None, days: int) -> str | None:
    bounds = find_bounds(value)
    return str(date.fromisoformat(bounds[0]) + timedelta(days)) if bounds else None


def main() -> None:
    ap = argparse.ArgumentParser(prog="python -m bench.million", description=__doc__)
    ap.add_argument("--statements", type=int, default=1_000_000)
    ap.add_argument("--copies-of-one", type=int, default=300)
    args = ap.parse_args()
    _, who = load_templates()
    started, spent = time.perf_counter(), 0.0
    facts: list[Facts] = []
    statements = 0
    for article, reading in make_articles(args.statements, args.copies_of_one):
        begun = time.process_time()
        facts.append(facts_of(article, reading, who))
        spent += time.process_time() - begun
        statements += len(reading.statements)
    print(f"{statements:,} statements in {len(facts):,} articles, made in {time.perf_counter() - started:.0f} s")
    _say("facts of all articles", spent)
    begun = time.process_time()
    echoes = find_echoes(facts)
    _say("echoes", time.process_time() - begun)
    begun = time.process_time()
    groups = build_groups(facts, echoes)
    _say(f"{len(groups):,} groups", time.process_time() - begun)
    begun = time.process_time()
    story = assemble(groups, echoes.origins)
    _say("in one order", time.process_time() - begun)
    print(f"  {len(story.proposals):,} proposals, {len(story.disputes):,} disputes, {len(story.origins):,} origins")
    print(f"  most memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6:.2f} GB")
    one_more(facts)


def one_more(facts: list[Facts]) -> None:
    """What the last article and one of the largest story cost a record that keeps facts and echo keys in tables."""
    acts: dict[str, list[Fact]] = defaultdict(list)
    met: dict[str, set[int]] = defaultdict(set)
    for n, one in enumerate(facts):
        for fact in one.acts:
            acts[fact.group].append(fact)
        for key in echo_keys(one):
            met[key].add(n)
    largest = max(acts, key=lambda key: len(acts[key]))
    busy = next(n for n, one in enumerate(facts) if largest in one.groups)
    for name, number in (
        ("one more article", len(facts) - 1),
        (f"one more of the busiest ({len(acts[largest]):,} acts)", busy),
    ):
        begun = time.process_time()
        near = {number}.union(*(met[key] for key in echo_keys(facts[number])))
        echoes = find_echoes(facts[n] for n in near)
        for key in facts[number].groups:
            build_group(key, acts[key], (), echoes.of)
        _say(name, time.process_time() - begun)


def _say(what: str, seconds: float) -> None:
    print(f"  {what:<48} {seconds:8.2f} s of one processor")


if __name__ == "__main__":
    main()
