"""A record opens, or says in one line why not and what to do."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from pathlib import Path
from urllib.parse import quote

import msgspec
import pytest
import sqlalchemy as sa
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from dragoman.errors import StopError
from dragoman.record import Record, StatementQuery, dialect
from dragoman.record.migrations import make_config, upgrade
from dragoman.record.opening import create_tables
from dragoman.record.tables import KNOWN_SCHEMAS, SCHEMA, VERSION_TABLE, metadata
from dragoman.story.keeping import StoryQuery, ask_story, keep_story
from tests.gold_story import load_story
from tests.record.conftest import HARBOUR, PIPELINE
from tests.record.making import make_pair


def schema_of(connection: sa.Connection) -> set[tuple[str, ...]]:
    """Tables with their columns and keys, indexes and triggers, as the database itself describes them."""
    listed = connection.exec_driver_sql("SELECT type, name, tbl_name, sql FROM sqlite_master").all()
    described = {
        (kind, name, of, " ".join(sql.split()) if sql and (kind != "table" or "VIRTUAL" in sql) else "")
        for kind, name, of, sql in listed
    }
    for kind, name, _, _ in listed:
        if kind == "table":
            for pragma in ("table_xinfo", "foreign_key_list", "index_list"):
                facts = connection.exec_driver_sql(f"PRAGMA {pragma}({name})").all()
                # Their first field counts them, in the order in which they were made.
                described |= {(name, pragma, *map(str, fact[1:])) for fact in facts}
    return described


def test_a_new_record_has_the_schema_that_the_migrations_give() -> None:
    made, migrated = dialect.make_engine(":memory:", 1), dialect.make_engine(":memory:", 1)
    with dialect.writing(made) as one, one.begin(), dialect.writing(migrated) as other, other.begin():
        create_tables(one)
        upgrade(other)
        assert schema_of(one) == schema_of(other)
        context = MigrationContext.configure(other, opts={"version_table": VERSION_TABLE})
        indexes = ("article_words", "statement_words")
        differences = [step for step in compare_metadata(context, metadata) if not step[1].name.startswith(indexes)]
        assert differences == []
        assert ScriptDirectory.from_config(make_config(other)).get_current_head() == SCHEMA == KNOWN_SCHEMAS[-1]


def test_a_record_of_an_older_schema_is_brought_up_to_date(tmp_path: Path) -> None:
    where = tmp_path / "r.db"
    Record.open(where).close()
    engine = dialect.make_engine(str(where), 1)
    with dialect.writing(engine) as connection, connection.begin():
        command.downgrade(make_config(connection), "base")  # before the first table: all that is older so far
    engine.dispose()
    assert sqlite3.connect(where).execute("SELECT name FROM sqlite_master").fetchone() == (VERSION_TABLE,)
    with Record.open(where) as record:
        record.add(*make_pair(HARBOUR))
        assert record.check() == []


def test_days_that_readings_found_become_those_of_their_articles(tmp_path: Path) -> None:
    where = tmp_path / "r.db"
    article, reading = make_pair(HARBOUR, path="a.txt")
    found = msgspec.structs.replace(reading, article=msgspec.structs.replace(reading.article, published="2031-03-04"))
    with Record.open(where) as record:
        record.add_many([(article, found), make_pair(PIPELINE, path="b.txt", published="2031-04")])
    engine = dialect.make_engine(str(where), 1)
    with dialect.writing(engine) as connection, connection.begin():
        command.downgrade(make_config(connection), "0006")
        connection.exec_driver_sql(
            "UPDATE articles SET published = NULL, published_from = NULL, published_to = NULL WHERE path = 'a.txt'"
        )  # as a record of that schema had it
    engine.dispose()
    with Record.open(where) as record:
        assert {row.path: row.published for row in record.articles()} == {"a.txt": "2031-03-04", "b.txt": "2031-04"}
        assert record.check() == []


def open_first_release(where: Path) -> Record:
    """The record that the first release made (`first-release.sql`), opened by today's code."""
    with sqlite3.connect(where) as connection:
        connection.executescript(Path(__file__).with_name("first-release.sql").read_text(encoding="utf-8"))
    connection.close()
    return Record.open(where, create=False)


def test_a_record_of_the_first_release_is_brought_up_to_date_and_loses_nothing(tmp_path: Path) -> None:
    where = tmp_path / "r.db"
    with open_first_release(where) as record:
        assert record.check() == []
        assert len(record.articles()) == 3
        rows = list(record.statements())
        assert len(rows) == 37
        for row in rows:
            text = record.article(row.article.id).text
            assert all(text[span.start : span.end] == span.text for span in row.statement.content)
        named = [row for row in rows if row.statement.speaker and "Miklin" in row.statement.speaker.name]
        assert named and list(record.statements(StatementQuery(speaker="Miklin"))) == named
        assert {record.article(hit.article_id).publisher for hit in record.search("sluices")} == {"KTK"}
        assert {person.name for person in record.people()} >= {"Teodar Miklin", "Yorev A. Dazhan"}
        before = len(record.articles())
        record.add(*make_pair(HARBOUR))
        assert len(record.articles()) == before + 1 and record.check() == []
    made = dialect.make_engine(":memory:", 1)
    with dialect.writing(made) as connection, connection.begin():
        create_tables(connection)
        new = schema_of(connection)
    upgraded = dialect.make_engine(str(where), 1)
    with dialect.writing(upgraded) as connection:
        assert schema_of(connection) == new
    upgraded.dispose()


