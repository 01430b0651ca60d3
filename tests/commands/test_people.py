"""Who is who is listed, put right and taken back from the command line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from dragoman.cli import main
from dragoman.record import Record
from tests.story.identity.making import make_pair
from tests.story.identity.test_resolve import STORY


@pytest.fixture
def where(tmp_path: Path) -> str:
    path = str(tmp_path / "r.db")
    with Record.open(path) as record:
        record.add(*make_pair("P Yorev Dazhan | President", *STORY, title="a", published="2032-03-05"))
        record.add(*make_pair("P Iorev Dajan", *STORY, title="b", published="2032-03-09"))
        record.add(*make_pair("P Old Fox", *STORY, title="c"))
    return path


def people(where: str, capsys: pytest.CaptureFixture[str], *options: str) -> list[dict[str, Any]]:
    assert main(["people", "--json", "--record", where, *options]) == 0
    rows: list[dict[str, Any]] = json.loads(capsys.readouterr().out)
    return rows


def test_people_are_listed_once_with_reasons(where: str, capsys: pytest.CaptureFixture[str]) -> None:
    rows = {row["name"]: row for row in people(where, capsys)}
    assert set(rows) == {"Yorev Dazhan", "Old Fox"} or set(rows) == {"Iorev Dajan", "Old Fox"}
    (row,) = [row for name, row in rows.items() if name != "Old Fox"]
    assert set(row["spellings"]) == {"Yorev Dazhan", "Iorev Dajan"}
    assert (row["first"], row["last"]) == ("2032-03-05", "2032-03-09")
    assert main(["people", "--why", "--record", where]) == 0
    shown = capsys.readouterr().out
    assert row["id"] in shown and "another spelling" in shown and "“President” 2032-03-05" in shown


def test_a_merge_and_a_split_hold_until_they_are_undone(where: str, capsys: pytest.CaptureFixture[str]) -> None:
    before = people(where, capsys)
    assert main(["merge", "Yorev Dazhan", "Old Fox", "--why", "his by-name", "--by", "Editor", "--record", where]) == 0
    assert "dragoman undo 1" in capsys.readouterr().err
    assert [set(row["spellings"]) for row in people(where, capsys)] == [{"Yorev Dazhan", "Iorev Dajan", "Old Fox"}]
    assert main(["split", "Old Fox", "Iorev Dajan", "--record", where]) == 0
    assert {frozenset(row["spellings"]) for row in people(where, capsys)} == {
        frozenset({"Yorev Dazhan", "Old Fox"}),
        frozenset({"Iorev Dajan"}),
    }
    assert main(["decisions", "--json", "--record", where]) == 0
    made = json.loads(capsys.readouterr().out)
    assert [(one["kind"], one["why"], one["superseded_by"]) for one in made] == [
        ("merge", "his by-name", None),
        ("split", "", None),
    ]
    assert main(["undo", "2", "--record", where]) == main(["undo", "1", "--record", where]) == 0
    capsys.readouterr()
    assert people(where, capsys) == before
    assert main(["decisions", "--record", where]) == 0
    assert capsys.readouterr().out.count("taken back by") == 2


def test_a_list_given_once_is_remembered(where: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    own = tmp_path / "people.csv"
    own.write_text("name,aliases,role,country,wikidata\nYorev Dazhan,Old Fox,President,Kelvara,Q42\n")
    (row,) = people(where, capsys, "--people", str(own))
    assert (row["name"], row["wikidata"], row["party"]["name"]) == ("Yorev Dazhan", "Q42", "Kelvara")
    assert people(where, capsys) == [row]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["merge", "Nobody", "Old Fox"], "nobody in the record is called so"),
        (["merge", "Yorev Dazhan", "Iorev Dajan"], "are one already"),
        (["split", "Old Fox", "Old Fox"], "nothing would be left"),
        (["split", "Old Fox", "Young Fox"], "is not spelt so"),
        (["undo", "7"], "no decision that stands"),
        (["people", "--people", "none.csv"], "cannot be read"),
    ],
)
def test_what_cannot_be_done_is_told_in_one_line(
    where: str, arguments: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*arguments, "--record", where]) == 2
    error = capsys.readouterr().err
    assert told in error and error.count("\n") == 1
