"""Who does what a verb tells: the subject of a clause, found by the form of the words before the verb.

"The leader of Vardeland's lost province, who had kept silent for a week, on Tuesday | turned down": a noun phrase that
begins its clause, what describes it between commas or dashes, then nothing but when and how. A name, somebody's office
or a body stands at its head.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from dragoman.reading.datelines import behind_dateline
from dragoman.reading.movewords import NO_ADVERBS, move_lists
from dragoman.reading.parts import Part
from dragoman.reading.roles import is_head, is_title, roles
from dragoman.reading.words import alternatives, load_verbs, verb_patterns

WHEN = (
    r"(?:,?\s*(?:on|late on|early on)\s+(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
    r"(?:\s+(?:morning|evening|afternoon|night))?"
    r"|,?\s*(?:at the same time|in return|in parallel|on the other hand|in turn|for (?:his|her|its|their) part)"
    r"|,?\s*(?:on|in|at|from)\s+[A-Z]\w+(?=,)"
    r"|,?\s*(?:yesterday|today|tonight|overnight|last\s+(?!round\b|chance\b|offer\b|effort\b|try\b|time\b)\w+|this\s+(?:week|weekend|month|year|morning|afternoon|evening|spring|summer|autumn|fall|winter|time)|earlier|meanwhile)(?:\s+(?:morning|evening|afternoon|night))?)"
    r"(?:\s+\(\d+\))?,?"
)
"""When and on what occasion something is done, between subject and verb or behind the verb."""

WHEN_LONGEST, WHEN_WORDS = 120, 5
"""Characters and words of one such phrase, or of an adverb, at most: so far before a verb the search for one begins."""

LONGEST = 14
"""Words of a subject without what stands between commas."""


def find_subject(text: str, start: int, at: int, names: Sequence[Part]) -> Part | None:
    """The subject of the verb at `at`, in a sentence that begins at `start`; as a source, chance 0. `names`: the
    article's."""
    end = at
    while lead := _BEFORE.search(text, _last_words(text, max(start, end - WHEN_LONGEST), end), end):
        end = lead.start()
    if end < at and text[end : end + 1] == "," and text[end - 1] != ",":
        end += 1  # "Ada Wren, who had waited, on Friday | refused": the comma closes the description
    for first in _clause_starts(text, start, end):
        found = _phrase(text, first, end, names)
        if found:
            return found
    return None


def _last_words(text: str, low: int, end: int) -> int:
    """Where the last words of a stretch begin, with the comma and the white space before them: asking at each of 120
    characters whether a phrase of when or how begins took 0.4 ms an article, here it takes half of that."""
    words = text[low:end].rsplit(None, WHEN_WORDS)
    return low + len(words[0]) - 1 if len(words) > WHEN_WORDS else low


def find_phrase(text: str, start: int, end: int, names: Sequence[Part], whole: bool = False) -> Part | None:
    """Somebody whom a phrase from `start` on names, with what describes him between commas: as a source, chance 0.

    `whole`: only if nothing else stands before `end`.
    """
    if whole:
        stop = end - len(text[start:end]) + len(text[start:end].rstrip())
        return _phrase(text, start, stop, names) if start < stop else None
    closing = _PHRASE_END.search(text, start, end)
    last = closing.start() if closing else end
    while last > start and not _is_party(text, start, last, names):
        shorter = _PREPOSITION.search(text, start, last)
        last = shorter.start() if shorter else start
    if last <= start:
        return None
    described = _DESCRIBED.match(text, last, end)
    named = next((n for n in names if text[last : n.start] == ", " and text[n.end : n.end + 1] in (",", ".", "")), None)
    stop_at = described.end("who") if described else named.end + 1 if named and named.end < end else last
    return Part(start, stop_at, "source", 0.0)


def find_lead(text: str, start: int, end: int, names: Sequence[Part]) -> Part | None:
    """Whoever begins a sentence and does something there: "Ada Wren, who leads the inquiry, | left the room"."""
    first = next(_clause_starts(text, start, end))
    for number, gap in enumerate(_GAP.finditer(text, first, end)):
        if number > LONGEST + 20:
            return None
        stop = gap.start()
        found = _FINITE.match(text, gap.end(), end) and find_subject(text, start, gap.end(), names)
        if found and found.start == first and stop > first:
            return found
    return None


def _clause_starts(text: str, start: int, end: int) -> Iterator[int]:
    """Where the clause of a verb may begin, the longest first."""
    first = skip_dateline(text, start, end)
    opening = _OPENING.match(text, first, end)
    yield opening.end() if opening else first
    for match in _BOUNDARY.finditer(text, first, end):
        yield match.end()


def skip_dateline(text: str, start: int, end: int) -> int:
    """Where a sentence begins behind the place, day and agency of a report."""
    lead = _DATELINE.match(text, start, end)
    return lead.end() if lead else min(end, behind_dateline(text, start))


