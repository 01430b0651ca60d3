"""From what the kept story was built, and what is still to be done."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from importlib.resources import files

import msgspec
import sqlalchemy as sa

from dragoman.record.dialect import insert_rows, is_among
from dragoman.record.tables import built, stale
from dragoman.story.keeping.facts import batches

KEPT = "17"
"""Goes up with every change of this package or of `dragoman.story` that alters a story: kept ones are built again."""

Progress = Callable[[str, int, int], None]
"""Is told the step, how much of it is done, and how much there is."""


def version() -> str:
    rules = (files("dragoman") / "resources" / "story.yaml").read_bytes()
    return f"{KEPT}.{hashlib.blake2b(rules, digest_size=4).hexdigest()}"


class State(msgspec.Struct, frozen=True):
    """From what the kept story was built."""

    readings: int = 0
    """Serial of the last reading that was taken in."""
    corrections: int = 0
    """Of the last correction."""
    names: str = ""
    """What stands for all identities."""
    by: str = ""
    """The version of the rules."""


def load_state(connection: sa.Connection) -> State:
    row = connection.execute(sa.select(built)).mappings().first()
    return State(**{name: row[name] for name in State.__struct_fields__}) if row else State(by=version())


def save_state(connection: sa.Connection, state: State) -> None:
    connection.execute(built.delete())
    connection.execute(built.insert(), {"serial": 1, **msgspec.structs.asdict(state)})


def mark(connection: sa.Connection, what: str, keys: set[str]) -> None:
    """Marks what has still to be done."""
    held: set[str] = set()
    for batch in batches(sorted(keys)):
        select = sa.select(stale.c.key).where(stale.c.what == what, is_among(stale.c.key, batch))
        held |= set(connection.execute(select).scalars())
    if keys - held:
        insert_rows(connection, stale, [{"what": what, "key": key} for key in sorted(keys - held)])
