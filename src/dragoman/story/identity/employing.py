"""Which body is meant where an article names its kind or the last word of its name: "the company's chief executive",
"union leader Marta Holm", "the union" itself, "the Union's foreign policy chief" beside the Meridian Union."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from dragoman.resources.states import find_state
from dragoman.story.identity import lists
from dragoman.story.identity.roles import parse_role
from dragoman.story.rules import load_rules
from dragoman.types import Entity, Reading


def find_employers(reading: Reading) -> dict[str, str]:
    """For ids of persons of whom no title tells for whom they speak, the name of the body that words beside their name
    mean."""
    sources: dict[str, list[str]] = {}
    for statement in reading.statements:
        if statement.speaker and statement.source:
            sources.setdefault(statement.speaker.id, []).append(statement.source.text)
    bodies = taking_part(reading)
    found: dict[str, str] = {}
    for entity in reading.entities:
        if entity.kind != "person":
            continue
        role = parse_role(entity.role) if entity.role else None
        if role and not role.speaks:
            continue  # a party's nominee
        if role and (of := _governments().search(role.text)):
            found[entity.id] = of[1]
            continue
        body = _in_title(entity, role.of if role else None, reading.entities)
        if body is None and role and not role.of:
            nouns = [*_nouns(role.text, sources.get(entity.id, ()))]
            body = _of_kinds(nouns, bodies) or (_of_kinds(["company"], bodies) if role.office == "executive" else None)
        if body and body.id != entity.id:
            found[entity.id] = body.name
    return found


@cache
def _governments() -> re.Pattern[str]:
    """Whose a body in a title is: "the head of the Serbian government's Office for Kosovo"."""
    return re.compile(rf"\b([A-Z][\w-]+?)(?:['’]s)? (?:{'|'.join(lists.offices().governing)})['’]s\s")


def find_whole(entity: Entity, entities: Sequence[Entity], bodies: Sequence[Entity]) -> Entity | None:
    """The body that a name stands for which says its kind alone, or is the end of that body's name. `bodies`: those
    that take part."""
    if entity.kind not in ("organisation", "group"):
        return None
    own = entity.name.casefold().removeprefix("the ")
    if not own.strip():
        return None
    if " " not in own:
        found = _ending_in(entity.name.split()[-1], entities) or _of_kinds([own], bodies) or _holding(own, entities)
        if found:
            return found
    return _whose_people(own, bodies) if entity.kind == "group" else None


def _holding(word: str, entities: Sequence[Entity]) -> Entity | None:
    """The one body with a word in small letters in its name: the Port Authority for "the port". Not a union, which has
    there where its members work, nor by what every state has."""
    if not word.islower() or word in lists.bodies().generic:
        return None
    unions = load_rules().peopled["union"] | load_rules().kinds["union"]
    found = [e for e in entities if e.kind == "organisation" and " " in e.name and word in e.name.casefold()]
    found = [e for e in found if e.is_named and word in _words(e) and unions.isdisjoint(_words(e))]
    return found[0] if len({body.name for body in found}) == 1 else None


def _whose_people(group: str, bodies: Sequence[Entity]) -> Entity | None:
    """The one body whose people a group is: "furious dockers" of the only union that takes part, or of the only body
    of which no name tells what it is."""
    front = re.split(r"\s(?:at|in|of|from|on)\s", group)[0].split()
    kind = next((kind for kind, words in load_rules().peopled.items() if not words.isdisjoint(front[-1:])), None)
    if kind is None:
        return None
    words = load_rules().peopled[kind] | load_rules().kinds[kind]
    own = [body for body in bodies if not words.isdisjoint(_words(body))]
    others = {word for other, found in load_rules().kinds.items() if other != kind for word in found}
    found = own or [body for body in bodies if others.isdisjoint(_words(body))]
    return found[0] if len({body.name for body in found}) == 1 else None


def taking_part(reading: Reading) -> list[Entity]:
    """The bodies that act, are acted on or speak in an article, but for those that only carry words."""
    outlets = {s.outlet.id for s in reading.statements if s.outlet}
    refs = [s.speaker for s in reading.statements]
    refs += [ref for s in reading.statements for act in s.acts for ref in (act.agent, act.recipient)]
    taking = {ref.id for ref in refs if ref} - outlets
    return [e for e in reading.entities if e.kind == "organisation" and e.id in taking and e.name[:1].isupper()]


def _ending_in(word: str, entities: Sequence[Entity]) -> Entity | None:
    """The one body whose name ends in a capitalised word after others: not "The League", nor "Halsmark's League", and
    not the White House for the House, nor the Bank of Halsmark for Halsmark."""
    if not word[:1].isupper() or " " in word:
        return None
    named = [e for e in entities if e.kind == "organisation" and e.is_named]
    # Beside the Ministry of External Affairs "the Ministry" is not the Defence Ministry.
    ending = [e for e in named if e.name.endswith(f" {word}") or e.name.startswith(f"{word} of ")]
    ending = [e for e in ending if not _owned().fullmatch(e.name.removesuffix(f" {word}")) and not find_state(e.name)]
    return ending[0] if len(ending) == 1 else None


@cache
def _owned() -> re.Pattern[str]:
    """What stands before the last word of a name that is no short name: "the", "Halsmark's", "Bank of"."""
    return re.compile(rf"the|(?:.*\s)?(?:\S+['’]s|{'|'.join(lists.offices().inside)})(?: the)?", re.I)


def _in_title(entity: Entity, of: str | None, entities: Sequence[Entity]) -> Entity | None:
    """The body whose name a title has in it, or begins with or is of by its last word: "the Meridian Union's
    spokesman", "Union foreign policy chief", "the Authority's director general"."""
    title = entity.role or entity.name
    bodies = [e for e in entities if e.kind == "organisation" and e.is_named]
    whole = [
        e
        for e in bodies
        if " " in e.name and e.name != title and e.name in title and re.search(rf"\b{re.escape(e.name)}\b", title)
    ]
    if whole:
        return max(whole, key=lambda e: (len(e.name), e.name))
    words = title.removeprefix("the ").split()
    short = (of or "").removeprefix("the ")
    if len(words) < 2 or not words[-1].islower():
        return _ending_in(short, entities) or _holding(short, entities)
    first = re.sub(r"['’]s?$", "", words[0])
    named = [e for e in bodies if e.name == first]
    found = _ending_in(first, entities) or _ending_in(short, entities) or _holding(short, entities)
    return found or (named[0] if len(named) == 1 else None)


