"""Every example in the documentation runs and prints what the page shows."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.docs_examples import PAGES, Runner, find_examples, matches


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_every_example_prints_what_the_page_shows(path: Path, tmp_path: Path) -> None:
    runner = Runner(tmp_path)
    examples = list(find_examples(path.read_text("utf-8")))
    assert examples
    for example in examples:
        printed = runner.run(example)
        if not matches(example.shown, printed):
            # Equal strings would have matched: this shows the difference, and how to accept it.
            assert printed == example.shown, f"{path.name}: if this is right: python -m tests.docs_examples"


def test_the_pages_that_are_promised_have_examples() -> None:
    assert {"tutorial.md", "reading-format.md", "commands.md", "library.md"} <= {path.name for path in PAGES}


def test_an_output_that_differs_is_noticed() -> None:
    assert matches("a\n...\nd\n", "a\nb\nc\nd\n") and matches("...\n", "") and matches("a\n", "a\n")
    assert not matches("a\n", "a\nb\n") and not matches("a\n...\nd\n", "a\nb\n") and not matches("", "a\n")


def test_commands_and_code_are_found_with_their_output() -> None:
    page = "x\n```console\n$ one\n1\n$ two\n```\n\n```python\nprint(3)\n```\n\n```text\n3\n```\n```python\npass\n```\n"
    found = [(example.code, example.shown, example.start >= 0) for example in find_examples(page)]
    assert found == [("one", "1\n", True), ("two", "", True), ("print(3)\n", "3\n", True), ("pass\n", "", False)]
