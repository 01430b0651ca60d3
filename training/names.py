"""Reads the names of Worldwide Newswire (stanfordnlp/en-worldwide-newswire) as raw text with spans.

The corpus is tokenised; the text is put together again with the usual spacing, since the model is to read text.
"""

from __future__ import annotations

import tarfile
from pathlib import Path
from typing import NamedTuple

from training.polnear import Span

KINDS = ("person", "organisation", "place", "group")
MERGED = {"Person": "person", "Organization": "organisation", "Location": "place", "Facility": "place", "NORP": "group"}
"""Their classes to ours. Dates, money, products and the rest are no participants."""


class Named(NamedTuple):
    name: str
    text: str
    spans: tuple[Span, ...]
    tokens: tuple[tuple[int, int], ...]
    """Where each of the corpus's tokens stands in `text`, for scoring on their tokens."""


_NO_SPACE_BEFORE = set(".,;:!?)]}%”’…") | {
    "'s",
    "’s",
    "n't",
    "n’t",
    "'re",
    "’re",
    "'ve",
    "’ve",
    "'ll",
    "’ll",
    "'m",
    "’m",
    "'d",
    "’d",
}
_NO_SPACE_AFTER = set("([{$“‘£€#")


def load_names(archive: Path) -> list[Named]:
    out = []
    with tarfile.open(archive) as tar:
        for member in sorted((m for m in tar if m.isfile() and m.name.endswith(".tsv")), key=lambda m: m.name):
            handle = tar.extractfile(member)
            assert handle is not None
            out.append(_read(Path(member.name).name, handle.read().decode("utf-8")))
    return out


def _read(name: str, data: str) -> Named:
    text, spans, tokens, paragraph = "", [], [], True
    tight = open_quote = False
    current: list[int | str] = []
    for line in data.splitlines():
        if "\t" not in line:
            text, paragraph, open_quote = (text + "\n\n" if text else text), True, False
            continue
        token, tag = line.split("\t")[:2]
        token = token.strip()
        if not token or token.startswith("http"):
            continue
        before = "" if paragraph or tight or token in _NO_SPACE_BEFORE or (token == '"' and open_quote) else " "
        text += before
        start = len(text)
        text += token
        tokens.append((start, len(text)))
        if token == '"':
            open_quote = not open_quote
        tight = token in _NO_SPACE_AFTER or (token == '"' and open_quote)
        paragraph = False
        kind = MERGED.get(tag[2:])
        if current and (tag[0] in "OB" or kind != current[2]):
            spans.append(Span(*current))  # type: ignore[arg-type]
            current = []
        if kind:
            current = [current[0], len(text), kind] if current else [start, len(text), kind]
    if current:
        spans.append(Span(*current))  # type: ignore[arg-type]
    return Named(name, text, tuple(spans), tuple(tokens))
