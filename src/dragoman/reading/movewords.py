"""The verbs by which the writer tells of a move, ready to be looked for (resources/moves.yaml, verbs.yaml)."""

from __future__ import annotations

import re
from collections.abc import Mapping
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
    apart: dict[str, list[str]]
    particles: list[str]
    willing: list[str]
    answering: list[str]
    counted: list[str]
    asked: list[str]
    bidding: list[str]


@cache
def move_lists() -> Moves:
    return load_words("moves", Moves)


@cache
def move_verbs() -> re.Pattern[str]:
    """A finite form of one of the verbs."""
    return re.compile(
        rf"\b(?P<verb>{_CONDITIONAL}|{alternatives(_finite())}|{_apart()[0]})\b(?!-)",
        re.I,
    )


@cache
def _apart() -> tuple[str, frozenset[str]]:
    """A verb whose particle or phrase stands behind its object: "took | it off the table"."""
    lists, verbs = move_lists(), load_verbs()
    irregular = lists.irregular | verbs.irregular
    ways = [
        _answered(),
        rf"declare[ds](?={_READY})",
        rf"(?:gave|given|gives)(?={_GIVEN})",
        rf"(?:took|takes|taken)(?={_TAKEN})",
    ]
    begins = {"declared", "declares", "gave", "given", "gives", "took", "takes", "taken"}
    begins |= {form.split()[0] for verb in lists.answering for form in _told(verb, irregular)}
    for tail, every in lists.apart.items():
        first = {form for verb in every for form in _told(verb, irregular)}
        begins |= first
        ways.append(rf"(?:{alternatives(first)})(?=\s{_THING}{tail}\b)")
    by_particle: dict[str, set[str]] = {}
    for verb in (*verbs.moves, *(verb for family in lists.verbs for verb in family)):
        particle = verb.partition(" ")[2]
        if particle in lists.particles:
            by_particle.setdefault(particle, set()).update(form.split()[0] for form in _told(verb, irregular))
    begins.update(*by_particle.values())
    ways += [
        rf"(?:{alternatives(found)})(?=\s{_OBJECT}\s{particle}{_ENDED})" for particle, found in by_particle.items()
    ]
    # Asked at every word of every article: one look at the first word spares the rest.
    return rf"(?=(?:{alternatives(begins)})\s)(?:{'|'.join(ways)})", frozenset(begins)


def _told(verb: str, irregular: Mapping[str, list[str]]) -> set[str]:
    return {*past_forms(verb, irregular), third_person(verb)}


@cache
def _answered() -> str:
    """ "Answered on Monday | with an offer of 150"."""
    return rf"(?:{_answering()})(?=(?:\s[\w’'.-]+){{0,4}}?\swith\s{_counted()})"


@cache
def _answering() -> str:
    irregular = move_lists().irregular
    return alternatives({f for v in move_lists().answering for f in (*past_forms(v, irregular), third_person(v))})


@cache
def _counted() -> str:
    lists = move_lists()
    which = r"(?:an?|the|its|his|her|their|one|two|three|four|five|six|several|some|another)"
    return rf"{which}\s+(?:[\w.-]+\s+){{0,2}}?(?:{alternatives(lists.counted)})s?\b"


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
    return re.compile(rf"\b(?={_begins()})(?:(?:has|have|had)\s+)?(?:\b{_adverbs()}\s+){{0,2}}(?:{_move()})", re.I)


