"""What each side holds on an issue from when on, and where it changed: the same statement again is no new position."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from itertools import groupby

import msgspec

from dragoman.story.days import When, is_after
from dragoman.story.facts import Fact
from dragoman.story.proposals import Origins
from dragoman.story.rules import Rules
from dragoman.story.types import Identity, Position, Shift


class _Held(msgspec.Struct, kw_only=True, eq=False):
    party: Identity
    issue: str
    stance: str
    sign: str
    venue: str | None
    facts: list[Fact]

    def freeze(self, origins: Origins) -> Position:
        cites = [origins.cite(fact.cite) for fact in self.facts]
        cites = [next(same) for _, same in groupby(cites, lambda cite: (cite.article, cite.statement))]
        first = self.facts[0]
        since = first.cite.said or (first.cite.reported[:10] if first.when and first.cite.reported else None)
        return Position(party=self.party, issue=self.issue, stance=self.stance, since=since, cites=tuple(cites))


def make_positions(facts: Iterable[Fact], origins: Origins, rules: Rules) -> tuple[list[Position], list[Shift]]:
    """Positions of a group in order of time, those without a date first, and the shifts between them.

    Only what a side says itself, or what is told of it in the writer's own words, is its position; what another claims
    it holds is not. A shift is from one sign to the other on one issue, between two surely known to follow each other.
    Refusing one place after agreeing to meet is none; refusing to meet at all is.
    """
    walks: dict[tuple[str, str], list[Fact]] = defaultdict(list)
    for fact in facts:
        if fact.by and fact.is_own and fact.act in rules.stances and (not fact.told or fact.cite.party):
            walks[(fact.by.id, fact.issue)].append(fact)
    positions: list[Position] = []
    shifts: list[Shift] = []
    for key in sorted(walks):
        held, changes = _walk(sorted(walks[key], key=lambda f: (f.when is not None, *f.order)), rules)
        made = {id(one): one.freeze(origins) for one in held}
        positions += made.values()
        shifts += [
            Shift(party=after.party, issue=after.issue, before=made[id(before)], after=made[id(after)])
            for before, after in changes
        ]
    return positions, shifts


def _walk(facts: list[Fact], rules: Rules) -> tuple[list[_Held], list[tuple[_Held, _Held]]]:
    held: list[_Held] = []
    changes: list[tuple[_Held, _Held]] = []
    for fact in facts:
        assert fact.by is not None  # only such facts are walked
        stance, sign = ("not " if fact.negated else "") + fact.act, _sign(fact, rules)
        before = next((one for one in reversed(held) if _is_other(one, sign, fact.venue)), None)
        same = next((one for one in reversed(held) if (one.stance, one.venue) == (stance, fact.venue)), None)
        if same is not None and (before is None or held.index(before) < held.index(same)):
            same.facts.append(fact)  # a repetition
            continue
        now = _Held(
            party=fact.by, issue=fact.issue, stance=stance, sign=sign, venue=fact.venue, facts=[fact]
        )  # fmt: skip
        held.append(now)
        if before is not None and is_after(_last(before), fact.when):
            changes.append((before, now))
    return held, changes


def _last(held: _Held) -> When:
    return held.facts[-1].when


def _sign(fact: Fact, rules: Rules) -> str:
    sign = rules.signs.get(fact.act, "")
    if not fact.negated:
        return sign
    return "-" if sign == "+" else ""  # "does not rule it out" is not yet a yes


def _is_other(held: _Held, sign: str, venue: str | None) -> bool:
    """Whether an act of `sign` about `venue` goes against what is held: the same place, or a no to all."""
    if not sign or not held.sign or held.sign == sign:
        return False
    if held.venue == venue:
        return True
    return (venue is None and sign == "-") or (held.venue is None and held.sign == "-")
