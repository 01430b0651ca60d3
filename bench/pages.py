"""How much of what a news page says of itself is read right, by trafilatura alone and by Dragoman's loader.

Run `python -m bench.pages --data DIR`, DIR holding `news-pages-html.tar.gz`: 83 saved pages of 60 outlets with the
fields that the parsers of flairNLP/fundus, each written for one outlet, take from them. Those parsers' authors looked
their output over, but it is no independent gold: an unusual title or date of theirs counts against both readers alike.

How a field is compared, for both readers in the same way:
- title: equal but for case, white space and the shape of quotation marks. Where a page has several titles (headline,
  teaser, search title), only the one that the outlet's parser takes is right.
- date: the same day, in the offset of the expected date or in UTC.
- authors: the same set of names but for case and white space; no author is right where none is expected.
- outlet: the fixture names it in one word ("TheCourier"). Right: the same letters without "The", "News", "Online" and
  the domain's ending; or those of the page's domain; or with at most one word more; or abbreviated by initials. A bare
  domain of several words ("thecourier.com") counts as right by its letters.
- text: at least nine tenths of the expected paragraphs stand in the article's text.
- clean: of the pages with text, the share of the text's words that stand in the expected text (a mean, no share of
  pages).
"""

from __future__ import annotations

import argparse
import gzip
import html
import json
import re
import sys
import tarfile
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import msgspec

from bench.section import Row, Section, Setting
from dragoman.sources import Input, load_input
from dragoman.types import Article

ARCHIVE = "news-pages-html.tar.gz"
FIELDS = ("title", "date", "authors", "outlet", "text", "clean")
_QUOTES = dict.fromkeys(map(ord, "‘’‚‛`´"), "'") | dict.fromkeys(map(ord, "“”„‟«»"), '"')


class Case(msgspec.Struct, frozen=True):
    """One page and what is expected of it."""

    name: str
    outlet: str
    url: str
    page: bytes
    expected: dict[str, Any]


class Found(msgspec.Struct, frozen=True):
    """What a reader found on a page."""

    title: str | None = None
    date: str | None = None
    authors: tuple[str, ...] = ()
    outlet: str | None = None
    text: str = ""


def measure(data: Path) -> dict[str, Any]:
    """Shares right (0 to 1) as {"pages": 83, "trafilatura": {field: share}, "dragoman": {field: share}}.

    Raises FileNotFoundError if the archive is not in `data`.
    """
    cases = list(load_cases(data / ARCHIVE))
    readers: dict[str, Callable[[Case], Found]] = {"trafilatura": read_with_trafilatura, "dragoman": read_with_dragoman}
    return {"pages": len(cases), **{name: _share(cases, reader) for name, reader in readers.items()}}


def load_cases(archive: Path) -> Iterator[Case]:
    """The cases of the archive in order. An outlet's pages by date go with its parser's versions from the oldest on."""
    with tarfile.open(archive) as tar:
        files = {m.name: f.read() for m in tar if m.isfile() and (f := tar.extractfile(m))}
    for name in sorted(files):
        if not name.endswith(".json"):
            continue
        folder, outlet = name.rsplit("/", 1)[0], name.rsplit("/", 1)[1].removesuffix(".json")
        about = json.loads(files[f"{folder}/meta.info"])
        pages = sorted(n for n in files if n.startswith(f"{folder}/{outlet}_") and n.endswith(".html.gz"))
        for page, expected in zip(pages, json.loads(files[name]).values(), strict=True):
            url = about[page.rsplit("/", 1)[1]]["url"]
            yield Case(page, outlet, url, gzip.decompress(files[page]), expected)


def read_with_trafilatura(case: Case) -> Found:
    """trafilatura as it comes."""
    from trafilatura import bare_extraction

    page: Any = bare_extraction(case.page, with_metadata=True, include_comments=False)
    if page is None:
        return Found()
    authors = tuple(name for name in (page.author or "").split("; ") if name)
    return Found(page.title, page.date, authors, page.sitename or page.hostname, page.text or "")


