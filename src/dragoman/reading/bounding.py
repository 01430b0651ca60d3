"""Where a content begins and ends, told by the sentence around it and by which clause is whose.

A tagger cuts a content in the middle of a clause or lets it run on into the writer's next sentence. The rules here hold
for nearly all of the 22,022 attributions of PolNeAR's training and dev parts; the counts stand with each.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dragoman.reading.asides import is_taken, mend_aside
from dragoman.reading.datelines import behind_dateline
from dragoman.reading.interrupted import both_sides
from dragoman.reading.linking import Link
from dragoman.reading.outline import breaks, sentence_start
from dragoman.reading.parts import Part
from dragoman.reading.quotes import MARKS, find_quoted, has_quoted
from dragoman.reading.words import verb_patterns


def bound(text: str, entry: Link, links: Sequence[Link]) -> Iterator[Link]:
    """`entry` with its content's ends held to its sentence; a quotation behind that end is a statement of its own.

    `links`: all statements, none of whose parts are taken in.
    """
    entry = behind_participle(text, entry)
    if entry.cue and entry.source:
        entry = goes_on_behind(text, from_the_start(text, to_the_verb(text, entry, links), links), links)
        entry = goes_on_from(text, entry, links)
    entry = without_relative(text, over_the_line(text, entry, links))
    entry = both_sides(text, entry, links)
    entry = mend_aside(text, entry, links)
    yield from to_the_stop(text, without_time(text, to_be_done(text, entry, links)))


def behind_participle(text: str, entry: Link) -> Link:
    """ "Ode seemed calm when she spoke, vowing [to stay]": a participle behind a comma has its content behind it; what
    stands in the clause before ("Ode") is no part of it."""
    cue, contents = entry.cue, entry.contents
    if not cue or len(contents) < 2 or contents[-1].start < cue.end:
        return entry
    if not _PARTICIPLE.match(text, cue.start, cue.end) or text[: cue.start].rstrip()[-1:] != ",":
        return entry
    fewest = INTERRUPTED if entry.source and _ACCORDING.fullmatch(text, cue.start, cue.end) else len(text)
    kept = tuple(
        p
        for p in contents
        if p.start >= cue.end or has_quoted(text, p.start, p.end) or len(text[p.start : p.end].split()) >= fewest
    )
    return entry._replace(contents=kept)


INTERRUPTED = 3
"""Words before "according to" that are said with those behind it: "The gates of the weir, according to Venn, leak"."""

_PARTICIPLE = re.compile(r"\w+ing\b", re.I)


def over_the_line(text: str, entry: Link, links: Sequence[Link]) -> Link:
    """ "Venn said [the boats seen in the ¶ harbour] ¶ were seven.": pages that set a link on a line of its own break
    sentences, and what is said ends with its sentence and not with the line."""
    cue, last = entry.cue, entry.contents[-1]
    if not cue or last.start < cue.end or text[last.start] in MARKS:
        return entry
    rest = _BROKEN.match(text, last.end)
    if not rest or text[last.end - 1] in ".!?…:;" or is_taken(links, entry, last.end, rest.end()):
        return entry
    return entry._replace(contents=(*entry.contents[:-1], last._replace(end=rest.end())))


# Lines that begin in lower case or are a word alone, up to a full stop: no heading, list or new paragraph.
_BROKEN = re.compile(
    r"[ \t\u00a0]*\n[ \t\u00a0]*(?:(?!and\b|or\b)[a-z][^\n.!?:;“”\"„«»]*\n[ \t\u00a0]*){0,2}"
    r"[a-z(][^\n.!?:;“”\"„«»]*(?=[.!?])"
)


def without_relative(text: str, entry: Link) -> Link:
    """ "the raid for which Venn claimed [responsibility] | and where six died": in a clause that itself tells of
    something, the next such clause is the writer's, too; and so is what "what Venn calls [“a wall”] | should be"."""
    source, cue, last = entry.source, entry.cue, entry.contents[-1]
    if not source or not cue or last.start < cue.end:
        return entry
    low = max(0, source.start - WHICH)
    if _WHAT.search(text, low, source.start):
        other = _ITSELF.search(text, last.start, last.end)
    else:
        other = _AND_WHERE.search(text, last.start, last.end) if _RELATIVE.search(text, low, source.start) else None
    return entry._replace(contents=(*entry.contents[:-1], last._replace(end=other.start()))) if other else entry


WHICH = 60
"""Characters between "for which" and who does something there, at most."""

_RELATIVE = re.compile(r"\b(?:for|of|to|by|in|on|from|with)\s(?:which|whom|whose)\s(?:[\w’'-]+\s){0,3}\Z")
_WHAT = re.compile(r"\b[Ww]hat\s(?:the\s)?\Z")
_ITSELF = re.compile(
    r"(?<=[”\"’]),?\s(?:should|must|would|will|can(?:not)?|could|may|might|ha[sd]|is|are|was|were)\b(?![^“”\"]*[”\"])"
)
_AND_WHERE = re.compile(r",?\s(?:and|but)\s(?:(?:for|of|to|by|in|on|from|with)\s)?(?:which|whom|whose|where|who)\b")


