"""The pages bench counts what it says it counts, and says so when its data is not there."""

from __future__ import annotations

import gzip
import io
import json
import tarfile
from pathlib import Path

import pytest

from bench import pages

LINE = "The envoy of Oresta said on Friday that the offer to Varsk still stands."
PAGE = f"""<html><head><title>Talks 'stall' - The Tide</title>
<meta property="og:site_name" content="The Tide">
<meta property="article:published_time" content="2031-03-04T23:30:00-05:00"><meta name="author" content="Ana Brel">
</head><body><article><h1>Talks ‘stall’</h1><p>{LINE}</p>
<p>Nothing else was said by the two sides that day.</p></article>
</body></html>"""
EXPECTED = {
    "title": "Talks 'stall'",
    "publishing_date": "2031-03-05 04:30:00+00:00",
    "authors": ["Ana Brel"],
    "body": {"summary": [], "sections": [{"headline": [], "paragraphs": [LINE]}]},
}


@pytest.fixture
def data(tmp_path: Path) -> Path:
    members = {
        "p/xx/meta.info": json.dumps({"Tide_2031.html.gz": {"url": "https://tide.example/a"}}).encode(),
        "p/xx/Tide.json": json.dumps({"V1": EXPECTED}).encode(),
        "p/xx/Tide_2031.html.gz": gzip.compress(PAGE.encode()),
    }
    with tarfile.open(tmp_path / pages.ARCHIVE, "w:gz") as tar:
        for name, raw in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(raw)
            tar.addfile(info, io.BytesIO(raw))
    return tmp_path


def test_both_readers_are_measured_on_every_field(data: Path) -> None:
    result = pages.measure(data)
    assert result["pages"] == 1
    assert set(result["trafilatura"]) == set(result["dragoman"]) == set(pages.FIELDS)
    dragoman = result["dragoman"]
    assert {field: dragoman[field] for field in pages.FIELDS[:5]} == dict.fromkeys(pages.FIELDS[:5], 1.0)
    assert 0 < dragoman["clean"] < 1


def test_a_reader_that_finds_nothing_gets_nothing(data: Path) -> None:
    (case,) = pages.load_cases(data / pages.ARCHIVE)
    assert set(pages.judge(case, pages.Found()).values()) == {0.0}


def test_a_wrong_field_costs_that_field_alone(data: Path) -> None:
    (case,) = pages.load_cases(data / pages.ARCHIVE)
    right = pages.Found("talks 'stall'", "2031-03-05", ("ana brel",), "Tide", LINE)
    assert set(pages.judge(case, right).values()) == {1.0}
    wrong = pages.Found("Talks", "2031-03-06", ("Ana Brel", "Bo"), "Harbour Media Group", "Else.")
    assert [pages.judge(case, wrong)[field] for field in pages.FIELDS[:5]] == [0.0] * 5


@pytest.mark.parametrize(
    ("found", "expected", "url", "same"),
    [
        ("The Tide", "Tide", "https://x.example", True),
        ("tide.co.uk", "TheTide", "https://x.example", True),
        ("Harbour City Tide", "HCTide", "https://x.example", True),
        ("Tide Premium", "Tide", "https://x.example", True),
        ("Evening Tide (Tide News)", "EveningTide", "https://x.example", True),
        ("The Herald", "EveningTide", "https://www.herald.co.uk/a", True),
        ("Where the tide turns for you", "Tide", "https://x.example", False),
        ("", "Tide", "https://tide.example", False),
    ],
)
def test_outlets_are_compared_by_their_letters(found: str, expected: str, url: str, same: bool) -> None:
    assert pages.is_same_outlet(found, expected, url) is same


def test_without_data_it_says_so_and_is_no_fault(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["pages", "--data", str(tmp_path)])
    assert pages.main() == 0
    assert "skipped" in capsys.readouterr().out
