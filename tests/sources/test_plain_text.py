"""Plain text keeps its bytes; what is no text is named."""

from __future__ import annotations

import codecs
import gzip
import os
import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.sources import DEFAULT_LIMIT, Given, Input, load_input
from tests.sources.loading import article, load, problem

LINE = "The envoy of Oresta said on Friday that the offer stands."


@pytest.mark.parametrize(
    "text",
    [
        f"{LINE}\r\n\r\n“Yes,” she said.\r",
        f"  {LINE}  \n\n\n",
        f"{LINE}\0 and on",
        f"\ufeff{LINE}",
        "Talks 😀 in Ve\u0301rsk, \u200fشالوم\u200e and \u2028 on",
        "\x0c" + LINE,
    ],
    ids=["crlf", "white space", "nul", "bom", "wide and combining", "form feed"],
)
def test_text_is_the_file_as_decoded(tmp_path: Path, text: str) -> None:
    raw = text.encode()
    found = article(tmp_path / "a.txt", raw)
    assert found.text == text
    assert found.text.encode() == raw
    assert found.path == str(tmp_path / "a.txt")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1), st.sampled_from(["", "\r\n", "\0", "\t", "\n"])
)
def test_any_utf8_text_comes_back_byte_for_byte(tmp_path: Path, text: str, mark: str) -> None:
    raw = (LINE + text + mark + LINE).encode()
    assert article(tmp_path / "a.txt", raw).text.encode() == raw


def test_an_unknown_ending_is_tried_as_text(tmp_path: Path) -> None:
    assert article(tmp_path / "story.md", LINE).text == LINE
    assert article(tmp_path / "story", LINE).text == LINE


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp1252", "He said “the café was closed” – and didn’t stay for the talks."),
        ("iso8859_2", "Minister powiedział, że propozycja jest aktualna i że rozmowy odbędą się w stolicy. " * 3),
        ("koi8_r", "Министр сообщил в пятницу, что предложение остаётся в силе."),
        ("cp1251", "Министр сообщил в пятницу, что предложение остаётся в силе."),
        ("gb18030", "外交部长周五表示，该提议仍然有效，如果另一方同意，会谈将在首都举行。"),
        ("shift_jis", "外務大臣は金曜日に、提案は依然として有効であると述べた。"),
        ("utf-16-le", LINE),
        ("utf-16-be", LINE),
    ],
)
def test_other_encodings_are_found_out(tmp_path: Path, encoding: str, text: str) -> None:
    assert article(tmp_path / "a.txt", text.encode(encoding)).text == text


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_a_byte_order_mark_tells_the_encoding_and_stays_the_first_character(
    tmp_path: Path, mark: bytes, encoding: str
) -> None:
    raw = mark + LINE.encode(encoding)
    found = article(tmp_path / "a.txt", raw)
    assert found.text == "\ufeff" + LINE
    assert found.text.encode(encoding) == raw


def test_a_toss_up_between_encodings_is_named_and_not_guessed(tmp_path: Path) -> None:
    czech = "Ministr řekl, že nabídka stále platí a že schůzka proběhne v hlavním městě. Mluvčí souhlasil."
    found = problem(tmp_path / "a.txt", czech.encode("cp1250"))
    assert found.what == "its encoding cannot be told for sure (cp1252 or cp1250)"
    assert article(tmp_path / "a.txt", czech).text == czech


def test_an_empty_file_is_named(tmp_path: Path) -> None:
    assert problem(tmp_path / "a.txt", b"").what == "the file is empty"
    assert problem(tmp_path / "b.txt", b"\xef\xbb\xbf \r\n\t").what == "nothing but white space"


def test_binary_files_are_named(tmp_path: Path) -> None:
    noise = random.Random(7).randbytes(4000)
    for name, raw in {
        "png": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + noise,
        "gz": gzip.compress(noise, mtime=0),
        "zeros": bytes(5000),
        "program": b"\x7fELF\x02\x01\x01" + bytes(9) + b"\x03\0>\0\x01\0\0\0" + noise,
        "pdf": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\nstream\n" + noise,
    }.items():
        assert problem(tmp_path / f"{name}.txt", raw).what == "not text: it holds binary data", name


def test_a_broken_byte_in_utf8_is_named_with_its_place(tmp_path: Path) -> None:
    raw = "Он сказал: «предложение в силе».".encode()
    found = problem(tmp_path / "a.txt", raw[:19] + b"\xff" + raw[19:])
    assert found.what == "UTF-8 text with a broken byte (0xff) at byte 19"


def test_a_text_over_the_limit_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    (found,) = load_input(Input(str(path), 50_000_000))
    assert str(found) == f"{path}: 50,000,000 bytes, over the limit of 10,000,000 bytes; split it, or raise --limit"
    assert DEFAULT_LIMIT == 10_000_000


def test_the_limit_holds_where_the_size_is_not_known(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"x" * 101)
    (found,) = load_input(Input(str(path), 0), limit=100)
    assert "over the limit of 100 bytes" in str(found)


def test_a_raised_limit_lets_the_text_through(tmp_path: Path) -> None:
    assert problem(tmp_path / "a.txt", LINE, limit=20).where.endswith("a.txt")
    assert article(tmp_path / "a.txt", LINE, limit=len(LINE)).text == LINE


def test_flags_are_taken(tmp_path: Path) -> None:
    flags = Given(published="8 November 2031", publisher="The Courier", language="en-GB")
    found = article(tmp_path / "a.txt", LINE, given=flags)
    assert (found.published, found.publisher, found.language) == ("2031-11-08", "The Courier", "en")


def test_a_file_that_is_gone_is_named(tmp_path: Path) -> None:
    (found,) = load_input(Input(str(tmp_path / "gone.txt"), 5))
    assert str(found).startswith(f"{tmp_path}/gone.txt: no such file or folder; ")


def test_a_folder_is_not_a_text(tmp_path: Path) -> None:
    (found,) = load_input(Input(str(tmp_path), 5))
    assert str(found).startswith(f"{tmp_path}: is a directory; ")


def test_a_file_without_rights_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(LINE)
    path.chmod(0)
    was = os.geteuid()
    try:
        if was == 0:  # root may open anything: for a moment this test is nobody
            os.seteuid(65534)
        (found,) = load_input(Input(str(path), 5))
    finally:
        os.seteuid(was)
    assert found == type(found)(str(path), "no permission to read it", "check the name and the rights to it")


def test_loading_twice_gives_the_same(tmp_path: Path) -> None:
    assert load(tmp_path / "a.txt", LINE) == load(tmp_path / "a.txt", LINE)
