"""What a story is made of, as frozen structs: everything points to statements, and so to words.

Nothing here is written by the program: labels name acts and relations, names and dates are those of the articles.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from dragoman.types import EntityKind

State = Literal["open", "accepted", "rejected", "countered", "withdrawn"]
DisputeKind = Literal["act denied", "acceptance not confirmed", "who asked first", "other reason", "other figure"]
OriginKind = Literal["same text", "same quotation", "agency"]


class Identity(msgspec.Struct, frozen=True, kw_only=True):
    """One person, organisation, place or group across articles. `id` is the same in whatever order articles came."""

    id: str
    name: str
    kind: EntityKind
    wikidata: str | None = None


class Cite(msgspec.Struct, frozen=True, kw_only=True):
    """The statement that an item rests on, with what is needed to order and show it without opening its reading."""

    article: str
    statement: str
    speaker: Identity | None
    party: Identity | None
    """On whose behalf the speaker speaks, where that is known: the speaker, or a state, body or leader."""
    words: str
    """The content, exactly; spans joined by " … "."""
    said: str | None = None
    """EDTF date of saying."""
    reported: str | None = None
    """EDTF date of publication of the article."""
    origin: str | None = None
    """Id of the origin that it goes back to. Corroboration counts these, never outlets."""


class Terms(msgspec.Struct, frozen=True, kw_only=True):
    venue: str | None = None
    date: str | None = None
    condition: str | None = None


class Move(msgspec.Struct, frozen=True, kw_only=True):
    """One act on an offer: who did what, with which words. Echoes of one origin are one move with several cites."""

    act: str
    of: str | None = None
    """For `deny` and `confirm`: the type of act that they speak about."""
    agent: Identity | None
    recipient: Identity | None = None
    terms: Terms = Terms()
    negated: bool = False
    cites: tuple[Cite, ...]


class Proposal(msgspec.Struct, frozen=True, kw_only=True):
    """A thread of acts on one offer, in order of time."""

    id: str
    issue: str
    by: Identity | None
    to: tuple[Identity, ...] = ()
    terms: Terms = Terms()
    state: State
    why: str
    """Why it is in this state: which move decided."""
    moves: tuple[Move, ...]
    counters: str | None = None
    """Id of the proposal that this one answers."""


class Position(msgspec.Struct, frozen=True, kw_only=True):
    """What a party holds on an issue from a date on."""

    party: Identity
    issue: str
    stance: str
    """The act that says it (`propose`, `reject`, `demand` …), `not ` before it where it is negated."""
    since: str | None = None
    cites: tuple[Cite, ...]


class Shift(msgspec.Struct, frozen=True, kw_only=True):
    """A change of position: two statements side by side."""

    party: Identity
    issue: str
    before: Position
    after: Position


class Side(msgspec.Struct, frozen=True, kw_only=True):
    """One account in a dispute and those who give it. `account` is an act type or the differing words themselves."""

    account: str
    cites: tuple[Cite, ...]


class Dispute(msgspec.Struct, frozen=True, kw_only=True):
    """Accounts of the same act or fact that cannot all hold. What would settle it is left to the reader."""

    id: str
    kind: DisputeKind
    issue: str
    parties: tuple[Identity, ...] = ()
    """Whose act or fact it is about."""
    sides: tuple[Side, ...]


class Origin(msgspec.Struct, frozen=True, kw_only=True):
    """The same words in several articles, or articles that carry one agency's text."""

    id: str
    kind: OriginKind
    name: str | None = None
    """The agency, where one is credited."""
    articles: tuple[str, ...]
    statements: tuple[str, ...]


class Story(msgspec.Struct, frozen=True, kw_only=True):
    """What the record says of one negotiation, as it was known on a date."""

    as_of: str | None = None
    parties: tuple[Identity, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    positions: tuple[Position, ...] = ()
    """All held positions in order of time; the last of a party on an issue is the one it holds."""
    shifts: tuple[Shift, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    origins: tuple[Origin, ...] = ()
