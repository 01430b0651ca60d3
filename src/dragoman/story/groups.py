"""One group built whole: all acts between two sides on one family of issues give its proposals, positions, disputes."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from dragoman.record.dates import LATEST
from dragoman.story.asked import find_who_asked, find_who_asked_beside
from dragoman.story.denied import (
    Account,
    beside_offers,
    find_denied,
    find_denied_acts,
    find_other_answer,
    find_turned_round,
    find_unconfirmed,
)
from dragoman.story.details import find_differing
from dragoman.story.differing import Told, find_other_reasons
from dragoman.story.echoes import Shared
from dragoman.story.facts import Detail, Fact
from dragoman.story.figures import is_clear, without
from dragoman.story.positions import make_positions
from dragoman.story.proposals import Origins, make_proposals
from dragoman.story.rules import Rules, load_rules
from dragoman.story.scale import with_scale
from dragoman.story.thread import Thread
from dragoman.story.threads import make_threads
from dragoman.story.types import Cite, Dispute, DisputeKind, Identity, Position, Proposal, Shift, Side


class Group(msgspec.Struct, frozen=True, kw_only=True):
    """What a story takes from one group. Plain data: a record can keep it beside the group's key."""

    key: str
    parties: tuple[Identity, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    positions: tuple[Position, ...] = ()
    shifts: tuple[Shift, ...] = ()
    disputes: tuple[Dispute, ...] = ()


def build_group(
    key: str,
    facts: Sequence[Fact],
    details: Iterable[Detail] = (),
    shared: Mapping[tuple[str, str], Shared] | None = None,
) -> Group:
    """The group `key` from all facts (`Fact.group`) and details (`Detail.group`) that have it, in any order.

    `shared`: for each (article, statement) that shares an origin what `find_echoes` gives it. Costs some 50
    microseconds an act.
    """
    rules, origins = load_rules(), Origins(shared or {})
    facts = _with_own_figures(with_scale(_dated(facts, origins)), rules)
    threads, left, of = make_threads(facts, rules, _echoes(facts, origins))
    facts = [fact for fact in facts if not fact.beside or id(fact) in of]
    left = [fact for fact in left if not fact.beside]
    positions, shifts = make_positions(
        [fact for fact in facts if not fact.beside], _bids_as_one(threads, of), origins, rules
    )
    parties = _parties(facts)
    proposals = make_proposals(key, threads, {one.id: one for one in parties}, origins, rules)
    ids = [one.id for one in proposals]
    # Whether X asked at all, when X denies it, is a dispute; there is no offer to follow, nor to answer.
    shown = {id for id, thread in zip(ids, threads, strict=True) if not thread.is_claimed}
    return Group(
        key=key,
        parties=parties,
        proposals=tuple(_answering(one, shown) for one in proposals if one.id in shown),
        positions=tuple(positions),
        shifts=tuple(shifts),
        disputes=_disputes(key, dict(zip(ids, threads, strict=True)), left, details, origins, rules),
    )


def _answering(proposal: Proposal, shown: set[str]) -> Proposal:
    """A proposal, which answers none but those that are `shown`."""
    return proposal if proposal.counters in (None, *shown) else msgspec.structs.replace(proposal, counters=None)


def _dated(facts: Iterable[Fact], origins: Origins) -> list[Fact]:
    """Facts, those without a date with that of the same passage in another article: an echo is as old as its origin.
    What else an article without a date tells is no older than the passages that it has from others."""
    facts = list(facts)
    days: dict[str, tuple[str, str]] = {}
    for fact in facts:
        passage = origins.passage(fact.cite)
        if passage and fact.when:
            days[passage] = min(days.get(passage, fact.when), fact.when)
    since: dict[str, str] = {}
    for fact in facts:
        day = days.get(origins.passage(fact.cite) or "")
        if day and not fact.cite.reported:
            since[fact.cite.article] = max(since.get(fact.cite.article, ""), day[1])
    return [
        _with_day(fact, days.get(origins.passage(fact.cite) or "") or _from(since.get(fact.cite.article), fact))
        for fact in facts
    ]


def _with_own_figures(facts: Sequence[Fact], rules: Rules) -> list[Fact]:
    """Facts, those of a bid told beside the other side's with the figures of their own alone: "14 was out of reach, but
    he would go to ten and a half" bids 10.5, where the other's 14 is known."""
    bids: dict[str, set[tuple[str, float]]] = defaultdict(set)
    put = rules.offers | rules.asks
    for fact in facts:
        if fact.act in put and fact.by and is_clear(fact.figures):
            bids[fact.by.id].update(fact.figures)
    made = []
    for fact in facts:
        if fact.act in put and fact.by and len(fact.figures) > 1:
            others = frozenset().union(*(told for by, told in bids.items() if by != fact.by.id))
            own = without(fact.figures, others - bids[fact.by.id])
            if own and own != fact.figures:
                fact = msgspec.structs.replace(fact, lent=tuple(sorted(own)))
        made.append(fact)
    return made


def _bids_as_one(threads: Sequence[Thread], of: Mapping[int, Thread]) -> dict[int, Thread]:
    """The thread of each act, all bids of a side as its first: who refuses 13 and agrees to 13.50 changed position."""
    first: dict[str, Thread] = {}
    for thread in threads:
        if thread.figures and not thread.venue:
            first.setdefault(thread.by, thread)
    return {fact: first.get(one.by, one) if one.figures and not one.venue else one for fact, one in of.items()}


def _from(day: str | None, fact: Fact) -> tuple[str, str] | None:
    """Any day from `day` on, for what an article tells without saying when."""
    return (day, LATEST) if day and fact.cite.said is None else None


def _echoes(facts: Sequence[Fact], origins: Origins) -> dict[int, Fact]:
    """For the id() of each act that repeats another: that other, in the article that has most to say on the matter."""
    said = Counter(fact.cite.article for fact in facts)
    told: dict[tuple[str, ...], list[Fact]] = defaultdict(list)
    for fact in facts:
        passage = origins.passage(fact.cite)
        if passage:
            by = fact.by.id if fact.by else ""
            told[(passage, fact.act, fact.of or "", by, str(fact.negated), fact.venue or "")].append(fact)
    found: dict[int, Fact] = {}
    for same in told.values():
        first = min(same, key=lambda fact: (-said[fact.cite.article], fact.order))
        found |= {id(fact): first for fact in same if fact.cite.article != first.cite.article}
    return found


def _with_day(fact: Fact, day: tuple[str, str] | None) -> Fact:
    return msgspec.structs.replace(fact, when=day) if day and not fact.when else fact


def _parties(facts: Iterable[Fact]) -> tuple[Identity, ...]:
    known = {side.id: side for fact in facts for side in (fact.by, fact.to, fact.cite.party) if side}
    return tuple(known[id] for id in sorted(known))


def _disputes(
    key: str,
    threads: Mapping[str, Thread],
    left: Sequence[Fact],
    details: Iterable[Detail],
    origins: Origins,
    rules: Rules,
) -> tuple[Dispute, ...]:
    """`threads` by the ids of their proposals, `left`: the acts that belong to none."""
    made: list[Dispute] = []

    def add(kind: DisputeKind, accounts: Iterable[Account], where: str, issue: str) -> None:
        accounts = list(accounts)
        if any(all(fact.beside for fact in told) for _, told in accounts):
            return  # made in the group of the two whose words these are
        sides = [(name, [fact.cite for fact in told]) for name, told in accounts]
        made.append(_dispute(kind, sides, where, issue, _parties([f for _, told in accounts for f in told]), origins))

    for where, thread in threads.items():
        issue = thread.offers[0].issue
        asked = [side for side in thread.offers[0].pair if side != thread.by]
        for accounts in find_denied(thread):
            add("act denied", accounts, f"{where}|{accounts[0][1][0].of}", issue)
        for accounts in find_unconfirmed(thread, asked):
            claim = accounts[0][1][0]
            add("acceptance not confirmed", accounts, f"{where}|{claim.by.id if claim.by else ''}", issue)
        for accounts in find_who_asked(thread):
            # Against a bare denial stands no other who asked: what is in dispute is whether it was asked at all.
            rivals = [name for name, _ in accounts if name != "deny"]
            add("who asked first" if len(rivals) > 1 else "act denied", accounts, where, issue)
        for told in find_other_reasons(thread, rules):
            made.append(_dispute("other reason", told, where, issue, _parties(thread.offers), origins))
    everything = [*left, *(fact for thread in threads.values() for fact in thread.facts)]
    asked_first = (one for one in made if one.kind == "who asked first")
    held = {(cite.article, cite.statement) for one in asked_first for side in one.sides for cite in side.cites}
    for accounts in find_who_asked_beside(sorted(everything, key=lambda fact: fact.order), rules):
        if not any((f.cite.article, f.cite.statement) in held for _, told in accounts for f in told):
            add("who asked first", accounts, f"{key}|{accounts[0][1][0].cite.article}", accounts[0][1][0].issue)
    for accounts in find_denied_acts(beside_offers(everything, left, _cited(made)), rules):
        denial = accounts[0][1][0]
        if not _are_told(accounts[1:], made):
            add("act denied", accounts, f"{key}|{denial.of}|{denial.by.id if denial.by else ''}", denial.issue)
    for accounts in find_turned_round(everything, rules):
        charge = accounts[0][1][0]
        if not any(_are_told([account], made) for account in accounts):
            add("act denied", accounts, f"{key}|{charge.cite.article}{charge.cite.statement}", charge.issue)
    for where, facts in [*((where, thread.facts) for where, thread in threads.items()), (key, left)]:
        for accounts in find_other_answer(facts):
            answer = accounts[0][1][0]
            if not any(_are_told([account], made) for account in accounts):
                at = f"{where}|{answer.by.id if answer.by else ''}"
                add("acceptance not confirmed", accounts, at, answer.issue)
    for kind, told, thing in find_differing(details, rules):
        tellers = {cite.party.id: cite.party for _, cites in told for cite in cites if cite.party}
        parties = tuple(tellers[side] for side in sorted(tellers))
        made.append(_dispute(kind, told, key, thing, parties, origins))
    return tuple(made)


def _cited(made: Iterable[Dispute]) -> list[Cite]:
    return [cite for one in made for side in one.sides for cite in side.cites]


def _are_told(accounts: Iterable[Account], made: Iterable[Dispute]) -> bool:
    """Whether a dispute shows all that some accounts rest on: theirs is no second one."""
    shown = {(cite.article, cite.statement) for cite in _cited(made)}
    return all((f.cite.article, f.cite.statement) in shown for _, told in accounts for f in told)


def _dispute(
    kind: DisputeKind, told: Iterable[Told], where: str, issue: str, parties: tuple[Identity, ...], origins: Origins
) -> Dispute:
    sides = tuple(Side(account=account, cites=_once(cites, origins)) for account, cites in told)
    first = sides[0].cites[0]
    what = "|".join(
        (kind, where, f"{first.article}{first.statement}" if kind in ("other reason", "other figure") else "")
    )
    id = hashlib.blake2b(what.encode(), digest_size=8).hexdigest()
    return Dispute(id=id, kind=kind, issue=issue, parties=parties, sides=sides)


def _once(cites: Iterable[Cite], origins: Origins) -> tuple[Cite, ...]:
    kept = {(cite.article, cite.statement): origins.cite(cite) for cite in cites}
    return tuple(kept.values())
