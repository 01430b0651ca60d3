"""No bytes whatever make the loader raise: they are articles or problems."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.errors import Problem
from dragoman.types import Article
from tests.sources.loading import load

SETTINGS = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=80)
ENDINGS = [".txt", ".html", ".json", ".jsonl", ".csv", ".odd"]
LINE = "The envoy of Oresta said on Friday that the offer to Varsk still stands."

values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)
rows = st.dictionaries(
    st.sampled_from(["title", "text", "url", "published", "publisher", "authors", "language", "more"]), values
)
markup = st.lists(
    st.sampled_from(["<p>", "</p>", "<div>", "<h1>", "</h1>", "<a href='x'>", "<meta name='author' content='", "'>",
                     "<!--", "<title>", "<script type='application/ld+json'>", '{"@type":"Article","author":', "&#0;",
                     "</script>", "<html lang='", "<time datetime='2031'>", "<table><tr><td>", LINE, "\0", "]]>", "é",
                     "<?xml", "<br>"])
    | st.text(max_size=10),
    max_size=30,
)  # fmt: skip


def check(found: list[Article | Problem]) -> None:
    assert found
    for item in found:
        if isinstance(item, Article):
            assert item.text
            item.text.encode()
        else:
            assert item.what
            assert item.do
            assert len(str(item).splitlines()) == 1


@pytest.mark.parametrize("ending", ENDINGS)
@SETTINGS
@given(raw=st.binary(max_size=600))
def test_any_bytes(tmp_path: Path, ending: str, raw: bytes) -> None:
    check(load(tmp_path / f"a{ending}", raw))


@pytest.mark.parametrize("ending", ENDINGS)
@SETTINGS
@given(text=st.text(max_size=300))
def test_any_text(tmp_path: Path, ending: str, text: str) -> None:
    check(load(tmp_path / f"a{ending}", text.encode("utf-8", "surrogatepass")))


@SETTINGS
@given(value=st.lists(rows | values, max_size=4) | rows | values)
def test_any_json(tmp_path: Path, value: object) -> None:
    check(load(tmp_path / "a.json", json.dumps(value)))
    check(load(tmp_path / "a.jsonl", json.dumps(value)))


@SETTINGS
@given(value=rows | values)
def test_any_sidecar(tmp_path: Path, value: object) -> None:
    (tmp_path / "a.meta.json").write_text(json.dumps(value))
    check(load(tmp_path / "a.txt", LINE))


@SETTINGS
@given(pieces=markup)
def test_any_markup(tmp_path: Path, pieces: list[str]) -> None:
    check(load(tmp_path / "a.html", "".join(pieces).encode("utf-8", "surrogatepass")))


@SETTINGS
@given(raw=st.binary(max_size=300))
def test_any_bytes_with_a_small_limit(tmp_path: Path, raw: bytes) -> None:
    for ending in ENDINGS:
        check(load(tmp_path / f"a{ending}", raw, limit=40))
