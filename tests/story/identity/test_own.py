"""A list of one's own is read from CSV as people write it, and a wrong one is told of with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.errors import StopError
from dragoman.story.identity import OwnEntry, load_own


def write(folder: Path, text: str) -> Path:
    path = folder / "people.csv"
    path.write_bytes(text.encode("utf-8"))
    return path


def test_columns_may_stand_in_any_order_and_lack(tmp_path: Path) -> None:
    text = (
        "\ufeffWikidata id,Name,Aliases,Role,Country\nQ42,Yorev Dazhan,Old Fox; Jorew Daschan,President,Kelvara\n,,,,\n"
    )
    assert load_own(write(tmp_path, text)) == (
        OwnEntry("Yorev Dazhan", ("Jorew Daschan", "Old Fox"), "President", "Kelvara", "Q42"),
    )
    assert load_own(write(tmp_path, "name,kind\nCitadel,organisation\n")) == (OwnEntry("Citadel", kind="organisation"),)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("who,role\nX,y\n", "no column is called name"),
        ("name,wikidata\nYorev Dazhan,42\n", "people.csv:2: '42' is no Wikidata id"),
        ("name,kind\nYorev Dazhan,man\n", "'man' is no kind"),
        ("name,role\n,envoy\n", "people.csv:2: the name is missing"),
        ('name\n"Yorev\n', "is no CSV"),
        ("", "no column is called name"),
    ],
)
def test_a_wrong_list_is_told_of_in_one_line(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(StopError, match="people.csv") as raised:
        load_own(write(tmp_path, text))
    assert told in str(raised.value) and "\n" not in str(raised.value)


def test_a_list_that_is_not_there_or_not_utf8_is_told_of(tmp_path: Path) -> None:
    with pytest.raises(StopError, match="cannot be read"):
        load_own(tmp_path / "none.csv")
    (tmp_path / "latin.csv").write_bytes("name\nDražen\n".encode("cp1250"))
    with pytest.raises(StopError, match="not UTF-8"):
        load_own(tmp_path / "latin.csv")
