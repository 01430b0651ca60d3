"""What has the form of a statement and tells of nobody's words."""

from __future__ import annotations

import re

import msgspec

from dragoman.reading.dealing import THIN, dealing
from dragoman.reading.linking import Link
from dragoman.reading.parts import Part
from dragoman.reading.quotes import MARKS, has_quoted, is_quoted
from dragoman.reading.unsaid import is_unsaid
from dragoman.reading.words import alternatives, verb_patterns
from dragoman.resources import load_words


class Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`resources/telling.yaml`, whose comments say what each list is for."""

    met_with: list[str]
    funded: list[str]
    works: list[str]


_LISTS = load_words("telling", Words)


def is_told(text: str, entry: Link) -> bool:
    """Whether somebody says something here.

    Not so where nobody does: words without verb or marks, "are believed to have died", "it goes without saying", "no
    date has been announced". And "Asked about the talks, he said …" tells who answered, not who asked. Nor does
    somebody who only does something ("has imposed bans"), knows of it, meets with others' words ("drew praise for"), is
    asked ("do we want …?") or ought to say it, nor is it said what something is called.
    """
    if not entry.cue:
        return (
            has_quoted(text, entry.contents[0].start, entry.contents[-1].end) or text[entry.contents[0].start] in MARKS
        )
    if _PURPOSE.match(text, entry.cue.start, entry.cue.end) or _TO_FIND.search(text, entry.cue.start, entry.cue.end):
        return False
    others = [p for p in entry.contents if not _POINTER.fullmatch(text, p.start, p.end)]
    if sum(len(text[p.start : p.end].split()) for p in others) <= (2 if len(others) < len(entry.contents) else 0):
        return False  # "a toll, which Venn rejects": what it is stands elsewhere
    are_talks = dealing(text) >= THIN
    if _THIS.fullmatch(text, *entry.contents[0][:2]) and _is_of_mind(text, entry.cue):
        return False  # "announced this", "rejected it" is an act, "wouldn't consider it" nothing without what it is
    if _is_name(text, entry, entry.cue) or _is_deed(text, entry, entry.cue) or is_unsaid(text, entry):
        return False
    if entry.source:
        if not are_talks and _is_decided(text, entry.source, entry.cue):
            return False
        if _FILLER.match(text, entry.source.start, entry.cue.end):
            return False
        if _is_anybody(text, entry, entry.source, entry.cue):
            return False
        is_told = are_talks or _CLAUSE.match(text, entry.contents[0].start) is not None
        is_own = is_told and _OWN.fullmatch(text, *entry.source[:2]) is not None
        if _DUE.match(text, entry.cue.start, entry.cue.end) and not is_own:
            return False  # "we must have it" is a demand between those who deal with each other, elsewhere a speech
        return not _is_addressed(text, entry.source, entry.cue)
    cue = text[entry.cue.start : entry.cue.end]
    around = text[max(0, entry.cue.start - 12) : entry.cue.end + 12]
    if _IDLE.search(around) or _ASKED.match(cue) or _BIDDING.match(cue):
        return False
    if _AS.search(text, max(0, entry.cue.start - 4), entry.cue.start) and " " not in cue:
        return False
    passive = _PASSIVE.search(cue)
    if passive and verb_patterns().supposed.search(cue, passive.end() - len(passive[1])):
        return False
    content = text[entry.contents[0].start : entry.contents[0].end]
    return not (passive and _NOTHING.match(content) and entry.contents[0].start < entry.cue.start)


def _is_decided(text: str, source: Part, cue: Part) -> bool:
    """ "the convoys were approved by Venn": what was done with it, which between those who deal with each other is an
    answer and elsewhere nobody's words. Of eight such outside of talks six were refused by reading."""
    is_act = verb_patterns().narrated.search(text, cue.start, cue.end) is not None
    return is_act and source.start > cue.end and _PASSIVE.search(text, cue.start, cue.end) is not None


def _is_of_mind(text: str, cue: Part) -> bool:
    patterns = verb_patterns()
    return any(p.search(text, cue.start, cue.end) for p in (patterns.attitude, patterns.knowing, patterns.desire))


