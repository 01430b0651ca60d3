"""A model that does not fit, or was damaged, is refused with what to do."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from dragoman.errors import StopError
from dragoman.reading.model import DEFAULT, Model, load_card


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the shipped model that may be spoilt."""
    return Path(shutil.copytree(DEFAULT, tmp_path / "model"))


def change_card(folder: Path, **changes: object) -> None:
    card = json.loads((folder / "model.json").read_text())
    (folder / "model.json").write_text(json.dumps(card | changes))


def test_the_shipped_model_says_what_it_is() -> None:
    card = load_card(DEFAULT)
    assert card.languages == ["en"]
    assert {h.name for h in card.heads} == {"attribution", "names"}
    assert (DEFAULT / "README.md").exists() and all("PolNeAR" not in k for k in card.sha256)
    assert card.scores, "a model ships with its measured figures"


def test_no_model_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(StopError, match=r"no model here.*--model"):
        Model(tmp_path)


def test_a_model_of_another_format_is_refused(folder: Path) -> None:
    change_card(folder, format=99)
    with pytest.raises(StopError, match=r"format 99, this dragoman reads format 2"):
        Model(folder)


def test_a_damaged_file_is_named(folder: Path) -> None:
    with (folder / "vocab.txt").open("a") as vocabulary:
        vocabulary.write("extra\n")
    with pytest.raises(StopError, match=r"vocab\.txt.*damaged"):
        Model(folder)


def test_a_card_that_is_no_card_is_named(folder: Path) -> None:
    (folder / "model.json").write_text("{")
    with pytest.raises(StopError, match=r"not a model card"):
        Model(folder)