@cache
def _begins() -> str:
    """How a word begins with which a match of `moves` may: one look spares the rest at most words."""
    lists = move_lists()
    every = {*_finite(), *lists.adverbs, *lists.leading, *_apart()[1], "has", "have", "had", "made", "makes"}
    firsts = {word.split()[0] for word in every} | {"vote", "will", "would", "was", "were", "is", "are"}
    return rf"(?:{alternatives(firsts)})|[a-z]+ly\s"


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
    being = alternatives({phrase.partition(" ")[2] for phrase in lists.leading if phrase.startswith(_BE)})
    other = alternatives([phrase for phrase in lists.leading if not phrase.startswith(_BE)])
    lead = rf"(?:(?:was|were|is|are)\s(?:[a-z]+\s)?(?:{being})|{other}|{_VOTED})\s+(?:{_adverbs()}\s+)?"
    will = rf"(?:will|would)\s(?:[a-z]+\s)?(?=(?:{alternatives(lists.willing)})\b)"
    begins = alternatives({*(p.split()[0] for p in lists.leading), "will", "would", "vote", "were", "are", "is"})
    led = rf"\b(?={begins})(?:{lead}|{will})(?P<base>{base})\b(?!-)"
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
    every = {f for v in move_lists().adding for f in _ing(v, irregular)}
    return re.compile(
        rf"(?:,|\bquoted(?:\s[^,;:]{{1,60}}?)?\sas|\b(?:wrote|written|letter)\sto\s(?:[\w’'.-]+\s?){{1,4}}?)\s(?P<verb>{alternatives(every)})\b",
        re.I,
    )


@cache
def answering() -> re.Pattern[str]:
    """A form of a verb of answering, whose answer stands behind "with" and "by"."""
    return re.compile(f"(?:{_answering()})", re.I)


@cache
def countering() -> re.Pattern[str]:
    """What somebody did for an answer: "hit back by | taking"."""
    lists, verbs = move_lists(), load_verbs()
    irregular = verbs.irregular | lists.irregular
    every = [*lists.adding, *verbs.moves, *(verb for family in lists.verbs for verb in family)]
    doing = [alternatives({f for v in every for f in _ing(v, irregular)})]
    for tail, apart in lists.apart.items():
        doing.append(rf"(?:{alternatives({f for v in apart for f in _ing(v, irregular)})})(?=\s{_THING}{tail}\b)")
    return re.compile(rf"\b(?:{_answering()})(?:\s[^,;:\s]+){{0,6}}?\sby\s(?P<verb>{'|'.join(doing)})\b", re.I)


def _ing(verb: str, irregular: Mapping[str, list[str]]) -> set[str]:
    return {form for form in forms(verb, irregular) if form.split()[0].endswith("ing")}


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
def offers(in_headline: bool = False) -> re.Pattern[str]:
    """What was offered, asked or agreed before: "the deal", "his request"; in a headline, "pay offer"."""
    nouns = alternatives(lexicon().lists.offers)
    asked = alternatives(move_lists().asked)
    return re.compile(
        rf"(?:(?:him|her|it|them)\s)?(?:(?:the|his|her|its|their|that|this|such an?)\s+){'?' if in_headline else ''}"
        rf"(?:[\w-]+\s+){{0,2}}?(?:(?:{nouns})s?\b"
        rf"|(?:asking\s)?(?:{asked})\s(?:it|he|she|they)\s(?:is\s|are\s|was\s|were\s)?(?:want|ask|demand|seek|sought)"
        rf"|asking\s(?:{asked})\b)|{_counted()}",
        re.I,
    )


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
_BE = ("was ", "were ", "is ", "are ")
_THING = r"(?:(?!(?:and|but|was|were|is|are|had|while|when|after|who|which|that)\b)[\w’'.$€£%–-]+,?\s){1,12}?"
"""What stands between a verb and the phrase that goes with it."""
_OBJECT = (
    r"(?:it|them|him|her|this|that|(?:the|its|his|her|their|any|an?|both|all|\w+[’']s?)\s(?:[\w’'-]+\s){0,3}?[\w’'-]+)"
)
_ENDED = (
    r"(?=[.,;:!?]|\Z|\s(?:on|at|in|as|and|but|after|before|by|within|when|for|with|without|last|yesterday|today|this"
    r"|again|outright|flat|because|saying|twice|\w+ly)\b)"
)
"""What follows a particle that belongs to the verb before: "turned it down | on Monday", not "down the street"."""
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
_TAKEN = r"\s(?:him|her|it|them|[A-Za-z][\w’'-]+)\sup\son\b"
"""What makes "took" a move."""
_READY = r"\s+(?:him|her|it|them)sel(?:f|ves)\s+(?:ready|prepared|willing|open)\b"
"""What makes "declared" a move."""
