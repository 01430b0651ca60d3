"""The commands keep what they promise: what is printed where, exit codes, one-line errors, nothing lost."""

from __future__ import annotations

import errno
import inspect
import io
import json
import os
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from rich.cells import cell_len

from dragoman.cli import app, main
from dragoman.commands import reading as reading_command
from dragoman.desk.page import Page
from dragoman.record import Record
from dragoman.sources import DEFAULT_LIMIT

COMMANDS = (
    "read", "statements", "people", "search", "articles", "show", "report",
    "proposals", "positions", "shifts", "disputes", "timeline", "origins",
    "merge", "split", "undo", "decisions", "correct", "corrections", "rebuild",
    "code", "doctor",
)  # fmt: skip
HEAVY = (
    "trafilatura",
    "sqlalchemy",
    "alembic",
    "onnxruntime",
    "py3langid",
    "jinja2",
    "charset_normalizer",
    "rich",
    "numpy",
)
QUOTE = "“The road is open,” President Yorev Dazhan said on Friday."


class Ran(NamedTuple):
    code: int
    out: str
    err: str


Run = Callable[..., Ran]


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """Runs a command line in an empty folder."""
    monkeypatch.chdir(tmp_path)
    for name in ("COLUMNS", "FORCE_COLOR", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)

    def run(*arguments: object) -> Ran:
        code = main([str(argument) for argument in arguments])
        return Ran(code, *capfd.readouterr())

    return run


def start(*arguments: object, **options: Any) -> subprocess.Popen[bytes]:
    """Starts a command line as a process of its own; Ctrl-C reaches it even where this one runs in the background."""
    options = {"preexec_fn": lambda: signal.signal(signal.SIGINT, signal.SIG_DFL)} | options
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-m", "dragoman", *map(str, arguments)]
    return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, **options)


def type_in(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode()), "utf-8"))


# ---- help and start


@pytest.mark.parametrize("command", COMMANDS)
def test_help_of_every_command_has_examples_and_fits(command: str, run: Run) -> None:
    ran = run(command, "--help")
    assert ran.code == 0 and "Examples:" in ran.out and f"dragoman {command}" in ran.out
    assert max(map(len, ran.out.splitlines())) <= 80


def test_help_names_every_command(run: Run) -> None:
    shown = run("--help").out
    assert [command.callback.__name__ for command in app.registered_commands if command.callback] == list(COMMANDS)
    assert all(re.search(rf"^  {command} ", shown, re.M) for command in COMMANDS)


def test_help_imports_nothing_heavy() -> None:
    code = "import sys; from dragoman.cli import main; main(['--help']); print(sorted(sys.modules))"
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
    assert "'dragoman.commands.listings'" in done.stdout
    assert not [name for name in HEAVY if f"'{name}'" in done.stdout]


def test_the_limit_that_help_shows_is_the_sources_own() -> None:
    assert inspect.signature(reading_command.read).parameters["limit"].default == DEFAULT_LIMIT


def test_version(run: Run) -> None:
    assert re.fullmatch(r"dragoman \S+\n", run("--version").out)


# ---- errors


@pytest.mark.parametrize(
    "arguments",
    [
        ["rumours"],
        ["read"],
        ["statements", "--kind", "rumour"],
        ["statements", "--colour"],
        ["statements"],
        ["show", "x"],
        ["read", "x.txt", "--model", "nowhere"],
        ["people", "--record", "junk.db"],
        ["report", "--record", "sqlite:///nowhere/x.db"],
        ["proposals"],
        ["correct", "x:1", "--reject", "--why", "no"],
        ["corrections"],
    ],
    ids=" ".join,
)
def test_what_cannot_be_done_is_one_line_and_exit_code_2(arguments: list[str], run: Run) -> None:
    Path("junk.db").write_bytes(b"no database " * 100)
    Path("x.txt").write_text(QUOTE, "utf-8")
    ran = run(*arguments)
    assert ran.code == 2 and ran.out == ""
    assert re.fullmatch(r"dragoman\b.*: .*; .*\n", ran.err)


@pytest.mark.parametrize("given", [["--since", "yesterday"], ["--article", "no-such-article"]], ids=" ".join)
def test_a_question_that_cannot_be_understood_is_one_line(given: list[str], run: Run, story_record: Path) -> None:
    ran = run("statements", *given, "--record", story_record)
    assert ran.code == 2 and ran.out == "" and ran.err.count("\n") == 1 and given[1] in ran.err


