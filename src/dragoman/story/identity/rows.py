"""The tables that identity is kept in, asked and written a few rows at a time. All that is SQL of identity is here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

import msgspec
import sqlalchemy as sa

from dragoman.record.dialect import AMONG, add_numbers, ask, insert_rows, is_among, is_pair_among, update_rows
from dragoman.record.tables import (
    articles,
    entities,
    identity_apart,
    identity_company,
    identity_forms,
    identity_keys,
    identity_readings,
    identity_sights,
    identity_summaries,
    readings,
)
from dragoman.story.identity.blocks import Placed
from dragoman.story.identity.forms import Form
from dragoman.story.identity.spelling import plain

T = TypeVar("T")
OPEN, BORNE, WATCHING = 0, 1, 2
"""States of a form: BORNE has no part in any other's outcome, WATCHING may change when more company is shared."""
_AT_ONCE = 10_000
"""Values that one statement is given."""


def some(values: Iterable[T]) -> Iterator[list[T]]:
    """The values in portions that one statement is given."""
    ordered = list(values)
    for start in range(0, len(ordered), _AT_ONCE):
        yield ordered[start : start + _AT_ONCE]


class Rows:
    """Identity's rows on one connection. Forms are known by the serials of their rows."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection
        self._forms: dict[int, Form] = {}
        self._serials: dict[str, int] = {}

    def _ask(self, question: str, *values: int | str | Iterable[int | str]) -> list[tuple[Any, ...]]:
        return ask(self._connection, question, *values)

    def wipe(self) -> None:
        """Drops all that was worked out; what people gave and decided stays."""
        counts = (identity_summaries, identity_sights, identity_apart, identity_company, identity_keys)
        for table in (*counts, identity_forms, identity_readings):
            self._connection.execute(table.delete())

    def version(self) -> str | None:
        """By which version of the code and lists the rows were worked out; None when there are none."""
        return self._connection.execute(sa.select(identity_readings.c.version).limit(1)).scalar()

    def latest(self) -> int:
        """The last reading that was taken in. Readings are taken in by serial, and one that has been superseded never
        becomes live again: so all that is new comes after it."""
        return self._connection.execute(sa.select(sa.func.max(identity_readings.c.reading))).scalar() or 0

    def readings_to_add(self, limit: int) -> list[tuple[int, str]]:
        """Serials and JSON of live readings that are not taken in, oldest first."""
        select = (
            sa.select(readings.c.serial, readings.c.json)
            .where(readings.c.serial > self.latest(), readings.c.superseded_by.is_(None))
            .order_by(readings.c.serial)
            .limit(limit)
        )
        return [(row[0], row[1]) for row in self._connection.execute(select)]

    def readings_to_remove(self) -> list[tuple[int, str]]:
        """Serials and JSON of readings that are taken in and no longer live: those of articles with newer ones."""
        new = sa.select(readings.c.article).where(readings.c.serial > self.latest())
        found: list[tuple[int, str]] = []
        for portion in some(sorted(set(self._connection.execute(new).scalars()))):
            select = (
                sa.select(readings.c.serial, readings.c.json)
                .join(identity_readings, identity_readings.c.reading == readings.c.serial)
                .where(is_among(readings.c.article, portion), readings.c.superseded_by.is_not(None))
                .order_by(readings.c.serial)
            )
            found += [(row[0], row[1]) for row in self._connection.execute(select)]
        return found

    def has_news(self) -> bool:
        """Whether any reading came after the last that was taken in."""
        last = self._connection.execute(sa.select(sa.func.max(readings.c.serial))).scalar() or 0
        return bool(last > self.latest())

    def has_placed(self) -> bool:
        """Whether any form is placed in a block."""
        placed = sa.select(identity_forms.c.serial).where(identity_forms.c.block.is_not(None))
        return self._connection.execute(placed.limit(1)).first() is not None

    def has_unplaced(self) -> bool:
        """Whether any form was taken in and is not placed yet."""
        waiting = sa.select(identity_forms.c.serial).where(identity_forms.c.block.is_(None))
        return self._connection.execute(waiting.limit(1)).first() is not None

    def unplaced(self, forms: Iterable[int]) -> set[int]:
        """Those of these forms that are not placed yet."""
        question = f"SELECT serial FROM identity_forms WHERE serial {AMONG} AND block IS NULL"
        return {row[0] for row in self._ask(question, forms)}

    def reading_of(self, article: str) -> tuple[int, str] | None:
        """Serial and JSON of the reading of an article that is taken in."""
        select = (
            sa.select(readings.c.serial, readings.c.json)
            .join(identity_readings, identity_readings.c.reading == readings.c.serial)
            .join(articles, articles.c.serial == readings.c.article)
            .where(articles.c.id == article)
        )
        row = self._connection.execute(select).first()
        return None if row is None else (row[0], row[1])

    def note_readings(self, serials: Sequence[int], version: str) -> None:
        if serials:
            rows = [{"reading": serial, "version": version} for serial in serials]
            insert_rows(self._connection, identity_readings, rows)

    def forget_reading(self, serial: int) -> None:
        self._connection.execute(identity_sights.delete().where(identity_sights.c.reading == serial))
        self._connection.execute(identity_readings.delete().where(identity_readings.c.reading == serial))

    def entity_serials(self, found: Iterable[int]) -> dict[tuple[int, str], int]:
        """Serials of the rows of readings' entities, by reading and id."""
        question = f"SELECT reading, id, serial FROM entities WHERE reading {AMONG}"
        return {(row[0], row[1]): row[2] for row in self._ask(question, found)}

    def sights(self, reading: int) -> dict[str, int]:
        """Serial of the form of each entity of a reading."""
        select = (
            sa.select(entities.c.id, identity_sights.c.form)
            .join(identity_sights, identity_sights.c.entity == entities.c.serial)
            .where(identity_sights.c.reading == reading)
        )
        return {row[0]: row[1] for row in self._connection.execute(select)}

    def add_sights(self, rows: Sequence[Mapping[str, int]]) -> None:
        if rows:
            insert_rows(self._connection, identity_sights, list(rows))

    def find_forms(self, forms: Iterable[Form]) -> dict[Form, int]:
        """Serials of those forms that have rows."""
        wanted = {form.id: form for form in forms}
        missing = [id for id in wanted if id not in self._serials]
        for id, serial in self._ask(f"SELECT id, serial FROM identity_forms WHERE id {AMONG}", missing):
            self._serials[id] = serial
            self._forms[serial] = wanted[id]
        return {form: self._serials[id] for id, form in wanted.items() if id in self._serials}

    def add_forms(self, keyed: Mapping[Form, Sequence[str]], articles: Mapping[Form, int]) -> dict[Form, int]:
        """Makes rows for new forms with their keys. `articles`: how many have each form."""
        last = self._connection.execute(sa.select(sa.func.max(identity_forms.c.serial))).scalar() or 0
        made = {form: serial for serial, form in enumerate(sorted(keyed), last + 1)}
        if made:
            rows: list[dict[str, Any]] = [
                {
                    "serial": serial,
                    "id": form.id,
                    "sights": articles[form],
                    "state": OPEN,
                    "folded": plain(form.name),
                    "json": msgspec.json.encode(form).decode(),
                }
                for form, serial in made.items()
            ]
            insert_rows(self._connection, identity_forms, rows)
            insert_rows(
                self._connection,
                identity_keys,
                [{"key": k, "form": f} for k, f in sorted((k, made[f]) for f, keys in keyed.items() for k in keys)],
            )
            for (form, serial), row in zip(made.items(), rows, strict=True):
                self._serials[row["id"]] = serial
                self._forms[serial] = form
        return made

    def count_sights(self, changes: Mapping[int, int]) -> None:
        changed = {form: change for form, change in sorted(changes.items()) if change}
        rows = self._ask(f"SELECT serial, sights FROM identity_forms WHERE serial {AMONG}", changed)
        counted = [{"serial": serial, "sights": sights + changed[serial]} for serial, sights in rows]
        update_rows(self._connection, identity_forms, "serial", counted)

    def drop_unseen(self, forms: Iterable[int]) -> dict[int, str | None]:
        """Drops those of these forms that no article has any more; gives back the identity of each."""
        gone: dict[int, str | None] = {}
        for portion in some(sorted(forms)):
            among = is_among(identity_forms.c.serial, portion), identity_forms.c.sights == 0
            select = sa.select(identity_forms.c.serial, identity_forms.c.identity).where(*among)
            gone |= {row[0]: row[1] for row in self._connection.execute(select)}
        for portion in some(gone):
            for column in (
                identity_keys.c.form,
                identity_company.c.form,
                identity_apart.c.one,
                identity_apart.c.other,
                identity_forms.c.serial,
            ):
                self._connection.execute(column.table.delete().where(is_among(column, portion)))
        for serial in gone:
            form = self._forms.pop(serial, None)
            if form is not None:
                self._serials.pop(form.id, None)
        return gone

    def add_keys(self, rows: Sequence[tuple[str, int]]) -> None:
        if rows:
            insert_rows(self._connection, identity_keys, [{"key": key, "form": form} for key, form in rows])

    def drop_key(self, key: str) -> None:
        self._connection.execute(identity_keys.delete().where(identity_keys.c.key == key))

    def known_company(self, pairs: Iterable[tuple[int, str]]) -> set[tuple[int, str]]:
        """Those pairs of form and key of company that have rows."""
        found: set[tuple[int, str]] = set()
        form, key = identity_company.c.form, identity_company.c.key
        for portion in some(sorted(pairs)):
            select = sa.select(form, key).where(is_pair_among(form, key, portion))
            found |= {(row[0], row[1]) for row in self._connection.execute(select)}
        return found

    def count_company(self, changes: Mapping[tuple[int, str], int]) -> None:
        rows = sorted((form, key, number) for (form, key), number in changes.items() if number)
        add_numbers(self._connection, identity_company, rows)

    def count_apart(self, changes: Mapping[tuple[int, int], int]) -> None:
        rows = sorted((one, other, number) for (one, other), number in changes.items() if number)
        add_numbers(self._connection, identity_apart, rows)

    def drop_uncounted(self, forms: Iterable[int]) -> None:
        """Drops company and pairs of these forms that no article gives any more."""
        for portion in some(sorted(forms)):
            for column in (identity_company.c.form, identity_apart.c.one, identity_apart.c.other):
                uncounted = is_among(column, portion), column.table.c.number <= 0
                self._connection.execute(column.table.delete().where(*uncounted))

    def known_apart(self, pairs: Iterable[tuple[int, int]]) -> set[tuple[int, int]]:
        """Those of the pairs that have rows."""
        wanted = set(pairs)
        return wanted & self.load_apart({one for one, _ in wanted})

    def forms_with(self, keys: Iterable[str]) -> set[int]:
        """Forms that have any of the keys."""
        return {row[0] for row in self._ask(f"SELECT form FROM identity_keys WHERE key {AMONG}", keys)}

    def keys_of(self, forms: Iterable[int]) -> set[str]:
        """All keys of these forms."""
        return {row[0] for row in self._ask(f"SELECT DISTINCT key FROM identity_keys WHERE form {AMONG}", forms)}

    def acronyms(self) -> set[str]:
        """All keys that are acronyms."""
        return {row[0] for row in self._ask("SELECT DISTINCT key FROM identity_keys WHERE key >= 'a:' AND key < 'a;'")}

    def all_keys(self) -> Iterator[tuple[int, str]]:
        """Each form with each of its keys, by form."""
        question = "SELECT form, key FROM identity_keys WHERE form BETWEEN ? AND ? ORDER BY form"
        last = self._connection.execute(sa.select(sa.func.max(identity_keys.c.form))).scalar() or 0
        for start in range(1, last + 1, _AT_ONCE):
            for row in self._ask(question, start, start + _AT_ONCE - 1):
                yield row[0], row[1]

    def forms_named(self, names: Iterable[str]) -> set[int]:
        """Forms whose name folds to one of these."""
        found: set[int] = set()
        for portion in some(sorted(names)):
            select = sa.select(identity_forms.c.serial).where(is_among(identity_forms.c.folded, portion))
            found.update(self._connection.execute(select).scalars())
        return found

    def load_forms(self, serials: Iterable[int]) -> dict[int, Form]:
        """Forms by serial."""
        wanted = set(serials)
        missing = wanted - self._forms.keys()
        for serial, stored in self._ask(f"SELECT serial, json FROM identity_forms WHERE serial {AMONG}", missing):
            form = _FORM.decode(stored)
            self._forms[serial] = form
            self._serials[form.id] = serial
        return {serial: self._forms[serial] for serial in wanted}

    def load_company(self, forms: Iterable[int]) -> dict[int, set[str]]:
        """Company of these forms, of each what some other of them has, too: the rest tells nothing among them."""
        question = (
            f"SELECT key, json_group_array(form) FROM identity_company WHERE form {AMONG} "
            "GROUP BY key HAVING count(*) > 1"
        )
        found: dict[int, set[str]] = {}
        for key, sharing in self._ask(question, forms):
            for form in _NUMBERS.decode(sharing):
                found.setdefault(form, set()).add(key)
        return found

    def apart_from(self, forms: Iterable[int]) -> dict[int, set[Form]]:
        """For each of these forms those that some article names beside it as another."""
        wanted = sorted(forms)
        found: dict[int, set[int]] = {form: set() for form in wanted}
        for mine, theirs in (("one", "other"), ("other", "one")):
            for row in self._ask(f"SELECT {mine}, {theirs} FROM identity_apart WHERE {mine} {AMONG}", wanted):
                found[row[0]].add(row[1])
        held = self.load_forms({serial for serials in found.values() for serial in serials})
        return {form: {held[serial] for serial in serials} for form, serials in found.items()}

    def load_apart(self, forms: Iterable[int]) -> set[tuple[int, int]]:
        """Pairs that articles hold apart, of which the first is one of these forms."""
        rows = self._ask(f"SELECT one, other FROM identity_apart WHERE one {AMONG}", forms)
        return {(row[0], row[1]) for row in rows}

    def identities_of(self, forms: Iterable[int]) -> dict[int, str | None]:
        """The identity of each of these forms; None of one that has none yet."""
        rows = self._ask(f"SELECT serial, identity FROM identity_forms WHERE serial {AMONG}", forms)
        return {row[0]: row[1] for row in rows}

    def place(self, placed: Mapping[int, Placed], blocks: Mapping[int, str]) -> dict[int, tuple[str | None, int]]:
        """Writes where forms belong and which block they are in, where that differs from what is written. Gives back
        the forms for which it does: the identity before, and in how many articles each is."""
        known: dict[int, tuple[str | None, str | None]] = {}
        before: dict[int, tuple[str | None, int]] = {}
        question = f"SELECT serial, placed, block, identity, sights FROM identity_forms WHERE serial {AMONG}"
        for serial, text, block, identity, sights in self._ask(question, placed):
            known[serial], before[serial] = (text, block), (identity, sights)
        rows: list[dict[str, Any]] = []
        moved = {}
        for serial, where in sorted(placed.items()):
            text = msgspec.json.encode(where).decode()
            if known[serial][0] != text:
                moved[serial] = before[serial]
            if known[serial] != (text, blocks[serial]):
                state = BORNE if where.is_borne and not where.is_watching else WATCHING if where.is_watching else OPEN
                among = {"block": blocks[serial], "state": state}
                rows.append({"serial": serial, "identity": where.identity, "placed": text, **among})
        update_rows(self._connection, identity_forms, "serial", rows)
        return moved

    def blocks_of(self, forms: Iterable[int]) -> dict[int, tuple[str | None, int]]:
        """Block and state of each of these forms."""
        rows = self._ask(f"SELECT serial, block, state FROM identity_forms WHERE serial {AMONG}", forms)
        return {row[0]: (row[1], row[2]) for row in rows}

    def sharers(self, blocks: Iterable[str], keys: Iterable[str]) -> dict[tuple[str, str], dict[int, int]]:
        """By block and key: the forms of the block that have the key in their company, with their states."""
        found: dict[tuple[str, str], dict[int, int]] = {}
        question = (
            "SELECT f.block, c.key, f.serial, f.state FROM identity_forms AS f "
            "JOIN identity_company AS c ON c.form = f.serial "
            f"WHERE f.block {AMONG} AND f.state != {BORNE} AND c.key {AMONG}"
        )
        for block, key, serial, state in self._ask(question, blocks, keys):
            found.setdefault((block, key), {})[serial] = state
        return found

    def core_of(self, block: str) -> dict[Form, Placed]:
        """The forms of a block that others' outcomes hang on, and where they belong: all but surnames alone that went
        to a fuller name."""
        question = (
            f"SELECT serial, json, placed FROM identity_forms WHERE block = ? AND state != {BORNE} "
            "AND instr(placed, '\"is_borne\":true') = 0"
        )
        found = {}
        for serial, stored, where in self._ask(question, block):
            form = self._forms.get(serial) or _FORM.decode(stored)
            self._forms[serial] = form
            self._serials[form.id] = serial
            found[form] = _PLACED.decode(where)
        return found

    def placed_of(self, forms: Iterable[int]) -> dict[int, Placed]:
        """Where forms belong."""
        rows = self._ask(f"SELECT serial, placed FROM identity_forms WHERE serial {AMONG}", forms)
        return {row[0]: _PLACED.decode(row[1]) for row in rows}

    def shared_company(self, forms: Mapping[Form, Placed], keys: Iterable[str]) -> dict[Form, set[str]]:
        """Which of the keys, a few, are in the company of each of these forms."""
        serials = {self._serials[form.id]: form for form in forms}
        question = f"SELECT form, key FROM identity_company WHERE form {AMONG} AND key {AMONG}"
        found: dict[Form, set[str]] = {}
        for row in self._ask(question, serials, keys):
            found.setdefault(serials[row[0]], set()).add(row[1])
        return found


_FORM = msgspec.json.Decoder(Form)
_PLACED = msgspec.json.Decoder(Placed)
_NUMBERS = msgspec.json.Decoder(list[int])
