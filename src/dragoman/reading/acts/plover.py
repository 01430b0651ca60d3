"""The PLOVER code of an act, where it has one.

PLOVER (Halterman et al. 2023, "PLOVER and POLECAT") codes events by a root and for some roots a mode. It has no code
for a denial, a confirmation or a refusal to comment; docs/acts.md has the table and says what is lost.
"""

from __future__ import annotations

ROOTS = {
    "propose": "AGREE",
    "promise": "AGREE",
    "accept": "AGREE",
    "reject": "REJECT",
    "withdraw": "SANCTION",
    "demand": "REQUEST",
    "request": "REQUEST",
    "threaten": "THREATEN",
    "accuse": "ACCUSE",
    "support": "SUPPORT",
    "concede": "YIELD",
}

MEET = frozenset({"meeting", "mediation", "agenda", "ceasefire", "peace deal"})
YIELD = frozenset(
    {"prisoners", "sanctions", "troops", "military action", "observers", "inspections", "ports", "refugees"}
)
ASSIST = frozenset({"aid", "arms", "energy", "grain", "trade", "water", "security", "costs", "debt"})
VIOLENT = frozenset({"military action", "arms", "troops", "nuclear"})
RELATIONS = frozenset({"meeting", "mediation", "aid", "membership", "recognition"})


def plover_of(act: str, issue: str | None, negated: bool) -> str | None:
    """`ROOT` or `ROOT-mode`; None for what PLOVER cannot code. An act that was not done is no event."""
    root = ROOTS.get(act)
    if root is None or negated:
        return None
    if root in ("REQUEST", "REJECT"):
        for mode, issues in (("meet", MEET), ("yield", YIELD), ("assist", ASSIST)):
            if issue in issues:
                return f"{root}-{mode}"
        return f"{root}-change" if issue else root
    if root == "THREATEN":
        if issue in VIOLENT:
            return "THREATEN-violence"
        if issue == "territory":
            return "THREATEN-territory"
        return "THREATEN-relations" if issue in RELATIONS else "THREATEN-restrict" if issue else root
    if root == "SANCTION":
        return "SANCTION-withdraw"
    return "ACCUSE-disapprove" if root == "ACCUSE" else root
