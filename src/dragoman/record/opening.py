"""Opens a record: finds the file, sees that it is a record, makes a new one or brings an older one up to date."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlalchemy as sa

from dragoman.errors import StopError
from dragoman.record import dialect
from dragoman.record.tables import KNOWN_SCHEMAS, SCHEMA, VERSION_TABLE, metadata

MEMORY = ":memory:"
_OTHER_FILE = "give the record's file, or another name to make a new record"


@contextmanager
def telling(where: str) -> Iterator[None]:
    """Turns the database errors that a user can mend into a StopError; lets the others through."""
    try:
        yield
    except sa.exc.DBAPIError as error:
        explained = dialect.explain_error(error)
        if explained is None:
            raise
        raise StopError(where, *explained) from error


def open_engine(where: str | os.PathLike[str], create: bool, patience: float) -> tuple[sa.Engine, str]:
    """An engine for an up-to-date record, and its name for people. Raises StopError as `Record.open` says."""
    path = find_path(os.fspath(where))
    if path != MEMORY:
        _check_file(Path(path), create)
    engine = dialect.make_engine(path, patience)
    try:
        with telling(path):
            if find_schema(engine, path, create) != SCHEMA:
                dialect.use_log(engine, patience)
                bring_up_to_date(engine, path, create)
            else:
                dialect.use_log(engine, patience)
    except BaseException:
        engine.dispose()
        raise
    return engine, path


def find_path(where: str) -> str:
    """The file that a path or SQLAlchemy URL names."""
    if "://" not in where:
        return where
    try:
        url = sa.make_url(where)
    except (sa.exc.ArgumentError, ValueError) as error:
        raise StopError(where, "this is no database URL", "give a file, or sqlite:///FILE") from error
    if url.get_backend_name() != "sqlite":
        shown = url.render_as_string(hide_password=True)
        raise StopError(
            shown, f"a record in {url.get_backend_name()} is not supported", "give a file, or sqlite:///FILE"
        )
    return url.database or MEMORY


def _check_file(path: Path, create: bool) -> None:
    where = str(path)
    if "\0" in where:
        raise StopError(repr(where), "a file name cannot hold a NUL character", _OTHER_FILE)
    if path.is_dir():
        raise StopError(where, "this is a folder, a record is a file", f"give a file, such as {path / 'dragoman.db'}")
    if path.exists():
        return
    if not create:
        raise StopError(where, "there is no such record", "check the name, or read articles into it first")
    if not path.parent.is_dir():
        raise StopError(where, f"the folder {path.parent} is not there", "make the folder first, or give another name")
    if not os.access(path.parent, os.W_OK):
        raise StopError(where, f"the folder {path.parent} may not be written", "give a file in a folder of yours")


def find_schema(engine: sa.Engine, where: str, create: bool) -> str | None:
    """The schema that a database has; None when it is empty. Raises StopError when it is no record that we know."""
    with engine.connect() as connection:
        return _find_schema(connection, where, create)


def _find_schema(connection: sa.Connection, where: str, create: bool) -> str | None:
    tables = sa.inspect(connection).get_table_names()
    if not tables:
        if not create:
            raise StopError(where, "the database is empty, no record", "check the name, or read articles into it first")
        return None
    if VERSION_TABLE not in tables:
        raise StopError(where, "this is the database of another program, no record", _OTHER_FILE)
    version = connection.exec_driver_sql(f"SELECT version_num FROM {VERSION_TABLE}").scalar()
    if version is not None and version not in KNOWN_SCHEMAS:
        found = f"the record has schema {version}, this Dragoman knows up to {SCHEMA}"
        raise StopError(where, found, "upgrade dragoman, then run this again")
    return version or "none"


def bring_up_to_date(engine: sa.Engine, where: str, create: bool) -> None:
    """Makes or migrates the tables in one transaction. Another process may have done so first: then nothing is left."""
    with dialect.writing(engine) as connection, connection.begin():
        schema = _find_schema(connection, where, create)
        if schema is None:
            create_tables(connection)
        elif schema != SCHEMA:
            from dragoman.record.migrations import upgrade  # Alembic takes 0.4 s to import

            upgrade(connection)


def create_tables(connection: sa.Connection) -> None:
    """A new record at SCHEMA without walking through the migrations, which a test holds to give the same."""
    metadata.create_all(connection, checkfirst=False)
    dialect.create_search(connection)
    connection.exec_driver_sql(
        f"CREATE TABLE {VERSION_TABLE} (version_num VARCHAR(32) NOT NULL, "
        f"CONSTRAINT {VERSION_TABLE}_pkc PRIMARY KEY (version_num))"
    )
    connection.exec_driver_sql(f"INSERT INTO {VERSION_TABLE} VALUES ('{SCHEMA}')")
