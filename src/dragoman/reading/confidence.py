"""How likely a statement is right, as a number that means it: of those at 0.8 four in five are.

A logistic regression (Platt 1999) over what can be seen of a statement: the tagger's chance of each part, what is
missing, how it stands in the text. Right means that PolNeAR's annotators have the same statement, its content in three
quarters of the characters and its source the same (`bench/statements.py`, "told rightly"). The weights are learned by
`training/confidence.py` on one half of the dev articles, and the error measured on the other: on the training part the
tagger is too sure of what it has seen.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from functools import cache, lru_cache

from dragoman import resources
from dragoman.reading.dealing import THIN, dealing
from dragoman.reading.linking import Link
from dragoman.reading.quotes import find_quoted, has_quoted, is_quoted
from dragoman.reading.roles import roles
from dragoman.reading.words import verb_patterns

DONE, LEAST, UNLISTED, OWN, NESTED, TALK, NOBODY, WISH = 0.25, 0.3, 0.4, 0.9, 0.5, 0.65, 0.5, 0.4
"""Least confidence of a statement with a verb of acting by words ("invited", "denied"), hardly ever anything else; of
one with another verb of `resources/verbs.yaml`; of one with none of them; of such a one in the first person ("I came up
with …"), which tells what its speaker does; of one inside another's words, since the annotators' corpus has none; of
one that somebody who speaks without marks, in an interview or a letter, tells of others' doings, wishes or knowledge
(`_is_talk`: of these 26 of 36 are not the annotators', of those judged by reading 9 of 11 were refused); of one with a
verb and nobody who says it; of what one who speaks wants ("we need new models"). On PolNeAR dev F1 of whole
statements is 57.6 without limits and 59.3 with them. More of verbs of no list that are hardly ever a cue's was tried:
of those below 0.6 with a thing for their content 8 of 11 were refused by reading, but idioms of the invented stories
go with them ("took her up on it", "bins the bash")."""

ELSEWHERE = 0.5
"""Least confidence of a statement with none of those verbs in an article that is not about talks, where an unheard-of
wording is seldom an idiom of dealing: of 35 between 0.4 and this that were judged by reading 25 were refused ("an event
designed to", "stood out for", "voted for"). It costs 0.3 to 0.4 points of F1 on PolNeAR dev."""

LOW = 0.5
"""Confidence below which a statement says which of its parts is in doubt."""

Weights = Mapping[str, float]


IMAGINED = 8
"""Places, one of them in a cue, that a word is held to have had before any was seen."""

WORD = r"[^\W\d_]+(?:['’][^\W\d_]+)*"
"""A word, as `training/cues.py` counts them."""


_WORD = re.compile(WORD)


@cache
def load_confidence() -> Weights:
    """The shipped weights, `resources/confidence.json`."""
    return resources.load_weights("confidence", dict[str, float])


@cache
def load_cue_words() -> Weights:
    """In what share of its places each word is a cue's, `resources/cues.json`. Made by `training/cues.py`."""
    return resources.load_weights("cues", dict[str, float])


@lru_cache(maxsize=2_048)  # a statement is rated by each step that may take its place, and when it is chosen
def features(text: str, entry: Link) -> Mapping[str, float]:
    """What is seen of a statement, by name; a log odds for each part's chance, 1 for what is so."""
    source, cue, first, last = entry.source, entry.cue, entry.contents[0], entry.contents[-1]
    seen = {"always": 1.0}
    seen["source" if source else "no source"] = _odds(source.chance) if source else 1.0
    seen["cue" if cue else "no cue"] = _odds(cue.chance) if cue else 1.0
    content = min([p.chance for p in entry.contents])
    seen["content"] = _odds(content)
    seen["least"] = _odds(min([content, *(p.chance for p in (source, cue) if p)]))
    who = text[source.start : source.end] if source else ""
    how = text[cue.start : cue.end] if cue else ""
    verbs, names, folded = verb_patterns(), who.split(), who.casefold()
    of_mind = verbs.attitude.search(how) is not None or verbs.desire.search(how) is not None
    length = sum([len(text[p.start : p.end].split()) for p in entry.contents])
    seen["cue's word"] = _habit(how) if cue else 0.0
    said = (
        ("quoted", all(is_quoted(text, p.start, p.end) for p in entry.contents)),
        ("partly quoted", any(has_quoted(text, p.start, p.end) for p in entry.contents)),
        ("several contents", len(entry.contents) > 1),
        ("one or two words", length <= 2),
        ("up to five words", length <= 5),
        ("stopped", text[last.end - 1] in _STOPS or text[last.end : last.end + 1] in _STOPS),
        ("content first", cue is not None and first.start < cue.start),
        ("plain cue", " " not in how.strip()),
        ("cue is a mark", cue is not None and not any(map(str.isalpha, how))),
        ("cue to do", how[:3].casefold() == "to "),
        ("cue of mind", of_mind),
        ("cue of saying", not of_mind and verbs.attributing.search(how) is not None),
        ("source is a thing", folded in roles().things),
        ("source is I or you", folded in roles().speaking),
        ("source has a name", any(word[0].isupper() for word in names[1:]) or (" " not in who and who.istitle())),
    )
    for name, is_so in said:
        if is_so:
            seen[name] = 1.0
    return seen


def rate(seen: Mapping[str, float], weights: Weights) -> float:
    """The chance that a statement is right, 0 to 1."""
    return 1 / (1 + math.exp(-sum(weights.get(name, 0.0) * value for name, value in seen.items())))


def is_enough(text: str, entry: Link, confidence: float, nested: bool) -> bool:
    """Whether a statement is likely enough to be taken."""
    how = text[entry.cue.start : entry.cue.end] if entry.cue else ""
    verbs = verb_patterns()
    if entry.cue and not entry.source and confidence < NOBODY:
        return False
    if not any(map(str.isalpha, how)) or verbs.any.search(how):
        knowing = verbs.knowing.search(how)
        of_mind = knowing or verbs.desire.search(how)
        talk = of_mind and not nested and _is_talk(text, entry)
        least = DONE if verbs.performing.search(how) else LEAST
        if entry.source and _SELF.fullmatch(text, entry.source.start, entry.source.end):
            if knowing and text[entry.source.start : entry.source.end] == "I":
                least = LOW  # "I know you're busy", "so many that I can't remember": passing words of who speaks
            elif verbs.desire.search(how) and least < WISH:
                least = WISH
        return confidence >= (TALK if talk else NESTED if nested else least)
    if nested:
        return confidence >= OWN  # inside an interview's turns: "sports reaffirm the relations of power"
    if _is_talk(text, entry):
        return confidence >= TALK
    if entry.source and _SELF.fullmatch(text, entry.source.start, entry.source.end):
        return confidence >= OWN
    return confidence >= (UNLISTED if dealing(text) >= THIN else ELSEWHERE)


def _is_talk(text: str, entry: Link) -> bool:
    """Whether somebody speaks of others here without marks: a paragraph in the first person, a source in the third."""
    at = entry.contents[0].start
    start, stop = text.rfind("\n", 0, at) + 1, text.find("\n", at)
    stop = len(text) if stop < 0 else stop
    if entry.source and _FIRST.fullmatch(text, entry.source.start, entry.source.end):
        return False
    quoted = find_quoted(text, start, stop)
    if any(q.start <= at < q.end for q in quoted):
        return False
    return any(not any(q.start <= m.start() < q.end for q in quoted) for m in _FIRST.finditer(text, start, stop))


_SELF = re.compile(r"i|we", re.I)
_FIRST = re.compile(r"\b(?:I|[Mm]y|me|[Ww]e|[Oo]ur|us)\b")


def doubt(entry: Link) -> str:
    """Which part of a statement is least certain, in a few words."""
    if entry.cue is None:
        return "in doubt: no verb of saying beside it"
    named = [("source", entry.source), ("cue", entry.cue), *(("content", p) for p in entry.contents)]
    name, part = min(((n, p) for n, p in named if p), key=lambda pair: pair[1].chance)
    if entry.source is None and part.chance >= LOW:
        return "in doubt: no source beside it"
    return f"in doubt: the {name} ({part.chance:.0%} sure of where it begins and ends)"


def _habit(cue: str) -> float:
    """Log odds that a cue's most telling word is one."""
    words = load_cue_words()
    return _odds(max((words.get(w.casefold(), 1 / IMAGINED) for w in _WORD.findall(cue)), default=1 / IMAGINED))


def _odds(chance: float) -> float:
    """Log odds, kept within what the tagger's figures can tell."""
    kept = min(max(chance, 0.01), 0.995)
    return math.log(kept / (1 - kept))


_STOPS = tuple('.!?…”"»“')
