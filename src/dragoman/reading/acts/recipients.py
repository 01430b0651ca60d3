"""To whom an act was done: the object of its verb, the party behind "with" or "from", or the one dealt with before."""

from __future__ import annotations

import re
from itertools import pairwise

from dragoman.reading.acts.cast import Cast, may_be_place
from dragoman.reading.acts.grammar import Other, Subject, is_gone_to
from dragoman.reading.acts.lexicon import PARTY, Hit, lexicon, pattern
from dragoman.reading.acts.moment import Moment
from dragoman.reading.acts.talks import DEALING
from dragoman.reading.states import state_of
from dragoman.types import Entity

TOLD = ("request", "demand", "accuse", "threaten")
"""Acts that, told by one party of another without saying to whom, were done to the one who tells."""


def find_recipient(
    m: Moment,
    kind: str,
    hit: Hit,
    agent: Entity | None,
    around: list[Other],
    passive: Subject | None,
    folded: str,
    low: int,
) -> Entity | None:
    """The best of the parties `around` the verb; of a passive its subject. `low`: where the words after it begin."""
    if passive is not None:
        return m.cast.behalf(passive.noun.entity) if passive.noun else None
    best: tuple[int, Entity] | None = None
    for other in around:
        entity = other.noun.entity
        if other.noun.form == "both":
            return None if best is None else best[1]
        if entity is None or m.cast.same_side(entity, agent) or only_tells_whose(folded, other.at, entity):
            continue
        if entity.kind == "place" and entity.name.rpartition(" ")[2].islower():
            continue  # "the reopening of the Mitrovica bridge"
        if only_carries(m.cast, kind, entity):
            continue
        rank = _rank(kind, hit, other, entity, folded, low if m.is_cue else hit.start, low)
        if (
            rank is not None
            and kind in ("request", "propose", "demand")
            and pattern("together").match(folded, other.at + 1)
        ):
            return None
        if rank in (1, 2) and entity.kind == "place" and not m.cast.is_actor(entity):
            continue
        if rank is not None and (best is None or rank < best[0]):
            best = rank, entity if entity.kind == "person" else m.cast.behalf(entity) or entity
    return best[1] if best else None


def only_carries(cast: Cast, kind: str, entity: Entity) -> bool:
    """Whether somebody is a paper or channel to which others tell what they offer one another: nothing is put to it."""
    return kind in ("propose", "promise", "accept", "reject", "withdraw") and cast.is_outlet(entity)


def only_tells_whose(folded: str, at: int, entity: Entity) -> bool:
    """Whether the party at `at` tells which border, whose monitors or what judge ("an EU judge") is meant, names a
    paper, or is itself to be opened, freed or handed over: nothing is put to it."""
    if pattern("under_whom").search(folded, 0, at) or pattern("made_so").match(folded, at + 1):
        return True
    if pattern("paper").match(folded, at + 1) or (is_adjective(entity) and _describes(folded, at + 1)):
        return True
    if _A.search(folded, 0, at) and _NOUN.match(folded, at + 1):
        return True
    if pattern("border_with").search(folded, 0, at):
        return True
    return entity.kind == "organisation" and pattern("sent_by").search(folded, 0, at) is not None


def is_adjective(entity: Entity) -> bool:
    """Whether a name is that of a people and not of those who belong to it: "Norrish", not "Norrlanders"."""
    return entity.kind == "group" and not entity.name.endswith("s") and state_of(entity.name, ("people",)) is not None


def _describes(folded: str, at: int) -> bool:
    """Whether a thing follows that is none of theirs to answer: "the Norrish assets", not "a Norrish proposal"."""
    noun = _THING.match(folded, at)
    words = lexicon()
    return noun is not None and not (words.offers.first(noun[0]) or words.nouns.first(noun[0]))


_THING = re.compile(
    r" (?!(?:to|that|for|of|in|on|at|by|with|from|and|or|but|not|who|which|as|if|when|will|would|ha[sd]|have|is|are"
    r"|was|were|did|do|does|could|can|may|might|should|must|sa(?:id|ys?)|\w+ed)\b)[a-z-]{3,}(?: [a-z-]+)?"
)
_MADE = re.compile(r"(?:'s)? ((?:[a-z]+ )?[a-z]+)")
_A = re.compile(r"\bby an? $")
_NOUN = re.compile(r"(?: |-led )[a-z]")


