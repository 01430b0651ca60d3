"""For whom somebody speaks: the state, body or leader of a title, an office or a land that only the article tells."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from functools import cache, cached_property

from dragoman.reading.acts.lexicon import lexicon, pattern
from dragoman.reading.acts.named import Named, Place
from dragoman.reading.datelines import behind_dateline
from dragoman.reading.entities import keys
from dragoman.reading.roles import modifiers, roles
from dragoman.reading.states import state_of
from dragoman.resources.states import find_offices, naming_of
from dragoman.types import Entity, Statement


class Homes(Named):
    """The entities of one article with the one that each belongs to."""

    def __init__(self, text: str, entities: Sequence[Entity]) -> None:
        super().__init__(text, entities)
        self._homes: dict[str, Entity | None] = {}
        self._adopted: dict[str, Entity] | None = None

    def adopt(self, statements: Sequence[Statement]) -> None:
        """Learns the land of those who speak for one that no title tells, by what they say that it will and will not
        do: "Norrland will never agree to that, Foreign Minister X said". Once for an article."""
        if self._adopted is not None:
            return
        self._adopted = {}
        votes: dict[str, dict[str, Entity]] = {}
        for said in statements:
            speaker = self.entities.get(said.speaker.id) if said.speaker else None
            if speaker is None or not self.is_voice(speaker):
                continue
            own = self.home(speaker)
            if own and (own.kind != "organisation" or not is_ministry(own.name) or self.home(own) not in (None, own)):
                continue
            start = said.content[0].start
            lead = pattern("opening").match(self.text, start)
            at = lead.end() if lead else start
            land = next((p for p in self.named(at, at + _NAME) if p.start == at and p.entity.kind == "place"), None)
            if land and pattern("of_own").match(self.text, land.end) and not self._is_with(speaker, land, statements):
                for one in (speaker, own) if own else (speaker,):
                    votes.setdefault(one.id, {})[land.entity.id] = self.state(land.entity.name) or land.entity
        for id, lands in votes.items():
            if len({land.id for land in lands.values()}) == 1:
                self._adopted[id] = next(iter(lands.values()))
        self._homes.clear()

    def _is_with(self, one: Entity, land: Place, statements: Iterable[Statement]) -> bool:
        """Whether what others say of somebody names a land beside him as another: "the minister will not travel to
        Norrland as long as it keeps the border shut"."""
        own = self.state(land.entity.name) or land.entity
        for told in statements:
            if not (told.speaker and told.speaker.id == one.id):
                named = [p.entity for span in told.content for p in self.named(span.start, span.end)]
                if one in named and any(self.state(e.name) is own for e in named if e.kind == "place"):
                    return True
        return False

    def home(self, entity: Entity) -> Entity | None:
        """The state, body or principal that somebody belongs to, by the title that the article gives, else by what
        he says."""
        if entity.id not in self._homes:
            found = self._find_home(entity)
            if found in (None, entity):
                led = None if self.is_principal(entity) else self._led_by(entity)  # heads of government are led by none
                dated = led or self._dated_from if self._is_of_state(entity) else None
                found = (self._adopted or {}).get(entity.id) or dated or self._by_office(entity) or found
            self._homes[entity.id] = found
        return self._homes[entity.id]

    def _is_of_state(self, entity: Entity) -> bool:
        """Whether somebody's title is one of a state's, which copy from its capital leaves out: a minister's, "the
        presidential spokesman"."""
        role = self._roles[entity.id].casefold() if entity.kind == "person" else ""
        words, lists = role.removeprefix("the ").split(), lexicon().lists
        is_bare = all(word in lists.of_state or word in lists.voice for word in words)
        return "minist" in role or (is_bare and any(word in lists.of_state for word in words))

    def _find_home(self, entity: Entity) -> Entity | None:
        if entity.kind != "person":
            first, *rest = entity.name.split() or [""]
            if meant := lexicon().lists.metonyms.get(entity.name):
                return next((e for e in self.bodies if e.name in meant), None)
            if names_two(entity):
                return None
            if holder := self._holder(entity) or self._of_its(entity) or self._ruled_by(entity):
                return holder
            if is_ministry(entity.name) and (land := self._has_ministry(entity)):
                return land
            land = self.state(_OWNS.sub("", first)) if rest and is_ministry(" ".join(rest)) else None
            if land and land is not entity and land.kind == "place" and "-" not in land.name:
                return land  # "the Norrish Foreign Ministry"
            if rest and rest[-1].casefold() in lexicon().lists.named_bodies["union"]:
                return None  # "Norrland Air's union", "Norrland Air pilots" deal with it
            is_part = bool(rest) and rest[-1].casefold() in _part_words()
            is_part = is_part or (
                entity.kind == "group" and entity.name.partition(" of ")[0].casefold() in _part_words()
            )
            if (own := self.state(entity.name)) or not is_part:
                return own
            start, end = entity.mentions[0].start, entity.mentions[0].end
            within = [p.entity for p in self.named(start, end) if p.entity is not entity]
            people = [e for e in within if e.kind == "person"]
            if people:
                return people[-1]
            # "The prime minister's office" is of the one whom the article gives that title.
            if (owner := _OWNER.match(entity.name)) and (holder := self.described(owner[1])):
                return holder
            return self.state(first.rstrip("’'s")) or next((self.state(e.name) or e for e in within), None)
        if not self._roles[entity.id]:
            return None
        role = pattern("body_field").sub(r"\1", pattern("portfolio").sub(r"\1", self._roles[entity.id]))
        words = set(keys(role))
        named = [e for e in self.entities.values() if e is not entity and keys(e.name) and self._stands_in(e, words)]
        people = [e for e in named if e.kind == "person" and e.is_named]
        if people:
            return people[0]
        # "The US Trade Representative, X": what is marked as a body is the title itself.
        bodies = [e for e in named if e.kind != "person" and not is_thing(e) and set(keys(e.name)) != words]
        if bodies:
            best = min(bodies, key=lambda e: self._order_in(role, e, bodies))
            return self.state(best.name) or best
        for word in _ROLE_WORDS.findall(role):
            if word[0].isupper() and (found := self.state(word)):
                return found
        return self._of_place(entity) or self._of_owner(entity) or self._of_leader(entity) or self._of_scene(entity)

    def _order_in(self, role: str, body: Entity, bodies: Sequence[Entity]) -> tuple[bool, int, int]:
        """Which of the bodies that a title names its holder belongs to comes first: whole names, as they are named."""
        own = keys(body.name)
        is_part = any(set(own) < set(keys(other.name)) for other in bodies)
        at = role.casefold().find(own[0])
        return is_part, at if at >= 0 else len(role), -len(body.name)

    def only_body(self, kind: str) -> Entity | None:
        """The one body that its name or what stands behind it says to be of a kind: the Union of Doctors for "union",
        "the M23 rebel group" for "rebels"."""
        wanted = lexicon().lists.named_bodies.get(kind)
        named = [e for e in self.bodies if e.is_named and e.kind == "organisation"]
        found = [e for e in named if _has_word(e, wanted)] if wanted else []
        lists = lexicon().lists.described_bodies
        if not found and kind in (*lists["heads"], *lists["armed"]):
            armed = [p.entity.id for p in self.places if _armed().match(self.text, p.end)]
            found = [e for e in named if e.id in armed]
        if not found and kind in lists["armed"]:
            found = self._most_spoken_for(named)
        found = found or self._referred_to(named, kind)
        return found[0] if len(found) == 1 else None

    def _referred_to(self, bodies: Sequence[Entity], kind: str) -> list[Entity]:
        """Those that are spoken of elsewhere by such a word: "the airline said"; of employers by any word for one."""
        alike = roles().employers if kind in roles().employers else {kind}
        return [
            e for e in bodies if any(m.form != "name" and m.text.split()[-1].casefold() in alike for m in e.mentions)
        ]

    def _most_spoken_for(self, bodies: Sequence[Entity]) -> list[Entity]:
        """Those to whom most of the people of the article belong, by their titles."""
        homes = Counter(home.id for person in self.roled if (home := self.home(person)))
        most = max((homes[e.id] for e in bodies), default=0)
        return [e for e in bodies if most and homes[e.id] == most]

    def _holder(self, entity: Entity) -> Entity | None:
        """For whom "her government", "his office" acts: the land or body of the one named before, else that one."""
        start = entity.mentions[0].start
        whose = _WHOSE.search(self.text, max(0, start - 4), start) if entity.name.casefold() in _part_words() else None
        owner = self.last_person(start, None, "man" if whose[1].casefold() == "his" else "woman") if whose else None
        return (self.home(owner) or owner) if owner else None

    def _of_its(self, entity: Entity) -> Entity | None:
        """The body of "its central command": the first of the sentence, else of the paragraph."""
        start = entity.mentions[0].start
        if entity.is_named or not _ITS.search(self.text, max(0, start - 5), start):
            return None
        sentence = max(self.text.rfind(sign, 0, start) for sign in _ENDS) + 1
        body = self._first_body(sentence, start) or self._first_body(self.text.rfind("\n", 0, start) + 1, start)
        return (self.state(body.name) or body) if body else None

    def _ruled_by(self, entity: Entity) -> Entity | None:
        """The land that a body governs: "Afghanistan's Taliban government"."""
        if not entity.is_named or " " in entity.name:
            return None
        for place in self.places:
            if place.entity is entity and pattern("ruler").match(self.text, place.end):
                land = pattern("ruled_land").search(self.text, max(0, place.start - _NAME), place.start)
                if land and state_of(land[1]):
                    return self.state(land[1])
        return None

    def _has_ministry(self, ministry: Entity) -> Entity | None:
        """The land of a ministry that has none in its name: "Norrland's Foreign Ministry", "the Foreign Ministry in
        Tarn", else that from whose capital the report is."""
        for place in self.places:
            if place.entity is not ministry:
                continue
            owned = _OWNED_BY.search(self.text, max(0, place.start - 3), place.start)
            owner = next((p for p in self.places if owned and p.end == owned.start()), None)
            within = _IN.match(self.text, place.end)
            seat = next((p for p in self.places if within and p.start == within.end()), None)
            for land in (owner, seat):
                if land and land.entity.kind == "place" and (state := self.state(land.entity.name)):
                    return state
        return self._by_minister(ministry) or self._dated_from

    def _by_minister(self, ministry: Entity) -> Entity | None:
        """The land of the minister who is called by the word for a ministry's field, where another ministry of that
        field is called by another: the Foreign Office is the Foreign Minister's, and not of the land whose ministry is
        the one of External Affairs."""
        own = _field_of(ministry.name)
        if not own or not any(_field_of(e.name) not in (own, frozenset()) for e in self.bodies if is_ministry(e.name)):
            return None
        called = [e for e in self.roled if own <= set(keys(e.role or "")) and "minister" in keys(e.role or "")]
        homes = {home.id: home for e in called if (home := self._find_home(e))}
        return next(iter(homes.values())) if len(homes) == 1 else None

    def only_land(self) -> Entity | None:
        """The land of those who lead one in the article, where it is one."""
        leaders = [home for person in self.roled if self.is_principal(person) and (home := self.home(person))]
        lands = {home.id: home for home in leaders if home.kind == "place" or state_of(home.name)}
        return next(iter(lands.values())) if len(lands) == 1 else None

    def _of_place(self, entity: Entity) -> Entity | None:
        """The state behind a name with a title before it: "Minister Ivo Brandt of Norrland"."""
        for place in self.places:
            if place.entity is entity and (of := _OF.match(self.text, place.end)):
                within = self.named(of.end(), of.end() + 40)
                if within and within[0].start == of.end() and within[0].entity.kind != "person":
                    return self.state(within[0].entity.name) or within[0].entity
        return None

    def _of_scene(self, entity: Entity) -> Entity | None:
        """The land of a minister who is told of "in Tarn", its capital, right before the title: "In Tarn, the Minister
        of Communication X said"."""
        named = [place.start for place in self.places if place.entity is entity]
        for start in named or [m.start for m in entity.mentions[:1]]:
            if at := _SCENE.search(self.text, max(0, start - _FAR), start) or _DATED.search(self.text, 0, start):
                capital = next((p for p in self.named(at.start(1), at.end(1)) if p.start == at.start(1)), None)
                if capital and capital.entity.kind == "place" and naming_of(capital.entity.name) == "capital":
                    return self.state(capital.entity.name) or capital.entity
        return None

    def _led_by(self, entity: Entity) -> Entity | None:
        """The land of the one whom the paragraph names with a title before a minister without a land: "Israeli Prime
        Minister X was silent. Defence Minister Y said"; or that which it opens with: "Iran has not answered. … Foreign
        Minister X said"."""
        start = min((p.start for p in self.places if p.entity is entity), default=0)
        line = self.text.rfind("\n", 0, start) + 1
        before = self.named(line, start)
        # "Indian Minister X informed Minister Y" tells of two lands.
        apart = [p for p in before if _APART.search(self.text, p.end, start)]
        titled = [p.entity for p in apart if p.entity.kind == "person" and self._roles[p.entity.id]]
        homes = [home for person in titled if (home := self._find_home(person)) and state_of(home.name)]
        opening = before[0] if before and before[0].start == line else None
        if not homes and opening and opening.entity.kind == "place" and state_of(opening.entity.name, ("name",)):
            return opening.entity
        return homes[-1] if homes else None

    def _by_office(self, entity: Entity) -> Entity | None:
        """The one land that the article names and that has such an office: Britain for "the Home Secretary"."""
        lands = find_offices(self._roles[entity.id]) if entity.kind == "person" else ()
        named = [body for land in lands if (body := self.state(land.name)) and state_of(body.name)]
        return named[0] if len(named) == 1 else None

    @cached_property
    def _dated_from(self) -> Entity | None:
        """The land from whose capital the report is: copy leaves the land of that land's ministers out."""
        for place in self.places:
            is_capital = place.entity.kind == "place" and naming_of(place.entity.name) == "capital"
            is_first = is_capital and self.text[place.start - 1 : place.start] in ("", "\n")
            if is_first and (
                behind_dateline(self.text, place.start) > place.end or _OWN_LINE.match(self.text, place.end)
            ):
                return self.state(place.entity.name) or place.entity
        return None

    def _of_owner(self, entity: Entity) -> Entity | None:
        """The body of one who is told to be "its leader", "the group's spokesman": the first of the sentence, the one
        body of that kind."""
        for place in self.places:
            if place.entity is not entity:
                continue
            low = max(self.text.rfind("\n", 0, place.start) + 1, place.start - _OWNED)
            owned = pattern("owned_before").search(self.text, low, place.start)
            owned = owned or pattern("owned_behind").match(self.text, place.end)
            if owned is None:
                continue
            if owned[2]:
                body = self.only_body(owned[2].casefold())
            else:
                start = max(self.text.rfind(sign, 0, owned.start()) for sign in _ENDS) + 1
                body = self._first_body(start, owned.start()) or self._first_body(
                    self._sentence_before(start), owned.start()
                )
            if body:
                return self.state(body.name) or body
        return None

    def _of_leader(self, entity: Entity) -> Entity | None:
        """For whom one without a name speaks who is told to be another's: "her spokesman"."""
        start = entity.mentions[0].start
        whose = None if entity.is_named else _WHOSE.search(self.text, max(0, start - 4), start)
        if whose is None or not self.is_voice(entity):
            return None
        return self.last_person(start, entity, "man" if whose[1].casefold() == "his" else "woman")


