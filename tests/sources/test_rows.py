"""JSON, JSON lines and CSV: a fault in one row costs that row alone."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from dragoman.errors import Problem
from dragoman.sources import Given, Input, load_input
from dragoman.types import Article
from tests.sources.loading import article, load, problem

ROW = {
    "title": "Talks stall",
    "text": "“No,” she said.\r\n  Twice.",
    "url": "https://courier.example/1",
    "published": "2031-03-04T09:30:00+02:00",
    "publisher": "The Courier",
    "authors": ["Ana Brel", "Bo Tomas"],
    "language": "en",
}


def as_article(path: str) -> Article:
    return Article(**{**ROW, "authors": ("Ana Brel", "Bo Tomas")}, path=path)  # type: ignore[arg-type]


def test_an_object_is_an_article(tmp_path: Path) -> None:
    assert article(tmp_path / "a.json", json.dumps(ROW)) == as_article(f"{tmp_path}/a.json")


def test_a_list_is_its_articles_by_number(tmp_path: Path) -> None:
    found = load(tmp_path / "a.json", json.dumps([ROW, {"text": "Two."}, 3]))
    assert found[0] == as_article(f"{tmp_path}/a.json:1")
    assert found[1] == Article(text="Two.", path=f"{tmp_path}/a.json:2")
    assert isinstance(found[2], Problem)
    assert found[2].where == f"{tmp_path}/a.json:3"


def test_a_line_is_an_article_by_line_number(tmp_path: Path) -> None:
    found = load(tmp_path / "a.jsonl", "\n" + json.dumps(ROW) + "\r\n\n" + json.dumps({"text": "Two."}))
    assert found == [as_article(f"{tmp_path}/a.jsonl:2"), Article(text="Two.", path=f"{tmp_path}/a.jsonl:4")]


@pytest.mark.parametrize("lines", [b"\xef\xbb\xbf%s\n%s", b"%s\n%s"])
def test_a_byte_order_mark_is_no_part_of_json(tmp_path: Path, lines: bytes) -> None:
    row = json.dumps(ROW).encode()
    assert load(tmp_path / "a.jsonl", lines % (row, row))[0] == as_article(f"{tmp_path}/a.jsonl:1")


def test_utf16_lines_as_powershell_saves_them_are_read(tmp_path: Path) -> None:
    assert load(tmp_path / "a.jsonl", (json.dumps(ROW) + "\r\n").encode("utf-16")) == [
        as_article(f"{tmp_path}/a.jsonl:1")
    ]


@pytest.mark.parametrize(
    ("row", "what"),
    [
        ("{", "malformed JSON: it ends too early"),
        ('{"text": "a" "b"}', "malformed JSON: "),
        ("[1]", "a list, expected a JSON object"),
        ("null", "null, expected a JSON object"),
        ('{"Text": "a", "body": "b"}', "no `text`; keys found: `Text`, `body`; keys read: title, text, url, "),
        ("{}", "no `text`; keys found: none; "),
        ('{"text": 5}', "`text` is a number, expected text"),
        ('{"text": " "}', "`text` is empty"),
        ('{"text": "a", "title": ["b"]}', "`title` is a list, expected text"),
        ('{"text": "a", "authors": 5}', "`authors` is a number, expected a list of names"),
        ('{"text": "a", "authors": ["b", 5]}', "`authors` is a list with other things than text"),
        ('{"text": "a", "published": "08/11/2031"}', "`published` is “08/11/2031”, expected a date such as"),
        ('{"text": "\\ud800"}', "malformed JSON: "),
        ("[" * 50_000, "malformed JSON: nested too deeply"),
    ],
)
def test_a_faulty_line_is_named_and_the_others_are_read(tmp_path: Path, row: str, what: str) -> None:
    first, fault, last = load(tmp_path / "a.jsonl", f'{{"text": "One."}}\n{row}\n{{"text": "Three."}}\n')
    assert isinstance(fault, Problem)
    assert fault.where == f"{tmp_path}/a.jsonl:2"
    assert fault.what.startswith(what)
    assert [a.text for a in (first, last) if isinstance(a, Article)] == ["One.", "Three."]


def test_a_line_over_the_limit_is_passed_over_unread(tmp_path: Path) -> None:
    rows = ['{"text": "One."}', json.dumps({"text": "x" * 3_000_000}), '{"text": "Three."}']
    first, fault, last = load(tmp_path / "a.jsonl", "\n".join(rows), limit=1000)
    assert isinstance(fault, Problem)
    assert fault.where.endswith(":2")
    assert "over the limit of 1,000 bytes" in fault.what
    assert [a.text for a in (first, last) if isinstance(a, Article)] == ["One.", "Three."]


def test_rows_come_before_the_file_is_read_to_its_end(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "One."}\n')
    rows = load_input(Input(str(path), 20))
    first = next(rows)
    with path.open("a") as file:
        file.write('{"text": "Two."}\n')
    assert [a.text for a in (first, *rows) if isinstance(a, Article)] == ["One.", "Two."]


def test_flags_win_over_a_row(tmp_path: Path) -> None:
    found = article(tmp_path / "a.json", json.dumps(ROW), given=Given(publisher="The Tide"))
    assert (found.publisher, found.published) == ("The Tide", ROW["published"])


@pytest.mark.parametrize(
    ("name", "raw", "what"),
    [
        ("a.json", b"", "the file is empty"),
        ("a.json", b"[]", "an empty list"),
        ("a.json", b'"text"', "text, expected an object or a list of objects"),
        ("a.json", b'{"text": "One."', "malformed JSON: it ends too early"),
        ("a.json", bytes(99), "not text: it holds binary data"),
        ("a.jsonl", b"\n\n", "no line with an article in it"),
        ("a.csv", b"", "the file is empty"),
        ("a.csv", b"\ntext\na\n", "its first line is empty"),
        ("a.csv", b"text,title\n", "a header and no rows"),
        ("a.csv", b"text,Text\na,b\n", "two columns `text`"),
        ("a.csv", bytes(99), "not text: it holds binary data"),
    ],
)
def test_a_file_without_rows_is_named(tmp_path: Path, name: str, raw: bytes, what: str) -> None:
    assert problem(tmp_path / name, raw).what == what


def test_a_json_file_over_the_limit_says_how_to_read_it(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps([ROW] * 100))
    (found,) = load_input(Input(str(path), 0), limit=500)
    assert isinstance(found, Problem)
    assert ".jsonl" in found.do


HEADER = "Title,TEXT,url,published,publisher,Authors,language\n"


def test_a_table_row_is_an_article_by_its_first_line(tmp_path: Path) -> None:
    row = 'Talks stall,"“No,” she said.\r\n  Twice.",https://courier.example/1,2031-03-04T09:30:00+02:00,The Courier,'
    found = load(tmp_path / "a.csv", HEADER + row + "Ana Brel; Bo Tomas,en\n\nB,Two.\n")
    assert found[0] == as_article(f"{tmp_path}/a.csv:2")
    assert found[1] == Article(text="Two.", title="B", path=f"{tmp_path}/a.csv:5")


@pytest.mark.parametrize(
    "raw",
    [
        "\ufeffid;text;title\n1;Café talks, at last;T\n".encode(),
        "id\ttext\ttitle\n1\tCafé talks, at last\tT\n".encode(),
        'title,text\r\nT,"Café talks, at last"\r\n'.encode("cp1252"),
        'title,text\r\nT,"Café talks, at last"\r\n'.encode("utf-16"),
    ],
    ids=["semicolons and mark", "tabs", "cp1252", "utf-16"],
)
def test_tables_as_spreadsheets_save_them_are_read(tmp_path: Path, raw: bytes) -> None:
    found = article(tmp_path / "a.csv", raw)
    assert (found.text, found.title) == ("Café talks, at last", "T")


def test_a_missing_column_names_those_found_and_expected(tmp_path: Path) -> None:
    found = problem(tmp_path / "a.csv", "headline,body\na,b\n")
    assert found.what == (
        "no column `text`; columns found: headline, body; "
        "columns read: title, text, url, published, publisher, authors, language"
    )


def test_a_faulty_row_is_named_and_the_others_are_read(tmp_path: Path) -> None:
    table = 'title,text\nA,One.\nB,\nC,x,y\nD,"Two\nlines"\nE,Last.\n'
    found = load(tmp_path / "a.csv", table)
    assert [a.text for a in found if isinstance(a, Article)] == ["One.", "Two\nlines", "Last."]
    assert [(p.where.rsplit(":", 1)[1], p.what) for p in found if isinstance(p, Problem)] == [
        ("3", "`text` is empty"),
        ("4", "3 fields, but the header has 2"),
    ]


def test_a_quotation_mark_left_open_does_not_take_the_whole_table(tmp_path: Path) -> None:
    limit = 200_000  # the csv module's own limit is 131,072 characters
    table = 'title,text\nA,One.\nB,"open\n' + "x,y\n" * 60_000
    found = load(tmp_path / "a.csv", table, limit=limit)
    assert isinstance(found[0], Article)
    assert isinstance(found[1], Problem)
    assert found[1].where.endswith(":3")
    assert "is a quotation mark left open?" in found[1].what


def test_a_long_text_fits_in_a_field(tmp_path: Path) -> None:
    text = "word " * 100_000
    assert article(tmp_path / "a.csv", f"text\n{text}\n").text == text


def many(path: Path, count: int) -> Iterator[Article | Problem]:
    path.write_text("text\n" + "".join(f"Row {n}.\n" for n in range(count)))
    return load_input(Input(str(path), path.stat().st_size))


def test_a_table_is_read_a_row_at_a_time(tmp_path: Path) -> None:
    rows = many(tmp_path / "a.csv", 50_000)
    assert [next(rows).path, next(rows).path] == [f"{tmp_path}/a.csv:2", f"{tmp_path}/a.csv:3"]  # type: ignore[union-attr]
    assert sum(1 for _ in rows) == 49_998
