"""Statements inside other statements' words: contents are given to the encoder again, as texts of their own.

What is found is read again in its turn, as deep as statements go; each holds fewer words than the one around it.

Only contents that hold a verb of saying are, so that the second pass costs little.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from dragoman.reading.confidence import IMAGINED, WORD, load_cue_words
from dragoman.reading.linking import Link
from dragoman.reading.parts import Part
from dragoman.reading.quotes import MARKS, find_quoted
from dragoman.reading.tokens import Tokens, cut
from dragoman.reading.words import verb_patterns

FEWEST = 6
"""Pieces; shorter contents have no room for who, said and what."""

_LEAD = re.compile(rf"[\s{re.escape(MARKS)}…]*(?:that\s+)?", re.I)


def inner_tokens(text: str, tokens: Tokens, links: Sequence[Link]) -> list[tuple[int, Tokens]]:
    """For each statement that may hold another: its number in `links`, and its content's pieces."""
    found = []
    for number, entry in enumerate(links):
        for part in entry.contents:
            lead = _LEAD.match(text, part.start, part.end)
            start = lead.end() if lead else part.start
            end = part.end - len(text[start : part.end]) + len(text[start : part.end].rstrip(MARKS))
            if not _may_tell(text, start, end):
                continue
            low, high = np.searchsorted(tokens.starts, [start, end])
            if high - low >= FEWEST:
                found.append((number, cut(tokens, int(low), int(high))))
    return found


def _may_tell(text: str, start: int, end: int) -> bool:
    """Whether a stretch has a verb of saying that may tell of another's words."""
    return any(_tells(text, start, end, verb) for verb in verb_patterns().attributing.finditer(text, start, end))


def _tells(text: str, start: int, end: int, verb: re.Match[str]) -> bool:
    """Not the "states" of a country, which seldom say anything; nothing that somebody knows or wants, which is no
    report (`composing.is_report`); no form that is nobody's report where it stands: "the question", "you would say",
    "we believe", but with a quotation behind it."""
    shares, verbs = load_cue_words(), verb_patterns()
    if all(shares.get(word.casefold(), 1 / IMAGINED) < SELDOM for word in _WORD.findall(verb[0])):
        return False
    if verbs.knowing.fullmatch(verb[0]) or verbs.desire.fullmatch(verb[0]):
        return False
    if verb[0].endswith("ing") or verbs.past.fullmatch(verb[0]):
        return True
    if _OPENED.search(text, verb.end(), min(end, verb.end() + REACH)):
        return True
    return not _UNTOLD.search(text, max(start, verb.start() - REACH), verb.start())


REACH = 40
"""Characters on either side of a verb that show what it is. Of the 534 contents of PolNeAR's training part that hold
statements of their own what is not read again for it holds 2, of the 116 of the dev part, the seed articles and the
examples none; of the contents' pieces it leaves out a quarter. Since contents are read side by side, some of those left
are read otherwise than before: of 126 statements 14 were found no more and 10 others were, F1 as before."""

_UNTOLD = re.compile(
    r"(?:\b(?:the|no|any|some|these|those|this|that|(?:will|would|may|might|could|can|should|must|won[’']t)(?:\s\w+ly)?"
    r"|(?:I|we|you)(?:\s(?:\w+ly|do|don[’']t|do not|just|still|also|all|always))?)|[’'](?:ll|d)(?:\s\w+ly)?"
    r"|\b(?:will|would|may|might|could|can|should|must)\s(?:not|also|even|just))\s\Z",
    re.I,
)
_OPENED = re.compile(r"[\"“‘'«„]")

SELDOM = 0.1
"""Share of a word's places that are a cue's, below which it does not make a content worth reading again ("states",
"question"). On PolNeAR dev, the seed articles and the examples that leaves out 19 % of the pieces that were read again
and none of the 84 statements that were found in them; 0.2 would leave out 37 % and three of them."""

_WORD = re.compile(WORD)


def is_within(entry: Link, host: Link) -> bool:
    """Whether a statement holds less than the one whose words it was read from: so reading again comes to an end."""
    return sum(p.end - p.start for p in entry.contents) < sum(p.end - p.start for p in host.contents)


def told_within(text: str, host: Link, inner: Sequence[Link]) -> Link | None:
    """The statement that a quotation without source and cue is, where its closing mark was lost and it runs over who
    said it: "“Next time, Venn suggested, smiling." Its words are those before the attribution."""
    part = host.contents[0]
    if host.source or host.cue or len(host.contents) > 1 or not _OPENED.match(text, part.start):
        return None
    for entry in inner:
        first = entry.contents[0]
        is_first = entry.source and entry.cue and first.end <= min(entry.source.start, entry.cue.start)
        if is_first and first.start <= part.start + 1 and not _CLOSED.search(text, part.start + 1, part.end):
            return Link(entry.source, entry.cue, (Part(part.start, first.end, "content", first.chance),))
    return None


_CLOSED = re.compile(r"[\"”»“]")


def with_quoted(text: str, host: Link, links: Sequence[Link]) -> list[Link]:
    """`links` and the quotations inside the quotation `host` that its own words give to somebody: "we say: 'come'".

    The marks say where the inner one ends, whatever the tagger made of it. Needs a pronoun or "the …" before a verb of
    saying: a name or a longer phrase is the tagger's to find.
    """
    made = list(links)
    for part in host.contents:
        outer = find_quoted(text, part.start, part.end)
        if len(outer) != 1 or outer[0].start > part.start + 1:
            continue
        for inner in find_quoted(text, outer[0].start + 1, outer[0].end - 1):
            lead = _last(text, part.start + 1, inner.start)
            if not lead or not verb_patterns().attributing.fullmatch(lead["cue"]):
                continue
            if len(text[inner.start : inner.end].split()) < FEWEST_WORDS:
                continue
            content = Part(inner.start, inner.end, "content", CHANCE)
            found = [Part(*lead.span(name), role, CHANCE) for name, role in (("who", "source"), ("cue", "cue"))]
            made = [e for e in made if not any(p.start < inner.end and inner.start < p.end for p in e.contents)]
            made.append(Link(found[0], found[1], (content,)))
    return sorted(made, key=lambda e: e.contents[0].start)


FEWEST_WORDS = 3
"""Words of a quotation in a quotation; fewer are a term."""

CHANCE = 0.7
"""What is put down for the chance of a part that the quotation marks speak for."""

_SAYING = re.compile(
    r"\b(?P<who>I|we|you|he|she|they|the\s[\w’'-]+)\s(?P<cue>\w+)(?:\s(?:to\s)?(?!that\b)[\w’'-]+){0,4}\s?[:,]?\s*\Z",
    re.I,
)


def _last(text: str, start: int, end: int) -> re.Match[str] | None:
    """Who says and how, directly before `end`; the shortest such words."""
    found = None
    while match := _SAYING.search(text, start, end):
        found, start = match, match.start() + 1
    return found