_OWNS = re.compile(r"['’]s?\Z")
_APART = re.compile(r"[.!?…][\"”’]*\s|\band\b|,? (?:while|but)\b")
"""Between two who are named together, and neither of whom the other's verb is about."""


def _field_of(name: str) -> frozenset[str]:
    return lexicon().lists.one_field.intersection(name.casefold().split())


def is_ministry(name: str) -> bool:
    """Whether a body's name is one that every state has: "Foreign Ministry"."""
    words = name.casefold().removeprefix("the ").split()
    return not lexicon().lists.ministries.isdisjoint(words) and all(
        word in modifiers() or word in lexicon().lists.ministries or word in ("of", "and", "for") for word in words
    )


def is_thing(place: Entity) -> bool:
    """Whether what has been taken for a place is none that could act: "Vael Strait", "Vantha dam", "Doha talks"."""
    first, _, last = place.name.casefold().rpartition(" ")
    is_one = last in lexicon().lists.features or place.name.partition(" of ")[0].casefold() in lexicon().lists.features
    return bool(first) and place.kind == "place" and (is_one or lexicon().issues.at(last, 0) is not None)


def _has_word(body: Entity, words: Collection[str]) -> bool:
    """Whether a name of several words has one of some."""
    own = body.name.casefold().replace("’", "'").split()
    return len(own) > 1 and any(word in words for word in own)