def _rank(kind: str, hit: Hit, other: Other, entity: Entity, folded: str, start: int, low: int) -> int | None:
    """How well a party fits as the one to whom an act is done, 0 best; None where its place rules it out."""
    word, between = other.preposition, folded[low : other.at]
    if word in ("in", "at", "under", "near", "before", "after", "between", "about", "through", "via"):
        return None
    is_place = may_be_place(entity)
    made = _MADE.match(folded, other.at + 1) if kind in ("accept", "reject", "support") else None
    if made and lexicon().offers.first(made[1]):
        return 0  # "an Algerian proposal to revive the accord with the rebels"
    if word == "on" and kind != "threaten" and (kind not in ("demand", "reject", "withdraw") or is_place):
        return None
    if is_place and _is_where(hit, other, folded, start, low):
        return None
    if kind in ("accept", "promise", "propose") and pattern("done_with").search(between):
        return None  # "agreed to disarm the militia": it was asked by another
    if other.at - low <= 3 or between.strip(" ,'") in ("", "the", "that", "on", "for", "with", "to", "from"):
        return 0
    if word in ("by", "from", "with", "against", "to"):
        return 1
    if word == "of" and (noun := re.search(r"(\w+) of (?:the )?(?:[a-z-]+ ){0,4}$", between)):
        is_held = kind == "support" and noun[1] in lexicon().lists.held  # "support for the integrity of Norrland"
        if is_held or lexicon().offers.first(noun[1]):
            return 1
    if is_place and not other.owns and kind in ("accuse", "request", "support", "demand") and word in ("of", ""):
        return 2 if kind == "demand" and not word else None
    if other.owns and kind in ("request", "demand", "propose", "promise") and other.at - low > 30:
        return None
    return 2


def _is_where(hit: Hit, other: Other, folded: str, start: int, low: int) -> bool:
    """Whether a place is where one goes, comes from or what a thing is called by, and not a party."""
    word, between = other.preposition, folded[low : other.at]
    if is_gone_to(other, folded, start) or (word == "to" and hit.base in lexicon().lists.inviting):
        return True
    if re.search(r"\bvisit(?:ing)? $", between) or (word == "from" and pattern("leaving").search(between)):
        return True
    after = _NEXT.match(folded, other.at + 1)  # "the Orrel compact", but "that Orrel recognise the line"
    is_subject = between.endswith("that ")
    return not (other.owns or is_subject) and after is not None and lexicon().issues.first(after[1]) is not None


_NEXT = re.compile(r" ([a-z]+)")


def names_several(around: list[Other]) -> bool:
    """Whether it is said to several: "both sides", "Norrland and Sudmark"."""
    parties = [o for o in around if o.preposition not in ("in", "at", "between")]
    if any(o.noun.form == "both" for o in parties):
        return True
    return any(b.at - a.at == len("x and ") and b.noun.form == "name" for a, b in pairwise(parties))


def to_whom(m: Moment, kind: str, agent: Entity | None) -> Entity | None:
    """To whom an act was done that names nobody: to the one who tells of it, else to the one dealt with last."""
    if agent is None or " and " in agent.name:
        return None
    if kind in TOLD and not m.own(agent):
        return m.voice.party
    if kind in TOLD and m.voice.outer and not m.cast.same_side(m.voice.outer, agent):
        return m.voice.outer
    if kind not in DEALING or kind == "request":
        return None
    if kind in ("accept", "reject") and m.voice.outer and not m.cast.same_side(m.voice.outer, agent):
        return m.talks.partner(agent) or m.voice.outer  # "the minister said that | the union | had agreed": with her
    if kind in ("accept", "reject") and not m.own(agent) and not m.is_cue and not m.looks_on:
        return m.talks.partner(agent) or m.voice.party  # "the minister said the union had agreed": with her
    return m.talks.partner(agent, kind in ("propose", "promise"))


def place_object(around: list[Other], low: int, folded: str) -> Other | None:
    """A place that is itself what is accepted or turned down: "We accept Tarn", "said no to Tarn"."""
    for other in around:
        entity = other.noun.entity
        if (
            entity
            and folded[low : other.at].strip() in ("", "to", "no to", "yes to")
            and other.noun.form == "name"
            and not other.owns
        ):
            has_role = pattern("as_role").match(folded, other.at + 1) is not None
            return other if may_be_place(entity) and not has_role else None  # "accept Norrland as a mediator"
    return None


def own_subject(m: Moment, folded: str, around: list[Other], low: int) -> Entity | None:
    """In "promised that Norrland would pay" the one who will pay."""
    match = re.match(rf"\W*(?:that )?({PARTY}) (?:will|would|'ll)\b", folded[low:])
    noun = next((o.noun for o in around if match and o.at == low + match.start(1)), None)
    if noun is None or noun.entity is None or noun.form != "name" or noun.entity.kind == "person":
        return None
    return m.cast.behalf(noun.entity)
