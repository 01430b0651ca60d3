"""Statements that the page's layout attributes: "MILLER: We will go.", “We will go.” – Anna Miller, "We go: Miller".

Transcripts, interviews, readers' voices and headlines name the speaker by a mark and no verb. The mark is the cue.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from dragoman.reading.furniture import Line
from dragoman.reading.linking import Link
from dragoman.reading.parts import Part
from dragoman.reading.roles import roles
from dragoman.reading.subjects import find_phrase
from dragoman.reading.words import verb_patterns

OFTEN = 3
"""Labelled lines that make a transcript; a colon in one line is as often a heading's."""

CHANCE = 0.9
"""What is put down for the chance of a part that the layout alone speaks for."""


def add_labelled(
    text: str, links: Sequence[Link], lines: Sequence[Line], names: Sequence[Part], title: int
) -> list[Link]:
    """`links` with the statements that the layout of `lines` gives, in place of those of the same words without source.

    `names`: the article's names; `title`: where the headline ends.
    """
    found = [entry for line in lines for entry in (_signed(text, line), _headed(line, names, title)) if entry]
    people = {n.end for n in names if n.role == "person"}
    found += [entry for line in lines if (entry := _dashed(text, line, names))]
    found += _transcript(text, [line for line in lines if line.start >= title], people)
    made = list(links)
    for entry in found:
        start, end = entry.contents[0].start, entry.contents[-1].end
        over = [
            e
            for e in made
            if any(p.start < end and start < p.end for p in e.contents)
            or (e.cue and entry.cue and entry.cue.start <= e.cue.start < entry.cue.end)
        ]
        is_signed = entry.cue is not None and text[entry.cue.start] != ":"
        if is_signed and any(e.source and (e.cue or _place(e.source) == _place(entry.source)) for e in over):
            continue
        made = [e for e in made if e not in over]
        made.append(entry)
    return sorted(made, key=lambda e: (min(p.start for p in e.contents), e.cue.start if e.cue else 0))


def _place(part: Part | None) -> tuple[int, int] | None:
    return part and (part.start, part.end)


def _signed(text: str, line: Line) -> Link | None:
    """A line that is a quotation and, after a dash, who said it."""
    match = _SIGNED.fullmatch(line.text)
    return match and _link(line, match)


def _headed(line: Line, names: Sequence[Part], title: int) -> Link | None:
    """A headline with somebody's name before or after a colon, and words that can be theirs."""
    if line.end > title:
        return None
    for pattern in (_NAMED_FIRST, _NAMED_LAST):
        match = pattern.fullmatch(line.text)
        told = match and _TOLD_BEHIND.search(match["said"])
        if told and verb_patterns().attributing.match(told["verb"]):
            return None  # "Bins: 'We never walked away,' says council": a matter, and whose words they are is told
        if match and _is_speaker(line, match, names):
            return _link(line, match)
    return None


def _dashed(text: str, line: Line, names: Sequence[Part]) -> Link | None:
    """Speech behind a dash, as Russian, French and Spanish papers and copy translated from them set it: "— We are
    ready, — X said on Friday. — The paper is done."."""
    match = _SPOKEN.fullmatch(line.text)
    verb = verb_patterns().attributing.search(match["tell"]) if match else None
    if match is None or verb is None:
        return None
    low = line.start + match.start("tell")
    before = find_phrase(text, low, low + verb.start(), names, whole=True) or _pronoun(text, low, low + verb.start())
    source = before or find_phrase(text, low + verb.end() + 1, line.start + match.end("tell"), names)
    if source is None:
        return None
    said = [
        Part(line.start + match.start(n), line.start + match.end(n), "content", CHANCE)
        for n in ("said", "rest")
        if match[n]
    ]
    return Link(source._replace(chance=CHANCE), Part(low + verb.start(), low + verb.end(), "cue", CHANCE), tuple(said))


def _pronoun(text: str, start: int, end: int) -> Part | None:
    word = text[start:end].strip()
    return Part(start, start + len(word), "source", CHANCE) if word.casefold() in roles().subjects else None