def _is_anybody(text: str, entry: Link, source: Part, cue: Part) -> bool:
    """ "those who reject it", "if someone tells jokes": whoever does so, with no words that any of them said."""
    before = text[max(0, source.start - 12) : source.start]
    if _IF.search(before) and _SOMEBODY.fullmatch(text, source.start, source.end):
        return True
    if not _THOSE.search(before) or text[source.start : source.end].casefold() != "who":
        return False
    is_act = verb_patterns().narrated.fullmatch(text, cue.start, cue.end) is not None
    return is_act and not _CLAUSE.match(text, entry.contents[0].start)


def _is_name(text: str, entry: Link, cue: Part) -> bool:
    """ "A user labelled “Kite”", "the field, also called Q-West": what somebody or something is called."""
    how, content = text[cue.start : cue.end], entry.contents[0]
    verb = verb_patterns().naming.search(how) or _CALLED.search(how)
    if not verb or verb.end() != len(how) or text[cue.end : content.start].strip():
        return False
    words = text[content.start : content.end].split()
    if words[0].casefold() in _POINTERS and (len(words) == 1 or words[1][0].isupper()):
        return True  # "I called it | “Walks and words”": without the name nothing is told
    if len(words) > NAME or not (text[content.start] in MARKS or all(w[0].isupper() for w in words)):
        return False
    start = entry.source.start if entry.source and entry.source.end <= cue.start else cue.start
    return not _WHAT.search(text, max(0, start - 24), start)


_FILLER = re.compile(r"i mean\b", re.I)
_POINTERS = ("it", "him", "her", "them", "this")
NAME = 4
"""Words of a name at most."""


def _is_deed(text: str, entry: Link, cue: Part) -> bool:
    """A cue that tells what was done, met with or come to know, with no words of anybody's.

    Whatever the verb is, a quotation beside it is somebody's words ("Hill began: …").
    """
    how, first = text[cue.start : cue.end], entry.contents[0]
    if all(is_quoted(text, part.start, part.end) for part in entry.contents):
        return False
    if _FAILED.match(how) and not verb_patterns().attributing.search(
        text, first.start, min(first.end, first.start + 40)
    ):
        return True
    if _ABLE.match(text, first.start) and verb_patterns().knowing.search(how):
        return True
    if _KNOWN.search(how) or _BACKED.search(how) or (_SEEN.search(how) and not _CLAUSE.match(text, first.start)):
        return True
    if _FUNDED.search(how) and _WORK.search(text, first.start, first.end):
        return True  # "The study was supported by the Reed Trust": with money
    if _PLANNED.search(how) and not _OPEN.match(text, first.start):
        return True  # "plans three concerts": of 62 such cues with "plan" 57 have "to", "that", "for"
    if _SIGNED.search(how) and not verb_patterns().speech.search(text, first.start, min(first.end, first.start + 40)):
        return True  # "signed a loan agreement": a letter or a statement has words
    if _QUOTED.search(how) and first.start >= cue.end and not _AS_SAYING.search(text, first.start, first.end):
        return True  # "quoted critics such as Venn": whom, not what
    verbs = verb_patterns()
    met = verbs.drawing.search(how)
    if met and _MET_WITH.search(how, met.end()):
        return True
    if verbs.any.search(how) or not any(map(str.isalpha, how)):
        return False
    if _ADVERBS.fullmatch(how):
        return True
    if entry.source is None:
        return _PASSIVE_BE.search(how) is not None and not how.casefold().startswith("it ")
    if text[entry.source.start : entry.source.end].casefold() in _RELATIVES:
        return True
    deed = verbs.doing.search(how)
    return deed is not None and not verbs.speech.search(f"{how[: deed.start()]} {how[deed.end() :]}")


def _is_addressed(text: str, source: Part, cue: Part) -> bool:
    """ "Do you think …?", "if you say so": whoever is spoken to says nothing here, unless it is told as past. Nor do
    those of whom it is asked, "do we want …?"."""
    if _INVERTED.search(text, max(0, source.start - 24), source.start):
        return True
    return _YOU.fullmatch(text, source.start, source.end) is not None and not verb_patterns().past.search(
        text, cue.start, cue.end
    )


