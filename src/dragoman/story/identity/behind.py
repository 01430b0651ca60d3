"""For whom somebody speaks by the article alone, where the title does not tell: "his spokeswoman", "the premier's
spokesman", "Premier Quoy" of the only land left. Words of one article, so that other articles may say otherwise.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import lru_cache

from dragoman.reading.owners import owner_in
from dragoman.reading.seats import land_of_seat
from dragoman.resources.states import find_state
from dragoman.story.identity.bodies import meaning_of
from dragoman.story.identity.dealing import find_dealing
from dragoman.story.identity.employing import find_employers
from dragoman.story.identity.lands import is_name, land_of
from dragoman.story.identity.lists import naming, offices
from dragoman.story.identity.ministries import find_ministries, is_ministry
from dragoman.story.identity.opposite import find_committed, find_led, find_opposite
from dragoman.story.identity.organs import find_organs
from dragoman.story.identity.roles import Role, find_office, parse_role
from dragoman.story.identity.spelling import plain
from dragoman.types import Entity, Mention, Reading

_ITS = ("its", "their")
_REACH = 150
"""Characters from a land to him who is "its minister": a sentence."""
_AROUND = 4
"""Characters that a space, a comma and a full stop take between "his", a title and a name."""


def find_behind(reading: Reading) -> dict[str, str]:
    """For entity ids the name of the one, or the words for the land, that they speak for. Only where a title makes its
    holder speak for somebody and does not say for whom."""
    people = [entity for entity in reading.entities if entity.kind == "person"]
    roles = {entity.id: _roles(entity) for entity in people}
    owners = _owners(reading)
    found: dict[str, str] = {}
    for entity in people:
        told = roles[entity.id]
        if any(role.speaks and role.of for role in told[:1]) or not any(role.speaks for role in told):
            continue
        words = (
            next((role.of for role in told if role.speaks and role.of), None)
            or _owner(entity, owners)
            or _before(entity, reading)
            or _holder(entity, people, roles)
        )
        if words:
            found[entity.id] = words
    found |= _of_the_land_left(reading, people, roles, found) | find_opposite(reading, roles, found)
    found |= find_led(reading, roles, found)
    found |= _by_words(reading, people, roles, found)
    found |= _of_hosts(reading) | _of_seats(reading) | _of_owners(reading)
    found = find_employers(reading) | found
    found |= find_dealing(reading, roles, found)
    found |= find_ministries(reading, roles, found)
    found |= find_organs(reading, roles, found)
    return _by_acts(reading, people, roles) | found


def _by_acts(reading: Reading, people: list[Entity], roles: dict[str, list[Role]]) -> dict[str, str]:
    """Ministers and spokesmen whose title tells no land, by the one land that was read to act in nearly all that they
    say and do."""
    lands = {e.id: e.name for e in reading.entities if e.kind == "place" and e.is_named}
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for said in reading.statements:
        for act in said.acts if said.speaker else ():
            if act.agent and act.agent.id in lands and said.speaker:
                votes[said.speaker.id][lands[act.agent.id]] += 1
    found: dict[str, str] = {}
    for entity in people:
        told = roles[entity.id]
        ranked = votes[entity.id].most_common(2)
        is_open = any(role.speaks for role in told) and not any(role.of or role.is_past for role in told)
        if is_open and ranked and ranked[0][1] >= FEW and (len(ranked) == 1 or ranked[0][1] > 2 * ranked[1][1]):
            found[entity.id] = ranked[0][0]
    return found


FEW = 2
"""Acts of a land from which on it is the speaker's: one may be another's that he tells of."""


def titles_of(entity: Entity) -> tuple[str, ...]:
    """The titles that an article gives: that before or after the name, then other descriptions; of one without a name
    the description itself."""
    own = (entity.role or "",) if entity.is_named else (entity.name, entity.role or "")
    rest = (mention.text for mention in entity.mentions if mention.form == "nominal")
    return tuple(dict.fromkeys(" ".join(text.split()) for text in (*own, *rest) if text.strip()))


def _roles(entity: Entity) -> list[Role]:
    return [role for role in map(parse_role, titles_of(entity)) if role.office]


def _owners(reading: Reading) -> list[tuple[int, str, str]]:
    """Where each pronoun of a named person ends, whose it is, and that one's name; not of "according to her, Minister X
    promised", where it stands alone."""
    alone = {(statement.source.start, statement.source.end) for statement in reading.statements if statement.source}
    return sorted(
        (mention.end, entity.id, entity.name)
        for entity in reading.entities
        if entity.kind == "person" and entity.is_named
        for mention in entity.mentions
        if mention.form == "pronoun"
        and mention.text.casefold() in offices().whose
        and (mention.start, mention.end) not in alone
    )


