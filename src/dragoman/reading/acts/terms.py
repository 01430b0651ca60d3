"""What an act is about and on what terms: issue, venue, date and condition, in a stretch of a sentence."""

from __future__ import annotations

import re
from typing import NamedTuple

from dragoman.reading.acts.cast import Cast
from dragoman.reading.acts.figures import matter_lists
from dragoman.reading.acts.grammar import is_gone_to, others
from dragoman.reading.acts.lexicon import PARTY, Hit, lexicon, pattern
from dragoman.reading.acts.nouns import Noun
from dragoman.reading.acts.wording import Sentence
from dragoman.types import Entity


def find_issue(sentence: Sentence, low: int, high: int) -> Hit | None:
    """The issue named first; of a compound its last word: in "water talks" the talks.

    Membership is told apart by what one would be a member of, where an organisation is named beside it.
    """
    hit = _find_issue(sentence, low, high)
    if hit and hit.label == "military action" and pattern("strike_dated").match(sentence.folded, hit.start):
        hit = hit._replace(label="strike")
    given = pattern("given").search(sentence.folded, low, high)
    if given and (hit is None or given.start() < hit.start) and _is_kind(sentence.noun(given.start(1)), "place"):
        return Hit("territory", given[0], *given.span())
    held = pattern("controls").search(sentence.folded, low, high)
    if held and (hit is None or held.start() < hit.start) and _is_kind(sentence.noun(held.start(1)), "place"):
        return Hit("territory", held[0], *held.span())
    freed = pattern("set_free").search(sentence.folded, low, high)
    if freed and (hit is None or freed.start() <= hit.start):
        return Hit("prisoners", freed[0], *freed.span())
    swapped = pattern("swapped").search(sentence.folded, low, high)
    if swapped and (hit is None or swapped.start() <= hit.start):
        return Hit("prisoners", swapped[0], *swapped.span())
    joins = pattern("joins").search(sentence.folded, low, high)
    if joins and (noun := sentence.noun(joins.start(1))) and noun.entity and noun.entity.kind == "organisation":
        return Hit(f"{noun.entity.name} membership", joins[0], *joins.span())
    went = pattern("went").search(sentence.folded, low, high) if hit is None else None
    went = went or (pattern("sends").search(sentence.folded, low, high) if hit is None else None)
    noun = sentence.noun(went.start(1)) if went else None
    if went and noun and noun.entity and noun.form == "name" and _may_be_place(noun.entity, noun.entity.name):
        return Hit("meeting", went[0], *went.span())
    if hit is None:
        return _of_named_thing(sentence, low, high)
    if hit.label != "membership":
        return hit
    near = (o.noun.entity for o in others(sentence, max(0, hit.start - 12), min(high, hit.end + 25)))
    body = next((e for e in near if e and e.kind == "organisation"), None)
    return hit._replace(label=f"{body.name} membership") if body else hit


def _of_named_thing(sentence: Sentence, low: int, high: int) -> Hit | None:
    """The issue of a thing with a name of its own, which hides its noun: "the filling of the Vantha dam"."""
    for other in others(sentence, low, high):
        entity = other.noun.entity
        if entity is None or other.noun.form != "name" or other.preposition in ("in", "at", "near", "on"):
            continue
        first, _, last = entity.name.casefold().rpartition(" ")
        if first and entity.kind == "place" and (hit := lexicon().issues.at(last, 0)):
            return Hit(hit.label, last, other.at, other.at + 1)
    return None


def _is_kind(noun: Noun | None, kind: str) -> bool:
    return noun is not None and noun.entity is not None and noun.entity.kind == kind