def read_with_dragoman(case: Case) -> Found:
    """The loader, from a file as users give it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "page.html"
        path.write_bytes(case.page)
        article = next(load_input(Input(str(path), len(case.page))))
    if not isinstance(article, Article):
        return Found()
    return Found(article.title, article.published, article.authors, article.publisher, article.text)


def judge(case: Case, found: Found) -> dict[str, float]:
    """1.0 or 0.0 for each field, for `clean` a share; `clean` is left out where no text was found."""
    marks = {
        "title": float(_key(found.title or "") == _key(case.expected["title"] or "")),
        "date": float(_is_same_day(found.date, case.expected["publishing_date"])),
        "authors": float({_key(a) for a in found.authors} == {_key(a) for a in case.expected.get("authors") or ()}),
        "outlet": float(is_same_outlet(found.outlet or "", case.outlet, case.url)),
        "text": float(_recall(found.text, case.expected["body"]) >= 0.9),
    }
    return marks | ({"clean": _precision(found.text, case.expected)} if found.text else {})


def is_same_outlet(found: str, expected: str, url: str) -> bool:
    """Whether a name is the outlet's by the rule above."""
    words = [w for w in re.findall(r"\w+", re.sub(r"\(.*?\)", "", _bare(found))) if w != "the"]
    host = [part for part in (urlsplit(url).hostname or "").split(".") if part not in ("www", "com", "co", "org")][:-1]
    wanted = {_letters(expected), *(_letters(part) for part in host[-1:])}
    spellings = {"".join(words)}
    for cut in range(1, len(words)):
        spellings.add("".join(w[0] for w in words[:cut]) + "".join(words[cut:]))  # Harbour City News: HCNews
    if len(words) > 1:
        spellings |= {"".join(words[1:]), "".join(words[:-1]), "".join(w[0] for w in words)}
    return any(_letters(spelling) in wanted for spelling in spellings if spelling)


def _share(cases: list[Case], reader: Callable[[Case], Found]) -> dict[str, float]:
    marks = [judge(case, reader(case)) for case in cases]
    return {field: sum(m[field] for m in marks if field in m) / sum(field in m for m in marks) for field in FIELDS}


def _key(text: str) -> str:
    return " ".join(html.unescape(text).translate(_QUOTES).casefold().split())


def _bare(name: str) -> str:
    return re.sub(r"(?<=\w)\.(?:[a-z]{2,3}\.)?[a-z]{2,4}$", "", name.casefold().strip())


def _letters(name: str) -> str:
    letters = "".join(re.findall(r"\w", _bare(name))).removeprefix("the")
    return re.sub(r"(?<=.)(?:news|online|com|en)+$", "", letters)


def _is_same_day(found: str | None, expected: str) -> bool:
    if not found:
        return False
    right = datetime.fromisoformat(expected)
    days = {right.date()} | ({right.astimezone(UTC).date()} if right.tzinfo else set())
    moment = datetime.fromisoformat(found)
    return moment.date() in days or (moment.tzinfo is not None and moment.astimezone(UTC).date() in days)


def _paragraphs(body: dict[str, Any]) -> list[str]:
    return [p for p in (_key(p) for section in body["sections"] for p in section["paragraphs"]) if p]


def _recall(text: str, body: dict[str, Any]) -> float:
    paragraphs, flat = _paragraphs(body), _key(text)
    return sum(p in flat for p in paragraphs) / len(paragraphs) if paragraphs else 0.0


def _precision(text: str, expected: dict[str, Any]) -> float:
    body = expected["body"]
    headlines = [line for section in body["sections"] for line in section["headline"]]
    extra = [*body["summary"], *headlines, expected["title"] or ""]
    right = Counter(re.findall(r"\w+", " ".join([*_paragraphs(body), *map(_key, extra)])))
    words = Counter(re.findall(r"\w+", _key(text)))
    return sum((words & right).values()) / max(1, sum(words.values()))


def make_rows(setting: Setting) -> list[Row]:
    found = measure(setting.shared / "data")
    plain, ours = found["trafilatura"], found["dragoman"]
    return [Row(field, f"{100 * plain[field]:.1f}, {100 * ours[field]:.1f}") for field in FIELDS]


SECTION = Section(
    "pages",
    "News pages, share of 83 right: plain trafilatura, ours",
    make_rows,
    (f"data/{ARCHIVE}",),
    is_accuracy=False,
)


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, default=Path("../shared/data"), help=f"folder that holds {ARCHIVE}")
    parser.add_argument("--misses", action="store_true", help="also print each field that the loader gets wrong")
    options = parser.parse_args()
    if not (options.data / ARCHIVE).is_file():
        print(f"skipped: {options.data / ARCHIVE} is not there; name its folder with --data")
        return 0
    result = measure(options.data)
    print(f"{result['pages']} pages, per cent right")
    print(f"{'':12}" + "".join(f"{field:>9}" for field in FIELDS))
    for reader in ("trafilatura", "dragoman"):
        print(f"{reader:12}" + "".join(f"{100 * result[reader][field]:9.1f}" for field in FIELDS))
    if options.misses:
        for case in load_cases(options.data / ARCHIVE):
            _print_misses(case, read_with_dragoman(case))
    return 0


def _print_misses(case: Case, found: Found) -> None:
    expected = {"title": case.expected["title"], "date": case.expected["publishing_date"],
                "authors": case.expected.get("authors"), "outlet": case.outlet, "text": "(body)"}  # fmt: skip
    for field, mark in judge(case, found).items():
        if field in expected and not mark:
            print(f"{case.name} {field}: {str(getattr(found, field))[:110]!r}, expected {expected[field]!r}")


if __name__ == "__main__":
    sys.exit(main())
