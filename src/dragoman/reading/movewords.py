"""The verbs by which the writer tells of a move, ready to be looked for (resources/moves.yaml, verbs.yaml)."""

from __future__ import annotations

import re
from functools import cache

import msgspec

from dragoman.reading.acts.lexicon import lexicon
from dragoman.reading.words import alternatives, forms, load_verbs, past_forms, third_person
from dragoman.resources import load_words


class Moves(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`resources/moves.yaml`, whose comments say what each list is for."""

    verbs: list[list[str]]
    irregular: dict[str, list[str]]
    leading: list[str]
    adverbs: list[str]
    light: list[str]
    deeds: list[str]
    passive: list[str]
    messages: list[str]
    adding: list[str]
    no_agents: list[str]
    placing: list[str]
    parties: list[str]
    manner: list[str]
    auxiliaries: list[str]
    leaving: list[str]
    no_subjects: list[str]
    answered: list[str]
    numbers: list[str]
    awaited: list[str]
    withheld: list[str]
    headed: list[str]


@cache
def move_lists() -> Moves:
    return load_words("moves", Moves)


@cache
def move_verbs() -> re.Pattern[str]:
    """A finite form of one of the verbs."""
    return re.compile(
        rf"\b(?P<verb>{_CONDITIONAL}|{alternatives(_finite())}|declare[ds](?={_READY})"
        rf"|(?:gave|given|gives)(?={_GIVEN})|(?:took|takes|taken)(?={_TAKEN}))\b(?!-)",
        re.I,
    )


def ends_in_move(words: str) -> bool:
    """Whether words may end in what `move_verbs` finds: one look at the last word spares the search."""
    last = _LAST.search("".join(words.rsplit(None, 1)[-1:]))
    return last is not None and last[0].lower() in _last_words()


_LAST = re.compile(r"\w+\Z")


@cache
def _last_words() -> frozenset[str]:
    # The verbs that what follows makes moves ("gave", "declared") stand before it, so none of them comes last.
    found = (_LAST.search(form) for form in _finite())
    return frozenset({"on", "upon", *(last[0].lower() for last in found if last)})


@cache
def _finite() -> frozenset[str]:
    verbs, irregular = load_verbs(), move_lists().irregular | load_verbs().irregular
    every = [*verbs.moves, *(verb for family in move_lists().verbs for verb in family)]
    past = {form for verb in every for form in past_forms(verb, irregular)}
    return frozenset(past | {third_person(verb) for verb in every})


@cache
def moves() -> re.Pattern[str]:
    """A finite form of one of the verbs, with its auxiliary and adverb; its base form after "was quick to"."""
    # The first "\b" spares the rest at four letters in five.
    return re.compile(rf"\b(?:(?:has|have|had)\s+)?(?:\b{_adverbs()}\s+){{0,2}}(?:{_move()})", re.I)


def has_move(line: str) -> bool:
    """Whether `moves` finds anything: three times as fast as asking it, where mostly it does not."""
    return _lower_move().search(line.lower()) is not None


@cache
def _lower_move() -> re.Pattern[str]:
    return re.compile(_move())


@cache
def _move() -> str:
    lists, verbs = move_lists(), load_verbs()
    base = alternatives([*verbs.moves, *(verb for family in lists.verbs for verb in family)])
    led = rf"\b(?:{alternatives(lists.leading)}|{_VOTED})\s+(?:{_adverbs()}\s+)?(?P<base>{base})\b(?!-)"
    return f"{move_verbs().pattern}|{led}"


@cache
def _adverbs() -> str:
    return rf"(?:{alternatives(move_lists().adverbs)}|(?!{NO_ADVERBS})[a-z]+ly)"


def verb_span(match: re.Match[str]) -> tuple[int, int]:
    """Where the verb itself stands."""
    return match.span("verb") if match["verb"] else match.span("base")


@cache
def participles() -> re.Pattern[str]:
    """A past form of one of the verbs, or of one that passes words on."""
    verbs, irregular = load_verbs(), move_lists().irregular | load_verbs().irregular
    every = [*verbs.moves, *(verb for family in move_lists().verbs for verb in family), *move_lists().passive]
    return re.compile(rf"\b(?P<verb>{alternatives({f for v in every for f in past_forms(v, irregular)})})\b", re.I)


@cache
def adding() -> re.Pattern[str]:
    """A participle behind a comma by which the subject of a sentence says another thing: ", accusing"."""
    irregular = load_verbs().irregular
    every = {f for v in move_lists().adding for f in forms(v, irregular) if f.split()[0].endswith("ing")}
    return re.compile(
        rf"(?:,|\bquoted(?:\s[^,;:]{{1,60}}?)?\sas|\b(?:wrote|written|letter)\sto\s(?:[\w’'.-]+\s?){{1,4}}?)\s(?P<verb>{alternatives(every)})\b",
        re.I,
    )


@cache
def messages() -> re.Pattern[str]:
    """A verb whose infinitive gives the words of what was said."""
    irregular = load_verbs().irregular
    return re.compile(rf"\b(?:{alternatives({f for v in move_lists().messages for f in forms(v, irregular)})})\b", re.I)


@cache
def placing() -> re.Pattern[str]:
    """A form of a verb of putting something before somebody."""
    irregular = move_lists().irregular | load_verbs().irregular
    return re.compile(
        alternatives({f for v in move_lists().placing for f in (*past_forms(v, irregular), third_person(v))}), re.I
    )


@cache
def offers() -> re.Pattern[str]:
    """What was offered, asked or agreed before: "the deal", "his request"."""
    nouns = alternatives(lexicon().lists.offers)
    return re.compile(rf"(?:the|his|her|its|their|that|this|such an?)\s+(?:[\w-]+\s+){{0,2}}?(?:{nouns})\b", re.I)


@cache
def light_verbs() -> re.Pattern[str]:
    return _whole(move_lists().light)


@cache
def deed_verbs() -> re.Pattern[str]:
    return _whole(move_lists().deeds)


def _whole(verbs: list[str]) -> re.Pattern[str]:
    irregular = move_lists().irregular | load_verbs().irregular
    every = {f for v in verbs for f in (v, third_person(v), *past_forms(v, irregular))}
    return re.compile(rf"(?:{alternatives(every)})\Z", re.I)


NO_ADVERBS = "reply|supply|apply|assembly|family|ally"
"""What ends as adverbs do and is none."""
_GIVEN = (
    r"\s(?:[\w’'-]+\s){1,6}?(?:until\b|till\b|\w+\s(?:days|hours|weeks)\s(?:in which\s)?to\b"
    r"|short\sshrift|the\scold\sshoulder|the\sthumbs[-\s](?:up|down)"
    r"|the\sgreen\slight|the\sgo-ahead|the\snod|(?:his|her|its|their)\s(?:blessing|backing|consent|support|approval)"
    r"|an?\s(?:cool|cold|frosty|warm|guarded|cautious|lukewarm)\s(?:welcome|reception|response))"
)
"""What makes "gave" a move: an ultimatum, or an answer to what stands between."""
_CONDITIONAL = r"ma(?:de|kes)\s(?:[\w’'-]+\s){1,6}?(?:conditional|dependent|contingent)\s(?:up)?on"
_VOTED = r"vote[ds](?:\s[a-z]+ly|\sby\s(?:[\w-]+\s){1,4}?to\s[\w-]+|\s\d+[-–]\d+)?\sto"
"""After this the base form tells what was voted: "voted by four to one to | accept"."""
_TAKEN = r"\s(?:him|her|it|them|[A-Z][\w’'-]+)\sup\son\b"
"""What makes "took" a move."""
_READY = r"\s+(?:him|her|it|them)sel(?:f|ves)\s+(?:ready|prepared|willing|open)\b"
"""What makes "declared" a move."""