_KNOWN = re.compile(r"\b(?:know[ns]?|knew|thinks?|thinking|hear[ds]?|learn(?:ed|t|s)?)\s(?:of|about|by|as)$", re.I)
# What is to be found out ("began a survey to suggest designs and determine …") is not known yet and told by nobody.
_TO_FIND = re.compile(r"(?<!\w)(?:to\s)?(?:determine|assess|establish|ascertain)\Z", re.I)
_POINTER = re.compile(r"\W*(?:which|what|who|whom)\W*", re.I)
_THIS = re.compile(r"that|this|it", re.I)
_IF = re.compile(r"\b(?:if|when|whenever|unless|should)\s\Z", re.I)
_SOMEBODY = re.compile(r"someone|somebody|anyone|anybody|people", re.I)
_THOSE = re.compile(r"\b(?:those|anyone|everyone|anybody|everybody)\s\Z", re.I)
_FUNDED = re.compile(rf"\b(?:is|are|was|were|been)\s(?:\w+ly\s)?(?:{alternatives(_LISTS.funded)})(?:\sby)?\Z", re.I)
_WORK = re.compile(rf"\b(?:{alternatives(_LISTS.works)})\Z", re.I)
_PLANNED = re.compile(r"\b(?:plans|planned|planning)\Z", re.I)
_OPEN = re.compile(r"\W|(?:to|that|on|for|if|whether|how|what)\b", re.I)
_SIGNED = re.compile(r"\bsign(?:s|ed|ing)?\Z", re.I)
_QUOTED = re.compile(r"\bquot(?:ed|es|ing)\Z", re.I)
_AS_SAYING = re.compile(r"\bas\s\w+ing\b|\bthat\b", re.I)
_ABLE = re.compile(r"how\sto\b", re.I)  # who "does not know how to swim" lacks a skill and tells nothing
_SEEN = re.compile(r"(?:\bha(?:ve|s|d)|['’](?:ve|d))\s(?:\w+\s)?(?:seen|heard|known)$", re.I)
_BACKED = re.compile(
    r"(?:\bha(?:ve|s|d)|['’]ve)\s(?:\w+\s){0,2}supported$|\b(?:is|are|was|were|been)\s(?:\w+\s)?supporting$", re.I
)  # "supports" is a view, this is help
_CLAUSE = re.compile(r"\W*(?:that|how|what|why|who|when|where|whether)\b", re.I)
_PASSIVE_BE = re.compile(r"\b(?:is|are|was|were|be|been|being)\b", re.I)
_MET_WITH = re.compile(rf"\b(?:{alternatives(_LISTS.met_with)})s?\b", re.I)
_ADVERBS = re.compile(r"(?:(?:\w+ly|later|also|then|again|now|once|still|first|just|never|often|soon)\b\W*)+", re.I)
_RELATIVES = ("which", "that")
_INVERTED = re.compile(r"(?<!nor )(?<!neither )(?<!only )(?<!so )(?<!not )\b(?:do|does|should|shall)\s$", re.I)
# "They need to admit that …": what somebody ought to say was not said. Rare (30 of 19,830 cues in PolNeAR's training
# part) and there at times marked; a reader who asks who said it finds nobody. "I must say" is said.
_DUE = re.compile(r"(?:\w+ly\s)?(?:should|must|needs?\sto|ought\sto)\b", re.I)
_OWN = re.compile(r"i|we", re.I)
_FAILED = re.compile(r"(?:ha(?:ve|s|d)\s)?fail(?:s|ed)?\Z", re.I)
_PURPOSE = re.compile(r"to\s", re.I)  # "met leaders to discuss …": what for, not what was said
_YOU = re.compile(r"you|your|one|anyone|anybody", re.I)
_CALLED = re.compile(r"\b(?:known|referred\sto)\sas\Z", re.I)
_WHAT = re.compile(r"\b(?:what|which|as)\W*\Z", re.I)  # "what Venn called “a ruse”" gives her word for it
_AS = re.compile(r"\bas\s\Z", re.I)  # "as expected, the gates opened": nobody's words, and none of those beside it
_BIDDING = re.compile(r"(?:do\snot|don['’]t)\b", re.I)  # "Don't expect a thaw" is the writer's
_IDLE = re.compile(
    r"needless to say|goes without saying|to say the least|that is to say|that being said|to say nothing", re.I
)
_ASKED = re.compile(r"(?:when |if )?asked\b", re.I)
_PASSIVE = re.compile(r"\b(?:is|are|was|were|be|been|being)\b(?:\s\w+){0,2}?\s(\w+(?:ed|id|ought|ood|own))\b", re.I)
_NOTHING = re.compile(r"no(?:thing|ne| one)?\b", re.I)
