"""A text as a row of tokens, and the row as a string with one letter a token: what the grammar is matched on."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from dragoman.reading.times.lexicon import CAPITAL, lexicon, lists
from dragoman.reading.words import alternatives


class Token(NamedTuple):
    """One word, number or mark: its place in the text, its class and what it stands for."""

    start: int
    end: int
    kind: str
    value: int | str


@cache
def _token(with_names: bool) -> re.Pattern[str]:
    # A space begins none: told first, it is not tried as each of them, which takes two fifths off the time.
    name = rf"(?P<name>{_names().pattern})|" if with_names else ""
    return re.compile(rf"(?!\ )(?:{name}{_TOKEN})", re.X)


@cache
def _names() -> re.Pattern[str]:
    names = alternatives(lists().names).replace("'", "['’]").replace(r"\ ", r"\s")
    return re.compile(rf"\b(?i:{names})\b(?![/\d])", re.X)


_TOKEN = r"""
    (?P<word>[^\W\d_]{2,}|[ap]\.m\b\.?|[Bb]\.[Cc]\.(?:E\.)?|A\.D\.|(?!\bQ[1-4]\b)[^\W\d_])
    |(?P<quarter>\bQ[1-4]\b)
    |(?P<iso>[0-9]{4}-[0-9]{2}-[0-9]{2}(?![0-9])(?:T[0-9]{2}:[0-9]{2}(?::[0-9]{2})?(?:Z|[+-][0-9]{2}:?[0-9]{2})?)?)
    |(?P<numeric>[0-9]{1,2}(?P<sep>[/.])[0-9]{1,2}(?P=sep)(?:[0-9]{4}|[0-9]{2})(?![0-9]))
    |(?P<clock>[0-9]{1,2}:[0-9]{2}(?!:?[0-9]))
    |(?P<decade>(?:1[0-9]|20)[0-9]0['’]?s\b|['’]?\b[2-9]0s\b)
    |(?P<short>['’][0-9][0-9]\b)
    |(?P<ordinal>[0-9]{1,2}(?:st|nd|rd|th)\b)
    |(?P<number>[0-9]+(?:[.,][0-9]+)*)
    |(?P<line>\n)
    |(?P<mark>[^\w\s])"""
_MARKS = {"-": "-", "–": "-", "—": "-", "‑": "-", ",": ",", "(": "(", ")": ")", "'": "'", "’": "'", ".": ".", "/": "/"}


class Row:
    """The tokens of a text. Each is made when it is asked for: of a thousand an article asks for a tenth."""

    def __init__(self, told: list[tuple[int, int, str, int | str]]) -> None:
        self._told = told

    def __len__(self) -> int:
        return len(self._told)

    def __getitem__(self, at: int) -> Token:
        return Token(*self._told[at])

    def between(self, low: int, high: int) -> list[Token]:
        """Those numbered `low` to before `high`."""
        return [Token(*told) for told in self._told[low:high]]


def scan(text: str) -> tuple[Row, str]:
    """Tokens of `text` and their classes as a string of the same length."""
    table = lexicon()
    told: list[tuple[int, int, str, int | str]] = []
    # Five articles in six have none of the names, and go faster without asking for one at every place.
    for match in _token(_names().search(text) is not None).finditer(text):
        start, end = match.span()
        raw = text[start:end]
        found = table.get(raw.lower())
        if found is None and raw.isalpha():  # four tokens in five, told without asking which group matched
            told.append((start, end, "_", raw))
            continue
        what = match.lastgroup
        value: int | str = raw
        if what == "word":
            kind, value = found or ("_", raw)
            if (kind in CAPITAL and not raw[0].isupper()) or (kind == "Z" and value and not raw.isupper()):
                kind = "_"
            elif kind in "Mwv" and text[end : end + 1] == "." and len(raw) < 6:
                end += 1
        elif what == "mark":
            kind = _MARKS.get(raw, "|")
            if kind == "." and told and told[-1][1] > start:
                continue  # the full stop of an abbreviation, taken already
        elif what == "line":
            kind = "\n"
        else:
            kind, value = _figures(what or "", raw, text, start)
        told.append((start, end, kind, value))
    return Row(told), "".join([kind for _, _, kind, _ in told])


def _figures(what: str, raw: str, text: str, start: int) -> tuple[str, int | str]:
    if what == "iso":
        return "D", raw
    if what == "quarter":
        return "4", int(raw[1])
    if what == "name":
        kind, value = lexicon()[" ".join(raw.lower().replace("’", "'").split())]
        return (kind, value) if kind not in CAPITAL or raw[0].isupper() else ("_", raw)
    if what == "numeric":
        return "y", raw
    if what == "clock":
        hour, minute = raw.split(":")
        return ("C", f"{int(hour):02}:{minute}") if int(hour) < 25 and int(minute) < 60 else ("|", raw)
    if what == "decade":
        digits = raw.strip("'’s")
        return "d", int(digits)
    if what == "short":
        return "Y'"[0], int(raw[1:])
    if what == "ordinal":
        return ("o", int(raw[:-2])) if 0 < int(raw[:-2]) < 32 else ("O", int(raw[:-2]))
    if not raw.isdigit() or (start and (text[start - 1].isalpha() or text[start - 1] in "$€£#_")):
        return "N", raw
    number = int(raw) if len(raw) < 10 else 0
    if len(raw) <= 2:
        return "n", number
    return ("Y", number) if len(raw) == 4 and 1000 <= number < 2200 else ("N", number if len(raw) < 10 else raw)


def is_counted(text: str, at: int) -> bool:
    """Whether what follows a number at `at` makes it a count: "2000 people"."""
    word = _NEXT_WORD.match(text, at)
    return word is not None and word[1] in lists().counted


_NEXT_WORD = re.compile(r"[ \u00a0-]([^\W\d_]+)")
