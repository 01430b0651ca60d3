"""What has been done to the talks so far in an article, so that "the offer" and "such a meeting" are understood."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from dragoman.reading.acts.cast import Cast
from dragoman.reading.acts.lexicon import pattern
from dragoman.types import Entity


class Draft(NamedTuple):
    """An act before it is written down: parties as entities, the words that decided as a stretch of the article."""

    type: str
    why: tuple[int, int]
    agent: Entity | None = None
    recipient: Entity | None = None
    issue: str | None = None
    venue: str | None = None
    date: str | None = None
    condition: str | None = None
    negated: bool = False
    of: str | None = None
    modality: str | None = None


ANSWERED = ("propose", "demand", "request", "promise")
"""Types that another party answers."""


DEALING = ("propose", "accept", "reject", "request", "demand", "promise", "withdraw")
"""Acts of one party to another, that go on between the two; accusing and praising one may anybody."""


NEAR = 300
"""Characters: a paragraph of news or two."""


_BEHIND = 20
"""Characters behind the words of an act in which those to whom it is done may stand: "urged both leaders"."""


class Talks:
    """The acts read so far, in order of the text."""

    def __init__(self, cast: Cast, whole: Talks | None = None) -> None:
        """`whole`: the acts of the same article from a first reading, for parties that deal with one other alone."""
        self._cast = cast
        self._whole = whole
        self._told: list[Draft] = []
        self.now: list[Draft] = []
        """The acts told so far in the statement that is being read."""
        self.guessed: list[Draft] = []
        """Acts that the rules did not find."""
        self.is_asked = False
        """Whether acts of other statements were looked at since this was last set to False."""

    def add(self, act: Draft) -> None:
        if act.negated:
            return
        at = len(self._told)  # the statements inside another are read before it, whatever it tells before them
        while at and self._told[at - 1].why > act.why:
            at -= 1
        self._told.insert(at, act)

    @property
    def _acts(self) -> list[Draft]:
        self.is_asked = True
        return self._told

    def last_offer(self, answering: Entity | None, issue: str | None = None, kind: str | None = None) -> Draft | None:
        """The latest act so far that `answering` may answer: one of another side's, first of those made to it; of the
        type `kind` where there is one such ("the demand"). A promise given beside an offer is not what is answered.

        An offer that the article only comes to later was looked up, too, until 480 marked texts showed that without
        it of 903 answers 10 more have their matter and 6 more their recipient.
        """
        found = [
            a
            for a in [*self._acts, *self.now]
            if a.type in ANSWERED and a.agent and not self._cast.same_side(a.agent, answering)
            if issue is None or a.issue == issue
        ]
        wanted = [a for a in found if a.type == kind] or [a for a in found if a.type != "promise"]
        found = wanted or found
        last = self.last_act()
        if found and found[-1] is last and last.type == "propose" and last.recipient is None:
            return last  # told right before, to nobody in particular: "Norland offered to mediate. Sudmark accepted"
        to_it = [a for a in found if self._is_to(a, answering)]
        return next(reversed(to_it or found), None)

    def _is_to(self, act: Draft, one: Entity | None) -> bool:
        """Whether an act is done to the side of `one`: what a third with an office asks of "both leaders" is."""
        if act.recipient or act.agent is None or not self._cast.is_official(act.agent):
            return self._cast.same_side(act.recipient, one)
        behind = self._cast.within("both", pattern("both"), act.why[1], act.why[1] + _BEHIND)
        return next(iter(behind), None) is not None

    def matters(self) -> list[Draft]:
        """The article's acts on known matters, those that it only comes to later among them, in order of the text."""
        later = self._whole._acts if self._whole else []
        return sorted({a: None for a in [*self._acts, *later] if a.issue}, key=lambda a: a.why)

    def nearest(self, at: int) -> Draft | None:
        """The act on a known matter that is told last before a place, and not far from it."""
        acts = [a for a in [*self._acts, *self.guessed] if a.issue and at - NEAR <= a.why[1] <= at]
        return max(acts, key=lambda a: a.why[1], default=None)

    def last_act(self) -> Draft | None:
        """The act told last."""
        told = self.now or self._acts
        return told[-1] if told else None

    def last_step(self, agent: Entity | None) -> Draft | None:
        """What another side did last: offered, answered, took back."""
        steps = (a for a in reversed(self._acts) if a.type in DEALING and a.issue)
        return next((a for a in steps if not self._cast.same_side(a.agent, agent)), None)

    def own_offer(self, agent: Entity | None, issue: str | None) -> Draft | None:
        """The latest offer of the same side, on the issue where one is given."""
        own = [a for a in self._acts if a.type == "propose" and self._cast.same_side(a.agent, agent)]
        found = [a for a in own if a.issue == issue] if issue else own
        if found or issue:
            return found[-1] if found else None
        answers = [
            a
            for a in self._acts
            if a.type in ("accept", "reject") and a.issue and self._cast.same_side(a.recipient, agent)
        ]  # an offer that is known by its answer
        return answers[-1]._replace(type="propose", agent=agent, recipient=answers[-1].agent) if answers else None

    def last_claim(self, speaker: Entity | None, of: str | None) -> Draft | None:
        """The latest act that somebody else told of or did, of type `of` where that is known."""
        # A threat is made, and nobody claims that it was.
        found = [a for a in reversed(self._acts) if of in (a.type, a.of) or (of is None and a.type != "threaten")]
        others = [a for a in found if not self._cast.same_side(a.agent, speaker)]
        if of is None and others and others[0].type == "deny":
            # After a denial comes the other side's own version: what it says that one's side did.
            told = [a for a in found[: found.index(others[0])] if a.type in ANSWERED]
            return told[0] if told else others[0]
        return next(iter(others or found), None)

    def last_of(self, speaker: Entity | None, of: str | None, issue: str | None) -> Draft | None:
        """The latest act by or to the speaker's side, of type `of` and on `issue` where those are known."""
        found = (
            a
            for a in reversed(self._acts)
            if a.issue and of in (None, a.type, a.of) and issue in (None, a.issue)
            if any(one and self._cast.same_side(one, speaker) for one in (a.agent, a.recipient))
        )
        return next(found, None)

    def own_last(self, kind: str, agent: Entity | None) -> Draft | None:
        """The latest act of the same type and side: what is said again."""
        found = [a for a in self._acts if a.type == kind and a.issue and self._cast.same_side(a.agent, agent)]
        return found[-1] if found else None

    def last(self, types: tuple[str, ...], issue: str | None = None) -> Draft | None:
        found = [a for a in self._acts if a.type in types and (issue is None or a.issue == issue)]
        return found[-1] if found else None

    def partner(self, agent: Entity | None, offering: bool = False) -> Entity | None:
        """Whom `agent` dealt with last: the other party of the latest act of or to its side.

        One who goes on offering (`offering`) speaks to the one that the offer was made to.
        """
        if offering:
            made = [
                a for a in self._acts if a.type == "propose" and a.recipient and self._cast.same_side(a.agent, agent)
            ]
            if made:
                return made[-1].recipient
        return self._partner_so_far(agent) or self._later_partner(agent)

    def _partner_so_far(self, agent: Entity | None) -> Entity | None:
        for act in reversed(self._acts):
            if act.agent and act.recipient and act.type in DEALING:
                if self._cast.same_side(act.agent, agent):
                    return act.recipient
                if self._cast.same_side(act.recipient, agent):
                    return act.agent
        return None

    def _later_partner(self, agent: Entity | None) -> Entity | None:
        return self._whole.only_partner(agent) if self._whole else None

    def two(self, teller: Entity | None) -> tuple[Entity, Entity] | None:
        """The two that most acts of the article join, without `teller` where he is one of neither: "both sides"."""
        self.is_asked = True
        acts = self._whole._acts if self._whole else self._acts
        counts: Counter[tuple[str, str]] = Counter()
        named: dict[str, Entity] = {}
        for act in acts:
            if act.agent and act.recipient and act.type in DEALING:
                sides = sorted((self._cast.side(act.agent), self._cast.side(act.recipient)), key=lambda side: side.id)
                named |= {side.id: side for side in sides}
                counts[(sides[0].id, sides[1].id)] += sides[0].id != sides[1].id
        own = self._cast.side(teller).id if teller else ""
        # Mostly it is a mediator who speaks of both: where the article has two without the teller, it is those.
        # Of others a victim's mother counts after those with an office.
        officials = {id: self._cast.is_official(one) for id, one in named.items()}
        # Of equals those who act on each other first: the order in which they were counted.
        found = sorted(counts, key=lambda pair: (own in pair, -sum(map(officials.__getitem__, pair)), -counts[pair]))
        return (named[found[0][0]], named[found[0][1]]) if found and counts[found[0]] > 0 else None

    def only_partner(self, agent: Entity | None) -> Entity | None:
        """The other party, where an article tells of acts between this side and one other only. One act is too few:
        it may be that of a host, or a bystander's."""
        found: list[Entity] = []
        for act in self._acts:
            if act.agent and act.recipient and act.type in DEALING:
                if self._cast.same_side(act.agent, agent):
                    found.append(act.recipient)
                elif self._cast.same_side(act.recipient, agent):
                    found.append(act.agent)
        sides = {self._cast.side(e).id for e in found}
        return found[0] if len(sides) == 1 and len(found) > 1 else None