def _owner(entity: Entity, owners: list[tuple[int, str, str]]) -> str | None:
    """ "his spokesman Teodar Miklin": the pronoun stands just before the title and the name."""
    if not entity.role:
        return None
    reach = len(entity.role) + _AROUND
    for mention in entity.mentions:
        near = [
            name
            for end, id, name in owners
            if id != entity.id and 0 <= mention.start - end <= reach and _fits(mention, entity, end)
        ]
        if near:
            return near[-1]
    return None


def _before(entity: Entity, reading: Reading) -> str | None:
    """ "Ostmark will have none of it, according to Orla Venn, its energy minister": the land or body named last."""
    if not entity.role or entity.role.casefold().split()[0] not in _ITS:
        return None
    for own in entity.mentions:
        near = [
            (mention.end, other.name)
            for other in reading.entities
            if other.kind != "person" and other.id != entity.id
            for mention in other.mentions
            if mention.form != "pronoun" and 0 <= own.start - mention.end <= _REACH
        ]
        if own.form == "name" and near:
            return max(near)[1]
    return None


def _fits(mention: Mention, entity: Entity, end: int) -> bool:
    """A name with the whole title before it, or a mention that begins with the title."""
    return mention.form == "name" and mention.start - end > len(entity.role or "")


def _holder(entity: Entity, people: list[Entity], roles: dict[str, list[Role]]) -> str | None:
    """ "the premier's spokeswoman", "spokesman for the president": the only one in the article who holds the office."""
    for title in titles_of(entity):
        office = find_office(title)
        if office is None:
            continue
        held = [p for p in people if p.id != entity.id and p.is_named and any(r.office == office for r in roles[p.id])]
        if len(held) == 1:
            return held[0].name
    return None


def _of_the_land_left(
    reading: Reading, people: list[Entity], roles: dict[str, list[Role]], found: dict[str, str]
) -> dict[str, str]:
    """A head of state or minister without a land, in an article about two lands of which the other has a holder of that
    office named for it. Not where a state of the world is named: a paper leaves out the land of its own country's
    leaders, and that country may be a third one."""
    lands = dict(_acting(reading))
    lands |= {r.land: r.of for told in roles.values() for r in told if r.land and r.of and _is_land(r.of)}
    made: dict[str, str] = {}
    if len(lands) != 2 or any(find_state(entity.name) for entity in reading.entities):
        return made
    for entity in people:
        told = roles[entity.id]
        if not told or entity.id in found or not entity.is_named:
            continue
        if any(role.of or role.is_past or role.office not in offices().one_each for role in told):
            continue
        taken = {
            role.land
            for other in people
            for role in roles[other.id]
            if other.id != entity.id and role.office == told[0].office and role.land
        }
        left = sorted(name for land, name in lands.items() if land not in taken)
        if len(left) == 1 and left[0]:
            made[entity.id] = left[0]
    return made


def _by_words(
    reading: Reading, people: list[Entity], roles: dict[str, list[Role]], found: dict[str, str]
) -> dict[str, str]:
    """A minister or envoy without a land, by what he says a land or its leader is ready to do or will not: "Tarnholm
    would not take it, Mr Brandel said". Not where he says so of two lands, nor of a state of the world: of its
    readiness others speak, too. Heads of state and the like, who speak for others as hosts, are told by the land left
    (above), or by what they promise of one: nobody promises but for his own."""
    untold = [entity.id for entity in people if entity.is_named and entity.id not in found]
    # A minister that a land has one of, too, knows where his leader will not go.
    ministers = {id for id in untold if _is_minister(roles[id])}
    untold = [id for id in untold if _is_unplaced(roles[id], with_top=True)]
    if not ministers and not untold:
        return {}
    lands = {land: e.name for e in reading.entities if e.kind != "person" and (land := _land(e.name))}
    told: dict[str, set[str]] = {}
    led: dict[str, set[str]] = {}
    promising: set[str] = set()
    leaders = [entity for entity in people if any(role.of for role in roles[entity.id])]
    for statement in reading.statements:
        words = statement.content[0].text if statement.content else ""
        match = _commitment().match(words)
        land = land_of(match[1]) if match else None
        if match and land in lands and statement.speaker and not find_state(match[1]):
            told.setdefault(statement.speaker.id, set()).add(lands[land])
            if any(act.type == "promise" for act in statement.acts):
                promising.add(statement.speaker.id)
        leader = find_committed(statement, leaders)
        if leader and statement.speaker and leader.id != statement.speaker.id:
            led.setdefault(statement.speaker.id, set()).add(leader.name)
    able = {id for id in untold if _is_unplaced(roles[id], with_top=id in promising)}
    told = {id: names for id, names in told.items() if id in able} | {
        id: names for id, names in led.items() if id in able | ministers
    }
    return {id: min(names) for id, names in told.items() if len(names) == 1}


