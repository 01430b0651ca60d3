"""What each side holds on an issue from when on, and where it changed: the same statement again is no new position."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import groupby

import msgspec

from dragoman.story.days import is_after
from dragoman.story.facts import Fact
from dragoman.story.proposals import Origins
from dragoman.story.rules import Rules
from dragoman.story.thread import Thread
from dragoman.story.types import Identity, Position, Shift


class _Held(msgspec.Struct, kw_only=True, eq=False):
    party: Identity
    issue: str
    stance: str
    sign: str
    venue: str | None
    thread: Thread | None
    facts: list[Fact]

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
    own is no shift, nor is refusing one place after agreeing to meet; refusing to meet at all is.
    """
    walks: dict[tuple[str, str], list[Fact]] = defaultdict(list)
    for fact in facts:
        if fact.by and is_held(fact, rules):
            walks[(fact.by.id, fact.issue)].append(fact)
    positions: list[Position] = []
    shifts: list[Shift] = []
    for key in sorted(walks):
        held, changes = _walk(sorted(walks[key], key=lambda f: (f.when is not None, *f.order)), of, rules)
        made = {id(one): one.freeze(origins) for one in held}
        positions += made.values()
        shifts += [
            Shift(party=after.party, issue=after.issue, before=made[id(before)], after=made[id(after)])
            for before, after in changes
        ]
    return positions, shifts


def is_held(fact: Fact, rules: Rules) -> bool:
    """Whether an act tells what its side holds."""
    is_stance = fact.act in rules.stances and not fact.instead
    return bool(fact.by and fact.is_own and is_stance and (not fact.told or fact.cite.party))


def _walk(facts: list[Fact], of: Mapping[int, Thread], rules: Rules) -> tuple[list[_Held], list[tuple[_Held, _Held]]]:
    held: list[_Held] = []
    changes: list[tuple[_Held, _Held]] = []
    for fact in facts:
        assert fact.by is not None  # only such facts are walked
        now = _Held(
            party=fact.by, issue=fact.issue, stance=("not " if fact.negated else "") + fact.act,
            sign=sign_of(fact, rules), venue=fact.venue, thread=of.get(id(fact)), facts=[fact],
        )  # fmt: skip
        before = next((n for n in range(len(held) - 1, -1, -1) if _is_other(held[n], now)), None)
        same = next((n for n in range(len(held) - 1, -1, -1) if _is_same(held[n], now)), None)
        if same is not None and (before is None or before < same):
            held[same].facts.append(fact)  # a repetition, which may be surely later where the first was not
            known = before is None or any(after is held[same] or one is held[before] for one, after in changes)
            if before is not None and not known and is_after(held[before].facts[-1].when, fact.when):
                changes.append((held[before], held[same]))
            continue
        held.append(now)
        again = before is not None and any(one is held[before] for one, _ in changes)
        if before is not None and not again and is_after(held[before].facts[-1].when, fact.when):
            changes.append((held[before], now))
    return held, changes


def sign_of(fact: Fact, rules: Rules) -> str:
    """For, against, or neither."""
    sign = rules.signs.get(fact.act, "")
    if not fact.negated:
        return sign
    return "-" if sign == "+" else ""  # "does not rule it out" is not yet a yes


def _is_same(held: _Held, now: _Held) -> bool:
    return held.stance == now.stance and held.venue == now.venue and held.thread is now.thread


def _is_other(held: _Held, now: _Held) -> bool:
    """Whether a position goes against one held before: on the same offer, or on the thing itself."""
    if held.thread is not now.thread and not any(one.sign == "-" and one.thread is None for one in (held, now)):
        return False
    return go_against((held.sign, held.venue), (now.sign, now.venue))


def go_against(before: tuple[str, str | None], after: tuple[str, str | None]) -> bool:
    """Whether one's sign and venue go against another's: for the same place, or as a no to all."""
    if not before[0] or not after[0] or before[0] == after[0]:
        return False
    return before[1] == after[1] or ("-", None) in (before, after)
