"""What besides the name speaks for or against two being one: land, office, the company that they are named in."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from dragoman.story.identity.roles import Role, are_akin, parse_role

ENOUGH = 2
"""Shared company beyond this tells no more: one name may be anybody's, two are a story's. It also keeps an outcome from
hanging on counts that every further article changes."""


class Facts(NamedTuple):
    """What is known of somebody besides the name."""

    lands: frozenset[str]
    offices: frozenset[str]
    company: frozenset[str]

    def joined(self, other: Facts) -> Facts:
        return Facts(self.lands | other.lands, self.offices | other.offices, self.company | other.company)


NOTHING = Facts(frozenset(), frozenset(), frozenset())


class Weight(NamedTuple):
    """`against`: why they are two, where something says so. `strength`: of title and land, 0 when they tell nothing.
    `shared`: how many of those named beside the one are named beside the other, counted to `ENOUGH`."""

    against: str = ""
    strength: int = 0
    shared: int = 0
    why: str = ""


_BESIDE = "named with the same others"
_COMPANY = tuple(Weight(shared=shared, why=_BESIDE if shared else "") for shared in range(ENOUGH + 1))
"""Evidence of company alone, by how many are shared."""


@lru_cache(50_000)
def facts_of(role: str, company: frozenset[str]) -> Facts:
    """Facts from one title and the company kept."""
    read = parse_role(role) if role else Role("")
    lands = frozenset([read.land]) if read.land else frozenset()
    return Facts(lands, frozenset([read.office]) if read.office else frozenset(), company)


def weigh(a: Facts, b: Facts) -> Weight:
    """Evidence that two of fitting names are one or two."""
    shared = min(len(a.company & b.company), ENOUGH)
    if not (a.offices and b.offices) and not (a.lands and b.lands):
        return _COMPANY[shared]
    akin = any(are_akin(x, y) for x in a.offices for y in b.offices)
    against = ""
    if a.offices and b.offices and not akin:
        against = f"{_any(a.offices)} and {_any(b.offices)}"
    if a.lands and b.lands and _are_two(_states(a.lands), _states(b.lands)):
        against = "of two states"
    lands, offices = a.lands & b.lands, a.offices & b.offices
    strength = 2 * bool(lands) + (2 if offices else int(akin))
    reasons = []
    if offices:
        reasons.append(f"both {_any(offices)}")
    elif akin:
        reasons.append(f"{_any(a.offices)}, {_any(b.offices)}")
    if lands:
        reasons.append("of the same land")
    if shared:
        reasons.append(_BESIDE)
    return Weight(against, strength, shared, ", ".join(reasons))


def _states(lands: Iterable[str]) -> frozenset[str]:
    """Lands that are states of the world; another's may be a body's name as well."""
    return frozenset(land for land in lands if land.startswith("="))


def _are_two(a: frozenset[str], b: frozenset[str]) -> bool:
    return bool(a and b) and a.isdisjoint(b)


def _any(offices: frozenset[str]) -> str:
    return min(offices)
