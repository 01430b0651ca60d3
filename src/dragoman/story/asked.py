"""Disputes over who asked first: each side says that the other, or a third, came to it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from dragoman.story.days import days_between
from dragoman.story.denied import Account
from dragoman.story.facts import Fact
from dragoman.story.rules import Rules
from dragoman.story.thread import Thread


def find_who_asked(thread: Thread) -> Iterator[list[Account]]:
    """Accounts of who asked for what a thread is about, each under the name of who is said to have asked.

    It takes a claim that another side asked, and against it that side's denial, or its own claim that the first side
    did, or its offer as heard by it ("he invited me"). That many ask for one thing is no dispute: a third who is said
    to have asked counts once the two sides disagree.
    """
    asks = [f for f in thread.facts if f.act == "request" and not f.negated and f.by]
    claims: dict[str, list[Fact]] = defaultdict(list)
    for fact in asks:
        if not fact.is_own and fact.by:
            claims[fact.by.id].append(fact)
    denials = [f for f in thread.facts if f.act == "deny" and f.of == "request" and not f.negated and f.by]
    heard = [f for f in thread.facts if _is_heard(f, thread)]
    for side in sorted(claims):
        if side not in thread.offers[0].pair:
            continue
        tellers = {f.cite.party.id for f in claims[side] if f.cite.party}
        against = [f for f in denials if f.by and f.by.id == side]
        other = [f for f in heard if f.cite.party and f.cite.party.id == side and thread.by in tellers]
        other += [f for teller in sorted(tellers & set(claims)) for f in claims[teller] if _party(f) == side]
        if not against and not other:
            continue
        if against:
            other = [f for f in other if f.act == "request"]
        thirds = [f for f in asks if f.by and f.by.id not in thread.offers[0].pair and not f.is_own]
        accounts = [(_name(claims[side][0]), claims[side]), ("deny", against), *_by_asker([*other, *thirds])]
        yield [account for account in accounts if account[1]]
        return  # the same accounts seen from the other side are the same dispute


def find_who_asked_beside(facts: Iterable[Fact], rules: Rules) -> Iterator[list[Account]]:
    """Accounts in which each of two sides says of the other that it asked, whichever offers these were put with: "they
    came begging", said the one, and "they rang us" the other. First those of one article, then of several of one
    season."""
    facts = [f for f in facts if f.by and f.cite.party and not f.negated and f.by.id in f.pair]
    articles: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        articles[fact.cite.article].append(fact)
    found = [accounts for article in sorted(articles) if (accounts := _find_crossed(articles[article]))]
    yield from found
    if not found and (accounts := _find_crossed(facts)) and _are_near(accounts, rules):
        yield accounts


def _find_crossed(facts: Iterable[Fact]) -> list[Account]:
    """Who is said to have asked, by those of whom the same is said; and their denials."""
    facts = list(facts)
    claims: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        if fact.act == "request" and not fact.is_own and fact.by:
            claims[fact.by.id].append(fact)
    tellers = {side: {_party(f) for f in told} for side, told in claims.items()}
    crossed = [a for a in sorted(claims) if any(a in tellers[b] and b in tellers[a] for b in claims if b != a)]
    if len(crossed) != 2:
        return []
    denials = [f for f in facts if f.act == "deny" and f.of == "request" and f.by and f.by.id in crossed]
    return [(_name(claims[side][0]), claims[side]) for side in crossed] + ([("deny", denials)] if denials else [])


def _are_near(accounts: Iterable[Account], rules: Rules) -> bool:
    told = [fact for _, facts in accounts for fact in facts]
    gaps = (days_between(told[0].when, fact.when) for fact in told[1:])
    return all(gap is None or abs(gap) <= rules.gap_days for gap in gaps)


def _is_heard(fact: Fact, thread: Thread) -> bool:
    """The thread's offer, as told by the side that it was made to: as a claim, or as confirmed by it."""
    if fact.negated or fact.cite.party is None or fact.cite.party.id == thread.by:
        return False
    return (fact.act == "propose" and fact.by is not None and fact.by.id == thread.by) or (
        fact.act == "confirm" and fact.of == "propose" and fact.by is not None and fact.by.id != thread.by
    )


def _party(fact: Fact) -> str | None:
    return fact.cite.party.id if fact.cite.party else None


def _by_asker(facts: list[Fact]) -> list[Account]:
    found: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        found["confirm" if fact.act == "confirm" else _name(fact)].append(fact)
    return sorted(found.items())


def _name(fact: Fact) -> str:
    """Who is said to have asked: the side, by the name of its agent where that is all there is."""
    one = fact.by or fact.agent
    return one.name if one else ""
