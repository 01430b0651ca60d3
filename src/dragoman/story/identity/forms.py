"""The facts that identity rests on: how articles name an entity, gathered so that no order of arrival is left in them.

A `Form` is one way of naming: kind, name, title. Articles that name somebody in the same way share the form. Only where
that tells too little to stand for one person in all articles (a surname alone, "the Foreign Ministry"), it is parted by
what else the article names, or by the article itself.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import combinations

import msgspec

from dragoman.resources.states import find_state
from dragoman.story.identity.behind import find_behind
from dragoman.story.identity.bodies import acronym_in, initials_of, meaning_of
from dragoman.story.identity.dealing import is_land, named_words
from dragoman.story.identity.employing import find_whole, taking_part
from dragoman.story.identity.lands import land_of
from dragoman.story.identity.persons import Name, name_keys, parse_name
from dragoman.story.identity.spelling import plain, sound_key
from dragoman.types import Entity, EntityKind, Reading

CONTEXT = 8
"""So many of the others whom an article names most are kept as its company: enough to tell two stories apart, and few
enough that 100,000 entities stay small."""


class Form(msgspec.Struct, frozen=True, order=True):
    """One way in which articles name somebody or something."""

    kind: EntityKind
    name: str
    role: str = ""
    company: tuple[str, ...] = ()
    """Block keys of those named beside it. Only of a name that tells too little alone."""
    article: str = ""
    """Only of a name that no other article can mean the same by, and where a person has decided on one article."""
    behind: str = ""
    """Whom it speaks for by its article, where its title does not tell."""
    is_named: bool = True
    """Whether the article names the person. One only described ("the Prime Minister", "a senior diplomat") is known in
    this article alone, and its description is no name to compare."""

    @property
    def id(self) -> str:
        """16 hex digits that stand for all of it."""
        return _id(self)

    @property
    def person(self) -> Name | None:
        """The name taken apart as a person's; None of one who is only described."""
        return parse_name(self.name) if self.is_named else None

    @property
    def keys(self) -> tuple[str, ...]:
        """Blocks in which it may meet another form of the same one. Names of the same initials (`i:`) meet only where
        an acronym of these letters (`a:`) is seen."""
        return _keys(self)


class Sight(msgspec.Struct, frozen=True):
    """One entity of one article: its form, and what ties that form to others."""

    entity: str
    article: str
    form: Form
    company: tuple[str, ...]


