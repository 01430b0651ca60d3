from __future__ import annotations

import msgspec
import pytest

from bench.story_gold import EXAMPLES, build_by_reading, build_from_gold, score_story
from dragoman.story.types import Story

STORIES = [EXAMPLES / "gold-story.json", EXAMPLES / "second" / "gold-story.json"]
each_story = pytest.mark.parametrize("path", STORIES, ids=lambda path: path.parent.name)


@each_story
def test_proposals_and_disputes_of_gold_acts_are_found(path: object) -> None:
    """The floors of docs: 85 % of proposals with their state, 80 % of disputes, found and rightly found."""
    scores = score_story(*build_from_gold(path))  # type: ignore[arg-type]
    assert min(scores.proposals_found.percent, scores.proposals_wanted.percent) >= 85
    assert min(scores.disputes_found.percent, scores.disputes_wanted.percent) >= 80


@each_story
def test_nothing_found_scores_nothing(path: object) -> None:
    gold, _ = build_from_gold(path)  # type: ignore[arg-type]
    scores = score_story(gold, Story())
    assert (scores.proposals_wanted.hit, scores.disputes_wanted.hit, scores.proposals_found.of) == (0, 0, 0)


@each_story
def test_a_wrong_state_is_wrong(path: object) -> None:
    gold, story = build_from_gold(path)  # type: ignore[arg-type]
    wrong = tuple(
        msgspec.structs.replace(one, state="withdrawn" if one.state == "open" else "open") for one in story.proposals
    )
    scores = score_story(gold, msgspec.structs.replace(story, proposals=wrong))
    assert scores.proposals_wanted.hit == 0
    assert scores.threads.percent == 100


@each_story
def test_a_dispute_of_another_kind_or_with_one_side_is_none(path: object) -> None:
    gold, story = build_from_gold(path)  # type: ignore[arg-type]
    other = tuple(
        msgspec.structs.replace(one, kind="other figure" if one.kind != "other figure" else "act denied")
        for one in story.disputes
    )
    assert score_story(gold, msgspec.structs.replace(story, disputes=other)).disputes_wanted.hit == 0
    one_sided = tuple(msgspec.structs.replace(one, sides=one.sides[:1] * 2) for one in story.disputes)
    assert score_story(gold, msgspec.structs.replace(story, disputes=one_sided)).disputes_wanted.hit == 0


@each_story
def test_every_statement_of_the_gold_is_in_an_articles_gold(path: object) -> None:
    from bench.gold import load_gold
    from bench.story_gold import load_story

    gold, _ = load_story(path)  # type: ignore[arg-type]
    known = {s.id for article in load_gold(path.parent / gold.gold) for s in article.statements}  # type: ignore[attr-defined]
    named = {id for one in gold.proposals for id in one.moves} | {
        id for one in gold.disputes for s in one.sides for id in s
    }
    named |= {id for one in gold.shifts for id in (*one.before, *one.after)}
    assert named <= known


READ = {
    "examples": {
        "proposals_found": 66,
        "proposals_wanted": 66,
        "threads": 66,
        "disputes_found": 100,
        "disputes_wanted": 66,
    },
    "second": {
        "proposals_found": 85,
        "proposals_wanted": 85,
        "threads": 85,
        "disputes_found": 80,
        "disputes_wanted": 80,
    },
}
"""Least percent of each figure when the articles are read, not taken from gold: one proposal less than was measured,
since eight-bit sums round differently by processor. A floor may go up; asked are
85 for proposals with their states and 80 for disputes."""


@each_story
def test_a_story_that_is_read_is_no_worse_than_when_it_was_measured(path: object) -> None:
    scores = score_story(*build_by_reading(path))  # type: ignore[arg-type]
    floors = READ[path.parent.name]  # type: ignore[attr-defined]
    figures = {name: getattr(scores, name).percent for name in floors}
    assert {name: figure for name, figure in figures.items() if figure < floors[name]} == {}
