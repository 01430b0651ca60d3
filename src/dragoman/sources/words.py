"""The word lists of this stage (resources/sources.yaml), loaded once and checked."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import msgspec


class Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Lists for bylines, site names, dates and encodings; the file gives the reason for each."""

    name_joiners: tuple[str, ...]
    byline_openers: tuple[str, ...]
    generic_site_words: frozenset[str]
    months: dict[str, int]
    encodings: tuple[str, ...]


@cache
def load_words() -> Words:
    """The lists of resources/sources.yaml. A list that is missing or misspelt raises msgspec.ValidationError."""
    import yaml

    source = files("dragoman") / "resources" / "sources.yaml"
    return msgspec.convert(yaml.safe_load(source.read_text(encoding="utf-8")), Words)
