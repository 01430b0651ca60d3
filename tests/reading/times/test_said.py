"""When a statement was made is told by the clause of its cue, and by no other."""

from __future__ import annotations

import pytest

from dragoman.reading.linking import Link
from dragoman.reading.times import Entry, Told, read_times, tell
from dragoman.types import Article, Said
from tests.reading.making import marked
from tests.reading.times.reading_times import PUBLISHED


def told(*sources: str, published: str | None = PUBLISHED) -> list[Told]:
    """Statements as marked text, one a paragraph: [S source], [C cue], [T content]."""
    text, entries = "", []
    for source in sources:
        plain, parts = marked(source)
        moved = [p._replace(start=p.start + len(text), end=p.end + len(text)) for p in parts]
        first = {role: next((p for p in moved if p.role == role), None) for role in ("source", "cue")}
        contents = tuple(p for p in moved if p.role == "content")
        entries.append(Entry(Link(first["source"], first["cue"], contents), None))
        text += plain + "\n\n"
    return tell(text, read_times(Article(text=text, path="-", published=published)), entries)


def said(*sources: str, published: str | None = PUBLISHED) -> tuple[str, str | None] | None:
    found: Said | None = told(*sources, published=published)[-1].said
    return (found.text, found.date) if found else None


@pytest.mark.parametrize(
    ("source", "words", "date"),
    [
        ("[S Venn] [C said] on Friday [T that they would not come].", "on Friday", "2032-03-05"),
        (
            "[T “We will not come,”] [S Venn] [C told] the Courier on Tuesday evening.",
            "on Tuesday evening",
            "2032-03-02",
        ),
        ("On Saturday [S Mrs Venn] [C declined] [T the offer].", "On Saturday", "2032-03-06"),
        ("[S Venn] [C insisted again yesterday] [T that they had no letter].", "yesterday", "2032-03-07"),
        ("[S Venn], for his part, [C said] Thursday [T it would be too late].", "Thursday", "2032-03-04"),
        (
            "In early February, [S Venn] [C offered] [T to meet the president].",
            "In early February",
            "2032-02-01~/2032-02-10~",
        ),
        ("When they met at the dam in August, [S Venn] [C said] [T he would be back].", "in August", "2031-08"),
        ("[S Venn] [C said] in a statement released on Friday [T that it was over].", "on Friday", "2032-03-05"),
        (
            "[S Venn] [C said] in an interview with Radio Orrel on March 5 [T that it was over].",
            "on March 5",
            "2032-03-05",
        ),
        ("[S Venn] gave a fiery speech on Tuesday, [C vowing] [T to keep the gates shut].", "on Tuesday", "2032-03-02"),
        ("[S Venn] [C ruled out] on Wednesday [T any trip to the coast].", "on Wednesday", "2032-03-03"),
        ("[S Venn] [C dismissed] [T the offer] on Saturday.", "on Saturday", "2032-03-06"),
        ("[S Venn] [C dismissed] [T the offer on Saturday].", "on Saturday", "2032-03-06"),
        ("[S Venn] [C rejected] [T the condition] within the hour.", "within the hour", None),
        ("[S Venn] [C recently said] [T he was ready].", "recently", None),
        ("[S Venn] has previously [C ruled out] [T any trip].", "previously", None),
        ("Earlier, [S Venn] [C said] [T that he had asked her].", "Earlier", None),
        ("At Monday’s debate, [S Venn] [C said] [T it was over].", "Monday", "2032-03-08"),
    ],
)
def test_the_time_of_the_cues_clause_is_when_it_was_said(source: str, words: str, date: str | None) -> None:
    assert said(source) == (words, date)


@pytest.mark.parametrize(
    "source",
    [
        "[S Venn] [C said] [T they would meet on Friday].",
        "[T “They met on Friday,”] [S Venn] [C said].",
        "[S Venn, who has carried messages since January,] [C welcomed] [T the remarks].",
        "[S Venn], who met her on Friday, [C said] [T it was over].",
        "[S Venn] [C welcomed] [T the talks of May 5].",
        "[S Venn] [C scoffed at] [T his offer of a chat], made at a conference on Friday.",
        "They met on Friday. [S Venn] [C said] [T it was over].",
        "The dam broke 22 years ago, which [C confirmed] [T what all had known].",
        "The gates closed on Friday; [S Venn] [C said] [T it was over].",
        "SARNISH, March 5 (KTK) - [S Venn] [C said] [T it was over].",
        "[S Venn] [C did not answer] [T questions sent on Monday].",
        "[T “For three days they talked,”] [S Venn] [C said].",
    ],
)
def test_times_of_other_clauses_and_of_what_is_said_are_not(source: str) -> None:
    assert said(source) is None


