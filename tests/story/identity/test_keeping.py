"""Identities kept in the record, article by article, are those that all readings at once give; decisions stay."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import msgspec
import pytest
import sqlalchemy as sa
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.crowd import Crowd
from dragoman.record import Record
from dragoman.story.identity import Decision, Identities, OwnEntry, afresh, keeping, resolve, sort_own
from dragoman.story.identity.afresh import find_blocks
from dragoman.story.identity.given import load_decisions, load_list
from dragoman.story.identity.keeping import catch_up, decide, undo, use_list
from dragoman.story.identity.listing import find_identity, select_all, select_some
from dragoman.story.identity.loading import load_identities
from dragoman.story.identity.rows import Rows
from dragoman.story.keeping.people import list_people
from dragoman.types import Article, Reading
from tests.story.identity.making import make_pair
from tests.story.identity.test_resolve import LINES, STORY, outcome

Pair = tuple[Article, Reading]


def read_anew(pair: Pair, *lines: str) -> Pair:
    """The same article as another version reads it."""
    article, reading = pair
    other = make_pair(*lines)[1].entities if lines else reading.entities[1:]
    kept = tuple(msgspec.structs.replace(e, id=f"{article.id}.e{n}-{n + 1}", mentions=()) for n, e in enumerate(other))
    return article, msgspec.structs.replace(reading, model="test+r2", entities=kept)


def kept_and_afresh(record: Record, pairs: list[Pair]) -> tuple[dict[str, object], dict[str, object]]:
    readings = [reading for _, reading in pairs]
    with record.asking() as connection:
        own, made = load_list(connection), load_decisions(connection)
    return outcome(load_identities(record), readings), outcome(resolve(readings, own, made), readings)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.lists(LINES, min_size=1, max_size=5, unique=True), min_size=2, max_size=7), st.randoms())
def test_one_after_the_other_gives_what_all_at_once_give(articles: list[list[str]], chance: random.Random) -> None:
    pairs = [make_pair(*lines, title=f"t{number}") for number, lines in enumerate(articles)]
    chance.shuffle(pairs)
    with Record.open(":memory:") as record:
        for pair in pairs:
            record.add(*pair)
            catch_up(record)
        kept, afresh = kept_and_afresh(record, pairs)
        assert kept == afresh
        # Read again, with fewer entities: what only the old reading told is gone.
        pairs[0] = read_anew(pairs[0])
        record.add(*pairs[0])
        kept, afresh = kept_and_afresh(record, pairs)
        assert kept == afresh


def test_a_surname_that_its_article_no_longer_has_is_not_placed_again() -> None:
    first = make_pair("P Dazhan | president", "P Bill Pemberstone | President", title="t0")
    second = make_pair("P Milo Dazhan | General", title="t1")
    with Record.open(":memory:") as record:
        record.add_many([first, second])
        catch_up(record)
        # The general is now named beside him whom the surname was named beside, and the surname is gone.
        again = read_anew(first, "P Milo Dazhan | General", "P Iorev Dajan", "P Bill Pemberstone | President")
        record.add(*again)
        kept, afresh = kept_and_afresh(record, [again, second])
    assert kept == afresh


def test_a_crowd_added_piece_by_piece_is_what_it_is_at_once() -> None:
    pairs = list(Crowd(400, seed=3).articles(60))
    with Record.open(":memory:") as record:
        record.add_many(pairs[:40])
        catch_up(record)
        for pair in pairs[40:]:
            record.add(*pair)
            catch_up(record)
        kept, afresh = kept_and_afresh(record, pairs)
    assert kept == afresh
    assert len({str(where) for where in kept.values()}) > 50


def rows_of(record: Record) -> dict[str, list[tuple[object, ...]]]:
    """All that is kept of names, with the block of each by what is in it."""
    tables = ("identity_forms", "identity_keys", "identity_company", "identity_apart", "identity_sights")
    with record.asking() as connection:
        return {
            name: sorted(map(tuple, connection.exec_driver_sql(f"SELECT * FROM {name}").all()), key=str)
            for name in (*tables, "identity_summaries", "identity_readings")
        }


def test_many_taken_in_at_once_are_kept_as_if_each_block_were_worked_out_again_and_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    pairs = list(Crowd(400, seed=5).articles(60))
    own = sort_own([OwnEntry(pairs[0][1].entities[0].name, (), "President", "Kelvara", "Q42")])
    with Record.open(":memory:") as one, Record.open(":memory:") as other:
        for record in (one, other):
            use_list(record, own, "people.csv")
            record.add_many(pairs)
        catch_up(one)  # fewer than a portion: worked out as they come
        with one.asking() as connection:
            assert len(find_blocks(Rows(connection), own)) == 1
        monkeypatch.setattr(keeping, "CHUNK", 7)
        monkeypatch.setattr(afresh, "AT_ONCE", 5)
        assert catch_up(other) == 60
        assert set(rows_of(one)) == set(rows_of(other))
        for name, rows in rows_of(one).items():
            if name == "identity_forms":
                # Serials go by portions; all else of a form does not.
                assert {row[1:] for row in rows} == {row[1:] for row in rows_of(other)[name]}
            elif name == "identity_summaries":
                others = rows_of(other)[name]
                assert [row[:-1] for row in rows] == [row[:-1] for row in others]
                # Names are counted in the order in which they come.
                assert [json.loads(str(row[-1])) for row in rows] == [json.loads(str(row[-1])) for row in others]
            else:
                assert len(rows) == len(rows_of(other)[name])
        kept, at_once = kept_and_afresh(other, pairs)
        assert kept == at_once


def test_a_first_run_that_is_stopped_anywhere_is_gone_on_with(monkeypatch: pytest.MonkeyPatch) -> None:
    pairs = list(Crowd(300, seed=7).articles(30))
    monkeypatch.setattr(keeping, "CHUNK", 4)
    monkeypatch.setattr(afresh, "AT_ONCE", 20)
    writing = Record.writing
    seen = 0
    for stop in range(1, 40):
        left = stop
        with Record.open(":memory:") as record:

            @contextmanager
            def stopped(self: Record) -> Iterator[sa.Connection]:
                nonlocal left
                if not left:
                    raise KeyboardInterrupt
                left -= 1
                with writing(self) as connection:
                    yield connection

            record.add_many(pairs[:20])
            monkeypatch.setattr(Record, "writing", stopped)
            with suppress(KeyboardInterrupt):
                catch_up(record)
            monkeypatch.setattr(Record, "writing", writing)
            # Meanwhile articles have come, and one was read anew.
            record.add_many([read_anew(pairs[0]), *pairs[20:]])
            seen += left == 0
            kept, at_once = kept_and_afresh(record, [read_anew(pairs[0]), *pairs[1:]])
            assert kept == at_once, f"stopped after {stop} transactions"
    assert 8 < seen < 39


@pytest.fixture
def pairs() -> list[Pair]:
    return [
        make_pair("P Yorev Dazhan | President", *STORY, title="a", published="2032-03-05"),
        make_pair("P Dazhan", *STORY, title="b"),
        make_pair("P Corvin Aldersey | envoy", *STORY, title="c"),
        make_pair("P Old Fox", *STORY, title="d"),
    ]


def names_of(found: Identities, pairs: list[Pair]) -> list[str]:
    identities = (found.of(reading.entities[0].id) for _, reading in pairs)
    return [identity.name for identity in identities if identity is not None]


def test_a_merge_is_kept_with_who_when_and_why_and_can_be_taken_back(pairs: list[Pair]) -> None:
    with Record.open(":memory:") as record:
        record.add_many(pairs)
        found = load_identities(record)
        assert names_of(found, pairs) == ["Yorev Dazhan", "Yorev Dazhan", "Corvin Aldersey", "Old Fox"]
        one, other = find_identity(found, "Yorev Dazhan"), find_identity(found, "old fox")
        sides = {"these": select_all(record, found, one), "those": select_all(record, found, other)}
        made = decide(record, Decision(id="", kind="merge", who="Editor", why="his by-name", **sides))
        merged = load_identities(record)
        assert names_of(merged, pairs)[3] == names_of(merged, pairs)[0]
        why = merged.why(pairs[3][1].entities[0].id)
        assert "by Editor" in why and "his by-name" in why
        # It outlives re-reading, and holds for articles still to come.
        record.add(*read_anew(pairs[3], "P Old Fox", "L Ostrelle"))
        later = make_pair("P Old Fox", title="later")
        record.add(*later)
        again = load_identities(record)
        assert again.of(later[1].entities[0].id) == again.of(pairs[0][1].entities[0].id)
        everything = [*pairs[:3], read_anew(pairs[3], "P Old Fox", "L Ostrelle"), later]
        kept, afresh = kept_and_afresh(record, everything)
        assert kept == afresh
        assert undo(record, made.id, "Editor", "a guess") is not None
        assert undo(record, made.id) is None
        assert load_identities(record).of(later[1].entities[0].id) != again.of(pairs[0][1].entities[0].id)
        with record.asking() as connection:
            (decision,) = load_decisions(connection)
        assert decision.superseded_by is not None


def test_a_split_parts_a_surname_in_one_article_from_the_rest(pairs: list[Pair]) -> None:
    with Record.open(":memory:") as record:
        record.add_many(pairs)
        found = load_identities(record)
        dazhan = find_identity(found, "Dazhan")
        these, those = select_some(record, found, dazhan, (), pairs[1][0].id)
        made = decide(record, Decision(id="", kind="split", these=these, those=those))
        parted = load_identities(record)
        assert parted.of(pairs[1][1].entities[0].id) != parted.of(pairs[0][1].entities[0].id)
        kept, afresh = kept_and_afresh(record, pairs)
        assert kept == afresh
        undo(record, made.id)
        assert outcome(load_identities(record), [r for _, r in pairs]) == outcome(found, [r for _, r in pairs])


def test_a_list_of_ones_own_is_remembered_and_a_new_one_takes_its_place(pairs: list[Pair]) -> None:
    own = sort_own([OwnEntry("Yorev Dazhan", ("Old Fox",), "President", "Kelvara", "Q42")])
    with Record.open(":memory:") as record:
        record.add_many(pairs)
        use_list(record, own, "people.csv")
        rows = {row.name: row for row in list_people(record)}
        assert rows["Yorev Dazhan"].wikidata == "Q42"
        assert set(rows["Yorev Dazhan"].spellings) == {"Yorev Dazhan", "Dazhan", "Old Fox"}
        kept, afresh = kept_and_afresh(record, pairs)
        assert kept == afresh
        use_list(record, (), "empty.csv")
        kept, afresh = kept_and_afresh(record, pairs)
        assert kept == afresh
        assert "Old Fox" in {row.name for row in list_people(record)}


def test_a_row_has_names_titles_dates_and_the_party(pairs: list[Pair]) -> None:
    with Record.open(":memory:") as record:
        record.add_many([*pairs, make_pair("P Yorev Dazhan | Kelvaran president", *STORY, published="2032-04-01")])
        row = next(row for row in list_people(record) if row.name == "Yorev Dazhan")
    assert (row.articles, row.first, row.last) == (3, "2032-03-05", "2032-04-01")
    assert [role.role for role in row.roles] == ["President", "Kelvaran president"]
    assert row.party is not None and row.party.name == "Kelvara"
