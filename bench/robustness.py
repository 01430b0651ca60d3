"""The gold articles in other papers' dress: does the reading hold when only the type changes?

Each restyling changes marks, spaces or letter case, never a word, and carries the gold's offsets along. Scored by
`eval/score_reading.py` like the articles themselves; the figure is how far statement F1 falls in the worst of them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from bench.corpora import score_texts
from bench.section import Row, Section, Setting
from dragoman.reading import Reader
from dragoman.reading.furniture import split_lines
from dragoman.reading.quotes import DOUBLE, opens


class Edit(NamedTuple):
    """Characters `start` to `end` become `new`."""

    start: int
    end: int
    new: str


Style = Callable[[str], Iterator[Edit]]


def quote_marks(opening: str, closing: str) -> Style:
    """Every double quotation mark as `opening` or `closing`."""

    def restyle(text: str) -> Iterator[Edit]:
        for i, char in enumerate(text):
            if char in DOUBLE:
                yield Edit(i, i + 1, opening if _is_opening(text, i) else closing)

    return restyle


def lose_closing(text: str) -> Iterator[Edit]:
    """Every third closing mark is gone, as where a page was cut together from pieces."""
    closing = [i for i, char in enumerate(text) if char in DOUBLE and not _is_opening(text, i)]
    for i in closing[::3]:
        yield Edit(i, i + 1, "")


def no_break_spaces(text: str) -> Iterator[Edit]:
    """Every fourth space does not break, as from a typesetter."""
    for match in [*re.finditer(" ", text)][::4]:
        yield Edit(match.start(), match.end(), "\u00a0")


def one_line(text: str) -> Iterator[Edit]:
    """All paragraphs run together, as from a database column."""
    for match in re.finditer(r"\s*\n\s*", text):
        yield Edit(match.start(), match.end(), " ")


def capital_headline(text: str) -> Iterator[Edit]:
    """The first line that is no menu entry in capitals, and every line above it."""
    for line in split_lines(text):
        for i in range(line.start, line.end):
            if len(text[i].upper()) == 1:
                yield Edit(i, i + 1, text[i].upper())
        if line.words >= HEADLINE:
            return


HEADLINE = 6
"""Words of a line that is taken for the headline."""

STYLES: dict[str, Style] = {
    'straight "marks"': quote_marks('"', '"'),
    "curly “marks”": quote_marks("“", "”"),
    "low „marks“": quote_marks("„", "“"),
    "guillemets «marks»": quote_marks("«", "»"),
    "spaced « marks »": quote_marks("«\u00a0", "\u00a0»"),
    "single ‘marks’": quote_marks("‘", "’"),
    "closing marks lost": lose_closing,
    "no-break spaces": no_break_spaces,
    "one long line": one_line,
    "headline in capitals": capital_headline,
}


def measure(shared: Path, reader: Reader, folder: Path) -> dict[str, float]:
    """Statement F1 of the gold articles as they are ("as they are") and in each style, in per cent."""
    found = {}
    for name, style in {"as they are": _leave, **STYLES}.items():
        place = folder / re.sub(r"\W+", "-", name)
        texts, gold = place / "texts", place / "gold"
        for made in (texts, gold):
            made.mkdir(parents=True, exist_ok=True)
        for file in sorted((shared / "gold").glob("*.json")):
            item = json.loads(file.read_text(encoding="utf-8"))
            text = (shared / "seeds" / item["file"]).read_text(encoding="utf-8")
            changed, moved = restyle(text, item, style)
            (texts / item["file"]).write_text(changed, encoding="utf-8", newline="")
            (gold / file.name).write_text(json.dumps(moved), encoding="utf-8")
        found[name] = float(score_texts(shared, reader, texts, gold, place)["statement F1"])
    return found


def restyle(text: str, gold: dict[str, Any], style: Style) -> tuple[str, dict[str, Any]]:
    """The text in another style, and its gold with spans and furniture lines where they stand now."""
    edits = list(style(text))
    changed = apply(text, edits)

    def place(at: int) -> int:
        """Where a character went; those that are gone stand for what follows them."""
        shift = 0
        for edit in edits:
            if edit.end <= at:
                shift += len(edit.new) - (edit.end - edit.start)
            elif edit.start < at:
                return edit.start + shift + len(edit.new)
            else:
                break
        return at + shift

    def move(value: Any) -> Any:
        if isinstance(value, dict):
            if {"start", "end", "text"} <= value.keys():
                start, end = place(value["start"]), place(value["end"])
                return {**value, "start": start, "end": end, "text": changed[start:end]}
            return {key: move(inner) for key, inner in value.items()}
        return [move(inner) for inner in value] if isinstance(value, list) else value

    moved = move(gold)
    moved["boilerplate"] = sorted(
        {
            changed[place(hit.start()) : place(hit.end())]
            for line in gold.get("boilerplate", ())
            for hit in re.finditer(re.escape(line), text)
        }
    )
    return changed, moved


def apply(text: str, edits: list[Edit]) -> str:
    """`text` after `edits`, which stand in order and do not overlap."""
    out, at = [], 0
    for edit in edits:
        out += [text[at : edit.start], edit.new]
        at = edit.end
    return "".join([*out, text[at:]])


def _leave(text: str) -> Iterator[Edit]:
    """No change."""
    return iter(())


def _is_opening(text: str, i: int) -> bool:
    return text[i] in "„" or (text[i] not in "”»" and opens(text, i))


def make_rows(setting: Setting) -> list[Row]:
    found = measure(*setting)
    plain = found.pop("as they are")
    rows = [Row(style, f"{f1:.1f}") for style, f1 in found.items()]
    return [*rows, Row("fall in the worst, points (at most)", f"{plain - min(found.values()):.1f}", "5")]


SECTION = Section("robustness", "Seed articles in other dress, statement F1", make_rows, ("eval", "seeds", "gold"))
