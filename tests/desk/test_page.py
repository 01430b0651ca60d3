"""The report: whole in itself, true to the text, linked both ways, and proof against what an article holds."""

from __future__ import annotations

import base64
import hashlib
import re

import msgspec
import pytest
from lxml import html

from dragoman.desk.page import Page
from dragoman.record import PersonRow
from dragoman.types import Article, ArticleInfo, Reading
from tests.desk.making import TEXT, make_pair


def render(*pairs: tuple[Article, Reading], people: tuple[PersonRow, ...] = ()) -> str:
    return "".join(Page(pairs, people).render())


def make_person(name: str) -> PersonRow:
    """One whom articles call Ana Brell."""
    return msgspec.convert({**EMPTY, "name": name, "spellings": ["Ana Brell"]}, PersonRow)


EMPTY = {"kind": "person", "role": None, "statements": 1, "articles": 1, "first": None, "last": None}


def text_of(element: html.HtmlElement) -> str:
    """The text of an article's element without the numbers, which are links."""
    for number in element.xpath(".//a[@class]"):
        number.drop_tree()
    return str(element.text_content())


@pytest.fixture(scope="module")
def page() -> html.HtmlElement:
    return html.fromstring(render(make_pair(title="A slip", publisher="The Morrow Post", published="2031-04-02")))


def test_the_text_in_the_page_is_the_article_text() -> None:
    element = html.fromstring(render(make_pair())).xpath("//div[@class='text']")[0]
    assert text_of(element) == TEXT


def test_every_link_leads_to_something_and_every_id_is_there_once(page: html.HtmlElement) -> None:
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    links = page.xpath("//a/@href")
    assert links and {link.removeprefix("#") for link in links} <= set(ids)


def test_words_and_list_link_to_each_other(page: html.HtmlElement) -> None:
    items = page.xpath("//aside//li")
    assert len(items) == 3
    for item in items:
        back = page.get_element_by_id(item.xpath("a/@href")[0].removeprefix("#"))
        assert back.get("href") == "#" + item.get("id")
        quoted = "".join(item.xpath("blockquote")[0].itertext())
        number = item.get("id").removeprefix("s-")
        marked = "".join(mark.text for mark in page.xpath("//mark") if number in mark.get("data-s").split())
        assert quoted == marked


def test_confidence_why_and_role_stand_beside_the_words(page: html.HtmlElement) -> None:
    section = page.xpath("//aside/section")[0].text_content()
    for words in ("Ana Brell", "minister", "direct", "93", "the name stands beside the cue"):
        assert words in section


def test_furniture_is_marked_with_its_reason(page: html.HtmlElement) -> None:
    furniture = page.xpath("//span[@class='furniture']")[0]
    assert (furniture.text, furniture.get("title")) == ("SHARE", "share bar")


def test_nothing_is_fetched_from_anywhere() -> None:
    text = render(make_pair())
    page = html.fromstring(text)
    assert not page.xpath("//@src | //link | //iframe | //object | //form | //base")
    assert "url(" not in text and "@import" not in text and "default-src 'none'" in text


def test_the_policy_allows_just_this_style_and_script() -> None:
    text = render(make_pair())
    for tag, rule in (("style", "style-src"), ("script", "script-src")):
        content = re.findall(rf"<{tag}>(.*?)</{tag}>", text, re.S)
        assert len(content) == 1
        digest = base64.b64encode(hashlib.sha256(content[0].encode()).digest()).decode()
        assert f"{rule} &#39;sha256-{digest}&#39;" in text or f"{rule} 'sha256-{digest}'" in text


@pytest.mark.parametrize("hostile", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "{{ 7 * 7 }}"])
def test_an_article_cannot_put_markup_into_the_page(hostile: str) -> None:
    info = ArticleInfo(id="0" * 16, path=hostile, title=hostile, publisher=hostile, url="javascript:alert(1)")
    page = html.fromstring(
        render((Article(text=hostile, path=hostile), Reading(article=info, model="m", note=hostile)))
    )
    assert len(page.xpath("//script")) == 1 and not page.xpath("//img")
    assert page.xpath("//div[@class='text']")[0].text == hostile
    assert not [link for link in page.xpath("//@href") if not link.startswith("#")]


def test_a_speaker_under_two_spellings_is_one_in_the_index() -> None:
    person = make_person("A. Brell")
    page = html.fromstring(render(make_pair(), people=(person,)))
    assert page.xpath("//ul[@class='voices']/li//b/text()") == ["A. Brell"]
    assert page.xpath("//aside//h3/span/text()")[0] == "Ana Brell"


def test_a_spelling_that_two_people_share_stays_the_articles_own() -> None:
    one, other = make_person("Ana Brell I"), make_person("Ana Brell II")
    page = html.fromstring(render(make_pair(), people=(one, other)))
    assert page.xpath("//ul[@class='voices']/li//b/text()") == ["Ana Brell"]


def test_the_same_record_gives_the_same_bytes() -> None:
    assert render(make_pair()) == render(make_pair())


def test_a_report_of_nothing_is_still_a_page() -> None:
    assert html.fromstring(render()).xpath("//h1")
