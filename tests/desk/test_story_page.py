"""The report opens with the story: every line has its words and leads to them, with no script and nothing fetched."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from lxml import html
from msgspec.structs import replace

from dragoman.desk.board import rank_parties
from dragoman.desk.page import Page
from dragoman.record import Record
from dragoman.record.correcting import correct_reading
from dragoman.record.rows import Correction
from dragoman.story.keeping import ask_story, find_events
from dragoman.story.types import Story
from tests.desk.story_making import SHIFTED, make_act
from tests.gold_story import load_story


def tell(*pairs: tuple[object, object]) -> Story:
    """The story of some articles."""
    with Record.open(":memory:") as record:
        record.add_many(pairs)  # type: ignore[arg-type]
        return ask_story(record)


def render(pairs: object, story: Story) -> str:
    return "".join(Page(pairs, (), story).render())  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def story() -> Story:
    return tell(*load_story())


@pytest.fixture(scope="module")
def page(story: Story) -> html.HtmlElement:
    return html.fromstring(render(load_story(), story))


def test_the_story_stands_before_the_articles(page: html.HtmlElement) -> None:
    order = [one.tag + "." + one.get("class", "") for one in page.xpath("//body/*")]
    assert order.index("section.story") < order.index("nav.index") < order.index("main.")
    titles = page.xpath("//section[@class='story']/h2/text()")
    assert titles == ["Parties", "Timeline", "Proposals", "Disputes", "Shifts"]


def test_every_link_leads_to_something_and_every_id_is_there_once(page: html.HtmlElement) -> None:
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    links = page.xpath("//section[@class='story']//@href")
    assert len(links) > 100 and {link.removeprefix("#") for link in links} <= set(ids)


def test_words_of_a_line_stand_in_the_article_that_it_leads_to(page: html.HtmlElement) -> None:
    quotes = page.xpath("//section[@class='story']//blockquote")
    assert len(quotes) > 50
    for quote in quotes:
        href = quote.getnext().xpath(".//a/@href")[0]
        number = page.get_element_by_id(href.removeprefix("#"))
        item = page.get_element_by_id(number.get("href").removeprefix("#"))
        assert quote.text_content() in item.xpath("blockquote")[0].text_content()  # there with its verb


def test_every_move_and_every_side_is_there(page: html.HtmlElement, story: Story) -> None:
    cards = page.xpath("//section[starts-with(@id, 'p-')]")
    assert [card.get("id")[2:] for card in cards] == [one.id for one in story.proposals]
    for card, one in zip(cards, story.proposals, strict=True):
        assert len(card.xpath(".//blockquote")) == len(one.moves)
        assert card.xpath("h3/span[@class='state']/text()") == [one.state]
    for one in story.disputes:
        columns = page.get_element_by_id(f"d-{one.id}").xpath("div[@class='columns']/div")
        assert [column.xpath("h4/text()")[0] for column in columns] == [side.account for side in one.sides]


def test_the_timeline_has_every_event_once(page: html.HtmlElement, story: Story) -> None:
    events = find_events(story.proposals, story.positions)
    labels = page.xpath("//*[local-name()='g'][contains(@class, 'pill')]/*[local-name()='text']/text()")
    counted = [int(found[1]) if (found := re.search(r" ×(\d+)$", label)) else 1 for label in labels]
    assert sum(counted) == len(events) > len(labels)


def test_pills_of_one_lane_do_not_lie_on_each_other_and_stay_inside(story: Story, page: html.HtmlElement) -> None:
    width = float(page.xpath("//*[local-name()='svg']/@viewbox | //*[local-name()='svg']/@viewBox")[0].split()[2])
    for lane in page.xpath("//*[local-name()='svg']/*[local-name()='g']"):
        taken: dict[str, list[tuple[float, float]]] = {}
        for box in lane.xpath(".//*[local-name()='g']/*[local-name()='rect']"):
            left = float(box.get("x"))
            right = left + float(box.get("width"))
            assert right <= width
            assert all(right <= a or left >= b for a, b in taken.setdefault(box.get("y"), []))
            taken[box.get("y")].append((left, right))


def test_a_shift_is_two_statements_side_by_side() -> None:
    page = html.fromstring(render(SHIFTED, tell(*SHIFTED)))
    columns = page.xpath("//div[@class='columns two']/div")
    assert [column.xpath(".//blockquote/text()")[0][:12] for column in columns] == ["“In this wea", "“Now that th"]
    assert [column.xpath(".//span[@class='act']/text()")[0] for column in columns] == ["reject", "accept"]


def test_a_party_has_one_colour_and_those_who_speak_for_it_have_it_too(page: html.HtmlElement, story: Story) -> None:
    holders = {position.party.id for position in story.positions}
    assert len(holders) > 2
    for place, party in enumerate(rank_parties(story)[:8]):
        if party.id not in holders:
            continue  # not among the parties at the top, and perhaps nowhere else
        found = {
            tuple(set(one.get("class").split()) & {f"c{n}" for n in range(8)})
            for one in page.xpath("//section[@class='story']//b")
            if one.text_content() == party.name
        }
        assert found == {(f"c{place}",)}


def test_what_is_not_on_the_page_is_told_without_a_link(story: Story) -> None:
    page = html.fromstring(render(load_story()[:1], story))
    assert {link.removeprefix("#") for link in page.xpath("//section[@class='story']//@href")} <= set(
        page.xpath("//@id")
    )
    assert len(page.xpath("//section[@class='story']//blockquote")) > 50


@pytest.mark.parametrize("hostile", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "{{ 7 * 7 }}"])
def test_words_and_names_cannot_put_markup_into_the_story(hostile: str) -> None:
    pairs = (make_act("2031-04-02", hostile, "propose", name=hostile), make_act("2031-04-03", "No", "reject"))
    page = html.fromstring(render(pairs, tell(*pairs)))
    assert len(page.xpath("//script")) == 1 and not page.xpath("//img")
    assert hostile in page.xpath("//section[@class='story']//blockquote")[0].text_content()
    assert hostile in page.xpath("//*[local-name()='title']")[1].text_content()


def test_a_report_without_acts_and_one_without_dates_is_still_a_page() -> None:
    article, reading = SHIFTED[0]
    silent = replace(reading, statements=tuple(replace(one, acts=()) for one in reading.statements))
    assert not html.fromstring(render([(article, silent)], tell((article, silent)))).xpath("//section[@class='story']")
    undated = replace(reading, article=replace(reading.article, published=None))
    page = html.fromstring(render([(article, undated)], tell((article, undated))))
    assert page.xpath("//section[@class='story']") and not page.xpath("//*[local-name()='svg']")


def test_the_same_story_gives_the_same_bytes(story: Story) -> None:
    assert render(load_story(), story) == render(load_story(), tell(*reversed(load_story())))


def test_a_rejected_statement_is_struck_out_and_not_marked_and_a_correction_has_its_reason() -> None:
    article, reading = SHIFTED[0]
    spans = tuple((span.start, span.end) for span in reading.statements[0].content)
    events = [
        Correction(article=article.id, field=field, value=value, spans=spans, made_by="ada", why=why)  # type: ignore[arg-type]
        for field, value, why in (("reject", None, "a <caption>"), ("speaker", "Nils Orr", "by ear"))
    ]
    page = html.fromstring(render([(article, correct_reading(reading, events))], Story()))
    assert page.xpath("//li[@class='rejected']//blockquote") and not page.xpath("//mark")
    notes = page.xpath("//p[@class='why corrected']/text()")
    assert notes == ["speaker: Nils Orr · ada: by ear", "rejected · ada: a <caption>"]
    assert not page.xpath("//li[@class='rejected']//a[starts-with(@href, '#w-')]")


def test_styles_for_dark_narrow_and_print_are_in_the_page(page: html.HtmlElement) -> None:
    style = page.xpath("//style/text()")[0]
    for rule in ("prefers-color-scheme: dark", "max-width: 52rem", "@media print"):
        assert rule in style
    assert (Path(__file__).parents[2] / "src/dragoman/desk/report.css").read_text("utf-8") == style
