"""What people gave and decided, kept in the record for good: their own lists, merges and splits."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

import msgspec
import sqlalchemy as sa

from dragoman.record.tables import decisions, own_lists
from dragoman.story.identity.decisions import Decision
from dragoman.story.identity.own import OwnEntry, OwnList, sort_own


def load_list(connection: sa.Connection) -> OwnList:
    """The list given last; empty when none was."""
    newest = sa.select(own_lists.c.json).order_by(own_lists.c.serial.desc()).limit(1)
    stored = connection.execute(newest).scalar()
    return () if stored is None else sort_own(msgspec.json.decode(stored, type=tuple[OwnEntry, ...]))


def save_list(connection: sa.Connection, own: OwnList, path: str) -> None:
    """Adds a list, which counts instead of the earlier ones from now on."""
    row = {"added_at": now(), "path": path, "json": msgspec.json.encode(own).decode()}
    connection.execute(own_lists.insert(), row)


def load_decisions(connection: sa.Connection) -> list[Decision]:
    """All decisions in the order in which they were made, those taken back too."""
    select = sa.select(decisions).where(decisions.c.kind != "undo").order_by(decisions.c.serial)
    return [_decode(row) for row in connection.execute(select).mappings()]


def save_decision(connection: sa.Connection, decision: Decision) -> Decision:
    """Adds a decision; gives it back with its id and time."""
    made = msgspec.structs.replace(decision, id=str(_next(connection)), when=decision.when or now())
    connection.execute(decisions.insert(), _encode(made))
    return made


def take_back(connection: sa.Connection, id: str, who: str, why: str) -> Decision | None:
    """Takes a live decision back by another one; None when there is no such decision or it is taken back already."""
    found = next((d for d in load_decisions(connection) if d.id == id and d.superseded_by is None), None)
    if found is None:
        return None
    serial = _next(connection)
    row = {"serial": serial, "kind": "undo", "who": who, "made_at": now(), "why": why, "json": json.dumps({"of": id})}
    connection.execute(decisions.insert(), row)
    connection.execute(decisions.update().where(decisions.c.serial == int(id)).values(superseded_by=serial))
    return found


def now() -> str:
    """The time as the record writes it, in UTC."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _next(connection: sa.Connection) -> int:
    return (connection.execute(sa.select(sa.func.max(decisions.c.serial))).scalar() or 0) + 1


def _encode(decision: Decision) -> dict[str, Any]:
    sides = {"these": decision.these, "those": decision.those}
    return {
        "serial": int(decision.id),
        "kind": decision.kind,
        "who": decision.who,
        "made_at": decision.when,
        "why": decision.why,
        "json": msgspec.json.encode(sides).decode(),
    }


def _decode(row: Any) -> Decision:
    sides: dict[str, Sequence[Any]] = json.loads(row["json"])
    return msgspec.convert(
        {
            "id": str(row["serial"]),
            "kind": row["kind"],
            "who": row["who"],
            "when": row["made_at"],
            "why": row["why"],
            "superseded_by": None if row["superseded_by"] is None else str(row["superseded_by"]),
            **sides,
        },
        Decision,
    )
