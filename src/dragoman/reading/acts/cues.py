"""Acts that the cue itself tells: "offered", "has not ruled out", "described … as unacceptable"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from dragoman.reading.acts.cast import Cast
from dragoman.reading.acts.contents import read_content
from dragoman.reading.acts.grammar import subject_of
from dragoman.reading.acts.lexicon import Hit, find_verbs, lexicon, pattern
from dragoman.reading.acts.matters import is_vague
from dragoman.reading.acts.moment import Moment
from dragoman.reading.acts.special import read_special
from dragoman.reading.acts.talks import Draft
from dragoman.reading.acts.terms import find_issue
from dragoman.reading.acts.verbs import read_verb
from dragoman.reading.acts.wording import Sentence, read_sentences, words_in
from dragoman.types import Span, Statement

GAP = 80
"""Characters between cue and content that may hold whom it was said to."""


def read_cue(m: Moment, statement: Statement) -> Iterator[Draft]:
    """Acts of the cue with its content. Content after the cue is read on from it: "called" and "for talks" are one."""
    assert statement.cue
    m = m._replace(is_cue=True)
    cue = statement.cue
    after = (span for span in statement.content if cue.end <= span.start <= cue.end + GAP)
    content = next(after, statement.content[0])
    if _is_plain(m.cast, cue, content):
        return
    text = m.cast.text
    whole: list[Sentence] = []
    follows = cue.end <= content.start <= cue.end + GAP and "\n" not in text[cue.end : content.start]
    if follows:
        whole = read_sentences(m.cast, Span(cue.start, content.end, ""), m.voice)
        if not whole:
            return
        head = complement = whole[0]
        end = min(bisect_left(head.places, cue.end), len(head.folded))
        low = end
    else:
        heads, contents = read_sentences(m.cast, cue, m.voice), read_sentences(m.cast, content, m.voice)
        if not heads or not contents:
            return
        head, complement, end, low = heads[-1], contents[0], len(heads[-1].folded), 0
    why = (cue.start, cue.end)
    negated = pattern("negated").search(head.folded, 0, end) is not None
    silent = _silence(m, head.folded[:end], complement.folded[low:], why)
    if silent:
        yield silent
        return
    special = [] if negated else list(read_special(m, head.folded[:end], complement, low, follows))
    if special:
        yield from (draft._replace(why=why) for draft in special)
        return
    hits = [h for h in find_verbs(head.folded) if h.start < end]
    if not hits:
        if follows and pattern("who_would").search(head.folded, 0, end):
            yield from read_content(m._replace(is_cue=False), complement)  # "said he would not [attend the summit]"
        return
    chosen = _deciding(head.folded, hits, follows)
    if chosen is None:
        return
    hit, led = chosen
    subject = subject_of(head, hit.start)
    if follows and subject.kind == "party" and subject.noun and m.own(subject.noun.entity) and hit.label != "promise":
        yield from read_content(m._replace(is_cue=False), complement)  # "says it never signed up to"
        return
    if subject.kind == "other" and not head.folded[hit.start : hit.end].split(" ")[0].endswith("ing"):
        return
    if hit.base == "ask" and _WONDERS.match(head.folded, hit.end):
        return
    idle = (
        lexicon().courtesies.first(head.folded, hit.end, max(low, hit.end))
        if hit.label in ("propose", "light")
        else None
    )
    if idle:
        return
    subject = subject._replace(kind="none", noun=None)
    if hit.label == "promise" and follows and pattern("never_to").fullmatch(head.folded, hit.end, end):
        led, negated = True, False  # "vowed never to [sign]"
        subject = subject._replace(negated=False)
    if negated:
        subject = subject._replace(negated=True)
    meanwhile = pattern("meanwhile").match(head.folded, max(hit.end, end)) if follows else None
    between = head.folded[hit.end : end]
    led = led or (follows and pattern("of_whom").fullmatch(between) is not None)  # "urged Norrland to [lift …]"
    objects = (lexicon().claims, lexicon().offers, lexicon().nouns, lexicon().issues)
    has_object = any(words.first(between) for words in objects)
    start = (
        hit.end if follows and (led or has_object or hit.end >= low or pattern("particle").fullmatch(between)) else low
    )
    if meanwhile and start <= meanwhile.start():
        start = meanwhile.end()  # "has insisted since the summer that …"
    if has_object and not follows:
        complement, start = head, hit.end
    draft = read_verb(m, hit, subject, complement, start, why)
    if (
        draft
        and (draft.issue is None or is_vague(draft.issue))
        and follows
        and len(whole) > 1
        and complement.folded.rstrip().endswith(":")
    ):
        about = find_issue(whole[1], 0, len(whole[1].folded))  # "put forward a plan: a truce of ten days"
        draft = draft._replace(issue=about.label if about else None)
    if draft:
        yield draft


def _is_plain(cast: Cast, cue: Span, content: Span) -> bool:
    """Whether a cue only says that something was said: "said", "according to". Four cues of ten are such, and their
    sentences are not made ready for them: a fifth of what the acts of an article take."""
    words = words_in(cast)
    if not pattern("plain").fullmatch(words, cue.start, cue.end) or pattern("said_yes").match(words, cue.end):
        return False
    said = words[min(cue.end, content.start) : content.end]
    return not any(word in said for word in lexicon().lists.mute)


def _deciding(folded: str, hits: list[Hit], follows: bool) -> tuple[Hit, bool] | None:
    """Which of a cue's verbs tells its act, mostly the last, and whether what it is done to begins right after it."""
    last, before = hits[-1], hits[-2] if len(hits) > 1 else None
    told = next((h for h in hits[:-1] if h.label in ("deny", "confirm")), None)
    if told and follows:
        return told, True  # "denied that it had agreed to [talks]"
    if before is None:
        return last, False
    between = folded[before.end : last.start]
    if before.label != "light" and _TO.fullmatch(between):
        if before.label == last.label == "reject":
            return None  # "refused to rule out"
        return (before, True) if follows else (last, False)  # "threatened to walk out of [the talks]": a threat
    if _NOUN.fullmatch(between):
        return before, False  # "addressed an appeal to": "appeal" is no verb there
    return last, False