def _of_kinds(nouns: Sequence[str] | Iterator[str], bodies: Sequence[Entity]) -> Entity | None:
    """The one body whose name says that it is of the kind of the nouns; of a company, else the one whose name does not
    say that it is of another."""
    kinds = {kind for noun in nouns for kind, words in load_rules().kinds.items() if noun in words}
    if len(kinds) != 1:
        return None
    kind = kinds.pop()
    own = [body for body in bodies if _is_named(body, kind)]
    left = [b for b in bodies if not any(_is_named(b, other) for other in load_rules().kinds if other != kind)]
    found = own or (left if kind == "company" else [])
    return found[0] if len({body.name for body in found}) == 1 else None


def _is_named(body: Entity, kind: str) -> bool:
    words = load_rules().kinds[kind] | load_rules().peopled.get(kind, frozenset())  # "Association of Machine Workers"
    return not words.isdisjoint(_words(body))


def _words(body: Entity) -> Iterator[str]:
    return (word.strip("'’,.") for word in body.name.casefold().split())


def _nouns(role: str, sources: Sequence[str]) -> Iterator[str]:
    """Nouns for kinds of bodies in a title and around it."""
    role = role.casefold()
    yield role.removeprefix("the ").split()[0].removesuffix("'s").removesuffix("’s")
    rules = load_rules()
    for words in sources:  # no pattern of the role's own: a record has thousands of them
        words = words.casefold()
        at = words.find(role)
        match = at >= 0 and (
            rules.owner_pattern.search(words, 0, at) or rules.owning_pattern.match(words, at + len(role))
        )
        if match:
            yield match[1]
