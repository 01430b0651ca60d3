"""What the encoder makes of statements in an article about talks: how likely each type of act is.

News tells acts by idioms that no list will hold ("Eleven means eleven", "We can live with five"). The rules come first;
the encoder adds what they do not find. It is asked only in articles whose acts show that parties deal with each other:
it learned from such, and a statement costs it 3 to 4 ms, which makes such an article half as dear again.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from dragoman.reading.acts.cast import Cast
from dragoman.reading.acts.framing import Ends, Pieces, find_headline, make_frame
from dragoman.reading.acts.talks import DEALING, Draft
from dragoman.reading.dealing import DENSE, THIN, dealing
from dragoman.reading.plover.encoder import load_encoder
from dragoman.types import Statement

FEWEST = 0.1
"""Acts for each statement."""

MANY, SOME = 0.3, 3
"""Half as many words of dealing (`THIN`) do where the rules find that many acts for each statement, so many of dealing:
of 40 articles of ten later stories 39 are asked about then instead of 34, of PolNeAR's 84 four instead of two."""

NO_ACT = "-"


class Guess(NamedTuple):
    """What the encoder makes of a statement."""

    shares: Mapping[str, float]
    """By type of act, `NO_ACT` among them."""
    by_other: float
    """How likely the act is another's than the source's."""
    issues: Mapping[str, float]
    """By listed issue, `NO_ACT` for what no list holds."""


def are_dealing(cast: Cast, found: Sequence[Sequence[Draft]]) -> bool:
    """Whether an article's acts, as the rules find them, show parties that deal with each other."""
    drafts = [draft for told in found for draft in told]
    deals = sum(draft.type in DEALING for draft in drafts)
    if not deals or len(drafts) < FEWEST * len(found):
        return False
    are_many = deals >= SOME and len(drafts) >= MANY * len(found)
    return dealing(cast.text) >= (THIN if are_many else DENSE)


class Guesser:
    """Asks the encoder of the statements of one article, of each once."""

    def __init__(self, text: str, furniture: Collection[int] = ()) -> None:
        """`furniture`: where lines begin that are not the article's own."""
        self._text, self._furniture = text, furniture
        self._known: dict[str, Guess] = {}
        self._pieces: Pieces | None = None

    def ask(self, statement: Statement) -> Guess:
        known = self._known.get(statement.id)
        if known is None:
            known = self._known[statement.id] = self._ask(statement)
        return known

    def _ask(self, one: Statement) -> Guess:
        encoder = load_encoder()
        if self._pieces is None:
            self._pieces = encoder.wordpiece.table(self._text)
        ends, headline = Ends(*encoder.ends), find_headline(self._text, self._furniture)
        frame = make_frame(self._text, self._pieces, headline, one.source, one.cue, one.content, ends)
        view = encoder.view_act(frame.ids, frame.parts)
        types = dict(zip(encoder.card.acts, view.types.tolist(), strict=True))
        return Guess(types, view.by_other, dict(zip(encoder.card.issues, view.issues.tolist(), strict=True)))
