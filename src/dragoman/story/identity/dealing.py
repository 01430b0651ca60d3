"""For whom somebody speaks by whom he deals with: in an article about two lands, who refuses the one's offer is of the
other. So are told a minister whom his own paper gives no land, and a capital that stands for one.

Only among lands that no table knows: of the world's states others speak too, and a paper leaves out the land of its own
leaders, which may be a third one.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence

from dragoman.resources.states import find_state
from dragoman.story.identity.lands import is_name, is_people_of, opening_of
from dragoman.story.identity.lists import naming, offices
from dragoman.story.identity.roles import Role
from dragoman.story.identity.spelling import plain
from dragoman.story.rules import load_rules
from dragoman.types import Act, Entity, Reading

_LEAST = 2
"""Acts that it takes of one of whom no title tells that he speaks for somebody."""


def find_dealing(reading: Reading, roles: Mapping[str, Sequence[Role]], found: Mapping[str, str]) -> dict[str, str]:
    """For ids of entities of whom nothing tells for whom they speak the name of the land. `roles`: of the people;
    `found`: what is known already."""
    if any(find_state(entity.name) for entity in reading.entities):
        return {}
    lands = _known_lands(reading, roles)
    placed = {e.id: land for e in reading.entities if (land := _land_of(e, lands, roles, found))}
    main = _main(reading, placed)
    if len(main) != 2 or _is_about_more(reading, placed, main):
        return {}
    made: dict[str, str] = {}
    for _ in range(2):  # what the first round tells is told of in the second
        dealt = _dealt(reading, placed)
        for entity in reading.entities:
            if entity.id in placed or entity.id not in dealt:
                continue
            others = Counter({land: n for land, n in dealt[entity.id].items() if land in main})
            if len(others) == 1 and _is_able(entity, roles, others):
                made[entity.id] = next(land for land in main if land not in others)
        placed |= made
    return made


def is_land(name: str, words: Mapping[str, Collection[str]]) -> bool:
    """Whether an article has a word for the people of a name: "Ostrand" where it writes of Ostrandians. `words`: those
    of its names (`named_words`)."""
    if len(name.split()) != 1 or not is_name(name):
        return False
    return any(is_people_of(word, name) for word in words.get(opening_of(name), ()))


def named_words(reading: Reading) -> dict[str, set[str]]:
    """All words by which an article names somebody or something, by the letters that a people shares with its land: to
    try each name with each word took a quarter of the time in which identities take in an article."""
    found: dict[str, set[str]] = defaultdict(set)
    for word in {word for e in reading.entities for m in e.mentions if m.form != "pronoun" for word in m.text.split()}:
        found[opening_of(word)].add(word)
    return found


def _known_lands(reading: Reading, roles: Mapping[str, Sequence[Role]]) -> list[str]:
    """Names of the lands of an article: those that have a people in it, or a minister by his title."""
    words = named_words(reading)
    names = {e.name for e in reading.entities if e.is_named and is_land(e.name, words)}
    for told in roles.values():
        for role in told:
            is_states = role.office in offices().one_each or role.office == "minister"
            if role.of and is_states and len(role.of.split()) == 1 and is_name(role.of):
                names.add(role.of)
    return sorted(n for n in names if not any(is_people_of(n, other) for other in names))


def _land_of(
    entity: Entity, lands: Sequence[str], roles: Mapping[str, Sequence[Role]], found: Mapping[str, str]
) -> str | None:
    told = [entity.name] if entity.kind != "person" or entity.name in lands else []
    told += [found[entity.id]] if entity.id in found else []
    told += [role.of for role in roles.get(entity.id, ()) if role.of]
    for words in told:
        parts = [part.removesuffix("'s").removesuffix("’s") for part in words.split()]
        fitting = {land for land in lands for part in parts if plain(part) == plain(land) or is_people_of(part, land)}
        if len(fitting) == 1:
            return fitting.pop()
    return None


def _main(reading: Reading, placed: Mapping[str, str]) -> tuple[str, ...]:
    """The two lands that deal with each other most."""
    pairs: Counter[tuple[str, ...]] = Counter()
    for act in _acts(reading):
        ends = [placed.get(ref.id) for ref in (act.agent, act.recipient) if ref]
        sides = sorted({land for land in ends if land})
        if len(sides) == 2:
            pairs[tuple(sides)] += 1
    return min(pairs, key=lambda pair: (-pairs[pair], pair)) if pairs else ()


def _is_about_more(reading: Reading, placed: Mapping[str, str], main: Sequence[str]) -> bool:
    """Whether a place of which nothing tells whose it is deals as well, and is named as often as one of the two: it may
    be a third land, of whose people the article has no word."""
    named = Counter[str]()
    for entity in reading.entities:
        if entity.id in placed:
            named[placed[entity.id]] += len(entity.mentions)
    ends = {ref.id for act in _acts(reading) for ref in (act.agent, act.recipient) if ref}
    others = (e for e in reading.entities if e.kind == "place" and e.id in ends and e.id not in placed)
    return any(len(e.mentions) >= min(named[land] for land in main) for e in others)


def _dealt(reading: Reading, placed: Mapping[str, str]) -> dict[str, Counter[str]]:
    """With which lands each entity deals, and how often."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for act in _acts(reading):
        if act.type not in load_rules().deals or not act.agent or not act.recipient:
            continue
        for one, other in ((act.agent.id, act.recipient.id), (act.recipient.id, act.agent.id)):
            if other in placed:
                found[one][placed[other]] += 1
    return found


def _acts(reading: Reading) -> list[Act]:
    return [act for statement in reading.statements for act in statement.acts]


def _is_able(entity: Entity, roles: Mapping[str, Sequence[Role]], others: Counter[str]) -> bool:
    """Whether an entity may speak for a land: an office-holder whose land is not said, one of whom no title is told, a
    place of one word beside "Islands" or the like, a body of one word: the Meridian Union is no land."""
    told = roles.get(entity.id, ())
    if entity.kind == "person" and entity.is_named and (told or entity.role or len(entity.name.split()) > 1):
        if told:
            return any(role.speaks for role in told) and not any(role.of or role.is_past for role in told)
        return not entity.role and others.total() >= _LEAST
    words = entity.name.split()
    bare = [word for word in words if plain(word) not in naming().realms]
    is_short = len(words) == 1 or entity.kind != "organisation"
    return entity.kind in ("person", "place", "organisation") and is_short and len(bare) == 1 and is_name(bare[0])
