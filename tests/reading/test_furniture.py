"""What is not reporting is marked with its reason; reporting is not."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.reading.furniture import find_furniture

BODY = "The envoy of Kelvara said on Monday that the sluices would stay shut until the spring."


def marked(text: str) -> dict[str, str]:
    return {text[f.start : f.end]: f.why for f in find_furniture(text)}


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("Share", "share bar"),
        ("Facebook Twitter WhatsApp", "share bar"),
        ("12 Comments", "comment box"),
        ("Leave a comment", "comment box"),
        ("WATCH — The dam that nobody opened", "teaser"),
        ("READ MORE: Five things to know about the Orrel", "teaser"),
        ("Home > News > World", "breadcrumb"),
        ("Sign up for our morning newsletter and never miss a story.", "newsletter box"),
        ("We use cookies to improve your experience.", "cookie notice"),
        ("Advertisement", "advertisement"),
        ("By Marta Quill", "byline"),
        ("Published: 4 March 2032, 10:15", "date line"),
        ("The dam at dusk. (Ivo Brandt/Reuters)", "caption"),
        ("© 2032 The Hallowick Courier. All rights reserved.", "copyright line"),
        ("Related articles", "heading of links"),
        ("Marta Quill is a senior reporter for the Courier.", "author box"),
    ],
)
def test_page_furniture_is_marked_with_its_reason(line: str, why: str) -> None:
    found = marked(f"{BODY}\n\n{line}\n\n{BODY} Again.")
    assert found == {line: why}


@pytest.mark.parametrize(
    "line",
    [
        "“Share the water,” he said.",
        "By Monday the sluices had been opened, the ministry said.",
        "Watch the river, he warned.",
        "Comments by the minister were not welcomed in Hallowick.",
        "He is the editor of nothing, she said of the president.",
        "Subscribers to the theory were few, the envoy said.",
    ],
)
def test_reporting_is_not_marked(line: str) -> None:
    assert marked(f"{BODY}\n\n{line}\n\n{BODY} Again.") == {}


def test_a_title_printed_twice_is_marked_once() -> None:
    title = "Kelvara tells Lorrenmark to come and talk about the water"
    found = find_furniture(f"{title}\n\n{title}\n\n{BODY}")
    assert [(f.start > 0, f.why) for f in found] == [(True, "doubled title")]


def test_short_lines_after_the_end_of_the_page_are_marked() -> None:
    found = marked(f"{BODY}\n{BODY} Again.\n© 2032 Courier\nAbout\nHelp\nYour choices")
    assert set(found) == {"© 2032 Courier", "About", "Help", "Your choices"}


@given(st.text(max_size=300))
def test_any_text_gives_whole_lines_in_order(text: str) -> None:
    found = find_furniture(text)
    assert all(0 <= f.start < f.end <= len(text) and f.why for f in found)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))


LONG = (
    "The minister said that the text of the accord may not be published before parliament has voted on it. " + BODY * 5
)


@pytest.mark.parametrize(
    ("line", "is_notice"),
    [
        ("The minister said that the text of the accord may not be published before parliament has voted.", False),
        ("Our texts may not be reproduced, copied or passed on.", True),
        ("The report may not be reproduced without permission.", True),
        (LONG, False),
        (f"{LONG} © 2032 The Hallowick Courier. All rights reserved.", False),
        ("© 2032 The Hallowick Courier. All rights reserved. " + "No part of it may be kept or passed on. " * 12, True),
    ],
)
def test_a_copyright_notice_is_told_from_news_of_what_may_not_be_published(line: str, is_notice: bool) -> None:
    assert (marked(f"{BODY}\n{line}").get(line.strip()) == "copyright line") is is_notice
