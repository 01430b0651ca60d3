"""Readings made from a few words: each line one entity, as `kind name, role`."""

from __future__ import annotations

import hashlib
from typing import cast

from dragoman.types import Article, ArticleInfo, Entity, EntityKind, Mention, Reading

KINDS = {"P": "person", "O": "organisation", "L": "place", "G": "group"}


def make_reading(*lines: str, published: str | None = None, title: str = "") -> Reading:
    """A reading that names these: `P Yorev Dazhan | President` is a person with a title."""
    return make_pair(*lines, published=published, title=title)[1]


def make_pair(*lines: str, published: str | None = None, title: str = "") -> tuple[Article, Reading]:
    """An article and its reading; `title` makes articles of the same names different."""
    text, entities = f"{title or hashlib.blake2b(repr(lines).encode(), digest_size=4).hexdigest()}\n", []
    for line in lines:
        kind, _, rest = line.partition(" ")
        name, _, role = rest.partition(" | ")
        mention = Mention(len(text), len(text) + len(name), name, "name")
        entities.append((kind, name, role, mention))
        text += f"{name}\n"
    article = Article(text=text, path=f"{title or 'a'}.txt", published=published, language="en")
    made = tuple(
        Entity(
            id=f"{article.id}.e{mention.start}-{mention.end}",
            name=name,
            kind=cast(EntityKind, KINDS[kind]),
            role=role or None,
            mentions=(mention,),
        )
        for kind, name, role, mention in entities
    )
    info = ArticleInfo(id=article.id, path=article.path, published=published, language="en")
    return article, Reading(article=info, model="test+r1", entities=made)