def without_time(text: str, entry: Link) -> Link:
    """ "accepted [the offer] | the same evening": when it was answered is no part of what was."""
    cue, last = entry.cue, entry.contents[-1]
    timed = _TIMED.fullmatch(text, last.start, last.end) if cue and len(entry.contents) == 1 else None
    if cue is None or timed is None or last.start < cue.end:
        return entry
    return entry._replace(contents=(last._replace(end=timed.end(1)),))


_TIMED = re.compile(
    r"((?:the|this|that|its|his|her|their)(?: [\w’'-]+){1,3}?) "
    r"(?:(?:the same|that) (?:day|morning|afternoon|evening|night)|(?:on )?[MTWFS]\w{2,5}day|yesterday|today)"
)


def to_the_stop(text: str, entry: Link) -> Iterator[Link]:
    """ "Venn said [the gates leak. The river rose]": what is said behind its verb without marks ends with the sentence.

    Of 13,499 such contents without a quotation 119 go on, most of them after a colon in a transcript; of 901 that hold
    a quotation with the end of a sentence in its marks 8. A colon is left alone.
    """
    cue, last = entry.cue, entry.contents[-1]
    stop = _find_stop(text, cue, last) if cue else None
    if not stop:
        yield entry
        return
    yield entry._replace(contents=(*entry.contents[:-1], last._replace(end=stop)))
    start = last.end - len(text[stop : last.end].lstrip(_STOPS))
    quoted = find_quoted(text, start, last.end)
    if quoted and quoted[0].start == start and len(text[start : quoted[0].end].split()) > TERM:
        yield Link(None, None, (last._replace(start=start, end=quoted[0].end),))


TERM = 3
"""Words of a quotation that is a term or a name rather than a sentence."""


def _find_stop(text: str, cue: Part, content: Part) -> int | None:
    if content.start < cue.end or text[content.start] in MARKS or not text[cue.start].isalpha():
        return None
    if ":" in text[cue.end - 1 : content.start + 1]:
        return None
    quoted = find_quoted(text, content.start, content.end)
    for match in breaks().finditer(text, content.start, content.end):
        if match[0][0] not in ".!?…" or _SHORT.search(text, content.start, match.start() + 1):
            continue
        end = match.start() + len(match[0].rstrip())
        if any(q.start <= match.start() < q.end and end != q.end for q in quoted):
            continue
        if not any(q.end == end for q in quoted):
            end = match.start()  # the stop is not of the words, as in the corpus
        return None if ":" in text[content.start : end] else end
    return None


_STOPS = " .!?…\u00a0\t"
# "on Feb. 5", "at Hill Inc. since": a short word with a capital, before a stop that may be no sentence's end.
_SHORT = re.compile(r"\b(?:[A-Z][a-z]{1,3}|[A-Z]|[a-z]\.[a-z]|vs|etc)\.\Z")


def from_the_start(text: str, entry: Link, links: Sequence[Link]) -> Link:
    """ "[The gate is of] | [old oak, she said]": a clause that its speaker follows begins with its sentence.

    Of 564 such contents 462 do; nearly all the others stand behind a comma, a colon, a dash or "and", which are left
    alone, as is one that begins with a capital letter.
    """
    cue, source, content = entry.cue, entry.source, entry.contents[0]
    if not cue or not source or len(entry.contents) > 1 or not text[content.start].islower():
        return entry
    first = min(cue.start, source.start)
    if first < content.end or not re.fullmatch(r",\s", text[content.end : first]):
        return entry
    if not verb_patterns().attributing.search(text, cue.start, cue.end) or has_quoted(text, content.start, content.end):
        return entry
    start = behind_dateline(text, sentence_start(text, content.start))
    lead = text[start : content.start].rstrip()
    has_lost = _AUXILIARY.match(text, content.start) is not None  # its subject, whatever stands between
    if len(lead.split()) < (1 if has_lost else 2) or (_ANOTHERS if has_lost else _CUT).search(lead):
        return entry
    if is_taken(links, entry, start, content.start):
        return entry
    return entry._replace(contents=(content._replace(start=start),))


_CUT = re.compile(
    r"[,:;()\[\]“”\"„«»—–]|\s-\s|\b(?:and|but|or|so|that|because|as|if|whether|when|while|although|though|since|where|which"
    r"|who|than)\Z"
)