def test_a_report_that_cannot_be_written_is_one_line(run: Run, story_record: Path) -> None:
    ran = run("report", "--record", story_record, "-o", "no/such/folder.html")
    assert (ran.code, ran.out) == (2, "") and "cannot be written" in ran.err and ran.err.count("\n") == 1


def test_a_closed_pipe_is_silent(story_record: Path) -> None:
    process = start("statements", "--json", "--record", story_record)
    assert process.stdout and process.stderr
    process.stdout.close()
    assert process.stderr.read() == b""
    assert process.wait() == 1


# ---- read


def test_reading_twice_reads_once(run: Run, story: Path) -> None:
    first = run("read", story)
    assert first.code == 0 and first.out == ""
    found = re.fullmatch(r"Read (\d+) articles, (\d+) statements into dragoman.db\n", first.err)
    assert found and int(found[1]) >= 8 and int(found[2]) > 0
    again = run("read", story)
    assert again.code == 0 and again.err == f"Read 0 articles, 0 statements into dragoman.db; {found[1]} already read\n"
    with Record.open("dragoman.db", create=False) as record:
        assert len(record.articles()) == int(found[1])
        assert len(list(record.statements())) == int(found[2])
        assert record.check() == []


def test_the_summary_counts_files_of_other_types(run: Run, story: Path, tmp_path: Path) -> None:
    folder = tmp_path / "clippings"
    folder.mkdir()
    (folder / "a.txt").write_text(QUOTE)
    for name in ("b.PDF", "c.pdf", "d.docx", "e.jpg", "f.mp3", "g"):
        (folder / name).touch()
    told = "Read 1 article, 1 statement into dragoman.db; 6 files of other types passed over (.pdf, .docx, .jpg, …)\n"
    assert run("read", folder) == Ran(0, "", told)
    assert run("read", folder, "--quiet").err == ""


def test_json_lines_alone_touch_no_record(run: Run, story: Path) -> None:
    assert run("read", story, "--jsonl", "out.jsonl").code == 0
    assert [path.name for path in Path().iterdir()] == ["out.jsonl"]


def test_json_lines_are_the_same_fresh_and_from_the_record(run: Run, story: Path, story_lines: Path) -> None:
    fresh = run("read", story, "--jsonl", "-")
    run("read", story, "--record", "r.db")
    held = run("read", story, "--record", "r.db", "--jsonl", "-")
    assert fresh.out == held.out == story_lines.read_text("utf-8")
    assert "already read" in held.err and "already read" not in fresh.err


def test_json_lines_come_in_the_order_of_the_inputs(run: Run, story: Path) -> None:
    names = ["tribune-envoy.txt", "ktk-wire.jsonl", "courier-letter.txt"]
    run("read", story / names[2], "--record", "r.db")
    ran = run("read", *(story / name for name in names), "--jsonl", "-", "--record", "r.db")
    paths = [Path(json.loads(line)["article"]["path"]).name for line in ran.out.splitlines()]
    assert paths == [names[0], *(f"{names[1]}:{row}" for row in (1, 2, 3)), names[2]]


def test_every_span_is_the_articles_own_words(story_lines: Path, story_record: Path) -> None:
    spans = 0
    with Record.open(story_record, create=False) as record:
        for line in story_lines.read_text("utf-8").splitlines():
            reading = json.loads(line)
            text = record.article(reading["article"]["id"]).text
            for statement in reading["statements"]:
                for span in filter(None, [statement["source"], statement["cue"], *statement["content"]]):
                    assert text[span["start"] : span["end"]] == span["text"]
                    spans += 1
    assert spans > 50


