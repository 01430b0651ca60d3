"""The answer: of which identity each entity of each article is, why, and on whose behalf it speaks."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

import msgspec

from dragoman.story.identity.blocks import Placed
from dragoman.story.identity.forms import Form
from dragoman.story.identity.parties import Parties, Standing
from dragoman.story.identity.people import NAMED_SO
from dragoman.story.identity.titles import find_bearers
from dragoman.story.types import Identity
from dragoman.types import EntityKind

_KINDS: tuple[EntityKind, ...] = ("place", "organisation", "group", "person")
"""Where articles differ as often about a kind, the first of these."""


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
        self._identities = {id: self._describe(id) for id in self._members}
        self._parties = Parties(self._standings())
        self._bearers = find_bearers(self._members, lambda id: self._parties.find(id, ""))

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
        return self._identities.get(found) or self._parties.made(found)

    def why(self, entity_id: str) -> str:
        """Why an entity is of its identity, or who else it may be; empty for one that is not of these readings."""
        form = self._entities.get(entity_id)
        if form is not None and self._placed[form].identity in self._bearers:
            return f"the only one named in the article who is called {form.name}"
        return "" if form is None else self._placed[form].why

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
            party=self._identities.get(found) or self._parties.made(found),
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

    def _describe(self, identity_id: str) -> Identity:
        forms = self._members[identity_id]
        placed = self._placed[forms[0]]
        names: Counter[str] = Counter()
        kinds: Counter[EntityKind] = Counter()
        for form in forms:
            names[form.name] += self._count[form]
            kinds[form.kind] += self._count[form]
        full = max(min(2, len(name.split())) for name in names)
        best = min(
            (name for name in names if min(2, len(name.split())) == full or not placed.is_person),
            key=lambda name: (name.isupper(), -names[name], -len(name), name),
        )
        kind = min(kinds, key=lambda k: (k == "person", -kinds[k], _KINDS.index(k)))
        if placed.own:
            kind = placed.own.kind
        elif placed.is_person:
            kind = "person"
        elif placed.listed in ("body", "state"):
            kind = "organisation" if placed.listed == "body" else "place"
        elif kind == "person":
            kind = "place"
        return Identity(id=identity_id, name=placed.title or best, kind=kind, wikidata=placed.wikidata)

    def _standings(self) -> list[Standing]:
        """What parties are found from: each identity with its names and titles, commonest first."""
        found = []
        for id, forms in self._members.items():
            roles: Counter[str] = Counter()
            for form in forms:
                if form.role:
                    roles[form.role] += self._count[form]
            own = self._placed[forms[0]].own
            ranked = tuple(sorted(roles, key=lambda role: (-roles[role], role)))
            names = tuple(
                sorted({form.name for form in forms if form.is_named} | ({own.name, *own.aliases} if own else set()))
            )
            given = (own.form.role,) if own and own.form.role else ()
            behind = Counter({words: 0 for form in forms if (words := form.behind)})
            for form in forms:
                if form.behind:
                    behind[form.behind] += self._count[form]
            found.append(
                Standing(
                    self._identities[id],
                    names,
                    given + tuple(form.name for form in forms if not form.is_named) + ranked,
                    own.country if own else "",
                    tuple(sorted(behind, key=lambda words: (-behind[words], words))),
                )
            )
        return found