_OF = re.compile(r" of (?:the )?")
_ITS = re.compile(r"\b[Ii]ts \Z")
_WHOSE = re.compile(r"\b(his|her) \Z", re.I)


def names_two(entity: Entity) -> bool:
    """Whether a group is named as two or more: "Norrland and the Orsan rebels"."""
    return entity.kind == "group" and _TWO.search(entity.name) is not None


_TWO = re.compile(r"\w and (?:the |[A-Z])")
_OWNER = re.compile(r"(.+)[’']s ")
_OWN_LINE = re.compile(r", (?:\d{1,2} [A-Z][a-z]+|[A-Z][a-z]+ \d{1,2},) \d{4}[ \t]*(?:\n|\Z)")
""" "Cairo, 29 July 2031", where a paper puts place and day in a line of their own."""
_OWNED_BY = re.compile(r"[’']s? \Z")
_IN = re.compile(r" in ")
_SCENE = re.compile(r"\bIn ([A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ][\w’'-]+)?), (?:[\w-]+ ){1,6}\Z")
_NAME = 40
"""Characters of a land's name, "Democratic Republic of the Congo" among them."""
_DATED = re.compile(
    r"(?:\A|\n)([A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ][\w’'-]+)?)(?:, [^\n(–—:-]{0,25})?(?: \([^)\n]{2,20}\))?(?: [–—-]+|:) "
    r"(?:[\w’'-]+ ){0,6}\Z"
)
_FAR = 100
"""Characters of "In Kinshasa, the Minister of Communication and Media "."""
_ROLE_WORDS = re.compile(r"(?:[A-Z]\.){2,}|[^\W_]+")
_OWNED = 60
"""Characters of "its newly elected political leader "."""
_ENDS = ("\n", ". ", "! ", "? ", "“", "”", " - ", " – ", " — ")
"""What ends a sentence, the words that are quoted in it or a dateline."""


@cache
def _armed() -> re.Pattern[str]:
    """What stands behind the name of a body that takes up arms: " rebel group"."""
    return re.compile(rf" (?:{'|'.join(_by_length(lexicon().lists.described_bodies['words']))})\b")


def _by_length(words: Iterable[str]) -> list[str]:
    return sorted(map(re.escape, words), key=len, reverse=True)


@cache
def _part_words() -> frozenset[str]:
    """Words for what is of a state and acts for it: "officials", "army", its "paper"."""
    return frozenset([*lexicon().lists.bodies, *lexicon().lists.voice, *lexicon().lists.papers])
