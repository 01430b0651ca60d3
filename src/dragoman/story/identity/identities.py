"""The answer: of which identity each entity of each article is, why, and on whose behalf it speaks."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

import msgspec

from dragoman.story.identity.blocks import Placed
from dragoman.story.identity.forms import Form
from dragoman.story.identity.parties import Held, Parties, made_state
from dragoman.story.identity.people import NAMED_SO
from dragoman.story.identity.summary import Standing, Summary
from dragoman.story.identity.titles import bearing_keys, find_bearer
from dragoman.story.types import Identity


class Seen(msgspec.Struct, frozen=True, order=True):
    """In how many articles of one date a form was seen."""

    date: str
    """EDTF date of publication; empty where the article has none."""
    form: Form
    articles: int = 1


class RoleSeen(msgspec.Struct, frozen=True, kw_only=True):
    """A title with the dates (of publication) of the first and last articles that give it."""

    role: str
    first: str | None
    last: str | None
    articles: int


class Person(msgspec.Struct, frozen=True, kw_only=True):
    """All that is known of an identity: spellings with how many articles have each, titles with dates, reasons."""

    identity: Identity
    spellings: tuple[tuple[str, int], ...]
    roles: tuple[RoleSeen, ...]
    party: Identity | None
    articles: int
    why: tuple[str, ...]
    """Why each other spelling is held to be the same one."""


class Identities:
    """Resolved entities of a set of readings. Entity ids are those of `Reading.entities`."""

    def __init__(self, placed: Mapping[Form, Placed], entities: Mapping[str, Form], seen: Iterable[Seen]) -> None:
        self._placed = placed
        self._entities = entities
        self._seen = sorted(seen)
        self._members: dict[str, list[Form]] = defaultdict(list)
        for form in sorted(placed):
            self._members[placed[form].identity].append(form)
        self._count: Counter[Form] = Counter()
        for one in self._seen:
            self._count[one.form] += one.articles
        standings = {id: self._sum_up(id).standing for id in self._members}
        self._identities = {id: one.identity for id, one in standings.items()}
        self._parties = Parties(Held(standings.values()))
        self._bearers = self._find_bearers(standings)

    def of(self, entity_id: str) -> Identity | None:
        """The identity of an entity; None for one that is not of these readings."""
        form = self._entities.get(entity_id)
        return None if form is None else self._identities[self._meant(form)]

    def party(self, entity_id: str) -> Identity | None:
        """On whose behalf it speaks: a spokesman's or minister's state (or body, where the state is not known), a
        capital's or palace's state; itself otherwise, and None for an entity that is not of these readings."""
        form = self._entities.get(entity_id)
        if form is None:
            return None
        found = self._parties.find(self._meant(form), form.role)
        return self._identities.get(found) or made_state(found)

    def why(self, entity_id: str) -> str:
        """Why an entity is of its identity, or who else it may be; empty for one that is not of these readings."""
        form = self._entities.get(entity_id)
        if form is not None and self._placed[form].identity in self._bearers:
            return f"the only one named in the article who is called {form.name}"
        return "" if form is None else self._placed[form].why

    def _sum_up(self, identity_id: str) -> Summary:
        summary = Summary(identity_id)
        for form in self._members[identity_id]:
            summary.note(self._placed[form])
            summary.count(form, self._count[form], 1)
        return summary

    def _find_bearers(self, standings: Mapping[str, Standing]) -> dict[str, str]:
        """For ids of described persons that of the person who is meant."""
        holders: dict[str, set[str]] = defaultdict(set)
        for id, one in standings.items():
            for key in bearing_keys(one):
                holders[key].add(id)

        def party(id: str) -> str:
            return self._parties.find(id, "")

        of = {id: self._members[id][0] for id in standings}
        found = {id: find_bearer(of[id], one, lambda key: holders.get(key, ()), party) for id, one in standings.items()}
        return {id: bearer for id, bearer in found.items() if bearer is not None}

    def _meant(self, form: Form) -> str:
        """Id of the identity of a form: of a title alone, the person who is meant."""
        own = self._placed[form].identity
        return self._bearers.get(own, own)

    def all(self) -> list[Identity]:
        """Every identity, by kind and name."""
        return sorted(self._identities.values(), key=lambda one: (one.kind, one.name, one.id))

    def members(self, identity_id: str) -> list[Form]:
        """The forms of an identity."""
        return self._members.get(identity_id, [])

    def person(self, identity_id: str) -> Person:
        """All that is known of an identity."""
        forms = self._members[identity_id]
        spelt: Counter[str] = Counter()
        for form in forms:
            spelt[form.name] += self._count[form]
        identity = self._identities[identity_id]
        found = self._parties.find(identity_id, "")
        told = {(form.name, self._placed[form].why) for form in forms}
        reasons = sorted(f"{name}: {why}" for name, why in told if why not in (NAMED_SO, "the same name"))
        return Person(
            identity=identity,
            spellings=tuple(sorted(spelt.items(), key=lambda pair: (-pair[1], pair[0]))),
            roles=self._roles(identity_id),
            party=self._identities.get(found) or made_state(found),
            articles=sum(self._count[form] for form in forms),
            why=tuple(reasons),
        )

    def _roles(self, identity_id: str) -> tuple[RoleSeen, ...]:
        forms = set(self._members[identity_id])
        dates: dict[str, list[str]] = defaultdict(list)
        counts: Counter[str] = Counter()
        for one in self._seen:
            if one.form in forms and one.form.role:
                counts[one.form.role] += one.articles
                dates[one.form.role] += [one.date.partition("T")[0]] if one.date else []
        found = [
            RoleSeen(role=role, first=min(dates[role], default=None), last=max(dates[role], default=None), articles=n)
            for role, n in counts.items()
        ]
        return tuple(sorted(found, key=lambda r: (r.first or "9999", r.last or "9999", -r.articles, r.role)))
