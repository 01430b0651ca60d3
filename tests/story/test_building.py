"""What holds of a whole story, on the example stories with the acts of their gold."""

from __future__ import annotations

import random
from collections import defaultdict
from pathlib import Path

import msgspec
import pytest

from bench.gold_readings import GoldWho
from bench.story_gold import EXAMPLES, gold_readings, load_story
from dragoman.story.building import assemble, build_story, story_of
from dragoman.story.echoes import count_origins, echo_keys, find_echoes
from dragoman.story.facts import Detail, Fact, Facts
from dragoman.story.gathering import facts_of
from dragoman.story.groups import build_group
from dragoman.story.types import Cite, Story
from dragoman.types import Article, Reading

STORIES = [EXAMPLES / "gold-story.json", EXAMPLES / "second" / "gold-story.json"]
each_story = pytest.mark.parametrize("path", STORIES, ids=lambda path: path.parent.name)


def load(path: Path) -> tuple[list[tuple[Article, Reading]], GoldWho]:
    gold, articles = load_story(path)
    items, who = list(gold_readings(gold, articles)), GoldWho(gold.sides)
    for _, reading in items:
        who.add(reading)
    return items, who


def facts(path: Path) -> list[Facts]:
    items, who = load(path)
    return [facts_of(article, reading, who) for article, reading in items]


def cites(story: Story) -> set[tuple[str, str, str]]:
    return {(m.act, c.article, c.statement) for p in story.proposals for m in p.moves for c in m.cites}


@each_story
def test_fifty_orders_of_arrival_give_the_same_bytes(path: Path) -> None:
    items, who = load(path)
    first = msgspec.json.encode(build_story(items, who))
    for seed in range(50):
        random.Random(seed).shuffle(items)
        assert msgspec.json.encode(build_story(items, who)) == first


@each_story
def test_a_story_survives_its_json(path: Path) -> None:
    story = build_story(*load(path))
    assert msgspec.json.decode(msgspec.json.encode(story), type=Story) == story


@each_story
def test_facts_survive_their_json(path: Path) -> None:
    for one in facts(path):
        assert msgspec.json.decode(msgspec.json.encode(one), type=Facts) == one


@each_story
def test_adding_an_article_changes_only_its_groups_and_echoes(path: Path) -> None:
    """What a record does with a new article: its own groups anew, and those of the articles that it meets."""
    everything = facts(path)
    for new in everything:
        known = [one for one in everything if one is not new]
        before, echoes = find_echoes(known), find_echoes(everything)
        met = {one.article for one in known if echo_keys(one) & echo_keys(new)}
        touched = new.groups.union(*(one.groups for one in known if one.article in met))
        old, fresh = _groups(known), _groups(everything)
        groups = {
            key: build_group(key, *(fresh if key in touched else old)[key], (echoes if key in touched else before).of)
            for key in fresh
        }
        assert assemble(groups.values(), echoes.origins) == story_of(everything)


def _groups(facts: list[Facts]) -> dict[str, tuple[list[Fact], list[Detail]]]:
    found: dict[str, tuple[list[Fact], list[Detail]]] = defaultdict(lambda: ([], []))
    for one in facts:
        for fact in one.acts:
            found[fact.group][0].append(fact)
        for detail in one.details:
            found[detail.group][1].append(detail)
    return found


@each_story
def test_what_was_known_on_a_day_is_known_on_the_next(path: Path) -> None:
    everything = facts(path)
    days = sorted({one.reported[:10] for one in everything if one.reported})
    known: set[tuple[str, str, str]] = set()
    for day in days:
        now = cites(story_of(everything, day))
        assert known <= now
        known = now
    assert known <= cites(story_of(everything))


@each_story
def test_as_of_a_day_nothing_reported_later_or_without_a_date_is_told(path: Path) -> None:
    everything = facts(path)
    day = sorted(one.reported[:10] for one in everything if one.reported)[2]
    story = story_of(everything, day)
    told = [c for p in story.proposals for m in p.moves for c in m.cites]
    told += [c for d in story.disputes for s in d.sides for c in s.cites] + [
        c for p in story.positions for c in p.cites
    ]
    assert told
    assert all(cite.reported and cite.reported[:10] <= day for cite in told)


def test_as_of_asks_when_it_was_reported_and_not_when_it_was_said() -> None:
    everything = facts(STORIES[1])
    phoned = [c.said for p in story_of(everything, "2041-04-08").positions for c in p.cites]
    assert "2041-04-08" not in phoned
    assert not story_of(everything, "2040-03-19").proposals


@each_story
def test_an_echo_adds_neither_a_move_nor_an_origin(path: Path) -> None:
    items, who = load(path)
    article, reading = max(items, key=lambda item: sum(len(s.acts) for s in item[1].statements))
    copy = msgspec.structs.replace(article, text=article.text + "\n", publisher="The Echo")
    info = msgspec.structs.replace(reading.article, id=copy.id, publisher="The Echo")
    statements = tuple(
        msgspec.structs.replace(s, id="e" + s.id, inside=s.inside and "e" + s.inside) for s in reading.statements
    )
    before = build_story(items, who)
    after = build_story([*items, (copy, msgspec.structs.replace(reading, article=info, statements=statements))], who)
    assert [len(p.moves) for p in after.proposals] == [len(p.moves) for p in before.proposals]
    assert [p.state for p in after.proposals] == [p.state for p in before.proposals]
    for one, other in zip(before.proposals, after.proposals, strict=True):
        assert count_origins(_all(one.moves)) == count_origins(_all(other.moves))


def _all(moves: tuple[object, ...]) -> list[Cite]:
    return [cite for move in moves for cite in move.cites]  # type: ignore[attr-defined]


@each_story
def test_everything_told_has_its_words(path: Path) -> None:
    items, who = load(path)
    contents = {
        (r.article.id, s.id): " … ".join(span.text for span in s.content) for _, r in items for s in r.statements
    }
    story = build_story(items, who)
    for cite in [
        *(c for p in story.proposals for m in p.moves for c in m.cites),
        *(c for p in story.positions for c in p.cites),
        *(c for d in story.disputes for s in d.sides for c in s.cites),
    ]:
        assert contents[(cite.article, cite.statement)] == cite.words


@each_story
def test_ids_are_unique(path: Path) -> None:
    story = build_story(*load(path))
    for ids in ([p.id for p in story.proposals], [d.id for d in story.disputes], [o.id for o in story.origins]):
        assert len(ids) == len(set(ids))


def test_no_articles_make_an_empty_story() -> None:
    assert build_story([], GoldWho({})) == Story()
