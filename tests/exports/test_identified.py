"""Exported statements carry the identity of who speaks, and of the party."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dragoman.cli import main
from dragoman.record import Record
from tests.record.conftest import HARBOUR, UNDATED
from tests.record.making import make_pair


def test_a_speaker_has_one_id_in_all_articles(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    where = str(tmp_path / "r.db")
    with Record.open(where) as record:
        record.add(*make_pair(HARBOUR, path="a.txt"))
        record.add(*make_pair(UNDATED, path="b.txt"))
    assert main(["statements", "--json", "--record", where]) == 0
    rows = json.loads(capsys.readouterr().out)
    rike = [row for row in rows if row["statement"]["speaker"]["name"] == "Tomas Rike"]
    assert len(rike) == 2
    assert rike[0]["speaker"] == rike[1]["speaker"] == rike[0]["party"]
    assert main(["people", "--json", "--record", where]) == 0
    assert rike[0]["speaker"]["id"] in {row["id"] for row in json.loads(capsys.readouterr().out)}
