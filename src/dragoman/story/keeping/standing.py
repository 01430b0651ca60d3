"""Keeps what is answered for each form of a name (who it is, on whose behalf) in step with the identities.

Only what changes is answered again: an identity that articles tell something new of, and whoever was found through it.
Each identity has its row with what was found from it (`standings`), the keys under which it is found, and the keys that
were used to answer for it; a change goes along these: names and titles, then steps, then voices, then answers. Each of
them rests on those before it alone, so that one walk is enough, and it comes to what `Identities` finds for all.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import msgspec
import sqlalchemy as sa

from dragoman.record.dialect import insert_rows, is_among
from dragoman.record.shelf import decode, encode
from dragoman.record.tables import (
    answers,
    identity_forms,
    identity_summaries,
    stale,
    standing_keys,
    standing_uses,
    standing_voices,
    standings,
)
from dragoman.story.identity.forms import Form
from dragoman.story.identity.parties import Parties, keys_of, made_state
from dragoman.story.identity.summary import Standing, Summary
from dragoman.story.identity.titles import bearing_keys, find_bearer
from dragoman.story.keeping.facts import batches
from dragoman.story.keeping.ground import KeptGround, Stood
from dragoman.story.types import Identity

AT_ONCE = 2_000
"""Identities whose forms are answered for at once: bounds memory."""


class Answer(msgspec.Struct, frozen=True):
    """What is known of a form."""

    who: Identity | None
    party: Identity | None


def answer_all(connection: sa.Connection) -> None:
    """Answers for every form afresh."""
    for table in (answers, standing_keys, standing_uses, standing_voices, standings):
        connection.execute(table.delete())
    ids = list(connection.execute(sa.select(identity_summaries.c.identity)).scalars())
    _Walk(connection, KeptGround(connection, whole=True)).walk(ids)
    _forget(connection)


def answer_anew(connection: sa.Connection) -> set[int]:
    """Answers for the forms of those of whom `stale` says that something has changed, and for all on whom that bears;
    returns the serials of the forms for which it is something else than before, or for the first time."""
    marked: dict[str, list[str]] = defaultdict(list)
    for row in connection.execute(sa.select(stale.c.what, stale.c.key).where(is_among(stale.c.what, ("who", "form")))):
        marked[row.what].append(row.key)
    walk = _Walk(connection, KeptGround(connection))
    walk.walk(marked["who"])
    walk.answer_forms({int(key) for key in marked["form"]})
    _forget(connection)
    return walk.changed


def _forget(connection: sa.Connection) -> None:
    connection.execute(stale.delete().where(is_among(stale.c.what, ("who", "form"))))


class _Walk:
    """One walk along what changes."""

    def __init__(self, connection: sa.Connection, ground: KeptGround) -> None:
        self._connection = connection
        self._ground = ground
        self._parties = Parties(ground)
        self._used: dict[str, tuple[str, ...]] = {}
        """By identity, of a whole ground: by way of which keys its step and its voices were found."""
        self._written: set[str] = set()
        """Identities whose rows of `standings` are to be written."""
        self.changed: set[int] = set()
        """Serials of forms with other answers than before."""

    def walk(self, ids: Iterable[str]) -> None:
        """Takes over what has changed of these identities, and answers again for all on whom it bears."""
        asked: set[str] = set()
        moved: set[str] = set()
        for some in batches(sorted(ids)):
            moved |= self._stand(some, asked)
        asked |= self._users(moved)
        self._ground.fetch(asked)
        asked |= self._users(self._step(asked))
        self._ground.fetch(asked)
        voiced = self._tell(asked)
        asked |= voiced | self._users(f"s:{body}" for body in voiced)
        self._ground.fetch(asked)
        self._write_standings()
        for some in _portions(sorted(asked)):
            self._answer(some)

    def _stand(self, ids: Sequence[str], other: set[str]) -> set[str]:
        """Takes standings as they are now. Adds to `other` the identities whose standing is another than before, and
        returns the keys of what has changed."""
        moved: set[str] = set()
        select = sa.select(identity_summaries.c.identity, identity_summaries.c.json)
        rows = self._connection.execute(select.where(is_among(identity_summaries.c.identity, ids)))
        now = {row.identity: decode(row.json, Summary).standing for row in rows}
        self._ground.fetch(ids)
        keyed: list[dict[str, Any]] = []
        unkeyed: list[dict[str, Any]] = []
        for id in ids:
            stood, one = self._ground.get(id), now.get(id)
            json = encode(one) if one else ""
            if (stood.json if stood else "") == json:
                continue
            was = stood.standing if stood else None
            other.add(id)
            before, after = _keys(was), _keys(one)
            differ = {key for key in before.keys() | after.keys() if before.get(key) != after.get(key)}
            moved |= set() if self._ground.whole else differ | _seen_changed(id, was, one)
            unkeyed += [{"at": key, "id": id} for key in sorted(differ & before.keys())]
            keyed += [{"key": key, "identity": id, "is_realm": after[key]} for key in sorted(differ & after.keys())]
            self._ground.put(id, Stood(json, stood.step if stood else None) if one else None, after)
            self._written.add(id)
        if unkeyed:
            here = standing_keys.c.key == sa.bindparam("at"), standing_keys.c.identity == sa.bindparam("id")
            self._connection.execute(standing_keys.delete().where(*here), unkeyed)
        if keyed:
            insert_rows(self._connection, standing_keys, keyed)
        return moved

    def _step(self, ids: Iterable[str]) -> set[str]:
        """Finds for whom these speak, one step; returns the keys of what has changed."""
        moved = set()
        for id in sorted(ids):
            stood = self._ground.get(id)
            step = self._parties.step(stood.standing) if stood else None
            self._note_uses(id)
            if stood is not None and step != stood.step:
                stood.step = step
                self._written.add(id)
                moved |= set() if self._ground.whole else {f"s:{id}"}
        return moved | {f"s:{id}" for id in ids if self._ground.get(id) is None}

    def _tell(self, ids: Iterable[str]) -> set[str]:
        """Takes over what the titles of these tell of the voices of bodies; returns the bodies whose voice changed."""
        ordered = sorted(ids)
        told: dict[str, dict[str, str]] = {}
        """By person and body."""
        for some in batches(ordered) if not self._ground.whole else ():
            select = sa.select(standing_voices).where(is_among(standing_voices.c.person, some))
            for row in self._connection.execute(select):
                told.setdefault(row.person, {})[row.body] = row.lands
        new: list[dict[str, str]] = []
        gone: list[dict[str, str]] = []
        for id in ordered:
            stood = self._ground.get(id)
            now = self._parties.told(stood.standing) if stood else {}
            self._note_uses(id)
            after = {body: "|".join(sorted(lands)) for body, lands in now.items()}
            before = told.get(id, {})
            differ = {body for body in before.keys() | after.keys() if before.get(body) != after.get(body)}
            gone += [{"from": body, "by": id} for body in sorted(differ & before.keys())]
            new += [{"body": body, "person": id, "lands": after[body]} for body in sorted(differ & after.keys())]
        bodies = {one["from"] for one in gone} | {one["body"] for one in new}
        was = {body: self._ground.voice(body) for body in sorted(bodies)}
        if gone:
            here = standing_voices.c.body == sa.bindparam("from"), standing_voices.c.person == sa.bindparam("by")
            self._connection.execute(standing_voices.delete().where(*here), gone)
        if new:
            insert_rows(self._connection, standing_voices, new)
        self._ground.renew_voices(bodies)
        return {body for body in bodies if self._ground.voice(body) != was[body]}

    def _note_uses(self, id: str) -> None:
        """Keeps what was asked for of late, for this identity, where all are answered for: so that `_answer` need not
        find their steps and voices a second time, of a million statements 400,000."""
        if self._ground.uses and self._ground.whole:
            self._used[id] = (*self._used.get(id, ()), *self._ground.uses)
        self._ground.uses = set()

    def _users(self, keys: Iterable[str]) -> set[str]:
        """The identities that were answered for by way of one of these keys."""
        found: set[str] = set()
        for some in batches(sorted(keys)) if not self._ground.whole else ():
            select = sa.select(standing_uses.c.identity).where(is_among(standing_uses.c.key, some))
            found |= set(self._connection.execute(select).scalars())
        return found

    def _write_standings(self) -> None:
        for some in batches(sorted(self._written)):
            if not self._ground.whole:
                self._connection.execute(standings.delete().where(is_among(standings.c.identity, some)))
            found = {id: stood for id in some if (stood := self._ground.get(id))}
            rows = [{"identity": id, "step": one.step, "json": one.json} for id, one in found.items()]
            if rows:
                insert_rows(self._connection, standings, rows)

    def _answer(self, ids: Sequence[str]) -> None:
        """Answers again for all forms of these identities."""
        forms: dict[str, list[tuple[int, Form]]] = {}
        for some in batches(ids):
            select = sa.select(identity_forms.c.identity, identity_forms.c.serial, identity_forms.c.json)
            for row in self._connection.execute(select.where(is_among(identity_forms.c.identity, some))):
                forms.setdefault(row.identity, []).append((row.serial, decode(row.json, Form)))
        found: dict[int, str] = {}
        uses: list[dict[str, str]] = []
        for id in ids:
            self._ground.uses = set(self._used.pop(id, ()))
            stood = self._ground.get(id)
            if stood is not None:
                one = stood.standing
                if not self._ground.whole:
                    self._parties.step(one)
                    self._parties.told(one)
                found |= self._answers(id, one, forms.get(id, []))
            own = {f"{what}:{id}" for what in "ids"}
            uses += [{"key": key, "identity": id} for key in sorted(self._ground.uses - own)]
        if not self._ground.whole:
            for some in batches(ids):
                self._connection.execute(standing_uses.delete().where(is_among(standing_uses.c.identity, some)))
        if uses:
            insert_rows(self._connection, standing_uses, uses)
        self._write(found, found)

    def answer_forms(self, serials: Iterable[int]) -> None:
        """Answers for some forms, and forgets those of them that are no more."""
        for some in batches(sorted(serials)):
            forms: dict[str, list[tuple[int, Form]]] = {}
            select = sa.select(identity_forms.c.identity, identity_forms.c.serial, identity_forms.c.json)
            for row in self._connection.execute(select.where(is_among(identity_forms.c.serial, some))):
                forms.setdefault(row.identity, []).append((row.serial, decode(row.json, Form)))
            self._ground.fetch(forms)
            found: dict[int, str] = {}
            for id, those in sorted(forms.items()):
                stood = self._ground.get(id)
                if stood is not None:
                    found |= self._answers(id, stood.standing, those)
            self._write(some, found)

    def _answers(self, id: str, one: Standing, forms: Iterable[tuple[int, Form]]) -> dict[int, str]:
        """What is answered for forms of an identity, by their serials."""
        by_role: dict[tuple[str, str], str] = {}
        found = {}
        for serial, form in forms:
            meant = find_bearer(form, one, self._ground.holders, lambda other: self._parties.find(other, "")) or id
            key = meant, form.role
            if key not in by_role:
                party = self._parties.find(meant, form.role)
                by_role[key] = encode(Answer(self._ground.shown(meant), self._ground.shown(party) or made_state(party)))
            found[serial] = by_role[key]
        return found

    def _write(self, serials: Iterable[int], found: dict[int, str]) -> None:
        """Keeps the answers for these forms; those that have none are no more."""
        ordered = sorted(serials)
        before: dict[int, str] = {}
        for some in batches(ordered) if not self._ground.whole else ():
            select = sa.select(answers.c.form, answers.c.json).where(is_among(answers.c.form, some))
            before |= {row.form: row.json for row in self._connection.execute(select)}
        changed = [serial for serial in ordered if before.get(serial) != found.get(serial)]
        for some in batches([serial for serial in changed if serial in before]):
            self._connection.execute(answers.delete().where(is_among(answers.c.form, some)))
        rows = [{"form": serial, "json": found[serial]} for serial in changed if serial in found]
        if rows:
            insert_rows(self._connection, answers, rows)
        if not self._ground.whole:
            self.changed.update(changed)


def _keys(one: Standing | None) -> dict[str, bool]:
    """The keys under which an identity is found."""
    return keys_of(one) | dict.fromkeys(bearing_keys(one), False) if one else {}


def _seen_changed(id: str, was: Standing | None, now: Standing | None) -> set[str]:
    """The keys of what others see of an identity that has changed."""
    moved = set()
    if was is None or now is None or was.identity != now.identity:
        moved.add(f"d:{id}")
    if was is None or now is None or (was.identity.kind, was.names) != (now.identity.kind, now.names):
        moved.add(f"i:{id}")
    return moved


def _portions(ids: list[str]) -> Iterator[list[str]]:
    for start in range(0, len(ids), AT_ONCE):
        yield ids[start : start + AT_ONCE]
