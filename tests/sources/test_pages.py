"""A saved page gives its article and what it declares of itself; a page without an article is named."""

from __future__ import annotations

import json
import logging
import socket
from pathlib import Path

import pytest

from tests.sources.loading import article, load, problem

LINE = "The envoy of Oresta said on Friday that the offer to Varsk still stands."
BODY = f"<article><h1>Talks stall in Varsk</h1><p>{LINE}</p><p>“We will not go,” she said.</p></article>"


def page(body: str = BODY, head: str = "", attributes: str = "") -> str:
    return f"<!doctype html><html {attributes}><head>{head}</head><body>{body}</body></html>"


def linked(**fields: object) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", **fields})}</script>'


def test_paragraphs_are_parted_by_an_empty_line_and_the_headline_is_the_title(tmp_path: Path) -> None:
    found = article(tmp_path / "a.html", page())
    assert found.text == f"{LINE}\n\n“We will not go,” she said."
    assert found.title == "Talks stall in Varsk"


def test_a_line_end_in_the_source_does_not_cut_a_sentence(tmp_path: Path) -> None:
    found = article(tmp_path / "a.html", page(BODY.replace(" that the", "\n     that\tthe")))
    assert found.text.startswith(f"{LINE}\n\n")


def test_breaks_lists_quotes_and_tables_keep_their_words_apart(tmp_path: Path) -> None:
    body = f"""<article><h1>T</h1><p>{LINE}</p><p>One line<br>and a next</p>
    <ul><li>First point</li><li>Second point</li></ul><blockquote><p>Quoted <b>words</b> here.</p></blockquote>
    <h2>Part two</h2><p>{LINE} Again.</p></article>"""
    assert article(tmp_path / "a.html", page(body)).text.split("\n\n") == [
        LINE,
        "One line\nand a next",
        "First point",
        "Second point",
        "Quoted words here.",
        "Part two",
        f"{LINE} Again.",
    ]


def test_what_the_page_declares_is_read(tmp_path: Path) -> None:
    head = "<title>Talks stall in Varsk | The Harbour Courier</title>" + linked(
        headline="Talks stall in Varsk",
        datePublished="2031-03-04T09:30:00.120+02:00",
        author=[{"@type": "Person", "name": "Ana Brel"}, {"@type": "Person", "name": "By Bo Tomas and Cy Orsk"}],
        publisher={"@type": "Organization", "name": "Harbour Media Group"},
    )
    head += '<meta property="og:site_name" content="harbourcourier">'
    head += '<link rel="canonical" href="https://www.harbourcourier.example/talks">'
    found = article(tmp_path / "a.html", page(head=head, attributes='lang="en-GB"'))
    assert found.published == "2031-03-04T09:30:00+02:00"
    assert found.authors == ("Ana Brel", "Bo Tomas", "Cy Orsk")
    assert found.publisher == "The Harbour Courier"
    assert found.language == "en"
    assert found.url == "https://www.harbourcourier.example/talks"


def test_authors_by_reference_are_followed(tmp_path: Path) -> None:
    graph = {"@graph": [
        {"@type": "NewsArticle", "headline": "Talks stall in Varsk", "author": {"@id": "#ana"}},
        {"@type": "Person", "@id": "#ana", "name": "Ana Brel"},
    ]}  # fmt: skip
    head = f'<script type="application/ld+json">{json.dumps(graph)}</script>'
    assert article(tmp_path / "a.html", page(head=head)).authors == ("Ana Brel",)


def test_another_article_on_the_page_does_not_lend_its_author(tmp_path: Path) -> None:
    other = linked(headline="Storm over the harbour", author={"name": "Not Me"}, datePublished="2030-01-01")
    own = linked(headline="Talks stall in Varsk", author={"name": "Ana Brel"}, datePublished="2031-03-04")
    found = article(tmp_path / "a.html", page(head=other + own))
    assert (found.authors, found.published) == (("Ana Brel",), "2031-03-04")