def _find_issue(sentence: Sentence, low: int, high: int) -> Hit | None:
    best: Hit | None = None
    occasion: Hit | None = None
    for hit in lexicon().issues.find(sentence.folded, low, high):
        if hit.base == "talk" and sentence.folded.startswith(" of ", hit.end):
            continue  # "scotched talk of a truce"
        if hit.base == "meet" and _is_fulfilled(sentence.folded, hit):
            continue  # "meets daily needs", "until the demands are met"
        if hit.base == "trade" and (
            _TRADES.search(sentence.folded, 0, hit.start) or sentence.folded.startswith("traded", hit.start)
        ):
            continue  # "will not trade the sea for a discount", "cannot be traded for a licence"
        if hit.base == "settlement" and any(
            h.label != "meeting" for h in lexicon().issues.find(sentence.folded, hit.end, high)
        ):
            continue  # "a settlement under which they would get a pay rise"
        if hit.base == "security" and sentence.folded[: hit.start].endswith("national "):
            continue  # "on grounds of national security"
        if hit.base == "broker" and sentence.folded[: hit.end].endswith("ed"):
            continue  # "a truce brokered by them"
        if hit.label == "strike" and _hits_land(sentence, hit):
            hit = hit._replace(label="military action")
        if best is None and hit.label == "meeting" and pattern("when").search(sentence.folded, low, hit.start):
            occasion = occasion or hit  # "will free them ahead of the talks in Doha", where nothing else is named
            continue
        if best is not None and best.base in matter_lists().stays and hit.label in ("inspections", "observers"):
            return hit  # "a visit without samples", "a visit to the site by inspectors", "to host a monitoring team"
        is_settler = best is not None and hit.label in matter_lists().settlers
        if is_settler and pattern("put_to").search(sentence.folded, low, hit.start):
            return hit  # "that the pay question be put to arbitration"
        if best is not None and (sentence.folded[best.end : hit.start] not in (" ", "-") or " " in best.base):
            break
        best = hit
    return best or occasion


def _hits_land(sentence: Sentence, hit: Hit) -> bool:
    """Whether a strike is one on a land: "to hold off on striking Norrland"."""
    at = _ON.match(sentence.folded, hit.end)
    noun = sentence.noun(at.end()) if at else None
    return _is_kind(noun, "place")


_ON = re.compile(r" (?:on |against |at )?(?:the )?")
_TRADES = re.compile(r"\b(?:to|not|n't|will|would|never|and|could|can) $")


def _is_fulfilled(folded: str, hit: Hit) -> bool:
    if folded.startswith("meeting", hit.start):
        return False
    return bool(pattern("met").match(folded, hit.end) or pattern("is_met").search(folded[: hit.start]))


def own_noun(sentence: Sentence, text: str, low: int, high: int) -> str | None:
    """The article's own words for an object that no list knows: "the lower gates" gives "lower gates", and so does "to
    ask Norland for a review of the lower gates"."""
    folded, found = sentence.folded, None
    lead = pattern("object_lead").match(folded, low, high)
    at = lead.end() if lead else low
    last_of_lead = lead[0].split()[-1:] if lead else []
    is_done = bool(last_of_lead) and last_of_lead[0] not in ("on", "of", "for")
    while match := _object_at(folded, at, high, is_done):
        words = sentence.spell(text, *match.span()).strip()
        if not words or folded[match.end() : match.end() + 1].isalpha():
            return found
        last = words.split()[-1].casefold()
        is_measure = last in matter_lists().measures | matter_lists().spans
        found = found if is_measure else words
        carried = pattern("carried").match(folded, match.end(), high)
        if carried is None or not (is_measure or last in lexicon().lists.carrying):
            return found
        at, is_done = carried.end(), True
    return found


def _object_at(folded: str, at: int, high: int, is_done: bool) -> re.Match[str] | None:
    """The words of an object that begins at `at`. `is_done`: something is done with it, so that a plural, and "rest-day
    working", need no article."""
    first = pattern("object_first").match(folded, at, high)
    found = pattern("object").match(folded, first.end() if first else at, high)
    is_bare = found is not None and (_PLURAL.search(found[0]) or _HYPHENED.match(found[0]))
    return found if first or (is_done and is_bare) else None


