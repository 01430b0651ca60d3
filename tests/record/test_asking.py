"""Statements, people and articles are found by what a user would call them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from dragoman.errors import StopError
from dragoman.record import Record, StatementQuery
from tests.record.conftest import HARBOUR, PIPELINE, UNDATED
from tests.record.making import make_many, make_pair

OPEN, CEASEFIRE, WITNESSES, WHEAT, INVITED = "harbour 1", "harbour 2", "pipeline 1", "pipeline 2", "undated 1"
ALL = [OPEN, CEASEFIRE, WITNESSES, WHEAT, INVITED]


def ask(record: Record, **query: object) -> list[str]:
    rows = record.statements(StatementQuery(**query))  # type: ignore[arg-type]
    return [f"{row.article.path.split('/')[1].removesuffix('.txt')} {row.number}" for row in rows]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({}, ALL),
        ({"speaker": "zofia lané"}, [OPEN, WITNESSES]),
        ({"speaker": "LANE"}, [OPEN, WITNESSES]),
        ({"speaker": "lan"}, []),
        ({"speaker": "lan*"}, [OPEN, WITNESSES]),
        ({"speaker": "minister"}, [OPEN]),
        ({"speaker": "envoy Rike"}, [CEASEFIRE, INVITED]),
        ({"speaker": "board OR rike"}, []),
        ({"speaker": "ceasefire"}, []),
        ({"speaker": "  "}, ALL),
        ({"speaker": "---"}, []),
        ({"about": "ceasefire"}, [CEASEFIRE, WITNESSES]),
        ({"about": "ceasefire witnesses"}, [WITNESSES]),
        ({"about": '"witnesses ceasefire"'}, []),
        ({"about": '"a ceasefire"'}, [CEASEFIRE, WITNESSES]),
        ({"about": "Lane"}, []),
        ({"speaker": "lane", "about": "ceasefire"}, [WITNESSES]),
        ({"kind": "direct"}, []),
        ({"kind": "indirect"}, ALL),
        ({"limit": 2}, [OPEN, CEASEFIRE]),
        ({"limit": 0}, []),
        ({"article": "harbour.txt"}, [OPEN, CEASEFIRE]),
        ({"since": "2031-03-03"}, [CEASEFIRE, WITNESSES, WHEAT]),
        ({"until": "2031-03-03"}, [OPEN]),
        ({"since": "2031-03", "until": "2031-03"}, [OPEN, CEASEFIRE]),
        ({"since": "2031-04-12"}, [WITNESSES, WHEAT]),
        ({"since": "2031-04-13"}, [WHEAT]),
        ({"until": "2031-04-10"}, [OPEN, CEASEFIRE, WITNESSES, WHEAT]),
        ({"since": "2031", "until": "2031"}, [OPEN, CEASEFIRE, WITNESSES, WHEAT]),
        ({"since": "2032"}, []),
        ({"until": "2030"}, []),
    ],
)
def test_statements_are_those_asked_for(story: Record, query: dict[str, object], expected: list[str]) -> None:
    assert ask(story, **query) == expected


def test_a_row_shows_its_article(story: Record) -> None:
    row = next(story.statements())
    assert (row.article.title, row.article.published, row.article.publisher) == ("Harbour talks", "2031-03-04", None)
    assert (row.article.id, row.number) == (story.article("harbour.txt").id, 1)
    assert row.statement.content[0].text == HARBOUR[0][3]


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ({"since": "yesterday"}, "since: 'yesterday' is not a date; give"),
        ({"until": "2031-13"}, "until: '2031-13' is not a date; give"),
        ({"kind": "shouted"}, "kind: 'shouted' is no kind of statement; give one of direct, indirect"),
        ({"article": "harbor.txt"}, "did you mean post/harbour.txt"),
    ],
)
def test_a_question_that_cannot_be_meant_is_refused_at_once(story: Record, query: dict[str, str], message: str) -> None:
    with pytest.raises(StopError, match=message):
        story.statements(StatementQuery(**query))  # type: ignore[arg-type]


def test_many_statements_come_in_order(record: Record) -> None:
    record.add_many(make_many(150))
    rows = list(record.statements())
    assert len(rows) == 1200, "more than are fetched at a time"
    assert [(row.article.published, row.article.title) for row in rows[::8]] == sorted(
        (row.published, row.title) for row in record.articles()
    )
    assert [row.number for row in rows] == [*range(1, 9)] * 150


def test_people_are_one_row_whatever_the_case_and_accents(story: Record) -> None:
    story.add(*make_pair([("Žofia Lané", "Žofia Lané", "said", "it was late", None)], published="2031-05-06"))
    lane, rike, board = story.people()
    assert (lane.name, lane.spellings) == ("Žofia Lané", ("Žofia Lané", "ZOFIA LANE"))
    assert (lane.kind, lane.statements, lane.articles) == ("person", 3, 3)
    assert (lane.first, lane.last) == ("2031-03-04", "2031-05-06")
    assert (rike.name, rike.role, rike.statements, rike.articles) == ("Tomas Rike", "envoy", 2, 2)
    assert (board.name, board.kind, board.first, board.last) == (
        "Grain Board",
        "organisation",
        "2031-04-01",
        "2031-04-30",
    )


def test_one_who_is_never_named_is_nobody_in_another_article(record: Record) -> None:
    for path, words in (("a.txt", "it was late"), ("b.txt", "it was early")):
        article, reading = make_pair([("A senior diplomat", "senior diplomat", "said", words, None)], path=path)
        (who,) = reading.entities
        nominal = tuple(replace(mention, form="nominal") for mention in who.mentions)
        record.add(article, replace(reading, entities=(replace(who, mentions=nominal),)))
    assert [(person.name, person.articles) for person in record.people()] == [("senior diplomat", 1)] * 2


def test_people_of_a_superseded_reading_are_not_listed(record: Record) -> None:
    record.add(*make_pair(HARBOUR, "one+r1"))
    article, reading = make_pair(HARBOUR, "two+r1")
    record.add(article, replace(reading, entities=reading.entities[:1], statements=reading.statements[:1]))
    assert [(person.name, person.statements) for person in record.people()] == [("Žofia Lané", 1)]


def test_an_article_is_found_by_id_path_and_name(story: Record) -> None:
    article = story.article("post/harbour.txt")
    for ref in (article.id, article.id.upper(), article.id[:6], "harbour.txt", "./post/harbour.txt", " harbour.txt "):
        assert story.article(ref) == article
        assert story.reading(ref).article.id == article.id


def test_of_two_texts_at_one_path_the_last_seen_is_meant(record: Record) -> None:
    record.add(*make_pair(HARBOUR, path="a.txt"))
    record.add(*make_pair(PIPELINE, path="a.txt"))
    assert record.article("a.txt").text.startswith("ZOFIA LANE")
    assert len(record.articles()) == 2


def test_a_name_of_several_articles_names_them(record: Record) -> None:
    for folder, lines in (("x", HARBOUR), ("y", PIPELINE)):
        record.add(*make_pair(lines, path=f"{folder}/page.html"))
    with pytest.raises(StopError, match=r"2 articles are called so: x/page.html, y/page.html; give more"):
        record.article("page.html")
    assert record.article("y/page.html").path == "y/page.html"


def test_an_empty_record_says_so(record: Record) -> None:
    with pytest.raises(StopError, match="the record is empty: read articles into it first"):
        record.article("a.txt")
    assert record.articles() == record.people() == list(record.statements()) == record.search("a") == []


@settings(deadline=None)  # a record is made for each example
@given(ref=st.text(), words=st.text())
def test_no_input_breaks_a_question(ref: str, words: str) -> None:
    with Record.open(":memory:") as record:
        record.add(*make_pair(UNDATED))
        assert len(list(record.statements(StatementQuery(speaker=words, about=words)))) <= 1
        with pytest.raises(StopError, match=r"; (find|did you mean)"):
            record.article("\x01" + ref)
        with pytest.raises(StopError):
            record.statements(StatementQuery(since="\x01" + ref))
