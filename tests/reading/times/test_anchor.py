"""The day of publication comes from the article: metadata, dateline, byline. Where nothing decides it stays open."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman.reading.times.anchor import find_anchor
from dragoman.types import Article

BODY = "\n\nThe water minister, Orsolya Tarn, said on Friday that the gates would stay shut until the summer.\n"


def anchor_of(text: str, published: str | None = None) -> tuple[date | None, str]:
    found = find_anchor(Article(text=text, path="-", published=published))
    return found.day, found.why


def test_metadata_come_first() -> None:
    day, why = anchor_of("By Ana Brel\n9 March 2032" + BODY, "2032-03-08T10:00:00Z")
    assert day == date(2032, 3, 8) and "source" in why


@pytest.mark.parametrize(
    "head",
    [
        "Gates stay shut\nBy Ana Brel, Water Correspondent\n10 March 2032 · 6 min read",
        "Gates stay shut\nMarch 10, 2032",
        "Gates stay shut\nPublished: Wednesday, 10 March 2032 at 14:00",
        "Gates stay shut\n2032-03-10",
        "Gates stay shut\nUpdated 11 March 2032\nPublished 10 March 2032",
        "Gates stay shut\n25/12/2031 was no day for it, wrote nobody.\n10 March 2032",
        "Gates stay shut\n10.03.2032",
        "Gates stay shut\n2032.03.10 10:15",
        "Gates stay shut\nMarch 10, 2032 | 5:14 PM",
        "Gates stay shut\nWed, Mar 10, 2032, 5:14 PM EST · 3 min read",
        "Gates stay shut\nBy ANA BREL and BO TOMAS | Orrel Press | Mar. 10, 2032",
        "Gates stay shut\nSarnish • 10 March 2032, 10:00",
        "Gates stay shut\nPUBLISHED: 14:05 EST, 10 March 2032 | UPDATED: 14:06 EST, 11 March 2032",
        "Gates stay shut\nLast updated: 11 March 2032. First published: 10 March 2032",
        "Gates stay shut\nPublished On 10 Mar 2032",
    ],
)
def test_a_line_of_the_head_that_is_little_but_a_date_is_the_date(head: str) -> None:
    assert anchor_of(head + BODY)[0] == date(2032, 3, 10)


def test_a_dateline_with_its_year_is_the_date() -> None:
    day, why = anchor_of("SARNISH, March 10, 2032 (KTK) - The gates stay shut, the water minister said on Wednesday.")
    assert day == date(2032, 3, 10) and why == "dateline"
    day, why = anchor_of("Sarnish, 10 March 2032. The gates stay shut, said the water minister on Wednesday.")
    assert day == date(2032, 3, 10) and why == "dateline"


@pytest.mark.parametrize(
    "text",
    [
        "Gates stay shut" + BODY,
        "Gates stay shut\nOrsolya Tarn in Hallowick on July 16, 2028. (Photo: Dan Oakley)" + BODY,
        "The forgotten deal of 10 March 2031" + BODY,
        "Gates stay shut" + BODY + "© 2032 Hallowick Courier Ltd",
        "Gates stay shut" + BODY + "A report published 10 March 2031 said so.",
        "Gates stay shut" + BODY + "The last talks were held on 10 March 2031 in the customs house.",
    ],
)
def test_captions_copyright_lines_and_dates_in_the_story_are_no_date_of_publication(text: str) -> None:
    assert anchor_of(text)[0] is None


FIGURES = "Gates stay shut\nBy Ana Brel\n3/8/2032Updated: 3/8/2032"


def test_a_caption_above_the_byline_does_not_begin_the_story() -> None:
    caption = "President Dazhan and Ms Tarn shake hands during a news conference in Hallowick. (Dan Oakley/File Photo)"
    assert anchor_of(f"Gates stay shut\n{caption}\nBy Ana Brel\n10 March 2032" + BODY)[0] == date(2032, 3, 10)


def test_a_date_in_figures_that_can_be_read_in_two_ways_stays_open() -> None:
    day, why = anchor_of(FIGURES + BODY)
    assert day is None and "nothing decides" in why


@pytest.mark.parametrize(
    ("rest", "day", "reason"),
    [
        ("Updated 3/21/2032", date(2032, 3, 8), "over 12"),
        ("Updated 21/3/2032", date(2032, 8, 3), "over 12"),
        ("Tarn had spoken on March 7 as well.", date(2032, 3, 8), "near that day"),
        ("Tarn had spoken on 1 August as well.", date(2032, 8, 3), "near that day"),
        ("The talks of Nov. 20 and Nov. 21 failed.", date(2032, 3, 8), "in that order"),
        ("The defense minister and the labor center agreed.", date(2032, 3, 8), "spelling"),
        ("The defence minister and the labour centre agreed.", date(2032, 8, 3), "spelling"),
    ],
)
def test_other_evidence_of_the_same_article_decides_the_order(rest: str, day: date, reason: str) -> None:
    found, why = anchor_of(f"{FIGURES}{BODY}\n{rest}\n")
    assert found == day and reason in why


def test_evidence_for_both_orders_decides_nothing() -> None:
    assert anchor_of(f"{FIGURES}{BODY}\nThe defense minister, the labor centre and the programme agreed.\n")[0] is None


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ("Gates stay shut\nSarnish (AFP) – Issued on: 29/08/2031 - 18:02", date(2031, 8, 29)),
        ("Gates stay shut\nReuters | Sarnish, Jan 17 2034", date(2034, 1, 17)),
        ("Gates stay shut\nby Ana Brel - 10/17/38 6:00 AM ET", date(2038, 10, 17)),
        ("Gates stay shut\nOctober 8, 2038 at 7:15 p.m. EDT", date(2038, 10, 8)),
        ("Gates stay shut\nPublished on: 07/09/2036 - 19:41", date(2036, 9, 7)),
        (
            "Interview: “We asked six times and six times they said no to us all”\nAna Brel\n9 March 2036",
            date(2036, 3, 9),
        ),
    ],
)
def test_the_day_in_the_ways_that_papers_head_their_copy(head: str, day: date) -> None:
    assert anchor_of(head + BODY)[0] == day
