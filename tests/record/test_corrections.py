"""What people correct holds for every later reading, shows with its reason, and can be taken back."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from dragoman.errors import StopError
from dragoman.record import Record, StatementQuery
from dragoman.types import Act, EntityRef, Reading, Span
from tests.record.making import make_pair

LINES = [
    ("Foreign Minister Žofia Lané", "Žofia Lané", "said", "the harbour stays open for grain ships", None),
    ("Odran's envoy Tomas Rike", "Tomas Rike", "rejected", "any talk of a ceasefire before the thaw", None),
    ("The envoy", "Tomas Rike", "added", "nobody had invited him", None),
]
ARTICLE, READING = make_pair(LINES, path="post/harbour.txt", published="2031-03-04")
WHO = {"why": "she wrote to us", "made_by": "desk"}


@pytest.fixture
def harbour(record: Record) -> Record:
    acts = {1: (Act(type="propose", agent=READING.statements[1].speaker, issue="ceasefire", plover="AGREE"),)}
    statements = tuple(replace(one, acts=acts.get(n, ())) for n, one in enumerate(READING.statements))
    record.add(ARTICLE, replace(READING, statements=statements))
    return record


def speakers(record: Record, **query: object) -> list[tuple[int, str | None]]:
    rows = record.statements(StatementQuery(**query))  # type: ignore[arg-type]
    return [(row.number, row.statement.speaker.name if row.statement.speaker else None) for row in rows]


def test_a_statement_is_given_to_another_speaker_with_who_and_why(harbour: Record) -> None:
    harbour.correct("harbour.txt:3", "speaker", "zofia lane", **WHO)
    row = list(harbour.statements())[2]
    assert row.statement.speaker == READING.statements[0].speaker, "the article's own entity and spelling"
    assert row.statement.why == "corrected by desk: she wrote to us"
    assert [(note.field, note.value, note.why) for note in row.corrections] == [
        ("speaker", "zofia lane", "she wrote to us")
    ]


def test_a_question_by_speaker_finds_the_corrected_one(harbour: Record) -> None:
    harbour.correct("harbour.txt:2", "speaker", "Žofia Lané", **WHO)
    assert speakers(harbour, speaker="LANE") == [(1, "Žofia Lané"), (2, "Žofia Lané")]
    assert speakers(harbour, speaker="lan* zof*") == [(1, "Žofia Lané"), (2, "Žofia Lané")]
    assert speakers(harbour, speaker="lane", about="ceasefire") == [(2, "Žofia Lané")]
    assert speakers(harbour, speaker="lane", about="invited") == []
    # The source's words are the article's still: "Odran's envoy Tomas Rike".
    assert speakers(harbour, speaker="rike") == [(2, "Žofia Lané"), (3, "Tomas Rike")]


def test_a_speaker_whom_the_article_does_not_name_is_kept_by_name_and_none_is_none(harbour: Record) -> None:
    harbour.correct("harbour.txt:1", "speaker", "Ilse Morrow", **WHO)
    harbour.correct("harbour.txt:2", "speaker", None, **WHO)
    assert speakers(harbour) == [(1, "Ilse Morrow"), (2, None), (3, "Tomas Rike")]
    corrected = harbour.corrected("harbour.txt").reading
    assert {one.speaker.id for one in corrected.statements if one.speaker} <= {one.id for one in corrected.entities}


def test_an_act_goes_with_its_speaker_and_can_be_relabelled_and_taken_away(harbour: Record) -> None:
    harbour.correct("harbour.txt:2", "speaker", "Žofia Lané", **WHO)
    harbour.correct("harbour.txt:2", "act", "reject", **WHO)
    act = list(harbour.statements())[1].statement.acts[0]
    assert (act.type, act.issue, act.agent) == ("reject", "ceasefire", READING.statements[0].speaker)
    assert act.why == "corrected by desk: she wrote to us" and act.plover is None
    harbour.correct("harbour.txt:2", "act", None, **WHO)
    assert list(harbour.statements())[1].statement.acts == ()
    harbour.correct("harbour.txt:3", "act", "deny", **WHO)
    assert list(harbour.statements())[2].statement.acts[0] == Act(
        type="deny", agent=READING.statements[2].speaker, why="corrected by desk: she wrote to us"
    )


def test_one_act_of_several_is_relabelled_alone(record: Record) -> None:
    acts = (Act(type="propose", issue="grain"), Act(type="accuse"))
    record.add(ARTICLE, replace(READING, statements=(replace(READING.statements[0], acts=acts),)))
    record.correct("harbour.txt:1", "act", "promise", of="propose", **WHO)
    made = next(record.statements()).statement.acts
    assert [(act.type, act.issue) for act in made] == [("accuse", None), ("promise", "grain")]


def test_a_rejected_statement_is_in_no_listing_and_the_others_keep_their_numbers(harbour: Record) -> None:
    harbour.correct("harbour.txt:2", "reject", None, **WHO)
    assert speakers(harbour) == [(1, "Žofia Lané"), (3, "Tomas Rike")]
    assert speakers(harbour, limit=2) == [(1, "Žofia Lané"), (3, "Tomas Rike")]
    corrected = harbour.corrected("harbour.txt")
    assert len(corrected.reading.statements) == 3 and len(corrected.kept.statements) == 2
    assert harbour.reading("harbour.txt").statements[1].speaker, "what was read stays as it was read"


def test_what_stood_inside_a_rejected_statement_stands_outside(record: Record) -> None:
    one, two, three = READING.statements
    nested = (one, replace(two, inside=one.id), replace(three, inside=two.id))
    record.add(ARTICLE, replace(READING, statements=nested))
    record.correct("harbour.txt:2", "reject", None, **WHO)
    assert [(s.id, s.inside) for s in record.corrected("harbour.txt").kept.statements] == [
        (one.id, None),
        (three.id, one.id),
    ]


def shift(reading: Reading, version: str) -> Reading:
    """Another model's reading: each content ends a word earlier, ids and numbers are others, one statement is lost."""
    statements = []
    for one in reading.statements[1:]:
        span = one.content[0]
        words = span.text.rsplit(" ", 1)[0]
        cut = Span(span.start, span.start + len(words), words)
        statements.append(replace(one, id=one.id + "x", content=(cut,), speaker=None))
    return replace(reading, model=version, statements=tuple(statements), entities=())