def _is_speaker(line: Line, match: re.Match[str], names: Sequence[Part]) -> bool:
    end = line.start + match.end("who")
    is_named = any(n.role in ("person", "organisation") and n.end == end for n in names)
    return len(match["said"].split()) >= FEWEST and (_OWN.search(match["said"]) is not None or is_named)


FEWEST = 3
"""Words of a headline's statement."""


def _transcript(text: str, lines: Sequence[Line], people: AbstractSet[int]) -> list[Link]:
    """What is said after speakers' labels, where there are enough of them. Lines between go on from the last, up to a
    heading or other furniture. `people`: where a person's name ends."""
    labelled = {line.start: match for line in lines if (match := _LABEL.match(line.text)) and not _is_top(text, line)}
    count = Counter(_short(match) for match in labelled.values())
    if len(labelled) < OFTEN or max(count.values()) < 2:
        return []
    made: list[Link] = []
    after: list[Part] = []
    end, is_over = 0, False
    for line in lines:
        match = labelled.get(line.start)
        is_over = not match and (is_over or bool(text[end : line.start].strip()))
        end = line.end
        if not match and (is_over or _ASIDE.fullmatch(line.text)):
            continue
        is_whole = match and " " in match["who"] and line.start + match.end("who") in people
        if not match:
            after.append(Part(line.start, line.end, "content", CHANCE))
        elif count[_short(match)] > 1 or match["who"].isupper() or is_whole:
            if made and len(after) <= LONGEST:
                made[-1] = made[-1]._replace(contents=(*made[-1].contents, *after))
            made.append(_link(line, match))
            after = []
        else:
            is_over = True  # who speaks here is not known to: what follows is not the last speaker's
    return made


def _is_top(text: str, line: Line) -> bool:
    """Whether a line is the article's first and no sentence: "Orla Venn: An Interview"."""
    return not text[: line.start].strip() and not line.is_stopped


def _short(match: re.Match[str]) -> str:
    """A label's last word: "Orla Venn:" is "Venn:" from her second answer on."""
    return match["who"].rsplit(None, 1)[-1].casefold()


LONGEST = 6
"""Lines between two labels that are still the first speaker's; more are the writer's own."""


def _link(line: Line, match: re.Match[str]) -> Link:
    source, cue, said = (
        Part(line.start + match.start(name), line.start + match.end(name), role, CHANCE)
        for name, role in (("who", "source"), ("mark", "cue"), ("said", "content"))
    )
    return Link(source, cue, (said,))


_SPOKEN = re.compile(
    r"[–—―-]\s(?P<said>\S[^\n]*?\w[!?…]?),?\s[–—―]\s(?P<tell>[^–—―\n]{3,160}?)(?:[.:,]\s[–—―]\s(?P<rest>\S[^\n]*)|[.])?",
    re.S,
)
_ASIDE = re.compile(r"\[.*\]|\(.*\)(?:\s?[\"”])?", re.S)  # the editor's own line between two answers
_WHO = r"(?P<who>[A-ZÀ-ÖØ-Þ][\w.’'-]*(?:\s(?:[A-ZÀ-ÖØ-Þ][\w.’'-]*|of|the|de|von|van|bin|al)){0,5})"
_LABEL = re.compile(rf"[\"“„«]?{_WHO}\s?(?P<mark>[:.](?<!\w\w\.))\s+(?P<said>\S.*\w.*)", re.S)
_SIGNED = re.compile(
    r"(?P<said>[\"“”„«‘'].{12,}[\"“”»’'])[.,]?\s*(?P<mark>[-–—―]{1,2})\s*(?P<who>[A-ZÀ-ÖØ-Þ][^\"“”„«».!?]{2,80})", re.S
)
_NAMED_FIRST = re.compile(rf"{_WHO}(?P<mark>:)\s+(?P<said>\S.*)")
_NAMED_LAST = re.compile(rf"(?P<said>\S.*\S)(?P<mark>:)\s+{_WHO}")
_TOLD_BEHIND = re.compile(r"\w[.,!?]?[\"”»’'],? (?P<verb>[a-z]+) [\w]")
# Words of somebody's own: quotation marks or the first person.
_OWN = re.compile(r"^[\"“„«‘']|[\"”»’']$|\b(?:[Ww]e|[Oo]urs?|us|I|[Mm]y|me)\b")
