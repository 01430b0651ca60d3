"""The accuracy figures say what they should: a fault in a reading lowers the figure that it concerns, and no other."""

from __future__ import annotations

import copy
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.accuracy import Scores, Share, match_statements, score
from bench.gold import load_gold, resolve

ROOT = Path(__file__).resolve().parents[2] / "examples"
Reading = dict[str, Any]


def as_reading(gold: dict[str, Any], text: str) -> Reading:
    """The gold in the reading format: what a reader without fault would say."""
    furniture = [
        {"start": text.index(line), "end": text.index(line) + len(line), "why": "gold"} for line in gold["boilerplate"]
    ]
    statements = [
        {
            "id": item["id"],
            "kind": item["kind"],
            "source": item.get("source"),
            "cue": item.get("cue"),
            "content": item["content"],
            "speaker": {"id": "e", "name": item["speaker"]},
            "inside": item.get("inside"),
            "said": {"text": item["said"], "date": item.get("date")} if item.get("said") else None,
            "occasion": {"text": item["occasion"]} if item.get("occasion") else None,
        }
        for item in gold["statements"]
    ]
    return {"article": {"path": gold["file"], "furniture": furniture}, "statements": statements}


@pytest.fixture
def gold() -> dict[str, Any]:
    (article,) = load_gold(ROOT / "gold" / "rocket-dare.txt.json")
    return resolve(article, text())


def text() -> str:
    return (ROOT / "story" / "rocket-dare.txt").read_text(encoding="utf-8")


def after(gold: dict[str, Any], change: Callable[[Reading], object]) -> Scores:
    reading = copy.deepcopy(as_reading(gold, text()))
    change(reading)
    return score([(gold, reading, text())])


def figures(scores: Scores) -> dict[str, float]:
    names = (
        "precision",
        "recall",
        "speaker",
        "kind",
        "source",
        "cue",
        "content",
        "said",
        "date",
        "occasion",
        "furniture",
    )
    return {name: getattr(scores, name).percent for name in names if getattr(scores, name).of}


def lowered(scores: Scores) -> set[str]:
    return {name for name, figure in figures(scores).items() if figure < 100}


def test_the_gold_itself_scores_a_hundred(gold: dict[str, Any]) -> None:
    scores = after(gold, lambda reading: None)
    assert lowered(scores) == set()
    assert scores.f1 == 100
    assert scores.on_furniture == 0
    assert scores.recall.of == sum(not item.get("optional") for item in gold["statements"])


def test_a_wrong_speaker_lowers_the_speaker_figure_alone(gold: dict[str, Any]) -> None:
    scores = after(gold, lambda r: r["statements"][3]["speaker"].update(name="Rowan Pelliter"))
    assert lowered(scores) == {"speaker"}
    assert scores.speaker == Share(scores.speaker.of - 1, scores.speaker.of)


def test_no_speaker_is_a_wrong_speaker(gold: dict[str, Any]) -> None:
    assert lowered(after(gold, lambda r: r["statements"][3].update(speaker=None))) == {"speaker"}


@pytest.mark.parametrize("name", ["Holt-Ivers", "MAREN HOLT-IVERS", "Mrs  Holt-Ivers", "the Maren T. Holt-Ivers"])
def test_another_spelling_of_the_speaker_is_right(gold: dict[str, Any], name: str) -> None:
    assert lowered(after(gold, lambda r: r["statements"][3]["speaker"].update(name=name))) == set()


def test_an_extra_statement_lowers_precision_alone(gold: dict[str, Any]) -> None:
    start = text().index("The stunt drew cheers")
    extra = {"kind": "indirect", "content": [{"start": start, "end": start + 30}], "speaker": None}
    scores = after(gold, lambda r: r["statements"].append(extra))
    assert lowered(scores) == {"precision"}
    assert scores.f1 < 100


def test_the_same_statement_twice_is_one_found_and_one_extra(gold: dict[str, Any]) -> None:
    assert lowered(after(gold, lambda r: r["statements"].append(dict(r["statements"][3])))) == {"precision"}


def test_a_missed_statement_lowers_recall_alone(gold: dict[str, Any]) -> None:
    scores = after(gold, lambda r: r["statements"].pop(3))
    assert lowered(scores) == {"recall"}
    assert scores.recall == Share(scores.recall.of - 1, scores.recall.of)


def test_an_optional_statement_may_be_missed(gold: dict[str, Any]) -> None:
    optional = next(k for k, item in enumerate(gold["statements"]) if item.get("optional"))
    scores = after(gold, lambda r: r["statements"].pop(optional))
    assert lowered(scores) == set()


