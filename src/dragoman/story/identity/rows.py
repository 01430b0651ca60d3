"""The tables that identity is kept in, asked and written a few rows at a time. All that is SQL of identity is here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

import msgspec
import sqlalchemy as sa

from dragoman.record.dialect import add_numbers, insert_rows, is_among, is_pair_among, update_rows
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

    def wipe(self) -> None:
        """Drops all that was worked out; what people gave and decided stays."""
        counts = (identity_summaries, identity_sights, identity_apart, identity_company, identity_keys)
        for table in (*counts, identity_forms, identity_readings):
            self._connection.execute(table.delete())

    def version(self) -> str | None:
        """By which version of the code and lists the rows were worked out; None when there are none."""
        return self._connection.execute(sa.select(identity_readings.c.version).limit(1)).scalar()

    def _latest(self) -> int:
        """The last reading that was taken in. Readings are taken in by serial, and one that has been superseded never
        becomes live again: so all that is new comes after it."""
        return self._connection.execute(sa.select(sa.func.max(identity_readings.c.reading))).scalar() or 0

    def readings_to_add(self, limit: int) -> list[tuple[int, str]]:
        """Serials and JSON of live readings that are not taken in, oldest first."""
        select = (
            sa.select(readings.c.serial, readings.c.json)
            .where(readings.c.serial > self._latest(), readings.c.superseded_by.is_(None))
            .order_by(readings.c.serial)
            .limit(limit)
        )
        return [(row[0], row[1]) for row in self._connection.execute(select)]

    def readings_to_remove(self) -> list[tuple[int, str]]:
        """Serials and JSON of readings that are taken in and no longer live: those of articles with newer ones."""
        new = sa.select(readings.c.article).where(readings.c.serial > self._latest())
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
        return bool(last > self._latest())

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
        serials: dict[tuple[int, str], int] = {}
        columns = entities.c.reading, entities.c.id, entities.c.serial
        for portion in some(found):
            select = sa.select(*columns).where(is_among(entities.c.reading, portion))
            serials |= {(row[0], row[1]): row[2] for row in self._connection.execute(select)}
        return serials

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
        for ids in some(missing):
            select = sa.select(identity_forms.c.id, identity_forms.c.serial).where(is_among(identity_forms.c.id, ids))
            for row in self._connection.execute(select):
                self._serials[row[0]] = row[1]
                self._forms[row[1]] = wanted[row[0]]
        return {form: self._serials[id] for id, form in wanted.items() if id in self._serials}

    def add_forms(self, keyed: Mapping[Form, Sequence[str]]) -> dict[Form, int]:
        """Makes rows for new forms with their keys."""
        last = self._connection.execute(sa.select(sa.func.max(identity_forms.c.serial))).scalar() or 0
        made = {form: serial for serial, form in enumerate(sorted(keyed), last + 1)}
        if made:
            rows = [
                {
                    "serial": serial,
                    "id": form.id,
                    "sights": 0,
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
                [{"key": key, "form": made[form]} for form, keys in keyed.items() for key in keys],
            )
            for form, serial in made.items():
                self._serials[form.id] = serial
                self._forms[serial] = form
        return made

    def count_sights(self, changes: Mapping[int, int]) -> None:
        changed = {form: change for form, change in sorted(changes.items()) if change}
        for portion in some(changed):
            select = sa.select(identity_forms.c.serial, identity_forms.c.sights)
            rows = self._connection.execute(select.where(is_among(identity_forms.c.serial, portion))).all()
            counted = [{"serial": row[0], "sights": row[1] + changed[row[0]]} for row in rows]
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
        rows = [{"form": f, "key": k, "number": n} for (f, k), n in sorted(changes.items()) if n]
        add_numbers(self._connection, identity_company, rows)

    def count_apart(self, changes: Mapping[tuple[int, int], int]) -> None:
        rows = [{"one": one, "other": other, "number": n} for (one, other), n in sorted(changes.items()) if n]
        add_numbers(self._connection, identity_apart, rows)

    def drop_uncounted(self) -> None:
        """Drops company and pairs that no article gives any more."""
        self._connection.execute(identity_company.delete().where(identity_company.c.number <= 0))
        self._connection.execute(identity_apart.delete().where(identity_apart.c.number <= 0))

    def known_apart(self, pairs: Iterable[tuple[int, int]]) -> set[tuple[int, int]]:
        """Those of the pairs that have rows."""
        wanted = set(pairs)
        found = set()
        for portion in some(sorted({one for one, _ in wanted})):
            select = sa.select(identity_apart.c.one, identity_apart.c.other).where(
                is_among(identity_apart.c.one, portion)
            )
            found |= {(row[0], row[1]) for row in self._connection.execute(select)}
        return wanted & found

    def forms_with(self, keys: Iterable[str]) -> set[int]:
        """Forms that have any of the keys."""
        found: set[int] = set()
        for portion in some(sorted(keys)):
            select = sa.select(identity_keys.c.form).where(is_among(identity_keys.c.key, portion))
            found.update(self._connection.execute(select).scalars())
        return found

    def keys_of(self, forms: Iterable[int]) -> set[str]:
        """All keys of these forms."""
        found: set[str] = set()
        for portion in some(sorted(forms)):
            select = sa.select(identity_keys.c.key).where(is_among(identity_keys.c.form, portion)).distinct()
            found.update(self._connection.execute(select).scalars())
        return found

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
        for portion in some(sorted(wanted - self._forms.keys())):
            select = sa.select(identity_forms.c.serial, identity_forms.c.json).where(
                is_among(identity_forms.c.serial, portion)
            )
            for row in self._connection.execute(select):
                form = _FORM.decode(row[1])
                self._forms[row[0]] = form
                self._serials[form.id] = row[0]
        return {serial: self._forms[serial] for serial in wanted}

    def load_company(self, forms: Iterable[int]) -> dict[int, set[str]]:
        """Company of these forms."""
        found: dict[int, set[str]] = {}
        for portion in some(sorted(forms)):
            select = sa.select(identity_company.c.form, identity_company.c.key).where(
                is_among(identity_company.c.form, portion)
            )
            for row in self._connection.execute(select):
                found.setdefault(row[0], set()).add(row[1])
        return found

    def apart_from(self, forms: Iterable[int]) -> dict[int, set[Form]]:
        """For each of these forms those that some article names beside it as another."""
        wanted = sorted(forms)
        found: dict[int, set[int]] = {form: set() for form in wanted}
        one, other = identity_apart.c.one, identity_apart.c.other
        for mine, theirs in ((one, other), (other, one)):
            for row in self._connection.execute(sa.select(mine, theirs).where(is_among(mine, wanted))):
                found[row[0]].add(row[1])
        held = self.load_forms({serial for serials in found.values() for serial in serials})
        return {form: {held[serial] for serial in serials} for form, serials in found.items()}

    def load_apart(self, forms: Iterable[int]) -> set[tuple[int, int]]:
        """Pairs that articles hold apart among these forms."""
        found: set[tuple[int, int]] = set()
        for portion in some(sorted(forms)):
            select = sa.select(identity_apart.c.one, identity_apart.c.other).where(
                is_among(identity_apart.c.one, portion)
            )
            found |= {(row[0], row[1]) for row in self._connection.execute(select)}
        return found

    def identities_of(self, forms: Iterable[int]) -> dict[int, str | None]:
        """The identity of each of these forms; None of one that has none yet."""
        found: dict[int, str | None] = {}
        for portion in some(sorted(forms)):
            select = sa.select(identity_forms.c.serial, identity_forms.c.identity)
            select = select.where(is_among(identity_forms.c.serial, portion))
            found |= {row[0]: row[1] for row in self._connection.execute(select)}
        return found

    def place(self, placed: Mapping[int, Placed], blocks: Mapping[int, str]) -> dict[int, tuple[str | None, int]]:
        """Writes where forms belong and which block they are in, where that differs from what is written. Gives back
        the forms for which it does: the identity before, and in how many articles each is."""
        known: dict[int, tuple[str | None, str | None]] = {}
        before: dict[int, tuple[str | None, int]] = {}
        columns = (identity_forms.c[name] for name in ("serial", "placed", "block", "identity", "sights"))
        selected = sa.select(*columns)
        for portion in some(sorted(placed)):
            for row in self._connection.execute(selected.where(is_among(identity_forms.c.serial, portion))):
                known[row[0]], before[row[0]] = (row[1], row[2]), (row[3], row[4])
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
        found: dict[int, tuple[str | None, int]] = {}
        columns = identity_forms.c.serial, identity_forms.c.block, identity_forms.c.state
        for portion in some(sorted(forms)):
            select = sa.select(*columns).where(is_among(identity_forms.c.serial, portion))
            found |= {row[0]: (row[1], row[2]) for row in self._connection.execute(select)}
        return found

    def watchers(self, blocks: Iterable[str], keys: Iterable[str]) -> dict[tuple[str, str], set[int]]:
        """By block and key: the forms of the block that are watching for more company and have the key in theirs."""
        found: dict[tuple[str, str], set[int]] = {}
        ordered, wanted = sorted(blocks), sorted(keys)
        select = (
            sa.select(identity_forms.c.block, identity_company.c.key, identity_forms.c.serial)
            .join(identity_company, identity_company.c.form == identity_forms.c.serial)
            .where(
                is_among(identity_forms.c.block, ordered),
                identity_forms.c.state == WATCHING,
                is_among(identity_company.c.key, wanted),
            )
        )
        for block, key, serial in self._connection.execute(select):
            found.setdefault((block, key), set()).add(serial)
        return found

    def core_of(self, block: str) -> dict[Form, Placed]:
        """The forms of a block that others' outcomes hang on, and where they belong: all but surnames alone that went
        to a fuller name."""
        select = sa.select(identity_forms.c.serial, identity_forms.c.json, identity_forms.c.placed)
        borne = identity_forms.c.placed.contains('"is_borne":true')
        select = select.where(identity_forms.c.block == block, identity_forms.c.state != BORNE, ~borne)
        found = {}
        for serial, stored, where in self._connection.execute(select):
            form = self._forms.get(serial) or _FORM.decode(stored)
            self._forms[serial] = form
            self._serials[form.id] = serial
            found[form] = _PLACED.decode(where)
        return found

    def placed_of(self, forms: Iterable[int]) -> dict[int, Placed]:
        """Where forms belong."""
        select = sa.select(identity_forms.c.serial, identity_forms.c.placed)
        rows = self._connection.execute(select.where(is_among(identity_forms.c.serial, sorted(forms))))
        return {row[0]: _PLACED.decode(row[1]) for row in rows}

    def shared_company(self, forms: Mapping[Form, Placed], keys: Iterable[str]) -> dict[Form, set[str]]:
        """Which of the keys are in the company of each of these forms."""
        serials = {self._serials[form.id]: form for form in forms}
        keys = set(keys)
        found: dict[Form, set[str]] = {}
        for form, key in self.known_company((serial, key) for serial in serials for key in keys):
            found.setdefault(serials[form], set()).add(key)
        return found


_FORM = msgspec.json.Decoder(Form)
_PLACED = msgspec.json.Decoder(Placed)
