"""Times against the two corpora that may be developed on: WikiWars (narratives) and Wikinews in GUM (news, interviews).

Scoring follows TempEval-3 (UzZaman et al. 2013): a time counts as found when it shares a character with a gold one,
each gold time once (relaxed match); its value is right when it equals the gold value as a string; value F1 is over all.

- WikiWars (Mazur & Dale 2010) in the TIMEX3 conversion that SynTime's authors made; gold without a value asks for its
  span alone. Their `XXXX-...` and BC values are kept as they are.
- GUM marks days, years and named times with TEI (`when`, `from`/`to`, `notBefore`/`notAfter`) but no durations, sets,
  parts of days or words such as "now". So of what is read only times with a date count there, and a value is right when
  it equals `when`, or as an EDTF interval `from` and `to`; times with `notBefore`/`notAfter` ask for their span alone.
"""

from __future__ import annotations

import re
import tarfile
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import msgspec

from bench.section import Row, Section, Setting
from dragoman.reading.times import read_times
from dragoman.types import Article, TimeExpression


class GoldTime(NamedTuple):
    """A gold time; `value` is None where only its place is asked."""

    start: int
    end: int
    value: str | None


class Text(NamedTuple):
    name: str
    text: str
    published: str
    gold: list[GoldTime]


class TimeScores(msgspec.Struct):
    """Counts over texts. `valued` of the found gold times have a value, of which `right` are right."""

    gold: int = 0
    read: int = 0
    found: int = 0
    right: int = 0

    @property
    def span_f1(self) -> float:
        return _f1(self.found, self.gold, self.read)

    @property
    def value_f1(self) -> float:
        return _f1(self.right, self.gold, self.read)


def _f1(hit: int, gold: int, read: int) -> float:
    return 200 * hit / (gold + read) if gold + read else 0.0


def score(texts: Iterable[Text], dates_alone: bool = False) -> tuple[TimeScores, list[str]]:
    """Scores and, for development, one line for each disagreement."""
    scores, misses = TimeScores(), []
    for item in texts:
        read = list(read_times(Article(text=item.text, path=item.name, published=item.published)).expressions)
        if dates_alone:
            read = [t for t in read if t.value]
        pairs = match(item.gold, read)
        scores.gold += len(item.gold)
        scores.read += len(read)
        scores.found += len(pairs)
        for g, found in pairs.items():
            right = same(item.gold[g].value, read[found])
            scores.right += right
            if not right:
                time_read = read[found]
                got = f"read {time_read.text!r} {time_read.timex} {time_read.value}"
                misses.append(f"value  {_show(item, item.gold[g])} wanted {item.gold[g].value} {got}")
        misses += [f"missed {_show(item, g)} {g.value}" for i, g in enumerate(item.gold) if i not in pairs]
        misses += [f"extra  {_show(item, t)} {t.timex}" for i, t in enumerate(read) if i not in pairs.values()]
    return scores, misses


def _show(item: Text, span: GoldTime | TimeExpression) -> str:
    line = item.text[max(0, span.start - 45) : span.start] + "[[" + item.text[span.start : span.end] + "]]"
    return f"{item.name[:8]}: {(line + item.text[span.end : span.end + 30])!r}"


def match(gold: list[GoldTime], read: list[TimeExpression]) -> dict[int, int]:
    """Gold times to read ones that share a character, each once, the largest overlap first."""
    pairs = [
        (min(g.end, t.end) - max(g.start, t.start), i, j)
        for i, g in enumerate(gold)
        for j, t in enumerate(read)
        if g.start < t.end and t.start < g.end
    ]
    found: dict[int, int] = {}
    for _, i, j in sorted(pairs, key=lambda p: (-p[0], p[1], p[2])):
        if i not in found and j not in found.values():
            found[i] = j
    return found


def same(wanted: str | None, read: TimeExpression) -> bool:
    if wanted is None:
        return True
    return wanted in (read.timex, read.value) or wanted == _whole_years(read.timex)


def _whole_years(timex: str | None) -> str | None:
    """A decade or century as the interval of days that GUM writes."""
    if timex and re.fullmatch(r"\d{2,3}", timex):
        return f"{timex.ljust(4, '0')}-01-01/{timex.ljust(4, '9')}-12-31"
    return None


def load_wikiwars(shared: Path) -> Iterator[Text]:
    with tarfile.open(shared / "data/wikiwars/whole-tml.tar.gz") as tar:
        for member in sorted(tar.getmembers(), key=lambda m: m.name):
            file = tar.extractfile(member)
            if file and member.name.endswith(".tml"):
                yield read_timeml(Path(member.name).stem, file.read().decode("utf-8"))