def _of_hosts(reading: Reading) -> dict[str, str]:
    """A capital that stands for a land, by who invites somebody there: "has invited him to the capital, Pell"."""
    places = {e.name: e.id for e in reading.entities if e.kind != "person" and e.is_named and len(e.name.split()) == 1}
    found: dict[str, str] = {}
    for statement in reading.statements:
        for act in statement.acts:
            if act.type != "propose" or not act.agent or act.venue not in places:
                continue
            if any(match[1] == act.venue for span in statement.content for match in _capital().finditer(span.text)):
                found[places[act.venue]] = act.agent.name
    return found


def _of_seats(reading: Reading) -> dict[str, str]:
    """A capital that an article calls that of a land: "Selm, the Ardovian capital"."""
    told = ((e.id, land_of_seat(e.role)) for e in reading.entities if e.kind == "place" and e.role)
    return {id: land for id, land in told if land}


def _of_owners(reading: Reading) -> dict[str, str]:
    """A ministry that an article calls that of a land, by its description or a fuller name: "Norland's Defence
    Ministry", later "the Defence Ministry"."""
    bodies = [e for e in reading.entities if e.kind == "organisation"]
    found = {e.id: owner for e in bodies if e.role and (owner := owner_in(e.role))}
    for entity in (e for e in bodies if is_ministry(e.name) and meaning_of(e.name, e.kind).key is None):
        fuller = {
            e.name
            for e in reading.entities
            if e.kind != "person" and e.name.endswith(f" {entity.name}") and meaning_of(e.name, e.kind).land
        }
        if len(fuller) == 1:
            found.setdefault(entity.id, fuller.pop())
    return found


@lru_cache(1)
def _capital() -> re.Pattern[str]:
    return re.compile(r"\bto (?:the|its|his|her|their|our) capital,? (\w[\w’'-]*\w)\b")


def _land(words: str) -> str | None:
    return land_of(words) if _is_land(words) else None


def _is_unplaced(told: list[Role], with_top: bool) -> bool:
    """Whether titles say that one speaks for a land or body, and none says for which. `with_top`: or heads it."""
    is_top = not with_top and any(role.office in offices().one_each for role in told)
    return any(role.speaks for role in told) and not any(role.of for role in told) and not is_top


def _is_minister(told: list[Role]) -> bool:
    """Whether titles make one a minister, and none says of what land."""
    return any(role.office and role.office.endswith("minister") for role in told) and not any(r.of for r in told)


@lru_cache(1)
def _commitment() -> re.Pattern[str]:
    """A land at the head of a clause, and what it does: "that Tarnholm would not"."""
    does = "|".join(sorted(map(re.escape, offices().commits), key=len, reverse=True))
    return re.compile(rf"(?:that\s+)?(?:the\s+)?([A-Z][\w’'-]*\w)\s+(?:{does})\b")


def _acting(reading: Reading) -> Iterator[tuple[str, str]]:
    """Lands that do something in the article or are dealt with, each with its name there."""
    acts = [act for s in reading.statements for act in s.acts]
    acting = {ref.id for act in acts for ref in (act.agent, act.recipient) if ref}
    acting |= {s.speaker.id for s in reading.statements if s.speaker}
    acting -= {s.outlet.id for s in reading.statements if s.outlet}
    for entity in reading.entities:
        if entity.id not in acting or (entity.kind == "person" and (entity.role or not entity.is_named)):
            continue
        if entity.name.isupper() and entity.kind == "organisation":
            continue  # an agency
        land = land_of(entity.name)
        if land and _is_land(entity.name):
            yield land, entity.name


@lru_cache(50_000)
def _is_land(words: str) -> bool:
    """Whether words may be a land's name and nothing else: one word, or one with "Islands", "Republic"."""
    bare = [word for word in words.split() if plain(word) not in (*naming().realms, "the")]
    return len(bare) == 1 and is_name(bare[0])
