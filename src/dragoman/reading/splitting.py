"""Several statements under one subject, where the tagger saw one content: "said he was ready and invited X".

Only in unquoted words, and only at verbs of saying (`resources/verbs.yaml`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.reading.linking import Link
from dragoman.reading.parts import Part
from dragoman.reading.quotes import find_quoted
from dragoman.reading.words import verb_patterns

FEWEST = 2
"""Words that a statement's content has at least on either side of the cut."""

CHANCE = 0.7
"""What is put down for the chance of a part that the words around it speak for: 26 of 35 such cuts are right."""


def split_contents(text: str, entry: Link, title: int = 0) -> Iterator[Link]:
    """`entry`, or the statements that its last content holds one after another, the same source to each.

    `title`: where the headline ends; headlines have no commas before "saying".
    """
    content = entry.contents[-1]
    if not entry.cue or entry.cue.end > content.start:
        yield entry
        return
    is_bare = _BARE.search(text, entry.cue.start, entry.cue.end) is not None
    cut = _find_cut(text, content, title, is_bare)
    if not cut:
        yield entry
        return
    end, source, cue = cut
    start = cue.end + len(text[cue.end :]) - len(text[cue.end :].lstrip())
    yield entry._replace(contents=(*entry.contents[:-1], content._replace(end=end)))
    rest = Link(source or entry.source, cue, (content._replace(start=start, chance=max(content.chance, CHANCE)),))
    yield from split_contents(text, rest, title)


def _find_cut(text: str, content: Part, title: int, is_bare: bool) -> tuple[int, Part | None, Part] | None:
    """Where the first content ends, and the next one's source, if it has its own, and cue. `is_bare`: the cue's verb is
    in its base form, and so would another be: "want to congratulate X and | thank Y"."""
    second = verb_patterns().performable if is_bare else verb_patterns().performed
    joints = _HEADLINE_JOINT if content.start < title else _JOINT
    for match in joints.finditer(text, content.start, content.end):
        at = match.end()
        groups = match.groupdict()
        who, other = groups.get("who"), groups.get("other")
        if match["adding"]:
            verb = (verb_patterns().attributing if other else verb_patterns().adding).match(text, at)
        else:
            verb = _second(text, content, at) or (None if " but " in match[0] else second.match(text, at))
        if verb and is_bare and verb.re is second and not _OBJECT.match(text, verb.end()):
            continue  # "will reject the truce and | offer of talks"
        if not verb or any(q.start < at < q.end for q in find_quoted(text, content.start, content.end)):
            continue
        if other and verb_patterns().directing.match(text, at):
            continue  # "Venn noted that the weir leaks, with Kelvara urging …" is what Venn noted
        is_joined = who or match["adding"] or is_bare or _second(text, content, at)
        if not is_joined and not _SHIFTED.match(text, content.start, match.start()):
            continue
        before, after = text[content.start : match.start()], text[verb.end() : content.end]
        if min(len(before.split()), len(after.split())) >= FEWEST:
            named = "who" if who else "other" if other else None
            own = Part(*match.span(named), "source", CHANCE) if named else None
            return match.start(), own, Part(verb.start(), verb.end(), "cue", CHANCE)
    return None


def _second(text: str, content: Part, at: int) -> re.Match[str] | None:
    """The verb in "stressed that it leaks but | admitted that …": two clauses with "that" are two attributions 64 times
    in PolNeAR, and one never."""
    verb = verb_patterns().attributing.match(text, at)
    return verb if verb and _THAT.match(text, content.start) and _THAT.match(text, verb.end() + 1) else None


_THAT = re.compile(r"that\b", re.I)
_OBJECT = re.compile(
    r"\s(?:the|an?|his|her|its|their|our|my|your|all|those|these|this|that|everyone|everybody|[A-Z])\b"
)
_BARE = re.compile(
    r"\b(?:to|will|would|must|should|can|could|may|might|shall|do|did|let me|let us)\s(?:\w+ly\s)?[a-z]+\Z", re.I
)
# ", where he promised …" goes on with a statement made there; ", with Quill saying …" with another's: of 48 in
# PolNeAR's training and dev parts 46 are an attribution of their own. "adding that" needs no comma: 111 of 118 are.
_JOINT = re.compile(
    r",\swhere\s(?P<who>he|she|they)\s(?:also\s)?"
    r"|(?P<adding>,\swith\s(?P<other>[\w’'.-]+(?:\s[\w’'.-]+){0,5}?)\s(?=\w+ing\b)|,\s(?!(?:and|but)\s)|\s(?=adding\sthat\b))"
    r"|,?\s(?:and|but)\s(?:also\s)?",
    re.I,
)
_HEADLINE_JOINT = re.compile(r"(?P<adding>,?\s)(?=\w+ing\b)|,?\s(?:and|&)\s(?:also\s)?", re.I)
# The content's own verb stands in an auxiliary or an infinitive, so a plain past after "and" is not its second verb. Of
# PolNeAR's training part 26 such pairs are two attributions, 9 are one.
_SHIFTED = re.compile(
    r"(?:to\s)|(?:that\s)?(?:[\w’'.-]+\s){1,6}?(?:was|were|is|are|would|could|will|has|have|can|should|must|may|might)\b",
    re.I,
)
