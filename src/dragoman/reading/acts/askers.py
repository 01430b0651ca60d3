"""Who came to whom, where that is told without a verb of asking: "it was the ministry that had telephoned first"."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.reading.acts.lexicon import pattern
from dragoman.reading.acts.making import in_condition
from dragoman.reading.acts.moment import Moment
from dragoman.reading.acts.talks import Draft
from dragoman.reading.acts.terms import find_issue
from dragoman.reading.acts.wording import Sentence


def read_asked_first(m: Moment, sentence: Sentence) -> Iterator[Draft]:
    """A request by the one who is said to have made the first move: on what another is said to have asked for before,
    or what the words name, or to meet."""
    for match in pattern("asked_first").finditer(sentence.folded):
        place = next(n for n, group in enumerate(match.groups(), 1) if group)
        noun = sentence.noun(match.start(place))
        agent = m.cast.behalf(noun.entity) if noun and noun.entity and noun.form == "name" else None
        if agent is None or in_condition(sentence.folded, match.start()):
            continue
        rival = m.talks.last_claim(agent, "request")
        about = find_issue(sentence, match.start(), len(sentence.folded))
        issue = rival.issue if rival and rival.issue else about.label if about else "meeting"
        to = None if m.own(agent) else m.voice.party
        yield Draft("request", (sentence.places[match.start()], sentence.places[match.end() - 1]), agent, to, issue)
