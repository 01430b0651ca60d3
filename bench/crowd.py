"""A large record of invented people and bodies, uneven as news is: a few are in most articles, most in one or two."""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import accumulate

from dragoman.types import Article, ArticleInfo, Entity, EntityKind, Mention, Reading

_STARTS = tuple(a + b for a in "BCDFGHKLMNPRSTVZ" for b in ("a", "e", "i", "o", "u", "ar", "el", "or"))
_MIDDLES = ("b", "d", "dr", "g", "k", "l", "m", "n", "nd", "p", "r", "rt", "s", "st", "t", "v", "z")
_ENDS = (
    "adak",
    "efen",
    "igor",
    "ehart",
    "okin",
    "alane",
    "umar",
    "anov",
    "iquist",
    "orin",
    "esett",
    "itor",
    "avane",
    "owick",
    "uzik",
)
_TITLES = ("President", "Foreign Minister", "spokesman", "envoy", "General", "Professor", "", "", "")


class Crowd:
    """People, places and bodies with how often each is named: the n-th 1/n times as often as the first."""

    def __init__(self, size: int, seed: int = 7) -> None:
        self._random = random.Random(seed)
        self.members = [self._make(number) for number in range(size)]
        self._weights = list(accumulate(1 / (rank + 1) for rank in range(size)))

    def _make(self, number: int) -> tuple[EntityKind, str, str]:
        pick = self._random.choice
        word = pick(_STARTS) + pick(_MIDDLES) + pick(_ENDS)
        if number % 5 == 3:
            return "place", f"{word}a", ""
        if number % 5 == 4:
            return "organisation", f"{word} {pick(('Board', 'Union', 'Forum', 'Bank'))}", ""
        return "person", f"{pick(_STARTS)}{pick(_MIDDLES)}{pick(('an', 'er', 'is', 'a'))} {word}", pick(_TITLES)

    def article(self, number: int, size: int = 20) -> tuple[Article, Reading]:
        """An article that names `size` of the crowd, and its reading."""
        chosen = dict.fromkeys(self._random.choices(range(len(self.members)), cum_weights=self._weights, k=3 * size))
        named = [self._name(*self.members[index]) for index in list(chosen)[:size]]
        text = f"Paper {number}.\n"
        entities = []
        for kind, name, role in named:
            start = len(text)
            text += f"{name}.\n"
            mention = Mention(start, start + len(name), name, "name")
            entities.append((kind, name, role, mention))
        day = f"2031-{number % 12 + 1:02}-{number % 28 + 1:02}"
        article = Article(text=text, path=f"crowd/{number}.txt", published=day, language="en")
        made = tuple(
            Entity(id=f"{article.id}.e{m.start}-{m.end}", name=name, kind=kind, role=role or None, mentions=(m,))
            for kind, name, role, m in entities
        )
        info = ArticleInfo(id=article.id, path=article.path, published=day, language="en")
        return article, Reading(article=info, model="crowd", entities=made)

    def _name(self, kind: EntityKind, name: str, role: str) -> tuple[EntityKind, str, str]:
        """A name as one paper or another writes it: now and then the surname alone, an initial, another title."""
        chance = self._random.random()
        if kind == "person" and chance < 0.1:
            return kind, name.split()[1], role
        if kind == "person" and chance < 0.2:
            return kind, f"{name.split()[0]} {'ABCDE'[len(name) % 5]}. {name.split()[1]}", role
        return kind, name, role if chance < 0.7 else ""

    def articles(self, count: int) -> Iterator[tuple[Article, Reading]]:
        """Articles one after the other, all different."""
        return (self.article(number) for number in range(count))
