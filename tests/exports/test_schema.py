"""The schema that ships is the one that the structs give, and readings keep to it."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path

import jsonschema
import pytest

from dragoman.exports.schema import SCHEMA, format_schema, load_schema


def test_the_shipped_schema_is_what_the_structs_give() -> None:
    shipped = (files("dragoman") / "resources" / SCHEMA).read_text("utf-8")
    assert shipped == format_schema(), "python -m dragoman.exports.schema writes it anew"


def test_the_schema_is_itself_valid() -> None:
    jsonschema.Draft202012Validator.check_schema(load_schema())


def test_every_reading_of_the_story_keeps_to_the_schema(story_lines: Path) -> None:
    validator = jsonschema.Draft202012Validator(load_schema())
    lines = story_lines.read_text("utf-8").splitlines()
    assert len(lines) >= 8
    for line in lines:
        validator.validate(json.loads(line))


def test_a_line_with_a_wrong_kind_is_refused(story_lines: Path) -> None:
    lines = map(json.loads, story_lines.read_text("utf-8").splitlines())
    reading = next(reading for reading in lines if reading["statements"])
    reading["statements"][0]["kind"] = "rumour"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(reading, load_schema())