def test_corrections_hold_for_the_reading_of_another_model(harbour: Record) -> None:
    harbour.correct("harbour.txt:3", "speaker", "Tomas Rike", **WHO)
    harbour.correct("harbour.txt:1", "speaker", "Ilse Morrow", **WHO)
    harbour.add(ARTICLE, shift(READING, "two+r1"))
    assert speakers(harbour) == [(1, None), (2, "Tomas Rike")]
    assert len(harbour.corrections()) == 2, "one has no place in this reading, and is kept"
    harbour.add(ARTICLE, replace(READING, model="three+r1"))
    assert speakers(harbour) == [(1, "Ilse Morrow"), (2, "Tomas Rike"), (3, "Tomas Rike")]


def test_the_later_correction_of_one_thing_supersedes_the_earlier_whatever_was_read_between(harbour: Record) -> None:
    first = harbour.correct("harbour.txt:3", "speaker", "Ilse Morrow", **WHO)
    harbour.add(ARTICLE, shift(READING, "two+r1"))
    second = harbour.correct("harbour.txt:2", "speaker", "Žofia Lané", **WHO)
    assert speakers(harbour)[1] == (2, "Žofia Lané")
    assert [(one.serial, one.words) for one in harbour.corrections()] == [(second.serial, "nobody had invited")]
    assert [(one.serial, one.superseded_by) for one in harbour.corrections(everything=True)] == [
        (first.serial, second.serial),
        (second.serial, None),
    ]


def test_an_undone_correction_no_longer_counts_and_stays_in_the_record(harbour: Record) -> None:
    made = harbour.correct("harbour.txt:2", "reject", None, **WHO)
    undone = harbour.undo(made.serial, why="it is one", made_by="chief")
    assert len(speakers(harbour)) == 3 and harbour.corrections() == []
    events = harbour.corrections(everything=True)
    assert [(one.field, one.made_by, one.superseded_by) for one in events] == [
        ("reject", "desk", undone.serial),
        ("undo", "chief", None),
    ]
    with pytest.raises(StopError, match="superseded"):
        harbour.undo(made.serial, why="", made_by="desk")
    with pytest.raises(StopError, match="none of this number"):
        harbour.undo(99, why="", made_by="desk")


@pytest.mark.parametrize("ref", ["harbour.txt", "harbour.txt:", "harbour.txt:9", "harbour.txt:0", ":1", "", "x.txt:1"])
def test_a_statement_that_is_not_there_is_told_in_one_line(ref: str, harbour: Record) -> None:
    with pytest.raises(StopError):
        harbour.correct(ref, "reject", None, **WHO)
    assert harbour.corrections(everything=True) == []


def test_a_statement_is_named_by_id_too_and_a_reason_is_needed(harbour: Record) -> None:
    one = replace(READING.statements[0], id=f"{ARTICLE.id}.s0-70")
    harbour.add(ARTICLE, replace(READING, model="two+r1", statements=(one,), entities=READING.entities))
    assert harbour.correct(one.id, "speaker", "Tomas Rike", **WHO).article == ARTICLE.id
    with pytest.raises(StopError, match="reason"):
        harbour.correct(one.id, "reject", None, why=" ", made_by="desk")


def test_corrections_are_in_the_file(tmp_path: Path) -> None:
    with Record.open(tmp_path / "r.db") as record:
        record.add(ARTICLE, READING)
        record.correct("harbour.txt:1", "speaker", "Ilse Morrow", **WHO)
    with Record.open(tmp_path / "r.db", create=False) as record:
        assert speakers(record)[0] == (1, "Ilse Morrow")
        assert record.check() == []


def test_what_was_read_is_returned_untouched_where_nothing_was_corrected(harbour: Record) -> None:
    corrected = harbour.corrected("harbour.txt")
    assert corrected.reading == corrected.kept == harbour.reading("harbour.txt")
    assert EntityRef(READING.entities[0].id, "Žofia Lané") == READING.statements[0].speaker
