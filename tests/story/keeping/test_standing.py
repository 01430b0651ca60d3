"""What is kept of who is who, and for whom each speaks, is what all identities at once give, however they came."""

from __future__ import annotations

import random
from pathlib import Path

import sqlalchemy as sa
from alembic import command
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.crowd import Crowd
from dragoman.record import Record
from dragoman.record.migrations import make_config
from dragoman.record.shelf import decode
from dragoman.record.tables import answers, articles, entities, identity_forms, identity_sights, readings, statements
from dragoman.story.identity.keeping import catch_up
from dragoman.story.identity.loading import load_identities
from dragoman.story.keeping import keep_story
from dragoman.story.keeping.people import list_people
from dragoman.story.keeping.standing import Answer
from tests.gold_story import load_story
from tests.story.everybody import list_identities, load_tallies
from tests.story.identity.making import make_pair
from tests.story.identity.test_keeping import read_anew
from tests.story.identity.test_resolve import LINES

SPEAKING = st.sampled_from(
    [
        "P Lessa Quoy | spokeswoman for the Grey House",
        "P Lessa Quoy | spokeswoman for the Kelvaran president",
        "P Oren Tallis | Grey House spokesman",
        "P Oren Tallis | spokesman for President Dazhan",
        "P Yorev Dazhan | president of Kelvara",
        "P Dazhan | president",
        "O Grey House",
        "L Kelvara",
        "L Kelvara Islands",
        "G Grey House officials",
        "P Mirel Dazhan | envoy",
        "P Grey House spokesman",
        "P Hallowick | spokesman for the Quessin Forum",
        "O Quessin Forum",
    ]
)


def kept(record: Record) -> dict[str, Answer]:
    keep_story(record)
    with record.asking() as connection:
        select = (
            sa.select(entities.c.id, answers.c.json)
            .join(identity_sights, identity_sights.c.entity == entities.c.serial)
            .join(answers, answers.c.form == identity_sights.c.form)
        )
        return {row.id: decode(row.json, Answer) for row in connection.execute(select)}


def at_once(record: Record) -> dict[str, Answer]:
    found = load_identities(record)
    with record.asking() as connection:
        select = sa.select(entities.c.id).join(readings, readings.c.serial == entities.c.reading)
        ids = list(connection.execute(select.where(readings.c.superseded_by.is_(None))).scalars())
    return {id: Answer(found.of(id), found.party(id)) for id in ids}


def counted(record: Record) -> dict[str, tuple[object, ...]]:
    """The tallies, counted from the articles."""
    with record.asking() as connection:
        base = (
            sa.select(identity_forms.c.identity, articles.c.serial, articles.c.published_from, articles.c.published_to)
            .join(identity_sights, identity_sights.c.form == identity_forms.c.serial)
            .join(readings, readings.c.serial == identity_sights.c.reading)
            .join(articles, articles.c.serial == readings.c.article)
        )
        seen: dict[str, dict[int, tuple[str, str]]] = {}
        for identity, serial, first, last in connection.execute(base):
            seen.setdefault(identity, {})[serial] = (first, last)
        spoken = (
            sa.select(identity_forms.c.identity, sa.func.count())
            .join(identity_sights, identity_sights.c.form == identity_forms.c.serial)
            .join(entities, entities.c.serial == identity_sights.c.entity)
            .join(statements, (statements.c.reading == entities.c.reading) & (statements.c.speaker_id == entities.c.id))
            .group_by(identity_forms.c.identity)
        )
        said = {row[0]: row[1] for row in connection.execute(spoken)}
    return {
        id: (
            said.get(id, 0),
            len(days),
            min((first for first, _ in days.values() if first), default=None),
            max((last for _, last in days.values() if last), default=None),
        )
        for id, days in seen.items()
    }


def hold(record: Record) -> None:
    assert kept(record) == at_once(record)
    assert {id: tuple(tally) for id, tally in load_tallies(record).items()} == counted(record)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.lists(LINES | SPEAKING, min_size=1, max_size=6, unique=True), min_size=2, max_size=7), st.randoms())
def test_answers_kept_article_by_article_are_those_of_all_at_once(
    found: list[list[str]], chance: random.Random
) -> None:
    pairs = [make_pair(*lines, title=f"t{number}") for number, lines in enumerate(found)]
    chance.shuffle(pairs)
    with Record.open(":memory:") as record:
        for number, pair in enumerate(pairs):
            record.add(*pair)
            if chance.random() < 0.3:
                catch_up(record)  # identity alone: the story comes later
            if number % 2:
                hold(record)
        record.add(*read_anew(pairs[0]))
        hold(record)


def test_answers_of_a_crowd_are_those_of_all_at_once() -> None:
    pairs = list(Crowd(150, seed=5).articles(30))
    with Record.open(":memory:") as record:
        record.add_many(pairs[:15])
        keep_story(record)
        for pair in pairs[15:]:
            record.add(*pair)
            hold(record)
        for pair in pairs[:5]:
            record.add(*read_anew(pair))
        hold(record)


def test_the_list_of_so_many_people_is_the_beginning_of_the_list_of_all() -> None:
    with Record.open(":memory:") as record:
        assert list_people(record) == []
        record.add_many(load_story())
        everybody = list_identities(record)
        assert any(row.party for row in everybody) and any(row.statements for row in everybody)
        assert list_people(record) == everybody
        assert list_people(record, 3) == everybody[:3]


def test_tallies_count_each_article_once_whatever_it_calls_somebody() -> None:
    with Record.open(":memory:") as record:
        for pair in load_story():
            record.add(*pair)
            hold(record)


def test_a_record_of_the_schema_before_is_brought_up_to_date(tmp_path: Path) -> None:
    where = tmp_path / "talks.db"
    with Record.open(where) as record:
        record.add_many(load_story())
        before, people = kept(record), list_people(record)
        with record.writing() as connection:
            command.downgrade(make_config(connection), "0003")
            connection.exec_driver_sql("UPDATE identity_readings SET version = 'before'")
            connection.exec_driver_sql("UPDATE built SET names = 'before.' || names")
    with Record.open(where) as record:
        assert kept(record) == before and list_people(record) == people
        assert record.check() == []
        hold(record)
