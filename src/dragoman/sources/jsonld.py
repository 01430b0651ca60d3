"""The article as a page describes it in JSON-LD (schema.org): the fullest and most exact metadata that pages carry."""

from __future__ import annotations

import html
import json
from collections.abc import Iterator
from typing import Any

Node = dict[str, Any]
_LINKS = ("@graph", "mainEntity", "mainEntityOfPage")
"""Keys that lead to the page's own article; others (hasPart, itemListElement, isPartOf) lead to other articles."""
_DEEPEST = 6


class LinkedData:
    """All JSON-LD of a page. `articles` are the nodes of article types, `pages` those of web pages, in page order."""

    def __init__(self, tree: Any) -> None:
        self._by_id: dict[str, Node] = {}
        self.articles: list[Node] = []
        self.pages: list[Node] = []
        self.sites: list[Node] = []
        for script in tree.xpath('.//script[@type="application/ld+json"]'):
            self._take(_parse(script.text or ""), 0)

    def names(self, value: Any) -> Iterator[tuple[str, bool]]:
        """Names in an `author` or `publisher` value (a string, object, reference or list), and whether of a person."""
        for item in value if isinstance(value, list) else [value]:
            if isinstance(item, str):
                yield _text(item), True
            elif isinstance(item, dict):
                node = item if item.get("name") else self._by_id.get(str(item.get("@id")), item)
                is_person = not any("Organization" in kind or kind == "Corporation" for kind in _types(node)) or (
                    "Person" in _types(node)
                )
                for name in node["name"] if isinstance(node.get("name"), list) else [node.get("name")]:
                    if isinstance(name, dict):
                        yield from self.names(name)
                    elif isinstance(name, str):
                        yield _text(name), is_person

    def _take(self, value: Any, depth: int) -> None:
        if isinstance(value, list):
            for item in value:
                self._take(item, depth)
        elif isinstance(value, dict) and depth < _DEEPEST:
            kinds = _types(value)
            if isinstance(value.get("@id"), str) and value.get("name"):
                self._by_id.setdefault(value["@id"], value)
            if any(kind.endswith(("Article", "Posting")) or kind in ("Report", "Review") for kind in kinds):
                self.articles.append(value)
            elif "WebPage" in kinds:
                self.pages.append(value)
            elif any(kind in ("WebSite", "Organization", "NewsMediaOrganization") for kind in kinds):
                self.sites.append(value)
            for key in _LINKS:
                self._take(value.get(key), depth + 1)


def text_of(node: Node, key: str) -> str | None:
    """The text under `key`, with character references resolved; None if there is none."""
    value = node.get(key)
    return (_text(value) or None) if isinstance(value, str) else None


def _types(node: Node) -> list[str]:
    kinds = node.get("@type")
    return [str(kind).rsplit("/", 1)[-1] for kind in (kinds if isinstance(kinds, list) else [kinds])]


def _text(value: str) -> str:
    return " ".join(html.unescape(value).split())


def _parse(source: str) -> Any:
    try:
        return json.loads(source.strip().removesuffix(";"), strict=False)  # not strict: line ends inside strings
    except (ValueError, RecursionError):
        return None
