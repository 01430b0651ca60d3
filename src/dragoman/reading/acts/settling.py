"""Several readings of one act in a statement become one."""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.reading.acts.cast import Cast
from dragoman.reading.acts.talks import Draft

MOST = 4
"""Acts of one statement; a speech that does more is told in several."""


def settle(cast: Cast, drafts: Iterable[Draft]) -> list[Draft]:
    """One act for each type, issue and agent; an act that nobody does is none, but for words not given."""
    kept: list[Draft] = []
    for draft in drafts:
        if draft.agent is None and draft.type != "no-comment":
            continue
        if draft.recipient and draft.recipient.kind == "place" and not cast.is_actor(draft.recipient):
            draft = draft._replace(recipient=None)
        same = next((i for i, k in enumerate(kept) if _is_same(k, draft)), None)
        if same is None:
            kept.append(draft)
        else:
            kept[same] = _joined(*sorted((kept[same], draft), key=_fullness, reverse=True))
    offers = [d for d in kept if d.type == "propose"]
    yes = [d for d in kept if d.type == "accept" and not d.negated]
    return [d for d in kept if not (_is_part(cast, d, offers) or _is_taken_back(cast, d, yes))][:MOST]


def _is_same(a: Draft, b: Draft) -> bool:
    """Whether two readings are of one act."""
    same_agent = a.agent is None or b.agent is None or a.agent.id == b.agent.id
    return a.type == b.type and same_agent and (a.issue == b.issue or None in (a.issue, b.issue))


def _is_part(cast: Cast, draft: Draft, offers: list[Draft]) -> bool:
    """Whether a consent or a wish is part of an offer told in the same words: "we are ready, please come"."""
    if draft.type not in ("accept", "request"):
        return False
    return draft.issue in {o.issue for o in offers} and any(cast.same_side(o.agent, draft.agent) for o in offers)


def _is_taken_back(cast: Cast, draft: Draft, yes: list[Draft]) -> bool:
    """Whether a no is to what the same words said yes to before: "We accept the invitation. We do not go to Tarn to be
    sentenced"."""
    return draft.type == "reject" and any(
        one.why[0] < draft.why[0]
        and (one.issue, one.venue) == (draft.issue, draft.venue)
        and cast.same_side(one.agent, draft.agent)
        for one in yes
    )


def _joined(full: Draft, other: Draft) -> Draft:
    """Two readings of one act: the fuller one with what only the other gives."""
    return full._replace(
        recipient=full.recipient or other.recipient,
        issue=full.issue or other.issue,
        venue=full.venue or other.venue,
        date=full.date or other.date,
        condition=full.condition or other.condition,
    )


def _fullness(draft: Draft) -> int:
    return sum(x is not None for x in (draft.agent, draft.recipient, draft.issue, draft.venue, draft.condition))