def test_standard_input_is_read(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    type_in(monkeypatch, QUOTE)
    ran = run("read", "-", "--jsonl", "-", "--published", "2032-03-06", "--publisher", "KTK", "--language", "en")
    reading = json.loads(ran.out)
    assert ran.code == 0 and reading["article"]["path"] == "-"
    assert [reading["article"][field] for field in ("published", "publisher", "language")] == [
        "2032-03-06",
        "KTK",
        "en",
    ]
    assert "The road is open" in reading["statements"][0]["content"][0]["text"]


def test_what_cannot_be_read_is_named_and_the_rest_is_read(run: Run, story: Path) -> None:
    Path("empty.txt").touch()
    Path("rows.jsonl").write_text('{"text": "One row."}\n{"text": \n{"text": "Another row."}\n', "utf-8")
    ran = run("read", "empty.txt", "nowhere.txt", "rows.jsonl", story / "tribune-envoy.txt")
    lines = ran.err.splitlines()
    assert ran.code == 1 and len(lines) == 4
    assert all(
        any(line.startswith(f"{where}: ") for line in lines) for where in ("empty.txt", "nowhere.txt", "rows.jsonl:2")
    )
    assert lines[-1].startswith("Read 3 articles, ") and lines[-1].endswith("; 3 inputs skipped")


def test_a_language_that_no_model_reads_is_kept_and_said(run: Run) -> None:
    Path("ru.txt").write_text(
        "Президент заявил, что никого не приглашал в столицу ни устно, ни письменно.\n" * 3, "utf-8"
    )
    for _ in range(2):
        ran = run("read", "ru.txt")
        assert ran.code == 1
        assert (
            re.match(r"ru.txt: .+; it is kept without statements\n", ran.err) and "1 kept without statements" in ran.err
        )
    assert json.loads(run("articles", "--json").out)[0]["note"]


def test_quiet_prints_problems_alone(run: Run, story: Path) -> None:
    assert run("read", story / "tribune-envoy.txt", "--quiet") == Ran(0, "", "")
    assert run("read", "nowhere.txt", "-q").err.count("\n") == 1


def test_a_text_over_the_limit_is_skipped(run: Run) -> None:
    Path("long.txt").write_text(QUOTE * 10, "utf-8")
    assert run("read", "long.txt", "--limit", 100).code == 1
    assert run("read", "long.txt").code == 0


def test_an_input_is_never_overwritten(run: Run, story: Path) -> None:
    shutil.copy(story / "ktk-wire.jsonl", "wire.jsonl")
    ran = run("read", ".", "--jsonl", "wire.jsonl")
    assert ran.code == 2 and "overwritten" in ran.err
    assert Path("wire.jsonl").read_bytes() == (story / "ktk-wire.jsonl").read_bytes()


def test_the_same_text_in_two_files_is_one_article_with_a_line_for_each(run: Run, story: Path) -> None:
    for name in ("a.txt", "b.txt"):
        shutil.copy(story / "tribune-envoy.txt", name)
    ran = run("read", "a.txt", "b.txt", "--jsonl", "-", "--record", "r.db")
    lines = [json.loads(line)["article"] for line in ran.out.splitlines()]
    assert [line["path"] for line in lines] == ["a.txt", "b.txt"] and lines[0]["id"] == lines[1]["id"]
    assert len(json.loads(run("articles", "--json", "--record", "r.db").out)) == 1
    assert run("show", "b.txt", "--record", "r.db").code == 0


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL], ids=["stopped", "killed"])
def test_a_run_that_is_ended_loses_nothing_and_goes_on(how: signal.Signals, run: Run, story: Path) -> None:
    text = (story / "courier-letter.txt").read_text("utf-8")[:1500]
    rows = [json.dumps({"text": f"{text}\n{number}"}) for number in range(120)]
    Path("many.jsonl").write_text("\n".join(rows), "utf-8")
    process = start("read", "many.jsonl")
    until = time.monotonic() + 120
    while count_articles("dragoman.db") == 0:
        assert process.poll() is None and time.monotonic() < until
        time.sleep(0.05)
    process.send_signal(how)
    _, said = process.communicate(timeout=300)  # against a hang alone: a busy machine may take its time
    kept = count_articles("dragoman.db")
    assert 0 < kept < len(rows)
    if how is signal.SIGINT:
        told = re.fullmatch(rb"Stopped: (\d+) articles? safe in dragoman.db; .*\n", said)
        assert process.returncode == 130 and told and int(told[1]) <= kept, said
    rest = run("read", "many.jsonl")
    assert rest.code == 0 and f"; {kept} already read" in rest.err
    with Record.open("dragoman.db", create=False) as record:
        assert len(record.articles()) == len(rows) and record.check() == []


def count_articles(record: str) -> int:
    """Looks in from outside, as the record's writer does not wait for us."""
    if not Path(record).exists():
        return 0
    try:
        with sqlite3.connect(f"file:{record}?mode=ro", uri=True) as connection:
            return int(connection.execute("SELECT count(*) FROM readings").fetchone()[0])
    except sqlite3.OperationalError:  # the tables are being made
        return 0


# ---- listings

LISTINGS = (["statements"], ["people"], ["articles"], ["search", "Sarnish"], ["show", "tribune-envoy.txt"])


