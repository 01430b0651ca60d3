"""The bench for times scores as TempEval-3 does, and reads both corpora's formats to the character."""

from __future__ import annotations

import pytest

from bench.times import GoldTime, Text, match, read_gum, read_timeml, same, score
from dragoman.types import TimeExpression

TIMEML = """<?xml version="1.0" ?>
<TimeML><DOCID>dam</DOCID>
<DCT><TIMEX3 functionInDocument="CREATION_TIME" tid="t0" type="DATE" value="2032-03-08">2032-03-08</TIMEX3></DCT>
<TEXT>
Venn &amp; Dol met on <TIMEX3 tid="t1" type="DATE" value="2032-03-05">Friday</TIMEX3> for
<TIMEX3 tid="t2" type="DURATION" value="P2D">two days</TIMEX3>, at
<TIMEX3 tid="t3" type="DATE" value="null">the time</TIMEX3>.
</TEXT></TimeML>"""

GUM = """<text id="GUM_news_dam" dateCreated="2032-03-08" title="Dam">
<p>
<s type="decl">
The	DT	the
dam	NN	dam
closed	VBD	close
on	IN	on
<date when="2032-03-05">
Friday	NP	Friday
</date>
,	,	,
Venn	NP	Venn
's	POS	's
aide	NN	aide
said	VBD	say
in	IN	in
<date from="1990-01-01" to="1999-12-31">
the	DT	the
1990s	CD	1990s
</date>
.	.	.
</s>
</p>
</text>"""


def time(start: int, end: int, timex: str, value: str | None = None) -> TimeExpression:
    return TimeExpression(start=start, end=end, text="x" * (end - start), timex=timex, value=value)


def test_a_timeml_document_keeps_its_text_its_date_and_its_times() -> None:
    found = read_timeml("dam", TIMEML)
    assert found.published == "2032-03-08" and "Venn & Dol met on Friday for\ntwo days" in found.text
    assert [(found.text[g.start : g.end], g.value) for g in found.gold] == [
        ("Friday", "2032-03-05"),
        ("two days", "P2D"),
        ("the time", None),
    ]


def test_a_gum_document_is_put_together_from_its_tokens() -> None:
    found = read_gum("dam", GUM)
    assert found.text.strip() == "The dam closed on Friday, Venn's aide said in the 1990s."
    assert [(found.text[g.start : g.end], g.value) for g in found.gold] == [
        ("Friday", "2032-03-05"),
        ("the 1990s", "1990-01-01/1999-12-31"),
    ]


def test_what_is_read_from_them_is_scored() -> None:
    timeml, _ = score([read_timeml("dam", TIMEML)])
    assert (timeml.gold, timeml.read, timeml.found, timeml.right) == (3, 2, 2, 2)
    gum, misses = score([read_gum("dam", GUM)], dates_alone=True)
    assert (gum.span_f1, gum.value_f1, misses) == (100, 100, [])


def test_one_character_is_a_relaxed_match_and_each_time_is_matched_once() -> None:
    gold = [GoldTime(0, 10, "2032"), GoldTime(10, 20, "2033")]
    assert match(gold, [time(8, 14, "2032")]) == {1: 0}
    assert match(gold, [time(20, 24, "2032")]) == {}
    assert match(gold, [time(0, 4, "2032"), time(5, 9, "2032")]) == {0: 0}


def test_a_wrong_value_lowers_the_value_figure_alone() -> None:
    text = Text("dam", "It fell on Friday.", "2032-03-08", [GoldTime(11, 17, "2032-03-06")])
    scores, misses = score([text])
    assert (scores.span_f1, scores.value_f1) == (100, 0) and len(misses) == 1


@pytest.mark.parametrize(
    ("wanted", "read", "right"),
    [
        ("2032-03-05", time(0, 1, "2032-03-05"), True),
        ("2032-03-01/2032-03-07", time(0, 1, "2032-W10", "2032-03-01/2032-03-07"), True),
        ("1990-01-01/1999-12-31", time(0, 1, "199", "199X"), True),
        ("2032-03-05", time(0, 1, "2032-03-06"), False),
        ("2032-03", time(0, 1, "2032-03-05"), False),
        (None, time(0, 1, "2032"), True),
    ],
)
def test_a_value_is_right_when_it_is_the_same(wanted: str | None, read: TimeExpression, right: bool) -> None:
    assert same(wanted, read) is right
