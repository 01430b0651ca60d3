"""The story that a record keeps is the one that is built afresh, in whatever order and portions articles came."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace

from dragoman.errors import StopError
from dragoman.record import Record
from dragoman.story.building import build_story
from dragoman.story.keeping import (
    StoryQuery,
    ask_events,
    ask_story,
    building,
    find_events,
    find_story,
    keep_story,
    rebuild_story,
    state,
)
from dragoman.story.types import Story
from dragoman.types import Article, EntityRef, Reading
from tests.gold_story import load_story
from tests.story.keeping.afresh import Afresh

PARTS = ("proposals", "positions", "disputes", "origins")


def afresh(record: Record, as_of: str | None = None) -> bytes:
    """The story of all that a record holds, built by `build_story` from the readings as corrected."""
    ids = [row.id for row in record.articles()]
    pairs = [(record.article(id), record.corrected(id).kept) for id in ids]
    return encode(build_story(pairs, Afresh(record), as_of))


def encode(story: Story) -> bytes:
    return msgspec.json.encode(story)


def kept(record: Record, as_of: str | None = None) -> bytes:
    return encode(ask_story(record, StoryQuery(as_of=as_of)))


def portions(seed: int) -> Iterator[list[int]]:
    """The articles of the story in some order, some at a time."""
    chance = random.Random(seed)
    order = list(range(len(load_story())))
    chance.shuffle(order)
    while order:
        size = chance.randint(1, 5)
        yield order[:size]
        order = order[size:]


@pytest.fixture(scope="module")
def whole() -> Iterator[Record]:
    with Record.open(":memory:") as record:
        record.add_many(load_story())
        keep_story(record)
        yield record


def test_fifty_orders_give_the_same_bytes_as_building_afresh(whole: Record) -> None:
    expected = afresh(whole)
    assert kept(whole) == expected
    story = ask_story(whole)
    assert all(getattr(story, part) for part in PARTS), "a story with nothing in it would hold this too"
    for seed in range(50):
        with Record.open(":memory:") as record:
            for chosen in portions(seed):
                record.add_many(load_story()[place] for place in chosen)
                keep_story(record)
            assert kept(record) == expected, f"order {seed}"


def test_every_step_on_the_way_is_the_story_of_what_is_there() -> None:
    with Record.open(":memory:") as record:
        for chosen in portions(7):
            record.add_many(load_story()[place] for place in chosen)
            assert kept(record) == afresh(record)


@pytest.mark.parametrize("day", ["2032-03-05", "2032-03-07", "2032-03-08", "2032-03-11", "2032-03", "2031"])
def test_as_of_a_day_it_is_the_story_of_what_was_reported_by_then(day: str, whole: Record) -> None:
    assert kept(whole, day) == afresh(whole, day)
    story = ask_story(whole, StoryQuery(as_of=day))
    for part in (*PARTS, "shifts"):
        alone = getattr(ask_story(whole, StoryQuery(part=part, as_of=day)), part)  # type: ignore[arg-type]
        assert sorted(map(encode_any, alone)) == sorted(map(encode_any, getattr(story, part)))
        limited = getattr(ask_story(whole, StoryQuery(part=part, as_of=day, limit=2)), part)  # type: ignore[arg-type]
        assert limited == alone[:2]
    assert ask_events(whole, StoryQuery(as_of=day)) == find_events(story.proposals, story.positions)


@pytest.mark.parametrize("seed", [3, 11])
def test_as_of_any_day_it_is_the_same_while_articles_come(seed: int) -> None:
    """What is kept as it was on a day is taken over by articles that are out later, or have no date."""
    with Record.open(":memory:") as record:
        for chosen in portions(seed):
            record.add_many(load_story()[place] for place in chosen)
            for day in ("2032-03-06", "2032-03-08", "2032-03-31"):
                assert kept(record, day) == afresh(record, day)
        with record.asking() as connection:
            settled = connection.exec_driver_sql(
                "SELECT settled <= '2032-03-31', count(*) FROM story_groups GROUP BY 1"
            )
            assert [row[0] for row in settled] == [0, 1], "or nothing was taken as it is kept, or nothing was built"


def test_what_was_said_by_a_day_but_reported_later_is_not_known_then(whole: Record) -> None:
    known = ask_story(whole, StoryQuery(as_of="2032-03-08"))
    reported = {c.reported[:10] for p in known.proposals for m in p.moves for c in m.cites if c.reported}
    assert reported and max(reported) <= "2032-03-08"
    later = ask_story(whole)
    said = [c for p in later.proposals for m in p.moves for c in m.cites if c.said and c.said <= "2032-03-08"]
    assert [cite for cite in said if (cite.reported or "~") > "2032-03-09"], "or this shows nothing"


def test_another_models_reading_takes_the_place_of_the_first() -> None:
    with Record.open(":memory:") as record, Record.open(":memory:") as once:
        for article, reading in load_story():
            record.add(article, replace(reading, statements=reading.statements[::2], model="gold+0"))
        keep_story(record)
        before = kept(record)
        record.add_many(load_story())
        once.add_many(load_story())
        assert kept(record) == afresh(record) == kept(once) != before


def test_names_that_no_article_has_any_more_are_forgotten() -> None:
    with Record.open(":memory:") as record:
        article, reading = load_story()[0]
        others = tuple(replace(one, name=f"{one.name} Quorn", role="envoy of Wend") for one in reading.entities)
        record.add(article, replace(reading, entities=others, model="gold+0"))
        assert b"Quorn" in kept(record)
        record.add(article, reading)
        assert kept(record) == afresh(record) and b"Quorn" not in kept(record)
        with record.asking() as connection:
            forms = {name: set(connection.exec_driver_sql(f"SELECT {name} FROM {table}").scalars())
                     for name, table in (("form", "answers"), ("serial", "identity_forms"))}  # fmt: skip
        assert forms["form"] == forms["serial"]
        assert record.check() == []


def test_a_correction_is_in_the_story_and_taken_back_is_out_of_it(whole: Record) -> None:
    with Record.open(":memory:") as record:
        record.add_many(load_story())
        before = kept(record)
        proposal = next(one for one in ask_story(record).proposals if any(m.act == "reject" for m in one.moves))
        cite = next(move for move in proposal.moves if move.act == "reject").cites[0]
        number = record.cited([(cite.article, cite.statement)])[cite.statement].number
        made = record.correct(f"{cite.article}:{number}", "act", "accept", why="misread", made_by="desk")
        corrected = kept(record)
        assert corrected == afresh(record) != before
        rebuild_story(record)
        assert kept(record) == corrected
        record.correct(f"{cite.article}:{number}", "reject", None, why="a caption", made_by="desk")
        assert cite.statement not in kept(record).decode() and kept(record) == afresh(record)
        record.undo(made.serial, why="", made_by="desk")
        record.undo(made.serial + 1, why="", made_by="desk")
        assert kept(record) == before


def test_a_correction_holds_for_the_story_when_articles_are_read_again() -> None:
    with Record.open(":memory:") as record:
        record.add_many(load_story())
        article, reading = load_story()[0]
        number = next(n for n, one in enumerate(reading.statements, 1) if one.acts)
        record.correct(f"{article.id}:{number}", "speaker", "Orla Wend", why="by ear", made_by="desk")
        others = tuple(replace(one, id=one.id + "b", inside=None) for one in reading.statements)
        record.add(article, replace(reading, model="gold+2", statements=others))
        assert kept(record) == afresh(record) and b"Orla Wend" in kept(record)


@pytest.mark.parametrize("step", ["gather", "update_origins", "build_group"])
def test_keeping_that_is_stopped_anywhere_goes_on(step: str, whole: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    class Stopped(Exception):
        pass

    def stop(*_: object) -> None:
        raise Stopped

    with Record.open(":memory:") as record:
        record.add_many(load_story()[:5])
        keep_story(record)
        record.add_many(load_story()[5:])
        with monkeypatch.context() as patch:
            patch.setattr(building, step, stop)
            with pytest.raises(Stopped):
                keep_story(record)
        assert kept(record) == kept(whole)


def test_a_record_that_is_in_step_is_not_written_to(tmp_path: Path) -> None:
    with Record.open(tmp_path / "r.db") as record:
        record.add_many(load_story())
        keep_story(record)
        with record.asking() as connection:
            before = connection.exec_driver_sql("PRAGMA data_version").scalar()
            with Record.open(tmp_path / "r.db") as other:
                ask_story(other)
                keep_story(other)
            assert connection.exec_driver_sql("PRAGMA data_version").scalar() == before


def test_another_version_of_the_rules_builds_everything_again(monkeypatch: pytest.MonkeyPatch) -> None:
    with Record.open(":memory:") as record:
        record.add_many(load_story()[:4])
        before = kept(record)
        with record.writing() as connection:
            connection.exec_driver_sql("UPDATE items SET json = '{}', kind = 'party'")
        monkeypatch.setattr(state, "KEPT", "another")
        assert kept(record) == before


def test_a_set_phrase_links_nothing_however_it_came(monkeypatch: pytest.MonkeyPatch) -> None:
    from dragoman.story import meeting
    from dragoman.story.keeping import origins

    # Two statements are already many: what links two articles is lost when a third says it too.
    monkeypatch.setattr(meeting, "COMMON", 2)
    monkeypatch.setattr(origins, "COMMON", 2)
    for seed in (1, 2, 3):
        with Record.open(":memory:") as record:
            for chosen in portions(seed):
                record.add_many(load_story()[place] for place in chosen)
                keep_story(record)
            assert kept(record) == afresh(record), f"order {seed}"


def credited(number: int) -> tuple[Article, Reading]:
    """The same report of one agency in words that no other article has."""
    article, reading = next(
        (article, reading)
        for article, reading in load_story()
        if any(one.acts and one.speaker and not one.inside for one in reading.statements)
    )
    told = next(one for one in reading.statements if one.acts and one.speaker and not one.inside)
    words = " ".join(f"w{number}x{n}" for n in range(12))
    made = replace(article, path=f"{number}.txt", text=words, published="2032-03-05", publisher=f"Paper {number}")
    content = (replace(told.content[0], text=words),)
    told = replace(told, content=content, outlet=EntityRef(f"{article.id}.ktk", "KTK"), said=None)
    info = replace(reading.article, id=made.id, path=made.path, published=made.published, publisher=made.publisher)
    same = msgspec.json.encode(replace(reading, article=info, statements=(told,)))
    return made, msgspec.json.decode(same.replace(article.id.encode(), made.id.encode()), type=Reading)


def test_an_agencys_standing_line_links_nothing_however_it_came(monkeypatch: pytest.MonkeyPatch) -> None:
    from dragoman.story import meeting
    from dragoman.story.keeping import origins

    monkeypatch.setattr(meeting, "COMMON", 3)
    monkeypatch.setattr(origins, "COMMON", 3)
    with Record.open(":memory:") as record:
        for number in range(5):
            record.add(*credited(number))
            found = ask_story(record).origins
            assert [(one.kind, len(one.articles)) for one in found] == (
                [("agency", number + 1)] if 0 < number < 3 else []
            )
            assert kept(record) == afresh(record)
            assert kept(record, "2032-03-05") == afresh(record, "2032-03-05")


def quoted() -> tuple[Article, Reading]:
    """`credited(0)` as a quotation that says no."""
    article, reading = credited(0)
    (told,) = reading.statements
    no = replace(told.acts[0], type="reject", of=None, agent=told.speaker, negated=False)
    return article, replace(reading, statements=(replace(told, kind="direct", acts=(no,)),))


def quoting(number: int, day: str) -> tuple[Article, Reading]:
    """An article that has these words too, and nothing on who says no to what."""
    article, reading = credited(number)
    (told,), (first,) = reading.statements, credited(0)[1].statements
    told = replace(told, acts=(), outlet=None, kind="direct", content=first.content)
    info = replace(reading.article, published=day)
    return replace(article, published=day), replace(reading, article=info, statements=(told,))


def test_a_later_echo_in_an_article_of_another_matter_is_not_known_before() -> None:
    with Record.open(":memory:") as record:
        record.add(*quoted())
        record.add(*quoting(1, "2032-03-10"))
        assert [len(one.articles) for one in ask_story(record).origins] == [2]
        for day in ("2032-03-06", "2032-03-10"):
            assert kept(record, day) == afresh(record, day)
        assert [len(ask_story(record, StoryQuery(as_of=day)).positions) for day in ("2032-03-06", "2032-03-10")] == [
            1,
            1,
        ]


def test_an_article_that_turns_out_to_be_later_is_not_known_before() -> None:
    with Record.open(":memory:") as record:
        record.add(*quoted())
        record.add(*quoting(1, "2032-03-05"))
        assert kept(record, "2032-03-06") == afresh(record, "2032-03-06")
        again, anew = quoting(1, "2032-03-10")
        record.add(again, replace(anew, model="gold+2"))
        assert kept(record, "2032-03-06") == afresh(record, "2032-03-06")
        assert ask_story(record, StoryQuery(as_of="2032-03-06")).origins == ()


# ---- asking


def test_a_part_is_in_order_of_time_and_a_limit_takes_its_beginning(whole: Record) -> None:
    for part in PARTS:
        everything = getattr(ask_story(whole, StoryQuery(part=part)), part)  # type: ignore[arg-type]
        assert sorted(map(encode_any, everything)) == sorted(map(encode_any, getattr(ask_story(whole), part)))
        assert getattr(ask_story(whole, StoryQuery(part=part, limit=1)), part) == everything[:1]  # type: ignore[arg-type]
    days = [event.date for event in ask_events(whole) if event.date]
    assert days == sorted(days)
    assert [event.date is None for event in ask_events(whole)] == sorted(e.date is None for e in ask_events(whole))


def encode_any(item: object) -> bytes:
    return msgspec.json.encode(item)


def test_the_timeline_is_the_moves_and_positions_of_the_story(whole: Record) -> None:
    story = ask_story(whole)
    assert ask_events(whole) == find_events(story.proposals, story.positions)
    moves = sum(len(one.moves) for one in story.proposals)
    assert moves < len(ask_events(whole)) <= moves + len(story.positions)


def test_questions_by_party_and_issue_take_whole_words(whole: Record) -> None:
    def count(part: str, **asked: str) -> int:
        return len(getattr(ask_story(whole, StoryQuery(part=part, **asked)), part))  # type: ignore[arg-type]

    assert 0 < count("positions", party="QUESSIN") < count("positions")
    assert count("positions", party="quess") == count("positions", party="quessin kelvara") == 0
    assert 0 < count("positions", issue="AGENDA") < count("positions")
    assert count("proposals", issue="meeting", party="Okhtar", as_of="2032-03-11") > 0
    assert count("proposals", party="%") == count("proposals", party="_") == 0


def test_the_story_of_some_articles_is_what_they_tell_alone(whole: Record) -> None:
    story = find_story(whole, ["ktk-wire.jsonl:1", "ktk-wire.jsonl:1"])
    cited = {cite.article for one in story.proposals for move in one.moves for cite in move.cites}
    assert cited == {whole.article("ktk-wire.jsonl:1").id}


def test_a_date_that_is_none_and_a_record_without_articles(whole: Record) -> None:
    with pytest.raises(StopError, match="is not a date"):
        ask_story(whole, StoryQuery(as_of="yesterday"))
    with Record.open(":memory:") as empty:
        assert ask_story(empty) == Story() and ask_events(empty) == []
        rebuild_story(empty)
        assert ask_story(empty) == Story()


def test_progress_is_told_by_steps() -> None:
    told: list[tuple[str, int, int]] = []
    with Record.open(":memory:") as record:
        record.add_many(load_story())
        rebuild_story(record, lambda *step: told.append(step))
    assert list(dict.fromkeys(step for step, _, _ in told)) == ["articles", "origins", "groups"]
    assert all(0 < done <= total for _, done, total in told)
