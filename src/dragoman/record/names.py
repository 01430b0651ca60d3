"""A name as it is compared: without case, accents and punctuation. Other spellings of one name stay other names."""

from __future__ import annotations

import re
import unicodedata

_WORD = re.compile(r"\w+")


def fold_name(name: str) -> str:
    """`Zofia Lanë-Dale` and `ZOFIA LANE DALE` give the same; never empty for a name that is not."""
    plain = name
    if not name.isascii():
        plain = unicodedata.normalize("NFKD", name)
        plain = "".join(char for char in plain if unicodedata.category(char) != "Mn")
    return " ".join(_WORD.findall(plain.casefold())) or name.strip()