_WONDERS = re.compile(r"\s*(?:by \S+ |\w+ )?(?:about|whether|why|how|what|when)\b")
_NOUN = re.compile(r"\s+(?:(?:an?|the|its|his|her|their)(?: [a-z-]+)?\s+)?")
_TO = re.compile(r"\s+(?:not )?to\s+")


def _silence(m: Moment, head: str, content: str, why: tuple[int, int]) -> Draft | None:
    """ "declined to comment", "did not immediately respond to a request": words that were not given."""
    if pattern("mute").search(f"{head.rstrip()} {content.lstrip()}", 0, len(head) + 40):
        return Draft("no-comment", why, m.voice.speaker)
    match = pattern("withheld").search(head)
    if match is None:
        return None
    both = f"{head[match.end() :].rstrip()} {content.lstrip()}"
    both = re.sub(r"^(?:\s|to\b|immediately\b|directly\b|publicly\b|further\b)*", "", both)
    hit = None if both.startswith("be drawn into") else lexicon().silence.at(both, 0)
    if hit is None or hit.start > 1:
        return None
    rest = both[hit.end :]
    if hit.base == "say" and not re.match(r"\W*(?:whether|if|when|how|what|why|who|where|which|more|anything)\b", rest):
        return None
    if hit.base == "answer" and not re.match(r"\W*(?:whether|if|when|how|what|why|who|where)\b", rest):
        return None
    if hit.base == "confirm or deny":
        return None
    if hit.base == "respond" and not pattern("to_request").match(rest):
        return None
    return Draft("no-comment", why, m.voice.speaker)
