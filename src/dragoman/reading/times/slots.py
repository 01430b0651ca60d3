"""The tokens of one match of the grammar, asked by class."""

from __future__ import annotations

from dragoman.reading.times.scan import Token


class Slots:
    """The tokens of one match by class."""

    def __init__(self, tokens: list[Token], kinds: str) -> None:
        self.tokens, self.kinds = tokens, kinds

    def get(self, classes: str) -> Token | None:
        return next((t for t in self.tokens if t.kind in classes), None)

    def number(self, classes: str) -> int | None:
        """The whole number of the first token of the classes; None where there is none, or a broken one ("0.5")."""
        token = self.get(classes)
        return whole(token) if token else None

    def word(self, classes: str) -> str:
        """What the first token of the classes stands for, as text; empty where there is none."""
        token = self.get(classes)
        return str(token.value) if token else ""

    def has(self, classes: str) -> bool:
        return any(kind in classes for kind in self.kinds)

    @property
    def part(self) -> str | None:
        """start, mid or end, of early, mid-, the end of, later in."""
        token = self.get("E$")
        if token:
            return str(token.value)
        return "start" if "B" in self.kinds else "end" if "l" in self.kinds else None


def whole(token: Token) -> int | None:
    """The number that a token stands for, where it is a whole one."""
    try:
        return int(token.value)
    except ValueError:
        return None
