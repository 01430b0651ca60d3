"""`dragoman code` codes rows and keeps what it was given; what it cannot code it names, and goes on."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dragoman.cli import main

ROW = "Hallow praised Quent.\tHallow\tQuent"


def run(tmp_path: Path, text: str | bytes, *options: str) -> int:
    file = tmp_path / "events.txt"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return main(["code", str(file), *options])


def test_columns_are_kept_and_the_code_comes_after_them(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(tmp_path, f"id\tsentence\tsource\ttarget\n7\t{ROW}\n") == 0
    header, row = (line.split("\t") for line in capfd.readouterr().out.splitlines())
    assert header == ["id", "sentence", "source", "target", "root", "quad", "confidence", "why"]
    assert row[:6] == ["7", *ROW.split("\t"), "SUPPORT", "1"]


def test_json_lines_are_read_and_written(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    line = json.dumps({"sentence": "Hallow praised Quent.", "source": "Hallow", "target": "Quent", "n": 3})
    assert run(tmp_path, f"{line}\n\n{line}\n", "--json") == 0
    first, second = map(json.loads, capfd.readouterr().out.splitlines())
    assert first == second and first["root"] == "SUPPORT" and first["n"] == 3


def test_a_row_that_cannot_be_coded_is_named_and_the_others_are_coded(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert run(tmp_path, f"sentence\tsource\ttarget\n\tHallow\tQuent\n{ROW}\n") == 1
    out, err = capfd.readouterr()
    assert len(out.splitlines()) == 2
    assert err == f"{tmp_path}/events.txt:2: sentence: is empty; give the sentence's words\n"


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("sentence\tsource\nx\ty\n", ":1: no column target; begin with a line of sentence, source, target"),
        ('{"sentence": \n', ":1: not JSON (Expecting value); give one object a line"),
        (b"sentence\tsource\ttarget\n\xff\xfe\tb\tc\n", ": not UTF-8 text; save it as UTF-8"),
    ],
)
def test_a_file_of_another_kind_is_refused_in_one_line(
    text: str | bytes, what: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert run(tmp_path, text) == 2
    assert capfd.readouterr().err == f"dragoman: {tmp_path}/events.txt{what}\n"


def test_a_file_that_is_not_there_is_named(capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["code", "nowhere.tsv"]) == 2
    assert capfd.readouterr().err == (
        "dragoman: nowhere.tsv: cannot be read (No such file or directory); name a TSV or JSON lines file\n"
    )
