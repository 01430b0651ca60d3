"""The example story is what its README says, and its gold fits it: every span's words stand where the gold says."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import msgspec
import pytest

from bench.accuracy import furniture_lines
from bench.gold import GoldArticle, GoldError, GoldSpan, load_gold, resolve
from dragoman.sources import Input, load_input
from dragoman.types import Article

ROOT = Path(__file__).resolve().parents[2] / "examples"
STORY = ROOT / "story"
GOLD = load_gold(ROOT / "gold")
KINDS = {"direct", "indirect", "mixed", "narrated", "headline"}
ACTS = {
    *("propose", "accept", "reject", "withdraw", "demand", "request", "promise", "threaten", "accuse", "deny"),
    *("confirm", "support", "concede", "no-comment"),
}
OUTLETS = {"ktk", "courier", "rocket", "gazeta", "tribune"}

each_article = pytest.mark.parametrize("gold", GOLD, ids=lambda gold: gold.file)


@pytest.fixture(scope="module")
def articles() -> dict[str, Article]:
    """The story as the product loads it, by the name that the gold uses."""
    found = {}
    for file in sorted(STORY.iterdir()):
        if not file.name.endswith(".meta.json"):
            for article in load_input(Input(path=str(file), size=file.stat().st_size)):
                assert isinstance(article, Article), article
                found[Path(article.path).name] = article
    return found


def spans(statement: dict[str, Any]) -> list[dict[str, Any]]:
    return [part for part in (statement.get("source"), statement.get("cue"), *statement["content"]) if part]


def covered(statement: dict[str, Any]) -> set[int]:
    return {k for span in statement["content"] for k in range(span["start"], span["end"])}


def test_every_article_has_gold_and_every_gold_has_its_article(articles: dict[str, Article]) -> None:
    assert sorted(gold.file for gold in GOLD) == sorted(articles)


def test_the_story_has_at_least_ten_articles_of_four_outlets_in_three_formats(articles: dict[str, Article]) -> None:
    assert len(articles) >= 10
    assert {re.split(r"\W", name)[0] for name in articles} == OUTLETS
    assert len(OUTLETS) >= 4
    for ending, least in ((".txt", 4), (".html", 4), (".jsonl", 3)):
        assert sum(ending in name for name in articles) >= least


def test_an_article_is_of_the_length_of_news(articles: dict[str, Article]) -> None:
    for name, article in articles.items():
        assert 180 <= len(article.text.split()) <= 450, name


def test_at_least_two_articles_have_no_date(articles: dict[str, Article]) -> None:
    undated = [gold.file for gold in GOLD if gold.published is None]
    assert len(undated) >= 2
    for name in undated:
        assert articles[name].published is None
        assert not re.search(r"\b20\d\d\b", articles[name].text)


@each_article
def test_pages_rows_and_sidecars_say_of_themselves_what_the_gold_says(
    gold: GoldArticle, articles: dict[str, Article]
) -> None:
    article = articles[gold.file]
    if gold.file.endswith(".txt") and not (STORY / gold.file).with_suffix(".meta.json").exists():
        assert article.published is None  # a bare text says so in words alone
        return
    assert article.title == gold.title
    assert (article.published or "")[:10] == (gold.published or "")
    assert article.publisher == gold.publisher
    assert article.authors == gold.authors


@each_article
def test_every_span_stands_where_the_gold_says(gold: GoldArticle, articles: dict[str, Article]) -> None:
    text = articles[gold.file].text
    resolved = resolve(gold, text)
    left_out = {item.id for item in gold.statements} - {item["id"] for item in resolved["statements"]}
    assert all(item.kind == "headline" for item in gold.statements if item.id in left_out)
    for item in resolved["statements"]:
        assert item["content"], f"{item['id']}: its paragraph is not in the text"
        for span in spans(item):
            assert text[span["start"] : span["end"]] == span["text"]


@pytest.mark.parametrize("gold", [gold for gold in GOLD if gold.file.endswith(".txt")], ids=lambda gold: gold.file)
def test_offsets_of_a_text_are_into_its_file(gold: GoldArticle) -> None:
    text = (STORY / gold.file).read_bytes().decode("utf-8")
    for item in gold.statements:
        for span in (*item.content, item.source, item.cue):
            if span:
                assert span.start is not None
                assert text[span.start : span.end] == span.text


@pytest.mark.parametrize("gold", [gold for gold in GOLD if ".jsonl" in gold.file], ids=lambda gold: gold.file)
def test_a_row_is_the_line_that_the_gold_names(gold: GoldArticle) -> None:
    name, _, line = gold.file.rpartition(":")
    row = json.loads((STORY / name).read_text(encoding="utf-8").splitlines()[int(line) - 1])
    assert row["title"] == gold.title
    assert all(item.where and item.where in row["text"] for item in gold.statements)


@each_article
def test_furniture_is_in_the_file_and_holds_no_gold(gold: GoldArticle, articles: dict[str, Article]) -> None:
    page = re.sub(r"<[^>]+>", "", (STORY / gold.file.partition(":")[0]).read_text(encoding="utf-8"))
    for line in gold.boilerplate:
        assert line in page
    text = articles[gold.file].text
    lines = [set(range(start, end)) for start, end in furniture_lines(gold.boilerplate, text)]
    for item in resolve(gold, text)["statements"]:
        assert not any(covered(item) & line for line in lines), item["id"]


@each_article
def test_a_statement_inside_another_lies_in_its_content(gold: GoldArticle, articles: dict[str, Article]) -> None:
    statements = {item["id"]: item for item in resolve(gold, articles[gold.file].text)["statements"]}
    for item in statements.values():
        if outer := item.get("inside"):
            assert covered(item) < covered(statements[outer]), item["id"]


@each_article
def test_time_words_and_conditions_stand_in_the_article(gold: GoldArticle, articles: dict[str, Article]) -> None:
    text = articles[gold.file].text + "\n" + (articles[gold.file].title or "")
    for item in gold.statements:
        for words in (item.said, item.occasion, *(act.condition for act in item.acts)):
            assert words is None or words in text, item.id


@each_article
def test_kinds_and_acts_are_those_of_the_design(gold: GoldArticle) -> None:
    for item in gold.statements:
        assert item.kind in KINDS
        assert {act.type for act in item.acts} <= ACTS
        for act in item.acts:
            assert act.of is None or (act.type in {"deny", "confirm"} and act.of in ACTS), item.id
        if item.source is None:
            assert item.cue is None and item.note, item.id


def test_a_direct_quotation_begins_with_a_quotation_mark_and_an_indirect_one_holds_none() -> None:
    opening = re.compile("[\"'“‘„«]")
    for gold in GOLD:
        for item in gold.statements:
            words = " ".join(span.text for span in item.content)
            if item.kind == "direct":
                assert opening.match(words), item.id
            elif item.kind == "mixed":
                assert opening.search(words), item.id
            elif item.kind in {"indirect", "narrated"}:
                assert not re.search('["“„«]', words), item.id


def test_a_spelling_stands_for_one_person_in_the_whole_story() -> None:
    owners: dict[str, set[str]] = {}
    for gold in GOLD:
        for name, spellings in gold.people.items():
            for spelling in (name, *spellings):
                owners.setdefault(spelling.casefold(), set()).add(name)
    assert {spelling: names for spelling, names in owners.items() if len(names) > 1} == {}


@each_article
def test_every_name_in_the_gold_is_a_canonical_one(gold: GoldArticle) -> None:
    others = {spelling for spellings in gold.people.values() for spelling in spellings}
    for item in gold.statements:
        names = {item.speaker, item.addressee, item.outlet}
        names |= {name for act in item.acts for name in (act.agent, act.recipient)}
        assert not names & others, item.id


def test_ids_are_unique_and_no_two_statements_are_the_same() -> None:
    ids = [item.id for gold in GOLD for item in gold.statements]
    assert len(set(ids)) == len(ids)
    for gold in GOLD:
        seen = [(item.cue, item.where, item.source, item.content) for item in gold.statements]
        assert len(set(seen)) == len(seen), gold.file


def test_every_kind_is_there_in_number() -> None:
    kinds = [item.kind for gold in GOLD for item in gold.statements]
    assert len(kinds) >= 90
    for kind, least in (("direct", 30), ("indirect", 30), ("mixed", 15), ("narrated", 20), ("headline", 5)):
        assert kinds.count(kind) >= least, kind
    inside = [item for gold in GOLD for item in gold.statements if item.inside]
    assert len(inside) >= 10


def test_the_reprint_carries_the_agencys_words(articles: dict[str, Article]) -> None:
    def words(text: str) -> list[str]:
        return re.findall(r"\w+", text)[4:]  # the datelines differ

    wire, copy = (words(articles[name].text) for name in ("ktk-wire.jsonl:2", "courier-agency-copy.html"))
    shared = set(zip(*(copy[k:] for k in range(8)), strict=False))
    assert len(shared & set(zip(*(wire[k:] for k in range(8)), strict=False))) > 0.9 * len(shared)


def test_offsets_that_do_not_hold_their_words_are_refused() -> None:
    gold = next(gold for gold in GOLD if gold.file == "rocket-dare.txt")
    text = (STORY / gold.file).read_text(encoding="utf-8")
    with pytest.raises(GoldError, match="expected"):
        resolve(gold, "x" + text)


def test_a_lost_paragraph_leaves_its_statement_without_content() -> None:
    gold = next(gold for gold in GOLD if gold.file == "ktk-wire.jsonl:1")
    text = json.loads((STORY / "ktk-wire.jsonl").read_text(encoding="utf-8").splitlines()[0])["text"]
    lost = text.replace("calling the treaty a dead letter", "")
    resolved = {item["id"]: item for item in resolve(gold, lost)["statements"]}
    assert resolved["ktk1.11"]["content"] == []
    assert "source" not in resolved["ktk1.11"]
    assert resolved["ktk1.01"]["content"]


def test_the_stretch_and_the_occurrence_say_which_words_are_meant() -> None:
    gold = next(gold for gold in GOLD if gold.file == "tribune-two-yeses.html")
    base = next(item for item in gold.statements if item.source)
    statement = msgspec.structs.replace(
        base, where="“No,” he said. Then he left.", content=(GoldSpan("“No,”"),), source=GoldSpan("he", nth=2), cue=None
    )
    text = "Earlier he had come.\n\n“No,”\nhe said. Then  he left."
    made = resolve(msgspec.structs.replace(gold, statements=(statement,)), text)
    source = made["statements"][0]["source"]
    assert (source["start"], source["end"]) == (text.rindex("he left"), text.rindex("he left") + 2)


def test_a_gold_file_of_another_form_is_named(tmp_path: Path) -> None:
    (tmp_path / "x.json").write_text('{"file": "x", "speeches": []}', encoding="utf-8")
    with pytest.raises(GoldError, match=r"x\.json"):
        load_gold(tmp_path)
