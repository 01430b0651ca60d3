"""Who is who in a record, as a list, and the way from a name that a user gives to an identity."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from dragoman.errors import StopError
from dragoman.record import Record
from dragoman.story.identity.decisions import Selector
from dragoman.story.identity.forms import Form
from dragoman.story.identity.identities import Identities, Person, RoleSeen
from dragoman.story.identity.loading import load_naming
from dragoman.story.identity.spelling import plain
from dragoman.story.identity.summing import Tally
from dragoman.story.types import Identity
from dragoman.types import EntityKind

_SHOWN = 3
_SHORTEST_ID = 4


class IdentityRow(msgspec.Struct, frozen=True, kw_only=True):
    """One person, body or place of the record under all its names."""

    id: str
    name: str
    kind: EntityKind
    wikidata: str | None
    role: str | None
    """The title that most articles give."""
    party: Identity | None
    """On whose behalf it speaks, where that is somebody else."""
    statements: int
    articles: int
    first: str | None
    """Day (or first day of the interval) of the earliest dated article that names it; `last` the latest's last."""
    last: str | None
    spellings: tuple[str, ...]
    """Commonest first."""
    roles: tuple[RoleSeen, ...]
    """Titles with the dates of the articles that give them, earliest first."""
    why: tuple[str, ...]
    """Why each other spelling is held to be the same one, or who a lone surname may be."""


def make_row(person: Person, party: Identity | None, tally: Tally) -> IdentityRow:
    """One line of the list."""
    identity = person.identity
    role = max(person.roles, key=lambda r: (r.articles, len(r.role), r.role), default=None)
    return IdentityRow(
        id=identity.id,
        name=identity.name,
        kind=identity.kind,
        wikidata=identity.wikidata,
        role=role.role if role else None,
        party=party if party and party.id != identity.id else None,
        statements=tally.statements,
        articles=tally.articles,
        first=tally.first,
        last=tally.last,
        spellings=tuple(name for name, _ in person.spellings),
        roles=person.roles,
        why=person.why,
    )


def find_identity(found: Identities, words: str) -> Identity:
    """The identity that a user means by an id, the beginning of one (4 signs or more), or a name in any spelling.

    Raises StopError when there is none, or naming the ids when there are several.
    """
    wanted = words.strip()
    everyone = found.all()
    fitting = [one for one in everyone if one.id == wanted]
    fitting = fitting or [one for one in everyone if len(wanted) >= _SHORTEST_ID and one.id.startswith(wanted)]
    folded = plain(wanted)
    fitting = fitting or [
        one
        for one in everyone
        if plain(one.name) == folded or any(plain(form.name) == folded for form in found.members(one.id))
    ]
    if not fitting:
        raise StopError(wanted or "name", "nobody in the record is called so", "see the names with: dragoman people")
    if len(fitting) > 1:
        shown = ", ".join(f"{one.id} ({one.name})" for one in fitting[:_SHOWN]) + (", …" if fitting[_SHOWN:] else "")
        raise StopError(wanted, f"{len(fitting)} are called so: {shown}", "give the id")
    return fitting[0]


def select_all(record: Record, found: Identities, identity: Identity) -> tuple[Selector, ...]:
    """Selectors for all that an identity is named by: a name that tells too little alone, in its articles only."""
    forms = found.members(identity.id)
    full = {Selector(plain(form.name)) for form in forms if not _tells_little(form)}
    return tuple(sorted(full or _in_articles(record, forms)))


def select_some(
    record: Record, found: Identities, identity: Identity, spellings: Iterable[str], article: str | None
) -> tuple[tuple[Selector, ...], tuple[Selector, ...]]:
    """Selectors for the spellings (in `article` alone, where it is given: all of that, if none is) and for the rest.

    Raises StopError when a spelling is not one of the identity's, or nothing is left on one side.
    """
    forms = found.members(identity.id)
    known = {plain(form.name) for form in forms}
    wanted = {plain(spelling) for spelling in spellings}
    for name in sorted(wanted - known):
        raise StopError(name, f"{identity.name} is not spelt so anywhere", "see the spellings with: dragoman people")
    named = load_naming(record, identity.id)
    if article is not None:
        there = {plain(form.name) for form, within in named if within == article}
        these = {Selector(name, article) for name in (wanted & there if wanted else there)}
        those = {Selector(plain(form.name), within) for form, within in named} - these
    else:
        these = {Selector(name) for name in wanted}
        those = {Selector(name) for name in known - wanted}
    if not these or not those:
        raise StopError(identity.name, "nothing would be left on one side", "give some of its spellings, or an article")
    return tuple(sorted(these)), tuple(sorted(those))


def _tells_little(form: Form) -> bool:
    return bool(form.company or form.article)


def _in_articles(record: Record, forms: Iterable[Form]) -> set[Selector]:
    wanted = set(forms)
    return {Selector(plain(form.name), article) for form, article in load_naming(record) if form in wanted}
