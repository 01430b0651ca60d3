"""Quotation marks and layout speak for a statement where the tagger does not."""

from __future__ import annotations

from dragoman.reading.furniture import split_lines
from dragoman.reading.labels import add_labelled
from dragoman.reading.linking import Link
from dragoman.reading.parts import Part
from dragoman.reading.quoting import fill_quotations
from tests.reading.making import marked


def filled(source: str) -> list[tuple[str, str]]:
    text, parts = marked(source)
    return [(p.role, text[p.start : p.end]) for p in fill_quotations(text, parts)]


def labelled(text: str, title: int = 0, names: tuple[str, ...] = ()) -> list[tuple[str, list[str]]]:
    marks = [Part(text.index(n), text.index(n) + len(n), "person", 0.9) for n in names]
    return [
        (text[e.source.start : e.source.end] if e.source else "", [text[p.start : p.end] for p in e.contents])
        for e in add_labelled(text, [], list(split_lines(text)), marks, title)
    ]


def test_a_content_takes_in_its_whole_quotation() -> None:
    assert filled("[S Venn] [C said]: “[T The dam is shut]. It will stay so.”")[-1] == (
        "content",
        "“The dam is shut. It will stay so.”",
    )


def test_a_sentence_in_marks_is_said_and_a_term_is_not() -> None:
    assert filled("«The dam is shut and it will stay so.»") == [("content", "«The dam is shut and it will stay so.»")]
    assert filled("The “coalition of the willing” met.") == []
    assert filled("At the “Weir Builders Forum: Promote Gates, Locks and Quality,” he spoke.") == []
    assert filled("“THE DAM IS SHUT AND IT WILL STAY SO.”") == [("content", "“THE DAM IS SHUT AND IT WILL STAY SO.”")]


def test_a_quoted_paragraph_is_one_content_whatever_it_tells_of() -> None:
    source = "“[S The envoy] [C said] [T he would come] and we believed it.”\nIt rained."
    assert filled(source) == [("content", "“The envoy said he would come and we believed it.”")]


def test_furniture_is_not_filled() -> None:
    text = "“Sign up for all the news of the river.”"
    assert fill_quotations(text, [], [(0, len(text))]) == []


def test_labels_make_a_transcript_when_there_are_enough() -> None:
    talk = "HOLM: Why is it shut?\nVENN: It leaks.\nAnd it is old.\nHOLM: Since when?\nVENN: Since the flood."
    assert labelled(talk) == [
        ("HOLM", ["Why is it shut?"]),
        ("VENN", ["It leaks.", "And it is old."]),
        ("HOLM", ["Since when?"]),
        ("VENN", ["Since the flood."]),
    ]
    assert labelled("Where: the town hall.\nWhen: on Monday at six.") == []


def test_the_editors_own_line_in_brackets_is_no_part_of_an_answer() -> None:
    text = "Quill: Does it hold?\nVenn: It leaks.\n[The gates of the weir.]\nWe mend it.\nQuill: When?\nVenn: Soon."
    assert labelled(text)[1] == ("Venn", ["It leaks.", "We mend it."])


def test_the_headline_above_a_transcript_is_nobodys_turn() -> None:
    text = "Venn: An Interview\nOlin Sark: Is it shut?\nVenn: It is.\nOlin Sark: Since when?\nVenn: May."
    assert [who for who, _ in labelled(text)] == ["Olin Sark", "Venn", "Olin Sark", "Venn"]


def test_a_persons_whole_name_labels_a_turn_even_once() -> None:
    text = "Courier: Is it shut?\nOrla Venn: It is.\nSince May.\nCourier: Why?\nOrla Venner: It leaks."
    assert labelled(text) == [("Courier", ["Is it shut?"]), ("Courier", ["Why?"])]
    assert [who for who, _ in labelled(text, names=("Orla Venner",))] == ["Courier", "Courier", "Orla Venner"]


def test_a_turn_ends_at_a_heading() -> None:
    text = "Courier: Is it shut?\nVenn: It is.\nThe weir\nA gate of the weir in May.\nCourier: Since when?\nVenn: May."
    lines = [line for line in split_lines(text) if line.text != "The weir"]
    told = [[text[p.start : p.end] for p in e.contents] for e in add_labelled(text, [], lines, [], 0)]
    assert told == [["Is it shut?"], ["It is."], ["Since when?"], ["May."]]


def test_a_signed_quotation_belongs_to_its_name() -> None:
    for dash in (" – ", " -", " ― "):
        line = f"“We are not asking for the whole river.”{dash}Commissioner Orla Venn"
        assert labelled(line) == [("Commissioner Orla Venn", ["“We are not asking for the whole river.”"])]


def test_headlines_name_their_speaker_before_or_after_the_colon() -> None:
    assert labelled("Venn: We will not go", 30) == [("Venn", ["We will not go"])]
    assert labelled("We will not go: Venn", 30) == [("Venn", ["We will not go"])]
    assert labelled("Talks possible within weeks: Holm", 40, ("Holm",)) == [("Holm", ["Talks possible within weeks"])]
    assert labelled("Explainer: The river and its dams", 40) == []
    assert labelled("Dams: ‘We never left,’ says council", 40) == []


def test_a_label_replaces_what_was_read_without_a_source() -> None:
    text = "“We are not asking for the whole river.” – Orla Venn"
    old = Link(None, None, (Part(0, 40, "content", 0.5),))
    assert len(add_labelled(text, [old], list(split_lines(text)), [], 0)) == 1


def test_speech_behind_a_dash_is_that_of_whom_the_line_names() -> None:
    line = "— We are ready for Sarnish, — Minister Orla Venn said on Friday. — The paper is done."
    assert labelled(line, names=("Orla Venn",)) == [
        ("Minister Orla Venn", ["We are ready for Sarnish", "The paper is done."])
    ]
    assert labelled("— We are ready, — said Orla Venn.", names=("Orla Venn",)) == [("Orla Venn", ["We are ready"])]
    assert labelled("— The weir – an old one – is shut.", names=()) == []
