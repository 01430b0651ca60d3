"""What one article adds to a story: its acts with everything that a thread needs, so that no other article is asked.

`Facts` is plain data: a record can keep it as JSON and build a group again without opening a reading.
"""

from __future__ import annotations

import msgspec

from dragoman.story.figures import Figures, figures_of, first_figure
from dragoman.story.types import Cite, Identity, Terms


class Fact(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """One act of one statement."""

    cite: Cite
    """`cite.speaker` answers for the words: for a claim told inside a statement, who makes that statement."""
    act: str
    of: str | None = None
    agent: Identity | None = None
    recipient: Identity | None = None
    by: Identity | None = None
    """The side that acts: the agent's party, or the agent."""
    to: Identity | None = None
    """The recipient's side."""
    issue: str
    family: str
    terms: Terms = Terms()
    venue: str | None = None
    """What the venue is compared by: the id of the side whose place it is, of the place, or its words."""
    negated: bool = False
    pair: tuple[str, ...]
    """Ids of the two sides whose matter it is, or the one that is known, in order of id. The agent may be a third."""
    named: tuple[str, ...] = ()
    """Ids of the sides that the content names."""
    countering: bool = False
    """An offer that is said to answer another: "came back with a bonus instead"."""
    to_both: bool = False
    """It is put to the two sides in so many words."""
    back: bool = False
    """The content points back at an offer: "rejected that proposal"."""
    aside: bool = False
    """The content is a condition and not the offer: "refused that condition"."""
    reasons: tuple[str, ...] = ()
    """Reasons and purposes given in the content, in its words."""
    when: tuple[str, str] | None = None
    """First and last day on which it may have been said; None: unknown."""
    place: tuple[int, int] = (0, 0)
    """Where in the article: offset of the content, number of the act."""
    instead: bool = False
    """An offer on another matter, made in place of one on this that was refused: it opens none here."""
    headline: bool = False
    """It stands in a headline, which is in no order with what follows."""
    part: bool = False
    """An offer put in one breath with another on another matter: it is one offer, shown where that other is, until
    somebody answers this part of it."""
    told: bool = False
    """The act stands in a statement inside another's words."""

    beside: bool = False
    """A yes or no to one of neither side of its group, who may have offered both something: it opens nothing here."""
    to_third: bool = False
    """A yes or no of one of the two that the article is about to a third: what the third offered is rather told by the
    third or to both, so that the answer alone tells of no offer between it and that side."""
    lent: tuple[tuple[str, float], ...] = ()
    """Of an offer that is told without its figures, or beside another's, those that other acts show to be its own."""

    @property
    def figures(self) -> Figures:
        """What the offer that it speaks of is made of, as far as its words say."""
        return frozenset(self.lent) or figures_of(self.cite.words, self.terms.condition, self._year)

    @property
    def first_figure(self) -> Figures:
        """The one of them that its words name first."""
        return self.figures & first_figure(self.cite.words, self.terms.condition, self._year)

    @property
    def _year(self) -> int | None:
        return int(self.cite.reported[:4]) if self.cite.reported else None

    @property
    def group(self) -> str:
        """Key of the group that it belongs to: all acts between two sides on one family of issues."""
        return "|".join((self.family, *self.pair))

    @property
    def is_own(self) -> bool:
        """The acting side says it itself, or the writer tells it of them; else it is a claim about them."""
        return self.by is None or self.cite.party is None or self.cite.party.id == self.by.id

    @property
    def order(self) -> tuple[str, str, str, int, int, str]:
        """By time, the undated last; then by article and place in it. Total: the same whatever came first."""
        first, last = self.when or ("9999-99-99", "9999-99-99")
        return (last, first, self.cite.article, *self.place, self.cite.statement)


class Mark(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """What a statement's words are recognised by in other articles."""

    statement: str
    prints: bytes = b""
    """Fingerprints, packed (`prints.pack`)."""
    size: int = 0
    """Words."""
    whole: int = 0
    """Hash of all its words."""
    quoted: bool = False
    """Its words are, at least in part, the speaker's own."""
    carrier: str | None = None
    """The agency or outlet that the article credits with it."""
    credit: str = ""
    """Speaker, act, what it is of and family: what two tellings of one credited report have in common."""
    when: tuple[str, str] | None = None


class Facts(msgspec.Struct, frozen=True, kw_only=True):
    """All that a story takes from one article."""

    article: str
    reported: str | None = None
    publisher: str | None = None
    authors: tuple[str, ...] = ()
    acts: tuple[Fact, ...] = ()
    details: tuple[Detail, ...] = ()
    marks: tuple[Mark, ...] = ()
    text: bytes = b""
    """MinHash of the article's words, packed."""

    @property
    def groups(self) -> frozenset[str]:
        """Keys of the groups that this article bears on."""
        return frozenset(fact.group for fact in self.acts) | frozenset(detail.group for detail in self.details)


class Detail(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """A number of something, or a reason for something, as one statement gives it."""

    cite: Cite
    words: str
    """The number and what it counts, or the reason, as written."""
    value: float | None = None
    """Of a number."""
    thing: str
    """What it counts, as written; the issue of the act that it is a reason for, or the words before it."""
    group: str
    """What it counts, or that it is a reason, between which sides: only these are compared."""
    about: tuple[str, ...] = ()
    """The other words of its clause, for comparison."""
    answers: str | None = None
    """The statement whose number or reason it answers: "put the figure at 60", "called the explanation a fable"."""
    measure: str = ""
    """Of a number with a unit what that measures; then `value` is in the first unit of it."""
    corrects: bool = False
    """The number is told as less than another said: "only 58 soldiers"."""
    acted: bool = False
    """It is a reason for an act of the talks: two such are held against each other within a thread."""
    when: tuple[str, str] | None = None
