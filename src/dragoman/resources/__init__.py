"""Word lists: YAML files beside this module, each list with the reason why it is there; and weights, JSON files that
`training/` makes. Checked on load."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

import msgspec

from dragoman.errors import StopError

T = TypeVar("T")


def load_words(name: str, shape: type[T]) -> T:
    """The resource `name`.yaml as `shape`; read on every call, so callers keep it. Raises StopError when it differs."""
    path = Path(__file__).parent / f"{name}.yaml"
    try:
        return msgspec.yaml.decode(path.read_bytes(), type=shape)
    except (OSError, msgspec.DecodeError) as error:
        raise StopError(str(path), f"not a list dragoman can use ({error})", "install dragoman again") from None


def load_weights(name: str, shape: type[T]) -> T:
    """The resource `name`.json as `shape`; read on every call, so callers keep it. Raises StopError when it differs."""
    path = Path(__file__).parent / f"{name}.json"
    try:
        return msgspec.json.decode(path.read_bytes(), type=shape)
    except (OSError, msgspec.DecodeError) as error:
        raise StopError(str(path), f"no weights dragoman can use ({error})", "install dragoman again") from None
