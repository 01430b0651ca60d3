"""A page's title, date, authors, outlet, language and address, each from the place on the page that knows it best.

trafilatura's own fields come last. Shares right on the pages of bench/pages.py, trafilatura alone and this module, are
in bench/results.md.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from trafilatura.settings import Document

from dragoman.sources.bylines import drop_doubles, split_byline
from dragoman.sources.dates import to_edtf
from dragoman.sources.facts import Facts, to_language
from dragoman.sources.jsonld import LinkedData, Node, text_of
from dragoman.sources.outlets import choose_outlet, host_of, site_key

_DATE_METAS = ("article:published_time", "datepublished", "parsely-pub-date", "sailthru.date", "dc.date.issued",
               "dcterms.created", "dc.date", "citation_publication_date", "pubdate", "publishdate", "date")  # fmt: skip
_AUTHOR_METAS = ("author", "article:author", "parsely-author", "byl", "sailthru.author")
_INVERTED_METAS = ("dc.creator", "citation_author")
"""Library forms, which write "Brel, Ana"."""
_MARKS = " |–—•·*»:-"
_SUFFIX = re.compile(r"\s+[|–—•·*»:-]\s+(?:[^|–—•·*»]*)$")
_QUOTES = dict.fromkeys(map(ord, "‘’‚‛"), "'") | dict.fromkeys(map(ord, "“”„‟«»"), '"')


def find_facts(tree: Any, document: Document) -> Facts:
    """What the page `tree` declares; `document` is trafilatura's reading of it."""
    metas = _Metas(tree)
    data = LinkedData(tree)
    url = _address(tree, metas) or document.url
    titles = [*metas.all("og:title", "twitter:title"), _flat(tree.findtext(".//title"))]
    articles = _own_articles(data.articles, [*titles, *_headings(tree)])
    publishers = [name for node in articles for name, _ in data.names(node.get("publisher"))]
    sites = [name for node in data.sites for name, _ in data.names(node)]
    title_ends = [end[0].strip(_MARKS) for title in titles if (end := _SUFFIX.search(title or ""))]
    outlet_names = (*metas.all("og:site_name"), *publishers, *sites, *metas.all("application-name"), *title_ends,
                    document.sitename, *(name.lstrip("@") for name in metas.all("twitter:site")))  # fmt: skip
    outlet = choose_outlet(outlet_names, host_of(url))
    return Facts(
        title=_title(tree, titles, articles, outlet) or document.title,
        published=_published(tree, metas, articles, data.pages) or to_edtf(document.date or ""),
        publisher=outlet,
        authors=_authors(metas, data, articles) or split_byline(document.author or ""),
        language=to_language(tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang") or ""),
        url=url,
    )


def is_same_title(a: str, b: str) -> bool:
    """Whether two titles are the same but for case, white space and the shape of quotation marks."""
    return _key(a) == _key(b)


class _Metas:
    """The page's <meta> values by lower-case name, property or itemprop."""

    def __init__(self, tree: Any) -> None:
        self._values: dict[str, list[str]] = {}
        for meta in tree.iter("meta"):
            content = _flat(meta.get("content"))
            for name in {meta.get("property"), meta.get("name"), meta.get("itemprop")} - {None}:
                if content:
                    self._values.setdefault(name.lower(), []).append(content)

    def all(self, *names: str) -> Iterator[str]:
        for name in names:
            yield from self._values.get(name, ())


def _title(tree: Any, titles: Iterable[str | None], articles: list[Node], outlet: str | None) -> str | None:
    """The headline as printed: the <h1> that the page's other titles bear out, else what the page declares.

    Readers know an article by it. On the bench's pages the JSON-LD headline first would be right on 85.5 % (it is what
    many of that bench's parsers take), the printed one is on 84.3 %, og:title on 81.9 %, trafilatura's on 71.1 %.
    """
    declared = [title for node in articles if (title := text_of(node, "headline"))]
    stated = [*declared, *(_without_outlet(title, outlet) for title in titles if title)]
    keys = [_key(title) for title in stated]
    for heading in _headings(tree):
        if any(_key(heading) in key or key in _key(heading) for key in keys if len(key) > 10):
            return heading
    return next((title for title in stated if title), None)


def _published(tree: Any, metas: _Metas, articles: list[Node], pages: list[Node]) -> str | None:
    declared = [node.get("datePublished") for node in articles]
    times = tree.xpath('.//time[@itemprop="datePublished" or @pubdate]/@datetime')
    web_pages = [node.get("datePublished") for node in pages]
    for value in (*declared, *metas.all(*_DATE_METAS), *times, *web_pages):
        if isinstance(value, str) and (date := to_edtf(value)):
            # exactly midnight is a day that a program filled up; as a moment it would claim more than is known
            return date[:10] if date[10:19] == "T00:00:00" else date
    return None


def _authors(metas: _Metas, data: LinkedData, articles: list[Node]) -> tuple[str, ...]:
    declared = [pair for node in articles for pair in data.names(node.get("author"))]
    people = [name for name, is_person in declared if is_person]
    others = [name for name, is_person in declared if not is_person]
    library = [" ".join(reversed(name.split(", ", 1))) for name in metas.all(*_INVERTED_METAS)]
    stated = (list(metas.all(name)) for name in _AUTHOR_METAS)
    for bylines in (people, *stated, library, others):
        if names := drop_doubles(name for byline in bylines for name in split_byline(byline)):
            return names
    return ()


def _own_articles(articles: list[Node], titles: Iterable[str | None]) -> list[Node]:
    """The nodes of this page's article: those whose headline the page bears, else the first."""
    keys = [_key(title) for title in titles if title]
    heads = [_key(text_of(node, "headline") or "") for node in articles]
    bears = [bool(head) and any(head in key or key in head for key in keys) for head in heads]
    return [node for node, is_own in zip(articles, bears, strict=True) if is_own] or articles[:1]


def _address(tree: Any, metas: _Metas) -> str | None:
    links = tree.xpath('.//link[@rel="canonical"]/@href')
    return next((str(url) for url in (*links, *metas.all("og:url")) if host_of(url)), None)


def _headings(tree: Any) -> list[str]:
    return [text for heading in tree.iter("h1") if (text := _flat(heading.text_content()))]


def _without_outlet(title: str, outlet: str | None) -> str:
    """A title without the site's name at its end."""
    end = _SUFFIX.search(title)
    if end and outlet and site_key(end[0].strip(_MARKS)) == site_key(outlet):
        return title[: end.start()]
    return title


def _key(title: str) -> str:
    return " ".join(title.translate(_QUOTES).casefold().split())


def _flat(text: str | None) -> str:
    return " ".join((text or "").split())
