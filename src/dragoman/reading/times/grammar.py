"""What counts as a time: rules over the classes of words (`lexicon.CLASSES`), tried in this order at each word.

Written in letters instead of words, a rule is short and one search over a whole article is cheap: the row of classes of
a 5,000-character article has a thousand letters.
"""

from __future__ import annotations

import re

COUNT = "(?:[nN](?:-?c)?|Y(?=U)|a?c(?:-?c)?|a?f(?:j(?!T))?|a(?=-?[uJ]))"
"""How many: 3, twenty-five, a dozen, a few, a couple of, a."""
CLOCK = "(?:(?:Cz?|nz|k)(?:Z(?!_))?|[NY]Z)"
"""14:05 GMT, 3 p.m., noon, 1430 GMT."""
PART = r"(?:T?E(?:-|[ji])?T?|T?\$jT?|T\$T?)"
"""The start, middle or end of what follows: early, mid-, the end of."""
YEAR = "(?:(?:,?|j)Y(?!-?[UuJ])|,?[ji](?:HJ|TqJ|hJ|LJ)|[hLx]J(?!_))"
"""The year behind a day or month: ", 1998", "of that year", "last year"."""
POINTING = "[LPxhHbgqQ]"
"""Last, past, next, this, that, previous, following, same, current."""

_DAYS = [
    "D",
    "y",
    f"(?:[wv],?T?)?[Mm][no](?:-n(?![UuMm]))?{YEAR}?",
    f"(?:[wv],?)?T?[no]-[no]j?[Mm]{YEAR}?",
    f"(?:[wv],?)?T?[no](?:j|ji)?[Mm]{YEAR}?",
    r"(?:[Lxhbg]|Tx|Tg|Tb)?[wv]\(n\)",
    r"(?:[Lxhbg]|T[xgbq])?w(?:[Lxh]u)?",
    "v(?=p)",
    r"(?:Tu[<>])?t",
    f"[LxhHbg]?K(?:u|p)?{YEAR}?",
]
DAY = f"(?:{'|'.join(_DAYS)})"

RULES = {
    # "9:34 p.m., March 19", "the night of 20 June 1791", "Friday evening", "earlier today", "late on Friday".
    "day": f"(?:{PART}|[Bl]i?)?(?:{CLOCK},?i?)?(?:Tpji?)?{DAY}(?:-?p)?(?:,?i?{CLOCK})?",
    "clock": CLOCK,
    "era": "(?:[Mm],?)?[nNY](?:-[nNY])?X|X[nNY]|[nNY](?=[i&][nNY]X)",
    "month": f"(?:{PART}|[Bl]i)?(?:[hLxHq]|T[qxgb])?[Mm]{YEAR}",
    "bare month": f"(?:(?:{PART}|[Bl]i)|[hLx]|T[qxgb]|(?<=[ijVE<>]))[Mm]|M|(?<=[Mm][-&])m",
    "season": f"(?:{PART}|[Bl]i)?(?:T?[hLxHbgq]?[SF](?:,?j?Y(?:-[nY])?|[ji](?:HJ|TqJ|[hLx]J))|Y[SF])",
    "bare season": f"(?:{PART}|[Bl]i)?(?:T?[hLxHbgq]|T|(?<=[ijV]))[SF]|S",
    "decade": f"{PART}?(?:T(?:[LPx])?)?d",
    # "the third quarter of 2024", "the first half of the year", "the second half of last month".
    "fraction": "4(?:,?j?Y)?|T?(?:[oO]-?u|[oOLl]-?I)(?:j?(?:Y|T?[hLHqxb]?J))?",
    "century": f"{PART}?T?[oO]-?u",
    "ago": f"{COUNT}-?[uUJ](?:&aI)?(?:A)|[uU]A|J-[AB]",
    "ahead": f"{COUNT}-?[uUJ]V[Rt]",
    "shift": f"(?:T?{COUNT}-?[uUJ]|[UuJ])(?:B|l|[<>](?=[,.;)\n|]|$))|T[uJ][<>](?=[,.;)\n|]|$)",
    # "the past three years", "the next two weeks": a stretch up to or from the present.
    "stretch": f"(?:T|h|(?<=[ij]))?[LPxbgh](?:{COUNT})(?:-)?[uUJ]|T{COUNT}[Lxbg]U|(?:T)[LPxbg]U|T[Pb]U",
    "period": f"(?:{PART}|[Bl]i?)?(?:[TH](?=[LPxbgqQ])|h(?=P))?{POINTING}(?:u|J|p|k)",
    "the period": f"(?:{PART}|[Bl]i)T(?:u|J)(?!j)|[uJ](?:'_)?-?\\$(?!_)",
    # "over the weekend", "within the hour", "for the year".
    "held": "(?<=[ij])T(?:u|J)(?![j_])|(?<=[ij])Tu(?=_)",
    "lasting": "[uJU]-(?=_)",
    "set": f"e(?:{COUNT})?(?:[wpSFMm]|[uUJ])|eO(?:u|J)|W|s|ru|rJ",
    "duration": f"[nc]-?&-?a?-?I-?[uUJ]|{COUNT}(?:&aI)?-?[uUJ](?:&aI)?|(?:Ia|aI-?|I-)[uJ]"
    "|(?<=[iV<>])U(?!A)|U(?=j_|[<>][_TaMm])|OU",
    "day part": "Tp(?!_)|(?<=i)p",
    "near": "t",
    "reference": "R|(?<=i)TP(?=[,.)\n|i&]|$)|(?:(?<=T)|(?<=[ij])|)GU?|Q(?=_)",
    "numbered": "(?<=i)To(?:ji?(?:[hH]u|T?qu|[Lx]u))?(?![_uO-])",
    "year": f"(?:{PART}|[Bl]i)?(?:(?:T?J)?Y)(?:-n(?![-Uu]))?",
}

# No time begins with these, nor with "the" or "that" before a word of no class. Told apart first, the search takes 0.1
# ms instead of 2.0 for 5,000 characters.
_NO_START = r"(?=[^_,.|()&'\n/ij-])(?![TaHehfcx]_)"
_ANY = "|".join(f"(?P<r{number}>{rule})" for number, rule in enumerate(RULES.values()))
PATTERN = re.compile(f"{_NO_START}(?:{_ANY})")
_NAMES = list(RULES)


def rule_of(match: re.Match[str]) -> str:
    """Name of the rule that a match of `PATTERN` came by."""
    return _NAMES[int((match.lastgroup or "r0")[1:])]