def goes_on_from(text: str, entry: Link, links: Sequence[Link]) -> Link:
    """ "[The gates], Venn said, [will be shut]": a verb that goes on behind its speaker has its subject before him.

    Of 88 such contents 86 have it.
    """
    cue, source, content = entry.cue, entry.source, entry.contents[0]
    if not cue or not source:
        return entry
    low, high = min(cue.start, source.start), max(cue.end, source.end)
    if content.start < high or not _AUXILIARY.match(text, content.start):
        return entry
    if not re.fullmatch(r",\s", text[high : content.start]):
        return entry
    start = sentence_start(text, low)
    subject = _LEAD.fullmatch(text, start, low)
    if not subject or is_taken(links, entry, start, low):
        return entry
    return entry._replace(contents=(content._replace(start=start, end=subject.end("said")), *entry.contents))


_LEAD = re.compile(r"(?P<said>[^\n,.:;“”\"„«»]{2,80}),\s")
_AUXILIARY = re.compile(r"(?:is|are|was|were|has|have|had|will|would|could|can|did|does|must|may|might|should)\b")
_ANOTHERS = re.compile(r"\b(?:and|or|but|which|that|who)\Z|[:;“”\"„«»]")


def to_be_done(text: str, entry: Link, links: Sequence[Link]) -> Link:
    """ "[Venn] was ordered by the court [to shut it]": who was told to do it and what for belong together."""
    cue, content = entry.cue, entry.contents[0]
    if not cue or len(entry.contents) > 1 or content.end > cue.start:
        return entry
    verb = verb_patterns().hearing.search(text, cue.start, cue.end)
    if not verb or verb.end() != cue.end or not _BEING.search(text, cue.start, verb.start()):
        return entry
    rest = _TO_DO.match(text, max(p.end for p in (cue, entry.source) if p))
    if not rest or is_taken(links, entry, rest.start("said"), rest.end()):
        return entry
    return entry._replace(contents=(content, content._replace(start=rest.start("said"), end=rest.end())))


_BEING = re.compile(r"\b(?:is|are|was|were|been|being|be)\b")
_TO_DO = re.compile(
    r"(?:\sby\s[^\n,.:;“”\"„«»]{2,60}?)?\s(?P<said>(?:to|for|of)\s(?:[^\n.!?:;“”\"„«»,]|\.(?=\S))+)"
    r"(?=[.,;:!?\n]|\Z)"
)


def goes_on_behind(text: str, entry: Link, links: Sequence[Link]) -> Link:
    """ "[In the past day], Venn said, [the gates were shut]": an adverbial alone is not what was said.

    Of 113 contents without a verb before a speaker whom a comma follows 94 go on behind him; the others have no verb of
    saying.
    """
    cue, source, content = entry.cue, entry.source, entry.contents[0]
    if not cue or not source or len(entry.contents) > 1 or has_quoted(text, content.start, content.end):
        return entry
    low, high = min(cue.start, source.start), max(cue.end, source.end)
    if content.end > low or not re.fullmatch(r",?\s", text[content.end : low]):
        return entry
    if not _OPENER.match(text, content.start, content.end) or _FINITE.search(text, content.start, content.end):
        return entry
    if not verb_patterns().attributing.search(text, cue.start, cue.end):
        return entry
    rest = _REST.match(text, high)
    if not rest or is_taken(links, entry, rest.start("said"), rest.end("said")):
        return entry
    return entry._replace(contents=(content, content._replace(start=rest.start("said"), end=rest.end("said"))))


_OPENER = re.compile(
    r"(?:also\s)?(?:in|on|at|since|for|after|before|over|during|by|under|from|among|within|until|with|as|last)\s", re.I
)
_FINITE = re.compile(r"\b(?:is|are|was|were|has|have|had|will|would|could|can|should|did|does|must|may|might)\b", re.I)
_REST = re.compile(
    r",\s(?!\w+ing\b|(?:who|which|and|but|while|though|although)\b)"
    r"(?P<said>(?:[^\n.!?:;“”\"„«»]|\.(?=\S))+[.!?]?)(?=\s|\Z)"
)


def to_the_verb(text: str, entry: Link, links: Sequence[Link]) -> Link:
    """ "According to Venn, [the gate in the weir] | leaks": what follows "according to" goes on to the end of its
    sentence, or to a comma: of 130 contents 122 do, the others stop before "which", "but" and the like."""
    cue, source, last = entry.cue, entry.source, entry.contents[-1]
    if not cue or not source or not _ACCORDING.fullmatch(text, cue.start, cue.end):
        return entry
    if not cue.end <= source.start < source.end <= entry.contents[0].start:
        return entry
    rest = _PREDICATE.match(text, last.end)
    if not rest or is_taken(links, entry, last.end, rest.end()):
        return entry
    return entry._replace(contents=(*entry.contents[:-1], last._replace(end=rest.end())))


_ACCORDING = re.compile(r"according to", re.I)
_PREDICATE = re.compile(r"\s[a-z](?:[^\n.!?:;“”\"„«»,]|\.(?=\S))+")