def test_the_story_of_a_first_releases_record_is_made_when_it_is_asked_for(tmp_path: Path) -> None:
    with open_first_release(tmp_path / "r.db") as record:
        keep_story(record)
        assert ask_story(record, StoryQuery(part="proposals")).proposals == (), "its readings have no acts"
        for article, reading in load_story()[:4]:
            record.add(article, reading)
        keep_story(record)
        assert ask_story(record, StoryQuery(part="proposals")).proposals
        assert record.check() == []


def test_heavy_libraries_are_imported_only_when_needed(tmp_path: Path) -> None:
    program = (
        "import sys, dragoman.record; dragoman.record.StatementQuery(); assert 'sqlalchemy' not in sys.modules\n"
        "for _ in range(2): dragoman.record.Record.open(sys.argv[1]).close()\n"
        "assert 'sqlalchemy' in sys.modules and 'alembic' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", program, str(tmp_path / "r.db")], check=True)


@pytest.mark.parametrize("form", ["path", "text", "url"])
def test_a_record_opens_again_by_path_and_url(form: str, tmp_path: Path) -> None:
    path = tmp_path / "my record (1)%20.db"
    where = {"path": path, "text": str(path), "url": f"sqlite:///{quote(str(path))}"}[form]
    with Record.open(where) as record:
        record.add(*make_pair(HARBOUR))
    assert path.is_file()
    with Record.open(where, create=False) as record:
        assert len(record.articles()) == 1
    assert [file.name for file in tmp_path.iterdir()] == [path.name], "nothing is left beside it"


def test_a_commit_is_in_the_log_and_on_the_disk(tmp_path: Path) -> None:
    with Record.open(tmp_path / "r.db") as record, record._engine.connect() as connection:
        settings = [connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in
                    ("journal_mode", "synchronous", "foreign_keys")]  # fmt: skip
    assert settings == ["wal", 2, 1]


def test_an_empty_file_becomes_a_record(tmp_path: Path) -> None:
    where = tmp_path / "r.db"
    where.touch()
    with pytest.raises(StopError, match="empty"):
        Record.open(where, create=False)
    with Record.open(where) as record:
        assert record.check() == []


def make_foreign(where: Path) -> None:
    with sqlite3.connect(where) as connection:
        connection.execute("CREATE TABLE articles (id)")
    connection.close()


def make_newer(where: Path) -> None:
    Record.open(where).close()
    with sqlite3.connect(where) as connection:
        connection.execute(f"UPDATE {VERSION_TABLE} SET version_num = '9999'")
    connection.close()


WRONG = {
    "a text": (lambda where: where.write_text("Not a database at all. " * 100), "not a database; give"),
    "a short text": (lambda where: where.write_text("short"), "not a database; give"),
    "another program's": (make_foreign, "another program, no record; give"),
    "a newer record": (make_newer, "9999.*upgrade dragoman"),
    "a folder": (lambda where: where.mkdir(), "a folder, a record is a file; give"),
}


@pytest.mark.parametrize("what", WRONG)
def test_what_is_no_record_is_named_and_left_alone(what: str, tmp_path: Path) -> None:
    where = tmp_path / "r.db"
    make, message = WRONG[what]
    make(where)
    before = where.read_bytes() if where.is_file() else None
    for create in (True, False):
        with pytest.raises(StopError, match=message) as caught:
            Record.open(where, create=create)
        assert str(caught.value).startswith(f"{where}: ")
        assert "\n" not in str(caught.value)
    assert before is None or where.read_bytes() == before


def test_a_missing_record_is_not_made_unasked(tmp_path: Path) -> None:
    with pytest.raises(StopError, match="no such record"):
        Record.open(tmp_path / "r.db", create=False)
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(StopError, match="is not there; make the folder"):
        Record.open(tmp_path / "missing" / "r.db")


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="needs a folder that even root cannot write: /proc")
def test_a_folder_that_may_not_be_written_is_named() -> None:
    with pytest.raises(StopError, match=r"/proc/dragoman\.db: the file cannot be opened; check that its folder"):
        Record.open("/proc/dragoman.db")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_without_permission_is_named(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(StopError, match="may not be written; give"):
        Record.open(tmp_path / "r.db")


@pytest.mark.parametrize(
    ("where", "message"),
    [
        ("postgresql://me:secret@host/db", "postgresql is not supported; give a file"),
        ("nonsense://", "give a file"),
        ("://", "no database URL; give a file"),
        ("a\0b", "NUL"),
    ],
)
def test_a_place_that_is_no_file_is_named(where: str, message: str) -> None:
    with pytest.raises(StopError, match=message) as caught:
        Record.open(where)
    assert "secret" not in str(caught.value)


def test_a_locked_record_is_waited_for_and_then_named(tmp_path: Path) -> None:
    where = tmp_path / "r.db"
    with Record.open(where, patience=0.2) as record:
        other = sqlite3.connect(where, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StopError, match=r"another program is writing to it.*; wait"):
            record.add(*make_pair(HARBOUR))
        assert record.articles() == [], "reading goes on while another writes"
        assert "another program is writing" in record.check()[0]
        other.execute("ROLLBACK")
        other.close()
        record.add(*make_pair(HARBOUR))
        assert len(record.articles()) == 1


def test_names_are_handed_out_and_no_others() -> None:
    import dragoman.record as package

    assert {name for name in package.__all__ if getattr(package, name).__name__ == name} == set(package.__all__)
    with pytest.raises(AttributeError, match="no attribute 'Recrod'"):
        package.Recrod  # noqa: B018
