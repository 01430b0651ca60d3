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
            return float(raw) if re.fullmatch(r"\d{1,9}(\.\d{1,3})?", raw) else None
        if token.kind == "c":
            value = int(token.value)
            multiplies = value in (12, 100) and any(kind in "ca" for kind in slots.kinds[: slots.tokens.index(token)])
            total = max(total, 1) * value if multiplies else total + value
    return total or (1 if slots.has("a") else None)


def duration_of(count: float | None, unit: str) -> str:
    """A duration as TIMEX3: P3D, PT2H, PXY where the count is vague. A fortnight is two weeks."""
    much = "X" if count is None else f"{count:.12g}"
    factor, letters = (int(unit[0]), unit[1:]) if unit[0].isdigit() else (1, unit)
    if factor > 1 and count is not None:
        much = f"{count * factor:.12g}"
    if letters[0] == "T":
        return f"PT{much}{letters[1:]}"
    return f"P{much}{letters}"


def half_of(unit: str) -> str:
    """Half an hour is 30 minutes: TIMEX3 has whole numbers where a smaller unit gives them."""
    return {"TH": "PT30M", "D": "PT12H", "Y": "P6M", "DE": "P5Y"}.get(unit, f"P0.5{unit}")


def unknown(unit: str) -> str | None:
    """A time of which the grain alone is known."""
    return {"D": "XXXX-XX-XX", "M": "XXXX-XX", "W": "XXXX-WXX", "Y": "XXXX", "WE": "XXXX-WXX-WE"}.get(unit)
