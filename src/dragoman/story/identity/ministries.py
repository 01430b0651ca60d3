"""For whom a ministry and its people speak in an article that leaves the land out, as a paper does at home: "the
ministry" is the one minister's, her deputy is hers, and she is of the land whose ministry of that name is named."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from dragoman.story.identity.bodies import meaning_of
from dragoman.story.identity.lists import bodies, offices
from dragoman.story.identity.roles import Role, parse_role
from dragoman.story.identity.spelling import plain
from dragoman.types import Entity, Reading


def find_ministries(reading: Reading, roles: Mapping[str, Sequence[Role]], found: Mapping[str, str]) -> dict[str, str]:
    """For ids of ministers, their deputies and ministries of no land the name of the one that they speak for. `roles`:
    of the people; `found`: for whom others speak, who are left out."""
    entities = {e.id: e for e in reading.entities}
    ministers = {
        id: role
        for id, told in roles.items()
        if entities[id].is_named and id not in found and (role := _unplaced(told)) and not _is_deputy(role)
    }
    named = [e for e in reading.entities if e.kind != "person" and is_ministry(e.name)]
    landed = [e for e in named if (key := meaning_of(e.name, e.kind).key) and key.startswith("ministry:")]
    open_roles = [told for id, told in roles.items() if entities[id].is_named and id not in found]
    every = [role for told in roles.values() for role in told if (role.office or "").endswith("minister")]
    made: dict[str, str] = {}
    # Where the head of a government stands without a land, too, a paper writes of its own country's ministers.
    is_at_home = any(told and told[0].office in _HEADS and not any(r.of for r in told) for told in open_roles)
    for id, role in ministers.items() if not is_at_home else ():
        own = {e.name for e in landed if _topics(e.name) == _topics(role.text) != set()}
        if len(own) == 1:
            made[id] = own.pop()
    for entity in named:
        if entity not in landed and (chief := _main(_fitting(entity.name, ministers, every), entities)):
            made[entity.id] = entities[chief].name
    for id, told in roles.items():
        role = _unplaced(told) if id not in found else None
        if role and _is_under_one(role) and (chief := _main(_fitting(role.text, ministers, every), entities)):
            made[id] = entities[chief].name
    return made


_HEADS = ("premier", "president", "monarch")


def _unplaced(told: Sequence[Role]) -> Role | None:
    """The title that makes one a minister, where no title says of what land or body he is."""
    own = [role for role in told if (role.office or "").endswith("minister") and role.office != "premier"]
    return own[0] if own and not any(r.of or r.is_past or not r.speaks for r in told) else None


def _is_deputy(role: Role) -> bool:
    return not offices().seconds.isdisjoint(plain(role.text).split())


def _is_under_one(role: Role) -> bool:
    """Whether a title is of a minister's deputy: a deputy prime minister is under no other minister."""
    above = " ".join(word for word in plain(role.text).split() if word not in offices().seconds)
    return _is_deputy(role) and parse_role(above).office != "premier"


def is_ministry(name: str) -> bool:
    """Whether a body's name is a ministry's: "Foreign Office", "Ministry of Trade"."""
    words = plain(name).split()
    return not bodies().ministry.isdisjoint(words[-1:]) or (words[1:2] == ["of"] and words[0] in bodies().ministry)


def _topics(words: str) -> set[str]:
    return {bodies().ministries[word] for word in _topical(words)}


def _topical(words: str) -> set[str]:
    """The words that tell a field: "foreign" and "external" are two for one."""
    return {word for word in plain(words).split() if word in bodies().ministries}


def _fitting(words: str, ministers: Mapping[str, Role], everybody: Iterable[Role]) -> list[str]:
    """Ids of the ministers of whose ministry words may be: those that name its field have to name the minister's, and
    by the same word where a title in the article has that: the Foreign Office is not the External Affairs Minister's
    where a Foreign Minister is named, too."""
    topics, topical = _topics(words), _topical(words)
    is_called_so = any(topical == _topical(role.text) for role in everybody)
    return [
        id
        for id, role in ministers.items()
        if not topics or (topics == _topics(role.text) and (not is_called_so or topical == _topical(role.text)))
    ]


MORE = 3
"""How often the minister whom an article is about is named for once that another is."""


def _main(ids: Iterable[str], entities: Mapping[str, Entity]) -> str | None:
    """The only one of some, or the one whom the article is about."""
    ranked = sorted(((len(entities[id].mentions), id) for id in ids), reverse=True)
    if len(ranked) > 1 and ranked[0][0] < MORE * ranked[1][0]:
        return None
    return ranked[0][1] if ranked else None