def test_midnight_to_the_second_is_a_day(tmp_path: Path) -> None:
    head = '<meta property="article:published_time" content="2031-03-04T00:00:00+08:00">'
    assert article(tmp_path / "a.html", page(head=head)).published == "2031-03-04"


def test_an_undated_page_stays_undated(tmp_path: Path) -> None:
    body = BODY.replace("</article>", "<p>The treaty was signed on 12 May 2019.</p></article><footer>© 2031</footer>")
    assert article(tmp_path / "a.html", page(body)).published is None


def test_the_page_stands_without_any_metadata(tmp_path: Path) -> None:
    found = article(tmp_path / "a.html", page())
    assert (found.published, found.publisher, found.authors, found.language, found.url) == (None, None, (), None, None)


@pytest.mark.parametrize(
    "bad",
    ['{"@type": "NewsArticle", ', "[[[", '{"@type": ["NewsArticle"], "author": {"name": {"name": 5}}}',
     '{"@type": "NewsArticle", "author": [null, 5, [], {"name": ["x", 7]}], "headline": [1], "datePublished": {}}',
     '{"@type": 5, "@graph": "x", "publisher": 7}'],
)  # fmt: skip
def test_broken_linked_data_does_not_cost_the_page(tmp_path: Path, bad: str) -> None:
    head = f'<script type="application/ld+json">{bad}</script><meta name="author" content="Ana Brel">'
    found = article(tmp_path / "a.html", page(head=head))
    assert found.text.startswith(LINE)
    assert found.authors == ("Ana Brel",)


@pytest.mark.parametrize(
    "body",
    [
        "<div id=root></div><script>boot()</script>",
        "<p>You need to enable JavaScript to run this app.</p>",
        "<h1>404</h1><p>The page you asked for is not here.</p>",
        "<ul>" + "".join(f"<li><a href=/{n}>Headline number {n} of the day</a></li>" for n in range(30)) + "</ul>",
        "",
    ],
    ids=["shell", "no script", "not found", "list of links", "nothing"],
)
def test_a_page_without_an_article_is_named(tmp_path: Path, body: str) -> None:
    assert str(problem(tmp_path / "a.html", page(body))) == (
        f"{tmp_path}/a.html: no article text found on the page; "
        "save the page after it has loaded, or give the text as .txt"
    )


def test_no_html_at_all_is_named(tmp_path: Path) -> None:
    assert problem(tmp_path / "a.html", b"").what == "the file is empty"
    assert problem(tmp_path / "b.html", bytes(500)).what == "not text: it holds binary data"
    assert problem(tmp_path / "c.html", "Just words.").what == "no article text found on the page"


@pytest.mark.parametrize("depth", [300, 30_000])
def test_a_page_nested_without_end_does_not_raise(tmp_path: Path, depth: int) -> None:
    assert len(load(tmp_path / "a.html", page("<div>" * depth + BODY + "</div>" * depth))) == 1


def test_the_encoding_that_a_page_declares_is_used(tmp_path: Path) -> None:
    body = BODY.replace("Varsk", "Łódka").replace("“", '"').replace("”", '"')
    declared = page(body, head='<meta charset="iso-8859-2">')
    assert article(tmp_path / "a.html", declared.encode("iso-8859-2")).title == "Talks stall in Łódka"


def test_a_broken_byte_does_not_cost_the_page(tmp_path: Path) -> None:
    raw = page(BODY + "<!-- ééééé -->").encode().replace(b"Talks stall", b"Talks \xff stall", 1)
    assert article(tmp_path / "a.html", raw).text.startswith(LINE)


def test_a_page_makes_no_connection_and_no_noise(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("a connection was asked for")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    head = '<base href="https://courier.example/"><link rel="stylesheet" href="s.css"><script src="a.js"></script>'
    article(tmp_path / "a.html", page(BODY + '<img src="i.png"><iframe src="https://other.example"></iframe>', head))
    monkeypatch.setattr(logging.getLogger(), "handlers", [])
    problem(tmp_path / "b.html", page(""))
    assert capfd.readouterr() == ("", "")