def read_timeml(name: str, raw: str) -> Text:
    """A TimeML document: its text, its creation time and its TIMEX3."""
    created = re.search(r'functionInDocument="CREATION_TIME"[^>]*value="([^"]*)"', raw)
    body = raw[raw.index("<TEXT>") + 6 : raw.index("</TEXT>")]
    text, gold, open_tags = "", [], []
    for piece in re.split(r"(<[^>]*>)", body):
        if piece.startswith("<TIMEX3"):
            value = re.search(r'value="([^"]*)"', piece)
            open_tags.append((len(text), value[1] if value and value[1] != "null" else None))
        elif piece.startswith("</TIMEX3"):
            start, value_given = open_tags.pop()
            gold.append(GoldTime(start, len(text), value_given))
        elif not piece.startswith("<"):
            text += _plain(piece)
    return Text(name, text, created[1] if created else "", sorted(gold))


def _plain(raw: str) -> str:
    for name, char in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&apos;", "'"), ("&amp;", "&")):
        raw = raw.replace(name, char)
    return raw


def load_gum(shared: Path) -> Iterator[Text]:
    with tarfile.open(shared / "data/wikinews-gum.tar.gz") as tar:
        for member in sorted(tar.getmembers(), key=lambda m: m.name):
            file = tar.extractfile(member)
            if file and re.fullmatch(r".*xml/GUM_\w+\.xml", member.name):
                yield read_gum(Path(member.name).stem.removeprefix("GUM_"), file.read().decode("utf-8"))


def read_gum(name: str, raw: str) -> Text:
    """A GUM document: text put together from its tokens, dates from its TEI tags."""
    created = re.search(r'dateCreated="([^"]*)"', raw)
    text, gold, opened, glue = "", [], [], False
    for line in raw.splitlines()[1:]:
        if line.startswith(("<date", "<time")):
            opened.append((len(text), _tei_value(line)))
        elif line.startswith(("</date", "</time")):
            start, value = opened.pop()
            while start < len(text) and text[start] == " ":
                start += 1
            gold.append(GoldTime(start, len(text), value))
        elif line.startswith(("</p>", "</head>", "</item>", "</sp>", "</figure>", "</caption>")):
            text = text.rstrip(" ") + "\n\n"
        elif not line.startswith("<"):
            word = _plain(line.split("\t")[0])
            no_space = glue or not text or text[-1] == "\n" or re.match(r"[.,;:!?)\]’”%]|'s|n't|’s|-|–", word)
            text += word if no_space else " " + word
            glue = word in ("(", "[", "“", "-", "–", "$")
    return Text(name, text, created[1] if created else "", gold)


def _tei_value(tag: str) -> str | None:
    given: dict[str, str] = dict(re.findall(r'(\w+)="([^"]*)"', tag))
    if "when" in given:
        return given["when"].replace("--", "XXXX-")
    return f"{given['from']}/{given['to']}" if "from" in given and "to" in given else None


def time_one(texts: list[Text], length: int = 5000, rounds: int = 40) -> float:
    """Milliseconds of processor time for the times of one article of `length` characters: the best of `rounds`."""
    article = Article(text="\n\n".join(t.text for t in texts)[:length], path="-", published="2012-03-15")
    return 1000 * min(_seconds(article) for _ in range(rounds))


def _seconds(article: Article) -> float:
    began = time.process_time()
    read_times(article)
    return time.process_time() - began


class Measured(NamedTuple):
    corpora: dict[str, TimeScores]
    misses: list[str]
    milliseconds: float


def measure(shared: Path) -> Measured:
    """Scores on both corpora, the disagreements, and the time for one article."""
    wars, gum = list(load_wikiwars(shared)), list(load_gum(shared))
    wars_scores, misses = score(wars)
    gum_scores, more = score(gum, dates_alone=True)
    scores = {"WikiWars": wars_scores, "Wikinews in GUM": gum_scores}
    return Measured(scores, [*misses, *more], time_one(gum))


def make_rows(setting: Setting) -> list[Row]:
    found = measure(setting.shared)
    rows = [
        Row(name, f"{scores.span_f1:.1f}, {scores.value_f1:.1f}", "88, 80") for name, scores in found.corpora.items()
    ]
    return [*rows, Row("5,000 characters, ms", f"{found.milliseconds:.1f}")]


SECTION = Section(
    "times",
    "Times: relaxed span F1, value F1",
    make_rows,
    ("data/wikiwars", "data/wikinews-gum.tar.gz"),
    is_accuracy=False,
)


def main() -> None:
    import argparse

    ap = argparse.ArgumentParser(prog="python -m bench.times", description=__doc__)
    ap.add_argument("--shared", type=Path, default=Path("../shared"))
    ap.add_argument("--show", action="store_true", help="print every disagreement")
    args = ap.parse_args()
    if not (args.shared / "data/wikiwars").is_dir():
        raise SystemExit(f"skipped: no corpora at {args.shared} (give --shared FOLDER)")
    found = measure(args.shared)
    if args.show:
        print("\n".join(found.misses))
    for name, scores in found.corpora.items():
        print(f"{name}: span F1 {scores.span_f1:.1f}, value F1 {scores.value_f1:.1f} {scores}")
    print(f"5,000 characters: {found.milliseconds:.2f} ms")


if __name__ == "__main__":
    main()
