"""The story's commands: what they print, where, and what they say when there is nothing to print."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any

import msgspec
import pytest
from rich.cells import cell_len

from dragoman.record import Record
from dragoman.story.keeping import Event, ask_story, building
from dragoman.story.types import Dispute, Origin, Position, Proposal, Shift
from tests.desk.story_making import ECHOED, SHIFTED
from tests.gold_story import load_story
from tests.test_cli import Ran, Run

COMMANDS: dict[str, type[msgspec.Struct]] = {
    "proposals": Proposal,
    "positions": Position,
    "disputes": Dispute,
    "timeline": Event,
    "origins": Origin,
}
"""Those of which the example story has some; it has no shift."""


def flat(text: str) -> str:
    """Printed text without its line breaks, so that words can be found in it."""
    return " ".join(text.split())


@pytest.mark.parametrize("command", COMMANDS)
def test_every_table_fits_80_columns_and_is_plain_in_a_pipe(command: str, run: Run, gold_record: Path) -> None:
    ran = run(command, "--record", gold_record)
    assert ran.code == 0 and ran.err == ""
    assert max(map(cell_len, ran.out.splitlines())) <= 80 and len(ran.out.splitlines()) > 5
    assert not re.search(r"[\x1b\u2500-\u257f]", ran.out)


@pytest.mark.parametrize("command", COMMANDS)
def test_json_is_one_array_of_the_structs_that_the_library_gives(command: str, run: Run, gold_record: Path) -> None:
    rows = json.loads(run(command, "--json", "--record", gold_record).out)
    assert rows and msgspec.convert(rows, list[COMMANDS[command]])  # type: ignore[misc]
    assert json.loads(run(command, "--json", "--limit", 1, "--record", gold_record).out) == rows[:1]
    earlier = json.loads(run(command, "--json", "--as-of", "2032-03-07", "--record", gold_record).out)
    assert len(earlier) < len(rows) or earlier != rows


@pytest.mark.parametrize("command", COMMANDS)
def test_every_line_has_its_words_and_the_place_that_show_takes(command: str, run: Run, gold_record: Path) -> None:
    out = run(command, "--record", gold_record).out
    places = re.findall(r"\b([0-9a-f]{8}):(\d+)", out)
    assert places
    with Record.open(gold_record, create=False) as record:
        for article, number in set(places):
            statement = record.reading(article).statements[int(number) - 1]
            words = " ".join(" … ".join(span.text for span in statement.content).split())
            assert words[:40].rpartition(" ")[0] in flat(out)


def test_a_date_that_is_none_is_one_line_and_exit_code_2(run: Run, gold_record: Path) -> None:
    for command in (*COMMANDS, "shifts"):
        ran = run(command, "--as-of", "yesterday", "--record", gold_record)
        assert ran.code == 2 and ran.out == "" and ran.err.count("\n") == 1 and "'yesterday' is not a date" in ran.err


@pytest.mark.parametrize("command", [*COMMANDS, "shifts"])
def test_nothing_to_show_is_said_on_standard_error_and_is_no_failure(command: str, run: Run) -> None:
    Record.open("empty.db").close()
    ran = run(command, "--record", "empty.db")
    assert ran.code == 0 and ran.out == "" and re.fullmatch(r"No.*\.\n", ran.err)
    assert run(command, "--json", "--record", "empty.db").out == "[]\n"


def test_filters_by_party_and_issue(run: Run, gold_record: Path) -> None:
    def ask(*asked: str) -> list[dict[str, Any]]:
        rows: list[dict[str, Any]] = json.loads(run(*asked, "--json", "--record", gold_record).out)
        return rows

    held = ask("positions", "--party", "quessin")
    assert held and {row["party"]["name"] for row in held} == {"Quessin"}
    assert {row["issue"] for row in ask("timeline", "--issue", "agenda")} == {"agenda"}
    assert ask("disputes", "--party", "nobody of this name") == []


@pytest.mark.parametrize(("asked", "where"), [("--party", "dragoman people"), ("--issue", "dragoman positions")])
def test_a_name_that_nothing_has_is_told_with_where_the_names_are_listed(
    asked: str, where: str, run: Run, gold_record: Path
) -> None:
    ran = run("positions", asked, "Nobody", "--record", gold_record)
    assert ran.code == 0 and ran.out == "" and "“Nobody”" in ran.err and where in ran.err


def test_a_dispute_shows_each_side_under_its_account(run: Run, gold_record: Path) -> None:
    out = run("disputes", "--record", gold_record).out
    denied = out.split("act denied")[1]
    assert re.search(r"1\. deny\n.*Miklin", denied, re.S) and re.search(r"\d\. (propose|confirm)\n", denied)
    assert "true" not in out and "false" not in out


def test_repeated_words_are_one_line_counted_by_origins(run: Run) -> None:
    with Record.open("echo.db") as record:
        record.add_many(ECHOED)
    for command in ("proposals", "positions", "timeline"):
        out = flat(run(command, "--record", "echo.db").out)
        assert "The Ferry Post · 2 articles, 1 origin" in out and out.count("In this weather") == 1
    assert run("origins", "--record", "echo.db").out.startswith("same text\n")


# ---- corrections


@pytest.fixture
def own(gold_record: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(gold_record, tmp_path / "own.db"))


def find_act(record: Path, act: str) -> tuple[str, str]:
    """Article and number of a statement with this act in a proposal."""
    with Record.open(record, create=False) as held:
        moves = (move for one in ask_story(held).proposals for move in one.moves if move.act == act)
        cite = next(moves).cites[0]
        number = held.cited([(cite.article, cite.statement)])[cite.statement].number
    return cite.statement, f"{cite.article[:8]}:{number}"


def test_a_correction_changes_the_listings_and_the_story_and_can_be_undone(run: Run, own: Path) -> None:
    statement, place = find_act(own, "reject")
    before = run("proposals", "--record", own).out
    ran = run("correct", place, "--speaker", "Orla Wend", "--why", "named in print", "--by", "ada", "--record", own)
    assert ran == Ran(0, "", "Correction 1 kept; take it back with: dragoman corrections --undo 1\n")
    assert run("proposals", "--record", own).out != before, "it is no answer of the party's any more"
    assert "speaker: Orla Wend · ada: named in print" in flat(run("statements", "--record", own).out)
    assert "speaker: Orla Wend · ada: named in print" in flat(run("show", place[:8], "--record", own).out)
    assert len(json.loads(run("statements", "--speaker", "orla wend", "--json", "--record", own).out)) == 1
    listed = run("corrections", "--record", own).out
    assert all(words in flat(listed) for words in ("speaker: Orla Wend", "ada", "named in print"))
    assert run("corrections", "--undo", 1, "--record", own).err == "Correction 1 no longer counts\n"
    assert run("proposals", "--record", own).out == before
    assert run("corrections", "--record", own) == Ran(0, "", "No corrections.\n")
    events = json.loads(run("corrections", "--all", "--json", "--record", own).out)
    assert [(event["field"], event["superseded_by"]) for event in events] == [("speaker", 2), ("undo", None)]
    assert events[0]["made_by"] == "ada" and events[0]["words"]
    assert statement not in json.dumps(events), "the place, and not an id of the reading, is kept"


def test_acts_are_relabelled_and_statements_rejected(run: Run, own: Path) -> None:
    statement, place = find_act(own, "reject")
    assert run("correct", place, "--act", "accept", "--why", "read it again", "--record", own).code == 0
    rows = json.loads(run("statements", "--article", place[:8], "--json", "--record", own).out)
    row = next(row for row in rows if row["statement"]["id"] == statement)
    assert [act["type"] for act in row["statement"]["acts"]] == ["accept"]
    assert row["statement"]["acts"][0]["why"].endswith(": read it again")
    assert run("correct", place, "--act", "accept=-", "--why", "does nothing", "--record", own).code == 0
    assert run("correct", place, "--reject", "--why", "a caption", "--record", own).code == 0
    assert statement not in run("timeline", "--json", "--record", own).out
    assert statement not in run("statements", "--json", "--record", own).out


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (["--why", "x"], "one thing at a time"),
        (["--reject", "--speaker", "A", "--why", "x"], "one thing at a time"),
        (["--act", "refuse", "--why", "x"], "no type of act"),
        (["--act", "refuse=reject", "--why", "x"], "no type of act"),
        (["--speaker", " ", "--why", "x"], "empty"),
        (["--reject"], "reason"),
    ],
)
def test_a_correction_that_cannot_be_made_is_one_line(given: list[str], told: str, run: Run, own: Path) -> None:
    ran = run("correct", "ktk-wire.jsonl:1:1", *given, "--record", own)
    assert ran.code == 2 and ran.out == "" and ran.err.count("\n") == 1 and told in ran.err
    assert run("corrections", "--all", "--record", own).err == "No corrections.\n"


def test_statements_and_corrections_that_are_not_there(run: Run, own: Path) -> None:
    for ref in ("ktk-wire.jsonl:1:99", "nowhere.txt:1", "x"):
        ran = run("correct", ref, "--reject", "--why", "x", "--record", own)
        assert ran.code == 2 and ran.err.count("\n") == 1
    assert run("corrections", "--undo", 7, "--record", own).code == 2


# ---- keeping


def test_reading_keeps_the_story_and_asking_writes_nothing(run: Run, story: Path) -> None:
    assert run("read", story / "ktk-wire.jsonl", story / "tribune-envoy.txt", "--quiet").code == 0
    with Record.open("dragoman.db", create=False) as record, record.asking() as connection:
        assert not building._is_behind(connection)
    before = Path("dragoman.db").read_bytes()
    for command in (*COMMANDS, "shifts", "report"):
        assert run(command).code == 0
    assert Path("dragoman.db").read_bytes() == before


def test_a_decision_about_people_is_in_the_story(run: Run, own: Path) -> None:
    def parties() -> set[str]:
        rows = json.loads(run("proposals", "--json", "--record", own).out)
        return {row["by"]["name"] for row in rows if row["by"]}

    before = parties()
    with Record.open(own, create=False) as record:
        names = sorted({one.speaker.name for row in record.statements() if (one := row.statement).speaker})
    assert len(before & set(names)) > 1
    one, other = sorted(before & set(names))[:2]
    ran = run("merge", one, other, "--why", "to see", "--record", own)
    assert ran.code == 0, ran.err
    assert not {one, other} <= parties(), "they are one, under one name"


# ---- rebuild


def test_rebuild_gives_the_same_story(run: Run, own: Path) -> None:
    before = run("disputes", "--json", "--record", own).out
    ran = run("rebuild", "--record", own)
    assert ran == Ran(0, "", f"Built the story of {len(load_story())} articles afresh in {own}\n")
    assert run("disputes", "--json", "--record", own).out == before
    assert run("rebuild", "--quiet", "--record", own) == Ran(0, "", "")


def test_shifts_are_two_statements_side_by_side(run: Run) -> None:
    with Record.open("shift.db") as record:
        record.add_many(SHIFTED)
        rows = ask_story(record).shifts
        assert msgspec.convert(msgspec.to_builtins(rows), tuple[Shift, ...])
    out = run("shifts", "--record", "shift.db").out
    assert max(map(cell_len, out.splitlines())) <= 80
    assert re.search(r"2031-04-02  reject +2031-05-07  accept", out)
    assert re.search(r"^“In this weather.* “Now that the ice", out, re.M)