def _phrase(text: str, start: int, end: int, names: Sequence[Part]) -> Part | None:
    words = text[start:end]
    comma = _COMMA.search(words)
    core_end = start + (comma.start() if comma else len(words.rstrip()))
    named = comma is not None and any(
        start + comma.end() == n.start
        and text[n.end : end].strip() == ","
        and words.split()[0].casefold() in _DETERMINERS
        for n in names
    )
    if core_end <= start or not (named or _is_party(text, start, core_end, names)):
        return None
    described = words[comma.end() :].rstrip() if comma else ""
    if not comma or (not described and text[end:].startswith(" ")):
        return Part(start, core_end, "source", 0.0)
    if not described or not _ENDS.search(described) or not _is_description(described):
        return None
    return Part(start, start + len(words.rstrip(" –—-")), "source", 0.0)


def _is_party(text: str, start: int, end: int, names: Sequence[Part]) -> bool:
    """Whether a phrase without commas is somebody: a name, an office, a body, those of a side."""
    core = text[start:end]
    if core.casefold() in ("he", "she", "they", "it") or _THOSE.fullmatch(core) or _BODY.fullmatch(core):
        return True
    words = core.split()
    size = len(core)
    if len(words) <= 4 and any(high - low == size and text.startswith(core, low) for low, high, _, _ in names):
        return True  # a name that was marked elsewhere
    # "After club bosses threw out the plan"; not "energy and environment groups", "their leaderships suggests".
    is_bare = _BARE_PLURAL.fullmatch(core) is not None and not (
        _HALF.search(text, max(0, start - 6), start) or _SINGULAR.match(text, end)
    )
    if len(words) > LONGEST or not (is_bare or _CORE.fullmatch(core)) or _CLAUSAL.search(core) or _has_finite(words):
        return False
    if _TWICE.search(core):
        return False  # "a move the palace": two phrases, and the second is another clause's subject
    head = _OF.split(core, maxsplit=1)[0]
    within = [n for n in names if start <= n.start and n.end <= start + len(head)]
    last = head.split()[-1]
    if within and within[-1].end >= start + len(head.rstrip()):  # a name comes last: what stands before is its title
        before = text[start : within[-1].start].split()
        if not before or before[-1][0].isupper() or before[0].casefold() not in _DETERMINERS:
            return True
        return is_title(before[-1]) or _is_somebody(before[-1])
    return last[0].isalpha() and _is_somebody(last)


# "a charge which | the Citadel | denies": within a sentence a name with an article is a body's, marked or not.
_BODY = re.compile(r"the [A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?")


def _is_somebody(word: str) -> bool:
    bare = re.sub(r"[’']s?$", "", word).casefold()
    return (
        (bare.startswith("ex-") and len(bare) > 5)
        or (_AGENT.search(bare) is not None and bare.rstrip("s") not in move_lists().no_agents)
        or is_head(bare)
        or bare in _persons()
        or bare.rstrip("s") in _persons()
        or bare in _bodies()
        or bare.rstrip("s") in _bodies()
        or (bare.endswith("sses") and bare[:-2] in _bodies())
    )


def _has_finite(words: Sequence[str]) -> bool:
    """ "The talks collapsed and Vardeland": a verb among the words says that they are a clause."""
    for number, word in enumerate(words):
        bare = word.casefold()
        if bare in _AUXILIARIES:
            return True
        before = words[number - 1].casefold() if number else ""
        if before in _DETERMINERS or before.endswith(("'s", "’s", "s'", "s’")):
            continue
        if bare.endswith("ed") and word[0].islower() and len(bare) > 4 and "-" not in bare:
            return True
        if (
            number
            and word[0].islower()
            and not bare.endswith("ed")
            and (verb_patterns().past.fullmatch(bare) or _irregular().fullmatch(bare))
        ):
            return True
    return False


def _is_description(words: str) -> bool:
    """What stands between commas after a name: no clause of another's saying."""
    if _RELATIVE.match(words):
        return True
    return not verb_patterns().past.search(words) and not _BREAKS.match(words)


@cache
def _irregular() -> re.Pattern[str]:
    """First words of irregular past forms: "withdrew", "put"."""
    past = {form.split()[0] for forms in (load_verbs().irregular | move_lists().irregular).values() for form in forms}
    return re.compile(alternatives({form for form in past if not form.endswith(("ed", "ing", "s"))}))


@cache
def _persons() -> frozenset[str]:
    return frozenset([*roles().persons, *roles().plural, *roles().anonymous, *roles().factions])


@cache
def _bodies() -> frozenset[str]:
    words = (w for words in roles().bodies.values() for w in words)
    return frozenset(
        [*roles().bodies, *words, *roles().any_body, *roles().corporate, *roles().outlet_words, *move_lists().parties]
    )


