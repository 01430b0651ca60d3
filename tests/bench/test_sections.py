"""`make bench` measures section by section, and says of each that it leaves out why."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from bench import __main__ as bench
from bench.section import Row, Section


def test_each_section_has_a_name_and_a_title_of_its_own() -> None:
    for part in ("name", "title"):
        assert len({getattr(section, part) for section in bench.SECTIONS}) == len(bench.SECTIONS)


def test_every_bench_of_the_folder_is_in_the_table_or_known_not_to_be() -> None:
    """`floors` is the gate, `kill` a test of endurance and `million` a profile of one part, `story_lost` a table
    of causes, `names_peer` trains for some minutes; the rest are helpers."""
    others = {"__main__", "section", "accuracy", "crowd", "gold", "gold_readings", "floors", "kill", "million"}
    others |= {"story_lost", "names_peer"}
    files = {path.stem for path in Path(bench.__file__).parent.glob("*.py")} - others
    listed = {section.rows.__module__.removeprefix("bench.") for section in bench.SECTIONS}
    assert files | {"acts"} == listed


def test_a_section_without_its_corpus_is_skipped_and_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "results.md"
    only = ["--only", "polnear", "plover", "unrelated"]
    monkeypatch.setattr(sys, "argv", ["bench", "--shared", str(tmp_path), "--out", str(out), *only])
    bench.main()
    assert capsys.readouterr().out.count("skipped: no ") == 3
    table = out.read_text(encoding="utf-8")
    assert f"Skipped: no data/plover/train.tsv in {tmp_path}; give --shared FOLDER." in table
    assert "| what |" not in table


def test_a_slow_section_is_measured_when_it_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    slow = Section("s", "Slow", lambda _: [], is_slow=True)
    for words, reason in (([], "--slow"), (["--slow"], ""), (["--only", "story"], "")):
        args = bench.parser().parse_args(words)
        assert reason in bench.why_not(slow, args) and bool(reason) == bool(bench.why_not(slow, args))


def test_the_card_gets_numbers_of_accuracy_alone(tmp_path: Path) -> None:
    card = tmp_path / "model.json"
    card.write_text("{}")
    rows = [Row("F1", "81.2 (1/2)"), Row("peer", "not installed")]
    told, untold = Section("a", "A", lambda _: rows), Section("b", "B", lambda _: rows, is_accuracy=False)
    skipped = bench.Measured(Section("c", "C", lambda _: rows), skipped="no corpus")
    bench.write_card([bench.Measured(told, rows), bench.Measured(untold, rows), skipped], card)
    assert json.loads(card.read_text())["scores"] == {"A": {"F1": 81.2}}
