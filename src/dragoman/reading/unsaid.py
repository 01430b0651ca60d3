"""What somebody saw, felt, learned or was refused: the tagger takes the verb for a cue, and nobody's words are told.

The tagger's corpus counts views and feelings as attributions. A reader who asks what was said finds none here; the
kinds are those that a careful reader refused most among statements drawn at random from news without gold.
"""

from __future__ import annotations

import re

import msgspec

from dragoman.reading.linking import Link
from dragoman.reading.parts import Part
from dragoman.reading.quotes import has_quoted
from dragoman.reading.words import alternatives, verb_patterns
from dragoman.resources import load_words


class Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`resources/unsaid.yaml`, whose comments say what each list is for."""

    states: list[str]
    patients: list[str]
    passed: list[str]
    laws: list[str]
    works: list[str]
    joints: list[str]
    silences: list[str]


_LISTS = load_words("unsaid", Words)


def is_unsaid(text: str, entry: Link) -> bool:
    """Whether what has the form of a statement is a sight, a feeling, a deed or another clause's words."""
    cue, source, first = entry.cue, entry.source, entry.contents[0]
    if not cue:
        return False
    if _COMPOUND.search(text, max(0, cue.start - 2), cue.start):
        return True  # "the Norrland-| backed | rebels"
    if source and _JOINT.fullmatch(text, source.start, source.end):
        return True  # "And | the claim was | that …": nobody is named
    if source and _is_wished(text, source, cue):
        return True
    if _is_others(text, entry, cue):
        return True
    how = text[cue.start : cue.end]
    if _CITING.fullmatch(how) and first.start > cue.end and text[cue.start - 2 : cue.start] == ", ":
        return not has_quoted(text, first.start, first.end) and not _HAS_VERB.search(text, first.start, first.end)
    if _COMMENTING.fullmatch(how) and not has_quoted(text, first.start, first.end):
        return True
    if _WRITTEN.search(how) and _WORK.match(text, first.start, first.end):
        return True  # "wrote the introduction to a book"
    if any(has_quoted(text, p.start, p.end) for p in entry.contents):
        return False
    if _SEEN.fullmatch(how) and not _THAT.match(text, first.start) and not _AS.search(text, first.start, first.end):
        return True
    if _LEARNED.search(how) or (_STATE.search(how) and not _THAT.match(text, first.start)):
        return True
    if _ENACTED.search(how) or (_PASSED.search(how) and _LAW.match(text, first.start, first.end)):
        return True  # "approved the budget" is a vote; "approved the truce" is an answer to somebody
    if _COMING.search(how) and not _THAT.match(text, first.start):
        return True  # "will present the findings", "is about to undergo surgery"
    if _CARES.search(how) and source and text[source.start : source.end].casefold() not in ("i", "we"):
        return True  # what voters "care little about" is told by who counted them
    return source is not None and _is_met(text, source, cue)


# "The agency said, | citing | a diplomat": from whom it has what it said.
_CITING = re.compile(r"citing|quoting")
# "[Commenting on] the truce, the leader warned": what is spoken of, and not what was said.
_COMMENTING = re.compile(r"(?:commenting|speaking|writing) (?:on|about|of)", re.I)
_HAS_VERB = re.compile(r"\b(?:that|as|is|are|was|were|has|have|had|will|would|could)\b|:")


def _is_wished(text: str, source: Part, cue: Part) -> bool:
    """ "The condition that | Kelvara | renounce | its claims": a verb without an ending behind one that is named tells
    what somebody else wants of him."""
    return (
        text[source.end : cue.start] == " "
        and text.endswith("that ", 0, source.start)
        and _NAMED.fullmatch(text, source.start, source.end) is not None
        and _ENDLESS.fullmatch(text, cue.start, cue.end) is not None
        and not verb_patterns().past.fullmatch(text, cue.start, cue.end)
    )


def _is_met(text: str, source: Part, cue: Part) -> bool:
    """ "The report has prompted | calls for": whom the report moved is not told, and it called for nothing."""
    if not source.end <= cue.start:
        return False
    moved = verb_patterns().drawing.search(text, source.end, cue.start)
    return moved is not None and _NOUN.match(text, cue.start, cue.end) is not None


def _is_others(text: str, entry: Link, cue: Part) -> bool:
    """Whether the content belongs to another clause than the verb, or the verb's subject is no speaker."""
    source, first = entry.source, entry.contents[0]
    how, begins = text[cue.start : cue.end], text[first.start : first.end]
    if first.start >= cue.end:
        gap = text[cue.end : first.start]
        if gap == ", " and _AND.match(begins):
            return True  # "He agreed, | but there was a price": what he agreed to stands elsewhere
        before = text[max(0, source.start - 10) : source.start] if source else ""
        if gap == " " and _MAIN.match(begins) and _RELATIVE.search(before):
            return True  # "the case on which it ruled | was of two schools"
        if _WHAT.search(before) and _TELLING.search(how) and not _CLAUSE.match(begins):
            return True  # "what Venn told | the young ferrymen": whom, not what
        return source is not None and source.end <= cue.start and _PATIENT.search(how) is not None
    if not source or source.start < cue.end:
        return False
    # "[Two lists] were presented when «the envoy» came": by whom is not told.
    return _WHEN.search(text, cue.end, source.start) is not None