# A noun for who does something, by its ending: "the ex-trawlerman", "islanders", "the guitarist".
_AGENT = re.compile(r"(?:er|man|woman|men|women|ist|eer)s?\Z")
_THOSE = re.compile(r"(?:those|people|many|some)\s(?:who|close to|familiar with|around)\s[^,;:“”\"]{3,60}", re.I)
_DETERMINERS = frozenset(["the", "a", "an", "this", "that", "his", "her", "its", "their", "our", "both", "all", "no"])
_AUXILIARIES = frozenset(move_lists().auxiliaries)
# How and when, right before a verb; its auxiliary.
_BEFORE = re.compile(
    rf"(?:\s+(?:has|have|had|{alternatives(move_lists().adverbs)}|(?-i:(?!{NO_ADVERBS})[a-z]+ly))|\s*{WHEN})\s*\Z|(?<=\S)\s+\Z",
    re.I,
)
_DATELINE = re.compile(
    r"\s*[A-Z][A-ZÀ-Þ’' ./-]+(?:,[^()\n]{0,40})?\s?\([A-Z][\w /-]+\)\.?(?:\s*[–—-])?\s*"
    r"|\s*[A-Z][A-ZÀ-Þ’' .-]{3,}(?:,[^()\n]{0,30})?\s(?:\([a-z][\w-]+\)\s)?[–—-]\s"
)
_OPENING = re.compile(rf"\s*(?:(?:and|but|yet|so|then|still|now|only then|in the end)\s*,?\s+|{WHEN}\s+)*", re.I)
_BOUNDARY = re.compile(
    rf"\ban?\s(?:\w+\s)?(?:{alternatives(move_lists().answered)})\s+(?=(?-i:[A-Z])|(?:the|its|his|her)\s|(?:it|he|she|they)\b)"
    r"|[;:–—]\s*|,\s+(?:(?:and|but|while|whereas|where|although|though|as|yet|so|when|after|because|with|whose|which|whom"
    r"|that)\s+)?|\s(?:and|but|while|whereas|where|although|though|as|when|after|because|that|which|whom)\s+",
    re.I,
)
_COMMA = re.compile(r"\s*(?:,|\s[–—-])\s*")
_ENDS = re.compile(r"(?:,|\s[–—-])\Z")
_WORDS = r"[^,.;:!?“”\"„«»()]*"
_CORE = re.compile(
    r"(?:(?i:the|a|an|his|her|its|their|both|all|one of|some of|several|two|three|our)\s"
    rf"|(?!(?:{alternatives(move_lists().no_subjects)})\b)[A-ZÀ-Þ]|(?:[a-z][\w-]*\s){{1,3}}[A-ZÀ-Þ]){_WORDS}"
    rf"(?:(?<=\bMr|\bMs|\bDr)\.{_WORDS}|(?<=\bMrs|\bGen|\bSen)\.{_WORDS})*"
)
_BARE_PLURAL = re.compile(r"(?:[a-z][\w’'-]+\s){0,2}[a-z]{3,}s")
_HALF = re.compile(r"(?<!,)\sand\s\Z")
_SINGULAR = re.compile(r"\s*(?:\w+ly\s)?(?:\w*[^\Ws])?s\b")
_CLAUSAL = re.compile(
    r"\b(?:who|which|that|whose|when|because|after|before|since|while|if|unless|until|whether|what|said|says)\b", re.I
)
_OF = re.compile(r"\s(?:of|for|from|in|on|with|at|to|near|behind|between|inside|against|who)\s")
_TWICE = re.compile(
    r"(?<!\sof)(?<!\sfor)(?<!\sfrom)(?<!\sin)(?<!\son)(?<!\swith)(?<!\sat)(?<!\sto)(?<!\snear)(?<!\sbehind)(?<!\sand)"
    r"(?<!\sby)(?<!\sas)(?<!\sagainst)(?<!\sinside)(?<!\sbetween)(?<!both)(?<!all)\s(?:the|an?|its|his|her|their)\s",
    re.I,
)
_RELATIVE = re.compile(r"(?:who|whom|whose|which|to whom|of whom|for whom)\b", re.I)
_BREAKS = re.compile(
    r"(?:but|and|so|yet|while|when|after|before|if|as|because|although|though|in|on|at|despite|with)\b", re.I
)
_GAP = re.compile(r"\s+")
_FINITE = re.compile(rf"(?:{alternatives([*move_lists().auxiliaries, *move_lists().leaving])}|\w{{2,}}ed)\b")
# Where a phrase without its description ends; the last preposition in it; what describes it.
_PHRASE_END = re.compile(
    r"[,;:!?]|\.(?:\s|\Z)|\s[–—-]\s|\s(?:on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|after|during|at|in an?|yesterday"
    r"|last|told|and|but|when|while|who|which)\b"
)
_PREPOSITION = re.compile(r"\s(?:in|at|on|with|to|before|by|from)\s(?!.*\s(?:in|at|on|with|to|before|by|from)\s)", re.S)
_DESCRIBED = re.compile(
    r"(?P<who>(?:,\s(?:who|whose|whom|which|the|an?|his|her|its|their|[A-Z])(?![^,;.]*\b(?:said|told)\b)"
    r"[^,;.:!?“”\"\n]{2,140})+),?(?=[.;]|\s*\Z)"
)
