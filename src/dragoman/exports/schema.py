"""The JSON Schema of the reading format. `python -m dragoman.exports.schema` writes it anew after a struct changed."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path
from typing import Any

import msgspec

from dragoman.types import Reading

SCHEMA = "reading.schema.json"
"""The file's name in the package's resources, where users of the format find it."""


def make_schema() -> dict[str, Any]:
    """The schema that the structs give (JSON Schema 2020-12)."""
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "Dragoman reading format, one line"}
    return schema | msgspec.json.schema(Reading)


def load_schema() -> dict[str, Any]:
    """The schema that ships with the package."""
    shipped: dict[str, Any] = json.loads((files("dragoman") / "resources" / SCHEMA).read_text("utf-8"))
    return shipped


def format_schema() -> str:
    """`make_schema` as the file's text."""
    return json.dumps(make_schema(), indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    (Path(__file__).parents[1] / "resources" / SCHEMA).write_text(format_schema(), "utf-8")