@lru_cache(100_000)
def _id(form: Form) -> str:
    parts = (form.kind, form.name, form.role, *form.company, "", form.article)
    parts += (() if form.is_named else ("-",)) + ((f"<{form.behind}",) if form.behind else ())
    return hashlib.blake2b("\x1f".join(parts).encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


@lru_cache(100_000)
def _keys(form: Form) -> tuple[str, ...]:
    person = form.person
    if not form.is_named:
        return (f"x:{form.name}:{form.article}",)
    if form.kind == "person":
        found = set(name_keys(person)) if person else {f"x:{form.name}"}
        if person and len(person.words) == 1:
            found.add(f"c:{meaning_of(form.name, 'place').key}")
        return tuple(sorted(found))
    meaning = meaning_of(form.name, form.kind)
    if meaning.key is None:
        return (f"x:{form.name}:{form.article}",)
    found = {f"c:{meaning.key}"}
    if meaning.key.startswith(("name:", "body:")):
        acronym, initials = acronym_in(form.name), initials_of(form.name)
        found |= {f"a:{acronym}"} if acronym else {f"i:{initials}"} if initials else set()
        found |= _person_keys(person)
    return tuple(sorted(found))


def as_acronym(key: str) -> str:
    """The key of the acronym that would tie a name of these initials; any other key as it is."""
    return f"a:{key[2:]}" if key.startswith("i:") else key


def _person_keys(person: Name | None) -> set[str]:
    """A person's name that the reading took for a body ("MAREN HOLT-IVERS") meets the person by its words alone."""
    if person is None or not 1 < len(person.words) <= 3:
        return set()
    return {key for key in name_keys(person) if key.startswith("n:")}


def sight_all(reading: Reading, apart: frozenset[str] = frozenset()) -> list[Sight]:
    """The entities of a reading as forms. `apart`: folded names that a person has decided on in this article."""
    article = reading.article.id
    keys = {entity.id: _company_key(entity) for entity in reading.entities}
    ranked = list(dict.fromkeys(key for _, key in _rank(reading.entities, keys)))
    behind, words, bodies = find_behind(reading), named_words(reading), taking_part(reading)
    nearest, everybody = tuple(sorted(ranked[:CONTEXT])), tuple(sorted(ranked))
    sights = []
    for entity in reading.entities:
        own = keys[entity.id]
        if is_described(entity):  # a title alone is told by who else is there, so that all of them count
            company = everybody
        elif own in nearest:
            company = tuple(sorted(key for key in ranked[: CONTEXT + 1] if key != own))
        else:
            company = nearest
        fuller = find_fuller(entity, reading.entities) or find_whole(entity, reading.entities, bodies)
        sights.append(
            Sight(
                entity.id,
                article,
                make_form(
                    entity,
                    company,
                    article,
                    apart,
                    behind.get(entity.id, ""),
                    fuller,
                    entity.kind == "person" and not entity.role and is_land(entity.name, words),
                ),
                company,
            )
        )
    return sights


def make_form(
    entity: Entity,
    company: tuple[str, ...],
    article: str,
    apart: frozenset[str] = frozenset(),
    behind: str = "",
    fuller: Entity | None = None,
    is_place: bool = False,
) -> Form:
    """The form of one entity. `fuller`: the body of the article that its name is short for. `is_place`: it was read as
    a person, and the article tells that it is a land."""
    role = " ".join((entity.role or "").split())
    entity = fuller or entity
    if is_place:
        entity = msgspec.structs.replace(entity, kind="place")
    if is_described(entity):
        return Form("person", entity.name, role, company, article, behind, is_named=False)
    person = parse_name(entity.name) if entity.kind == "person" else None
    alone = person is not None and (person.is_lone or person.is_initialled)
    shared = entity.kind != "person" and meaning_of(entity.name, entity.kind).key is None
    own = shared or plain(entity.name) in apart
    return Form(entity.kind, entity.name, role, company if alone else (), article if own else "", behind)


def is_described(entity: Entity) -> bool:
    """Whether an entity is a person whom the article does not name."""
    return entity.kind == "person" and not entity.is_named


def find_fuller(entity: Entity, entities: Sequence[Entity]) -> Entity | None:
    """The body that a name shared by all states is short for: "the Commission" where the Sound Commission is named."""
    if entity.kind == "person" or meaning_of(entity.name, entity.kind).key is not None:
        return None
    own = plain(entity.name).removeprefix("the ")
    found = [
        other
        for other in entities
        if other.kind == "organisation" and other.is_named and plain(other.name).endswith(f" {own}")
        if find_state(other.name) is None  # the House is no White House
    ]
    return found[0] if len(found) == 1 and meaning_of(found[0].name, found[0].kind).key else None


def _rank(entities: Sequence[Entity], keys: Mapping[str, str | None]) -> list[tuple[str, str]]:
    """Entities with the key that stands for them as company, those with most mentions first."""
    counted = {entity.id: len(entity.mentions) for entity in entities}
    keyed = ((entity.id, keys[entity.id]) for entity in entities)
    return sorted(((id, key) for id, key in keyed if key), key=lambda pair: (-counted[pair[0]], pair[1], pair[0]))


def _company_key(entity: Entity) -> str | None:
    """A key that another article's naming of the same one is likely to share, whatever else is known of either."""
    if is_described(entity):
        return None  # "the Prime Minister" is another in the next article
    if entity.kind == "person":
        person = parse_name(entity.name)
        return f"w:{sound_key(person.ways[0].surname)}" if person else None
    land = land_of(entity.name)
    if land:
        return f"l:{land}"
    key = meaning_of(entity.name, entity.kind).key
    return f"c:{key}" if key else None


def pairs_apart(sights: Sequence[Sight]) -> Iterator[tuple[Form, Form]]:
    """Pairs of forms that one article holds apart and that some block would bring together, in order."""
    by_key: dict[str, list[Form]] = {}
    for sight in sights:
        for key in sight.form.keys:
            by_key.setdefault(as_acronym(key), []).append(sight.form)
    shared = (forms for forms in by_key.values() if len(forms) > 1)
    found = {(min(pair), max(pair)) for forms in shared for pair in combinations(forms, 2) if pair[0] != pair[1]}
    yield from sorted(found)
