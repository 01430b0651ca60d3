"""What each side holds on an issue from when on, and where it changed: the same statement again is no new position."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import groupby

import msgspec

from dragoman.record.dates import LATEST
from dragoman.story.days import When, is_after
from dragoman.story.facts import Fact
from dragoman.story.proposals import Origins
from dragoman.story.rules import Rules, load_rules
from dragoman.story.thread import Thread
from dragoman.story.types import Identity, Position, Shift

TERMS = frozenset({"propose", "demand"})
"""What a side does that puts terms of its own on the matter."""


class _Held(msgspec.Struct, kw_only=True, eq=False):
    party: Identity
    issue: str
    stance: str
    sign: str
    venue: str | None
    thread: Thread | None
    facts: list[Fact]

    @property
    def last(self) -> When:
        """When it was last surely held."""
        days = [fact.when for fact in self.facts if fact.when and fact.when[1] != LATEST]
        return days[-1] if days else None

    def freeze(self, origins: Origins) -> Position:
        cites = [origins.cite(fact.cite) for fact in self.facts]
        cites = [next(same) for _, same in groupby(cites, lambda cite: (cite.article, cite.statement))]
        first = self.facts[0]
        since = first.cite.said or (first.cite.reported[:10] if first.when and first.cite.reported else None)
        return Position(party=self.party, issue=self.issue, stance=self.stance, since=since, cites=tuple(cites))


def make_positions(
    facts: Iterable[Fact], of: Mapping[int, Thread], origins: Origins, rules: Rules
) -> tuple[list[Position], list[Shift]]:
    """Positions of a group in order of time, those without a date first, and the shifts between them. `of`: the thread
    of each fact that has one, by id().

    Only what a side says itself, or what is told of it in the writer's own words, is its position; what another claims
    it holds is not. A shift is from one sign to the other on one thing, between two surely known to follow each other.
    One thing is one offer, or the issue itself where no offer is answered: refusing another's offer after making one's
    own is no shift, nor is refusing one place after agreeing to meet; refusing to meet at all is. So is giving way:
    a yes to another's offer after terms of one's own.
    """
    walks: dict[tuple[str, str], list[Fact]] = defaultdict(list)
    facts, homes = _placed(facts, of)
    for fact in facts:
        if fact.by and is_held(fact, rules):
            walks[(fact.by.id, fact.issue)].append(fact)
    positions: list[Position] = []
    shifts: list[Shift] = []
    for key in sorted(walks):
        walk = _turned(walks[key], homes, rules)
        held, changes = _walk(sorted(walk, key=lambda f: (f.when is not None, *f.order)), homes, rules)
        made = {id(one): one.freeze(origins) for one in held}
        positions += made.values()
        shifts += [
            Shift(party=after.party, issue=after.issue, before=made[id(before)], after=made[id(after)])
            for before, after in changes
        ]
    return positions, shifts


def _placed(facts: Iterable[Fact], of: Mapping[int, Thread]) -> tuple[list[Fact], dict[int, Thread]]:
    """Facts with their threads; what an article without a date tells is from the day on on which the same act is first
    told with one."""
    made, homes, first = [], {}, _first_told(of)
    for fact in facts:
        thread = of.get(id(fact))
        day = first.get((id(thread), *_act(fact))) if thread and not fact.when and not fact.cite.reported else None
        fact = msgspec.structs.replace(fact, when=(day, LATEST)) if day else fact
        made.append(fact)
        if thread:
            homes[id(fact)] = thread
    return made, homes


def _turned(facts: list[Fact], homes: dict[int, Thread], rules: Rules) -> list[Fact]:
    """A side's words on an issue, those with which an article without a date opens after all others where it tells of
    the turn itself: "gave way on all eleven. Only last week four of them could never come back"."""
    answers = [fact for fact in facts if fact.act in ("accept", "reject") and sign_of(fact, rules)]
    dated = {sign_of(f, rules) for f in answers if f.when and f.when[1] != LATEST}
    articles: dict[str, list[Fact]] = defaultdict(list)
    for fact in answers:
        if not fact.cite.reported:
            articles[fact.cite.article].append(fact)
    opening = {article: sign_of(min(told, key=lambda f: f.place), rules) for article, told in articles.items()}
    turned = {
        article
        for article, told in articles.items()
        if len(dated) == 1 and opening[article] not in dated and dated <= {sign_of(f, rules) for f in told}
    }
    made = []
    for fact in facts:
        article = fact.cite.article
        if fact.act == "withdraw" and not (fact.when or fact.cite.reported) and _takes_back(fact, facts, homes):
            taken = homes[id(fact)]
            fact = msgspec.structs.replace(fact, when=(LATEST, LATEST))
            homes[id(fact)] = taken
        if article in turned and fact in articles[article] and sign_of(fact, rules) == opening[article]:
            home = homes.get(id(fact))
            fact = msgspec.structs.replace(fact, when=(LATEST, LATEST))
            if home:
                homes[id(fact)] = home
        made.append(fact)
    return made


def _takes_back(fact: Fact, facts: Iterable[Fact], homes: Mapping[int, Thread]) -> bool:
    """Whether an act of an article without a date takes back an offer of which all tellings have one: it is later."""
    home = homes.get(id(fact))
    offers = [other for other in facts if home and other.act == "propose" and homes.get(id(other)) is home]
    return bool(offers) and all(offer.when and offer.when[1] != LATEST for offer in offers)


def _first_told(of: Mapping[int, Thread]) -> dict[tuple[int | str, ...], str]:
    found: dict[tuple[int | str, ...], str] = {}
    for thread in {id(thread): thread for thread in of.values()}.values():
        for fact in thread.facts:
            if fact.when:
                key = (id(thread), *_act(fact))
                found[key] = min(fact.when[1], found.get(key, LATEST))
    return found


def _act(fact: Fact) -> tuple[str, str, str]:
    return fact.act, str(fact.negated), fact.by.id if fact.by else ""


def is_held(fact: Fact, rules: Rules) -> bool:
    """Whether an act tells what its side holds."""
    is_stance = fact.act in rules.stances and not fact.instead
    return bool(fact.by and fact.is_own and is_stance and (not fact.told or fact.cite.party))


def _walk(facts: list[Fact], of: Mapping[int, Thread], rules: Rules) -> tuple[list[_Held], list[tuple[_Held, _Held]]]:
    held: list[_Held] = []
    changes: list[tuple[_Held, _Held]] = []
    left: set[int] = set()  # id() of the positions that were given up: each is once
    for fact in facts:
        assert fact.by is not None  # only such facts are walked
        now = _Held(
            party=fact.by, issue=fact.issue, stance=("not " if fact.negated else "") + fact.act,
            sign=sign_of(fact, rules), venue=fact.venue, thread=of.get(id(fact)), facts=[fact],
        )  # fmt: skip
        against = [n for n, one in enumerate(held) if _may_turn(one, now, rules) and _is_other(one, now)]
        same = next((n for n in range(len(held) - 1, -1, -1) if _is_same(held[n], now)), None)
        if same is not None and (not against or against[-1] < same):
            held[same].facts.append(fact)  # a repetition, which may be surely later where the first was not
            now = held[same]
            is_known = any(after is now for _, after in changes)
        else:
            held.append(now)
            is_known = False
        own = _given_up(held, now, rules)
        earlier = [held[n] for n in against if is_after(held[n].last, fact.when)]
        if not earlier:  # the yes may be the first of which it is known that it follows
            earlier = [one for one in own if any(is_after(f.when, fact.when) for f in one.facts)]
        if is_known or any(id(one) in left for one in [*(held[n] for n in against), *earlier]):
            continue
        if earlier:
            changes.append((earlier[-1], now))
            left.update(map(id, [*earlier, *own]))  # what goes with a no that is given up is given up with it
    return held, changes


def _given_up(held: list[_Held], now: _Held, rules: Rules) -> list[_Held]:
    """What a side gives up by a yes to another's offer: its own offer or demand on the matter, with its no to others,
    where it has said that; else where that was for another place or figure."""
    thread = now.thread
    if now.stance != "accept" or thread is None or now.party.id in thread.makers:
        return []
    own = [one for one in held if one.stance in TERMS]
    others = [one for one in own if one.thread is not thread]
    if others and any(one.stance == "reject" for one in held):
        return others
    return [one for one in own if _differ(one, now, rules)]


def sign_of(fact: Fact, rules: Rules) -> str:
    """For, against, or neither."""
    sign = rules.signs.get(fact.act, "")
    if not fact.negated:
        return sign
    return "-" if sign == "+" else ""  # "does not rule it out" is not yet a yes


def _is_same(held: _Held, now: _Held) -> bool:
    return held.stance == now.stance and held.venue == now.venue and held.thread is now.thread


def _may_turn(held: _Held, now: _Held, rules: Rules) -> bool:
    """Whether one leads to the other by a turn: an offer made after another was taken back is a new one."""
    if now.stance == "withdraw" or held.stance == "withdraw":
        return now.stance == "withdraw"
    return {one.stance.removeprefix("not ") for one in (held, now)} <= rules.turns


def _is_other(held: _Held, now: _Held) -> bool:
    """Whether a position goes against one held before: on the same offer, or on the thing itself. Who made an offer and
    refuses something refuses another's."""
    if now.stance == "reject" and held.stance in TERMS and held.thread and now.party.id in held.thread.makers:
        return False
    if held.thread is not now.thread and not any(one.sign == "-" and one.thread is None for one in (held, now)):
        return False
    return go_against((held.sign, held.venue), (now.sign, now.venue))


def go_against(before: tuple[str, str | None], after: tuple[str, str | None]) -> bool:
    """Whether one's sign and venue go against another's: for the same place, or as a no to all."""
    if not before[0] or not after[0] or before[0] == after[0]:
        return False
    return before[1] == after[1] or ("-", None) in (before, after)


def _differ(own: _Held, now: _Held, rules: Rules) -> bool:
    """Whether two places or figures are other ones, where both are said."""
    if own.venue and now.venue:
        return own.venue != now.venue
    asked = [figure for fact in own.facts for figure in _figures(fact.cite.words, rules)[:1]]
    offers = now.thread.offers if now.thread else []
    agreed = [figure for fact in [*offers, *now.facts] for figure in _figures(fact.cite.words, rules)]
    return bool(agreed) and not {*asked} <= {*agreed}


def _figures(words: str, rules: Rules) -> list[float]:
    """The numbers in some words, in figures or written out."""
    return [float(rules.numbers.get(one) or one) for one in _number_pattern().findall(words.lower().replace(",", ""))]


@lru_cache(1)
def _number_pattern() -> re.Pattern[str]:
    return re.compile(rf"\d+(?:\.\d+)?|\b(?:{'|'.join(load_rules().numbers)})\b")
