"""What all forms of one identity tell together: how it is called, of which kind it is, its titles, for whom it speaks.

Counts alone, so that an article more adds to them and one less takes away: nobody's forms are read again for either.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import msgspec

from dragoman.story.identity.blocks import Placed
from dragoman.story.identity.forms import Form
from dragoman.story.identity.own import OwnEntry
from dragoman.story.types import Identity
from dragoman.types import EntityKind

_KINDS: tuple[EntityKind, ...] = ("place", "organisation", "group", "person")
"""Where articles differ as often about a kind, the first of these."""


RARE = 100
"""A title that fewer than one in so many of somebody's articles give tells nothing of for whom he speaks. In PolNeAR's
training part one article of 469 made a candidate speak for Canada, one of 162 another for his rival."""


class Standing(msgspec.Struct, frozen=True):
    """An identity with what tells for whom it speaks: names, titles (the weightiest first), a list's country."""

    identity: Identity
    names: tuple[str, ...]
    roles: tuple[str, ...]
    country: str = ""
    behind: tuple[str, ...] = ()
    """Whom articles make it speak for where its titles name nobody, the commonest first."""
    namings: tuple[tuple[EntityKind, bool, str], ...] = ()
    """Each name with the kind that articles take it for, and whether it names (False: it describes)."""
    titles: tuple[str, ...] = ()
    """Titles that articles give with its names, in order of the letters."""
    is_alone: bool = True
    """It has one form."""


class Summary(msgspec.Struct, omit_defaults=True):
    """Of one identity: how many forms it has, and in how many articles it has each name, title and speaks for whom."""

    id: str
    is_person: bool = False
    own: OwnEntry | None = None
    title: str | None = None
    wikidata: str | None = None
    listed: str | None = None
    forms: int = 0
    namings: dict[str, int] = {}
    roles: dict[str, int] = {}
    behind: dict[str, int] = {}

    def note(self, where: Placed) -> None:
        """Takes over what the lists say: the same for all forms of an identity."""
        self.is_person, self.own, self.title = where.is_person, where.own, where.title
        self.wikidata, self.listed = where.wikidata, where.listed

    def count(self, form: Form, articles: int, forms: int = 0) -> None:
        """Counts so many articles, and forms, more (or less) that have this form."""
        self.forms += forms
        naming = f"{form.kind}|{'n' if form.is_named else 'd'}|{form.name}"
        for counts, words in ((self.namings, naming), (self.roles, form.role), (self.behind, form.behind)):
            if words:
                counts[words] = counts.get(words, 0) + articles
                if not counts[words]:
                    del counts[words]

    @property
    def identity(self) -> Identity:
        """Its commonest full name and kind, where no list gives others."""
        (kind, _, best), _ = next(self._namings())
        if len(self.namings) > 1:
            best, kind = self._commonest()
        if self.own:
            kind = self.own.kind
        elif self.is_person:
            kind = "person"
        elif self.listed in ("body", "state"):
            kind = "organisation" if self.listed == "body" else "place"
        elif kind == "person":
            kind = "place"
        return Identity(id=self.id, name=self.title or best, kind=kind, wikidata=self.wikidata)

    def _commonest(self) -> tuple[str, EntityKind]:
        names: Counter[str] = Counter()
        kinds: Counter[EntityKind] = Counter()
        for (kind, _, name), number in self._namings():
            names[name] += number
            kinds[kind] += number
        full = max(min(2, len(name.split())) for name in names)
        best = min(
            (name for name in names if min(2, len(name.split())) == full or not self.is_person),
            key=lambda name: (name.isupper(), -names[name], -len(name), name),
        )
        return best, min(kinds, key=lambda k: (k == "person", -kinds[k], _KINDS.index(k)))

    @property
    def standing(self) -> Standing:
        """What parties are found from, commonest titles first."""
        own = self.own
        namings = tuple(sorted(naming for naming, _ in self._namings()))
        named = {name for _, is_named, name in namings if is_named}
        given = (own.form.role,) if own and own.form.role else ()
        described = tuple(sorted({name for _, is_named, name in namings if not is_named}))
        least = sum(self.namings.values()) / RARE
        return Standing(
            self.identity,
            tuple(sorted(named | ({own.name, *own.aliases} if own else set()))),
            given + described + _ranked(self.roles, least),
            own.country if own else "",
            _ranked(self.behind, least),
            namings,
            tuple(sorted(self.roles)),
            self.forms == 1,
        )

    def _namings(self) -> Iterator[tuple[tuple[EntityKind, bool, str], int]]:
        for naming, number in self.namings.items():
            kind, named, name = naming.split("|", 2)
            yield (kind, named == "n", name), number  # type: ignore[misc]  # written by `count`


def _ranked(counts: dict[str, int], least: float) -> tuple[str, ...]:
    """Words by how many articles have them, but for those that fewer than `least` have."""
    kept = (words for words in counts if counts[words] >= least)
    return tuple(sorted(kept, key=lambda words: (-counts[words], words)))
