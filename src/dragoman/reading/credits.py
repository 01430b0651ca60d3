"""Whose text an article is, as it says itself: its masthead, and the agency that a line or paragraph is credited to."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from dragoman.reading.entities import keys

HEAD = 500
"""Characters at the head of a text in which a line of place, date and agency may stand."""

LONGEST = 5
"""Words of a masthead; a longer first line is a headline."""


def find_masthead(text: str, own: re.Pattern[str]) -> str | None:
    """The paper's name where a text begins with it: a short first line in capitals that the text goes back to.

    "The Orrel Courier" above an article in which somebody "told the Courier" or "told this newspaper"; without that a
    first line may be a headline. `own`: what a paper calls itself after a verb ("us", "this newspaper").
    """
    line = text.lstrip().split("\n", 1)[0].strip()
    words = line.split()
    if not 0 < len(words) <= LONGEST or not all(w[0].isupper() or w in ("of", "the", "and") for w in words):
        return None
    after = text.index(line) + len(line)
    ends = "|".join(re.escape(w) for w in keys(line) if len(w) > 3)
    is_named = bool(ends) and re.search(rf"\b[Tt]he (?i:{ends})\b", text[after:]) is not None
    return line if is_named or own.search(text, after) else None


def find_credits(text: str, is_outlet: Callable[[str], object]) -> Iterator[tuple[int, int]]:
    """Where an agency is credited with a text ("SARNISH (KTK) -") or with the paragraph before ("… he said. (KTK)").

    A name in brackets that is neither in capitals nor a known outlet's is no credit: "(Laughter)". In a dateline,
    behind a town in capitals, any name is one.
    """
    for pattern in (_DATELINE, _CREDIT, _DASHED, _DATED):
        for match in pattern.finditer(text, 0, HEAD if pattern is _DATED else len(text)):
            is_dateline = pattern is _DATED or (pattern is _DATELINE and _SHOUTED.match(match[0]) is not None)
            if is_dateline or match["name"].isupper() or is_outlet(match["name"]):
                yield match.span("name")


def find_byline(text: str) -> tuple[int, int] | None:
    """Where the one author of a text is named, in a line of its own at its head: "By Nora Ellery in Quessin"."""
    found = list(_BYLINE.finditer(text, 0, HEAD))
    return found[0].span("name") if len(found) == 1 else None


# Not "By Ada Wren and Olin Sark": of two the text does not tell who was spoken to.
_BYLINE = re.compile(
    r"^(?:EXCLUSIVE:? )?(?i:by|words by|from|words:|text:) (?P<name>[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]*){1,3})"
    r"(?!,? (?:and|&) |, [A-Z][\w'’-]+ [A-Z][\w'’-]+(?: and|,))"
    r"(?:(?:,| in | for | [|–-] )[^\n.]{0,60})?$",
    re.M,
)

_NAME = r"(?P<name>[A-Z][\w-]+(?: [A-Z][\w-]+){0,2})"
_DATELINE = re.compile(rf"^[A-ZÀ-ÖØ-Þ][^\n()]{{2,40}}\s?\({_NAME}\)\.?\s?[-–—]+\s", re.M)
# "Ankova, 7 May 2033 - Agency Telgraf" as a line of its own.
_DATED = re.compile(rf"^[^\n]{{0,50}}\b\d{{4}}\s*[-–—|]\s*{_NAME}[ \t]*$", re.M)
_SHOUTED = re.compile(r"[A-ZÀ-ÖØ-Þ]{3}")  # the town of a dateline stands in capitals
# After a full stop, so that it is no short form of what stands before it: "the Reed League (RL)".
_CREDIT = re.compile(rf"[.!?][\"”“’»]?\s*\({_NAME}\)[ \t]*(?=\n|\Z)")
_DASHED = re.compile(r"[.!?][\"”“’»]?\s*[-–—]+\s?(?P<name>[A-Z]{2,6})[ \t]*(?=\n|\Z)")
