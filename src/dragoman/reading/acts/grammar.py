"""What stands beside a verb: its subject with negation and modality, and the parties after it."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal, NamedTuple

from dragoman.reading.acts.lexicon import PARTY, lexicon, pattern
from dragoman.reading.acts.nouns import Noun
from dragoman.reading.acts.wording import Sentence
from dragoman.reading.words import alternatives

SubjectKind = Literal["party", "none", "shared", "other"]


class Subject(NamedTuple):
    """Who does what the verb says: a party, nobody named (an infinitive, a command), or some other thing."""

    kind: SubjectKind
    noun: Noun | None
    negated: bool
    modal: str | None
    passive: bool
    perfect: bool
    """Whether "has", "had" or "did" tells that it is of the past."""
    start: int
    """Where the verb's auxiliaries begin."""


@cache
def _token() -> re.Pattern[str]:
    """A party, a word or a sign; a "no" of several words ("at no time") is one."""
    phrases = alternatives(word for word in lexicon().negators if " " in word)
    return re.compile(rf"{PARTY}|\b(?:{phrases})\b|'(?:m|ll|re|ve|d|s)\b|[^\W_]+(?:['\-][^\W_]+)*|[^\w\s]")


def subject_of(sentence: Sentence, at: int) -> Subject:
    """The subject of the verb that begins at `at`: what stands before it, past auxiliaries and adverbs."""
    words = lexicon()
    tokens = list(_token().finditer(sentence.folded, 0, at))
    used: list[str] = []
    number = len(tokens) - 1
    while number >= 0 and (tokens[number][0] in words.between or _is_adverb(tokens[number][0])):
        used.append(tokens[number][0])
        number -= 1
        if number >= 0 and "to" in used and tokens[number][0] in words.lists.deciding:
            number -= 1  # "has voted not to accept": done by a vote
        if (
            number > 0
            and used[-1] == "to"
            and tokens[number][0] in words.lists.hearsay
            and tokens[number - 1][0] in _BE
        ):
            number -= 2  # "is understood to have agreed": it is said that he has
    number = _before_aside(tokens, number, used)
    start = tokens[number + 1].start() if number + 1 < len(tokens) else at
    noun, kind = None, "other"
    token = tokens[number][0] if number >= 0 else ""
    if number < 0:
        kind = "none"
    elif noun := sentence.noun(tokens[number].start()):
        if number > 1 and noun.form == "name" and _are_two(sentence, tokens, number):
            noun = Noun(noun.start, noun.end, None, "both")
        if (
            number > 1
            and tokens[number - 1][0] in ("from", "of", "in", "on")
            and tokens[number - 2][0] in ("nobody", "one", "none", "neither", "no")
        ):
            used.append("not")
        used += _inverted(tokens, number)
        is_purpose = used and used[-1] == "to" and tokens[number].start() > _lead(sentence)
        kind = "other" if is_purpose else "party"
    elif token in ("that", "who", "which") and (told := _CLEFT.search(sentence.folded, 0, tokens[number].start())):
        noun = sentence.noun(told.start(1))
        kind = "party" if noun else "other"
    elif token in (",", "and", "but", "or", "then", "who", "—", "–", "-") or (token == "that" and number == 0):
        near = number - 2 if token == "who" and number > 1 and tokens[number - 1][0] == "," else number - 1
        is_who = token == "who"
        noun = sentence.noun(tokens[near].start()) if is_who and near >= 0 else None
        noun = noun if is_who else _earlier(sentence, tokens[: number + 1])
        # "Praised the fans who had backed it": of whom no party is named, none did it.
        kind = ("party" if noun else "other") if token == "who" else "shared"
    elif token in ("nobody", "nothing", "none", "neither", "one") or token in words.negators:
        used.append("not")
        kind = "other"
    if not used:  # no auxiliary or adverb, as with most verbs
        return Subject(kind, noun, False, None, False, False, start)  # type: ignore[arg-type]
    negated = any(w in words.negators or w.endswith("n't") for w in used)
    modal: str | None = next((m for m in ("could", "may", "might", "can") if m in used), None)
    modal = modal or next((m for m in ("will", "would", "shall") if m in used), None)
    modal = modal or ("would" if "'d" in used else "will" if "'ll" in used or "won't" in used else None)
    passive = any(w in used for w in _BE)
    perfect = any(w in used for w in ("has", "have", "had", "did", "didn't", "hasn't", "haven't", "'ve", "hadn't"))
    modal = modal or next((m for m in ("should", "must") if m in used), None)
    return Subject(kind, noun, negated, modal, passive, perfect, start)  # type: ignore[arg-type]


def _inverted(tokens: list[re.Match[str]], number: int) -> list[str]:
    """The auxiliary, and "not", where a "no" before the party at a token opens the clause: "nor did Norrland ask"."""
    first = number - 1 - (number > 0 and tokens[number - 1][0] == "the")
    if first < 1 or tokens[first][0] not in _INVERTED:
        return []
    opening = tokens[first - 1][0]
    is_no = opening in _OPENING_NO or (" " in opening and opening in lexicon().negators)
    return ["not", tokens[first][0]] if is_no else []


_INVERTED = frozenset(["did", "does", "do", "has", "have", "had", "will", "would", "is", "are", "was", "were"])
_OPENING_NO = frozenset(["nor", "neither", "never"])