def is_undone(text: str, entry: Link) -> bool:
    """Whether what is found inside another's words tells that one never asked, offered or agreed: the denial is the
    outer one's, and nobody said anything. None of the seven stories' gold has such a statement."""
    cue = entry.cue
    if not cue or not _NOT.search(text, cue.start, cue.end) or _SILENCE.search(text, cue.start, cue.end):
        return False
    first = entry.contents[0]
    on = _ON.search(text, first.start, first.end)  # what is told besides may be quoted: "… and that it was «untrue»"
    ends = [on.start() if on else first.end, *(p.end for p in entry.contents[1:])]
    return not _THAT.match(text, first.start) and not any(
        has_quoted(text, p.start, end) for p, end in zip(entry.contents, ends, strict=True)
    )


_COMPOUND = re.compile(r"\w[-‑]\Z")
_JOINT = re.compile(rf"(?:{alternatives(_LISTS.joints)})", re.I)
_NAMED = re.compile(r"(?:[A-Z][\w.’'-]*\s)*[A-Z][\w’'-]*[^\Ws]")
_ENDLESS = re.compile(r"(?!had|has|is|was)[a-z]+(?<!s)(?<!ed)(?<!ing)")
_SEEN = re.compile(
    r"(?:(?:can|could|may|have|has|had|also|now|already|just)\s|['’]\s?ve\s)*(?:see|sees|saw|seen)", re.I
)
_THAT = re.compile(r"\W*that\b", re.I)

_NOT = re.compile(r"\b(?:never|not)\b|n[’']t\b", re.I)
_ON = re.compile(r"\sand\sthat\s")
_SILENCE = re.compile(rf"\b(?:{'|'.join(_LISTS.silences)})", re.I)
_AS = re.compile(r"\sas\s", re.I)
_LEARNED = re.compile(r"(?<!ha[sd] )(?<!have )\blearn(?:ed|t)\Z", re.I)
_STATE = re.compile(
    rf"(?:\b(?:is|are|was|were|be|been|became|become|becomes)\s(?:\w+\s)?|\A)(?:{alternatives(_LISTS.states)})"
    r"(?:\s(?:of|by|to|with|about|towards?))?(?:\ssee)?\Z",
    re.I,
)
_PASSED = re.compile(rf"\b(?:{alternatives(_LISTS.passed)})\Z", re.I)
_LAW = re.compile(rf"(?:an?|the|its|their)\s(?:[\w’'-]+\s){{0,2}}(?:{alternatives(_LISTS.laws)})\b", re.I)
_ENACTED = re.compile(rf"\b(?:{alternatives(_LISTS.passed)})\s(?:an?|the|its)\s(?:{alternatives(_LISTS.laws)})\Z", re.I)
_WRITTEN = re.compile(r"\b(?:write|writes|wrote|written|writing)(?:\sdown)?\Z", re.I)
_WORK = re.compile(
    rf"(?:an?|the|his|her|their|my|our)\s(?:[\w’'-]+\s){{0,2}}(?:{alternatives(_LISTS.works)})\b|(?:{alternatives(_LISTS.works)})\b",
    re.I,
)
_COMING = re.compile(r"\bwill\s(?:\w+\s)?(?:present|publish|release)\Z|\b(?:is|are|was|were)\sabout\Z", re.I)
_CARES = re.compile(r"\bcares?\s(?:\w+\s){0,2}about\Z", re.I)
_NOUN = re.compile(r"(?:calls?|demands?|appeals?|requests?)\sfor\b", re.I)
_AND = re.compile(r"(?:and|but|or|while|though|although)\b", re.I)
_MAIN = re.compile(r"(?:is|was|were|are|has|have|had)\s", re.I)
_RELATIVE = re.compile(r"\b(?:which|whom)\s\Z", re.I)
_WHAT = re.compile(r"\bwhat\s\Z", re.I)
_TELLING = re.compile(r"\b(?:told|tells?|telling)\Z", re.I)
_CLAUSE = re.compile(r"\W*(?:that|to|how|what|why|who|when|where|whether|if)\b", re.I)
_PATIENT = re.compile(rf"\b(?:is|are|was|were|be|been|being)\s(?:[\w-]+\s)?(?:{alternatives(_LISTS.patients)})\Z", re.I)
_WHEN = re.compile(r"\b(?:when|while|after|before|until)\b", re.I)
