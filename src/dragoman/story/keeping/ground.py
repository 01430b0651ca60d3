"""All identities of a record as `Parties` asks for them, each fetched when it is asked for, and noted that it was.

Keys of what was asked for (`uses`): those of `Ground.holders`; `i:` and an id: of which kind it is and how it is
called; `s:`: for whom it speaks; `d:`: how it is shown. When what is behind a key changes, whoever used it is asked
again.
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec
import sqlalchemy as sa

from dragoman.record.dialect import is_among
from dragoman.record.shelf import decode
from dragoman.record.tables import standing_keys, standing_voices, standings
from dragoman.story.identity.parties import VOICE, Ids, choose_voice
from dragoman.story.identity.summary import Standing
from dragoman.story.keeping.facts import batches
from dragoman.story.types import Identity
from dragoman.types import EntityKind


class Stood(msgspec.Struct, gc=False):
    """A standing, as JSON (a fifth of the memory: a record of a million statements has some 400,000), with its step:
    see `Parties.step`."""

    json: str
    step: str | None = None

    @property
    def standing(self) -> Standing:
        return decode(self.json, Standing)


class KeptGround:
    """A ground over the tables (`story.identity.parties.Ground`). `whole`: all was put into it, nothing is fetched."""

    def __init__(self, connection: sa.Connection, whole: bool = False) -> None:
        self._connection = connection
        self.whole = whole
        self._stood: dict[str, Stood | None] = {}
        self._holders: dict[str, dict[str, bool]] = {}
        self._voices: dict[str, str | None] = {}
        self.uses: set[str] = set()
        """Keys of all that was asked for."""

    def put(self, id: str, stood: Stood | None, keys: dict[str, bool]) -> None:
        """Takes an identity as it is now; None: it is no more. `keys`: under which it is to be found, of a whole."""
        self._stood[id] = stood
        for key, is_realm in keys.items() if self.whole else ():
            self._holders.setdefault(key, {})[id] = is_realm

    def fetch(self, ids: Iterable[str]) -> None:
        """Fetches identities that will be asked for."""
        if self.whole:
            return
        wanted = sorted({id for id in ids if id not in self._stood})
        self._stood |= dict.fromkeys(wanted)
        for some in batches(wanted):
            for row in self._connection.execute(sa.select(standings).where(is_among(standings.c.identity, some))):
                self._stood[row.identity] = Stood(row.json, row.step)

    def get(self, id: str) -> Stood | None:
        """An identity, without noting that it was asked for; None for one that the record does not have."""
        self.fetch([id])
        return self._stood.get(id)

    def voice(self, body: str) -> str | None:
        """Whom a body's spokesmen speak for, without noting that it was asked for."""
        if body not in self._voices and not self.whole:
            self._voices |= self._load_voices(standing_voices.c.body == body) or {body: None}
        return self._voices.get(body)

    def renew_voices(self, bodies: Iterable[str]) -> None:
        """What is told of these bodies' voices is other than it was."""
        if self.whole:
            self._voices = self._load_voices(sa.true())
        for body in bodies if not self.whole else ():
            self._voices.pop(body, None)

    def _load_voices(self, condition: sa.ColumnElement[bool]) -> dict[str, str | None]:
        told: dict[str, list[list[str]]] = {}
        for row in self._connection.execute(sa.select(standing_voices).where(condition)):
            told.setdefault(row.body, []).append(row.lands.split("|"))
        return {body: choose_voice(lands) for body, lands in told.items()}

    def kind(self, id: str) -> EntityKind | None:
        self.uses.add(f"i:{id}")
        stood = self.get(id)
        return stood.standing.identity.kind if stood else None

    def names(self, id: str) -> tuple[str, ...]:
        self.uses.add(f"i:{id}")
        stood = self.get(id)
        return stood.standing.names if stood else ()

    def holders(self, key: str) -> Ids:
        self.uses.add(key)
        if key not in self._holders and not self.whole:
            select = sa.select(standing_keys.c.identity, standing_keys.c.is_realm).where(standing_keys.c.key == key)
            self._holders[key] = {row.identity: bool(row.is_realm) for row in self._connection.execute(select)}
        return self._holders.get(key, {})

    def step(self, id: str, with_voice: bool) -> str | None:
        self.uses.add(f"s:{id}")
        stood = self.get(id)
        if stood is None or stood.step != VOICE:
            return stood.step if stood else None
        return self.voice(id) if with_voice else None

    def shown(self, id: str) -> Identity | None:
        """An identity as it is shown."""
        self.uses.add(f"d:{id}")
        stood = self.get(id)
        return stood.standing.identity if stood else None