@pytest.mark.parametrize(
    ("change", "figure"),
    [
        (lambda s: s.update(kind="indirect"), "kind"),
        (lambda s: s.update(source=None), "source"),
        (lambda s: s["cue"].update(start=s["cue"]["start"] - 4), "cue"),
        (lambda s: s["content"][0].update(end=s["content"][0]["end"] - 6), "content"),
    ],
)
def test_a_wrong_part_lowers_its_own_figure_alone(gold: dict[str, Any], change: Any, figure: str) -> None:
    assert lowered(after(gold, lambda r: change(r["statements"][3]))) == {figure}


def test_edges_on_which_annotators_differ_are_trimmed(gold: dict[str, Any]) -> None:
    def narrow(reading: Reading) -> None:
        for span in reading["statements"][3]["content"]:  # without quotation marks and the comma or stop inside
            span.update(start=span["start"] + 1, end=span["end"] - 2)

    assert lowered(after(gold, narrow)) == set()


def test_content_that_overlaps_by_less_than_three_quarters_is_not_found(gold: dict[str, Any]) -> None:
    scores = after(gold, lambda r: r["statements"][3]["content"].pop())
    assert lowered(scores) == {"precision", "recall"}


def test_a_statement_made_of_furniture_is_counted_and_extra(gold: dict[str, Any]) -> None:
    start = text().index("Dazhan ‘said nothing’ about the dam")
    extra = {"kind": "headline", "content": [{"start": start, "end": start + 35}], "speaker": None}
    scores = after(gold, lambda r: r["statements"].append(extra))
    assert scores.on_furniture == 1
    assert lowered(scores) == {"precision"}


def test_furniture_that_is_not_marked_lowers_the_furniture_figure_alone(gold: dict[str, Any]) -> None:
    scores = after(gold, lambda r: r["article"]["furniture"].pop())
    assert lowered(scores) == {"furniture"}


@pytest.mark.parametrize(
    ("change", "figure"),
    [
        (lambda said: said.update(text="on Tuesday"), "said"),
        (lambda said: said.update(date="2031-03-09"), "date"),
    ],
)
def test_a_wrong_time_lowers_its_own_figure_alone(change: Any, figure: str) -> None:
    (article,) = load_gold(ROOT / "gold" / "courier-letter.txt.json")
    text = (ROOT / "story" / "courier-letter.txt").read_text(encoding="utf-8")
    gold = resolve(article, text)
    reading = as_reading(gold, text)
    change(next(s["said"] for s in reading["statements"] if s["said"]))
    assert lowered(score([(gold, reading, text)])) == {figure}


def test_a_date_without_an_anchor_is_counted(gold: dict[str, Any]) -> None:
    def date_all(reading: Reading) -> None:
        for said in filter(None, (s["said"] for s in reading["statements"])):
            said["date"] = "2032-03-06"

    assert after(gold, lambda r: None).unanchored == 0
    assert after(gold, date_all).unanchored == sum(bool(item.get("said")) for item in gold["statements"])


def test_a_wrong_occasion_lowers_the_occasion_figure_alone(gold: dict[str, Any]) -> None:
    def move(reading: Reading) -> None:
        next(s for s in reading["statements"] if s["occasion"])["occasion"] = {"text": "a rally in Hallowick"}

    assert lowered(after(gold, move)) == {"occasion"}


def test_counts_of_articles_add_up(gold: dict[str, Any]) -> None:
    reading = as_reading(gold, text())
    one, two = score([(gold, reading, text())]), score(iter([(gold, reading, text())] * 2))
    assert (two.recall.of, two.precision.hit) == (2 * one.recall.of, 2 * one.precision.hit)


def test_nothing_read_and_nothing_wanted_divide_by_no_nought(gold: dict[str, Any]) -> None:
    scores = score([(gold, {"article": {}, "statements": []}, text())])
    assert (scores.f1, scores.precision.of, scores.recall.hit) == (0.0, 0, 0)
    assert str(scores.precision) == "-"
    assert score([]).f1 == 0.0


def test_a_gold_statement_without_content_cannot_be_found() -> None:
    gold = {
        "statements": [{"id": "1", "kind": "direct", "speaker": "A", "content": []}],
        "boilerplate": [],
        "people": {},
    }
    reading = {"article": {}, "statements": [{"kind": "direct", "content": [], "speaker": None}]}
    scores = score([(gold, reading, "words")])
    assert (scores.recall.hit, scores.precision.hit) == (0, 0)


contents = st.lists(st.sets(st.integers(0, 12), max_size=8), max_size=6)


@given(contents, contents)
def test_matching_is_one_to_one_and_needs_three_quarters(gold: list[set[int]], read: list[set[int]]) -> None:
    found = match_statements(gold, read)
    assert len(set(found.values())) == len(found)
    for i, j in found.items():
        assert len(gold[i] & read[j]) * 4 >= len(gold[i] | read[j]) * 3


@given(contents)
def test_matching_with_itself_finds_all_that_has_content(gold: list[set[int]]) -> None:
    assert set(match_statements(gold, gold)) == {k for k, chars in enumerate(gold) if chars}
