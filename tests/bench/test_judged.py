"""Verdicts are about places, never text, and each says why."""

from __future__ import annotations

import json

from bench.judged import DRAWN, FOLDER, load_verdicts


def test_verdicts_hold_places_and_reasons_and_no_words_of_the_texts() -> None:
    rows = [json.loads(line) for file in FOLDER.glob("*.jsonl") for line in file.read_text("utf-8").splitlines()]
    assert len(rows) >= DRAWN
    for row in rows:
        assert row.keys() == {"article", "source", "content", "verdict", "reason"}
        assert row["verdict"] in ("yes", "no") and row["reason"] and row["content"]
        assert len(row["article"]) == 16 and len(row["reason"].split()) <= 12


def test_each_place_has_one_verdict() -> None:
    assert set(load_verdicts().values()) == {"yes", "no"}
