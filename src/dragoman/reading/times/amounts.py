"""How much time: numbers in words and figures, and durations as TIMEX3 writes them."""

from __future__ import annotations

import re

from dragoman.reading.times.slots import Slots


def count_of(slots: Slots) -> float | None:
    """How many; None where the words are vague."""
    if slots.has("f"):
        return None
    total: float = 0
    for token in slots.tokens:
        if token.kind in "nNY":
            raw = str(token.value).replace(",", "")
            return float(raw) if re.fullmatch(r"\d+(\.\d+)?", raw) else None
        if token.kind == "c":
            value = int(token.value)
            total = (
                max(total, 1) * value
                if value in (100, 12) and slots.kinds.count("c") + slots.kinds.count("a") > 1
                else total + value
            )
    return total or (1 if slots.has("a") else None)


def duration_of(count: float | None, unit: str) -> str:
    much = "X" if count is None else f"{count:g}"
    factor, letters = (int(unit[0]), unit[1:]) if unit[0].isdigit() else (1, unit)
    if factor > 1 and count is not None:
        much = f"{count * factor:g}"
    if letters[0] == "T":
        return f"PT{much}{letters[1:]}"
    return f"P{much}{letters}"


def unknown(unit: str) -> str | None:
    """A time of which the grain alone is known."""
    return {"D": "XXXX-XX-XX", "M": "XXXX-XX", "W": "XXXX-WXX", "Y": "XXXX", "WE": "XXXX-WXX-WE"}.get(unit)
