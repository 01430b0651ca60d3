"""Standard input is told apart by its first line."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable

import pytest

from dragoman.errors import Problem
from dragoman.sources import Given, Input, load_input
from dragoman.types import Article

PAGE = (
    "<!DOCTYPE html><html><head><title>Talks stall</title></head><body><article><h1>Talks stall</h1>"
    "<p>The envoy of Oresta said on Friday that the offer to Varsk still stands.</p></article></body></html>"
)


Pipe = Callable[..., list[Article | Problem]]


@pytest.fixture
def pipe(monkeypatch: pytest.MonkeyPatch) -> Pipe:
    def load(raw: bytes | str, limit: int = 10_000) -> list[Article | Problem]:
        stream = io.BytesIO(raw if isinstance(raw, bytes) else raw.encode())
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(stream))
        found = list(load_input(Input("-", 0), Given(), limit))
        assert not stream.closed
        return found

    return load


@pytest.mark.parametrize(
    "text", ["“Yes,” she said.\r\n\0", "[Photo: harbour]\nShe spoke.", "{not json", "<3 talks", "\n\n A"]
)
def test_plain_text_is_kept(pipe: Pipe, text: str) -> None:
    assert pipe(text) == [Article(text=text, path="-")]


def test_json_lines_are_rows(pipe: Pipe) -> None:
    found = pipe('\n{"text": "One."}\n{"text": 2}\n{"text": "Three."}\n')
    assert [item.path if isinstance(item, Article) else item.where for item in found] == ["-:2", "-:3", "-:4"]


def test_a_malformed_first_line_leaves_the_others(pipe: Pipe) -> None:
    first, second = pipe('{"text": One.}\n{"text": "Two."}\n')
    assert isinstance(first, Problem)
    assert second == Article(text="Two.", path="-:2")


@pytest.mark.parametrize("text", ['{\n "text": "One."\n}', '[\n {"text": "One."}\n]', '[{"text": "One."}]'])
def test_json_over_many_lines_is_read_whole(pipe: Pipe, text: str) -> None:
    assert [item.text for item in pipe(text) if isinstance(item, Article)] == ["One."]


def test_a_page_is_read_as_a_page(pipe: Pipe) -> None:
    (found,) = pipe("\n" + PAGE)
    assert isinstance(found, Article)
    assert (found.title, found.text) == (
        "Talks stall",
        "The envoy of Oresta said on Friday that the offer to Varsk still stands.",
    )


def test_nothing_and_too_much_are_named(pipe: Pipe) -> None:
    assert str(pipe("")[0]).startswith("-: the file is empty; ")
    assert (
        str(pipe("x" * 101, limit=100)[0]) == "-: the file is over the limit of 100 bytes; split it, or raise --limit"
    )