def test_two_cues_of_one_source_share_its_time() -> None:
    text = "[S Venn] [C refused] on Saturday [T to travel to Sarnish]"
    plain, parts = marked(f"{text} and [C invited] [T the president], Dol [C said] on Sunday [T it was over].")
    source, refused, travel, invited, president, dol, over = parts
    entries = [
        Entry(Link(source, refused, (travel,)), None),
        Entry(Link(source, invited, (president,)), None),
        Entry(Link(None, dol, (over,)), None),
    ]
    found = tell(plain, read_times(Article(text=plain, path="-", published=PUBLISHED)), entries)
    assert [t.said.text if t.said else None for t in found] == ["on Saturday", "on Saturday", "on Sunday"]


def test_a_statement_goes_on_with_the_occasion_of_the_one_before_where_the_text_says_so() -> None:
    first = "[S Venn] [C said] at a news conference on Friday [T that it was over]."
    assert said(first, "At the same news conference, [S Venn] [C said] [T he was tired].") == (
        "on Friday",
        "2032-03-05",
    )
    assert said(first, "[T “And I am tired,”] [S he] [C added].") == ("on Friday", "2032-03-05")
    assert said(first, "[T “And I am tired,”] [S Dol] [C said].") is None


def test_without_an_anchor_the_words_are_kept_and_no_date_is_given() -> None:
    assert said("[S Venn] [C said] on Friday [T it was over].", published=None) == ("on Friday", None)
    assert said("[S Venn] [C said] in August [T it was over].", published=None) == ("in August", None)
    assert said("[S Venn] [C said] in 2030 [T it was over].", published=None) == ("in 2030", "2030")
    past = "The dam was built in May 2030. [S Venn] [C said] on Friday (5) [T it was over]."
    assert said(past, published=None) == ("on Friday (5)", None)


@pytest.mark.parametrize(
    ("source", "occasion"),
    [
        ("[S Venn] [C said] at a press conference after the Hallowick summit [T it was over].",
         "press conference after the Hallowick summit"),
        ("[S Venn] [C said] in a post-election interview with Radio Orrel on March 5 [T it was over].",
         "post-election interview with Radio Orrel"),
        ("[T “It is over,”] [S Venn] [C said] during a River Community summit in Port Amity on March 5.",
         "River Community summit in Port Amity"),
        ("[T “It is over,”] [S Venn] [C said] at a Harbour Forum in the Upper Valley of Kelvara on Friday (5).",
         "Harbour Forum in the Upper Valley of Kelvara"),
        ("[T “It is over,”] [S Venn] [C told] delegates at the Orrel Water Forum.", "Orrel Water Forum"),
        ("[T “It is over,”] [S Venn] [C told] a news conference at Lantern Street, the seat of her ministry.",
         "news conference at Lantern Street"),
        ("In a statement, [S Venn] [C said] [T it was over].", "statement"),
    ],
)  # fmt: skip
def test_the_occasion_is_the_noun_phrase_that_names_it(source: str, occasion: str) -> None:
    (found,) = told(source)
    assert found.occasion is not None and found.occasion.text == occasion


@pytest.mark.parametrize(
    "source",
    [
        "[T “It is over,”] [S Venn] [C told] The Hallowick Post.",
        "[S Venn] [C said] [T they would meet at a summit in Hallowick].",
        "[S Venn] [C continued to call for] [T more water].",
        "[S Venn] [C told] reporters after the meeting [T it was over].",
    ],
)
def test_papers_later_meetings_and_other_times_are_no_occasion(source: str) -> None:
    assert told(source)[0].occasion is None


def test_a_time_goes_with_the_cue_that_it_stands_behind() -> None:
    plain, parts = marked("[S Venn] [C said] on Monday [T it was over], [C disputing] [T the account].")
    source, first, over, second, account = parts
    entries = [Entry(Link(source, first, (over,)), None), Entry(Link(source, second, (account,)), None)]
    found = tell(plain, read_times(Article(text=plain, path="-", published=PUBLISHED)), entries)
    assert [t.said.text if t.said else None for t in found] == ["on Monday", "on Monday"]
    plain, parts = marked(
        "When [S Dol] [C signalled] last summer [T that he would go], [S Venn] [C said] [T it was over]."
    )
    dol, signalled, go, venn, cue, over = parts
    entries = [Entry(Link(dol, signalled, (go,)), None), Entry(Link(venn, cue, (over,)), None)]
    found = tell(plain, read_times(Article(text=plain, path="-", published=PUBLISHED)), entries)
    assert [t.said.text if t.said else None for t in found] == ["last summer", None]


def test_an_occasion_goes_with_the_first_cue_behind_it() -> None:
    plain, parts = marked(
        "In remarks in Sarnish, [S Venn] [C said] [T it was over], with [S Dol] [C adding] on Friday [T it was not]."
    )
    venn, said_, over, dol, adding, not_over = parts
    entries = [Entry(Link(venn, said_, (over,)), None), Entry(Link(dol, adding, (not_over,)), None)]
    found = tell(plain, read_times(Article(text=plain, path="-", published=PUBLISHED)), entries)
    assert [t.occasion.text if t.occasion else None for t in found] == ["remarks in Sarnish", None]
