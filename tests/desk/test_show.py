"""An article in the terminal: its words, marks that need no colour, and nothing that steers the terminal."""

from __future__ import annotations

import io
import re
from typing import Literal

import pytest
from rich.console import Console

from dragoman.desk.show import print_article
from dragoman.record.correcting import correct_reading
from dragoman.record.rows import Correction
from dragoman.types import Article, ArticleInfo, Reading
from tests.desk.making import TEXT, make_pair


def show(
    width: int = 80, colour: bool = False, text: str = TEXT, reading: Reading | None = None, *corrections: Correction
) -> str:
    article, made = make_pair()
    out = io.StringIO()
    system: Literal["standard"] | None = "standard" if colour else None
    console = Console(
        file=out, width=width, markup=False, emoji=False, highlight=False, force_terminal=colour, color_system=system
    )
    print_article(console, Article(text=text, path=article.path), correct_reading(reading or made, corrections))
    return out.getvalue()


def test_brackets_with_numbers_stand_around_the_words() -> None:
    flat = " ".join(show().split())
    assert "[1 “We never wrote,”] said Ana Brell." in flat
    assert "[2 the envoy had called it [3 “a slip of the pen”]]." in flat


@pytest.mark.parametrize("width", [40, 80, 120])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    assert max(map(len, show(width).splitlines())) <= width


def test_each_speaker_has_their_statements_with_confidence_and_why() -> None:
    below = show().split("of the pen”]].")[1]
    assert re.search(
        r"Ana Brell, minister\n +1 +direct +93% +“We never wrote,” *\n +the name stands beside the cue", below
    )
    assert re.search(r"The Morrow Post\n +2 +mixed +70%", below)


def test_furniture_is_dim_and_two_speakers_have_two_colours() -> None:
    shown = show(colour=True)
    assert "\x1b[2mSHARE" in shown
    first, second = (re.search(rf"\x1b\[([0-9;]+)m\[{number} ", shown) for number in (1, 2))
    assert first and second and first[1] != second[1]


def test_a_pipe_gets_no_escape_codes() -> None:
    assert "\x1b" not in show()


def test_an_article_cannot_steer_the_terminal() -> None:
    text = "a\x1b]0;owned\x07b\x9b31mc\x08\r\nd\te"
    reading = Reading(article=ArticleInfo(id="0" * 16, path="x\x1b[2J", title="t\x1b[2J"), model="m")
    shown = show(text=text, reading=reading)
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]", shown)
    assert "b�31mc" in shown


def test_markup_in_an_article_is_just_text() -> None:
    reading = Reading(article=ArticleInfo(id="0" * 16, path="x"), model="m", note="no [bold]model[/bold]")
    shown = show(text="[red]not red[/red] :smile:", reading=reading)
    assert "[red]not red[/red] :smile:" in shown and "no [bold]model[/bold]" in shown


def test_a_correction_stands_below_its_words_with_who_and_why_and_a_rejected_statement_is_not_marked() -> None:
    article, reading = make_pair()
    kept = {"article": article.id, "made_by": "desk", "made_at": "2031-04-02T09:00:00Z"}
    first, third = (tuple((s.start, s.end) for s in reading.statements[n].content) for n in (0, 2))
    shown = show(
        80,
        False,
        TEXT,
        None,
        Correction(field="speaker", value="Ilse Morrow", spans=first, why="see the letter", **kept),
        Correction(field="reject", spans=third, why="no words of hers", **kept),
    )
    text, below = shown.split("of the pen”]", 1)[0] + "of the pen”]", shown
    assert "[2 the envoy had called it “a slip of the pen”]" in " ".join(text.split())
    assert re.search(
        r"Ilse Morrow\n +1 +direct +93% +“We never wrote,” *\n +speaker: Ilse Morrow · desk: see the", below
    )
    assert re.search(r"3 +direct +60% +“a slip of the pen” *\n +rejected · desk: no words of hers", below)