def _before_aside(tokens: list[re.Match[str]], number: int, used: list[str]) -> int:
    """The token before an aside that says no once more and the auxiliaries before it: "does not, and never will,"."""
    words = lexicon()
    if number < 3 or tokens[number][0] != ",":
        return number
    opening = next((n for n in range(number - 1, max(0, number - 7), -1) if tokens[n][0] == ","), None)
    within = [t[0] for t in tokens[opening + 1 : number]] if opening else []
    if (
        opening is None
        or not within
        or within[0] not in ("and", "or", "nor")
        or not words.negators.intersection(within)
    ):
        return number
    used.append("never")
    number = opening - 1
    while number >= 0 and (tokens[number][0] in words.between or _is_adverb(tokens[number][0])):
        used.append(tokens[number][0])
        number -= 1
    return number


def _lead(sentence: Sentence) -> int:
    """Where the sentence's first word stands: a headline's "Norrland to offer" begins with who will."""
    match = re.search(r"[\w\ue000-\uf8ff]", sentence.folded)
    return match.start() if match else 0


_BE = (
    "is",
    "are",
    "was",
    "were",
    "be",
    "been",
    "being",
    "am",
    "'m",
    "'re",
    "remains",
    "remain",
    "remained",
    "stands",
    "stood",
    "ain't",
    "isn't",
    "aren't",
    "wasn't",
    "weren't",
)


# "It was the Lorrener side that asked": the party between is the subject.
_CLEFT = re.compile(rf"\bit (?:was|is) (?:not )?(?:the )?({PARTY})(?: (?:side|government|delegation))?\s*\Z")


def _are_two(sentence: Sentence, tokens: list[re.Match[str]], number: int) -> bool:
    """Whether the party at a token is the second of two: "Norrland and Sudmark agreed" is no act of one."""
    number -= tokens[number - 1][0] in ("the", "both")
    if number < 2 or tokens[number - 1][0] != "and" or not sentence.noun(tokens[number - 2].start()):
        return False
    return number < 3 or tokens[number - 3][0] not in _PREPOSITIONS


def _is_adverb(word: str) -> bool:
    is_adverb = len(word) > 4 and word.endswith("ly") and word not in lexicon().lists.not_adverbs
    return is_adverb or word.endswith("n't")


def _earlier(sentence: Sentence, tokens: list[re.Match[str]]) -> Noun | None:
    """The subject that a second verb shares with the first: the first party of the sentence not after a preposition."""
    for number, token in enumerate(tokens):
        noun = sentence.noun(token.start())
        before = tokens[number - 1][0] if number else ""
        after = tokens[number + 1][0] if number + 1 < len(tokens) else ""
        if noun and before not in _PREPOSITIONS and after not in ("'s", "'"):
            return noun
    return None


_PREPOSITIONS = frozenset(
    [
        "in",
        "at",
        "to",
        "of",
        "with",
        "from",
        "by",
        "for",
        "on",
        "against",
        "about",
        "after",
        "before",
        "between",
        "under",
        "near",
        "through",
        "via",
    ]
)


def first_party(sentence: Sentence, at: int) -> Noun | None:
    """The first party of the sentence before `at` that no preposition leads in: mostly its subject."""
    return _earlier(sentence, list(_token().finditer(sentence.folded, 0, at)))


class Other(NamedTuple):
    """A party after a verb, with the preposition before it ("" for an object)."""

    noun: Noun
    preposition: str
    at: int
    owns: bool
    """Whether it only says whose ("Norrland's offer")."""


_OTHER = re.compile(rf"(?:\b([a-z]+)\s+(?:the |both |any |all |its |their |his |her |that )?)?({PARTY})('s\b|')?")


def others(sentence: Sentence, low: int, high: int) -> list[Other]:
    """The parties in a stretch, in order."""
    found = []
    for match in _OTHER.finditer(sentence.folded, low, high):
        noun = sentence.noun(match.start(2))
        if noun:
            word = match[1] or ""
            found.append(Other(noun, word if word in _PREPOSITIONS else "", match.start(2), bool(match[3])))
    return found


def is_gone_to(other: Other, folded: str, low: int) -> bool:
    """Whether words that begin at `low` tell of going to a place: "to travel to Tarn", "left for Tarn"."""
    if other.preposition not in ("to", "for"):
        return False
    hits = lexicon().going.find(folded, low, other.at)
    return any(other.preposition == "to" or _LEFT_FOR.fullmatch(folded, hit.start, other.at) for hit in hits)


_LEFT_FOR = re.compile(r"[a-z ]+ for (?:the )?")


def clause_start(sentence: Sentence, at: int) -> int:
    """Where the clause begins that `at` stands in."""
    found = [m.end() for m in _CLAUSE_START.finditer(sentence.folded, 0, at)]
    return found[-1] if found else 0


_CLAUSE_START = re.compile(
    r",? (?:and|but|or|because|while|as) that |,? (?:but|while|because) |, and |, (?=[\ue000-\uf8ff] )"
)


def clause_end(sentence: Sentence, at: int) -> int:
    """Where what belongs to the verb before `at` ends."""
    for match in pattern("clause_end").finditer(sentence.folded, at):
        if match.start() > at:  # "rejected as absurd her offer": what follows the verb directly is of it
            return match.start()
    return len(sentence.folded)
