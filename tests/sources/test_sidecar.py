"""A sidecar gives what a bare text lacks: flags win over it, it wins over the file's own."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.errors import StopError
from dragoman.sources import Given
from tests.sources.loading import article, problem

FULL = b"""{"title": "Talks stall", "published": "2031-03-04", "publisher": "The Courier", "authors": ["Ana Brel"],
 "language": "en", "url": "https://courier.example/talks", "note": "other keys are left aside"}"""


@pytest.mark.parametrize("name", ["a.txt.meta.json", "a.meta.json"])
def test_either_name_of_a_sidecar_is_read(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(FULL)
    found = article(tmp_path / "a.txt", "Words.")
    assert found.title == "Talks stall"
    assert found.published == "2031-03-04"
    assert found.publisher == "The Courier"
    assert found.authors == ("Ana Brel",)
    assert found.language == "en"
    assert found.url == "https://courier.example/talks"
    assert found.text == "Words."


def test_the_sidecar_of_the_whole_name_goes_first(tmp_path: Path) -> None:
    (tmp_path / "a.txt.meta.json").write_text('{"title": "whole"}')
    (tmp_path / "a.meta.json").write_text('{"title": "stem"}')
    assert article(tmp_path / "a.txt", "Words.").title == "whole"


def test_flags_win_over_the_sidecar_field_by_field(tmp_path: Path) -> None:
    (tmp_path / "a.meta.json").write_bytes(FULL)
    found = article(tmp_path / "a.txt", "Words.", given=Given(published="2032"))
    assert (found.published, found.publisher) == ("2032", "The Courier")


def test_the_sidecar_wins_over_the_page(tmp_path: Path) -> None:
    page = (
        "<html lang='de'><head><title>Page title</title><meta name='author' content='Bo Tomas'></head><body><article>"
        "<h1>Page title</h1><p>The envoy of Oresta said on Friday that the offer to Varsk still stands.</p>"
        "</article></body></html>"
    )
    (tmp_path / "a.meta.json").write_text('{"title": "Sidecar title"}')
    found = article(tmp_path / "a.html", page)
    assert (found.title, found.authors, found.language) == ("Sidecar title", ("Bo Tomas",), "de")


@pytest.mark.parametrize(
    ("sidecar", "what"),
    [
        ("{", "malformed JSON: it ends too early"),
        ("[]", "a list, expected a JSON object"),
        ('{"published": 2031}', "`published` is a number, expected text"),
        ('{"published": "last week"}', "`published` is “last week”, expected a date such as 2024, "),
        ('{"authors": {"name": "A"}}', "`authors` is an object, expected a list of names"),
        ('{"language": "English"}', "`language` is “English”, expected a two-letter code such as en"),
        ('{"title": true}', "`title` is true or false, expected text"),
    ],
)
def test_a_faulty_sidecar_is_named_and_its_article_skipped(tmp_path: Path, sidecar: str, what: str) -> None:
    (tmp_path / "a.meta.json").write_text(sidecar)
    found = problem(tmp_path / "a.txt", "Words.")
    assert found.where == str(tmp_path / "a.meta.json")
    assert found.what.startswith(what)


def test_a_faulty_flag_stops_the_run() -> None:
    with pytest.raises(StopError, match="--published: `published` is “soon”, expected a date such as 2024"):
        Given(published="soon")
