"""Moves that the tagger found, their parts put right: "said | yes to it", "hit back by | taking its offer back"."""

from __future__ import annotations

import re

from dragoman.reading.linking import Link
from dragoman.reading.movewords import adding, countering
from dragoman.reading.parts import Part
from dragoman.reading.quotes import has_quoted
from dragoman.reading.subjects import WHEN
from dragoman.reading.turned import CHANCE


def bare(text: str, entry: Link) -> Link:
    """ "Said | yes to it" has its answer in the words, and "offered | 13 instead", "said | yes the same evening" have
    nothing behind it."""
    cue, content = entry.cue, entry.contents[0]
    if cue is None or len(entry.contents) > 1 or not 0 <= content.start - cue.end <= 1:
        return entry
    if said := _SAID_YES.search(text, cue.start, cue.end):
        content = content._replace(start=said.start("answer"))
        cue = cue._replace(end=said.start("answer") - 1)
    if (alone := _BARE.match(text, content.start, content.end)) and CLOSE.fullmatch(text, alone.end(), content.end):
        content = content._replace(end=alone.end())
    return entry._replace(cue=cue, contents=(content,))


def with_answer(text: str, entry: Link) -> Link:
    """ "Vardeland offers talks, | Ostrand | says no": the words before are another's, the answer is what was said."""
    cue, contents = entry.cue, entry.contents
    said = _SAYS_YES.match(text, cue.start) if cue else None
    if cue is None or said is None or contents[-1].end > cue.start or has_quoted(text, contents[0].start, cue.start):
        return entry
    answer = contents[0]._replace(start=said.start("answer"), end=said.end("answer"))
    return entry._replace(cue=cue._replace(end=said.start("answer") - 1), contents=(answer,))


_SAYS_YES = re.compile(r"(?:ha(?:s|d|ve)\s)?sa(?:id|ys?)\s(?P<answer>yes|no)(?=\s*[.,;:!?\n]|\s*\Z|\sto\s)", re.I)
_SAID_YES = re.compile(r"\bsa(?:id|ys?)\s(?P<answer>yes|no)(?:\sto)?\Z", re.I)
_BARE = re.compile(
    r"(?:yes|no|it|them|him|her|"
    r"\W?\d[\d.,]*(?:\s(?:[mb]illion|per\scent|percent|%|\w+s\b))?)(?=\s)",
    re.I,
)


def unfold(text: str, entry: Link) -> Link:
    """ "The firm | hit back | by taking its offer off the table" as what the firm did for an answer."""
    cue, content = entry.cue, entry.contents[0]
    if (
        cue is None
        or len(entry.contents) > 1
        or content.start < cue.end
        or " by " not in text[cue.end - 1 : content.end]
    ):
        return entry
    verb = countering().match(text, cue.start, content.end)
    if verb is None or verb.start("verb") < cue.end or verb.end() + 1 >= content.end:
        return entry
    told = content._replace(start=verb.end() + 1)
    return entry._replace(cue=Part(*verb.span("verb"), "cue", CHANCE), contents=(told,))


def is_misread(text: str, entry: Link) -> bool:
    """ "The mayor replied with | an offer | of his own, | asking": the words come behind."""
    cue, source = entry.cue, entry.source
    return (
        cue is not None
        and source is not None
        and all(source.end <= p.start and p.end <= cue.start for p in entry.contents)
        and text.startswith(", ", cue.start - 2)
        and adding().match(text, cue.start - 2) is not None
        and not any(has_quoted(text, p.start, p.end) for p in entry.contents)
    )


# When and on what occasion something was said, after its words: "the offer | the same evening".
CLOSE = re.compile(
    rf"(?:{WHEN}|\s+in (?:its|his|her|their) (?:place|stead)"
    r"|,?\s+(?:still\s)?(?:in\s)?(?:the same|that|later that) (?:day|evening|morning|night)"
    r"|\s+(?:him|her|it|them)sel(?:f|ves)|\s+(?:at once|within (?:minutes|hours|days))"
    r"|(?<=[\d%])\s+instead|(?<=illion)\s+instead"
    r"|\s+in an?\s+(?:[\w-]+\s+){0,2}(?:address|speech|statement|interview|letter|message|post|broadcast))\Z",
    re.I,
)