_PLURAL = re.compile(r"[^s]s\Z")
_HYPHENED = re.compile(r"[a-z]+-[a-z]+ [a-z]")


def find_venue(sentence: Sentence, cast: Cast, low: int, high: int, host: bool = False) -> str | None:
    """The place of a meeting: "in Tarn", "to Tarn" after a word of going, "visit Tarn"."""
    text = cast.text
    for other in others(sentence, low, high):
        entity = other.noun.entity
        if entity is None or other.noun.form != "name" or other.owns:
            continue
        before = sentence.folded[low : other.at]
        if re.search(r"\bcapital of (?:the )?$", before) and (seat := cast.seat(entity)):
            return seat.name
        if not _may_be_place(entity, text[other.noun.start : other.noun.end]):
            continue
        if pattern("happens_in").search(before):
            continue  # "talks on ending the war in X": where something is, not where they meet
        words = text[other.noun.start : other.noun.end]
        if (sited := pattern("sited").search(before)) and entity.kind == "place":
            is_far = sited[1] == "to" and not (host or lexicon().going.first(before))
            if not is_far:
                return words  # "to the capital, Pell", "at the lake resort of Orsa"
        if other.preposition in ("in", "at") and (entity.kind == "place" or pattern("meets_in").search(before)):
            return words
        if (other.preposition == "to" and host) or is_gone_to(other, sentence.folded, low):
            return words
        if other.preposition == "" and re.search(
            r"\bvisit(?:ing)? $|\bhost(?:ing)? (?:the )?(?:talks|meeting) in $", before
        ):
            return words
    return None


def _may_be_place(entity: Entity, words: str) -> bool:
    """A place, or a single name that the model may have taken for a person: "to travel to X" is to a place."""
    if entity.kind in ("place", "organisation"):
        return True
    return entity.kind == "person" and " " not in entity.name and not entity.role and words == entity.name


def find_date(sentence: Sentence, text: str, low: int, high: int) -> str | None:
    """Time words of the offer, as they stand."""
    match = lexicon().dates.search(sentence.folded, low, high)
    return sentence.spell(text, match.start(), match.end()) if match else None


class Condition(NamedTuple):
    words: str
    start: int
    """Where it begins in the sentence."""
    end: int


def find_condition(sentence: Sentence, text: str, refuses: bool) -> Condition | None:
    """The condition in its own words: from "if" or "until" to the end of its clause."""
    lists = lexicon().lists
    for match in lexicon().conditions.finditer(sentence.folded):
        word = match[0]
        rest = sentence.folded[match.end() :]
        if word in lists.after_no and not refuses:
            continue
        if word == "should" and not re.match(rf"\s+{PARTY} [a-z]+", rest):
            continue
        if (word == "once" and re.match(r"\s+(?:again|more|and)\b|\W", rest)) or not rest.strip(" .,"):
            continue
        if word in ("if", "if not") and re.match(r"(?: not)? [a-z]+(?:[\"”’'.,]|$)", rest):
            continue  # "very serious, if not overwhelming"
        if word == "without" and re.match(r"\s+(?:delay|conditions?|preconditions?|pre-conditions?)\b", rest):
            continue
        if word == "if" and re.search(
            r"\b(?:ask(?:ed|s)?(?: \S+)?|know|see|wonder(?:ed)?|as|even|what) $", sentence.folded[: match.start()]
        ):
            continue
        stop = _close(sentence, match.start(), match.end())
        words = sentence.spell(text, match.start(), stop).strip().rstrip(" ,.;:!?\"”“’»'")
        if words:
            return Condition(words, match.start(), stop)
    return None


def _close(sentence: Sentence, start: int, end: int) -> int:
    """A condition that opens the sentence ends at its comma, another at the sentence's end."""
    opens = not re.search(r"\w\s*,?\s*\w", sentence.folded[:start])
    comma = re.search(r",(?!\d)| then " if opens else r",(?! and)(?!\d)\s", sentence.folded[end:])
    return end + comma.start() if comma else len(sentence.folded)
