"""`NAME.meta.json`: what a bare text or a saved page does not say of itself, as one JSON object."""

from __future__ import annotations

from pathlib import Path

import msgspec

from dragoman.errors import SkipError
from dragoman.sources.facts import Facts, check_facts, kind_of
from dragoman.sources.formats import sidecars_of

MAX_BYTES = 1_000_000
_FORM = 'write one object, such as {"published": "2024-11-08", "publisher": "The Courier"}'


def load_sidecar(path: Path) -> Facts:
    """The facts in the sidecar of `path`, none if it has no sidecar. Raises SkipError naming a faulty sidecar.

    A faulty sidecar makes its article skipped: read without it, the article would stand in the record undated.
    """
    sidecar = next((sidecar for sidecar in sidecars_of(path) if sidecar.is_file()), None)
    if sidecar is None:
        return Facts()
    where = str(sidecar)
    with sidecar.open("rb") as file:
        raw = file.read(MAX_BYTES + 1)
    if len(raw) > MAX_BYTES:
        raise SkipError(where, "larger than a sidecar can be (1 MB)", _FORM)
    return check_facts(parse_object(raw, where, _FORM), where)


def parse_object(raw: bytes, where: str, do: str) -> dict[str, object]:
    """The JSON object in `raw`. Raises SkipError if it is malformed or something else than an object."""
    value = parse_json(raw, where, do)
    if not isinstance(value, dict):
        raise SkipError(where, f"{kind_of(value)}, expected a JSON object", do)
    return value


def parse_json(raw: bytes, where: str, do: str) -> object:
    """Any JSON value; a byte order mark before it is passed over. Raises SkipError if it is malformed."""
    try:
        return msgspec.json.decode(raw.removeprefix(b"\xef\xbb\xbf"))
    except RecursionError:
        raise SkipError(where, "malformed JSON: nested too deeply", do) from None
    except UnicodeDecodeError as error:
        raise SkipError(where, f"malformed JSON: not UTF-8 (byte {error.start} of a string)", do) from None
    except msgspec.DecodeError as error:
        reason = str(error).removeprefix("JSON is malformed: ").replace("Input data was truncated", "it ends too early")
        raise SkipError(where, f"malformed JSON: {reason}", do) from None
