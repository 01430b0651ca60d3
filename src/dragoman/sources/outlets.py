"""Which of the names on a page is the outlet's: the one that its address bears out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from dragoman.sources.words import load_words

_PARTS = re.compile(r"\s+[|–—•·*»:-]\s+")
_SECOND_LEVEL = frozenset(("co", "com", "org", "net", "gov", "edu", "ac"))
_LONGEST = 60


def choose_outlet(names: Iterable[str | None], host: str | None) -> str | None:
    """The outlet among `names`, which come in order of trust; `host` is the page's.

    Pages call themselves many things: an owner ("Harbour Media Group"), a slogan, a login ("thecourier"). The first
    name that has the letters of the domain wins, the better spelled of equals, unless all of those are logins and the
    first is not; without one, the first name; without any, the domain.
    """
    candidates = [name for given in names if given and (name := " ".join(given.split())) and len(name) <= 4 * _LONGEST]
    pieces = [piece for name in candidates for piece in (name, *_PARTS.split(name)) if piece and len(piece) <= _LONGEST]
    label = domain_label(host)
    agreeing = [piece for piece in pieces if label and site_key(piece) == site_key(label)]
    if agreeing and (_spelling(best := max(agreeing, key=_spelling))[1] or not _spelling(pieces[0])[1]):
        return best
    return pieces[0] if pieces else (host.removeprefix("www.") if host else None)


def domain_label(host: str | None) -> str | None:
    """The part of a host that names the site: `courier` of `www.courier.co.uk`."""
    labels = (host or "").lower().split(".")[:-1]
    if len(labels) > 1 and labels[-1] in _SECOND_LEVEL:
        labels.pop()
    return labels[-1] if labels else None


def site_key(name: str) -> str:
    """A site's name for comparing: its letters without case, domain ending and generic words (the, news, online)."""
    bare = re.sub(r"\.(?:[a-z]{2,3}\.)?[a-z]{2,4}$", "", name.casefold().strip("@"))
    letters = "".join(re.findall(r"\w", bare))
    for word in load_words().generic_site_words:
        letters = letters.removeprefix(word) if word == "the" else letters.removesuffix(word)
    return letters or "".join(re.findall(r"\w", name.casefold()))


def host_of(url: str | None) -> str | None:
    """The host of an address, without port; None if it has none."""
    try:
        return urlsplit(url or "").hostname
    except ValueError:
        return None


def _spelling(name: str) -> tuple[bool, bool, bool]:
    """Better spelled: not as a domain or login, with capitals, in words ("The Courier" > "thecourier")."""
    return not re.search(r"\w\.\w|@", name), name != name.lower(), " " in name
