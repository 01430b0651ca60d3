"""What people have decided: that two are one, or one is two. Kept for good; a later decision may take one back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import msgspec

from dragoman.story.identity.forms import Form
from dragoman.story.identity.spelling import plain


class Selector(msgspec.Struct, frozen=True, order=True):
    """Which forms are meant: all of this name, or this name in one article. It outlives re-reading: an article that is
    read again has the same id, and names are its words."""

    name: str
    """As `plain` gives it."""
    article: str = ""

    def fits(self, form: Form) -> bool:
        return plain(form.name) == self.name and (not self.article or self.article == form.article)


class Decision(msgspec.Struct, frozen=True, kw_only=True):
    """`merge`: whatever fits `these` or `those` is one. `split`: what fits `these` is not what fits `those`."""

    id: str
    kind: Literal["merge", "split"]
    these: tuple[Selector, ...]
    those: tuple[Selector, ...]
    who: str = ""
    when: str = ""
    """UTC, `2024-11-08T14:05:00Z`."""
    why: str = ""
    superseded_by: str | None = None
    """Id of the decision that took this one back."""

    @property
    def key(self) -> str:
        """The block that it makes of all that it speaks of."""
        return f"d:{self.id}"

    def speaks_of(self, form: Form) -> bool:
        return any(selector.fits(form) for selector in (*self.these, *self.those))

    def describe(self) -> str:
        """Who decided it, when and why, in words."""
        by = " ".join(word for word in (self.who and f"by {self.who}", self.when and f"on {self.when[:10]}") if word)
        return " ".join(word for word in ("decided", by) if word) + (f": {self.why}" if self.why else "")


def live(decisions: Sequence[Decision]) -> list[Decision]:
    """Those that nothing has taken back, oldest first; those of one second by their numbers."""
    return sorted((d for d in decisions if d.superseded_by is None), key=lambda d: (d.when, len(d.id), d.id))


def named_apart(decisions: Sequence[Decision], article: str) -> frozenset[str]:
    """Names that some decision speaks of in this one article alone."""
    selectors = (s for d in live(decisions) for s in (*d.these, *d.those))
    return frozenset(s.name for s in selectors if s.article == article)
