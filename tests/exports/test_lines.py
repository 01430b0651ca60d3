"""JSON lines: whole, true to the reading, and the same every time."""

from __future__ import annotations

import json

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from dragoman.exports.lines import encode_array, encode_line
from dragoman.types import ArticleInfo, Reading, Span, Statement

# Any character at all, lone surrogates and line separators too.
ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=20)


def make_reading(text: str) -> Reading:
    content = (Span(0, len(text), text),)
    statement = Statement(id="s1", kind="direct", content=content, confidence=0.5)
    return Reading(article=ArticleInfo(id="0" * 16, path=text), model="m-1", statements=(statement,))


@given(ANY_TEXT)
def test_any_reading_is_one_line_that_gives_it_back(text: str) -> None:
    reading = make_reading(text)
    line = encode_line(reading)
    assert line.endswith(b"\n") and line.count(b"\n") == 1 and b"\r" not in line
    assert msgspec.convert(json.loads(line), Reading) == reading


def test_unknown_is_null_and_no_key_is_left_out() -> None:
    statement = json.loads(encode_line(make_reading("x")))["statements"][0]
    assert set(statement) == set(Statement.__struct_fields__)
    assert statement["speaker"] is None and statement["acts"] == []


@given(st.lists(ANY_TEXT, max_size=4))
def test_an_array_in_pieces_is_one_json_array(texts: list[str]) -> None:
    assert json.loads(b"".join(encode_array(map(make_reading, texts)))) == [
        json.loads(encode_line(make_reading(text))) for text in texts
    ]
