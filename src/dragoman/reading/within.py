"""Moves told inside another's words: "the minister said | she | had asked for | a meeting".

They have the form of those that the writer tells of (`moves`): a subject, a verb of acting by words, its object. What a
speaker does by the words themselves is no second statement ("said it accepted the plan", "we accept"), so a pronoun
needs a tense that looks back ("had accepted"), and what "we" and "I" did stays with who says so. Nor is what somebody
denies that it was done.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from dragoman.reading.acts.lexicon import lexicon, pattern
from dragoman.reading.linking import Link
from dragoman.reading.moves import moves_in
from dragoman.reading.movewords import has_move, move_lists, participles
from dragoman.reading.outline import sentences
from dragoman.reading.parts import Part
from dragoman.reading.quotes import MARKS, find_quoted
from dragoman.reading.reaching import from_object, with_rest
from dragoman.reading.roles import roles
from dragoman.reading.settling import bare
from dragoman.reading.words import alternatives, load_verbs


def moves_within(text: str, host: Link, inner: Sequence[Link], names: Sequence[Part]) -> list[Link]:
    """The moves that a statement tells of in its words, but for those that are among its `inner` statements. `names`:
    the article's."""
    if host.cue is None or _denies(text[host.cue.start : host.cue.end]):
        return []
    found: list[Link] = []
    for part in host.contents:
        lead = _LEAD.match(text, part.start, part.end)
        low = lead.end() if lead else part.start
        high = part.end - len(text[low : part.end]) + len(text[low : part.end].rstrip(MARKS))
        if low < high and has_move(text[low:high]):
            found += _in_words(text, host, low, high, [*inner, *found], names)
    return found


def rejoined(text: str, links: Sequence[Link]) -> list[Link]:
    """Statements, what goes on in the words of one as part of them: "recalled that the premier had rejected half | and
    proposed a quarter" tells two things of the premier, and the second is no word of who recalls the first."""
    made: list[Link] = []
    for entry in links:
        if made and _goes_on(text, made[-1], entry):
            last = made[-1].contents[-1]._replace(end=entry.contents[-1].end)
            made[-1] = made[-1]._replace(contents=(*made[-1].contents[:-1], last))
        else:
            made.append(entry)
    return made


def _goes_on(text: str, host: Link, entry: Link) -> bool:
    if not (host.source and host.cue and entry.source and entry.cue) or entry.source[:2] != host.source[:2]:
        return False
    last = host.contents[-1]
    is_next = last.end < entry.cue.start and text[last.end : entry.cue.start].strip() == "and"
    is_past = participles().fullmatch(text, entry.cue.start, entry.cue.end) is not None
    return is_next and is_past and _OTHERS.match(text, last.start, last.end) is not None


def _in_words(
    text: str, host: Link, low: int, high: int, inner: Sequence[Link], names: Sequence[Part]
) -> Iterator[Link]:
    quoted = [(q.start, q.end) for q in find_quoted(text, low, high)]
    for start, end in sentences(text, low, high, quoted):
        if not has_move(text[start:end]):
            continue
        for entry in moves_in(text, start, end, inner, names, quoted):
            if _looks_back(text, host, entry) and not _NOTHING.match(text, entry.contents[0].start):
                yield _whole(text, entry, end)


def _looks_back(text: str, host: Link, entry: Link) -> bool:
    """Whether a move was made before it is told of, and not by the words that tell of it."""
    assert entry.source and entry.cue
    if entry.contents[0].start < entry.source.start:
        return False  # "a demand on which it had insisted": what was demanded is told, and only pointed at
    who = text[entry.source.start : entry.source.end]
    if pattern("both").fullmatch(who.casefold()):
        return False  # "both sides had agreed": each of the two has, and none of them is named
    has = _HAS.search(text, max(0, entry.cue.start - AHEAD), entry.cue.start)
    if not has and not participles().fullmatch(text, entry.cue.start, entry.cue.end):
        return False
    is_speaker = host.source is not None and who == text[host.source.start : host.source.end]
    return has is not None or not (is_speaker or roles().pronoun(who))


def _whole(text: str, entry: Link, end: int) -> Link:
    """A move with whom it was put to and without what else is told in its sentence, which ends at `end`."""
    entry = bare(text, entry)
    longer = with_rest(text, from_object(text, entry))
    entry = longer if longer.contents[-1].end <= end else entry
    last = entry.contents[-1]
    further, when = _further().search(text, last.start, last.end), _when().match(text, last.start, last.end)
    ends = [match.start(name) for match in (further, when) if match for name in match.groupdict()]
    stop = min((at for at in ends if at > last.start), default=last.end)
    return entry._replace(contents=(*entry.contents[:-1], last._replace(end=stop)))


def _denies(cue: str) -> bool:
    return any(hit.label in ("deny", "reject") for hit in lexicon().verbs.find(cue.casefold()))


@cache
def _further() -> re.Pattern[str]:
    """What begins another clause of the same sentence: "accepted it | and could travel", "…, and the sheikh had"."""
    irregular = load_verbs().irregular | move_lists().irregular
    finite = {*move_lists().auxiliaries, *(form.split()[0] for forms in irregular.values() for form in forms)}
    return re.compile(
        rf"(?P<rest>,?\s(?:and|but)\s(?:then\s)?[\"“‘']?(?:(?:that|he|she|it|they|we|I)\b|(?:{alternatives(finite)}|[a-z]+ed)\b"
        rf"|(?:the|its|his|her|their|[A-Z])[^,;:]{{1,40}}?\s(?:{alternatives(move_lists().auxiliaries)})\b))"
    )


@cache
def _when() -> re.Pattern[str]:
    """When a thing of few words was accepted or asked for: "the plan | on Sunday without reservations"."""
    return re.compile(
        r"(?:(?:to\s|for\s)?(?:it|them|this|that|(?:the|an?|his|her|its|their)\s(?:[\w’'-]+\s)?[\w’'-]+)"
        r"(?P<rest>,?\son\s(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b)"
        r"|(?:to\s|for\s)?(?:it|him|her|them|this|that)(?P<aside>,\s)"
        r"|(?:[\w’'.-]+\s){0,5}?[\w’'-]+(?P<past>,?\s(?:already|yesterday|last\s(?:week|month|year)"
        r"|(?:an?|two|three)\s\w+\sago)\b"
        r"|,\s(?:in|by)\san?\s(?:\w+\s)?(?:call|letter|message|statement|note)\b))"
    )


AHEAD = 40
"""Characters before a verb in which its auxiliary stands."""

_OTHERS = re.compile(r"(?:that\s)?(?:the\s|[A-Z])[^,;:.]{1,60}?\s(?:had|has|have)\s\w", re.S)
_LEAD = re.compile(rf"[\s{re.escape(MARKS)}…]*(?:that\s+)?", re.I)
_HAS = re.compile(r"(?:\b(?:has|have|had)|[’'](?:d|ve|s))\s(?:\w+\s){0,2}\Z", re.I)
_NOTHING = re.compile(r"(?:to\s)?(?:no|nothing|none|neither|nobody|not)\b", re.I)