@pytest.mark.parametrize("listing", LISTINGS, ids=lambda listing: listing[0])
def test_every_table_fits_80_columns_and_has_no_escape_codes_in_a_pipe(
    listing: list[str], run: Run, story_record: Path
) -> None:
    ran = run(*listing, "--record", story_record)
    assert ran.code == 0 and ran.err == ""
    lines = ran.out.splitlines()
    assert len(lines) > 5 and max(map(cell_len, lines)) <= 80
    assert "\x1b" not in ran.out
    assert not re.search(r"[\u2500-\u257f]", ran.out)


@pytest.mark.parametrize("listing", LISTINGS, ids=lambda listing: listing[0])
def test_no_color_is_honoured(
    listing: list[str], run: Run, story_record: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    colour = re.compile(r"\x1b\[(?:\d+;)*[349]\d(?:;\d+)*m")
    monkeypatch.setenv("FORCE_COLOR", "1")
    coloured = run(*listing, "--record", story_record).out
    assert "\x1b[" in coloured
    monkeypatch.setenv("NO_COLOR", "1")
    assert not colour.search(run(*listing, "--record", story_record).out)
    assert listing[0] != "show" or colour.search(coloured)


@pytest.mark.parametrize("listing", LISTINGS[:-1], ids=lambda listing: listing[0])
def test_json_is_one_array_whatever_its_length(listing: list[str], run: Run, story_record: Path) -> None:
    rows = json.loads(run(*listing, "--json", "--record", story_record).out)
    assert len(rows) > 2
    limited = json.loads(run(*listing, "--json", "--limit", 1, "--record", story_record).out)
    assert limited == rows[:1]


def test_nothing_found_is_said_on_standard_error_and_is_no_failure(run: Run, story_record: Path) -> None:
    assert run("search", "zeppelin", "--record", story_record) == Ran(0, "", "Nothing found.\n")
    assert run("statements", "--speaker", "zeppelin", "--json", "--record", story_record) == Ran(0, "[]\n", "")


def test_filters_give_what_they_ask_for(run: Run, story_record: Path) -> None:
    def ask(*filters: str) -> list[dict[str, Any]]:
        rows: list[dict[str, Any]] = json.loads(run("statements", "--json", *filters, "--record", story_record).out)
        return rows

    everything = ask()
    for filters in (
        ["--kind", "direct"],
        ["--speaker", "Dazhan"],
        ["--min-confidence", "0.9"],
        ["--since", "2032-03-08"],
    ):
        assert 0 < len(ask(*filters)) < len(everything)
        assert all(row in everything for row in ask(*filters))
    assert {row["statement"]["kind"] for row in ask("--kind", "direct")} == {"direct"}
    assert min(row["statement"]["confidence"] for row in ask("--min-confidence", "0.9")) >= 0.9
    article = everything[0]["article"]["id"]
    assert ask("--article", article[:10]) == [row for row in everything if row["article"]["id"] == article]


def test_words_in_quotation_marks_are_a_phrase(run: Run, story_record: Path) -> None:
    def count(*words: str) -> int:
        return len(json.loads(run("search", "--json", *words, "--record", story_record).out))

    assert count("half a yes") >= 1
    assert count("yes a half") == 0 < count("yes", "half")


@pytest.mark.parametrize("words", ['"', "AND", "a* OR (", "NEAR(", "-", "'; DROP TABLE articles", "\x00", "💧"])
def test_no_search_words_make_an_error(words: str, run: Run, story_record: Path) -> None:
    ran = run("search", "--json", "--record", story_record, "--", words)
    assert ran.code == 0 and isinstance(json.loads(ran.out), list)


def test_show_gives_the_text_and_its_reading(run: Run, story_record: Path, story: Path) -> None:
    shown = json.loads(run("show", "tribune-envoy.txt", "--json", "--record", story_record).out)
    assert shown["text"] == (story / "tribune-envoy.txt").read_bytes().decode("utf-8")
    assert shown["reading"]["statements"]


# ---- report and doctor


def test_report_holds_every_article_and_statement(run: Run, story_record: Path) -> None:
    assert run("report", "--record", story_record) == Ran(0, "", "Wrote report.html\n")
    page = Path("report.html").read_text("utf-8")
    with Record.open(story_record, create=False) as record:
        assert page.count("<article ") == len(record.articles())
        assert page.count('<li id="s-') == len(list(record.statements()))
    assert run("report", "--record", story_record, "-o", "-").out == page


def test_a_report_that_is_not_finished_leaves_the_one_before(
    run: Run, story_record: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def render(_: Page) -> Iterator[str]:
        yield "<!doctype html>"
        raise OSError(errno.ENOSPC, "No space left on device")

    assert run("report", "--record", story_record).code == 0
    before = Path("report.html").read_bytes()
    with monkeypatch.context() as patched:
        patched.setattr(Page, "render", render)
        assert run("report", "--record", story_record).code == 2
    assert Path("report.html").read_bytes() == before
    Path("link.html").symlink_to("report.html")
    assert run("report", "tribune-envoy.txt", "-o", "link.html", "--record", story_record).code == 0
    assert Path("link.html").is_symlink() and Path("report.html").read_bytes() != before
    assert sorted(path.name for path in Path().iterdir()) == ["link.html", "report.html"]


def test_report_of_named_articles_holds_these_once(run: Run, story_record: Path) -> None:
    ran = run("report", "tribune-envoy.txt", "tribune-envoy.txt", "--record", story_record, "-o", "-")
    assert ran.out.count("<article ") == 1


def test_doctor_is_content_with_a_sound_record(run: Run, story_record: Path) -> None:
    ran = run("doctor", "--record", story_record, "--json")
    found = json.loads(ran.out)
    assert ran.code == 0 and found["faults"] == [] and found["model"] and found["events"] and found["articles"] >= 8
    assert run("doctor").code == 0, "that there is no record yet is no fault"


def test_doctor_checks_the_model_of_event_codes(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    from dragoman.reading.plover import encoder

    nowhere = Path("nowhere")
    monkeypatch.setattr(encoder, "load_encoder", lambda: encoder.Encoder(nowhere, nowhere / "vocab.txt"))
    found = json.loads(run("doctor", "--json").out)
    assert found["events"] is None and found["faults"][0].startswith("nowhere: no model of events")


def test_doctor_finds_what_is_wrong(run: Run) -> None:
    Path("junk.db").write_bytes(b"no database " * 100)
    ran = run("doctor", "--record", "junk.db", "--model", "nowhere", "--json")
    assert ran.code == 1 and len(json.loads(ran.out)["faults"]) == 2
    assert run("doctor", "--record", "junk.db").code == 1


# ---- what would be lost, and what nobody foresaw


def test_no_command_overwrites_the_record(run: Run) -> None:
    Path("a.txt").write_text(QUOTE, "utf-8")
    assert run("read", "a.txt", "--record", "r.db").code == 0
    before = Path("r.db").read_bytes()
    for line in (
        ("report", "-o", "r.db", "--record", "r.db"),
        ("read", "a.txt", "--record", "r.db", "--jsonl", "r.db"),
    ):
        ran = run(*line)
        assert ran.code == 2 and "would be overwritten" in ran.err and len(ran.err.splitlines()) == 1
        assert Path("r.db").read_bytes() == before


@pytest.mark.parametrize(
    "line",
    [
        ("statements", "--limit", "9" * 20),
        ("search", "road", "--limit", "9" * 20),
        ("corrections", "--undo", "9" * 20),
        ("correct", "a.txt:" + "9" * 5_000, "--reject"),
    ],
)
def test_numbers_that_no_database_holds_are_refused_in_a_line(line: tuple[str, ...], run: Run) -> None:
    Path("a.txt").write_text(QUOTE, "utf-8")
    run("read", "a.txt")
    ran = run(*line)
    assert ran.code == 2 and len(ran.err.splitlines()) == 1 and "fault" not in ran.err


def test_rows_to_code_may_be_odd(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = ["\ufeffsentence\tsource\ttarget", "A met B.\tA\tB", f"{'A met B. ' * 16_000}\tA\tB", "A left B.\tA\tB"]
    type_in(monkeypatch, "\n".join(rows))
    ran = run("code", "-")
    assert ran.code in (0, 1) and len(ran.out.splitlines()) >= 3
    for text in ('{"sentence": "A met B.", "source": "A", "target": "B", "n": ' + "9" * 5_001 + "}", "{" * 100_000):
        Path("odd.jsonl").write_text(text, "utf-8")
        ran = run("code", "odd.jsonl")
        assert ran.code == 2 and ran.err.startswith("dragoman: odd.jsonl:1: ") and len(ran.err.splitlines()) == 1


def test_a_fault_of_the_program_is_told_in_a_line(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise IndexError("no such thing")

    monkeypatch.setattr(Record, "open", fail)
    ran = run("articles")
    assert ran.code == 2 and "a fault of the program (IndexError: no such thing)" in ran.err
    monkeypatch.setenv("DRAGOMAN_FAULTS", "1")
    with pytest.raises(IndexError):
        run("articles")
