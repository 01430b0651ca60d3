"""What the encoder makes of statements in an article about talks: how likely each type of act is.

News tells acts by idioms that no list will hold ("Eleven means eleven", "We can live with five"). The rules come first;
the encoder adds what they do not find. It is asked mostly in articles whose words show that parties bargain
(`bargaining`): it learned from such, and a statement costs it 3 to 4 ms, half as much again as the rest.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import NamedTuple

from dragoman.reading.acts.framing import Ends, Pieces, find_headline, make_frame
from dragoman.reading.plover.encoder import Encoder, load_encoder
from dragoman.types import Span, Statement


class Guess(NamedTuple):
    """What the encoder makes of a statement."""

    shares: Mapping[str, float]
    """By type of act, `NO_ACT` among them."""
    by_other: float
    """How likely the act is another's than the source's."""
    issues: Mapping[str, float]
    """By listed issue, `NO_ACT` for what no list holds."""


class Guesser:
    """Asks the encoder of the statements of one article, of each once."""

    def __init__(self, text: str, furniture: Collection[int] = (), encoder: Encoder | None = None) -> None:
        """`furniture`: where lines begin that are not the article's own. `encoder`: another than the shipped one."""
        self._text, self._furniture, self._encoder = text, furniture, encoder
        self._known: dict[str, Guess] = {}
        self._pieces: Pieces | None = None

    def ask(self, statement: Statement) -> Guess:
        known = self._known.get(statement.id)
        if known is None:
            known = self._known[statement.id] = self.guess(statement.source, statement.cue, statement.content)
        return known

    def guess(self, source: Span | None, cue: Span | None, content: tuple[Span, ...]) -> Guess:
        """Of a statement that is none yet."""
        encoder = self._encoder or load_encoder()
        if self._pieces is None:
            self._pieces = encoder.wordpiece.table(self._text)
        ends, headline = Ends(*encoder.ends), find_headline(self._text, self._furniture)
        frame = make_frame(self._text, self._pieces, headline, source, cue, content, ends)
        view = encoder.view_act(frame.ids, frame.parts)
        types = dict(zip(encoder.card.acts, view.types.tolist(), strict=True))
        return Guess(types, view.by_other, dict(zip(encoder.card.issues, view.issues.tolist(), strict=True)))
